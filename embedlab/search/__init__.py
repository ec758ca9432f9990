"""Finding things by their vectors: judging a ranking, and storing many vectors in few bytes."""

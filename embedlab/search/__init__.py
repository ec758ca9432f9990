"""Finding things by words and by vectors: ranking, joining and judging, and vectors in few bytes."""

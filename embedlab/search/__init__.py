"""Finding things by words and by vectors: ranking, joining, judging, and vectors in few bytes."""

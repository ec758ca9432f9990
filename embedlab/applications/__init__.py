"""Small systems of part IV that need one file each: a recommender, a contract, summaries."""

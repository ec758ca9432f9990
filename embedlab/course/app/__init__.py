"""The programs around the notebooks: the command line, the server, the learner's folder."""

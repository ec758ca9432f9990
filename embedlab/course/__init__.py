"""What makes it a course: checks, exercises, explorers, and the programs around the notebooks."""

"""Vectors of several languages in one space."""

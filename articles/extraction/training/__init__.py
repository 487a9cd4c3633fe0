"""Annotated news -> the weights that the extraction ships with."""

"""The forms in which the archive leaves the house."""

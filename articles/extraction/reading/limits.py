"""How much of one source is read."""

#: Larger than any article; a page with all its pictures inside is not one either.
MAX_BYTES = 20 * 1024 * 1024

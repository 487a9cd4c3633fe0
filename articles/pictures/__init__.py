"""Pictures made on the server: counts -> what a template draws as a table with SVG in its cells.

The table is the picture, so that screen readers, copying and paper have the figures too.
"""

"""Documents made from one release: what stands in them (``document``), and how each format is written.

Light to import: Typst, python-docx, Altair and Polars come when a document is written.
"""

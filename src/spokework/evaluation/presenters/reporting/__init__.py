"""A realist report: what stands in one, item by item of RAMESES II, and how it is put together.

The standard is Wong and others, *RAMESES II reporting standards for realist evaluations*, BMC Medicine 14:96 (2016).
Its items are named here in our own words. Light to import: Typst and python-docx come when a document is written.
"""

WRITTEN = ("pdf", "docx", "html")  # of the formats there are: a report of words has no data of its own

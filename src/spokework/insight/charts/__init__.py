"""Pictures, each with the words that stand for it. Light to import: Altair comes with those that draw."""


class Drawn(str):
    """SVG as Vega drew it, wide and narrow, its labels escaped: the one text a page of figures prints as it is."""

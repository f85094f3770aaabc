"""Pictures, each with the words that stand for it. Light to import: Altair comes with those that draw."""


class Drawn(str):
    """SVG as Vega drew it, its labels escaped: the one text a page of figures may print as it is."""

    @property
    def twice(self) -> bool:
        """Wide and narrow: it need not scroll."""
        return "chart-narrow" in self

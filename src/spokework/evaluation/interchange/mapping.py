"""How what the workspace knows is named in a project file: colours, GUIDs of what has no row, kinds of attributes."""

from uuid import UUID, uuid5

from spokework.evaluation.codes import AttributeKind, Colour

from .project import VariableKind

HEX: dict[str, str] = {
    Colour.TEAL: "#0f766e",
    Colour.BLUE: "#1d4ed8",
    Colour.VIOLET: "#6d28d9",
    Colour.ROSE: "#be185d",
    Colour.RED: "#b91c1c",
    Colour.ORANGE: "#c2410c",
    Colour.YELLOW: "#a16207",
    Colour.GREEN: "#15803d",
}
KINDS: dict[str, VariableKind] = {
    AttributeKind.CHOICE: VariableKind.TEXT,
    AttributeKind.YES_NO: VariableKind.BOOLEAN,
    AttributeKind.NUMBER: VariableKind.INTEGER,
    AttributeKind.TEXT: VariableKind.TEXT,
}
KINDS_BACK: dict[VariableKind, str] = {
    VariableKind.BOOLEAN: AttributeKind.YES_NO,
    VariableKind.INTEGER: AttributeKind.NUMBER,
}


def named(owner: UUID, name: str) -> UUID:
    """The same GUID every time for what has no row of its own."""
    return uuid5(owner, name)


def nearest(colour: str) -> str:
    """The colour of ours that looks most like it."""
    if not colour:
        return Colour.TEAL
    red, green, blue = _parts(colour)

    def distance(ours: str) -> int:
        r, g, b = _parts(HEX[ours])
        return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2

    return min(HEX, key=distance)


def _parts(colour: str) -> tuple[int, int, int]:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)

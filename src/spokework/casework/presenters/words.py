"""Labels as they read within a sentence."""


def small(label: str) -> str:
    """The first letter only: the rest stands as it is written, “how I feel” for one."""
    return label[:1].lower() + label[1:]


def number(count: int) -> str:
    return f"{count:,}"

"""One count, and one share, as they may be published."""

from collections.abc import Sequence
from dataclasses import dataclass

from spokeplan.statistics.arguments import count_of, part_of

from .rules import ROUND5, Profile, Protected, Rule, is_one_sided, protected


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedShare:
    """``share`` = shown numerator / shown denominator, from 0 to 1; None where one of them is withheld or 0."""

    numerator: Protected
    denominator: Protected
    share: float | None


def protect_count(by_hub: Sequence[int], *, profile: Profile = ROUND5) -> Protected:
    """A count of young people, given as how many each hub contributes.

    Symbols: x_h what hub h contributes, x = Σ x_h; s, b, H, d the profile's small, base, least_hubs, dominance. The
    first that holds decides:

        1 ≤ x ≤ s             withheld, SMALL
        |{h: x_h > 0}| < H    withheld, FEW_HUBS (x > 0)
        max x_h > d x         withheld, DOMINANCE
        otherwise             shown, the multiple of b that is nearest to x; 0 is shown as 0

    What is counted within one hub on purpose – its own board's report – is protected with a profile of one hub:
    ``replace(ROUND5, least_hubs=1, dominance=1)``. Raises ValueError for a part that is not a whole number from 0 up.

    A table must not be protected count by count: its counts add up, and ``protect`` looks at what that tells.
    """
    return protected(_parts(by_hub, name="by_hub"), profile)


def protect_share(
    numerator_by_hub: Sequence[int], denominator_by_hub: Sequence[int], *, profile: Profile = ROUND5
) -> ProtectedShare:
    """A share, given as how many each hub contributes to its numerator and denominator (the same hubs, in order).

    Numerator r and denominator n pass the rules of ``protect_count``. Besides, where min(r, n − r) ≤ s and n > 0 the
    numerator is withheld as ONE_SIDED, whether it is none, all, few or all but few: of a group that has nobody on one
    side everything is known of everybody, so that must not be told from the others. The share is that of the
    published numbers, so it tells nothing that they do not; it is never 0 and never 1.

    Raises ValueError as there, for lists of different length, and for a hub's numerator above its denominator.
    """
    parts, wholes = (
        _parts(numerator_by_hub, name="numerator_by_hub"),
        _parts(denominator_by_hub, name="denominator_by_hub"),
    )
    if len(parts) != len(wholes):
        raise ValueError(f"denominator_by_hub must be as long as numerator_by_hub ({len(parts)}), not {len(wholes)}")
    for part, whole in zip(parts, wholes, strict=True):
        part_of(part, whole)
    one_sided = is_one_sided(sum(parts), sum(wholes), profile)
    above = Protected(None, Rule.ONE_SIDED) if one_sided else protected(parts, profile)
    below = protected(wholes, profile)
    return ProtectedShare(numerator=above, denominator=below, share=share_of_shown(above, below))


def share_of_shown(numerator: Protected, denominator: Protected) -> float | None:
    """From what is published only. None where either is withheld, and of nobody."""
    if numerator.shown is None or not denominator.shown:
        return None
    return numerator.shown / denominator.shown


def _parts(values: Sequence[int], *, name: str) -> tuple[int, ...]:
    return tuple(count_of(value, name=name) for value in values)

"""What must hold between the parts of a tool: names used once, bands without gaps, levels that only rise."""

from collections.abc import Iterable, Iterator

from spokework.casework.tools.definition import Tool
from spokework.casework.tools.parts import Band
from spokework.casework.tools.reading import Findings


def check(tool: Tool, findings: Findings) -> None:
    _check_names(tool, findings)
    for n, band in enumerate(tool.bands):
        _check_band(n, band, findings)
        if n == 0:
            _check_start(band, findings)
        else:
            _check_step(n, tool.bands[n - 1], band, findings)
    if tool.bands and findings.sound("sections"):
        _check_reach(tool, findings)


def _check_band(n: int, band: Band, findings: Findings) -> None:
    here = f"bands[{n}]"
    if band.to is not None and band.to < band.start and findings.sound(f"{here}.to") and findings.sound(f"{here}.from"):
        findings.refuse(f"{here}.to", f"is {band.to}, below where the band begins; write {band.start} or more")


def _check_start(band: Band, findings: Findings) -> None:
    if band.start != 0 and findings.sound("bands[0].from"):
        findings.refuse("bands[0].from", f"is {band.start}, but totals begin at 0; write 0")


def _check_step(n: int, before: Band, band: Band, findings: Findings) -> None:
    here, there = f"bands[{n}]", f"bands[{n - 1}]"
    if findings.sound(f"{here}.level") and findings.sound(f"{there}.level") and band.level < before.level:
        remedy = f"a higher total may not mean a lower level, so write {before.level} or above"
        findings.refuse(f"{here}.level", f"is {band.level}, below {before.level} of the band before; {remedy}")
    if not (findings.sound(f"{here}.from") and findings.sound(f"{there}.to")):
        return
    if before.to is None:
        findings.refuse(f"{there}.to", f"is missing; only the last band may be open, so write to: {band.start - 1}")
    elif band.start <= before.to:
        remedy = f"write {before.to + 1}, or end the band before at {band.start - 1}"
        findings.refuse(f"{here}.from", f"is {band.start}, which overlaps the band before; {remedy}")
    elif band.start > before.to + 1:
        remedy = f"write {before.to + 1}, or end the band before at {band.start - 1}"
        findings.refuse(f"{here}.from", f"is {band.start}, which leaves a gap after {before.to}; {remedy}")


def _check_reach(tool: Tool, findings: Findings) -> None:
    highest = tool.max_total
    for n, band in enumerate(tool.bands):
        if band.start > highest and findings.sound(f"bands[{n}].from"):
            message = f"is {band.start}, but the highest possible total is {highest}; lower it, or check the weights"
            findings.refuse(f"bands[{n}].from", message)
    last = len(tool.bands) - 1
    end = tool.bands[-1].to
    if end is not None and end != highest and findings.sound(f"bands[{last}]"):
        remedy = f"write {highest}, or remove it to leave the band open"
        findings.refuse(f"bands[{last}].to", f"is {end}, but the highest possible total is {highest}; {remedy}")


def _check_names(tool: Tool, findings: Findings) -> None:
    _once(((section.key, f"sections[{n}].key") for n, section in enumerate(tool.sections)), findings)
    _once(_item_names(tool), findings)
    _once(((band.key, f"bands[{n}].key") for n, band in enumerate(tool.bands)), findings)


def _item_names(tool: Tool) -> Iterator[tuple[str, str]]:
    for s, section in enumerate(tool.sections):
        for i, item in enumerate(section.items):
            yield item.key, f"sections[{s}].items[{i}].key"


def _once(names: Iterable[tuple[str, str]], findings: Findings) -> None:
    first: dict[str, str] = {}
    for name, path in names:
        if name and name in first:
            findings.refuse(path, f"“{name}” is already a key at {first[name]}; choose another")
        first.setdefault(name, path)

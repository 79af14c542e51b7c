"""The parts that say how slides look: masters, layouts, themes, styles of tables.

Each gets a name that stays when programs name the parts anew.
"""

from __future__ import annotations

import re

from deckbuilder.ooxml.parts import PackageError, Parts

_NAME = re.compile(rb'<p:cSld name="([^"]*)"')
_PAPERS = ("notesMaster", "handoutMaster")


def presentation_part(parts: Parts) -> str:
    """The presentation's part; raises PackageError where the package holds none."""
    found = parts.related("", "officeDocument")
    name = found[0] if found else "ppt/presentation.xml"
    if name not in parts:
        raise PackageError("it holds no presentation")
    return name


def design_parts(parts: Parts) -> dict[str, str]:
    """The parts of a deck's design by their names: `master 1`, `theme 1`, `layout 1 Section`."""
    presentation = presentation_part(parts)
    found: dict[str, str] = {}
    for number, master in enumerate(parts.related(presentation, "slideMaster"), 1):
        found[f"master {number}"] = master
        found |= {f"theme {number}": theme for theme in parts.related(master, "theme")}
        for layout in parts.related(master, "slideLayout"):
            found[_free(f"layout {number} {layout_name(parts, layout)}", found)] = layout
    for kind in _PAPERS:
        for paper in parts.related(presentation, kind):
            found[kind] = paper
            found |= {f"{kind} theme": theme for theme in parts.related(paper, "theme")}
    for styles in parts.related(presentation, "tableStyles"):
        found["table styles"] = styles
    return {name: part for name, part in found.items() if part in parts}


def _free(name: str, taken: dict[str, str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def layout_name(parts: Parts, part: str) -> str:
    """The name that a layout goes by; its part's where it has none."""
    found = _NAME.search(parts.read(part)) if part in parts else None
    return found[1].decode("utf-8", "replace") if found else part

"""A template's file in, its clean parts and the views of its layouts out; the same at import and
at every build, so that whatever a theme names is as safe as what was imported.

Masters, layouts and themes are numbered from 1 in their order, layouts through all masters.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import msgspec

from deckbuilder.model.template import Part, Relation
from deckbuilder.template.archive import Archive
from deckbuilder.template.cleaning import Cleaner
from deckbuilder.template.completing import Usage, complete, main_master
from deckbuilder.template.mapping import Found, map_forms
from deckbuilder.template.paint import Pictures
from deckbuilder.template.sheets import SheetView, Space, space_of
from deckbuilder.template.source import Master, Source, read_source
from deckbuilder.template.tree import A, P, R, serialize

FIRST_ID = 2147483648  # ST_SlideMasterId and ST_SlideLayoutId begin here
_MOST_NAMED = 3  # sheets that the report names
LAYOUT_IDS = 1000  # from the first id on, after those of masters


class OnMaster(msgspec.Struct):
    """One master as our forms may stand on it: the views of its layouts, `first` the number of
    the first of them, and `bare` the master alone; `found` are the layouts of our forms."""

    number: int
    first: int
    views: list[SheetView]
    bare: SheetView
    found: dict[str, Found]


class Reading(msgspec.Struct):
    """A template as decks may use it: `masters` are the numbers of each master's layouts, `on`
    the master that our forms stand on, one of `all`."""

    path: Path
    space: Space
    parts: tuple[Part, ...]
    masters: tuple[tuple[int, ...], ...]
    on: OnMaster
    all: list[OnMaster]
    left_out: list[str]

    @property
    def first(self) -> int:
        return self.on.first

    @property
    def views(self) -> list[SheetView]:
        return self.on.views

    @property
    def bare(self) -> SheetView:
        return self.on.bare

    @property
    def found(self) -> dict[str, Found]:
        return self.on.found

    def with_layout(self, number: int) -> Reading:
        """The same template with our forms on the master that has this layout, if one has."""
        for on in self.all:
            if on.first <= number < on.first + len(on.views):
                return msgspec.structs.replace(self, on=on)
        return self


@lru_cache(maxsize=4)
def _kept(path: Path, _stamp: int, completed: bool) -> Reading:
    archive = Archive(path)
    try:
        source = read_source(archive)
        masters = [m for m in source.masters if m.layouts] or source.masters[:1]
        if completed:
            complete(space_of(source.size), masters, Usage(source.uses, source.opening))
        return _read(path, source, masters)
    finally:
        archive.close()


def read_template(path: Path, completed: bool = False) -> Reading:
    """The template at `path`, with layouts that lack a title `completed` where that is asked;
    raises DeckError where it cannot be used, OSError where not read."""
    return _kept(path, path.stat().st_mtime_ns, completed)


def _read(path: Path, source: Source, masters: list[Master]) -> Reading:
    space = space_of(source.size)
    cleaner = Cleaner(source.archive)
    parts: list[Part] = []
    numbers: list[tuple[int, ...]] = []
    used: dict[int, int] = {}
    count = 0
    for number, master in enumerate(masters, 1):
        own = tuple(range(count + 1, count + len(master.layouts) + 1))
        parts += _clean_master(cleaner, master, number, own)
        numbers.append(own)
        for n, layout in zip(own, master.layouts, strict=True):
            used[n] = source.uses.get(layout.name, 0)
        count += len(own)
    parts += cleaner.media.parts.values()
    targets = {part.name: {r.id: r.target for r in part.relations} for part in parts}
    pictures = Pictures({n: p.content for n, p in cleaner.media.parts.items()})

    def view(master: Master, at: int | None) -> SheetView:
        layout = master.layouts[at] if at is not None else None
        return SheetView(space, master, layout, pictures, targets)

    _rename(masters, numbers)
    options: list[OnMaster] = []
    for n, (master, own) in enumerate(zip(masters, numbers, strict=True), 1):
        views = [view(master, i) for i in range(len(own))]
        uses = [used.get(number, 0) for number in own]
        first = own[0] if own else 1
        found = _counted(_told_made(map_forms(views, uses), views), first)
        options.append(OnMaster(n, first, views, view(master, None), found))
    best = options[main_master(masters, [on.found for on in options])]
    left_out = [*source.left_out, *_told(cleaner)]
    return Reading(path, space, tuple(parts), tuple(numbers), best, options, left_out)


def _told(cleaner: Cleaner) -> list[str]:
    """What was taken away, a line each sort: how many, and where if not everywhere."""
    sheets: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for (sheet, sort), n in sorted(cleaner.told.items()):
        sheets.setdefault(sort, []).append(sheet)
        counts[sort] += n
    return [
        f"{counts[sort]} × {sort} in "
        + (", ".join(names) if len(names) <= _MOST_NAMED else f"{len(names)} layouts and masters")
        for sort, names in sheets.items()
    ]


def _told_made(found: dict[str, Found], views: list[SheetView]) -> dict[str, Found]:
    """Tells which layouts had placeholders added."""
    told = dict(found)
    for form, each in found.items():
        layout = views[each.layout - 1].layout if each.layout else None
        if layout is not None and layout.made:
            told[form] = Found(each.layout, "placeholders added to what it draws", False, True)
    return told


def _counted(found: dict[str, Found], first: int) -> dict[str, Found]:
    """Layouts counted through all masters."""
    return {
        form: msgspec.structs.replace(each, layout=each.layout + first - 1) if each.layout else each
        for form, each in found.items()
    }


def _rename(masters: list[Master], numbers: list[tuple[int, ...]]) -> None:
    """Sheets are known by the names of the parts that they became."""
    for n, (master, own) in enumerate(zip(masters, numbers, strict=True), 1):
        master.sheet.name = _master_name(n)
        master.theme.name = _theme_name(n)
        for number, layout in zip(own, master.layouts, strict=True):
            layout.name = _layout_name(number)


def _master_name(number: int) -> str:
    return f"ppt/slideMasters/slideMaster{number}.xml"


def _layout_name(number: int) -> str:
    return f"ppt/slideLayouts/slideLayout{number}.xml"


def _theme_name(number: int) -> str:
    return f"ppt/theme/theme{number}.xml"


def _clean_master(
    cleaner: Cleaner, master: Master, number: int, layouts: tuple[int, ...]
) -> list[Part]:
    """The parts of a master, its theme and its layouts, related to each other."""
    parts: list[Part] = []
    for n, layout in zip(layouts, master.layouts, strict=True):
        part = cleaner.clean(layout, "slideLayout", _layout_name(n))
        up = Relation("rId1", "slideMaster", _master_name(number))
        parts.append(msgspec.structs.replace(part, relations=(*part.relations, up)))
    parts.append(cleaner.clean(master.theme, "theme", _theme_name(number)))
    part = cleaner.clean(master.sheet, "slideMaster", _master_name(number))
    down = [Relation(f"rId{n}", "slideLayout", _layout_name(n)) for n in layouts]
    down.append(Relation("rIdT", "theme", _theme_name(number)))
    _list_layouts(master.sheet.root, layouts)
    content = serialize(master.sheet.root)
    relations = (*part.relations, *down)
    return [Part(part.name, part.kind, content, relations), *parts]


def _list_layouts(root: Element, layouts: tuple[int, ...]) -> None:
    """Writes the list of a master's layouts anew."""
    for old in root.findall(f"{P}sldLayoutIdLst"):
        root.remove(old)
    names = [child.tag for child in root]
    at = names.index(f"{P}clrMap") + 1 if f"{P}clrMap" in names else len(names)
    made = Element(f"{P}sldLayoutIdLst")
    for n in layouts:
        ident = str(FIRST_ID + LAYOUT_IDS + n)
        made.append(Element(f"{P}sldLayoutId", {"id": ident, f"{R}id": f"rId{n}"}))
    root.insert(at, made)


_SANS = "Microsoft YaHei"  # where a font scheme leaves Chinese to the program


def fonts_of(theme: Element) -> dict[str, str]:
    """The families of a theme's font scheme by the references that slides use."""
    found: dict[str, str] = {}
    for kind, short in (("major", "mj"), ("minor", "mn")):
        node = theme.find(f"{A}themeElements/{A}fontScheme/{A}{kind}Font")
        families: dict[str, str] = {}
        for child in node if node is not None else ():
            key = child.get("script") or child.tag.rpartition("}")[2]
            families[key] = child.get("typeface", "").strip()
        found[f"+{short}-lt"] = families.get("latin") or "Arial"
        found[f"+{short}-ea"] = families.get("ea") or families.get("Hans") or _SANS
    return found

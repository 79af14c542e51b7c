"""Importing: a template's file in, a theme's YAML, a clean copy of the template, and a report out.

The copy holds what `cleaning.py` leaves and no slide; PowerPoint opens it as a template. The
YAML is for people to edit: colours, fonts, and a layout for each of our forms.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element

import msgspec

from deckbuilder.model.template import Template
from deckbuilder.template.brand import SCHEME, Brand
from deckbuilder.template.mapping import Found
from deckbuilder.template.reading import FIRST_ID, Reading, fonts_of
from deckbuilder.template.tree import A, P

_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    f'xmlns:a="{A[1:-1]}" xmlns:r="{_OFFICE}" xmlns:p="{P[1:-1]}"'
)  # fmt: skip
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DEFAULT_MARKS = (("▪", ""), ("–", ""), ("–", ""))


# --- the copy -------------------------------------------------------------------------------


def clean_copy(reading: Reading) -> bytes:
    """A .potx of the template's clean parts; the same parts give the same bytes."""
    parts: dict[str, bytes] = {}
    types = [f'<Override PartName="/ppt/presentation.xml" ContentType="{_MAIN}"/>']
    media: dict[str, str] = {}
    for part in reading.parts:
        parts[part.name] = part.content
        if part.name.startswith("ppt/media/"):
            media[part.name.rpartition(".")[2]] = part.kind
            continue
        types.append(f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>')
        folder, _, file = part.name.rpartition("/")
        links = [(r.id, r.type, f"/{r.target}") for r in part.relations]
        parts[f"{folder}/_rels/{file}.rels"] = _relations(links)
    parts["ppt/presentation.xml"], parts["ppt/_rels/presentation.xml.rels"] = _presentation(reading)
    first = {
        "[Content_Types].xml": _content_types(media, types),
        "_rels/.rels": _relations([("rId1", "officeDocument", "/ppt/presentation.xml")]),
    }
    return _zipped({**first, **parts})


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(links: list[tuple[str, str, str]]) -> bytes:
    body = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for ident, kind, target in links
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELS}">{body}</Relationships>'.encode()


def _content_types(media: dict[str, str], types: list[str]) -> bytes:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **dict(sorted(media.items())),
    }
    body = "".join(f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in defaults.items())
    return f'{_DECLARATION}<Types xmlns="{_TYPES}">{body}{"".join(types)}</Types>'.encode()


def _presentation(reading: Reading) -> tuple[bytes, bytes]:
    count = len(reading.masters)
    masters = "".join(
        f'<p:sldMasterId id="{FIRST_ID + n}" r:id="rId{n + 1}"/>' for n in range(count)
    )
    width, height = reading.space.size
    xml = (
        f"{_DECLARATION}<p:presentation {_NAMESPACES}><p:sldMasterIdLst>{masters}"
        f'</p:sldMasterIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
    links = [
        (f"rId{n + 1}", "slideMaster", f"/ppt/slideMasters/slideMaster{n + 1}.xml")
        for n in range(count)
    ]
    links.append((f"rId{count + 1}", "theme", "/ppt/theme/theme1.xml"))
    return xml.encode(), _relations(links)


# --- the theme's file -----------------------------------------------------------------------


def theme_text(reading: Reading, template: Template, brand: Brand, file: str, title: str) -> str:
    """The YAML of the theme; `file` is the clean copy's name beside it."""
    variants = ("dark", "light") if brand.dark else ("light", "dark")
    colors = "".join(
        f"  {variant}:\n{_roles(roles, brand.scheme)}"
        for variant, roles in zip(
            variants, ({**brand.scheme, **brand.own}, brand.other), strict=True
        )
    )
    return (
        f"# A theme on a template of others, made by `deckbuilder themes import`.\n"
        "# Everything here may be edited; docs/themes.md tells what each key does.\n"
        "extends: base\n"
        f"title: {_quoted(title)}\n"
        f"variants: [{variants[0]}]\n"
        f"template: {_quoted(file)}\n\n"
        f"{_layouts(reading, template)}\n"
        "# tx1 to visited are the template's own scheme, which slots name; the others are made\n"
        "# from them so that all of them can be read on the template's ground.\n"
        f"colors:\n{colors}"
        "slots:\n"
        "  {dk1: tx1, lt1: bg1, dk2: tx2, lt2: bg2, accent1: brand1, accent2: brand2,\n"
        "   accent3: brand3, accent4: brand4, accent5: brand5, accent6: brand6, hlink: link,\n"
        "   folHlink: visited}\n"
        f"{_fonts(reading)}{_marks(reading)}"
    )


def _layouts(reading: Reading, template: Template) -> str:
    """The mapping, each line with the layout's name and how it was found."""
    lines = [
        "# Which of the template's layouts takes which form: its number in PowerPoint's list,",
        "# its name, or `made` for one that is made on the template's master.",
        "layouts:",
    ]
    for key, form in template.forms.items():
        found = reading.found[key]
        value = str(form.layout) if form.layout else "made"
        lines.append(f"  {key}: {value:6}# {_how(form.name, found)}")
    others = [
        f"#   {reading.first + i}: {_plain(view.name)}" for i, view in enumerate(reading.views)
    ]
    return "\n".join([*lines, "# the layouts there are:", *others]) + "\n"


def _how(name: str, found: Found) -> str:
    guess = "" if found.sure else "a guess, "
    return f"{_plain(name)}: {guess}{found.way}" if found.layout else found.way


def _plain(name: str) -> str:
    """A name of others on a line of a comment."""
    return "".join(c if c.isprintable() else " " for c in name)[:60].strip() or "(no name)"


def _roles(roles: dict[str, str], scheme: dict[str, str]) -> str:
    """A variant's roles, a line each; what equals one of the scheme names it."""
    names = {color: role for role, color in reversed(scheme.items())}
    lines: list[str] = []
    for role, color in roles.items():
        same = names.get(color) if role not in SCHEME else None
        lines.append(f"    {role}: {same or _quoted('#' + color)}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    return '"' + _plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


_LATIN = ("Arial", "Liberation Sans")
_HAN = ("Microsoft YaHei", "SimHei", "Noto Sans CJK SC")


def _fonts(reading: Reading) -> str:
    fonts = fonts_of(reading.bare.master.theme.root)
    lines = ["fonts:"]
    for role, kind in (("body", "mn"), ("heading", "mj")):
        latin = _families(fonts[f"+{kind}-lt"], _LATIN)
        east_asian = _families(fonts[f"+{kind}-ea"], _HAN)
        lines.append(f"  {role}: {{latin: [{latin}], east_asian: [{east_asian}]}}")
    lines += ["  display: heading", "  numeral: heading", "  quote: body"]
    return "\n".join(lines) + "\n"


def _families(first: str, then: tuple[str, ...]) -> str:
    return ", ".join(_quoted(name) for name in dict.fromkeys((first, *then)))


def _marks(reading: Reading) -> str:
    """The list marks of the master's body where they are characters."""
    styles = reading.bare.master.sheet.root.find(f"{P}txStyles/{P}bodyStyle")
    marks: list[str] = []
    places = ((0, 0.3125), (0.3125, 0.28), (0.5925, 0.28))
    for n, (indent, hanging) in enumerate(places, 1):
        level = styles.find(f"{A}lvl{n}pPr") if styles is not None else None
        char, font = _bullet(level) or _DEFAULT_MARKS[n - 1]
        family = f", font: {_quoted(font)}" if font else ""
        marks.append(
            f"  - {{char: {_quoted(char)}{family}, color: {'accent1' if n == 1 else 'muted'}, "
            f"percent: 100, indent: {indent}, hanging: {hanging}}}\n"
        )
    return "marks:\n" + "".join(marks)


def _bullet(level: Element | None) -> tuple[str, str] | None:
    """The character and font of a level's bullet."""
    node = level.find(f"{A}buChar") if level is not None else None
    char = node.get("char", "").strip()[:1] if node is not None else ""
    if level is None or not char:
        return None
    font = level.find(f"{A}buFont")
    family = font.get("typeface", "") if font is not None else ""
    if not char.isprintable() and "ings" not in family:
        return None
    return char, family


# --- the report -----------------------------------------------------------------------------


class Report(msgspec.Struct, frozen=True):
    """What became of a template: what was mapped, guessed, made, changed and left out."""

    mapped: tuple[str, ...]
    guessed: tuple[str, ...]
    made: tuple[str, ...]
    changed: tuple[str, ...]
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        lines: list[str] = []
        for name in ("mapped", "guessed", "made", "changed", "left_out"):
            lines += [f"{name.replace('_', ' '):9} {line}" for line in getattr(self, name)]
        return "\n".join(lines)


def report_of(reading: Reading, template: Template, brand: Brand) -> Report:
    lines: dict[str, list[str]] = {"mapped": [], "guessed": [], "made": []}
    for key, form in template.forms.items():
        found = reading.found[key]
        if not form.layout:
            lines["made"].append(f"{key}: a layout on the template's master")
            continue
        said = f"{key}: layout {form.layout}, {_plain(form.name)}, {found.way}"
        lines["made" if found.made else "mapped" if found.sure else "guessed"].append(said)
    used = {form.layout for form in template.forms.values()}
    kept = [v.name for i, v in enumerate(reading.views, reading.first) if i not in used]
    if kept:
        lines["mapped"].append("kept, for no form: " + ", ".join(_plain(n) for n in kept))
    return Report(
        tuple(lines["mapped"]), tuple(lines["guessed"]), tuple(lines["made"]),
        tuple(brand.changed), tuple(reading.left_out),
    )  # fmt: skip


class Imported(msgspec.Struct, frozen=True):
    """An imported template: its theme's YAML, its clean copy, and what became of it."""

    theme: str
    copy: bytes
    report: Report

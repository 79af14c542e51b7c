"""Paragraphs and runs as DrawingML text; list-style levels for layouts and master.

A `Setting` stands for where text is written: a plain box, a table's cell, a level of a layout's
placeholder. It knows what text has there without being told, so only what differs is written,
and it remembers each look it has written once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from deckbuilder.model.paragraph import Bullet, Paragraph, Run, line_percent
from deckbuilder.model.theme import Theme
from deckbuilder.pptx_writer.identity import guid
from deckbuilder.pptx_writer.paint import Paint
from deckbuilder.pptx_writer.xml import escape, ext, quote

# Breaking as Chinese wants it: no hanging punctuation, Latin words broken only where they may be.
BREAKING = 'eaLnBrk="1" latinLnBrk="0" hangingPunct="0"'
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_OWN_COLOR = ext(
    "{A12FA001-AC4F-418D-AE19-62706E023703}",
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"'
    ' val="tx"/>',
)
# Office names a language with its region; the other one is for letters of the other script.
_LANGUAGES = {
    "": "en-US", "en": "en-US", "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-CN": "zh-CN",
    "zh-Hant": "zh-TW", "zh-TW": "zh-TW", "zh-HK": "zh-HK",
}  # fmt: skip

Link = Callable[[str], str]  # a link's target -> the attributes of its `a:hlinkClick`
RunLook = tuple[str, str, str]  # `a:rPr`: up to its attributes, its children, the whole of it


def office_language(tag: str) -> str:
    """A BCP 47 tag as Office names the language."""
    return _LANGUAGES.get(tag, tag)


def language(tag: str) -> str:
    """`lang` and `altLang` for a BCP 47 tag."""
    own = office_language(tag)
    return f'lang="{quote(own)}" altLang="{"en-US" if own.startswith("zh") else "zh-CN"}"'


def line_spacing(pitch: float) -> int:
    """Line distance over size as thousandths of a per cent."""
    return line_percent(pitch) * 1000


NOTE = Paragraph((), 12.0, color="")  # what text in speaker notes has by itself


class Setting:
    """What text has by itself in one place; without `given` everything is written out."""

    __slots__ = ("_paragraphs", "_runs", "given", "writer")

    def __init__(self, writer: TextWriter, given: Paragraph | None = None) -> None:
        self.writer = writer
        self.given = given
        self._runs: dict[tuple[object, ...], RunLook] = {}
        self._paragraphs: dict[tuple[object, ...], str] = {}

    def paragraph(self, paragraph: Paragraph, link: Link, *, exact: bool = False) -> str:
        """An `a:p`; `exact` writes line distance in points, as table cells need it."""
        p = paragraph
        exact = exact or p.exact
        key = (p.align, p.pitch, p.space_before, p.indent, p.hanging, p.bullet, p.level)
        key += (p.size,) if exact else ()
        head = self._paragraphs.get(key)
        if head is None:
            head = self._paragraphs[key] = self.writer.paragraph_properties(p, self.given, exact)
        look = (p.size, p.bold, p.color, p.face, p.tracking, p.lang)
        runs = p.runs
        if len(runs) == 1:
            body = self._run(runs[0], p, look, link)
        else:
            body = "".join([self._run(run, p, look, link) for run in runs])
        if not body:
            attributes, _, _ = self._look(_EMPTY, p, look)
            body = attributes.replace("a:rPr", "a:endParaRPr") + "/>"
        return f"<a:p>{head}{body}</a:p>"

    def _run(self, run: Run, paragraph: Paragraph, look: tuple[object, ...], link: Link) -> str:
        known = self._look(run, paragraph, look)
        text = run.text
        if run.link or run.field or "\n" in text or run.latex:
            return _special_run(run, known, link)
        return f"<a:r>{known[2]}<a:t>{escape(text)}</a:t></a:r>" if text else ""

    def _look(self, run: Run, paragraph: Paragraph, look: tuple[object, ...]) -> RunLook:
        r = run
        key = (r.bold, r.italic, r.underline, r.strike, r.color, r.face, r.size, r.highlight, look)
        known = self._runs.get(key)
        if known is None:
            attributes, children = self.writer.run_properties(r, paragraph, self.given)
            whole = f"{attributes}>{children}</a:rPr>" if children else f"{attributes}/>"
            known = self._runs[key] = attributes, children, whole
        return known


def _special_run(run: Run, look: RunLook, link: Link) -> str:
    """A run with a link, a field or line breaks."""
    attributes, children, properties = look
    if run.latex:
        return _formula(run, look)
    if run.link:
        click = f"<a:hlinkClick {link(run.link)}>{_OWN_COLOR}</a:hlinkClick>"
        properties = f"{attributes}>{children}{click}</a:rPr>"
    if run.field:
        kind, text = quote(run.field), escape(run.text)
        return f'<a:fld id="{guid(kind)}" type="{kind}">{properties}<a:t>{text}</a:t></a:fld>'
    return f"<a:br>{properties}</a:br>".join(
        f"<a:r>{properties}<a:t>{escape(line)}</a:t></a:r>" if line else ""
        for line in run.text.split("\n")
    )


def _formula(run: Run, look: RunLook) -> str:
    """A formula in a line; a line break that the text got within it stands before it."""
    from deckbuilder.pptx_writer.formula import inline_formula

    attributes, children, properties = look
    broken = f"<a:br>{properties}</a:br>" if "\n" in run.text else ""
    return broken + inline_formula(run.latex, attributes, children)


_EMPTY = Run("")


class TextWriter:
    """Turns the scene's looks into properties, with one theme's faces and colours."""

    def __init__(self, theme: Theme, paint: Paint, lang: str) -> None:
        self._paint = paint
        self._lang = lang
        self._faces = {role: (face.slot, face.ea_slot) for role, face in theme.fonts.items()}
        self._on_template = theme.template is not None  # whose text may be in capitals, or spaced
        minor = Paragraph((), -1.0, color="")
        self.plain = Setting(self, minor)
        self.cell = Setting(self, minor)
        self.untold = Setting(self)
        self.note = Setting(self, NOTE)

    def faces(self, role: str) -> tuple[str, str]:
        """The references under which a slide reaches a face: Latin, East Asian."""
        return self._faces[role]

    # --- paragraphs -----------------------------------------------------------------------

    def paragraph_properties(
        self, paragraph: Paragraph, given: Paragraph | None, exact: bool = False
    ) -> str:
        """The `a:pPr` of a paragraph: what differs from `given`, or an empty string."""
        placed = given is not None and given.size > 0
        attributes = self._paragraph_attributes(paragraph, given)
        if not placed:
            attributes += " " + BREAKING
        children = self._paragraph_children(paragraph, given, exact)
        if not attributes and not children:
            return ""
        return f"<a:pPr{attributes}>{children}</a:pPr>" if children else f"<a:pPr{attributes}/>"

    def _paragraph_attributes(self, p: Paragraph, given: Paragraph | None) -> str:
        out = ""
        if given is None or (p.indent, p.hanging) != (given.indent, given.hanging):
            out += f' marL="{p.indent}" indent="{-p.hanging}"'
        if p.level:
            out += f' lvl="{p.level}"'
        if given is None or p.align != given.align:
            out += f' algn="{_ALIGN[p.align]}"'
        return out

    def _paragraph_children(self, p: Paragraph, given: Paragraph | None, exact: bool) -> str:
        out = ""
        if exact:
            out = f'<a:lnSpc><a:spcPts val="{round(p.size * p.pitch * 100)}"/></a:lnSpc>'
        elif given is None or line_spacing(p.pitch) != line_spacing(given.pitch):
            out = f'<a:lnSpc><a:spcPct val="{line_spacing(p.pitch)}"/></a:lnSpc>'
        if given is None or p.space_before != given.space_before:
            out += f'<a:spcBef><a:spcPts val="{round(p.space_before * 100)}"/></a:spcBef>'
        if given is None:
            out += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        if given is None or p.bullet != given.bullet:
            out += self._bullet(p.bullet)
        return out

    def _bullet(self, bullet: Bullet | None) -> str:
        if bullet is None:
            return "<a:buNone/>"
        color = f"<a:buClr>{self._paint(bullet.color)}</a:buClr>" if bullet.color else ""
        out = f'{color}<a:buSzPct val="{bullet.percent * 1000}"/>'
        if bullet.number:
            start = f' startAt="{bullet.start}"' if bullet.start != 1 else ""
            kind = quote(bullet.number)
            return f'{out}<a:buFont typeface="+mn-lt"/><a:buAutoNum type="{kind}"{start}/>'
        font, char = quote(bullet.font), quote(bullet.char)
        return f'{out}<a:buFont typeface="{font}"/><a:buChar char="{char}"/>'

    # --- runs -----------------------------------------------------------------------------

    def run_properties(
        self, run: Run, paragraph: Paragraph, given: Paragraph | None
    ) -> tuple[str, str]:
        """`<a:rPr` with its attributes, and its children: what differs from `given`."""
        size, tracking = run.size or paragraph.size, paragraph.tracking
        bold = paragraph.bold if run.bold is None else run.bold
        out = f"<a:rPr {language(paragraph.lang or self._lang)}"
        if given is None or size != given.size:
            out += f' sz="{round(size * 100)}"'
        if given is None or bold != given.bold:
            out += f' b="{int(bold)}"'
        out += ' i="1"' if run.italic else ""
        out += ' u="sng"' if run.underline else ""
        out += ' strike="sngStrike"' if run.strike else ""
        if given is None and self._on_template:
            out += f' cap="none" spc="{round(tracking * 100)}"'
        elif tracking != (given.tracking if given else 0.0):
            out += f' spc="{round(tracking * 100)}"'
        face = run.face or paragraph.face
        out += ' noProof="1"' if face == "mono" else ""
        return out, self._run_children(run, paragraph, given, face)

    def _run_children(
        self, run: Run, paragraph: Paragraph, given: Paragraph | None, face: str
    ) -> str:
        """Colour, highlight, faces, in the order of CT_TextCharacterProperties."""
        color = run.color or paragraph.color
        out = ""
        if color and (given is None or color != given.color):
            out = self._paint.fill(color)
        if run.highlight:
            out += f"<a:highlight>{self._paint(run.highlight)}</a:highlight>"
        if given is None or self._faces[face] != self._faces[given.face]:
            out += self.fonts(face)
        return out

    def fonts(self, role: str) -> str:
        """`a:latin` and `a:ea` of a font role, as references to the theme's font scheme."""
        latin, east_asian = self._faces[role]
        return f'<a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/>'

    # --- list styles ----------------------------------------------------------------------

    def level(self, paragraph: Paragraph, number: int, tag: str = "") -> str:
        """The properties of list level `number` (from 1) as `paragraph` shows it."""
        name = tag or f"a:lvl{number}pPr"
        p = paragraph
        attributes = f'marL="{p.indent}" indent="{-p.hanging}" algn="{_ALIGN[p.align]}"'
        children = self._paragraph_children(p, None, exact=False)
        spacing = f' spc="{round(p.tracking * 100)}"' if p.tracking else ""
        look = f'sz="{round(p.size * 100)}" b="{int(p.bold)}" i="0" u="none" kern="1200"{spacing}'
        run = f"{self._paint.fill(p.color)}{self.fonts(p.face)}"
        return (
            f'<{name} {attributes} defTabSz="914400" rtl="0" {BREAKING}>{children}'
            f"<a:defRPr {look}>{run}</a:defRPr></{name}>"
        )


def sample_levels(paragraphs: Iterable[Paragraph]) -> dict[int, Paragraph]:
    """The first paragraph of each level: what a placeholder says about that level."""
    levels: dict[int, Paragraph] = {}
    for paragraph in paragraphs:
        levels.setdefault(paragraph.level, paragraph)
    return levels

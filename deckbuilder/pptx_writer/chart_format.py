"""Looks in a chart: roles, strokes and texts come in, DrawingML out.

Colours and fonts leave here only as what the two callables of `Pen` answer, so that a chart
holds theme references and nothing literal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deckbuilder.model.scene import ChartText, Color, Stroke
from deckbuilder.pptx_writer.paint import NO_FILL, NO_LINE, with_alpha
from deckbuilder.pptx_writer.xml import escape, quote
from deckbuilder.units import points

NOTHING = f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"

_DASHES = {"dash": '<a:prstDash val="dash"/>', "dot": '<a:prstDash val="sysDot"/>'}


class Pen(NamedTuple):
    """What turns roles into XML: `paint` a colour's element, `faces` the (latin, ea) typefaces."""

    paint: Callable[[Color], str]
    faces: Callable[[str], tuple[str, str]]
    lang: str

    def fill(self, color: Color) -> str:
        return f"<a:solidFill>{self.paint(color)}</a:solidFill>" if color else NO_FILL

    def veil(self, color: Color) -> str:
        """A fill that lets what lies behind show: a tint `role/NN` is written as NN % opaque."""
        role, slash, share = color.rpartition("/")
        if not slash or "~" in role:
            return self.fill(color)
        return f"<a:solidFill>{with_alpha(self.paint(role), float(share))}</a:solidFill>"

    def line(self, stroke: Stroke | None) -> str:
        if stroke is None or not stroke.color:
            return NO_LINE
        cap = ' cap="rnd"' if stroke.round_cap else ""
        dash = _DASHES.get(stroke.dash, "")
        fill = self.fill(stroke.color)
        return f'<a:ln w="{points(stroke.width)}"{cap}>{fill}{dash}<a:round/></a:ln>'

    def text(self, look: ChartText, body: str = "<a:bodyPr/>") -> str:
        """`c:txPr`: how a text that the program writes looks."""
        return (
            f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{self._properties('a:defRPr', '', look)}"
            f'</a:pPr><a:endParaRPr lang="{quote(self.lang)}"/></a:p></c:txPr>'
        )

    def rich(self, text: str, look: ChartText, body: str = "<a:bodyPr/>") -> str:
        """`c:tx`: a text of its own."""
        run = self._properties("a:rPr", f' lang="{quote(self.lang)}"', look)
        return (
            f"<c:tx><c:rich>{body}<a:lstStyle/>"
            f"<a:p><a:pPr>{self._properties('a:defRPr', '', look)}</a:pPr>"
            f"<a:r>{run}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        )

    def _properties(self, tag: str, attributes: str, look: ChartText) -> str:
        fill = self.fill(look.color) if look.color else ""
        head = f'<{tag}{attributes} sz="{round(look.size * 100)}" b="{int(look.bold)}">'
        return f"{head}{fill}{self._typefaces(look.face)}</{tag}>"

    def _typefaces(self, face: str) -> str:
        if face == "body":  # what a chart inherits
            return ""
        latin, east_asian = map(quote, self.faces(face))
        return f'<a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/>'

"""The masters of what is printed: the notes page and the handout, each with its own theme part.

Paper is light, whatever the slides are: their colour maps put the light slots behind.
"""

from __future__ import annotations

from typing import NamedTuple

from deckbuilder.model.scene import Rect
from deckbuilder.model.theme import Theme
from deckbuilder.pptx_writer import geometry
from deckbuilder.pptx_writer.drawing import Deck
from deckbuilder.pptx_writer.identity import guid
from deckbuilder.pptx_writer.package import Relations
from deckbuilder.pptx_writer.text import BREAKING, NOTE, language
from deckbuilder.pptx_writer.theme_part import THEME_TYPE, color_map, theme_part
from deckbuilder.pptx_writer.xml import DECLARATION, EMPTY_GROUP, NAMESPACES
from deckbuilder.units import inches

PAGE = (6858000, 9144000)  # EMU, upright
_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_PAPER = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
_GROUND = f"<p:bg><p:bgPr>{_PAPER}<a:effectLst/></p:bgPr></p:bg>"
_INK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'


class _Corner(NamedTuple):
    """A small placeholder in a corner of the page."""

    type: str
    name: str
    right: bool
    foot: bool


_CORNERS = (
    _Corner("hdr", "Header", right=False, foot=False),
    _Corner("dt", "Date", right=True, foot=False),
    _Corner("ftr", "Footer", right=False, foot=True),
    _Corner("sldNum", "Page number", right=True, foot=True),
)


def write_notes_master(theme: Theme, size: tuple[int, int], deck: Deck, after: int = 1) -> None:
    """Add the notes master; the slide's image keeps the proportions of `size`. There are `after`
    theme parts before its own."""
    corners = _corners(deck.lang, 4, (0, 1, 4, 5))
    styles = f"<p:notesStyle>{_note_levels()}</p:notesStyle>"
    body = _slide_image(size) + _notes_body(deck.lang) + corners
    _add(deck, theme, "notesMaster", after + 1, body, styles)


def write_handout_master(theme: Theme, deck: Deck, after: int = 1) -> None:
    """Add the handout master."""
    _add(deck, theme, "handoutMaster", after + 2, _corners(deck.lang, 2, (0, 1, 2, 3)), "")


def _add(deck: Deck, theme: Theme, kind: str, theme_number: int, shapes: str, styles: str) -> None:
    xml = (
        f"{DECLARATION}<p:{kind} {NAMESPACES}><p:cSld>{_GROUND}<p:spTree>{EMPTY_GROUP}{shapes}"
        f"</p:spTree></p:cSld>{color_map(dark=False)}{styles}</p:{kind}>"
    )
    relations = Relations()
    part = f"theme{theme_number}.xml"
    relations.add("theme", f"../theme/{part}")
    deck.package.add(f"ppt/{kind}s/{kind}1.xml", xml, f"{_PML}{kind}+xml", relations)
    deck.package.add(f"ppt/theme/{part}", theme_part(theme), THEME_TYPE)


def _slide_image(size: tuple[int, int]) -> str:
    margin = inches(0.75)
    room = Rect(margin, inches(1.0), PAGE[0] - 2 * margin, inches(3.5))
    scale = min(room.w / size[0], room.h / size[1])
    w, h = round(size[0] * scale), round(size[1] * scale)
    rect = Rect((PAGE[0] - w) // 2, room.y, w, h)
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f"{geometry.transform(rect)}{geometry.preset('rect')}<a:noFill/>"
        f'<a:ln w="9525">{_INK}</a:ln></p:spPr></p:sp>'
    )


def _notes_body(lang: str) -> str:
    margin = inches(0.75)
    rect = Rect(margin, inches(4.75), PAGE[0] - 2 * margin, inches(4.25))
    run = f"<a:r><a:rPr {language(lang)}/><a:t>…</a:t></a:r>"
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>'
        f"{geometry.transform(rect)}{geometry.preset('rect')}</p:spPr><p:txBody>"
        '<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _note_levels() -> str:
    size = round(NOTE.size * 100)
    return "".join(
        f'<a:lvl{level}pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" {BREAKING}>'
        '<a:spcBef><a:spcPts val="400"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size}" kern="1200">{_INK}{_FONTS}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )


def _corners(lang: str, first_id: int, indexes: tuple[int, ...]) -> str:
    return "".join(
        _corner(corner, first_id + number, index, lang)
        for number, (corner, index) in enumerate(zip(_CORNERS, indexes, strict=True))
    )


def _corner(corner: _Corner, ident: int, index: int, lang: str) -> str:
    w, h = inches(3.0), inches(0.4)
    margin = inches(0.35)
    rect = Rect(
        PAGE[0] - w - margin if corner.right else margin,
        PAGE[1] - h - margin // 2 if corner.foot else margin // 2,
        w,
        h,
    )
    order = f' idx="{index}"' if index else ""
    align, anchor = ("r" if corner.right else "l"), ("b" if corner.foot else "t")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ident}" name="{corner.name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{corner.type}" sz="quarter"{order}/></p:nvPr></p:nvSpPr><p:spPr>'
        f"{geometry.transform(rect)}{geometry.preset('rect')}</p:spPr><p:txBody>"
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="{align}" {BREAKING}>'
        f'<a:defRPr sz="1200">{_INK}{_FONTS}</a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{_corner_text(corner, lang)}</a:p></p:txBody></p:sp>"
    )


def _corner_text(corner: _Corner, lang: str) -> str:
    if corner.type != "sldNum":
        return f"<a:endParaRPr {language(lang)}/>"
    properties = f"<a:rPr {language(lang)}/>"
    return f'<a:fld id="{guid("slidenum")}" type="slidenum">{properties}<a:t>‹#›</a:t></a:fld>'

"""The theme part: colour scheme, font scheme and format scheme of a `Theme`.

In a dark variant `dk1` and `lt1` keep their meaning, dark and light; the master's colour map
says which of them is the background, so that slides always name `bg1` and `tx1`.
"""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.model.theme import Face, Theme
from deckbuilder.pptx_writer.paint import SLOT_ORDER, Paint
from deckbuilder.pptx_writer.xml import DECLARATION, NS_A, quote

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_OPPOSITE = {"dk1": "lt1", "lt1": "dk1", "dk2": "lt2", "lt2": "dk2"}
_ACCENTS = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
_LINKS = 'hlink="hlink" folHlink="folHlink"'
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
_LINE_WIDTHS = (9525, 19050, 28575)  # 0.75, 1.5 and 2.25 pt


def is_dark(theme: Theme) -> bool:
    """Whether text is lighter than its background."""
    from deckbuilder.color import luminance

    background, text = (theme.rgb(theme.slots[slot]) for slot in ("lt1", "dk1"))
    return luminance(background) < luminance(text)


def color_map(dark: bool, tag: str = "p:clrMap") -> str:
    """The colour map of a master; `dark` puts the dark slots behind the light ones."""
    ground, ink = ("dk", "lt") if dark else ("lt", "dk")
    pairs = f'bg1="{ground}1" tx1="{ink}1" bg2="{ground}2" tx2="{ink}2"'
    return f"<{tag} {pairs} {_ACCENTS} {_LINKS}/>"


def theme_part(theme: Theme, name: str = "") -> str:
    """The XML of a theme part."""
    title = quote(name or theme.title or theme.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{NS_A}" name="{title}"><a:themeElements>'
        f"{_color_scheme(theme, title)}{_font_scheme(theme, title)}{_format_scheme(title)}"
        f"</a:themeElements>{_object_defaults(theme)}<a:extraClrSchemeLst/></a:theme>"
    )


def _object_defaults(theme: Theme) -> str:
    """What a shape or a line looks like when it's first drawn: flat, in primary."""
    paint = Paint(theme)
    none = '<a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef>'
    text = f'<a:fontRef idx="minor">{paint("on-primary")}</a:fontRef>'
    area = f'<a:lnRef idx="0">{paint("primary")}</a:lnRef><a:fillRef idx="1">{paint("primary")}'
    line = f'<a:lnRef idx="2">{paint("muted")}</a:lnRef><a:fillRef idx="0">{paint("muted")}'
    ink = f'<a:fontRef idx="minor">{paint("text")}</a:fontRef>'
    body = '<a:bodyPr rtlCol="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    return (
        f"<a:objectDefaults><a:spDef><a:spPr>{paint.fill('primary')}<a:ln><a:noFill/></a:ln>"
        f"</a:spPr>{body}<a:style>{area}</a:fillRef>{none}{text}</a:style></a:spDef>"
        f'<a:lnDef><a:spPr><a:ln w="19050">{paint.fill("muted")}</a:ln></a:spPr><a:bodyPr/>'
        f"<a:lstStyle/><a:style>{line}</a:fillRef>{none}{ink}</a:style></a:lnDef>"
        "</a:objectDefaults>"
    )


def _color_scheme(theme: Theme, title: str) -> str:
    dark = is_dark(theme)
    colors = ""
    for slot in SLOT_ORDER:
        role = theme.slots[_OPPOSITE.get(slot, slot) if dark else slot]
        colors += f'<a:{slot}><a:srgbClr val="{theme.rgb(role)}"/></a:{slot}>'
    return f'<a:clrScheme name="{title}">{colors}</a:clrScheme>'


def _font_scheme(theme: Theme, title: str) -> str:
    fonts = "".join(
        f"<a:{kind}Font>{_collection(theme, short)}</a:{kind}Font>"
        for kind, short in (("major", "mj"), ("minor", "mn"))
    )
    return f'<a:fontScheme name="{title}">{fonts}</a:fontScheme>'


def _collection(theme: Theme, short: str) -> str:
    """The fonts of one collection; its complex-script place holds a face of ours as well."""
    body = theme.fonts["body"]
    latin = _family(theme, f"+{short}-lt") or body.latin[0]
    east_asian = _family(theme, f"+{short}-ea") or body.east_asian[0]
    further = _family(theme, f"+{short}-cs")
    scripts = "".join(
        f'<a:font script="{script}" typeface="{quote(east_asian)}"/>' for script in ("Hans", "Hant")
    )
    return (
        f'<a:latin typeface="{quote(latin)}"/><a:ea typeface="{quote(east_asian)}"/>'
        f'<a:cs typeface="{quote(further)}"/>{scripts}'
    )


_SIDES: tuple[Callable[[Face], tuple[str, tuple[str, ...]]], ...] = (
    lambda face: (face.slot, face.latin),
    lambda face: (face.ea_slot, face.east_asian),
)


def _family(theme: Theme, reference: str) -> str:
    """The first family that a face reaches under `reference`, or an empty string."""
    for side in _SIDES:
        for face in theme.fonts.values():
            slot, families = side(face)
            if slot == reference and families:
                return families[0]
    return ""


def _format_scheme(title: str) -> str:
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_SOLID}'
        '<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
        for width in _LINE_WIDTHS
    )
    return (
        f'<a:fmtScheme name="{title}"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{_EFFECTS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )

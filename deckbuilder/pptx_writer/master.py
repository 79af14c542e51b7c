"""The slide master and its layouts: a `Form` of the scene each.

The master's text styles are those of the theme, as its title and body placeholders show them;
a layout's placeholders carry their own list styles, from which slides inherit.
"""

from __future__ import annotations

from deckbuilder.model.scene import Bullet, Form, Paragraph, Picture, Scene, TextBox
from deckbuilder.model.theme import Theme
from deckbuilder.pptx_writer.drawing import Deck, Drawing, LayoutPlaceholder, Placeholders
from deckbuilder.pptx_writer.text import TextWriter, sample_levels
from deckbuilder.pptx_writer.theme_part import THEME_TYPE, color_map, is_dark, theme_part
from deckbuilder.pptx_writer.xml import DECLARATION, NAMESPACES, quote
from deckbuilder.units import inches

_PML = "application/vnd.openxmlformats-officedocument.presentationml."
FIRST_MASTER_ID = 2147483648  # ST_SlideMasterId and ST_SlideLayoutId begin here
_LEVELS = 9
_PLAIN_SIZE = 18.0  # points: text in a shape that says nothing


def write_master(scene: Scene, theme: Theme, deck: Deck) -> None:
    """Add the slide master, its theme and its layouts to the package."""
    drawing = Drawing(deck, scene.master.items, is_master=True)
    layouts = "".join(
        f'<p:sldLayoutId id="{FIRST_MASTER_ID + n}" r:id="{_relate_layout(drawing, n)}"/>'
        for n in range(1, len(scene.forms) + 1)
    )
    drawing.relations.add("theme", "../theme/theme1.xml")
    xml = (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_ground(scene.master, deck)}"
        f"{drawing.tree()}</p:cSld>{color_map(is_dark(theme))}"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>{_text_styles(scene, theme, deck.text)}"
        "</p:sldMaster>"
    )
    name = "ppt/slideMasters/slideMaster1.xml"
    deck.package.add(name, xml, f"{_PML}slideMaster+xml", drawing.relations)
    deck.package.add("ppt/theme/theme1.xml", theme_part(theme), THEME_TYPE)
    for number, form in enumerate(scene.forms, 1):
        write_layout(form, number, scene.master.background, deck)


def _relate_layout(master: Drawing, number: int) -> str:
    return master.relations.add("slideLayout", f"../slideLayouts/slideLayout{number}.xml")


def write_layout(form: Form, number: int, master_ground: str, deck: Deck, master: int = 1) -> None:
    """Add layout `number` to the package, on master `master`."""
    drawing = Drawing(deck, form.items)
    drawing.relations.add("slideMaster", f"../slideMasters/slideMaster{master}.xml")
    ground = _ground(form, deck) if form.background != master_ground else ""
    kind = f' type="{quote(form.type)}"' if form.type else ""
    shows = "" if form.show_master_items else ' showMasterSp="0"'
    xml = (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{shows}{kind} preserve="1">'
        f'<p:cSld name="{quote(form.name)}">{ground}{drawing.tree()}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
    name = f"ppt/slideLayouts/slideLayout{number}.xml"
    deck.package.add(name, xml, f"{_PML}slideLayout+xml", drawing.relations)


def _ground(form: Form, deck: Deck) -> str:
    return background(form.background, deck) if form.background else ""


def background(color: str, deck: Deck) -> str:
    """The `p:bg` of one colour."""
    return f"<p:bg><p:bgPr>{deck.paint.fill(color)}<a:effectLst/></p:bgPr></p:bg>"


def layout_placeholders(form: Form, text: TextWriter) -> Placeholders:
    """What slides of this form inherit from."""
    return {
        (item.placeholder.type, item.placeholder.idx): LayoutPlaceholder(item, text)
        for item in form.items
        if isinstance(item, TextBox | Picture) and item.placeholder
    }


# --- text styles ----------------------------------------------------------------------------


def _text_styles(scene: Scene, theme: Theme, text: TextWriter) -> str:
    title = _shown_levels(scene.master, "title") or {0: _style_level(theme, "title", scene.lang)}
    body = _shown_levels(scene.master, "body")
    for level in range(3):
        body.setdefault(level, _body_level(theme, level, scene.lang))
    return (
        f"<p:txStyles><p:titleStyle>{text.level(title[0], 1)}</p:titleStyle>"
        f"<p:bodyStyle>{_levels(body, text)}</p:bodyStyle>"
        f"<p:otherStyle>{plain_levels(text)}</p:otherStyle></p:txStyles>"
    )


def _shown_levels(master: Form, kind: str) -> dict[int, Paragraph]:
    """The levels that the master's own placeholder of this type shows."""
    for item in master.items:
        if isinstance(item, TextBox) and item.placeholder and item.placeholder.type == kind:
            return sample_levels(item.paragraphs)
    return {}


def _levels(samples: dict[int, Paragraph], text: TextWriter) -> str:
    """All nine levels; those that nobody shows look like the third."""
    deepest = samples[max(samples)]
    return "".join(text.level(samples.get(n, deepest), n + 1) for n in range(_LEVELS))


def _style_level(theme: Theme, name: str, lang: str) -> Paragraph:
    """A text style of the theme as a paragraph."""
    style = theme.styles[name]
    return Paragraph(
        (),
        style.size,
        face=style.face,
        bold=style.bold,
        color=style.color,
        pitch=style.pitch if lang.startswith("zh") else style.pitch_latin,
        tracking=style.tracking * style.size,
    )


def _body_level(theme: Theme, level: int, lang: str) -> Paragraph:
    base, mark = _style_level(theme, f"body{level + 1}", lang), theme.marks[level]
    return Paragraph(
        (),
        base.size,
        face=base.face,
        bold=base.bold,
        color=base.color,
        pitch=base.pitch,
        space_before=base.size / 2,
        indent=inches(mark.indent + mark.hanging),
        hanging=inches(mark.hanging),
        bullet=Bullet(mark.char, mark.font, mark.color, mark.percent),
        level=level,
        tracking=base.tracking,
    )


def plain_levels(text: TextWriter) -> str:
    """Nine levels of plain text, each half an inch further in."""
    return "".join(
        text.level(Paragraph((), _PLAIN_SIZE, indent=inches(level / 2)), level + 1)
        for level in range(_LEVELS)
    )

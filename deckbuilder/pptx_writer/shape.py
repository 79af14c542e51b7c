"""Text boxes, placeholders, shapes and connectors as `p:sp` and `p:cxnSp`.

A placeholder writes only what differs from its layout's, so that the slide follows the layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deckbuilder.model.scene import Connector, Item, Placeholder, Rect, Shape, TextBox
from deckbuilder.pptx_writer import geometry
from deckbuilder.pptx_writer.text import Setting, sample_levels

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing, LayoutPlaceholder

_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
TITLES = ("title", "ctrTitle")
_NOTHING: Mapping[str, Item] = {}


def placeholder_tag(placeholder: Placeholder, *, prompt: bool = False) -> str:
    """The `p:ph` of a placeholder; `prompt` says that the layout's text is a prompt of its own."""
    kind = f' type="{placeholder.type}"' if placeholder.type != "obj" else ""
    index = f' idx="{placeholder.idx}"' if placeholder.idx else ""
    own = ' hasCustomPrompt="1"' if prompt else ""
    return f"<p:ph{kind}{index}{own}/>"


# --- text boxes -----------------------------------------------------------------------------


def write_text_box(box: TextBox, drawing: Drawing) -> str:
    """A `p:sp` with text: a plain box, a placeholder of a slide, or one that defines it."""
    if box.placeholder is None:
        return _plain_box(box, drawing)
    if drawing.placeholders is None:
        return _defined_placeholder(box, drawing)
    given = drawing.placeholders.get((box.placeholder.type, box.placeholder.idx))
    return _filled_placeholder(box, box.placeholder, given, drawing)


def _plain_box(box: TextBox, drawing: Drawing) -> str:
    is_box = box.geometry == "rect" and not box.fill and box.stroke is None
    kind = '<p:cNvSpPr txBox="1"/>' if is_box else "<p:cNvSpPr/>"
    text = drawing.deck.text
    link = drawing.link
    paragraphs = "".join([text.plain.paragraph(p, link) for p in box.paragraphs]) or "<a:p/>"
    return (
        f"<p:sp><p:nvSpPr>{drawing.properties(box, link=box.link)}{kind}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{_box_properties(box, drawing)}</p:spPr>"
        f"<p:txBody>{_body_properties(box)}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _box_properties(box: TextBox, drawing: Drawing) -> str:
    """Place, outline, fill and line of a box, all of them written out."""
    paint = drawing.deck.paint
    return (
        geometry.transform(box.rect, box.rotation)
        + geometry.outline(box.geometry, box.rect, box.adjust)
        + paint.fill(box.fill)
        + paint.line(box.stroke)
    )


def _body_properties(box: TextBox) -> str:
    left, top, right, bottom = box.insets
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" '
        f'bIns="{bottom}" rtlCol="0" anchor="{_ANCHOR[box.anchor]}"><a:noAutofit/></a:bodyPr>'
    )


# --- placeholders ---------------------------------------------------------------------------

_FURNITURE = ("dt", "ftr", "sldNum")


def _defined_placeholder(box: TextBox, drawing: Drawing) -> str:
    """A placeholder of a layout or the master: its levels become its list style."""
    assert box.placeholder is not None
    text = drawing.deck.text
    samples = sample_levels(box.paragraphs)
    in_styles = drawing.is_master and box.placeholder.type not in _FURNITURE
    shown = {} if in_styles else samples
    levels = "".join(text.level(p, number + 1) for number, p in sorted(shown.items()))
    settings = {level: Setting(text, sample) for level, sample in samples.items()}
    paragraphs = "".join(settings[p.level].paragraph(p, drawing.link) for p in box.paragraphs)
    prompt = bool(paragraphs) and not drawing.is_master and box.placeholder.type not in _FURNITURE
    return (
        f'<p:sp><p:nvSpPr>{drawing.properties(box)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_tag(box.placeholder, prompt=prompt)}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_box_properties(box, drawing)}</p:spPr>"
        f"<p:txBody>{_body_properties(box)}<a:lstStyle>{levels}</a:lstStyle>"
        f"{paragraphs or '<a:p/>'}</p:txBody></p:sp>"
    )


def _filled_placeholder(
    box: TextBox, placeholder: Placeholder, given: LayoutPlaceholder | None, drawing: Drawing
) -> str:
    """A slide's placeholder: what it has from its layout is left out."""
    title = _spoken_title(box, drawing.title) if placeholder.type in TITLES else ""
    properties = drawing.properties(box, link=box.link, title=title)
    # LibreOffice centres a footer and sets it black, whatever its layout says.
    settings = given.settings if given and placeholder.type not in _FURNITURE else {}
    default = drawing.deck.text.untold
    paragraphs = "".join(
        [settings.get(p.level, default).paragraph(p, drawing.link) for p in box.paragraphs]
    )
    base = given.item if given and isinstance(given.item, TextBox) else None
    return (
        f'<p:sp><p:nvSpPr>{properties}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_tag(placeholder)}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_own_properties(box, base, drawing)}</p:spPr>"
        f"<p:txBody>{_own_body(box, base)}<a:lstStyle/>{paragraphs or '<a:p/>'}</p:txBody></p:sp>"
    )


def _spoken_title(box: TextBox, title: str) -> str:
    """The slide's title for screen readers, where it says more than the text that is drawn."""
    drawn = "".join("".join(p.plain.split()) for p in box.paragraphs)
    return title if drawn != "".join(title.split()) else ""


def _own_properties(box: TextBox, base: TextBox | None, drawing: Drawing) -> str:
    """Place, outline, fill and line as far as they differ from the layout's."""
    if base is None:
        return _box_properties(box, drawing)
    paint = drawing.deck.paint
    out = ""
    if box.rect != base.rect or box.rotation != base.rotation:
        out += geometry.transform(box.rect, box.rotation)
    if box.geometry != base.geometry or box.adjust != base.adjust:
        out += geometry.outline(box.geometry, box.rect, box.adjust)
    if box.fill != base.fill:
        out += paint.fill(box.fill)
    if box.stroke != base.stroke:
        out += paint.line(box.stroke)
    return out


def _own_body(box: TextBox, base: TextBox | None) -> str:
    if base is None:
        return _body_properties(box)
    out = ""
    if box.insets != base.insets:
        names = zip(("lIns", "tIns", "rIns", "bIns"), box.insets, base.insets, strict=True)
        out = "".join(f' {name}="{own}"' for name, own, other in names if own != other)
    if box.anchor != base.anchor:
        out += f' anchor="{_ANCHOR[box.anchor]}"'
    return f"<a:bodyPr{out}><a:noAutofit/></a:bodyPr>"


# --- shapes ---------------------------------------------------------------------------------


def write_shape(shape: Shape, drawing: Drawing) -> str:
    """A `p:sp` without text."""
    paint = drawing.deck.paint
    outline = geometry.outline(shape.geometry, shape.rect, shape.adjust)
    place = geometry.transform(shape.rect, shape.rotation, flip_h=shape.flip_h, flip_v=shape.flip_v)
    properties = drawing.properties(shape, shape.alt, decorative=shape.decorative, link=shape.link)
    fill = paint.area(shape.fill, shape.opacity)
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place}{outline}{fill}{paint.line(shape.stroke)}</p:spPr></p:sp>"
    )


# --- connectors -----------------------------------------------------------------------------


def write_connector(connector: Connector, drawing: Drawing) -> str:
    """A `p:cxnSp`, glued where the scene names items."""
    glue = ""
    if connector.start_key:
        ident = drawing.ids[connector.start_key]
        glue = f'<a:stCxn id="{ident}" idx="{connector.start_site}"/>'
    if connector.end_key:
        ident = drawing.ids[connector.end_key]
        glue += f'<a:endCxn id="{ident}" idx="{connector.end_site}"/>'
    line = drawing.deck.paint.line(connector.stroke)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{drawing.properties(connector)}"
        f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{connector_geometry(connector, drawing.by_key)}{line}</p:spPr></p:cxnSp>"
    )


def connector_geometry(connector: Connector, items: Mapping[str, Item] = _NOTHING) -> str:
    """Transform and outline of a connector: straight, one bend, or two bends. `items` by their
    keys tell where the sites of those lie that it is glued to: on rectangles, unless one does."""
    (x1, y1), (x2, y2) = connector.start, connector.end
    rect = geometry.bounds(connector)
    left, up = x2 < x1, y2 < y1
    if not connector.elbow or not rect.w or not rect.h:
        place = geometry.transform(rect, flip_h=left, flip_v=up)
        return place + geometry.preset("straightConnector1")
    upright = _starts_upright(connector, rect, items)
    ends_upright = _ends_upright(connector, upright, items)
    bent = "bentConnector2" if ends_upright != upright else "bentConnector3"
    turn = (("adj1", round(connector.turn * 100000)),) if bent == "bentConnector3" else ()
    if not upright:
        return geometry.transform(rect, flip_h=left, flip_v=up) + geometry.preset(bent, turn)
    # A quarter turn makes the preset start downwards; its box is lying before it is turned.
    lying = Rect(rect.x + (rect.w - rect.h) // 2, rect.y + (rect.h - rect.w) // 2, rect.h, rect.w)
    place = geometry.transform(lying, 90, flip_h=up, flip_v=not left)
    return place + geometry.preset(bent, turn)


def _starts_upright(connector: Connector, rect: Rect, items: Mapping[str, Item]) -> bool:
    """Whether it leaves its first item at the top or the bottom."""
    if connector.start_key:
        return _is_upright(connector.start_site, items.get(connector.start_key))
    if connector.end_key:
        return _is_upright(connector.end_site, items.get(connector.end_key))
    return rect.h > rect.w


def _ends_upright(connector: Connector, upright: bool, items: Mapping[str, Item]) -> bool:
    if connector.start_key and connector.end_key:
        return _is_upright(connector.end_site, items.get(connector.end_key))
    return upright


def _is_upright(site: int, item: Item | None) -> bool:
    """Whether a site lies at the top or the bottom: a rectangle has four, an ellipse eight."""
    round_one = isinstance(item, TextBox | Shape) and item.geometry == "ellipse"
    return site % (4 if round_one else 2) == 0

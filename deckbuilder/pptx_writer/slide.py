"""Slides: a `Slide` of the scene each becomes one part, and a second one where it has notes."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.model.scene import Slide, TextBox
from deckbuilder.pptx_writer.drawing import Deck, Drawing, Placeholders
from deckbuilder.pptx_writer.master import background
from deckbuilder.pptx_writer.notes import write_notes
from deckbuilder.pptx_writer.shape import TITLES
from deckbuilder.pptx_writer.timing import write_timing
from deckbuilder.pptx_writer.xml import DECLARATION, NAMESPACES, NS_A16, NS_P14

_SLIDE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


def write_slide(
    slide: Slide,
    number: int,
    ident: int,
    layouts: Mapping[str, tuple[int, Placeholders]],
    deck: Deck,
) -> None:
    """Add slide `number` (from 1) to the package; `layouts` tells each form's number."""
    assert _has_title(slide), f"slide {slide.key} has no title placeholder"
    if inks := deck.inks.get(slide.form):
        own = deck.paint, deck.text
        deck.paint, deck.text = inks.paint, inks.text
        _write(slide, number, ident, layouts, deck, inks.color_map)
        deck.paint, deck.text = own
    else:
        _write(slide, number, ident, layouts, deck, "<a:masterClrMapping/>")


def _write(
    slide: Slide,
    number: int,
    ident: int,
    layouts: Mapping[str, tuple[int, Placeholders]],
    deck: Deck,
    color_map: str,
) -> None:
    layout, placeholders = layouts[slide.form]
    drawing = Drawing(
        deck, slide.items, placeholders, title=slide.title, slide=ident, number=number
    )
    drawing.relations.add("slideLayout", f"../slideLayouts/slideLayout{layout}.xml")
    if slide.notes:
        drawing.relations.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
        write_notes(slide, number, deck)
    hidden = ' show="0"' if slide.hidden else ""
    ground = background(slide.background, deck) if slide.background else ""
    xml = (
        f'{DECLARATION}<p:sld {NAMESPACES} xmlns:a16="{NS_A16}"{hidden}>'
        f"<p:cSld>{ground}{drawing.tree()}"
        f"{_creation_id(ident)}</p:cSld><p:clrMapOvr>{color_map}</p:clrMapOvr>"
        f"{write_timing(slide, drawing)}</p:sld>"
    )
    deck.package.add(f"ppt/slides/slide{number}.xml", xml, _SLIDE, drawing.relations)


def _has_title(slide: Slide) -> bool:
    return any(
        isinstance(item, TextBox) and item.placeholder and item.placeholder.type in TITLES
        for item in slide.items
    )


def _creation_id(ident: int) -> str:
    """What PowerPoint knows a slide by when it is moved to another deck."""
    return (
        '<p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}">'
        f'<p14:creationId xmlns:p14="{NS_P14}" val="{ident}"/></p:ext></p:extLst>'
    )

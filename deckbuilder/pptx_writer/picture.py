"""Pictures as `p:pic`, and picture placeholders of layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.model.scene import Picture
from deckbuilder.pptx_writer import geometry
from deckbuilder.pptx_writer.shape import placeholder_tag
from deckbuilder.pptx_writer.xml import ext

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing

_NS_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def write_picture(picture: Picture, drawing: Drawing) -> str:
    """A `p:pic`; in a layout, without a file, the placeholder that waits for one."""
    if not picture.file:
        return _waiting_placeholder(picture, drawing)
    properties = drawing.properties(picture, picture.alt, decorative=picture.decorative)
    tag = placeholder_tag(picture.placeholder) if picture.placeholder else ""
    locks = (
        '<a:picLocks noGrp="1" noChangeAspect="1"/>' if tag else '<a:picLocks noChangeAspect="1"/>'
    )
    return (
        f"<p:pic><p:nvPicPr>{properties}<p:cNvPicPr>{locks}</p:cNvPicPr>"
        f"<p:nvPr>{tag}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{_blip(picture.file, drawing)}{_crop(picture)}"
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>"
        f"{geometry.transform(picture.rect)}{geometry.preset(picture.geometry, picture.adjust)}"
        "</p:spPr></p:pic>"
    )


def _blip(file: str, drawing: Drawing) -> str:
    """The `a:blip`, with the SVG in its extension where there is one."""
    pixels, vectors = drawing.deck.media.parts(file)
    ident = drawing.relations.add("image", pixels)
    if not vectors:
        return f'<a:blip r:embed="{ident}"/>'
    other = drawing.relations.add("image", vectors)
    svg = f'<asvg:svgBlip xmlns:asvg="{_NS_SVG}" r:embed="{other}"/>'
    return f'<a:blip r:embed="{ident}">{ext(_SVG_URI, svg)}</a:blip>'


def _crop(picture: Picture) -> str:
    """`a:srcRect` in thousandths of a per cent, if anything is cut off."""
    sides = zip("ltrb", picture.crop, strict=True)
    cut = "".join(f' {side}="{round(share * 100000)}"' for side, share in sides if share)
    return f"<a:srcRect{cut}/>" if cut else ""


def _waiting_placeholder(picture: Picture, drawing: Drawing) -> str:
    assert picture.placeholder is not None, "a picture without a file is a placeholder"
    return (
        f"<p:sp><p:nvSpPr>{drawing.properties(picture)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_tag(picture.placeholder)}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{geometry.transform(picture.rect)}"
        f"{geometry.preset(picture.geometry, picture.adjust)}</p:spPr>"
        "<p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )

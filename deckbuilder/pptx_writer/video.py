"""Videos as `p:pic` with the film inside the deck, and what makes them play on a click.

PowerPoint 2010 and later read `p14:media`; `a:videoFile` names the same part for all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.model.scene import Video
from deckbuilder.pptx_writer import geometry
from deckbuilder.pptx_writer.xml import NS_P14, quote

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing

# What a file is called -> its content type.
TYPES = {
    "mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "wmv": "video/x-ms-wmv",
    "avi": "video/x-msvideo", "mpg": "video/mpeg", "mpeg": "video/mpeg", "webm": "video/webm",
}  # fmt: skip
_MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
_MEDIA_EXT = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"


def write_video(video: Video, drawing: Drawing) -> str:
    """A picture, the poster, that becomes the film when it is clicked."""
    media, relations = drawing.deck.media, drawing.relations
    extension = Path(video.file).suffix.lstrip(".").lower()
    film = media.keep_file(video.file, extension, TYPES[extension], "media")
    linked, embedded = relations.add("video", film), relations.add(_MEDIA, film)
    poster = relations.add("image", media.keep(video.poster, "png", "image/png", "image"))
    ident, name = drawing.ids[video.key], drawing.names[video.key]
    described = f' descr="{quote(video.alt)}"' if video.alt else ""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{ident}" name="{quote(name)}"{described}>'
        '<a:hlinkClick r:id="" action="ppaction://media"/>'
        f"{drawing.extensions(video)}</p:cNvPr>"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr><a:videoFile r:link="{linked}"/><p:extLst><p:ext uri="{_MEDIA_EXT}">'
        f'<p14:media xmlns:p14="{NS_P14}" r:embed="{embedded}"/></p:ext></p:extLst></p:nvPr>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{poster}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{geometry.transform(video.rect)}{geometry.preset('rect')}</p:spPr>"
        "</p:pic>"
    )


def media_node(shape: int, ids: Iterator[int]) -> str:
    """The time node that holds a film until it is clicked."""
    return (
        '<p:video><p:cMediaNode vol="80000">'
        f'<p:cTn id="{next(ids)}" fill="hold" display="0">'
        '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>'
        f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cMediaNode></p:video>'
    )

"""Kind `video`: as a picture, with a film in the picture's place and its poster before it plays."""

from __future__ import annotations

import msgspec

from deckbuilder.layout.kinds import Kind, image
from deckbuilder.layout.posters import SIZE, Colors, draw_poster
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec


class VideoStyle(image.ImageStyle, frozen=True):
    """As a picture's. The disc of the poster: its radius in inches, its colours; the ground of a
    drawn poster, in the light and in the dark variant."""

    disc_radius: float = 0.5
    disc: str = "background"
    triangle: str = "accent1"
    ground: str = "primary"
    dark_ground: str = "line"


DRAWINGS = image.DRAWINGS


def draw(video: spec.Video, room: Room) -> list[Page]:
    style = room.style_of(VideoStyle)
    stand_in = spec.Image(
        video.file, "png", SIZE, alt=video.alt, caption=video.caption,
        where=room.planned.slide.where,
    )  # fmt: skip
    pages = room.drawing(DRAWINGS)(stand_in, room)
    return [_with_film(room, style, video, page) for page in pages]


def _with_film(room: Room, style: VideoStyle, video: spec.Video, page: Page) -> Page:
    """The page with the film in the place of its picture."""
    items = tuple(
        _film(room, style, video, item) if isinstance(item, scene.Picture) else item
        for item in page.items
    )
    return msgspec.structs.replace(page, items=items)


def _film(room: Room, style: VideoStyle, video: spec.Video, picture: scene.Picture) -> scene.Video:
    def rgb(color: str) -> str:
        return room.theme.rgb(room.color(color))

    ground = style.ground if room.theme.variant == "light" else style.dark_ground
    film = rgb(f"{ground}~background/25")
    colors = Colors(rgb(ground), film, rgb(style.disc), rgb(style.triangle))
    poster = video.poster
    png = draw_poster(
        poster.file if poster and poster.format != "svg" else "",
        poster.focus if poster else (50.0, 50.0),
        style.disc_radius * 914400 / picture.rect.h,
        colors,
    )
    return scene.Video(
        picture.key, "video", picture.rect, video.file, png, alt=video.alt, where=picture.where
    )


KIND = Kind(draw)

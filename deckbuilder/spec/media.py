"""The kinds that show a file: image, gallery, video.

Files are found, checked by content and measured here; nothing of them is kept but what the
model holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from deckbuilder.model.spec import (
    Gallery,
    Image,
    Text,
    Video,
)
from deckbuilder.spec.files import PATH
from deckbuilder.spec.forms import (
    Checked,
    Field,
    Form,
    ListOf,
    Made,
    Named,
    Record,
    Schema,
    Shaped,
)
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.pictures import MAX_MEGAPIXELS, UnsafeSvgError, is_whole, measure_image
from deckbuilder.spec.reader import Reader, describe, shown
from deckbuilder.spec.scalars import to_number
from deckbuilder.spec.words import SWITCH, TEXT, WordForm


class ImageFileForm(Form[Image], frozen=True):
    """A path of an image, which has been opened and measured."""

    def read(self, node: Node, at: Reader) -> Image:
        path = PATH.read(node, at)
        if path not in at.images:
            at.images[path] = _open_image(path, node, at)
        return at.images[path]

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return PATH.schema(definitions)


def _open_image(path: str, node: Node, at: Reader) -> Image:
    name = Path(path).name
    try:
        with Path(path).open("rb") as file:
            found = measure_image(file)
            whole = found is None or is_whole(file, found[0])
    except OSError as error:
        raise at.fault("E135", node, path=name, problem=error.strerror) from None
    except UnsafeSvgError as unsafe:
        raise at.fault("E134", node, path=name, problem=unsafe) from None
    if found is None:
        raise at.fault("E132", node, path=name)
    pixels = found[1][0] * found[1][1]
    if pixels > MAX_MEGAPIXELS * 1_000_000 and found[0] != "svg":
        raise at.fault("E133", node, path=name, size=round(pixels / 1_000_000))
    if not whole:
        raise at.fault("E135", node, path=name, problem="it ends too early")
    return Image(path, found[0], found[1])


class FocusForm(Form[tuple[float, float]], frozen=True):
    """`[x%, y%]` from the left and the top."""

    def read(self, node: Node, at: Reader) -> tuple[float, float]:
        if type(node) is not Sequence or len(node.items) != 2:
            raise at.mismatch(node, "two percentages, [x%, y%]")
        x, y = (_read_percent(child, at) for child in node.items)
        return x, y

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        percent: Schema = {"type": ["string", "number"], "pattern": "^[0-9.]+%$"}
        return {"type": "array", "items": percent, "minItems": 2, "maxItems": 2}


def _read_percent(node: Node, at: Reader) -> float:
    if type(node) is Scalar:
        number = to_number(Scalar(node.value.strip().removesuffix("%"), 0, 0))
        if number is not None and 0 <= number <= 100:
            return float(number)
    raise at.fault("E120", node, expected="a percentage from 0% to 100%", found=describe(node))


def _plain(text: Text) -> str:
    return text.plain


IMAGE_FILE = ImageFileForm()
_PLAIN = Made(TEXT, _plain)

_IMAGE_RECORD: Record[dict[str, Any]] = Record(
    "an image",
    {
        "file": Field(IMAGE_FILE, "The path of the image", required=True, name="image"),
        "alt": Field(_PLAIN, "What the image shows, for those who cannot see it"),
        "caption": Field(TEXT, "A line under the image"),
        "credit": Field(TEXT, "Who made the image"),
        "fit": Field(WordForm("fit", ("contain", "cover")), "Show all of it, or fill the space"),
        "focus": Field(FocusForm(), "What to keep in view when it is cut: [x%, y%]"),
        "decorative": Field(SWITCH, "Whether it tells nothing, so that it needs no alt"),
    },
    dict,
)


def _finish_image(values: dict[str, Any], node: Node, at: Reader) -> Image:
    image: Image = values.pop("image")
    where = at.place(node)
    alt = values.pop("alt", "")
    if not alt and not values.get("decorative"):
        alt = _stand_in(values.get("caption"), image.file, node, at)
    return msgspec.structs.replace(image, alt=alt, where=where, **values)


def _stand_in(caption: Text | None, file: str, node: Node, at: Reader) -> str:
    """What serves as alternative text where the spec gives none, with a warning."""
    if caption:
        what, alt = "caption", caption.plain
    elif at.title:
        what, alt = "title", at.title.plain
    else:
        what, alt = "file name", Path(file).stem
    at.report("W102", at.place(node), stand_in=what, alt=shown(alt))
    return alt


def _wrap_image(image: Image) -> dict[str, Any]:
    return {"image": image}


IMAGE: Form[Image] = Named(
    "Image",
    Checked(
        Shaped(
            "a path, or an image with its file",
            scalar=Made(IMAGE_FILE, _wrap_image),
            mapping=_IMAGE_RECORD,
        ),
        _finish_image,
    ),
    "A path, or {file, alt, caption, credit, fit, focus, decorative}",
)

GALLERY = Made(ListOf(IMAGE, "images", 2, 9), Gallery)


VIDEO_FORMATS = ("mp4", "m4v", "mov", "wmv", "avi", "mpg", "mpeg", "webm")


def _finish_video(values: dict[str, Any], node: Node, at: Reader) -> Video:
    if Path(values["file"]).suffix.lstrip(".").lower() not in VIDEO_FORMATS:
        where = node.get("file") if isinstance(node, Mapping) else None
        raise at.fault("E137", where or node, path=Path(values["file"]).name)
    if not values.get("alt"):
        values["alt"] = _stand_in(values.get("caption"), values["file"], node, at)
    return Video(**values)


VIDEO = Checked(
    Record(
        "a video",
        {
            "file": Field(PATH, "The path of the video", required=True),
            "poster": Field(IMAGE_FILE, "The image shown before it plays"),
            "alt": Field(_PLAIN, "What the video shows, for those who cannot see it"),
            "caption": Field(TEXT, "A line under the video"),
        },
        dict,
    ),
    _finish_video,
)

"""Where a shape stands and its outline: transforms, presets and freeform paths as XML."""

from __future__ import annotations

from deckbuilder.model.scene import Connector, Group, Item, Path, Rect

_ANGLE = 60000  # ST_Angle counts sixty-thousandths of a degree


def transform(
    rect: Rect,
    rotation: float = 0.0,
    *,
    flip_h: bool = False,
    flip_v: bool = False,
    tag: str = "a:xfrm",
) -> str:
    """A transform element; `rect` is the box before it is turned by `rotation` degrees. A side
    that came out below nothing, where a template left too little room, is none."""
    turned = f' rot="{round(rotation % 360 * _ANGLE)}"' if rotation else ""
    flips = (' flipH="1"' if flip_h else "") + (' flipV="1"' if flip_v else "")
    return (
        f'<{tag}{turned}{flips}><a:off x="{rect.x}" y="{rect.y}"/>'
        f'<a:ext cx="{max(0, rect.w)}" cy="{max(0, rect.h)}"/></{tag}>'
    )


def group_transform(rect: Rect) -> str:
    """The transform of a group whose children keep the slide's coordinates."""
    x, y, w, h = rect.x, rect.y, rect.w, rect.h
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/></a:xfrm>'
    )


def bounds(item: Item) -> Rect:
    """The box that an item covers."""
    if isinstance(item, Group):
        return _union([bounds(inner) for inner in item.items])
    if isinstance(item, Connector):
        (x1, y1), (x2, y2) = item.start, item.end
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return item.rect


def _union(boxes: list[Rect]) -> Rect:
    x, y = min([box.x for box in boxes]), min([box.y for box in boxes])
    return Rect(x, y, max([box.right for box in boxes]) - x, max([box.bottom for box in boxes]) - y)


def preset(name: str, adjust: tuple[tuple[str, int], ...] = ()) -> str:
    """A preset's outline with its adjust values."""
    if not adjust:
        return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
    guides = "".join(f'<a:gd name="{guide}" fmla="val {value}"/>' for guide, value in adjust)
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def outline(form: str | Path, rect: Rect, adjust: tuple[tuple[str, int], ...] = ()) -> str:
    """The outline of a shape: a preset's, or a path stretched to `rect`."""
    return freeform(form, rect) if isinstance(form, Path) else preset(form, adjust)


def freeform(path: Path, rect: Rect) -> str:
    """A path stretched to `rect`, in EMU: its own coordinates may be fractions."""
    across = rect.w / path.width if path.width else 0.0
    down = rect.h / path.height if path.height else 0.0
    body = "".join(_command(command, across, down) for command in path.commands)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{rect.w}" h="{rect.h}">{body}</a:path></a:pathLst></a:custGeom>'
    )


_TAGS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}


def _command(command: tuple[str | float, ...], across: float, down: float) -> str:
    letter, *rest = command
    numbers = [float(value) for value in rest]
    if letter == "Z":
        return "<a:close/>"
    if letter == "A":
        rx, ry, start, sweep = numbers
        return (
            f'<a:arcTo wR="{round(rx * across)}" hR="{round(ry * down)}" '
            f'stAng="{round(start * _ANGLE)}" swAng="{round(sweep * _ANGLE)}"/>'
        )
    tag = _TAGS[str(letter)]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    dots = "".join(f'<a:pt x="{round(x * across)}" y="{round(y * down)}"/>' for x, y in pairs)
    return f"<{tag}>{dots}</{tag}>"

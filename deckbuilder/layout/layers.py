"""Layers of a pyramid or a funnel, one below the other, with their words beside them.

Comes in: layers from the top, and how wide the figure is at its top and foot. Goes out: pages;
the sides run straight through all layers, also from page to page. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from deckbuilder.color import contrast
from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.diagrams import keys_of, one_diagram, tell
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import (
    Headed,
    Step,
    all_hold,
    cut_headed,
    equal_rows,
    ladder_of,
    none_said,
    row_places,
    text_of,
    words_of,
)
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph
from deckbuilder.units import inches

ICON_SIDE = 0.5
SIGN_GAP = 0.14  # between an icon and the title after it


class LayersStyle(msgspec.Struct, frozen=True):
    """Lengths in inches at 13.333 in wide. Fills run in equal steps from `fill_from` to `fill_to`,
    another role or a tint of the same; with `rest_fill` only lit layers have `fill_from`.
    `lit` is the layer lit when none is written strong: 1 the first, -1 the last, 0 none.
    """

    width: float = 5.9
    alone: float = 8.0  # the width where titles stand in the layers and nothing beside them
    gap: float = 0.0625
    text_x: float = 7.583
    pad: float = 0.08  # above and below the words of a layer
    hair: float = 0.75
    hair_color: str = "line"
    hair_gap: float = 0.125
    fill_from: str = "primary"
    fill_to: str = "accent2"
    rest_fill: str = ""
    lit_fill: str = "accent1"
    lit: int = 0
    stroke: str = ""
    stroke_weight: float = 1.5
    tip_drop: float = 0.22  # how much lower the ordinal stands in a tip
    title_clear: float = 0.3


class Taper(msgspec.Struct, frozen=True):
    """The figure's width at its top and its foot as shares of its whole width; whether titles
    may stand in the layers."""

    top: float
    foot: float
    titles_inside: bool


class Layer(msgspec.Struct, frozen=True):
    """One layer on its page: `span` is where it starts and ends of the whole, 0 to 1."""

    part: spec.Titled
    number: int
    place: Area  # of its words, as high as the layer
    span: tuple[float, float]


class Plan(msgspec.Struct, frozen=True):
    """The sizes of a page's words and its layers; `inside` is the size of titles within layers,
    0 where they stand beside."""

    step: Step
    inside: float
    layers: tuple[Layer, ...]


def _sign(size: float) -> float:
    """The side of an icon before a title of `size` points."""
    return 1.25 * size / 72


Numbered = Sequence[tuple[int, spec.Titled]]
Rows = Callable[[Area, Sequence[float], float], list[Area] | None]


def draw_layers(
    room: Room, kind: str, parts: Sequence[spec.Titled], style: LayersStyle, taper: Taper
) -> list[Page]:
    """The pages of `kind`, whose layers are `parts` from the top."""
    bare, lit = none_said(parts), _lit(parts, style.lit)
    numbered = tuple(enumerate(parts, 1))
    if taper.titles_inside and bare:
        amidst = _Layers(room, kind, style, taper, _amidst(room, style), len(parts), lit, bare)
        alone = amidst.titles_inside(numbered, "layer_alone")
        if alone is not None:
            return [amidst.page(alone)]
    drawing = _Layers(room, kind, style, taper, _at_left(room, style), len(parts), lit, bare)
    plan = drawing.plan(numbered)
    return [drawing.page(plan)] if plan is not None else drawing.continued(numbered)


def _at_left(room: Room, style: LayersStyle) -> Area:
    """The figure's box with words beside it."""
    return Area(room.body.x, room.body.y, style.width * room.body.w / 12, room.body.h)


def _amidst(room: Room, style: LayersStyle) -> Area:
    """The figure's box where no words stand beside it."""
    w = style.alone * room.body.w / 12
    return Area(room.body.center - w / 2, room.body.y, w, room.body.h)


def _lit(parts: Sequence[spec.Titled], usual: int) -> frozenset[int]:
    """The numbers (from 1) of the lit layers."""
    strong = lit_ones([part.title for part in parts])
    if strong or not usual:
        return frozenset(i + 1 for i in strong)
    return frozenset({1 if usual > 0 else len(parts)})


class _Layers(msgspec.Struct, frozen=True):
    """The drawing of one slide of layers; `count` is the number of layers of the whole, `bare`
    whether none of them has a text."""

    room: Room
    kind: str
    style: LayersStyle
    taper: Taper
    figure: Area
    count: int
    lit: frozenset[int]
    bare: bool

    # --- planning -------------------------------------------------------------------------

    @property
    def words_area(self) -> Area:
        body = self.room.body
        x = body.x + (self.style.text_x - 0.667) * body.w / 12
        return Area(x, body.y, body.right - x, body.h)

    def plan(self, parts: Numbered) -> Plan | None:
        """All layers on one page at the largest sizes that hold them."""
        if self.taper.titles_inside and (inside := self.titles_inside(parts)) is not None:
            return inside
        layers = [part for _, part in parts]
        for compact in (False, True):
            steps = [step for step in self.steps if step.run_in is compact]
            for rows in (equal_rows, row_places):
                step = fit.first_fit(
                    steps, lambda s, rows=rows: self.places(layers, s, rows) is not None
                )
                if step is not None:
                    places = self.places(layers, step, rows) or []
                    return Plan(step, 0.0, self._layers(parts, places))
        return None

    def continued(self, parts: Numbered) -> list[Page]:
        """The layers on several pages."""

        def holds(some: Numbered, step: Step) -> bool:
            return self.places([one for _, one in some], step) is not None

        def cut(step: Step) -> Numbered:
            return [
                (n, piece)
                for n, part in parts
                for piece in cut_headed(part, lambda one, n=n: holds([(n, one)], step))
            ]

        step, pages = fit.paged(self.steps, parts, holds, cut)
        return [self.page(self.forced(some, step)) for some in pages]

    @property
    def steps(self) -> list[Step]:
        return ladder_of(self.room, Headed(), run_in=True, bare=self.bare)

    def forced(self, parts: Numbered, step: Step) -> Plan:
        places = self.places([part for _, part in parts], step) or self.words_area.rows(
            len(parts), self.style.gap
        )
        return Plan(step, 0.0, self._layers(parts, places))

    def places(
        self, parts: Sequence[spec.Titled], step: Step, rows: Rows = row_places
    ) -> list[Area] | None:
        area = self.words_area
        words = [words_of(self.room, part, Headed(), step, area.w) for part in parts]
        heights = [self.room.height(one, area.w) + 2 * self.style.pad for one in words]
        if not all_hold(self.room, words, area.w):
            return None
        least = [max(height, 0.5) for height in heights]
        return rows(area, least, self.style.gap)

    def _layers(self, parts: Numbered, places: Sequence[Area]) -> tuple[Layer, ...]:
        first, last = parts[0][0], parts[-1][0]
        top, reach = (first - 1) / self.count, (last - first + 1) / self.count
        body = self.room.body
        return tuple(
            Layer(part, n, place, (
                top + reach * (place.y - body.y) / body.h,
                top + reach * (place.bottom - body.y) / body.h,
            ))
            for (n, part), place in zip(parts, places, strict=True)
        )  # fmt: skip

    def _size_inside(self, layers: Sequence[Layer], look: str) -> float:
        """The largest size at which every title, after its icon, stands on one line in its layer,
        else 0."""

        def fits(size: float) -> bool:
            return all(
                self._title_width(one.part, size) <= self._mean_width(one) - self.style.title_clear
                and 1.3 * size / 72 <= one.place.h
                for one in layers
            )

        return fit.first_fit(self.room.style(look).sizes, fits) or 0.0

    def _title_width(self, part: spec.Titled, size: float) -> float:
        """What a title within its layer takes, with its icon before it."""
        words = self.room.type.runs_width(self.room.para(part.title, "layer_title", size)) / 72
        return words + (_sign(size) + SIGN_GAP if part.icon else 0.0)

    def _mean_width(self, layer: Layer) -> float:
        return (self._width(layer.span[0]) + self._width(layer.span[1])) / 2

    def _width(self, share: float) -> float:
        return self.figure.w * (self.taper.top + (self.taper.foot - self.taper.top) * share)

    def titles_inside(self, parts: Numbered, title: str = "layer_title") -> Plan | None:
        """Titles in equal layers and texts alone beside them; None where either does not fit."""
        places = self.words_area.rows(len(parts), self.style.gap)
        layers = self._layers(parts, places)
        inside = self._size_inside(layers, title)
        look, w = Headed(text="layer_text"), self.words_area.w

        def fits(step: Step) -> bool:
            texts = [text_of(self.room, one.part, look, step.text, w) for one in layers]
            most = places[0].h - self.style.pad
            return all_hold(self.room, texts, w) and all(
                self.room.height(text, w) <= most for text in texts
            )

        if not inside:
            return None
        step = fit.first_fit(ladder_of(self.room, look), fits)
        return Plan(step, inside, layers) if step is not None else None

    # --- drawing --------------------------------------------------------------------------

    def page(self, plan: Plan) -> Page:
        items: list[Item] = []
        for i, layer in enumerate(plan.layers):
            items.append(self._group(plan, layer, i))
        alt = tell(self.room, self.kind, [one.part.title.plain for one in plan.layers])
        keys = keys_of(items, f"{self.kind}/")
        return one_diagram(self.room, self.kind, alt, items, keys)

    def _group(self, plan: Plan, layer: Layer, i: int) -> scene.Group:
        key = f"{self.kind}/{i + 1}"
        items: list[Item] = self._shape(key, plan, layer)
        items += self._words(key, plan, layer)
        if i:
            items += self._hair(key, layer)
        return scene.Group(key, f"layer {layer.number}", tuple(items), where=layer.part.where)

    def _shape(self, key: str, plan: Plan, layer: Layer) -> list[Item]:
        """The layer with its ordinal or icon, or its title, in it."""
        top, foot = self._width(layer.span[0]), self._width(layer.span[1])
        wide = max(top, foot)
        place = layer.place
        box = Area(self.figure.center - wide / 2, place.y, wide, place.h)
        a, b = (wide - top) / 2, (wide - foot) / 2
        corners = [(a, 0.0), (wide - a, 0.0), (wide - b, place.h), (b, place.h)]
        if top < 0.01:
            corners.pop(0)
        commands = tuple(("L" if n else "M", x, y) for n, (x, y) in enumerate(corners))
        drop = self._drop(place.h, foot) if top < 0.01 else 0.0
        fill = self._fill(layer.number)
        edge, icon = self.style.stroke, layer.part.icon
        form: dict[str, Any] = {
            "geometry": scene.Path(wide, place.h, (*commands, ("Z",))),
            "stroke": self.room.stroke(edge, self.style.stroke_weight) if edge else None,
        }
        if icon and not plan.inside:
            panel = self.room.panel(f"{key}/layer", "layer", box, fill, **form)
            sign = square(box.center, box.middle + drop, min(ICON_SIDE, 0.7 * place.h))
            return [panel, self._icon(key, icon, sign, fill)]
        side = _sign(plan.inside) + SIGN_GAP if icon else 0.0
        words = self.room.box(
            f"{key}/layer", "layer", box, self._in_layer(plan, layer, fill), anchor="middle",
            fill=fill, insets=(inches(side), inches(2 * drop), 0, 0),
            link=layer.part.link if plan.inside else "", where=layer.part.where, **form,
        )  # fmt: skip
        if not icon:
            return [words]
        start = box.center - self._title_width(layer.part, words.paragraphs[0].size) / 2
        sign = Area(start, box.middle - _sign(plan.inside) / 2, side - SIGN_GAP, side - SIGN_GAP)
        return [words, self._icon(key, icon, sign, fill)]

    def _icon(self, key: str, name: str, place: Area, fill: str) -> scene.Shape:
        return draw_icon(self.room, f"{key}/icon", name, place, color_on(self.room, fill))

    def _drop(self, h: float, foot: float) -> float:
        """How far below the middle of a tip its ordinal stands: where the tip is wide enough."""
        wanted = 0.42 / foot * h + 0.13 - h / 2
        return max(0.0, min(max(self.style.tip_drop, wanted), h / 2 - 0.2))

    def _in_layer(self, plan: Plan, layer: Layer, fill: str) -> Paragraph:
        color = color_on(self.room, fill)
        if plan.inside:
            return self.room.para(
                layer.part.title, "layer_title", plan.inside, align="center", color=color
            )
        return self.room.para(str(layer.number), "part_ordinal", align="center", color=color)

    def _fill(self, number: int) -> str:
        style = self.style
        if number in self.lit:
            return style.lit_fill
        if style.rest_fill:
            return style.rest_fill
        share = (number - 1) / max(1, self.count - 1)
        return between(style.fill_from, style.fill_to, share)

    def _words(self, key: str, plan: Plan, layer: Layer) -> list[Item]:
        place, part = layer.place, layer.part
        if plan.inside:
            look = Headed(text="layer_text")
            words = text_of(self.room, part, look, plan.step.text, place.w)
        else:
            words = words_of(self.room, part, Headed(), plan.step, place.w)
        if not words:
            return []
        name = "text" if plan.inside else "title and text"
        link = "" if plan.inside else part.link
        return [
            self.room.box(
                f"{key}/text", name, place, words, anchor="middle", link=link, where=part.where
            )
        ]

    def _hair(self, key: str, layer: Layer) -> list[Item]:
        """The line above a layer's words, from beside the figure to the right edge."""
        right = self.room.body.right
        start = self.figure.center + self._width(layer.span[0]) / 2 + self.style.hair_gap
        if not self.style.hair or not self.words_area.w or self.figure.x > self.room.body.x:
            return []
        y = layer.place.y - (self.style.gap + self.style.hair / 72) / 2
        return [
            self.room.rule(
                f"{key}/hair", start, y, right - start, self.style.hair, self.style.hair_color
            )
        ]


# --- colours --------------------------------------------------------------------------------


def between(start: str, end: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from a role to another, or to a tint of itself."""
    if share <= 0:
        return start
    role, slash, tint = end.partition("/")
    if slash and role == start:
        return f"{start}/{round(100 - (100 - float(tint)) * share)}"
    return end if share >= 1 else f"{start}~{end}/{round(100 * share)}"


def color_on(room: Room, fill: str) -> str:
    """Of on-primary, text and background the one that is read best on `fill`; where that is a
    middle tone on which none shows, the other variant's text."""
    if not fill:
        return "text"
    ground = room.theme.rgb(room.color(fill))

    def seen(role: str) -> float:
        return contrast(ground, room.theme.rgb(room.color(role)))

    best = max(("on-primary", "text", "background"), key=seen)
    return best if seen(best) >= 3 else max((best, "inv.text"), key=seen)


def shown_on(room: Room, color: str, fill: str) -> str:
    """`color`, or where large words in it do not show on `fill` what is read best there."""
    ground = room.theme.rgb(room.color(fill or "background"))
    shown = contrast(ground, room.theme.rgb(room.color(color))) >= 3
    return color if shown else color_on(room, fill)

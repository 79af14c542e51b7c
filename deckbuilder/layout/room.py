"""The room of one slide: what a kind may draw in, and the words of the theme it draws with.

A kind takes its content and a `Room` and returns `Page`s. The room turns text of the spec into
paragraphs of the scene (styles, marks, the right pitch for the script), measures them, and makes
boxes. Lengths are inches here, EMU in the items.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from deckbuilder.diagnostics import NOWHERE, Diagnostic, Place
from deckbuilder.layout.area import Area
from deckbuilder.layout.outline import Outline, Planned
from deckbuilder.layout.runs import any_han, is_plain, linear, merged
from deckbuilder.layout.surfaces import dressed, line_width, narrower, within_corners
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Anchor, Paragraph, Stroke, TextBox
from deckbuilder.model.theme import Mark, TextStyle, Theme
from deckbuilder.text import Setting, Typesetter, stack_height
from deckbuilder.text.inserting import without_breaks
from deckbuilder.units import inches, to_inches

_STEPS_FOR_SENSE = 3  # sizes tried for a break that parts no word
_LARGE = 30.0  # points from which a word alone on its line is worth a smaller size
_BELOW = (36.0, 32.0, 28.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)

D = TypeVar("D")
S = TypeVar("S")

_SQUARE = ("rect", "roundRect")  # shapes whose text has the whole width

DISPLAY_SLACK = 1.02  # times its height that display text may take
LONGEST_DISPLAY = 120  # characters; breaking for sense takes the square of the length


class Page(msgspec.Struct, frozen=True):
    """One slide's worth of a kind: its body items and the clicks that reveal them.

    `title` and `takeaway` replace the slide's own (an answer slide). Pages that `continue` one
    another are counted in their titles. One `under_title` has the slide's title drawn by the
    frame, though the kind draws it elsewhere.
    """

    items: tuple[scene.Item, ...]
    reveal: tuple[tuple[scene.Target, ...], ...] = ()
    title: spec.Text | None = None
    takeaway: spec.Text | None = None
    continues: bool = True
    under_title: bool = False


class Room(msgspec.Struct, frozen=True):
    """What a kind knows: `body` is where it draws, `inverse` whether roles are the other variant's.

    `kind` is the kind being drawn (a block's own within a column), `place` where: the whole body,
    a column, or the aside. `width` is the slide's, in inches. `warnings` collects what the author
    should hear, `memo` keeps what is the same on every slide.
    """

    theme: Theme
    type: Typesetter
    outline: Outline
    planned: Planned
    body: Area
    width: float
    kind: str
    warnings: list[Diagnostic]
    place: Literal["body", "column", "aside"] = "body"
    inverse: bool = False
    memo: dict[Hashable, Any] = {}

    # --- the grid -----------------------------------------------------------------------

    @property
    def margin(self) -> float:
        return float(self.theme.frame["margin"])

    @property
    def right_margin(self) -> float:
        return float(self.theme.frame.get("margin_right", self.margin))

    @property
    def content_width(self) -> float:
        known: float | None = self.memo.get("content width")
        if known is None:
            known = self.memo["content width"] = self.width - self.margin - self.right_margin
        return known

    def x(self, reference: float) -> float:
        """An x of the design pages (13.333 in wide) on this slide's width."""
        return self.margin + (reference - 0.667) * self.content_width / 12.0

    def w(self, reference: float) -> float:
        """A width of the design pages on this slide's width."""
        return reference * self.content_width / 12.0

    def column(self, n: float) -> float:
        """The left edge of column `n` (1 to 12) of the grid."""
        return self.x(0.667 + (n - 1) * 12.2 / 12)

    def span(self, n: float) -> float:
        """The width of `n` columns with the gutters between them."""
        return self.w(n * 12.2 / 12 - 0.2)

    def style_of(self, drawing: type[S]) -> S:
        """The parameters of this slide's kind: the drawing's defaults with the theme's changes."""
        return self.kept((self.kind, drawing), lambda: self._convert(drawing))

    def _convert(self, drawing: type[S]) -> S:
        given = {k: v for k, v in self.kind_style.items() if k != "drawing"}
        if not given:
            return drawing()  # the types of its fields need not be looked up
        return msgspec.convert(given, drawing, strict=False)

    def kept(self, key: Hashable, make: Callable[[], S]) -> S:
        """What `make` made for `key` once in this build: the same on every slide."""
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]

    @property
    def kind_style(self) -> dict[str, Any]:
        return self.theme.kinds.get(self.kind, {})

    def drawing(self, drawings: Mapping[str, D]) -> D:
        """The drawing that the slide's `layout` or else the theme names, or else the first."""
        asked = self.planned.slide.layout if self.kind == self.planned.slide.kind else ""
        name = asked if asked in drawings else str(self.kind_style.get("drawing", ""))
        return drawings.get(name) or next(iter(drawings.values()))

    def within(self, area: Area, kind: str, place: Literal["body", "column", "aside"]) -> Room:
        """The room for a block of `kind` in `area`."""
        return replace(self, body=area, kind=kind, place=place)

    @property
    def chinese(self) -> bool:
        return self.outline.chinese

    # --- colours and styles -------------------------------------------------------------

    def color(self, expression: str) -> str:
        """A colour expression as it reads on this slide's ground."""
        if not self.inverse or not expression:
            return expression
        names, slash, share = expression.partition("/")
        turned = "~".join(n[4:] if n.startswith("inv.") else f"inv.{n}" for n in names.split("~"))
        return turned + slash + share

    def stroke(self, color: str, weight: float, **more: Any) -> Stroke:
        return Stroke(self.color(color), weight, **more)

    def style(self, name: str | TextStyle) -> TextStyle:
        return self.theme.styles[name] if isinstance(name, str) else name

    # --- text ---------------------------------------------------------------------------

    def runs(
        self, text: spec.Text, *, plain_marks: bool = False, on_fill: str = ""
    ) -> tuple[scene.Run, ...]:
        """The runs of `text` in the theme's inline styles; `plain_marks` colours a marked
        phrase instead of laying a highlight under it. `on_fill` is the colour of marked words
        and links where the text stands on a fill."""
        if len(text.runs) == 1 and is_plain(run := text.runs[0]):
            return (scene.Run(run.text),) if run.text else ()
        return merged([self._run(run, plain_marks, on_fill) for run in text.runs if run.text])

    def _run(self, run: spec.Run, plain_marks: bool, on_fill: str) -> scene.Run:
        if is_plain(run):
            return scene.Run(run.text)
        inline: dict[str, str] = self.theme.frame.get("inline", {})
        color = highlight = face = ""
        if run.marked and (plain_marks or on_fill):
            color = on_fill or inline.get("marked_color", "accent1")
        elif run.marked:
            highlight = inline.get("marked_ground", "accent1/25")
        if run.code:
            face = "mono"
            color = "" if on_fill else inline.get("code_color", "primary")
            highlight = "" if on_fill else inline.get("code_ground", "surface")
        if run.link:
            color = on_fill or inline.get("link_color", "")
        return scene.Run(
            linear(run.text) if run.latex else run.text,
            bold=True if run.strong or (highlight and not run.code) else None,
            italic=run.emphasis,
            strike=run.struck,
            underline=bool(run.link),
            color=self.color(color),
            highlight=self.color(highlight),
            face=face,
            link=run.link,
            latex=run.text if run.latex else "",
        )

    def para(
        self,
        text: spec.Text | str,
        style: str | TextStyle,
        size: float | None = None,
        *,
        plain_marks: bool = False,
        **over: Any,
    ) -> Paragraph:
        """One paragraph of `text` in a style; what stands in `over` wins over the style."""
        look = self.style(style)
        if isinstance(text, str):
            runs: tuple[scene.Run, ...] = (scene.Run(text),)
        else:
            runs = self.runs(text, plain_marks=plain_marks, on_fill=look.marked)
        bare = self._bare(look, size or look.size, any_han(runs))
        if "color" in over:
            over["color"] = self.color(over["color"])
        return replace(bare, runs=runs, **over)

    def _bare(self, look: TextStyle, points: float, han: bool) -> Paragraph:
        """The paragraph of a style without its runs, made once."""
        key = (id(look), points, han, self.inverse)
        known: tuple[TextStyle, Paragraph] | None = self.memo.get(key)
        if known is None or known[0] is not look:  # the id of a style that is gone may come again
            pitch = look.pitch if han else look.pitch_latin
            color, tracking = self.color(look.color), look.tracking * points
            bare = Paragraph(
                (), points, look.face, look.bold, color, pitch=pitch, tracking=tracking
            )
            known = self.memo[key] = look, bare
        return known[1]

    def mark(self, level: int) -> Mark:
        return self.theme.marks[min(level, len(self.theme.marks) - 1)]

    def marked(
        self, paragraph: Paragraph, level: int, *, number: int = 0, last: int = 0
    ) -> Paragraph:
        """`paragraph` as a list entry of `level`; `number` above 0 gives it that number, and
        leaves the room that `last`, the list's largest, takes."""
        if not number:
            look = self.kept(("mark", level, self.inverse), lambda: self._mark(level))
            return replace(paragraph, **look)
        mark = self.mark(level)
        ems = 1.35 if last < 10 else 1.95 if last < 100 else 2.55
        hanging = max(mark.hanging, ems * paragraph.size / 72)
        bullet = scene.Bullet(
            mark.char, "", self.color(mark.color), number="arabicPeriod", start=number
        )
        return replace(paragraph, bullet=bullet, **_indents(mark, hanging, level))

    def _mark(self, level: int) -> dict[str, Any]:
        """What the list mark of `level` says of a paragraph."""
        mark = self.mark(level)
        bullet = scene.Bullet(mark.char, mark.font, self.color(mark.color), mark.percent)
        return {"bullet": bullet, **_indents(mark, mark.hanging, level)}

    # --- measuring ----------------------------------------------------------------------

    def height(self, paragraphs: Sequence[Paragraph], width: float) -> float:
        """The height in inches of `paragraphs` set in a box `width` inches wide."""
        return to_inches(self.type.set(paragraphs, inches(width)).height)

    def stacked(self, paragraphs: Sequence[Paragraph], lines: Sequence[int]) -> float:
        """The height in inches of `paragraphs` that take so many lines."""
        return to_inches(stack_height(paragraphs, lines))

    def fits(self, paragraphs: Sequence[Paragraph], area: Area) -> bool:
        return self.type.fits(paragraphs, inches(area.w), inches(area.h))

    def display(
        self,
        text: spec.Text | str,
        style: str | TextStyle,
        area: Area,
        *,
        sizes: Sequence[float] = (),
        most_lines: int | None = None,
        **over: Any,
    ) -> Paragraph:
        """Short text broken for sense at the largest step that `area` and the style's lines allow.

        A size at which no line ends inside a word comes before one or two larger ones. Where even
        the floor does not fit, the floor with greedy breaks; large display styles, whose floor
        stands above the least size of its sort, go on to that.
        """
        look = self.style(style)
        ladder = sizes or look.sizes
        short: Paragraph | None = None
        rough: list[Paragraph] = []
        for i, size in enumerate(ladder):
            if len(rough) == _STEPS_FOR_SENSE:
                break
            paragraph = self.para(text, look, size, **over)
            bound = most_lines or _at(look.lines, i)
            broken = self.break_for_sense(paragraph, inches(area.w), bound)
            if broken is None:
                continue
            setting = self.type.set([broken], inches(area.w))
            if to_inches(setting.height) <= area.h * DISPLAY_SLACK:
                if ends_short(setting):
                    short = short or broken
                elif self.type.breaks_roughly(paragraph, broken, large=size >= _LARGE):
                    rough.append(broken)
                else:
                    return broken
        if rough:
            return rough[0]
        below = () if sizes else [size for size in _BELOW if _least(look) <= size < look.floor]
        running = self._running(text, look, (ladder[-1], *below), area, over)
        return short if short and self._ends_short(running, area.w) else running

    def _running(
        self,
        text: spec.Text | str,
        look: TextStyle,
        sizes: Sequence[float],
        area: Area,
        over: dict[str, Any],
    ) -> Paragraph:
        """`text` in as many lines as it takes, at the first of `sizes` that fits, else the last;
        one at which no word is cut and the last line is no mere character or two comes first."""
        poor: Paragraph | None = None
        cut: Paragraph | None = None
        for size in sizes:
            paragraph = self.para(text, look, size, **over)
            whole = self.break_for_sense(paragraph, inches(area.w), len(paragraph.plain))
            broken = whole or self.break_for_sense(paragraph, inches(area.w)) or paragraph
            if size == sizes[-1] or self.height([broken], area.w) <= area.h * DISPLAY_SLACK:
                short = self._ends_short(broken, area.w)
                if whole is not None and not short:
                    return broken
                cut = cut or (None if short else broken)
                poor = poor or broken
        assert poor is not None
        return cut or poor

    def _ends_short(self, paragraph: Paragraph, width: float) -> bool:
        return ends_short(self.type.set([paragraph], inches(width)))

    def break_for_sense(
        self, paragraph: Paragraph, width: int, most_lines: int | None = None
    ) -> Paragraph | None:
        """`paragraph` broken for sense; one too long to be display text is set as running text.
        None where it needs more than `most_lines`."""
        if len(paragraph.plain) <= LONGEST_DISPLAY:
            return self.type.break_for_sense(paragraph, width, most_lines)
        running = self.type.rebreak_widow(paragraph, width)
        (count,) = self.type.set([running], width).lines
        return running if most_lines is None or count <= most_lines else None

    def display_size(
        self,
        texts: Sequence[spec.Text | str],
        style: str | TextStyle,
        areas: Sequence[Area],
        *,
        sizes: Sequence[float] = (),
        most_lines: int | None = None,
        **over: Any,
    ) -> float:
        """The step that peers share: the largest at which each text fits its area for sense."""
        look = self.style(style)
        ladder = sizes or look.sizes
        return min(
            (
                self.display(t, look, a, sizes=ladder, most_lines=most_lines, **over).size
                for t, a in zip(texts, areas, strict=True)
            ),
            default=ladder[0],
        )

    def narrowed(self, ordinal: Paragraph, width: float) -> Paragraph:
        """`ordinal` at a size at which it stands on one line of `width` inches."""
        share = width * 72 * 0.97 / max(1.0, self.type.runs_width(ordinal))
        return ordinal if share >= 1 else replace(ordinal, size=float(int(ordinal.size * share)))

    # --- boxes --------------------------------------------------------------------------

    def box(
        self,
        key: str,
        name: str,
        area: Area,
        paragraphs: Sequence[Paragraph] | Paragraph,
        *,
        anchor: Anchor = "top",
        where: Place = NOWHERE,
        **more: Any,
    ) -> TextBox:
        """A text box whose zero insets make all distances real.

        Programs put extra leading above the first line, the design half above and half below:
        a box anchored at the top is raised by that half.
        """
        paras = (paragraphs,) if isinstance(paragraphs, Paragraph) else tuple(paragraphs)
        if more.get("fill"):
            more = dressed(self.theme, self.color, more["fill"], area, more)
        if anchor == "top" and paras and not more.get("fill"):
            lift = max(0.0, (paras[0].pitch - 1.2) * paras[0].size / 144)
            area = Area(area.x, area.y - lift, area.w, area.h + lift)
        if more.get("geometry") == "roundRect" and paras:
            insets = within_corners(area, more, more.get("insets", (0, 0, 0, 0)))
            more = {**more, "insets": insets}
        box = TextBox(key, name, area.rect, paras, anchor=anchor, where=where, **more)
        return self._settled(box)

    def _settled(self, box: TextBox) -> TextBox:
        """The box with its lines predicted; display text breaks by itself where a width does it."""
        inner = line_width(box)
        if len(box.paragraphs) == 1 and box.paragraphs[0].joins and box.geometry in _SQUARE:
            whole, spare = self.self_breaking(box.paragraphs[0], inner)
            if spare:
                insets = narrower(box.insets, spare, whole.align)
                box, inner = replace(box, paragraphs=(whole,), insets=insets), inner - spare
        paras = tuple([self.type.mend(paragraph, inner) for paragraph in box.paragraphs])
        return replace(box, paragraphs=paras, lines=self.type.predict(paras, inner))

    def panel(self, key: str, name: str, area: Area, fill: str, **more: Any) -> scene.Shape:
        """A filled rectangle with the theme's corners and edges; one with a geometry of its own
        has no corners to round."""
        fields = dressed(self.theme, self.color, fill, area, more)
        return scene.Shape(key, name, area.rect, decorative=True, **fields)

    def rule(
        self, key: str, x: float, y: float, w: float, weight: float, color: str, name: str = "rule"
    ) -> scene.Shape:
        """A level rule as a filled rectangle, `weight` points high, its upper edge on `y`."""
        return self._bar(key, name, Area(x, y, w, weight / 72), color)

    def upright(
        self, key: str, x: float, y: float, h: float, weight: float, color: str
    ) -> scene.Shape:
        """An upright rule as a filled rectangle, `weight` points wide, its left edge on `x`."""
        return self._bar(key, "rule", Area(x, y, weight / 72, h), color)

    def _bar(self, key: str, name: str, area: Area, color: str) -> scene.Shape:
        return scene.Shape(key, name, area.rect, fill=self.color(color), decorative=True)

    def self_breaking(self, paragraph: Paragraph, inner: int) -> tuple[Paragraph, int]:
        """`paragraph` without the breaks that sense put in, and how much less than `inner` EMU its
        lines may have for programs to break it there by themselves; as it is, and 0, where no
        width does that."""
        whole = without_breaks(paragraph)
        if whole is None:
            return paragraph, 0
        width = self.type.width_breaking(whole, paragraph.plain.split("\n"))
        if width is None or width >= inner:
            return paragraph, 0
        return whole, inner - width

    def warn(self, diagnostic: Diagnostic) -> None:
        self.warnings.append(diagnostic)


def _indents(mark: Mark, hanging: float, level: int) -> dict[str, int]:
    return {
        "indent": inches(mark.indent + hanging),
        "hanging": inches(hanging),
        "level": level,
    }


def ends_short(setting: Setting) -> bool:
    """Whether the last of several lines is only a character or two."""
    lines = setting.text_lines[0]
    return len(lines) > 1 and len(lines[-1].replace(" ", "")) <= 2


def _least(look: TextStyle) -> float:
    """The smallest size that this sort of text may have: content 18, captions and labels 12."""
    return 18.0 if look.floor >= 18 else 12.0


def _at(values: Sequence[int], index: int) -> int | None:
    """`values[index]`, its last value beyond the end, None where there are none or it is 0."""
    if not values:
        return None
    return values[min(index, len(values) - 1)] or None

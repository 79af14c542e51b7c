"""Which layout of a template takes which of our slide forms, and how that was found.

Comes in: the views of a master's layouts. Goes out: for each form the number of a layout (from
1) and the way it was found, or 0 where one is to be made. The ways, in their order: the standard
`type` attribute; the signature, that is which placeholders a layout has; geometry, where they
stand; names in Chinese or English. Among equals the one that more slides use, then the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from deckbuilder.model.template import Holder
from deckbuilder.template.sheets import SheetView

FORMS = ("cover", "section", "points", "content", "columns", "statement", "quote", "closing")
_TYPES: dict[str, tuple[str, ...]] = {
    "cover": ("title",),
    "section": ("secHead",),
    "points": ("obj", "tx"),
    "content": ("titleOnly",),
    "columns": ("twoObj", "twoColTx"),
}
_NAMES: dict[str, str] = {
    "cover": r"封面|首页|标题(幻灯片|页)|^title( slide)?$|cover|front|opening",
    "section": r"章节|节标题|过渡|转场|分隔|section|chapter|divider|transition|break",
    "points": r"标题[和与]内容|正文|内容页|title and (content|text)|bullets?|^content|^text",
    "content": r"仅标题|只有标题|title only",
    "columns": r"两栏|双栏|两列|左右|two (content|column)|2 col",
    "closing": r"结束|结尾|末尾|尾页|封底|致谢|感谢|谢谢|thank|closing|^end|ending|back cover",
}
_FRAME = ("dt", "ftr", "sldNum", "hdr")
_TEXTS = ("body", "obj")


class Found(msgspec.Struct, frozen=True):
    """A form's layout; `way` tells how it was found, `sure` whether that was no guess."""

    layout: int
    way: str
    sure: bool = True


TO_MAKE = Found(0, "made on the master")


class Signature(msgspec.Struct, frozen=True):
    """A layout's placeholders but for the frame's, sorted out."""

    title: Holder | None
    centered: bool  # the title is a `ctrTitle`
    subtitles: tuple[Holder, ...]
    texts: tuple[Holder, ...]
    others: tuple[Holder, ...]
    name: str
    type: str
    height: float
    upright: bool


def signature_of(view: SheetView) -> Signature:
    holders = [h for h in view.holders() if h.type not in _FRAME]
    titles = [h for h in holders if h.type in ("title", "ctrTitle")]
    texts = tuple(h for h in holders if h.type in _TEXTS)
    return Signature(
        title=titles[0] if titles else None,
        centered=bool(titles) and titles[0].type == "ctrTitle",
        subtitles=tuple(h for h in holders if h.type == "subTitle"),
        texts=texts,
        others=tuple(
            h for h in holders if h.type not in ("title", "ctrTitle", "subTitle", *_TEXTS)
        ),
        name=view.name.strip(),
        type=view.type,
        height=view.space.height,
        upright=any(view.is_upright(h) for h in (*titles, *texts)),
    )


def _large(s: Signature, holder: Holder) -> bool:
    return holder.box[3] >= 0.38 * s.height


def _low_title(s: Signature) -> bool:
    """A title that stands where no head of a slide stands."""
    assert s.title is not None
    return s.title.box[1] + s.title.box[3] / 2 > 0.28 * s.height


def _beside(one: Holder, other: Holder) -> bool:
    """Two boxes of about one size next to each other."""
    a, b = sorted((one.box, other.box))
    level = abs(a[1] - b[1]) < 0.25 * max(a[3], b[3])
    return level and b[0] >= a[0] + 0.8 * a[2] and 0.5 < a[2] / b[2] < 2


def _below_title(s: Signature, holder: Holder) -> bool:
    assert s.title is not None
    return holder.box[1] >= s.title.box[1] + 0.5 * s.title.box[3]


def _is_cover(s: Signature) -> bool:
    return s.centered or bool(s.subtitles and not s.texts)


def _is_section(s: Signature) -> bool:
    small = [t for t in s.texts if t.type == "body" and not _large(s, t)]
    return len(s.texts) == 1 and len(small) == 1 and _low_title(s) and not s.others


def _is_points(s: Signature) -> bool:
    return (
        len(s.texts) == 1 and not s.others and _large(s, s.texts[0]) and _below_title(s, s.texts[0])
    )


def _is_content(s: Signature) -> bool:
    return not s.texts and not s.others and not s.subtitles and not _low_title(s)


def _is_columns(s: Signature) -> bool:
    if len(s.texts) != 2 or s.others or not all(_large(s, t) for t in s.texts):
        return False
    return _beside(*s.texts)


_SIGNATURES: dict[str, Callable[[Signature], bool]] = {
    "cover": _is_cover,
    "section": _is_section,
    "points": _is_points,
    "content": _is_content,
    "columns": _is_columns,
}


def _looks_section(s: Signature) -> bool:
    """A large title in the middle and no body below it."""
    return _low_title(s) and not any(_large(s, t) for t in s.texts) and len(s.texts) <= 2


def _looks_points(s: Signature) -> bool:
    return any(_large(s, t) and _below_title(s, t) and t.box[2] > 5 for t in s.texts)


def _looks_columns(s: Signature) -> bool:
    large = [t for t in s.texts if _large(s, t)]
    return len(large) == 2 and _beside(*large)


_GEOMETRY: dict[str, Callable[[Signature], bool]] = {
    "section": _looks_section,
    "points": _looks_points,
    "columns": _looks_columns,
}


def map_forms(views: list[SheetView], uses: list[int]) -> dict[str, Found]:
    """The layout of each form; `uses` counts the slides on each layout."""
    signatures = [signature_of(view) for view in views]
    fit = [i for i, s in enumerate(signatures) if s.title is not None and not s.upright]
    search = _Search(signatures, uses, fit)
    found = {
        form: search.find(form) for form in ("cover", "columns", "section", "points", "content")
    }
    if found["content"] is None and found["points"] is not None:
        found["content"] = Found(found["points"].layout, "as points, whose body stays empty")
    if found["columns"] is None and found["content"] is not None:
        found["columns"] = Found(found["content"].layout, "as content, the columns as plain boxes")
    found["closing"] = search.named("closing") or _as_cover(found["cover"])
    for form in ("statement", "quote"):
        content = found["content"]
        found[form] = Found(content.layout, "as content") if content is not None else None
    return {form: found[form] or TO_MAKE for form in FORMS}


def _as_cover(cover: Found | None) -> Found | None:
    return Found(cover.layout, "as the cover") if cover is not None else None


class _Search(msgspec.Struct):
    signatures: list[Signature]
    uses: list[int]
    fit: list[int]

    def find(self, form: str) -> Found | None:
        """A layout of this form; one whose name says that it is another's is taken last."""
        by_type = [i for i in self.fit if self.signatures[i].type in _TYPES[form]]
        by_type = [i for i in by_type if self._bears(form, i)]
        if (best := self._best(form, by_type)) is not None:
            kind = self.signatures[best].type
            return Found(best + 1, f"by its type {kind}")
        free = [i for i in self.fit if not self._typed_otherwise(form, i)]
        by_signature = [i for i in free if _SIGNATURES[form](self.signatures[i])]
        if (best := self._best(form, by_signature)) is not None:
            return Found(best + 1, "by its placeholders")
        if form in _GEOMETRY:
            by_place = [i for i in free if _GEOMETRY[form](self.signatures[i])]
            if (best := self._best(form, by_place)) is not None:
                return Found(best + 1, "by where its placeholders stand", sure=False)
        return self.named(form, free)

    def named(self, form: str, among: list[int] | None = None) -> Found | None:
        """The layout whose name says so."""
        pattern = re.compile(_NAMES[form], re.IGNORECASE)
        named = [
            i
            for i in (self.fit if among is None else among)
            if pattern.search(self.signatures[i].name) and self._bears(form, i)
        ]
        best = self._best(form, named)
        return Found(best + 1, "by its name", sure=False) if best is not None else None

    def _bears(self, form: str, i: int) -> bool:
        """Whether a layout has at all what the form needs: types and names may be wrong."""
        s = self.signatures[i]
        if form == "points":
            return any(_large(s, t) for t in s.texts)
        if form == "cover":
            return bool(s.subtitles) or s.centered or not any(_large(s, t) for t in s.texts)
        if form == "columns":
            return len([t for t in s.texts if t.box[3] > 0.2 * s.height]) >= 2
        return True

    def _typed_otherwise(self, form: str, i: int) -> bool:
        """Whether its type says that it is one of the other forms."""
        kind = self.signatures[i].type
        return any(
            kind in types and self._bears(other, i)
            for other, types in _TYPES.items()
            if other != form
        )

    def _best(self, form: str, among: list[int]) -> int | None:
        others = [p for other, p in _NAMES.items() if other != form and form != "content"]
        last = re.compile("|".join(others or ["(?!)"]), re.IGNORECASE)
        own = re.compile(_NAMES.get(form, "(?!)"), re.IGNORECASE)

        def order(i: int) -> tuple[bool, int, int]:
            name = self.signatures[i].name
            wrong = bool(last.search(name)) and not own.search(name)
            return wrong, -self.uses[i], i

        return min(among, key=order, default=None)

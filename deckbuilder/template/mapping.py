"""Which layout of a template takes which of our slide forms, and how that was found.

Comes in: the views of a master's layouts. Goes out: for each form the number of a layout (from
1) and the way it was found, or 0 where one is to be made. The ways, in their order: the standard
`type` attribute; the signature, that is which placeholders a layout has; geometry, where they
stand; names in Chinese or English. Among equals the one that more slides use, then the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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
# types of layouts that take none of our forms
_OTHER_TYPES = frozenset(
    "twoTxTwoObj objTx picTx vertTx vertTitleAndTx vertTitleAndTxOverChart clipArtAndVertTx chart "
    "tbl dgm fourObj twoObjAndObj objAndTwoObj twoObjOverTx objOverTx txOverObj blank".split()
)
NAMES: dict[str, str] = {
    "cover": r"封面|首页|标题(幻灯片|页)|^title( slide| page)?$|cover|front|opening",
    "section": r"章节|节标题|过[渡度]|副标题页|篇章|转场|分隔"
    r"|section|chapter|divider|transition|segue|break",
    "points": r"标题[和与]内容|正文|内容页|内页|^内容(页|_|$)"
    r"|title and (content|text)|bullets?|^content|^text$",
    "content": r"仅标题|只有标题|title only",
    "columns": r"两栏|双栏|两列|左右|two (content|column)|2 col",
    "closing": r"结束|结尾|末尾|尾页|封底|致谢|感谢|谢谢|thank|closing|^end\b|ending|back cover",
}
_NO_FORM = re.compile(
    r"目录|引用|图片|空白|agenda|contents$|table of content|quot|disclaimer|contact|picture|photo"
    r"|image|blank|caption|compar",
    re.IGNORECASE,
)
_STRICT = ("cover", "section")  # forms that look alike, so that names are heard first
_FRAME = ("dt", "ftr", "sldNum", "hdr")
_TEXTS = ("body", "obj")
_LARGE, _MAIN, _WIDE = 0.38, 0.12, 0.55  # of the slide's sides


class Found(msgspec.Struct, frozen=True):
    """A form's layout; `way` tells how it was found, `sure` whether that was no guess, `made`
    whether placeholders had to be added to it."""

    layout: int
    way: str
    sure: bool = True
    made: bool = False


TO_MAKE = Found(0, "made on the master")


class Signature(msgspec.Struct, frozen=True):
    """A layout's placeholders but for the frame's, sorted out. Of its `texts`, `main` are those
    that hold more than a line: the rest are kickers, sources and the like."""

    title: Holder | None
    centered: bool  # the title is a `ctrTitle`
    subtitles: tuple[Holder, ...]
    texts: tuple[Holder, ...]
    main: tuple[Holder, ...]
    others: tuple[Holder, ...]
    name: str
    type: str
    width: float
    height: float
    upright: bool

    @property
    def is_bare(self) -> bool:
        """Whether every placeholder besides the title is one of the main texts."""
        return not self.others and not self.subtitles and len(self.main) == len(self.texts)


def signature_of(view: SheetView) -> Signature:
    holders = [h for h in view.holders() if h.type not in _FRAME]
    titles = [h for h in holders if h.type in ("title", "ctrTitle")]
    texts = tuple(h for h in holders if h.type in _TEXTS)
    width, height = view.space.width, view.space.height
    return Signature(
        title=titles[0] if titles else None,
        centered=bool(titles) and titles[0].type == "ctrTitle",
        subtitles=tuple(h for h in holders if h.type == "subTitle"),
        texts=texts,
        main=tuple(h for h in texts if h.box[3] >= _MAIN * height and h.box[2] >= 0.2 * width),
        others=tuple(
            h for h in holders if h.type not in ("title", "ctrTitle", "subTitle", *_TEXTS)
        ),
        name=view.name.strip(),
        type=view.type,
        width=width,
        height=height,
        upright=any(view.is_upright(h) for h in (*titles, *texts)),
    )


def _large(s: Signature, holder: Holder) -> bool:
    return holder.box[3] >= _LARGE * s.height


def _low_title(s: Signature) -> bool:
    """A title that stands where no head of a slide stands."""
    assert s.title is not None
    return s.title.box[1] + s.title.box[3] / 2 > 0.28 * s.height


def _beside(two: Sequence[Holder], most: float) -> bool:
    """Two boxes next to each other, neither `most` times as wide as the other."""
    a, b = sorted(holder.box for holder in two)
    level = abs(a[1] - b[1]) < 0.25 * max(a[3], b[3])
    return level and b[0] >= a[0] + 0.8 * a[2] and 1 / most < a[2] / b[2] < most


def is_beside(two: Sequence[Holder]) -> bool:
    """Whether two boxes may be columns."""
    return _beside(two, 2)


def _below_title(s: Signature, holder: Holder) -> bool:
    assert s.title is not None
    return holder.box[1] >= s.title.box[1] + 0.5 * s.title.box[3]


# --- what each form looks like, the surest first ----------------------------------------------


def has_large(s: Signature) -> bool:
    return any(_large(s, t) for t in s.texts)


def _is_cover(s: Signature) -> bool:
    return (s.centered or bool(s.subtitles)) and _low_title(s) and not has_large(s)


def _is_high_cover(s: Signature) -> bool:
    lone = bool(s.subtitles) and not s.texts and not s.others
    return (s.centered and not has_large(s)) or (lone and _large(s, s.subtitles[0]))


def _is_section(s: Signature) -> bool:
    small = [t for t in s.texts if t.type == "body" and not _large(s, t)]
    return len(s.texts) == 1 and len(small) == 1 and _low_title(s) and not s.others


def _is_points(s: Signature) -> bool:
    return s.is_bare and _has_points(s)


def _has_points(s: Signature) -> bool:
    """One main text below the title, whatever else there is that is small."""
    if len(s.main) != 1 or s.others:
        return False
    return _large(s, s.main[0]) and _below_title(s, s.main[0])


def _has_lines(s: Signature) -> bool:
    """A head and one wide text, drawn as high as its sample words."""
    wide = s.is_bare and len(s.main) == 1 and s.main[0].box[2] >= _WIDE * s.width
    return wide and not _low_title(s) and _below_title(s, s.main[0])


def _is_content(s: Signature) -> bool:
    return s.is_bare and not s.texts and not _low_title(s)


def _has_content(s: Signature) -> bool:
    """A title at the head, with at most a line or three that are small."""
    small = (*s.subtitles, *(t for t in s.texts if t not in s.main))
    lines = all(t.box[3] < _MAIN * s.height for t in small) and len(small) <= 3
    return lines and not s.main and not s.others and not _low_title(s)


def _is_columns(s: Signature) -> bool:
    return s.is_bare and _has_columns(s) and _beside(s.main, 1.25)


def _has_columns(s: Signature) -> bool:
    if len(s.main) != 2 or s.others or not all(_large(s, t) for t in s.main):
        return False
    return _beside(s.main, 2) and all(_below_title(s, t) for t in s.main)


_SIGNATURES: dict[str, tuple[Callable[[Signature], bool], ...]] = {
    "cover": (_is_cover, _is_high_cover),
    "section": (_is_section,),
    "points": (_is_points, _has_points, _has_lines),
    "content": (_is_content, _has_content),
    "columns": (_is_columns, _has_columns),
}


def _looks_cover(s: Signature) -> bool:
    """A large title in the middle and nothing else of size."""
    return _low_title(s) and not s.main and not s.others


def _looks_section(s: Signature) -> bool:
    """A large title in the middle and no body below it."""
    return _low_title(s) and not has_large(s) and len(s.texts) <= 2 and not s.others


def _looks_points(s: Signature) -> bool:
    return any(_large(s, t) and _below_title(s, t) and t.box[2] > 5 for t in s.texts)


def _looks_columns(s: Signature) -> bool:
    large = [t for t in s.texts if _large(s, t)]
    return len(large) == 2 and _beside(large, 2) and all(_below_title(s, t) for t in large)


_GEOMETRY: dict[str, Callable[[Signature], bool]] = {
    "cover": _looks_cover,
    "section": _looks_section,
    "points": _looks_points,
    "columns": _looks_columns,
}


def map_forms(views: list[SheetView], uses: list[int]) -> dict[str, Found]:
    """The layout of each form; `uses` counts the slides on each layout."""
    signatures = [signature_of(view) for view in views]
    fit = [i for i, s in enumerate(signatures) if s.title is not None and not s.upright]
    search = Search(signatures, uses, fit)
    found = {form: search.find(form) for form in ("cover", "columns", "points", "content")}
    taken = found["cover"].layout - 1 if found["cover"] is not None else -1
    found["section"] = search.without(taken).find("section") or search.named("section")
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


class Search(msgspec.Struct):
    """Looks for layouts among those of `signatures` whose places are in `fit`."""

    signatures: list[Signature]
    uses: list[int]
    fit: list[int]

    def without(self, taken: int) -> Search:
        return Search(self.signatures, self.uses, [i for i in self.fit if i != taken])

    def find(self, form: str) -> Found | None:
        """A layout of this form; one whose name says that it is another's is taken last."""
        if form in _STRICT:
            called = [i for i in self.fit if not self._called_otherwise(form, i)]
            found = Search(self.signatures, self.uses, called)._find(form)
            if found is not None:
                return found
        return self._find(form)

    def _find(self, form: str) -> Found | None:
        by_type = [i for i in self.fit if self.signatures[i].type in _TYPES[form]]
        by_type = [i for i in by_type if self._bears(form, i)]
        if (best := self._best(form, by_type)) is not None:
            kind = self.signatures[best].type
            return Found(best + 1, f"by its type {kind}")
        free = [i for i in self.fit if not self._typed_otherwise(form, i)]
        by_signature = [i for i in free if self._tier(form, i) < len(_SIGNATURES[form])]
        if (best := self._best(form, by_signature)) is not None:
            return Found(best + 1, "by its placeholders")
        if form in _GEOMETRY:
            by_place = [i for i in free if _GEOMETRY[form](self.signatures[i])]
            by_place = [i for i in by_place if not self._called_otherwise(form, i)]
            if (best := self._best(form, by_place)) is not None:
                return Found(best + 1, "by where its placeholders stand", sure=False)
        return self.named(form, free)

    def named(self, form: str, among: list[int] | None = None) -> Found | None:
        """The layout whose name says so."""
        pattern = re.compile(NAMES[form], re.IGNORECASE)
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
            wide = [t for t in s.main if t.box[2] >= _WIDE * s.width and _below_title(s, t)]
            return len(s.main) == 1 and (_large(s, s.main[0]) or bool(wide))
        if form == "cover":
            return bool(s.subtitles) or s.centered or not has_large(s)
        if form == "columns":
            return len(s.main) == 2 and (s.type in _TYPES[form] or _beside(s.main, 2))
        return form != "content" or (not has_large(s) and not _low_title(s)) or s.is_bare

    def _typed_otherwise(self, form: str, i: int) -> bool:
        """Whether its type says, and its placeholders do not belie, that it is another's."""
        kind = self.signatures[i].type
        return kind in _OTHER_TYPES or any(
            kind in types and self._bears(other, i)
            for other, types in _TYPES.items()
            if other != form
        )

    def _tier(self, form: str, i: int) -> int:
        """How near a layout comes to what the form looks like, 0 nearest."""
        looks = _SIGNATURES.get(form, ())
        return next((n for n, look in enumerate(looks) if look(self.signatures[i])), len(looks))

    def _called_otherwise(self, form: str, i: int) -> int:
        """Whether its name says that it is another form's, 2 where it says that it is none's."""
        name = self.signatures[i].name
        if re.search(NAMES[form], name, re.IGNORECASE):
            return 0
        near = ("points", "content")
        others = [p for f, p in NAMES.items() if f != form and not (form in near and f in near)]
        other = re.search("|".join(others), name, re.IGNORECASE)
        return 2 if _NO_FORM.search(name) else int(other is not None)

    def _best(self, form: str, among: list[int]) -> int | None:
        own = re.compile(NAMES[form], re.IGNORECASE)

        def order(i: int) -> tuple[int, int, int, int]:
            called = own.search(self.signatures[i].name) is not None
            first = -int(called) if form == "cover" else -self.uses[i]
            return self._called_otherwise(form, i), self._tier(form, i), first, i

        return min(among, key=order, default=None)

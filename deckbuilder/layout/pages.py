"""The pages of each slide: its frame, its kind's body in it, its continuations.

Slides of the outline and a room come in; leaves go out, which lack only what follows from the
deck: page numbers, footers, unique titles. A slide sees no more of the deck than its kinds tell of,
so that a memory can keep its leaves.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

import msgspec

from deckbuilder.diagnostics import Diagnostic, diagnostic
from deckbuilder.layout import blocks, fit, forms, frame
from deckbuilder.layout.advice import advise
from deckbuilder.layout.asides import draw_with_aside
from deckbuilder.layout.holding import overfull
from deckbuilder.layout.kinds import Kind, kind_of
from deckbuilder.layout.listing import one_line
from deckbuilder.layout.memory import Memory
from deckbuilder.layout.openers import draw_opener
from deckbuilder.layout.outline import Outline, Planned, alone, bare_of, head_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec
from deckbuilder.model.theme import FormStyle, Theme

# kinds that speak of the whole deck, whatever chapter they stand in
WHOLE_DECK = frozenset({"agenda", "objectives", "recap", "references"})


class Leaf(msgspec.Struct, frozen=True):
    """A page with all that is needed to finish it once the number of pages is known."""

    room: Room
    kind: Kind
    page: Page
    parts: frame.Parts
    framed: frame.Framed
    key: str
    first: bool


# a slide's pages, and what is to be said of them
Pages = tuple[tuple[Leaf, ...], tuple[Diagnostic, ...]]
PagesMemory = Memory[Pages]


def run_of(
    outline: Outline, run: Iterable[Planned], room: Room, memory: PagesMemory | None
) -> tuple[list[Leaf], list[Diagnostic]]:
    """The pages of a run of the outline's slides, and what is to be said of them."""
    head = head_of(outline.deck)
    shown = {"slide": room.outline, "head": bare_of(outline, head), "deck": outline}
    leaves: list[Leaf] = []
    told: list[Diagnostic] = []
    for planned in run:
        pages, more = _pages(room, planned, shown, tuple(head.values()), memory)
        leaves += pages
        told += more
    return leaves, told


def _pages(
    room: Room,
    planned: Planned,
    shown: Mapping[str, Outline],
    head: Hashable,
    memory: PagesMemory | None,
) -> Pages:
    """The pages of one slide, which sees no more of the deck than its kinds tell of."""
    tells = _tells(planned.slide)
    room = msgspec.structs.replace(room, outline=shown[tells])
    if tells == "deck":
        return _laid(room, planned)
    planned = alone(planned)
    if memory is None:
        return _laid(room, planned)
    key = planned, head if tells == "head" else None
    known = memory.pages.get(key)
    if known is None:
        known = _laid(room, planned)
        memory.pages.put(key, known)
    return known


def _tells(slide: spec.Slide) -> str:
    """What the kinds on `slide` are drawn from, its own and those of its blocks."""
    names = (slide.kind, *(block.kind for block in blocks.blocks_of(slide)))
    told = {kind.tells for name in names if (kind := kind_of(name))}
    return next(most for most in ("deck", "head", "slide") if most in told)


def _laid(room: Room, planned: Planned) -> Pages:
    warnings: list[Diagnostic] = []
    leaves, _ = leaves_of(msgspec.structs.replace(room, warnings=warnings), planned)
    return tuple(leaves), tuple(warnings)


def leaves_of(base: Room, planned: Planned) -> tuple[list[Leaf], list[fit.Trial]]:
    """The pages of one slide, framed, and what was tried for them.

    It is laid out anew where a page's own title, or the count in it, takes more lines.
    """
    slide = planned.slide
    kind = kind_of(slide.kind)
    assert kind is not None
    kind = _on_form(kind, planned, base.theme)
    look = base.theme.forms.get(kind.form) or FormStyle()
    room = msgspec.structs.replace(
        _with_frame(base, kind.form, look),
        planned=planned, kind=slide.kind, inverse=forms.is_inverse(base, look),
        outline=base.outline, warnings=base.warnings,
    )  # fmt: skip
    if slide.layout and slide.layout not in kind.layouts:
        names = ", ".join(kind.layouts) or "one only"
        room.warn(diagnostic("W301", slide.where, name=slide.layout, kind=slide.kind, names=names))
    parts = _parts(room, kind)
    with fit.listening() as trials:
        framed, pages = _draw(room, kind, parts)
    running = sum(page.continues for page in pages)
    higher = _highest_title(room, parts, pages)
    if higher is not parts and frame.frame_slide(room, higher).body.y > framed.body.y:
        with fit.listening() as trials:
            framed, pages = _draw(room, kind, higher)
    base.warnings.extend(overfull(room, framed.body, parts, pages, kind.frame == "bare"))
    base.warnings.extend(advise(slide, trials, running, framed.title_lines))
    if len(pages) == 1 and not pages[0].takeaway and framed.parts == parts:
        return [Leaf(room, kind, pages[0], parts, framed, slide.id, True)], trials
    return [_leaf(room, kind, parts, pages, i) for i in range(len(pages))], trials


def _highest_title(room: Room, parts: frame.Parts, pages: Sequence[Page]) -> frame.Parts:
    """`parts` with the title that takes the most lines among those of the pages."""
    suffix = _suffix(room, 8, 8) if sum(page.continues for page in pages) > 1 else ""
    titles = {page.title.plain: page.title for page in pages if page.title}
    if parts.title is None or not (suffix or titles):
        return parts
    found = [
        msgspec.structs.replace(parts, title=title, suffix=suffix)
        for title in (parts.title, *titles.values())
    ]
    return max(found, key=lambda one: frame.frame_slide(room, one).body.y)


def _on_form(kind: Kind, planned: Planned, theme: Theme) -> Kind:
    """A sentence that stands under a title of its own stands on a slide like any other; two
    columns stand on a template's layout for them."""
    if kind.frame == "untitled" and planned.drawn_title:
        return msgspec.structs.replace(kind, form="content")
    if theme.template is not None and blocks.are_two_columns(planned.slide):
        return msgspec.structs.replace(kind, form="columns")
    if theme.template is not None and kind.frame == "bare":
        return msgspec.structs.replace(kind, draw=draw_opener)
    return kind


def _with_frame(room: Room, form: str, look: FormStyle) -> Room:
    """The room of a form that has a frame of its own, which keeps its own memory."""
    if not look.frame:
        return room
    return room.kept(("form", form), lambda: _framed_room(room, look))


def _framed_room(room: Room, look: FormStyle) -> Room:
    theme = msgspec.structs.replace(room.theme, frame=look.frame)
    return msgspec.structs.replace(room, theme=theme, memo={})


def _draw(room: Room, kind: Kind, parts: frame.Parts) -> tuple[frame.Framed, list[Page]]:
    content = room.planned.slide.content
    keeps = kind.keeps_strip is not None and kind.keeps_strip(content)
    held = parts
    if keeps and parts.takeaway is None:
        held = msgspec.structs.replace(parts, takeaway=spec.Text((spec.Run("—"),)))
    framed = frame.frame_slide(room, held)
    room = msgspec.structs.replace(room, body=framed.body)
    if room.planned.slide.aside is None:
        return framed, kind.draw(content, room)
    own = _own_room(room, _under_title(room, held))
    apart = kind.frame == "bare"
    pages = draw_with_aside(room, lambda inside: kind.draw(content, inside), own, apart=apart)
    return framed, pages


def _own_room(room: Room, parts: frame.Parts) -> Room:
    """The room of a page under the slide's title, which may be counted."""
    look = room.theme.forms.get("content") or FormStyle()
    room = msgspec.structs.replace(room, inverse=forms.is_inverse(room, look))
    counted = msgspec.structs.replace(parts, suffix=_suffix(room, 8, 8))
    return msgspec.structs.replace(room, body=frame.frame_slide(room, counted).body)


def _under_title(room: Room, parts: frame.Parts) -> frame.Parts:
    """`parts` with the slide's title, though its kind draws it itself."""
    if parts.title is not None:
        return parts
    return msgspec.structs.replace(parts, title=room.planned.title)


def _leaf(room: Room, kind: Kind, parts: frame.Parts, pages: Sequence[Page], i: int) -> Leaf:
    page, slide = pages[i], room.planned.slide
    last = i == len(pages) - 1
    running = [p for p in pages if p.continues]
    suffix = ""
    if page.continues and len(running) > 1:
        suffix = _suffix(room, 1 + sum(p.continues for p in pages[:i]), len(running))
    titled = _under_title(room, parts) if page.under_title else parts
    if page.under_title and kind.frame == "bare":
        kind = msgspec.structs.replace(kind, form="content", frame="full")
        room = _own_room(room, titled)
    own = msgspec.structs.replace(
        parts,
        title=page.title if page.title and parts.title else titled.title,
        suffix=suffix,
        takeaway=page.takeaway or (parts.takeaway if last else None),
    )
    framed = frame.frame_slide(room, own)
    key = slide.id if i == 0 else f"{slide.id}--{i + 1}"
    return Leaf(room, kind, page, own, framed, key, i == 0)


def _suffix(room: Room, i: int, n: int) -> str:
    return room.outline.words.part_of.format(i=i, n=n)


def _parts(room: Room, kind: Kind) -> frame.Parts:
    planned, slide = room.planned, room.planned.slide
    titled = kind.frame == "full" or (kind.frame == "untitled" and planned.drawn_title)
    chapter = planned.chapter
    strip = kind.strip(slide.content) if kind.strip else None
    kicker = slide.kicker
    inside = chapter is not None and slide.kind not in WHOLE_DECK
    if kicker is None and chapter is not None and inside and not _shows_no_kicker(room):
        kicker = chapter.title
    if kind.frame == "bare":  # what it shows of these stands in its own column of text
        return frame.Parts(title=None)
    return frame.Parts(
        title=planned.title if titled else None,
        kicker=one_line(kicker) if kicker else None,
        lead=slide.lead if titled else None,
        takeaway=_joined(strip, slide.takeaway),
        source=slide.source,
        chapter=chapter.number if chapter is not None and inside else 0,
    )


def _shows_no_kicker(room: Room) -> bool:
    return frame.frame_of(room.theme).kicker_depth > 0


def _joined(first: spec.Text | None, second: spec.Text | None) -> spec.Text | None:
    if first is None or second is None:
        return first or second
    return spec.Text((*first.runs, spec.Run("\u2003"), *second.runs), first.where)

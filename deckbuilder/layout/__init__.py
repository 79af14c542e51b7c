"""Layout: a spec and a theme become a scene.

1. the outline        chapters, titles, minutes                        outline.py
2. each slide's frame where its body stands                            frame.py
3. each kind          body items on one or more pages                  kinds/
4. the deck           page numbers, footers, sections, reading order   here
5. the author's hand  items at the places that the spec gives them     adjusting.py
6. the master         and its layouts, from the same boxes             forms.py
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

import msgspec

from deckbuilder.crew import ALONE, Crew
from deckbuilder.diagnostics import Diagnostic, diagnostic
from deckbuilder.layout import blocks, fit, foot, forms, frame
from deckbuilder.layout.adjusting import adjust_slides
from deckbuilder.layout.advice import Explanation, advise, sizes_of
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import draw_art, moving
from deckbuilder.layout.asides import draw_with_aside
from deckbuilder.layout.audience import deck_for
from deckbuilder.layout.kinds import Kind, form_plans, kind_of
from deckbuilder.layout.listing import one_line
from deckbuilder.layout.memory import Memory
from deckbuilder.layout.openers import draw_opener
from deckbuilder.layout.outline import (
    Outline,
    Planned,
    alone,
    bare_of,
    head_of,
    minutes_of,
    outline_of,
    unique_titles,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.template import Template
from deckbuilder.model.theme import FormStyle, Theme
from deckbuilder.text import Typesetter, is_known
from deckbuilder.units import inches

# kinds that speak of the whole deck, whatever chapter they stand in
WHOLE_DECK = frozenset({"agenda", "objectives", "recap", "references"})

SIZES = {"16:9": (13.333, 7.5), "16:10": (12.0, 7.5), "4:3": (10.0, 7.5)}


class _Leaf(msgspec.Struct, frozen=True):
    """A page with all that is needed to finish it once the number of pages is known."""

    room: Room
    kind: Kind
    page: Page
    parts: frame.Parts
    framed: frame.Framed
    key: str
    first: bool


# a slide's pages, and what is to be said of them
Pages = tuple[tuple[_Leaf, ...], tuple[Diagnostic, ...]]
PagesMemory = Memory[Pages]


def lay_out(
    deck: spec.Deck, theme: Theme, crew: Crew = ALONE, memory: PagesMemory | None = None
) -> tuple[scene.Scene | None, tuple[Diagnostic, ...]]:
    """The scene of `deck` in `theme`; None with the errors where a kind cannot be drawn.

    A process of a `crew` lays out its run of the slides, and hears of the others what it must
    know; with a `memory`, slides that it knows are not laid out again. Raises `LostError` where
    a process is gone.
    """
    outline = outline_of(deck)
    found: list[Diagnostic] = _undrawn(deck)
    if not deck.slides:
        found.append(diagnostic("E309", deck.where))
    if found:
        return None, tuple(found)
    found += _too_long(outline)
    found += _unknown_fonts(theme)
    bare, footer = bare_of(outline), foot.footer_text(deck)
    make = partial(_first_room, outline.slides[0], bare, theme)
    room = memory.room(theme, bare, make) if memory else make()
    found += _unmet(room, deck, footer)
    run = crew.run(len(deck.slides))
    leaves, told = _run_of(outline, run, room, memory)
    heads = crew.share([_head(leaf) for leaf in leaves], scene.Head)
    found += crew.share(told, Diagnostic)
    if any(d.is_error for d in found):
        return None, tuple(found)
    width, height = SIZES[deck.size]
    size = (inches(width), inches(height))
    first = next(n for n, head in enumerate(heads) if head.key == leaves[0].key)
    written = deck.slides[run.start : run.stop]
    finished = _finish(leaves, heads, first, footer, outline.chinese, memory)
    slides, more = adjust_slides(finished, written, size)
    found += crew.share(more, Diagnostic)
    owned = bare_of(outline, {"organization": deck.organization})  # whose logo the master shows
    forming = partial(_forms, msgspec.structs.replace(room, outline=owned))
    master, layouts = memory.forms(owned, forming) if memory else forming()
    result = scene.Scene(
        size, deck.lang, deck.title.plain.replace("\n", " "), master, layouts, slides,
        _sections(heads, outline),
        author=", ".join(s.plain for s in deck.speaker),
        subject=deck.subtitle.plain if deck.subtitle else "",
        heads=tuple(heads) if crew.size > 1 else (), first=first,
    )  # fmt: skip
    if memory:
        memory.end()
    if theme.template is not None:
        result = _on_template(result, theme.template)
    return result, tuple(found)


def _forms(room: Room) -> tuple[scene.Form, tuple[scene.Form, ...]]:
    if room.theme.template is not None:
        from deckbuilder.layout.branding import template_forms

        return template_forms(room, room.theme.template)
    return forms.make_forms(room, frame.frame_of(room.theme), form_plans(room))


def _on_template(made: scene.Scene, template: Template) -> scene.Scene:
    """`made` in the template's placeholders and at its size."""
    from deckbuilder.layout.branding import on_template
    from deckbuilder.layout.scaling import scale_scene

    slides = tuple(
        msgspec.structs.replace(slide, items=on_template(slide.items, template.forms[slide.form]))
        for slide in made.slides
    )
    made = msgspec.structs.replace(made, slides=slides)
    return scale_scene(made, template.scale, template.size)


def explain(deck: spec.Deck, theme: Theme) -> tuple[Explanation, ...]:
    """How each slide of `deck` was set: what was tried, what was chosen. Every kind is drawn."""
    outline = outline_of(deck)
    room = _first_room(outline.slides[0], outline, theme)
    return tuple(_explain(room, planned) for planned in outline.slides)


def _explain(room: Room, planned: Planned) -> Explanation:
    leaves, trials = _leaves(room, planned)
    sizes = tuple(sizes_of(leaf.page.items) for leaf in leaves)
    slide, title = planned.slide, planned.title.plain.replace("\n", " ")
    return Explanation(slide.id, slide.kind, title, tuple(trials), sizes, slide.where)


def _unmet(room: Room, deck: spec.Deck, footer: spec.Text | None) -> list[Diagnostic]:
    """A warning for what the deck wants and its theme has no place for."""
    if room.theme.template is not None:
        from deckbuilder.layout.branding import unmet_by_template

        unmet = unmet_by_template(deck, room.theme.template)
        if any(each.code == "W313" for each in unmet):
            return unmet
    else:
        unmet = []
    if footer and not foot.footer_fits(room, footer):
        unmet.append(diagnostic("W309", footer.where))
    return unmet


def _unknown_fonts(theme: Theme) -> list[Diagnostic]:
    """One warning a family that the theme wants first and that has no advances here."""
    wanted = [name for face in theme.fonts.values() for name in face.latin[:1]]
    unknown = [name for name in dict.fromkeys(wanted) if not is_known(name, theme)]
    return [diagnostic("W311", theme.where, name=name) for name in unknown]


def _too_long(outline: Outline) -> list[Diagnostic]:
    """A warning where the slides' minutes add up to more than the session has."""
    deck = outline.deck
    planned = minutes_of(deck.slides)
    if deck.minutes is None or planned is None or planned <= deck.minutes:
        return []
    return [diagnostic("W308", deck.where, planned=f"{planned:g}", minutes=deck.minutes)]


def _undrawn(deck: spec.Deck) -> list[Diagnostic]:
    found = [
        diagnostic("E301", slide.where, kind=slide.kind)
        for slide in deck.slides
        if kind_of(slide.kind) is None
    ]
    for slide in deck.slides:
        found += [
            diagnostic("E301", block.where, kind=block.kind)
            for block in blocks.blocks_of(slide)
            if kind_of(block.kind) is None
        ]
    return found


def _first_room(first: Planned, outline: Outline, theme: Theme) -> Room:
    template = theme.template
    width = template.width if template else SIZES[outline.deck.size][0]
    body = Area(0.667, 1.75, width - 1.334, 5.0)
    typesetter = Typesetter(theme, outline.deck.lang)
    return Room(theme, typesetter, outline, first, body, width, "", [])


# --- one slide ----------------------------------------------------------------------------


def _run_of(
    outline: Outline, run: range, room: Room, memory: PagesMemory | None
) -> tuple[list[_Leaf], list[Diagnostic]]:
    """The pages of a run of slides, and what is to be said of them."""
    head = head_of(outline.deck)
    shown = {"slide": room.outline, "head": bare_of(outline, head), "deck": outline}
    leaves: list[_Leaf] = []
    told: list[Diagnostic] = []
    for planned in outline.slides[run.start : run.stop]:
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
    leaves, _ = _leaves(msgspec.structs.replace(room, warnings=warnings), planned)
    return tuple(leaves), tuple(warnings)


def _leaves(base: Room, planned: Planned) -> tuple[list[_Leaf], list[fit.Trial]]:
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
    base.warnings.extend(advise(slide, trials, running, framed.title_lines))
    if len(pages) == 1 and not pages[0].takeaway and framed.parts == parts:
        return [_Leaf(room, kind, pages[0], parts, framed, slide.id, True)], trials
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


def _leaf(room: Room, kind: Kind, parts: frame.Parts, pages: Sequence[Page], i: int) -> _Leaf:
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
    return _Leaf(room, kind, page, own, framed, key, i == 0)


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


# --- the deck -----------------------------------------------------------------------------


def _head(leaf: _Leaf) -> scene.Head:
    slide = leaf.room.planned.slide
    return scene.Head(leaf.key, _spoken_title(leaf), slide.hidden, leaf.first and bool(slide.notes))


def _finish(
    leaves: Sequence[_Leaf],
    heads: Sequence[scene.Head],
    first: int,
    footer: spec.Text | None,
    chinese: bool,
    memory: PagesMemory | None,
) -> tuple[scene.Slide, ...]:
    """The slides of `leaves`, the first of which has the place `first` among the deck's `heads`."""
    counted_pages = sum(not head.hidden for head in heads)
    titles = unique_titles([head.title for head in heads], chinese)
    slides: list[scene.Slide] = []
    number = sum(not head.hidden for head in heads[:first])
    for position, (leaf, title) in enumerate(zip(leaves, titles[first:], strict=False), first + 1):
        number += not leaf.room.planned.slide.hidden
        place = foot.Foot(footer, number, counted_pages, as_field=number == position)
        make = partial(_slide, leaf, title, place)
        slides.append(memory.finished(leaf, (title, place), make) if memory else make())
    return tuple(slides)


def _spoken_title(leaf: _Leaf) -> str:
    title = leaf.page.title or leaf.room.planned.title
    return (title.plain + leaf.parts.suffix).replace("\n", " ")


def _slide(leaf: _Leaf, title: str, place: foot.Foot) -> scene.Slide:
    room, slide = leaf.room, leaf.room.planned.slide
    look = room.theme.forms.get(leaf.kind.form) or room.theme.forms.get("content") or FormStyle()
    ground = frame.ground_of(room, place.number, place.pages)
    head, below = frame.draw_frame(room, leaf.framed, leaf.parts, look.foot_color, look.strip_fill)
    items = [*draw_art(ground, moving(look.art), "art"), *head, *leaf.page.items, *below]
    if leaf.kind.frame != "bare" and not slide.hidden:
        art, color = room.theme.master_art, look.foot_color
        items += foot.draw_foot(room, place, art=art, color=color)
    return scene.Slide(
        key=leaf.key,
        form=leaf.kind.form,
        title=title,
        items=tuple(items),
        notes=_notes(slide) if leaf.first else (),
        reveal=(leaf.page.reveal or _reveal_each(leaf.page)) if slide.reveal else (),
        hidden=slide.hidden,
        number=0 if slide.hidden else place.number,
        where=slide.where,
    )


def _reveal_each(page: Page) -> tuple[tuple[scene.Target, ...], ...]:
    return tuple((scene.Target(item.key),) for item in page.items)


def _notes(slide: spec.Slide) -> tuple[scene.NoteParagraph, ...]:
    return tuple(
        scene.NoteParagraph(
            tuple(
                scene.Run(_spoken(r), bold=r.strong or None, italic=r.emphasis)
                for r in note.text.runs
            ),
            note.bullet,
            note.level,
        )
        for note in slide.notes
    )


def _spoken(run: spec.Run) -> str:
    """What notes say of a run: of a formula its words, not its LaTeX."""
    if not run.latex:
        return run.text
    from deckbuilder.formula import plain_of, read_formula

    return plain_of(read_formula(run.text))


def _sections(heads: Sequence[scene.Head], outline: Outline) -> tuple[scene.Section, ...]:
    if not outline.chapters:
        return ()
    first = {head.key: i for i, head in enumerate(heads)}
    sections = [
        scene.Section(c.title.plain.replace("\n", " "), first[c.key]) for c in outline.chapters
    ]
    if sections[0].first:
        sections.insert(0, scene.Section(outline.deck.title.plain.replace("\n", " "), 0))
    return tuple(sections)


__all__ = ["Explanation", "Memory", "PagesMemory", "deck_for", "explain", "lay_out"]

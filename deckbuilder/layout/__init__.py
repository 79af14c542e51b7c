"""Layout: a spec and a theme become a scene.

1. the outline        chapters, titles, minutes                        outline.py
2. each slide's frame where its body stands                            frame.py
3. each kind          body items on one or more pages                  pages.py, kinds/
4. the deck           page numbers, footers, sections, reading order   here
5. the author's hand  items at the places that the spec gives them     adjusting.py
6. the master         and its layouts, from the same boxes             forms.py
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from deckbuilder.crew import ALONE, Crew
from deckbuilder.diagnostics import Diagnostic, diagnostic
from deckbuilder.layout import blocks, foot, forms, frame
from deckbuilder.layout.adjusting import adjust_slides
from deckbuilder.layout.advice import Explanation, sizes_of
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import draw_art, moving
from deckbuilder.layout.audience import deck_for
from deckbuilder.layout.kinds import form_plans, kind_of
from deckbuilder.layout.memory import Memory
from deckbuilder.layout.outline import (
    Outline,
    Planned,
    bare_of,
    minutes_of,
    outline_of,
    unique_titles,
)
from deckbuilder.layout.pages import Leaf, PagesMemory, leaves_of, run_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.spoken import with_spoken_groups
from deckbuilder.model import scene, spec
from deckbuilder.model.template import Template
from deckbuilder.model.theme import FormStyle, Theme
from deckbuilder.text import Typesetter, is_known
from deckbuilder.units import inches

SIZES = {"16:9": (13.333, 7.5), "16:10": (12.0, 7.5), "4:3": (10.0, 7.5)}


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
    planned = crew.attending(outline.slides[run.start : run.stop])
    leaves, told = run_of(outline, planned, room, memory)
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
    leaves, trials = leaves_of(room, planned)
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
    """One warning a family that the theme wants first and whose advances are not known."""
    faces = theme.fonts.values()
    latin = dict.fromkeys(name for face in faces for name in face.latin[:1])
    asian = dict.fromkeys(name for face in faces for name in face.east_asian[:1])
    return [
        *(diagnostic("W311", theme.where, name=n) for n in latin if not is_known(n, theme)),
        *(
            diagnostic("W316", theme.where, name=n)
            for n in asian
            if not is_known(n, theme, "east_asian")
        ),
    ]


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


# --- the deck -----------------------------------------------------------------------------


def _head(leaf: Leaf) -> scene.Head:
    slide = leaf.room.planned.slide
    return scene.Head(leaf.key, _spoken_title(leaf), slide.hidden, leaf.first and bool(slide.notes))


def _finish(
    leaves: Sequence[Leaf],
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


def _spoken_title(leaf: Leaf) -> str:
    title = leaf.page.title or leaf.room.planned.title
    return (title.plain + leaf.parts.suffix).replace("\n", " ")


def _slide(leaf: Leaf, title: str, place: foot.Foot) -> scene.Slide:
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
        items=tuple(with_spoken_groups(items, room.chinese)),
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

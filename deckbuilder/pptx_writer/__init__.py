"""Writing a deck: a `Scene` and its `Theme` come in, a `.pptx` goes out.

Everything is decided before: this stage measures nothing and chooses nothing. XML is written as
text, parts are named by counters, ids follow from keys, so that time is linear in the deck and
the same scene gives the same bytes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from deckbuilder.crew import ALONE, Crew
from deckbuilder.model.scene import Scene
from deckbuilder.model.theme import Theme

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Deck
    from deckbuilder.pptx_writer.memory import Layouts, Memory

__all__ = ["write_deck"]


def write_deck(
    scene: Scene,
    theme: Theme,
    out: BinaryIO,
    *,
    keep_images: bool = False,
    crew: Crew = ALONE,
    memory: Memory | None = None,
) -> bytes:
    """Write the whole presentation to `out`; answers its packed base, which it carries as well.
    With `keep_images` pictures keep all their pixels. Workers of a `crew` give their slides to
    its first process and write nothing. With a `memory`, parts that it knows are not written and
    compressed again.

    Raises OSError where a picture cannot be read, TypeError for an item nobody can write,
    `LostError` where a worker is gone.
    """
    from deckbuilder.model.base import to_properties
    from deckbuilder.pptx_writer.custom import CUSTOM_PART, CUSTOM_TYPE, custom_properties
    from deckbuilder.pptx_writer.drawing import Deck
    from deckbuilder.pptx_writer.identity import slide_ids
    from deckbuilder.pptx_writer.memory import Memory, Shared
    from deckbuilder.pptx_writer.package import Group, Package
    from deckbuilder.pptx_writer.paint import Paint
    from deckbuilder.pptx_writer.presentation import write_presentation
    from deckbuilder.pptx_writer.slide import write_slide
    from deckbuilder.pptx_writer.text import TextWriter

    package, paint = Package(), Paint(theme)
    text = TextWriter(theme, paint, scene.lang)
    names = {head.key: f"../slides/slide{n}.xml" for n, head in enumerate(scene.all_heads, 1)}
    deck = Deck(package, paint, text, scene.lang, names, None if keep_images else scene.size)
    memory = memory or Memory()
    memory.begin(
        deck, Shared(theme, scene.lang, scene.size, scene.master, scene.forms, keep_images)
    )
    ids = slide_ids(names)
    write_presentation(scene, ids, deck, len(theme.template.masters) if theme.template else 1)
    layouts = _write_design(scene, theme, deck, memory)
    shared = len(package.groups)
    for index, slide in enumerate(crew.attending(scene.slides), scene.first):
        write = partial(write_slide, slide, index + 1, ids[index], layouts, deck)
        memory.write(slide, (index + 1, ids[index]), deck, write)
    memory.end()
    if crew.is_worker:
        crew.give(package.groups[shared:])
        return b""
    for group in crew.collect(Group):
        package.put(group)
    base = package.pack_base(zip(ids, names, strict=True))
    package.relations.add("custom-properties", CUSTOM_PART)
    kept = to_properties(base, package.base.fingerprint, theme.name, scene.audience)
    package.add_last(CUSTOM_PART, custom_properties(kept), CUSTOM_TYPE)
    package.write(out)
    return base


def _write_design(scene: Scene, theme: Theme, deck: Deck, memory: Memory) -> Layouts:
    """Adds the masters and layouts; answers each form's layout."""
    from deckbuilder.pptx_writer.master import layout_placeholders, write_master
    from deckbuilder.pptx_writer.paper import write_handout_master, write_notes_master

    def write_masters() -> None:
        if theme.template is None:
            write_master(scene, theme, deck)
        write_notes_master(theme, scene.size, deck, masters)
        write_handout_master(theme, deck, masters)

    numbers, masters = {form.key: number for number, form in enumerate(scene.forms, 1)}, 1
    if theme.template is not None:
        from deckbuilder.pptx_writer.branded import inks_of, write_template

        masters = len(theme.template.masters)
        numbers = write_template(scene, theme.template, deck)
        deck.inks = deck.inks or inks_of(theme, theme.template, scene.lang)
    memory.write(scene.forms, (), deck, write_masters)
    return memory.layouts(
        lambda: {
            form.key: (numbers[form.key], layout_placeholders(form, deck.text))
            for form in scene.forms
        }
    )

"""Writing a deck: a `Scene` and its `Theme` come in, a `.pptx` goes out.

Everything is decided before: this stage measures nothing and chooses nothing. XML is written as
text, parts are named by counters, ids follow from keys, so that time is linear in the deck and
the same scene gives the same bytes.
"""

from __future__ import annotations

from typing import BinaryIO

from deckbuilder.crew import ALONE, Crew
from deckbuilder.model.scene import Scene
from deckbuilder.model.theme import Theme

__all__ = ["write_deck"]


def write_deck(
    scene: Scene, theme: Theme, out: BinaryIO, *, keep_images: bool = False, crew: Crew = ALONE
) -> bytes:
    """Write the whole presentation to `out`; answers its packed base, which it carries as well.
    With `keep_images` pictures keep all their pixels. Workers of a `crew` give their slides to
    its first process and write nothing.

    Raises OSError where a picture cannot be read, TypeError for an item nobody can write,
    `LostError` where a worker is gone.
    """
    from deckbuilder.model.base import to_properties
    from deckbuilder.pptx_writer.custom import CUSTOM_PART, CUSTOM_TYPE, custom_properties
    from deckbuilder.pptx_writer.drawing import Deck
    from deckbuilder.pptx_writer.identity import slide_ids
    from deckbuilder.pptx_writer.master import layout_placeholders, write_master
    from deckbuilder.pptx_writer.package import Group, Package
    from deckbuilder.pptx_writer.paint import Paint
    from deckbuilder.pptx_writer.paper import write_handout_master, write_notes_master
    from deckbuilder.pptx_writer.presentation import write_presentation
    from deckbuilder.pptx_writer.slide import write_slide
    from deckbuilder.pptx_writer.text import TextWriter

    package, paint = Package(), Paint(theme)
    text = TextWriter(theme, paint, scene.lang)
    names = {head.key: f"../slides/slide{n}.xml" for n, head in enumerate(scene.all_heads, 1)}
    shown = None if keep_images else scene.size
    deck = Deck(package, paint, text, scene.lang, names, shown)
    ids = slide_ids(names)
    masters = len(theme.template.masters) if theme.template else 1
    write_presentation(scene, ids, deck, masters)
    numbers = {form.key: number for number, form in enumerate(scene.forms, 1)}
    if theme.template is not None:
        from deckbuilder.pptx_writer.branded import inks_of, write_template

        numbers = write_template(scene, theme.template, deck)
        deck.inks = inks_of(theme, theme.template, scene.lang)
    else:
        write_master(scene, theme, deck)
    write_notes_master(theme, scene.size, deck, masters)
    write_handout_master(theme, deck, masters)
    layouts = {
        form.key: (numbers[form.key], layout_placeholders(form, text)) for form in scene.forms
    }
    package.close_group()
    shared = len(package.groups)
    for index, slide in enumerate(scene.slides, scene.first):
        write_slide(slide, index + 1, ids[index], layouts, deck)
        package.close_group()
    if crew.is_worker:
        crew.give(package.groups[shared:])
        return b""
    for group in crew.collect(Group):
        package.put(group)
    base = package.pack_base(zip(ids, names, strict=True))
    package.relations.add("custom-properties", CUSTOM_PART)
    kept = to_properties(base, package.base.fingerprint)
    package.add_last(CUSTOM_PART, custom_properties(kept), CUSTOM_TYPE)
    package.write(out)
    return base

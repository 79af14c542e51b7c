"""Corporate templates: a .potx or .pptx of others in, what decks are built on out.

1. the zip file      bounded, nothing written by its names         archive.py
2. its XML           no entities, bounded depth and size           tree.py
3. its parts         masters, layouts, themes by relationships     source.py
4. cleaned           nothing that runs or leads outside            cleaning.py
5. seen              placeholders with all they inherit, grounds   shapes.py, paint.py, sheets.py
6. mapped            a layout for each of our forms                mapping.py
                     drawn layouts without a title completed       completing.py (at import)
7. as forms          placeholders and room, made where missing     forms.py, making.py
8. as a theme        frame and drawings (at a build: values.py),
                     colours, fonts and mapping (once: brand.py)   writing.py

Steps 1 to 7 are done at import and again at every build, so that an edited mapping, or another
file put in the template's place, is as safe as what was imported. Masters, layouts and themes go
into decks as they are but for what step 4 takes away.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.model.template import Template
from deckbuilder.template.forms import template_form
from deckbuilder.template.reading import Reading, fonts_of, read_template
from deckbuilder.template.values import theme_values

if TYPE_CHECKING:
    from deckbuilder.template.writing import Imported

MADE = "made"


def make_template(reading: Reading, chosen: dict[str, int]) -> Template:
    """The template of `reading` with a layout for each form (0: made)."""
    space = reading.space
    forms = {key: template_form(reading, key, layout) for key, layout in chosen.items()}
    return Template(
        space.size, space.width, space.height, space.scale, reading.parts, reading.masters,
        reading.on.number, forms, fonts_of(reading.bare.master.theme.root),
    )  # fmt: skip


def import_template(path: Path, copy_name: str, title: str) -> Imported:
    """The template at `path` as a theme called `title`, whose clean copy will be `copy_name`.

    Raises DeckError where it cannot be used, OSError where it cannot be read.
    """
    from deckbuilder.template import writing
    from deckbuilder.template.brand import brand_of

    reading = read_template(path, completed=True)
    chosen = {form: found.layout for form, found in reading.found.items()}
    template = make_template(reading, chosen)
    brand = brand_of(reading, template)
    theme = writing.theme_text(reading, template, brand, copy_name, title)
    report = writing.report_of(reading, template, brand)
    return writing.Imported(theme, writing.clean_copy(reading), report)


__all__ = ["MADE", "Reading", "import_template", "make_template", "read_template", "theme_values"]

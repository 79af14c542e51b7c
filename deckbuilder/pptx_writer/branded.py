"""A deck on a template: its masters, layouts, themes and pictures go in as they are.

Forms of the scene that are no layout of the template are written as further layouts of its
master. Slides on a layout with a colour map of its own take that map with them.
"""

from __future__ import annotations

from deckbuilder.model.scene import Scene
from deckbuilder.model.template import Part, Template
from deckbuilder.model.theme import Theme
from deckbuilder.pptx_writer.drawing import Deck, Inks
from deckbuilder.pptx_writer.master import FIRST_MASTER_ID, write_layout
from deckbuilder.pptx_writer.package import Relations
from deckbuilder.pptx_writer.paint import Paint
from deckbuilder.pptx_writer.text import TextWriter
from deckbuilder.pptx_writer.xml import quote

_MADE_IDS = 2000  # from the first id on, after those of the template's own layouts
_LIST_END = "</p:sldLayoutIdLst>"
_EMPTY_LIST = "<p:sldLayoutIdLst/>"


def write_template(scene: Scene, template: Template, deck: Deck) -> dict[str, int]:
    """Add the template's parts and the layouts made for it; the number of each form's layout."""
    count = sum(len(layouts) for layouts in template.masters)
    numbers = {form.key: form.layout for form in scene.forms if form.layout}
    made = [form for form in scene.forms if not form.layout]
    for number, form in enumerate(made, count + 1):
        write_layout(form, number, "", deck, template.master)
        numbers[form.key] = number
    added = range(count + 1, count + len(made) + 1)
    for part in template.parts:
        _write_part(part, added if part.name == _master_name(template.master) else (), deck)
    return numbers


def _master_name(number: int) -> str:
    return f"ppt/slideMasters/slideMaster{number}.xml"


def _write_part(part: Part, added: range | tuple[()], deck: Deck) -> None:
    if part.name.startswith("ppt/media/"):
        deck.package.add_file(part.name, part.content, part.kind)
        return
    relations = Relations()
    for link in part.relations:
        relations.put(link.id, link.type, f"../{link.target.removeprefix('ppt/')}")
    xml = part.content.decode()
    if added:
        xml = _with_layouts(xml, added, relations)
    deck.package.add(part.name, xml, part.kind, relations)


def _with_layouts(xml: str, added: range, relations: Relations) -> str:
    """A master's XML with further layouts in its list."""
    entries = ""
    for n in added:
        ident = f"rIdM{n}"
        relations.put(ident, "slideLayout", f"../slideLayouts/slideLayout{n}.xml")
        entries += f'<p:sldLayoutId id="{FIRST_MASTER_ID + _MADE_IDS + n}" r:id="{ident}"/>'
    if _EMPTY_LIST in xml:
        return xml.replace(_EMPTY_LIST, f"<p:sldLayoutIdLst>{entries}{_LIST_END}", 1)
    return xml.replace(_LIST_END, entries + _LIST_END, 1)


def inks_of(theme: Theme, template: Template, lang: str) -> dict[str, Inks]:
    """The colours of each form whose layout exchanges some."""
    found: dict[str, Inks] = {}
    for key, form in template.forms.items():
        if form.color_map:
            paint = Paint(theme, dict(form.exchanged))
            pairs = "".join(f' {name}="{quote(slot)}"' for name, slot in form.color_map)
            found[key] = Inks(
                paint, TextWriter(theme, paint, lang), f"<a:overrideClrMapping{pairs}/>"
            )
    return found

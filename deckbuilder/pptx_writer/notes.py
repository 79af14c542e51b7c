"""Speaker notes: one notes slide for each slide that has any.

What comes in are the note paragraphs of a slide; they go out without the slides' colours, because
a notes page is paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from deckbuilder.model.scene import Bullet, NoteParagraph, Paragraph, Run, Slide
from deckbuilder.pptx_writer.drawing import Deck, Links
from deckbuilder.pptx_writer.text import NOTE
from deckbuilder.pptx_writer.xml import DECLARATION, EMPTY_GROUP, NAMESPACES
from deckbuilder.units import inches

_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_STEP = inches(0.25)  # how far a list's level stands in
_IMAGE_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_IMAGE = (
    f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/>{_IMAGE_LOCKS}'
    '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)
_BODY = (
    f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/>{_LOCKS}'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
)


# --- notes slides ---------------------------------------------------------------------------


def write_notes(slide: Slide, number: int, deck: Deck) -> None:
    """Add the notes of slide `number` to the package."""
    links, setting = Links(deck), deck.text.note
    links.relations.add("notesMaster", "../notesMasters/notesMaster1.xml")
    links.relations.add("slide", f"../slides/slide{number}.xml")
    paragraphs = "".join([setting.paragraph(p, links.link) for p in note_paragraphs(slide.notes)])
    xml = (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}{_IMAGE}{_BODY}"
        f"{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    name = f"ppt/notesSlides/notesSlide{number}.xml"
    deck.package.add(name, xml, f"{_PML}notesSlide+xml", links.relations)


def note_paragraphs(notes: Iterable[NoteParagraph]) -> Iterator[Paragraph]:
    """Notes as paragraphs; list numbers that follow one another are one list."""
    open_lists: dict[int, tuple[int, int]] = {}  # level -> first and last number of its list
    for note in notes:
        for level in [n for n in open_lists if n > note.level or not note.bullet]:
            del open_lists[level]
        bullet = _bullet(note, open_lists)
        yield Paragraph(
            tuple(_plain(run) for run in note.runs),
            NOTE.size,
            color="",
            level=note.level,
            bullet=bullet,
            indent=_STEP * (note.level + 1) if bullet else 0,
            hanging=_STEP if bullet else 0,
        )


def _bullet(note: NoteParagraph, open_lists: dict[int, tuple[int, int]]) -> Bullet | None:
    """The mark of a paragraph; a number that goes on counting keeps its list's first number."""
    text = note.bullet.rstrip(".)、")
    if not text.isdecimal():
        open_lists.pop(note.level, None)
        return Bullet(note.bullet) if note.bullet else None
    number = int(text)
    first, last = open_lists.get(note.level, (number, number - 1))
    first = first if number == last + 1 else number
    open_lists[note.level] = first, number
    return Bullet(number="arabicPeriod", start=first)


def _plain(run: Run) -> Run:
    """A run as paper takes it: without the slides' colours and without jumps between slides."""
    if not (run.color or run.highlight or run.link):
        return run
    link = "" if run.link.startswith("#") else run.link
    return msgspec.structs.replace(run, color="", highlight="", link=link)

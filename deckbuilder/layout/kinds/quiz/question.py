"""What both sorts of quiz share: the question's place, the answer's title, the *why*.

A slide without a title of its own has the question in the title's place, as its title.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.frame import TITLE, frame_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Placeholder


def is_title(room: Room) -> bool:
    """Whether the question is the slide's title."""
    return room.place == "body" and not room.planned.drawn_title


def top_of(room: Room) -> float:
    if not is_title(room):
        return room.body.y
    frame = frame_of(room.theme)
    return max(frame.title_two_lines[1], frame.kicker[1] + frame.kicker[3])


def holder_of(room: Room) -> Placeholder | None:
    return TITLE if is_title(room) else None


def question_key(room: Room) -> str:
    return "title" if is_title(room) else "quiz/question"


def answer_title(room: Room) -> spec.Text:
    """The slide's title as the answer's."""
    before, _, after = room.outline.words.answer.partition("{title}")
    title = room.planned.title
    runs = (spec.Run(before), *title.runs, spec.Run(after))
    return spec.Text(tuple(run for run in runs if run.text), title.where)


def strip_of(room: Room, why: spec.Text | None) -> spec.Text | None:
    """What stands in the strip of the answer: the *why* and the slide's own takeaway."""
    own = room.planned.slide.takeaway
    if why is None or own is None:
        return why or own
    return spec.Text((*why.runs, spec.Run("\u2003"), *own.runs), why.where)


def fits_strip(room: Room, text: spec.Text | None) -> bool:
    if text is None:
        return True
    strip = frame_of(room.theme).takeaway
    width = room.w(strip.box[2]) - strip.inset - 0.2
    area = Area(0, 0, width, strip.box[3])
    return room.height([room.display(text, "takeaway", area)], width) <= area.h * 1.02


def prose_pages(room: Room, head: Paragraph | None, text: spec.Text, top: float) -> list[Page]:
    """`text` as running text under `head`, on as many answer pages as it takes."""
    body = room.body
    area = Area(body.x, top, min(body.w, room.w(9.9)), body.bottom - top)
    sizes = room.style("quiz_answer").sizes

    def paragraphs(piece: spec.Text, size: float) -> list[Paragraph]:
        told = room.para(piece, "quiz_answer", size, space_before=0.6 * size)
        told = room.type.rebreak_widow(told, area.rect.w)
        return [head, told] if head else [told]

    found = fit.first_fit(sizes, lambda s: room.fits(paragraphs(text, s), area))
    size = sizes[-1] if found is None else found
    pieces = cut_text(text, lambda t: room.fits(paragraphs(t, size), area))
    return [
        Page(
            (room.box("quiz/why", "answer", area, paragraphs(piece, size)),),
            title=answer_title(room),
        )
        for piece in pieces
    ]


def titled_pages(room: Room, pages: list[Page]) -> list[Page]:
    """`pages` with the answer's title drawn where the frame draws none."""
    if not is_title(room):
        return pages
    width = room.content_width
    area = Area(room.x(0.667), top_of(room), width, 0.875)
    title = room.display(answer_title(room), "title", area, plain_marks=True)
    if room.height([title], width) > area.h * 1.05:
        words = room.outline.words
        named = words.answer.format(title=words.titles["quiz"])
        title = room.display(named, "title", area)
    box: scene.Item = room.box("title", "title", area, title, anchor="middle", placeholder=TITLE)
    return [replace(page, items=(box, *page.items)) for page in pages]

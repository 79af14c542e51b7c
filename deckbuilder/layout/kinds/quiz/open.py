"""A question without choices: large, in the middle; its answer below a rule."""

from __future__ import annotations

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds.quiz.question import (
    answer_title,
    fits_strip,
    holder_of,
    prose_pages,
    question_key,
    strip_of,
    titled_pages,
    top_of,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph


class OpenStyle(msgspec.Struct, frozen=True):
    """The question, or it and its answer, is centred on `open_center` or in the body."""

    open_width: float = 9.967
    open_center: float = 3.75
    answer_gap: float = 0.375
    rule: float = 1.5
    rule_color: str = "good"


def draw_open(content: spec.Quiz, room: Room) -> list[Page]:
    style = msgspec.convert(_own(room), OpenStyle, strict=False)
    top, bottom = top_of(room), room.body.bottom
    width = min(room.body.w, room.w(style.open_width))
    share = 0.62 if content.answer else 1.0
    area = Area(room.body.x, top, width, (bottom - top) * share)
    question = room.display(content.question, "quiz_open", area, plain_marks=True)
    height = room.height([question], width)
    answer = _answer(room, content.answer, Area(0, 0, width, bottom - top - height), style)
    below = style.answer_gap * 2 + room.height([answer], width) if answer else 0.0
    y = min(style.open_center - height / 2, (top + bottom - height - below) / 2)
    y = max(top, y)
    place = Area(area.x, y, width, height)
    asked: scene.Item = room.box(
        question_key(room), "question", place, question, placeholder=holder_of(room)
    )
    pages = [Page((asked,), continues=False)]
    if content.answer is None and content.why is None:
        return pages
    return [*pages, *_answers(content, room, asked, place, answer, style)]


def _own(room: Room) -> dict[str, object]:
    names = OpenStyle.__struct_fields__
    return {k: v for k, v in room.kind_style.items() if k in names}


def _answer(room: Room, text: spec.Text | None, left: Area, style: OpenStyle) -> Paragraph | None:
    """The answer at the largest size at which it stands below the question; None: nowhere."""
    if text is None:
        return None
    area = Area(0, 0, left.w, left.h - 2 * style.answer_gap)

    def told(size: float) -> Paragraph:
        return room.type.rebreak_widow(room.para(text, "quiz_answer", size), area.rect.w)

    sizes = room.style("quiz_answer").sizes
    size = fit.first_fit(sizes, lambda s: area.h > 0 and room.fits([told(s)], area))
    return told(size) if size is not None else None


def _answers(
    content: spec.Quiz,
    room: Room,
    asked: scene.Item,
    place: Area,
    answer: Paragraph | None,
    style: OpenStyle,
) -> list[Page]:
    strip = strip_of(room, content.why)
    fits = fits_strip(room, strip)
    shown = strip if fits else room.planned.slide.takeaway
    pages: list[Page] = []
    if answer is not None:
        y = place.bottom + style.answer_gap
        rule = room.rule("quiz/rule", place.x, y, place.w, style.rule, style.rule_color)
        below = Area(place.x, y + style.answer_gap, place.w, room.height([answer], place.w))
        box = room.box("quiz/answer", "answer", below, answer)
        clicks = ((scene.Target("quiz/answer"),),)
        pages.append(Page((asked, rule, box), reveal=clicks, title=answer_title(room)))
    elif content.answer is not None:
        pages += titled_pages(room, prose_pages(room, None, content.answer, room.body.y))
    if content.why is not None and not fits:
        pages += titled_pages(room, prose_pages(room, None, content.why, room.body.y))
    if not pages:
        pages.append(Page((asked,), title=answer_title(room)))
    last = msgspec.structs.replace(pages[-1], takeaway=shown)
    return [*pages[:-1], last]

"""The kinds of slides, one module each, loaded when a deck first uses them.

A module `layout/kinds/<kind>.py` has a `KIND`: how its content is drawn and what of the frame it
takes for itself. A kind without a module is not drawn yet.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

import msgspec

from deckbuilder.layout.forms import FormPlan
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec


class Kind(msgspec.Struct, frozen=True):
    """`draw` turns content into pages. `form` is the key of the layout it stands on.

    `frame`: `full` has the title and lead drawn by the frame; `untitled` the same where the
    slide has a title of its own, else the kind draws the title placeholder; `own` leaves title
    and lead to the kind; `bare` also has no kicker by default and no footer.
    `layouts` names its drawings, which a slide may choose from.
    `strip` gives a sentence that the kind wants in the takeaway's place; `keeps_strip` keeps that
    place free.
    `tells` of what it is drawn from: its slide alone, the deck's head (title, speaker, date …) as
    well, or the other slides too. Nothing else is shown to it.
    """

    draw: Callable[[Any, Room], list[Page]]
    form: str = "content"
    frame: Literal["full", "untitled", "own", "bare"] = "full"
    layouts: tuple[str, ...] = ()
    strip: Callable[[Any], spec.Text | None] | None = None
    keeps_strip: Callable[[Any], bool] | None = None
    tells: Literal["slide", "head", "deck"] = "slide"


# layouts of the master, in PowerPoint's order, by the kind whose module plans them
FORM_KINDS = ("cover", "section", "points", "statement", "quote", "closing")

CONTENT = FormPlan("content", "Title only", "titleOnly")


@lru_cache
def kind_of(name: str) -> Kind | None:
    """The kind called `name`; None where it is not drawn yet."""
    module = f"{__name__}.{name}"
    try:
        loaded = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        return None
    return msgspec.structs.replace(loaded.KIND, layouts=tuple(getattr(loaded, "DRAWINGS", ())))


def form_plans(room: Room) -> tuple[FormPlan, ...]:
    """The layouts that every deck carries, with placeholders where the theme has them."""
    plans: list[FormPlan] = []
    for name in FORM_KINDS:
        module = importlib.import_module(f"{__name__}.{name}")
        plans.append(module.plan_form(room.within(room.body, name, "body")))
        if name == "points":
            plans.append(CONTENT)
    return tuple(plans)

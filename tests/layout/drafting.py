"""Short ways to write specs and rooms in the tests of `layout/`."""

from __future__ import annotations

from functools import lru_cache

from deckbuilder.layout import lay_out
from deckbuilder.layout.area import Area
from deckbuilder.layout.outline import outline_of
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.theme import Theme
from deckbuilder.text import Typesetter
from deckbuilder.theme import load_theme


def text(words: str) -> spec.Text:
    """`words` with `**` around what is strong."""
    parts = words.split("**")
    return spec.Text(tuple(spec.Run(p, strong=i % 2 == 1) for i, p in enumerate(parts) if p))


def items(*entries: str | tuple[str, str] | spec.Item) -> spec.Items:
    """A list: plain entries, and `(lead, text)` pairs."""
    return spec.Items(tuple(_item(e) for e in entries))


def _item(entry: str | tuple[str, str] | spec.Item) -> spec.Item:
    if isinstance(entry, spec.Item):
        return entry
    if isinstance(entry, str):
        return spec.Item(text(entry))
    return spec.Item(text(entry[1]), lead=text(entry[0]))


def titled(title: str, *body: str, when: str = "") -> spec.Titled:
    return spec.Titled(
        text(title), items(*body) if body else None, when=text(when) if when else None
    )


def slide(kind: str, content: object, title: str = "标题说出要点", **more: object) -> spec.Slide:
    given = text(title) if title else None
    return spec.Slide(more.pop("id", kind), kind, content, title=given, **more)  # type: ignore[arg-type]


def deck(*slides: spec.Slide, lang: str = "zh-Hans", **more: object) -> spec.Deck:
    return spec.Deck(title=text("讲稿"), slides=slides, lang=lang, **more)  # type: ignore[arg-type]


@lru_cache
def theme(name: str = "academy-blue", variant: str = "") -> Theme:
    found, problems = load_theme(name, variant=variant)
    assert found is not None, problems
    return found


def scene_of(*slides: spec.Slide, theme_name: str = "academy-blue", **more: object) -> scene.Scene:
    """The scene of a deck with these slides."""
    result, problems = lay_out(deck(*slides, **more), theme(theme_name))
    assert result is not None, problems
    return result


def room_for(
    one: spec.Slide, theme_name: str = "academy-blue", body: Area | None = None, **more: object
) -> Room:
    """The room of a slide that is the only one of its deck."""
    outline = outline_of(deck(one, **more))
    look = theme(theme_name)
    area = body or Area(0.667, 1.75, 12.0, 5.0)
    typesetter = Typesetter(look, outline.deck.lang)
    return Room(look, typesetter, outline, outline.slides[0], area, 13.333, one.kind, [])


def flat(entries: tuple[scene.Item, ...]) -> list[scene.Item]:
    """All items, groups unfolded, groups themselves included."""
    out: list[scene.Item] = []
    for item in entries:
        out.append(item)
        if isinstance(item, scene.Group):
            out += flat(item.items)
    return out


def texts_of(page: scene.Slide) -> list[str]:
    """The plain text of every paragraph of a slide, in reading order, but that of fields."""
    boxes = [i for i in flat(page.items) if isinstance(i, scene.TextBox)]
    return [p.plain for box in boxes for p in box.paragraphs if not p.runs or not p.runs[0].field]


def find(page: scene.Slide, key: str) -> scene.Item:
    return next(i for i in flat(page.items) if i.key == key)

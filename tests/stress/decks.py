"""Stress decks: for each kind, contents of every shape and length, as YAML text.

In: a seed or another source of chance, a language, kinds. Out: a spec's text. Always: valid by the
language, so that any error of the reader is a fault; the pictures it names are `tall.png` and
`wide.png` beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

from tests.stress.words import Language, Words

Value = Any
LANGUAGES: tuple[Language, ...] = ("zh", "en", "mixed")
ICONS = ("handshake", "shield", "send", "bell")
SIZES = ("16:9", "16:9", "16:9", "4:3", "16:10")


def some(w: Words, least: int, most: int, make: Callable[[], Value]) -> list[Value]:
    """A few more often than many."""
    count = min(w.chance.randint(least, most), w.chance.randint(least, most + 1))
    return [make() for _ in range(count)]


def maybe(w: Words, share: float, make: Callable[[], Value]) -> Value:
    return make() if w.chance.random() < share else None


def present(**given: Value) -> dict[str, Value]:
    return {key: value for key, value in given.items() if value is not None}


def items(w: Words, most: int = 7, usual: float = 22.0) -> list[Value]:
    return some(w, 1, most, lambda: item(w, usual))


def item(w: Words, usual: float, depth: int = 1) -> Value:
    dice = w.chance.random()
    if dice < 0.15 and depth < 3:
        return {w.any(usual): some(w, 1, 4, lambda: item(w, usual * 0.7, depth + 1))}
    if dice < 0.35:
        return {w.short(): w.text(usual)}
    return w.any(usual)


def body(w: Words, usual: float) -> Value:
    return some(w, 1, 4, lambda: w.text(usual * 0.6)) if w.chance.random() < 0.4 else w.text(usual)


def titled(w: Words, usual: float = 24.0, bare: float = 0.25) -> Value:
    title = w.phrase() if w.chance.random() < 0.3 else w.short()
    dice = w.chance.random()
    if dice < bare:
        return title
    if dice > 0.85:
        return {"title": title, "icon": ICONS[int(dice * 100) % len(ICONS)], "text": body(w, usual)}
    return {title: body(w, usual)}


def peers(w: Words, least: int, most: int, usual: float = 24.0) -> list[Value]:
    """Entries of one sort: all bare, all with texts, or some of each."""
    bare = w.chance.choice([0.0, 0.0, 0.3, 1.0])
    return some(w, least, most, lambda: titled(w, usual, bare))


def keyed(w: Words, least: int, most: int, make: Callable[[], Value]) -> dict[str, Value]:
    return {w.short(): value for value in some(w, least, most, make)}


def event(w: Words) -> Value:
    when = w.chance.choice(
        ["2013年", "1978-12", "第一阶段（2024 年 3 月—6 月）", "9:30", "May 2024"]
    )
    if w.chance.random() < 0.5:
        return {when: w.text(14.0)}
    return present(when=when, title=w.short(), text=maybe(w, 0.7, lambda: w.text(22.0)))


def compare(w: Words) -> Value:
    sides = keyed(w, 2, 4, lambda: items(w, 6, 16.0))
    return {"sides": sides, "verdict": w.text(20.0)} if w.chance.random() < 0.3 else sides


def change(w: Words) -> Value:
    if w.chance.random() < 0.5:
        return [w.text(10.0), w.text(10.0)]
    return {"from": w.text(12.0), "to": w.text(12.0), "how": w.text(12.0)}


def table(w: Words) -> Value:
    columns = w.chance.randint(2, 6)
    rows = some(w, 1, 14, lambda: [cell(w) for _ in range(columns)])
    header = maybe(w, 0.8, lambda: [w.short() for _ in range(columns)])
    return present(header=header, rows=rows)


def cell(w: Words) -> Value:
    dice = w.chance.random()
    if dice < 0.2:
        return str(w.chance.choice([12, 98.5, 1300, "13 亿", "6.2%"]))
    return None if dice < 0.25 else w.any(9.0)


def tree(w: Words) -> Value:
    deep = w.chance.randint(2, 5)
    return {w.phrase(): branches(w, deep - 1) for _ in range(w.chance.choice([1, 1, 1, 2, 3]))}


def branches(w: Words, deep: int) -> Value:
    if deep == 1:
        return some(w, 1, 5, lambda: w.any(8.0))
    return [
        {w.phrase(): branches(w, deep - 1)} if w.chance.random() < 0.6 else w.any(8.0)
        for _ in range(w.chance.randint(1, 4))
    ]


def flow(w: Words) -> Value:
    names = [f"n{i}" for i in range(w.chance.randint(2, 9))]
    edges: list[str] = [f"{a} -> {b}" for a, b in pairwise(names)]
    if len(names) > 3:
        edges.append(f"{names[2]} -> {names[0]}: {w.short()}")
    nodes = {name: w.any(7.0) for name in names}
    return present(nodes=nodes, edges=edges, direction=maybe(w, 0.5, lambda: "down"))


def matrix(w: Words) -> Value:
    def axis() -> Value:
        return {"label": w.short(), "low": w.short(), "high": w.short()}

    return {"x": axis(), "y": axis(), "cells": [[titled(w, 16.0) for _ in "ab"] for _ in "ab"]}


def figure(w: Words) -> Value:
    value = w.chance.choice(["13", "98.5", "1,300", "6.2", "≥ 90", "12 000"])
    return present(
        value=value,
        label=w.any(9.0),
        unit=maybe(w, 0.6, lambda: w.chance.choice(["%", "亿", "万人次", "days", "km²"])),
        change=maybe(w, 0.3, lambda: w.chance.choice(["+12%", "比上年增加 3 个点", "up from 7"])),
    )


def chart(w: Words) -> Value:
    kind = w.chance.choice(
        [
            "column",
            "bar",
            "stacked-column",
            "stacked-bar",
            "line",
            "area",
            "pie",
            "doughnut",
            "radar",
        ]
    )
    names = [w.short() for _ in range(w.chance.randint(3, 8))]
    numbers = [w.chance.randint(5, 95) for _ in names]
    extra = present(
        unit=maybe(w, 0.5, lambda: w.chance.choice(["%", "万人", "days"])),
        caption=maybe(w, 0.3, lambda: w.text(20.0)),
    )
    if kind in ("pie", "doughnut") or w.chance.random() < 0.4:
        return {"type": kind, "data": dict(zip(names, numbers, strict=True)), **extra}
    series = {
        w.short(): [w.chance.randint(5, 95) for _ in names] for _ in range(w.chance.randint(2, 4))
    }
    return {"type": kind, "categories": names, "series": series, **extra}


def image(w: Words) -> Value:
    return present(
        file=w.chance.choice(["tall.png", "wide.png"]), alt="alt",
        caption=maybe(w, 0.6, lambda: w.text(16.0)), credit=maybe(w, 0.4, w.phrase),
        fit=maybe(w, 0.4, lambda: "cover"),
    )  # fmt: skip


def video(w: Words) -> Value:
    return present(
        file="film.avi", alt="alt", poster=maybe(w, 0.5, lambda: "wide.png"),
        caption=maybe(w, 0.6, lambda: w.text(16.0)),
    )  # fmt: skip


def code(w: Words) -> Value:
    lines = [" " * w.chance.choice([0, 4, 8]) + f"value_{i} = call({i}, 'text')" for i in range(60)]
    return present(
        text="\n".join(lines[: w.chance.randint(1, 40)]),
        language=w.chance.choice(["python", "text"]),
        caption=maybe(w, 0.4, lambda: w.text(16.0)),
    )


def equation(w: Words) -> Value:
    latex = w.chance.choice([r"E = mc^2", r"\frac{a+b}{2} \ge \sqrt{ab}", r"\sum_{i=1}^{n} x_i"])
    return {"latex": latex, "where": {"x_i": w.text(14.0), "n": w.text(10.0)}}


def quiz(w: Words) -> Value:
    question = w.text(24.0)
    if w.chance.random() < 0.4:
        return present(question=question, answer=maybe(w, 0.7, lambda: w.text(24.0)))
    choices = some(w, 2, 6, lambda: w.any(12.0))
    return present(
        question=question, choices=choices, answer=w.chance.randint(1, len(choices)),
        why=maybe(w, 0.6, lambda: w.text(26.0)),
    )  # fmt: skip


def exercise(w: Words) -> Value:
    return present(
        task=w.text(20.0),
        steps=maybe(w, 0.7, lambda: items(w, 5, 16.0)),
        minutes=maybe(w, 0.6, lambda: w.chance.randint(3, 90)),
        grouping=maybe(w, 0.5, lambda: w.text(10.0)),
        output=maybe(w, 0.5, lambda: w.text(10.0)),
        materials=maybe(w, 0.3, lambda: w.text(10.0)),
    )


def block(w: Words, kinds: tuple[str, ...]) -> Value:
    kind = w.chance.choice(kinds)
    return present(title=maybe(w, 0.3, w.short), **{kind: SMALL[kind](w)})


def small_numbers(w: Words) -> Value:
    return [figure(w) for _ in range(w.chance.randint(1, 2))]


def small_table(w: Words) -> Value:
    return {"header": [w.short(), w.short()], "rows": [[w.short(), "12"] for _ in range(4)]}


SMALL: dict[str, Callable[[Words], Value]] = {
    "points": lambda w: items(w, 3, 12.0),
    "text": lambda w: w.text(40.0),
    "image": image,
    "chart": chart,
    "table": small_table,
    "numbers": small_numbers,
    "quote": lambda w: present(text=w.text(18.0), by=maybe(w, 0.5, w.short)),
    "code": lambda w: "for x in y:\n    print(x)",
    "statement": lambda w: w.text(12.0),
}
COLUMN_KINDS = ("points", "text", "image", "chart", "table", "numbers", "quote")
ASIDE_KINDS = ("image", "points", "quote", "numbers", "statement", "chart")

CONTENTS: dict[str, Callable[[Words], Value]] = {
    "cover": lambda w: None,
    "agenda": lambda w: maybe(w, 0.4, lambda: some(w, 2, 9, lambda: w.any(12.0))),
    "section": lambda w: present(title=w.any(10.0), text=maybe(w, 0.5, lambda: w.text(24.0))),
    "objectives": lambda w: (
        items(w, 6) if w.chance.random() < 0.5 else keyed(w, 2, 4, lambda: items(w, 4, 16.0))
    ),
    "recap": lambda w: maybe(w, 0.5, lambda: items(w, 6)),
    "references": lambda w: some(w, 1, 12, lambda: w.text(34.0, 60.0)),
    "closing": lambda w: present(
        text=w.text(10.0, 30.0), contact=maybe(w, 0.5, lambda: some(w, 1, 3, lambda: w.any(10.0)))
    ),
    "points": lambda w: items(w, 9, 26.0),
    "text": lambda w: "\n\n".join(some(w, 1, 5, lambda: w.text(60.0))),
    "statement": lambda w: w.text(24.0, 60.0),
    "quote": lambda w: present(
        text=w.text(36.0, 110.0), by=maybe(w, 0.6, w.any_short), **{"from": w.any(10.0)}
    ),
    "terms": lambda w: {w.any_short(): w.text(28.0) for _ in range(w.chance.randint(1, 9))},
    "columns": lambda w: [block(w, COLUMN_KINDS) for _ in range(w.chance.choice([2, 2, 3, 4]))],
    "compare": compare,
    "shift": lambda w: some(w, 1, 7, lambda: change(w)),
    "table": table,
    "matrix": matrix,
    "steps": lambda w: peers(w, 1, 9),
    "cycle": lambda w: peers(w, 2, 7, 16.0),
    "pyramid": lambda w: peers(w, 2, 6, 16.0),
    "funnel": lambda w: peers(w, 2, 6, 16.0),
    "timeline": lambda w: some(w, 1, 10, lambda: event(w)),
    "tree": tree,
    "rings": lambda w: peers(w, 2, 5, 16.0),
    "hub": lambda w: {"center": w.any_short(), "items": peers(w, 2, 8, 14.0)},
    "flow": flow,
    "venn": lambda w: {"sets": peers(w, 2, 3, 14.0), "shared": w.any_short()},
    "cards": lambda w: peers(w, 2, 12, 26.0),
    "numbers": lambda w: some(w, 1, 6, lambda: figure(w)),
    "chart": chart,
    "image": image,
    "gallery": lambda w: some(w, 2, 9, lambda: image(w)),
    "code": code,
    "equation": equation,
    "case": lambda w: keyed(w, 1, 6, lambda: items(w, 4, 26.0)),
    "quiz": quiz,
    "exercise": exercise,
    "discussion": lambda w: some(w, 1, 7, lambda: w.text(24.0)),
    "video": video,
}
_NO_ASIDE = {"columns"}


def common(w: Words, kind: str) -> dict[str, Value]:
    """The keys that every slide may have."""
    title = w.text(14.0, 46.0) if w.chance.random() < 0.9 else w.text(40.0, 60.0)
    given = present(
        title=title,
        kicker=maybe(w, 0.2, w.phrase),
        lead=maybe(w, 0.25, lambda: w.text(20.0, 44.0)),
        takeaway=maybe(w, 0.3, lambda: w.text(20.0, 48.0)),
        source=maybe(w, 0.2, lambda: w.text(20.0, 44.0)),
        reveal=maybe(w, 0.3, lambda: True),
        minutes=maybe(w, 0.2, lambda: w.chance.randint(1, 20)),
    )
    if (
        kind
        in (
            "cover",
            "section",
            "agenda",
            "closing",
            "statement",
            "quote",
            "discussion",
            "quiz",
        )
        and w.chance.random() < 0.6
    ):
        del given["title"]
    if kind == "exercise":  # it has minutes of its own
        given.pop("minutes", None)
    if kind not in _NO_ASIDE and w.chance.random() < 0.12:
        given["aside"] = block(w, ASIDE_KINDS)
    return given


def slide(w: Words, kind: str) -> Value:
    content = CONTENTS[kind](w)
    return {kind: content, **common(w, kind)}


def deck(
    chance: Random, kinds: tuple[str, ...], language: Language, *, count: int = 12, size: str = "",
    wild: float = 0.0,
) -> str:  # fmt: skip
    """A deck of `count` slides of `kinds`, in turn; `wild` is the share of unheard-of texts."""
    w = Words(chance, language, wild=wild)
    size = size or chance.choice(SIZES)
    slides = [slide(w, kinds[i % len(kinds)]) for i in range(count)]
    head = present(
        title=w.text(12.0, 30.0),
        subtitle=maybe(w, 0.6, lambda: w.text(14.0, 24.0)),
        speaker=maybe(w, 0.6, w.short),
        organization=maybe(w, 0.6, w.phrase),
        date="2024 年 6 月",
        event=maybe(w, 0.4, w.phrase),
        lang="en" if language == "en" else "zh-Hans",
        size=size,
    )
    return as_yaml({**head, "slides": slides})


def as_yaml(value: dict[str, Value]) -> str:
    """JSON, which is YAML in flow style, a slide a line."""
    slides = ",\n".join(json.dumps(s, ensure_ascii=False) for s in value["slides"])
    rest = json.dumps({k: v for k, v in value.items() if k != "slides"}, ensure_ascii=False)
    return rest[:-1] + ', "slides": [\n' + slides + "\n]}\n"

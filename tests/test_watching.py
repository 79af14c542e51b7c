"""Warm builds give what fresh ones give; the watch builds when it should, and goes on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest
from click.testing import CliRunner
from PIL import Image

from deckbuilder import watching
from deckbuilder.cli.commands import main
from deckbuilder.diagnostics import DeckError
from deckbuilder.pipeline import build
from deckbuilder.spec import memory
from deckbuilder.watching import Desk, Order, Outcome, watch

SPEC = """\
# 说明
title: 报告
speaker:
- 甲
- 乙
slides:
- cover
- agenda
- section: 数据
# 间隔

- title: 数量在增长
  id: growth
  notes: |
    先说结论。

    - 再说依据
  chart: {type: column, data: {去年: 3, 今年: 5}}
- title: 现场
  image: one.png
- title: >-
    要点
    三条
  points:
  - 一
  - "[二](#growth)"
  - 三
- title: 太多要点
  points: [一, 二, 三, 四, 五, 六, 七, 八, 九]
- section: 办法
- title: 三步
  minutes: 5
  steps: [查, 改, 验]
- title: 三步
  steps: [查, 改, 验]
- recap
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "one.png")
    spec = tmp_path / "deck.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    return Desk(Order(spec, None, tmp_path / "out" / "deck.pptx"))


def write(desk: Desk, text: str) -> Outcome:
    desk.order.spec.write_bytes(text.encode("utf-8", "replace"))
    return desk.build()


def fresh(desk: Desk) -> tuple[bytes, object]:
    """The bytes and warnings of a fresh build, or its errors."""
    out = desk.order.target.with_name("fresh.pptx")
    try:
        built = build(desk.order.spec, out=out)
    except DeckError as error:
        return b"", error.diagnostics
    return out.read_bytes(), built.warnings


def warm(desk: Desk, outcome: Outcome) -> tuple[bytes, object]:
    if isinstance(outcome.error, DeckError):
        return b"", outcome.error.diagnostics
    assert outcome.built is not None
    return desk.order.target.read_bytes(), outcome.built.warnings


def _type(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(["改", "a", " ", "\n", "- ", '"', ": ", "#", "*"]) + text[at:]


def _delete(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + chance.randrange(1, 4) :]


def _cut_line(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    lines.pop(chance.randrange(len(lines)))
    return "".join(lines)


def _move_lines(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    moved = lines[at : at + 3]
    del lines[at : at + 3]
    to = chance.randrange(len(lines) + 1)
    return "".join([*lines[:to], *moved, *lines[to:]])


def _double(chance: random.Random, text: str) -> str:
    entries = text.split("\n- ")
    at = chance.randrange(1, len(entries))
    return "\n- ".join([*entries[:at], entries[at], *entries[at:]])


EDITS: list[Callable[[random.Random, str], str]] = [
    _type, _type, _type, _delete, _cut_line, _move_lines, _double,
]  # fmt: skip


def edits(chance: random.Random, count: int) -> Iterator[str]:
    """What somebody might save one after the other; now and then all is undone."""
    text = SPEC
    for number in range(count):
        text = SPEC if number % 4 == 3 else chance.choice(EDITS)(chance, text)
        yield text


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_give_what_fresh_builds_give(desk: Desk, seed: int) -> None:
    for text in edits(random.Random(seed), 14):
        outcome = write(desk, text)
        assert warm(desk, outcome) == fresh(desk), text


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("title: 报告", "title: &t 报告").replace("三步", "*t", 1),
        lambda text: text + "footer: false\n",
        lambda text: "\ufeff" + text,
        lambda text: text.replace("- cover", "-\n  cover: {}"),
        lambda text: text.replace("- 一", "- '一\n- 二'"),
        lambda text: text.replace("- recap\n", "- recap\n---\n- recap\n"),
        lambda text: text.replace("- recap\n", "- recap\n...\n"),
        lambda text: text.replace("去年", "\x07"),
        lambda text: text.replace("去年", "\u2028"),
        lambda text: text.replace("one.png", "two.png"),
        lambda text: "lang: en\ntheme: ink\n" + text,
        lambda _: "",
    ],
)
def test_unusual_files_give_what_fresh_builds_give(
    desk: Desk, change: Callable[[str], str]
) -> None:
    for text in (SPEC, change(SPEC), SPEC.replace("三步", "四步"), change(SPEC)):
        outcome = write(desk, text)
        assert warm(desk, outcome) == fresh(desk)


def test_only_the_entry_that_changed_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    read: list[str] = []
    whole = memory.read_source

    def counting(text: str, file: str) -> object:
        read.append(text)
        return whole(text, file)

    monkeypatch.setattr(memory, "read_source", counting)
    write(desk, SPEC.replace("[查, 改, 验]", "[查, 改, 验, 评]", 1))
    assert read == ["slides:\n- title: 三步\n  minutes: 5\n  steps: [查, 改, 验, 评]\n"]


def test_a_picture_that_changed_makes_the_deck_stale(desk: Desk) -> None:
    desk.build()
    assert not desk.is_stale()
    Image.new("RGB", (80, 30), "green").save(desk.order.spec.with_name("one.png"))
    assert desk.is_stale()
    assert warm(desk, desk.build()) == fresh(desk)


def test_a_theme_that_changed_makes_the_deck_stale(desk: Desk) -> None:
    theme = desk.order.spec.with_name("own.yaml")
    theme.write_text('name: own\nextends: plain\ncolors: {accent1: "#204060"}\n', encoding="utf-8")
    write(desk, f"theme: ./own.yaml\n{SPEC}")
    theme.write_text('name: own\nextends: plain\ncolors: {accent1: "#602040"}\n', encoding="utf-8")
    assert desk.is_stale()
    assert warm(desk, desk.build()) == fresh(desk)


def test_versions_that_only_the_watch_has_seen_are_not_backed_up(desk: Desk) -> None:
    desk.build()
    for n in range(3):
        write(desk, SPEC.replace("办法", f"办法 {n}"))
    assert not (desk.order.target.parent / ".deckbuilder" / "backups").exists()


def test_a_deck_open_in_an_office_program_is_waited_for(desk: Desk) -> None:
    desk.build()
    lock = desk.order.target.with_name("~$deck.pptx")
    lock.write_bytes(b"")
    outcome = write(desk, SPEC.replace("办法", "做法"))
    assert isinstance(outcome.error, DeckError)
    assert [one.code for one in outcome.error.diagnostics] == ["E406"]
    assert desk.waits
    lock.unlink()
    assert warm(desk, desk.build()) == fresh(desk)
    assert not desk.waits


class Running:
    """A watch in a thread of its own."""

    def __init__(self, orders: list[Order]) -> None:
        self.outcomes: Queue[Outcome] = Queue()
        self.stop = Event()
        self.thread = Thread(target=watch, args=(orders, self.outcomes.put, self.stop))
        self.thread.start()

    def next(self) -> Outcome:
        return self.outcomes.get(timeout=20)

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(20)
        assert not self.thread.is_alive()


def test_a_save_is_built_and_an_error_does_not_end_the_watch(desk: Desk) -> None:
    spec = desk.order.spec
    with Running([desk.order]) as running:
        assert running.next().built is not None
        spec.write_text(SPEC.replace("steps", "stepz"), encoding="utf-8")
        assert isinstance(running.next().error, DeckError)
        spec.write_text(SPEC.replace("办法", "做法"), encoding="utf-8")
        assert running.next().error is None
        with pytest.raises(Empty):
            running.outcomes.get(timeout=0.3)
    assert desk.order.target.read_bytes() == fresh(desk)[0]


def test_several_decks_are_watched_and_only_the_stale_one_is_built(
    desk: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: 别的\nslides: [cover]\n", encoding="utf-8")
    orders = [desk.order, Order(other, "ink", tmp_path / "out" / "other.pptx")]
    with Running(orders) as running:
        assert [running.next().order, running.next().order] == orders
        other.write_text("title: 别的\nslides: [cover, {statement: 好}]\n", encoding="utf-8")
        outcome = running.next()
    assert outcome.order == orders[1]
    assert outcome.built is not None
    assert outcome.built.slides == 2


def test_an_interrupt_ends_the_command_without_failure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(orders: list[Order], report: Callable[[Outcome], None]) -> None:
        report(Desk(orders[0]).build())
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "watch", interrupted)
    target = desk.order.target
    result = CliRunner().invoke(main, ["build", str(desk.order.spec), "-o", str(target), "-w"])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{target}: 11 slides, ")


@pytest.mark.parametrize("other", ["--dry-run", "--explain"])
def test_watching_only_builds(desk: Desk, other: str) -> None:
    result = CliRunner().invoke(main, ["build", str(desk.order.spec), "--watch", other])
    assert result.exit_code == 2
    assert "--watch builds" in result.stderr

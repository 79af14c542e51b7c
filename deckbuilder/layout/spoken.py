"""What screen readers say of groups that hold words: their names, in the deck's language.

Comes in: the items of a slide. Goes out: the same, where no group that stands by itself is without
an alternative text unless it is decorative. Diagrams have theirs from their kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckbuilder.model.scene import Group, Item

_CHINESE = {
    "list of parts": "各部分", "row": "行", "choice": "选项", "(right)": "（正确）",
    "(wrong)": "（错误）", "card": "卡片", "reference": "文献", "picture": "图片",
    "number": "数字", "symbol": "符号", "step": "步骤", "change": "转变", "side": "一方",
    "objectives": "学习目标", "facts": "要求", "series": "系列", "aside": "边栏",
    "columns": "栏", "term": "术语", "item": "条目", "event": "事件", "layer": "层",
    "part": "部分", "ring": "环", "set": "集合", "words": "文字", "minutes": "时间",
    "node": "节点", "cell": "格", "branch": "分支",
}  # fmt: skip


def with_spoken_groups(items: Iterable[Item], chinese: bool) -> Iterator[Item]:
    for item in items:
        told = not isinstance(item, Group) or item.alt or item.decorative
        yield item if told else replace(item, alt=spoken_name(item.name, chinese))


def spoken_name(name: str, chinese: bool) -> str:
    """A group's name, such as `card 3` or `side 1: Before`, in words of the language."""
    kind, colon, own = name.partition(": ")
    if not chinese:
        return name[:1].upper() + name[1:]
    for phrase in (phrase for phrase in _CHINESE if " " in phrase):
        kind = kind.replace(phrase, _CHINESE[phrase])
    words = " ".join(_CHINESE.get(word, word) for word in kind.split(" "))
    return words.replace(" （", "（") + ("：" + own if colon else "")

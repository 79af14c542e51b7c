"""The few words that a deck says by itself, and how it writes ordinals, in its language."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True):
    """`titles` names a kind where the slide has no title of its own."""

    chinese: bool
    titles: dict[str, str]
    minutes: str  # with {n}
    minute_unit: str
    part: str  # with {n}, the ordinal in words
    part_of: str  # continuation mark with {i}, {n}
    answer: str  # with {title}
    colon: str
    source: str
    facts: dict[str, str]
    prompts: dict[str, str]  # what empty placeholders say, by what they say in English


_CHINESE = Words(
    chinese=True,
    titles={
        "cover": "封面", "agenda": "目录", "objectives": "学习目标", "recap": "回顾",
        "references": "参考资料", "closing": "结束", "quiz": "测一测", "discussion": "讨论",
        "statement": "要点", "quote": "引文", "section": "章节", "image": "图片",
    },
    minutes="{n} 分钟",
    minute_unit="分钟",
    part="第{n}部分",
    part_of="（{i}/{n}）",
    answer="{title}（答案）",
    colon="：",
    source="来源：",
    facts={"minutes": "时间", "grouping": "分组", "output": "成果", "materials": "材料"},
    prompts={
        "Title": "标题", "Title: state the point": "标题：说出要点", "Kicker": "眉题",
        "Lead: one sentence": "导语：一句话", "Source": "来源", "Takeaway": "记住这一句",
        "First level": "第一级", "Second level": "第二级", "Third level": "第三级",
        "Subtitle": "副标题", "Part": "部分", "Section title": "章节标题",
        "What this part answers": "这一部分回答什么", "Closing words": "结束语",
        "One more sentence": "再说一句", "Contact": "联系方式", "One sentence": "一句话",
        "Quotation": "引文", "Organization": "单位", "Speaker": "主讲人", "Date": "日期",
        "Event": "场合",
    },
)  # fmt: skip

_ENGLISH = Words(
    chinese=False,
    titles={
        "cover": "Cover", "agenda": "Agenda", "objectives": "Objectives", "recap": "Recap",
        "references": "References", "closing": "Closing", "quiz": "Quiz",
        "discussion": "Discussion", "statement": "Key point", "quote": "Quotation",
        "section": "Section", "image": "Picture",
    },
    minutes="{n} min",
    minute_unit="min",
    part="Part {n}",
    part_of=" ({i}/{n})",
    answer="{title} (answer)",
    colon=": ",
    source="Source: ",
    facts={"minutes": "Time", "grouping": "Groups", "output": "Output", "materials": "Materials"},
    prompts={},
)  # fmt: skip

_DIGITS = "零一二三四五六七八九"
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip


def words_for(lang: str) -> Words:
    """The words of a BCP 47 tag: Chinese for `zh…`, else English."""
    return _CHINESE if lang.lower().startswith("zh") else _ENGLISH


def chinese_numeral(n: int) -> str:
    """1 to 99 in Chinese numerals: 七, 十, 十二, 三十."""
    tens, ones = divmod(n, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def number_in_words(n: int, chinese: bool) -> str:
    """An ordinal as it stands in `第三部分` and `Part three`."""
    if chinese:
        return chinese_numeral(n)
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def plain_number(value: float) -> str:
    """A number of minutes without a needless `.0`."""
    return str(int(value)) if value == int(value) else f"{value:g}"

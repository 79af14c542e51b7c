"""A lecture of 42 slides for merging: what its spec says first, and what it says after an edit.

Every slide is there for one or two edits; its id says which.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

Slide = dict[str, Any]
POINTS = [
    "text", "format", "add-shape", "drop-line", "add-line", "jump", "copied", "deleted", "notes",
    "hidden", "comment", "animated", "transition", "linked", "titled", "ground",
    "spec-title", "spec-line", "spec-drop-line", "spec-gone", "spec-notes", "spec-hidden",
    "spec-kind", "both-title", "both-notes", "both-gone", "both-deleted", "both-lines", "quiet",
]  # fmt: skip


def _points(name: str) -> Slide:
    lines = [f"{name} 的第一条", f"{name} 的第二条", f"{name} 的第三条"]
    return {"id": name, "title": f"要点 {name}", "points": lines, "notes": f"讲 {name}\n\n再讲一遍"}


def _table(name: str) -> Slide:
    rows = [["甲", 11, 12], ["乙", 21, 22], ["丙", 31, 32]]
    return {
        "id": name,
        "title": f"表 {name}",
        "table": {"header": ["项", "一", "二"], "rows": rows},
    }


def _chart(name: str) -> Slide:
    series = {"来电": [3, 5, 8], "办结": [2, 4, 7]}
    chart = {"type": "column", "categories": ["一月", "二月", "三月"], "series": series}
    return {"id": name, "title": f"图 {name}", "chart": chart}


def _cards(name: str) -> Slide:
    words = {"一": "一段话", "二": "又一段话", "三": "第三段话"}
    cards = [{"title": f"{name} 卡{n}", "text": text} for n, text in words.items()]
    return {"id": name, "title": f"卡片 {name}", "cards": cards}


def _image(name: str, file: str = "one.png") -> Slide:
    return {"id": name, "title": f"图片 {name}", "image": {"file": file, "alt": f"说明 {name}"}}


def lecture() -> dict[str, Any]:
    slides: list[Slide] = [
        {"id": "cover", "cover": None},
        {"id": "part-1", "section": "第一部分"},
        *map(_points, POINTS[:16]),
        *map(_table, ["cell", "row", "both-cell"]),
        *map(_image, ["resized", "swapped", "alt", "spec-image"]),
        {"id": "part-2", "section": "第二部分"},
        *map(_points, POINTS[16:]),
        *map(_chart, ["number", "spec-number", "both-number"]),
        *map(_cards, ["moved", "drop-card", "spec-card"]),
        {"id": "closing", "closing": "谢谢"},
    ]
    return {"title": "合并用讲稿", "lang": "zh-Hans", "slides": slides}


def edited() -> dict[str, Any]:
    """The same lecture after the author's edits."""
    deck = deepcopy(lecture())
    slides: list[Slide] = deck["slides"]
    by = {slide["id"]: slide for slide in slides}
    by["text"]["points"][2] = "spec 改了第三条"
    by["spec-title"]["title"] = "spec 的新标题"
    by["spec-line"]["points"].append("spec 加的第四条")
    del by["spec-drop-line"]["points"][1]
    slides.remove(by["spec-gone"])
    slides.insert(slides.index(by["copied"]) + 1, _points("spec-new"))
    by["spec-notes"]["notes"] = "spec 写的备注"
    by["spec-hidden"]["hidden"] = True
    del by["spec-kind"]["points"]
    by["spec-kind"]["statement"] = "spec 换成一句话"
    by["cell"]["table"]["rows"][2][2] = 99
    by["row"]["table"]["rows"].append(["spec 加的行", 41, 42])
    by["spec-image"]["image"]["file"] = "two.png"
    by["spec-number"]["chart"]["series"]["来电"][1] = 55
    by["number"]["chart"]["series"]["办结"][2] = 77
    by["notes"]["notes"] = "讲 notes\n\nspec 改了第二段"
    by["spec-card"]["cards"].append({"title": "spec-card 卡四", "text": "第四段话"})
    by["part-2"]["section"] = "spec 的第二部分"
    by["format"]["takeaway"] = "spec 加的要点条"
    by["both-title"]["title"] = "spec 的标题"
    by["both-notes"]["notes"] = "spec 的备注\n\n再讲一遍"
    slides.remove(by["both-gone"])
    by["both-deleted"]["points"][0] = "spec 改了被删的一页"
    by["both-lines"]["points"][0] = "spec 改了第一条"
    by["both-cell"]["table"]["rows"][0][1] = 98
    by["both-number"]["chart"]["series"]["来电"][0] = 30
    return deck


def write(folder: Path, deck: dict[str, Any]) -> Path:
    for name, color in (("one.png", "#7585D0"), ("two.png", "#B3121D"), ("three.png", "#33766E")):
        Image.new("RGB", (160, 90), color).save(folder / name)
    path = folder / "talk.yaml"
    path.write_text(yaml.safe_dump(deck, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path

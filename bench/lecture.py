"""The lecture that every program builds in the benchmark: bullets, 5 × 5 tables, notes.

`write_lecture(folder, slides)` writes it as our YAML, as pandoc's Markdown and as JSON for the
programs that are driven by a script. The text differs from slide to slide, so that no program
gains by remembering it. 10,000 slides stay under the 5 MB that a spec may have.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TOPICS = "数据 流程 岗位 设备 客户 供应 质量 安全 培训 预算".split()
VERBS = "登记 核对 分级 标注 复核 归档 通报 评估 改进 公开".split()


def _sentence(n: int, k: int) -> str:
    topic, verb = TOPICS[(n + k) % 10], VERBS[(n * 3 + k) % 10]
    return f"第 {n} 页第 {k} 条：{topic}先{verb}，由 team {n % 7} 在 {k + 2} 天内确认"


def make_slides(count: int) -> list[dict[str, Any]]:
    """`count` slides as plain data: every fourth one holds a table, the others five bullets."""
    slides: list[dict[str, Any]] = []
    for n in range(1, count + 1):
        notes = f"第 {n} 页先请大家说说{TOPICS[n % 10]}怎么做，再给要点。"
        title = f"第 {n} 个要点：{TOPICS[n % 10]}要{VERBS[n % 10]}"
        if n % 4 == 0:
            header = ["项目", "负责", "时限", "数量", "备注"]
            rows = [[TOPICS[(n + r) % 10], VERBS[r], f"{r + 1} 天", str(n * r + 7), f"备注 {n}-{r}"]
                    for r in range(4)]  # fmt: skip
            slides.append({"title": title, "header": header, "rows": rows, "notes": notes})
        else:
            bullets = [_sentence(n, k) for k in range(1, 6)]
            slides.append({"title": title, "bullets": bullets, "notes": notes})
    return slides


def write_lecture(folder: Path, count: int) -> None:
    slides = make_slides(count)
    (folder / "lecture.json").write_text(json.dumps(slides, ensure_ascii=False), encoding="utf-8")
    (folder / "lecture.md").write_text("\n\n".join(map(_markdown, slides)), encoding="utf-8")
    lines = ["title: 基准讲稿", "lang: zh-Hans", "slides:"]
    for slide in slides:
        lines += _yaml(slide)
    (folder / "lecture.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _markdown(slide: dict[str, Any]) -> str:
    lines = [f"# {slide['title']}", ""]
    if "rows" in slide:
        rows = [slide["header"], ["---"] * 5, *slide["rows"]]
        lines += ["| " + " | ".join(row) + " |" for row in rows]
    else:
        lines += [f"- {bullet}" for bullet in slide["bullets"]]
    return "\n".join([*lines, "", "::: notes", slide["notes"], ":::"])


def _yaml(slide: dict[str, Any]) -> list[str]:
    def quote(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    lines = [f"- title: {quote(slide['title'])}", f"  notes: {quote(slide['notes'])}"]
    if "rows" in slide:
        lines += ["  table:", f"    header: {quote(slide['header'])}", "    rows:"]
        return lines + [f"    - {quote(row)}" for row in slide["rows"]]
    return [*lines, "  points:", *(f"  - {bullet}" for bullet in slide["bullets"])]

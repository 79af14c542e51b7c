"""A small theme and a scene that holds one of everything, made by hand."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Literal

from deckbuilder.model import scene as s
from deckbuilder.model.theme import Face, Mark, TextStyle, Theme

W, H = 12192000, 6858000
INCH = 914400

LIGHT = {
    "background": "FFFFFF", "surface": "F1F4F8", "text": "1B2436", "muted": "556075",
    "primary": "12294F", "on-primary": "FFFFFF", "accent1": "C2410C", "accent2": "3A7CC2",
    "accent3": "0F6152", "accent4": "868D6B", "accent5": "76547A", "accent6": "6C7890",
    "good": "1E7A4C", "warn": "B3261E", "line": "CCD3DE",
}  # fmt: skip
DARK = {
    "background": "12294F", "surface": "1C3763", "text": "FFFFFF", "muted": "B4C2DA",
    "primary": "FFFFFF", "on-primary": "12294F", "accent1": "FF8542", "accent2": "7FB2EA",
    "accent3": "739B83", "accent4": "F8E198", "accent5": "9F75AE", "accent6": "93A1BA",
    "good": "6FD3A0", "warn": "FF8F86", "line": "3A5684",
}  # fmt: skip
SLOTS = {
    "dk1": "text", "lt1": "background", "dk2": "primary", "lt2": "surface",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hlink": "accent2", "folHlink": "muted",
}  # fmt: skip
SANS, SERIF = ("Microsoft YaHei", "Noto Sans CJK SC"), ("SimSun", "Noto Serif CJK SC")


def theme(variant: Literal["light", "dark"] = "light") -> Theme:
    body = Face(("Arial",), SANS, "+mn-lt", "+mn-ea")
    display = Face(("Cambria",), SERIF, "+mj-lt", "+mj-ea")
    sizes = {"title": (30.0, 26.0), "body1": (24.0,), "body2": (20.0,), "body3": (18.0,)}
    return Theme(
        name="sample",
        title="Sample",
        variant=variant,
        colors=LIGHT if variant == "light" else DARK,
        inverse=DARK if variant == "light" else LIGHT,
        slots=SLOTS,
        fonts={
            "body": body,
            "heading": body,
            "display": display,
            "numeral": display,
            "quote": Face(("Cambria",), ("KaiTi",), "+mj-lt", "+mj-cs"),
            "mono": Face(("Consolas",), SANS, "+mn-cs", "+mn-ea"),
        },
        styles={
            name: TextStyle(ladder, bold=name == "title", pitch=1.35)
            for name, ladder in sizes.items()
        },
        marks=(Mark("▪"), Mark("–", indent=0.375, hanging=0.3), Mark("–", indent=0.675)),
        frame={},
        forms={},
        master_art=(),
        palette=("primary", "accent1", "accent2"),
        kinds={},
    )


def inches(x: float, y: float, w: float, h: float) -> s.Rect:
    return s.Rect(round(x * INCH), round(y * INCH), round(w * INCH), round(h * INCH))


def words(text: str, size: float = 18.0, **look: object) -> s.Paragraph:
    return s.Paragraph((s.Run(text),), size, **look)  # type: ignore[arg-type]


TITLE = s.Placeholder("title")
BODY = s.Placeholder("body", 1)
NUMBER = s.Placeholder("sldNum", 12)
TITLE_LOOK = {"bold": True, "color": "primary", "pitch": 1.2, "face": "heading"}
SQUARE = s.Bullet("▪", "Arial", "accent1", 120)
DASH = s.Bullet("–", "Arial", "muted", 80)


def points(*texts: str, level: int = 0) -> tuple[s.Paragraph, ...]:
    """Paragraphs as the body placeholder of `content` has them."""
    size, mark, color = ((24.0, SQUARE, "text"), (20.0, DASH, "muted"))[level]
    return tuple(
        words(
            text, size, pitch=1.35, space_before=12.0, level=level, bullet=mark, color=color,
            indent=342900 * (level + 1), hanging=342900,
        )
        for text in texts
    )  # fmt: skip


def title_box(text: str) -> s.TextBox:
    return s.TextBox(
        "title", "Title", inches(0.667, 0.75, 12, 0.75), (words(text, 30.0, **TITLE_LOOK),),
        anchor="middle", placeholder=TITLE,
    )  # fmt: skip


def body_box(*paragraphs: s.Paragraph) -> s.TextBox:
    rect = inches(0.667, 1.75, 12, 4.5)
    return s.TextBox("body", "Body", rect, paragraphs, placeholder=BODY)


def number_box(number: int) -> s.TextBox:
    run = s.Run(str(number), field="slidenum")
    paragraph = s.Paragraph((run,), 12.0, color="muted", align="right")
    return s.TextBox(
        "number", "Slide number", inches(10.667, 7.0, 2, 0.25), (paragraph,), placeholder=NUMBER
    )


def strip(text: str) -> s.TextBox:
    """A placeholder with a fill of its own."""
    return s.TextBox(
        "takeaway", "Takeaway", inches(0.667, 6.125, 12, 0.625),
        (words(text, 20.0, bold=True, color="on-primary"),), anchor="middle",
        insets=(228600, 0, 0, 0), placeholder=s.Placeholder("body", 13), fill="primary",
    )  # fmt: skip


def master() -> s.Form:
    sample = (*points("First level"), *points("Second level", level=1))
    footer = s.TextBox(
        "footer", "Footer", inches(0.667, 7.0, 6, 0.25), (words("", 12.0, color="muted"),),
        placeholder=s.Placeholder("ftr", 11),
    )  # fmt: skip
    date = s.TextBox(
        "date", "Date", inches(7, 7.0, 2, 0.25), (words("", 12.0, color="muted"),),
        placeholder=s.Placeholder("dt", 10),
    )  # fmt: skip
    items = (title_box("Title"), body_box(*sample), date, footer, number_box(0))
    return s.Form("master", "Master", "", items)


def forms() -> tuple[s.Form, ...]:
    sample = (*points("First level"), *points("Second level", level=1))
    content = (title_box("Title"), body_box(*sample), strip("Takeaway"), number_box(0))
    cover_title = s.TextBox(
        "title", "Title", inches(1, 2, 8, 2),
        (words("Title", 48.0, face="display", bold=True, color="inv.text"),),
        anchor="bottom", placeholder=s.Placeholder("ctrTitle"),
    )  # fmt: skip
    picture = s.Picture("picture", "Picture", inches(1, 2, 4, 3), "", placeholder=PICTURE)
    return (
        s.Form("cover", "Cover", "title", (cover_title,), background="inv.background"),
        s.Form("content", "Title and points", "obj", content),
        s.Form("picture", "Picture", "picTx", (title_box("Title"), picture)),
    )


PICTURE = s.Placeholder("pic", 14)


def text_slide() -> s.Slide:
    cover_title = s.TextBox(
        "title", "Title", inches(1, 2, 8, 2),
        (words("怎样做好社区工作", 48.0, face="display", bold=True, color="inv.text"),),
        anchor="bottom", placeholder=s.Placeholder("ctrTitle"),
    )  # fmt: skip
    return s.Slide("cover", "cover", "怎样做好社区工作", (cover_title,))


def points_slide(title_text: str = "一条要点", **more: object) -> s.Slide:
    body = body_box(*points("先听后说", "再讲 A & B <c>"), *points("第二级", level=1))
    items = (title_box(title_text), body, strip("记住这一句"), number_box(2))
    return s.Slide("points", "content", title_text, items, **more)  # type: ignore[arg-type]


def mixed_runs() -> s.TextBox:
    runs = (
        s.Run("普通"), s.Run("重点", bold=True), s.Run("斜体", italic=True),
        s.Run("标记", highlight="accent1/25", bold=True), s.Run("删", strike=True),
        s.Run("code()", face="mono", color="primary"), s.Run("引文", face="quote"),
        s.Run("站点", link="https://example.org/?a=1&b=2", color="accent2~primary/40"),
        s.Run("下一页", link="#points"), s.Run("行一\n行二"), s.Run("x2", latex="x^2"),
    )  # fmt: skip
    return s.TextBox("runs", "Runs", inches(0.667, 1.75, 6, 1.5), (s.Paragraph(runs, 18.0),))


def shapes_slide() -> s.Slide:
    box = s.TextBox(
        "a", "node 1", inches(0.667, 3.5, 2, 0.75), (words("起点", align="center"),),
        anchor="middle", fill="accent2/15", stroke=s.Stroke("accent1", 1.5), link="#points",
    )  # fmt: skip
    other = s.TextBox(
        "b", "node 2", inches(4, 5, 2, 0.75), (words("终点", align="center", color="on-primary"),),
        anchor="middle", fill="primary", geometry="roundRect", adjust=(("adj", 20000),),
    )  # fmt: skip
    right = s.Connector(
        "ab", "arrow 1-2", (round(2.667 * INCH), round(3.875 * INCH)),
        (round(4 * INCH), round(5.375 * INCH)), s.Stroke("muted", 1.5, tail="triangle"),
        "a", 3, "b", 1, elbow=True,
    )  # fmt: skip
    down = s.Connector(
        "ab2", "arrow 1-2 down", (round(1.667 * INCH), round(4.25 * INCH)),
        (round(5 * INCH), round(5 * INCH)), s.Stroke("accent1", 1.5, tail="triangle", dash="dash"),
        "a", 2, "b", 0, elbow=True, turn=0.3,
    )  # fmt: skip
    drop = s.Shape(
        "drop", "drop", inches(8, 2, 2, 2),
        s.Path(1, 1, (("M", 1.0, 0.5), ("A", 0.5, 0.5, 0, 180), ("C", 0, 0.2, 0.3, 0, 0.5, 0),
                      ("L", 1, 0.5), ("Z",))),
        fill=s.Gradient("accent1", "accent2/40", 90), alt="一滴",
    )  # fmt: skip
    star = s.Shape("star", "star", inches(10.5, 2, 1, 1), "star5", fill="warn", decorative=True)
    group = s.Group("g", "diagram", (drop, star), alt="图示")
    items = (title_box("图形"), mixed_runs(), box, other, right, down, group)
    return s.Slide("shapes", "content", "图形", items)


HAIR, RULE = s.Stroke("line", 0.75), s.Stroke("primary", 1.5)


def cell(text: str, **more: object) -> s.TableCell:
    paragraphs = (words(text, 18.0, pitch=1.25),) if text else ()
    return s.TableCell(paragraphs, insets=(91440, 45720, 91440, 45720), **more)  # type: ignore[arg-type]


def table_slide() -> s.Slide:
    under, hair = (None, None, RULE, None), (None, None, HAIR, None)
    covered = s.TableCell(covered=True)
    rows = (
        (cell("项目", borders=under), cell("上半年", borders=under), cell("下半年", borders=under)),
        (cell("合计", rows=2, borders=hair), cell("跨两列", columns=2, borders=hair), covered),
        (covered, cell("12", borders=hair, fill="surface"), cell("34", borders=hair)),
    )
    table = s.Table(
        "table", "Table", inches(0.667, 1.75, 9, 1.8), (3 * INCH,) * 3, (INCH * 6 // 10,) * 3,
        rows, header=True, alt="上下半年对照",
    )  # fmt: skip
    return s.Slide("table", "content", "表格", (title_box("表格"), table))


def chart_slide() -> s.Slide:
    chart = s.Chart(
        "chart", "Chart", inches(0.667, 1.75, 11, 4.5), "column", ("甲", "乙", "=丙"),
        (s.ChartSeries("人数", (1.0, 2.5, None)),), value_labels=s.ChartText(18.0), alt="三项人数",
    )  # fmt: skip
    return s.Slide("chart", "content", "图表", (title_box("图表"), chart))


def picture_slide(file: FilePath) -> s.Slide:
    filled = s.Picture(
        "picture", "Picture", inches(1, 2, 4, 3), str(file), (0.1, 0.0, 0.1, 0.0), "一张图",
        placeholder=PICTURE,
    )  # fmt: skip
    again = s.Picture("again", "Again", inches(6, 2, 4, 3), str(file), decorative=True)
    items = (title_box("图片"), filled, again)
    return s.Slide("picture", "picture", "图片", items, hidden=True)


def notes() -> tuple[s.NoteParagraph, ...]:
    return (
        s.NoteParagraph((s.Run("先问好，"), s.Run("再开场", bold=True, color="accent1"))),
        s.NoteParagraph((s.Run("一"),), "1."),
        s.NoteParagraph((s.Run("二"),), "2."),
        s.NoteParagraph((s.Run("见"), s.Run("网页", link="https://example.org")), "•", 1),
    )


def reveal() -> tuple[tuple[s.Target, ...], ...]:
    return ((s.Target("body", 0, 0),), (s.Target("body", 1, 2), s.Target("takeaway")))


def scene(*slides: s.Slide, lang: str = "zh-Hans") -> s.Scene:
    return s.Scene((W, H), lang, "示例", master(), forms(), slides, author="讲师")


def whole(file: FilePath) -> s.Scene:
    """One of everything, in two sections."""
    slides = (
        text_slide(), points_slide(notes=notes(), reveal=reveal()), shapes_slide(),
        table_slide(), chart_slide(), picture_slide(file),
    )  # fmt: skip
    sections = (s.Section("第一节", 1), s.Section("第二节", 4))
    import msgspec

    return msgspec.structs.replace(scene(*slides), sections=sections)

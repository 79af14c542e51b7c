"""Reveal: a slide's clicks as PowerPoint's own `Appear` effects (ECMA-376 part 1, 19.5).

Every click is one entry of the main sequence; its first effect starts on the click, the others
with it. A paragraph is an effect of its own, as PowerPoint writes it. A video waits in a node of
its own for its click.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from deckbuilder.model.scene import Item, Shape, Slide, Target, TextBox, Video
from deckbuilder.pptx_writer.drawing import Drawing
from deckbuilder.pptx_writer.video import media_node

_NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_HEAD = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
    "<p:childTnLst>"
)
_SEQUENCE = (
    '<p:seq concurrent="1" nextAc="seek">'
    '<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
)
_SEQUENCE_END = (
    '</p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/>'
    '</p:tgtEl></p:cond></p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl>'
    "<p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>"
)
_TAIL = "</p:childTnLst></p:cTn></p:par></p:tnLst>"


def write_timing(slide: Slide, drawing: Drawing) -> str:
    """The `p:timing` of a slide's clicks and videos; an empty string where nothing waits."""
    clicks = [click for click in slide.reveal if click]
    videos = [item for item in slide.items if isinstance(item, Video)]
    if not clicks and not videos:
        return ""
    items = drawing.by_key
    built = {key for key, item in items.items() if isinstance(item, TextBox | Shape)}
    ids = iter(range(3, 1 << 31))
    effects = "".join(_click(click, drawing.ids, built, ids) for click in clicks)
    sequence = f"{_SEQUENCE}{effects}{_SEQUENCE_END}" if effects else ""
    films = "".join(media_node(drawing.ids[video.key], ids) for video in videos)
    builds = _builds(clicks, drawing.ids, items)
    return f"{_HEAD}{sequence}{films}{_TAIL}{builds}</p:timing>"


def _click(
    click: tuple[Target, ...], shapes: Mapping[str, int], built: set[str], ids: Iterator[int]
) -> str:
    outer, inner = next(ids), next(ids)
    effects = ""
    for target in click:
        group = ' grpId="0"' if target.key in built else ""
        for words in _words(target):
            node = "withEffect" if effects else "clickEffect"
            effects += _effect(shapes[target.key], words, group, node, ids)
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        f'</p:stCondLst><p:childTnLst><p:par><p:cTn id="{inner}" fill="hold">{_NOW}<p:childTnLst>'
        f"{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _words(target: Target) -> Iterable[str]:
    """What of the shape appears: one entry a paragraph, or one empty entry for all of it."""
    if target.first < 0:
        return ("",)
    numbers = range(target.first, max(target.first, target.last) + 1)
    return (f'<p:txEl><p:pRg st="{n}" end="{n}"/></p:txEl>' for n in numbers)


def _effect(shape: int, words: str, group: str, node: str, ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    target = f'<p:spTgt spid="{shape}">{words}</p:spTgt>' if words else f'<p:spTgt spid="{shape}"/>'
    return (
        f'<p:par><p:cTn id="{outer}" presetID="1" presetClass="entr" presetSubtype="0" '
        f'fill="hold"{group} nodeType="{node}">{_NOW}<p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{inner}" dur="1" fill="hold">{_NOW}</p:cTn><p:tgtEl>{target}</p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )


def _builds(
    clicks: Iterable[tuple[Target, ...]], shapes: Mapping[str, int], items: Mapping[str, Item]
) -> str:
    """`p:bldLst`: shapes that appear as a whole, and those that appear by paragraphs."""
    kinds: dict[str, str] = {}
    for click in clicks:
        for target in click:
            if isinstance(items[target.key], TextBox | Shape):
                kinds.setdefault(target.key, ' build="p"' if target.first >= 0 else "")
    builds = "".join(
        f'<p:bldP spid="{shapes[key]}" grpId="0"{kind or _background(items[key])}/>'
        for key, kind in kinds.items()
    )
    return f"<p:bldLst>{builds}</p:bldLst>" if builds else ""


def _background(item: Item) -> str:
    """Says that a shape comes with its fill or line; bare text has none."""
    drawn = isinstance(item, Shape) or (isinstance(item, TextBox) and (item.fill or item.stroke))
    return ' animBg="1"' if drawn else ""

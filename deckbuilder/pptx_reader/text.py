"""Text bodies as paragraphs and runs.

An `a:txBody` or `p:txBody` comes in. Neighbouring runs of one look become one, because programs
cut runs wherever a person once stopped typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from deckbuilder.model.snapshot import Look, Paragraph, Run, Text
from deckbuilder.ooxml.names import MC, A, Element
from deckbuilder.ooxml.normal import digest, look_from

Links = Callable[[Element], str]  # an `a:hlinkClick` -> where it leads

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_UNSEEN = frozenset((f"{A}hlinkClick", f"{A}hlinkMouseOver", f"{A}extLst"))


def read_text(body: Element | None, links: Links) -> Text:
    """The paragraphs of a text body; a body of one empty paragraph is none at all."""
    if body is None:
        return ()
    text = tuple(read_paragraph(one, links) for one in body.iterchildren(f"{A}p"))
    return text if len(text) > 1 or any(one.runs for one in text) else ()


def read_paragraph(paragraph: Element, links: Links) -> Paragraph:
    """One `a:p`."""
    properties = paragraph.find(f"{A}pPr")
    runs: list[Run] = []
    for run in _runs(paragraph, links):
        last = runs[-1] if runs else None
        if last and (run.text == "\n" or (last.look, last.link) == (run.look, run.link)):
            runs[-1] = Run(last.text + run.text, last.look, last.link)
        elif run.text:
            runs.append(run)
    return Paragraph(tuple(runs), paragraph_look(properties))


def _runs(paragraph: Element, links: Links) -> Iterator[Run]:
    for one in paragraph.iterchildren():
        if one.tag == f"{A}r":
            yield _run(one, one.findtext(f"{A}t") or "", links)
        elif one.tag == f"{A}br":
            yield Run("\n")
        elif one.tag == f"{A}fld":
            yield _run(one, f"{{{one.get('type', '')}}}", links)
        elif one.tag == f"{MC}AlternateContent" or one.tag.endswith("}m"):
            yield Run(formula_text(one), (("formula", digest((one,))),))


def formula_text(element: Element) -> str:
    """The letters of a formula in the order in which they stand."""
    return "".join(one.text or "" for one in element.iter(_MATH))


def _run(run: Element, text: str, links: Links) -> Run:
    properties = run.find(f"{A}rPr")
    if properties is None:
        return Run(text)
    click = properties.find(f"{A}hlinkClick")
    return Run(text, run_look(properties), links(click) if click is not None else "")


def run_look(properties: Element) -> Look:
    """The look of an `a:rPr`, without its link."""
    return look_from(properties, unseen=_UNSEEN)


def paragraph_look(properties: Element | None) -> Look:
    """The look of an `a:pPr`."""
    return look_from(properties, unseen=_UNSEEN) if properties is not None else ()

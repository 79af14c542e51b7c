"""Decks as a person edits them, by python-pptx, which stands in for PowerPoint."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

import deckbuilder


def built(folder: Path, text: str, name: str = "talk") -> tuple[Path, Path]:
    """A spec's file and its deck."""
    spec = folder / f"{name}.yaml"
    spec.write_bytes(text.encode())
    return spec, deckbuilder.build(spec, out=folder / f"{name}.pptx").path


class Editor:
    """An open deck; saved when the block ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.deck: Any = Presentation(str(path))

    def __enter__(self) -> "Editor":
        return self

    def __exit__(self, *_: object) -> None:
        self.deck.save(str(self.path))

    def shapes(self, slide: int) -> Iterator[Any]:
        waiting = list(self.deck.slides[slide - 1].shapes)
        while waiting:
            shape = waiting.pop(0)
            yield shape
            waiting = [*getattr(shape, "shapes", ()), *waiting]

    def shape(self, slide: int, name: str) -> Any:
        return next(one for one in self.shapes(slide) if one.name == name)

    def say(self, slide: int, old: str, new: str) -> None:
        """Puts `new` in the place of `old` in the one run of a slide that has it."""
        runs = [run for part in self._bodies(slide) for p in part.paragraphs for run in p.runs]
        (run,) = [run for run in runs if old in run.text]
        run.text = run.text.replace(old, new)

    def _bodies(self, slide: int) -> Iterator[Any]:
        for shape in self.shapes(slide):
            if shape.has_text_frame:
                yield shape.text_frame
            if getattr(shape, "has_table", False):
                yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)

    def notes(self, slide: int) -> Any:
        return self.deck.slides[slide - 1].notes_slide.notes_text_frame

    def move(self, slide: int, to: int) -> None:
        listed = self.deck.slides._sldIdLst
        one = listed[slide - 1]
        listed.remove(one)
        listed.insert(to - 1, one)

    def delete(self, slide: int) -> None:
        listed = self.deck.slides._sldIdLst
        self.deck.part.drop_rel(listed[slide - 1].rId)
        listed.remove(listed[slide - 1])


def texts(path: Path) -> list[list[str]]:
    """What each slide of a deck says, paragraph by paragraph, white space and page
    numbers aside; its notes last."""
    found: list[list[str]] = []
    editor = Editor(path)
    for n, slide in enumerate(editor.deck.slides, 1):
        said = [p.text for body in editor._bodies(n) for p in body.paragraphs]
        said += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
        found.append(["".join(one.split()) for one in said if one.strip() and not one.isdigit()])
    return found

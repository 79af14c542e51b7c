"""The values of a theme that follow from its template: frame, forms, drawings, ladders of sizes.

They lie under what the theme's own file says and over what it extends. Boxes of a theme are
given for a page of its own (`REFERENCE`) and placed between the margins of each form; here they
are turned so that they land where the template has them.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.model.template import Box, Holder, Template, TemplateForm

_LEFT, _WIDTH = 0.667, 12.0  # the content of a theme's page
_STEPS = (60, 54, 48, 44, 40, 36, 32, 30, 28, 26, 24, 22, 20, 18)
_LINE = 1.22 / 72  # inches that a line takes per point


def theme_values(template: Template, roles: frozenset[str]) -> dict[str, Any]:
    """What the theme of `template` has by it; only `roles` are there to colour with."""
    forms = template.forms
    frames = {key: _frame(template, form) for key, form in forms.items() if key not in _WHOLE}
    whole = {"margin": _LEFT, "margin_right": _LEFT}
    return {
        "frame": frames["content"],
        "forms": {
            **{key: {"frame": frame} for key, frame in frames.items()},
            **{key: {"frame": whole} for key in _WHOLE},
        },
        "kinds": _kinds(template),
        "styles": _styles(template, roles),
    }


_WHOLE = ("cover", "section", "closing")


class _Page:
    """Turns boxes of the slide into boxes of a theme's page, for one pair of margins."""

    def __init__(self, template: Template, left: float, width: float) -> None:
        self.left, self.width = left, width
        self.right = template.width - left - width

    def box(self, box: Box) -> list[float]:
        factor = _WIDTH / self.width
        x = _LEFT + (box[0] - self.left) * factor
        return [round(v, 5) for v in (x, box[1], box[2] * factor, box[3])]


def _frame(template: Template, form: TemplateForm) -> dict[str, Any]:
    x, y, w, h = form.area
    page, bottom = _Page(template, x, w), y + h
    title = page.box(form.title.text) if form.title is not None else page.box((x, 0.4, w, 0.9))
    frame: dict[str, Any] = {
        "margin": x,
        "margin_right": page.right,
        "title": title,
        "title_two_lines": title,
        "kicker": [_LEFT, y, _WIDTH, 0.25],
        "kicker_depth": 0.375,
        "lead": [_LEFT, y, _WIDTH, 0.375],
        "lead_below_two_lines": y,
        "body_top": {"plain": y, "two_lines": y, "lead": y + 0.5, "both": y + 0.5},
        "body_bottom": {
            "plain": bottom, "takeaway": bottom - 0.8, "source": bottom - 0.35,
            "both": bottom - 1.125,
        },
        "takeaway": {"box": [_LEFT, bottom - 0.625, _WIDTH, 0.625], "y_above_source": bottom - 1.0},
        "source": [_LEFT, bottom - 0.25, _WIDTH, 0.25],
        "footer": page.box(form.footer.text) if form.footer else None,
        "number": page.box(form.number.text) if form.number else None,
    }  # fmt: skip
    return {key: value for key, value in frame.items() if value is not None}


def _kinds(template: Template) -> dict[str, Any]:
    forms = template.forms
    return {
        "points": {"width": _WIDTH},
        "statement": {"text": [_LEFT, 2.0, _WIDTH, 3.5], "center": _middle(forms["statement"])},
        "quote": {"center": _middle(forms["quote"])},
    }


def _middle(form: TemplateForm) -> float:
    return form.area[1] + form.area[3] / 2


# --- ladders --------------------------------------------------------------------------------


def ladder(size: float, height: float, most: float, most_lines: int) -> dict[str, Any]:
    """Steps from the template's own size down to 18 that fit a box `height` inches high, and the
    lines that each may take; what stands larger than 30 points stays on one line where that is a
    slide's title."""
    first = max(20.0, min(size, most, height / _LINE))
    steps = [round(first * 2) / 2, *(s for s in _STEPS if s < first - 1)]
    lines = [max(1, min(most_lines, int(height * 1.03 / (s * _LINE)))) for s in steps]
    return {"sizes": steps[:9], "lines": lines[:9]}


def _styles(template: Template, roles: frozenset[str]) -> dict[str, Any]:
    forms = template.forms
    heads = [f.title for k, f in forms.items() if k in ("points", "content", "columns") and f.title]
    styles: dict[str, Any] = {"title": _head(heads)}
    for key in _WHOLE:
        styles |= _whole_styles(key, forms[key])
    for name, role in (*_COLORS, *((f"{k}_title", f"{k}-title") for k in _WHOLE)):
        if role in roles:
            styles.setdefault(name, {})["color"] = role
    return styles


_COLORS = (
    ("title", "head"), ("footer", "foot"), ("page_number", "foot"),
    ("cover_subtitle", "cover-text"), ("cover_meta", "cover-text"),
    ("section_lead", "section-text"), ("closing_lead", "closing-text"),
    ("closing_contact", "closing-text"),
)  # fmt: skip


def _head(heads: list[Holder]) -> dict[str, Any]:
    """Titles of slides: one line as large as the template has it, two where that is too large."""
    size, height = min(h.size for h in heads), min(h.text[3] for h in heads)
    made = ladder(size, height, 40, 2)
    lines = [1 if s > 30 else n for s, n in zip(made["sizes"], made["lines"], strict=True)]
    return {"sizes": made["sizes"], "lines": lines, "bold": heads[0].bold}


def _whole_styles(key: str, form: TemplateForm) -> dict[str, Any]:
    title = form.title
    assert title is not None
    found = {f"{key}_title": {**ladder(title.size, title.text[3], 60, 3), "bold": title.bold}}
    if key == "cover":
        found["cover_meta"] = {"sizes": [18, 16, 14, 12], "bold": False}
    return found

"""A theme, resolved for one variant: roles, faces, text styles, frame, art, drawings of kinds.

The result of `theme/`, the input of `layout/` and of the writers. It is data only: inheritance
is done, aliases are followed, colours are six hex digits. Lengths in the theme file are inches;
here they are still inches (floats), because layout multiplies them before it rounds to EMU.

Annotations are types, not texts, here and in `template.py`: reading a compiled theme would have
to evaluate each text, which takes longer than the reading.
"""

from typing import Any, Literal

import msgspec

from deckbuilder.diagnostics import NOWHERE, Place
from deckbuilder.model.template import Template

ROLES = (
    "background", "surface", "text", "muted", "primary", "on-primary",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "good", "warn", "line",
)  # fmt: skip

FONT_ROLES = ("heading", "body", "display", "numeral", "quote", "mono")


class Face(msgspec.Struct, frozen=True):
    """A font role: family names, the wanted one first, then its fallbacks; `slot` and `ea_slot`
    name the references under which a slide reaches it (`+mj-lt`, `+mn-ea`, `+mj-cs` ...)."""

    latin: tuple[str, ...]
    east_asian: tuple[str, ...]
    slot: str
    ea_slot: str


class FontTables(msgspec.Struct, frozen=True):
    """What the font files that a theme names say of a family: character -> ems, by weight."""

    regular: dict[str, float]
    bold: dict[str, float]


class TextStyle(msgspec.Struct, frozen=True):
    """How one sort of text is set.

    `sizes` is the ladder in points, largest first; its last step is the floor. `lines` bounds
    the lines a step may take (empty: no bound; shorter than `sizes`: its last value goes on).
    `pitch` is line distance divided by size for Chinese, `pitch_latin` for Latin text.
    `marked` colours marked words and links where the style stands on a fill of its own, on which
    those of `frame.inline` would not show; empty: as `frame.inline` says.
    """

    sizes: tuple[float, ...]
    face: str = "body"
    bold: bool = False
    color: str = "text"
    lines: tuple[int, ...] = ()
    pitch: float = 1.2
    pitch_latin: float = 1.2
    tracking: float = 0.0  # share of the size
    marked: str = ""

    @property
    def size(self) -> float:
        return self.sizes[0]

    @property
    def floor(self) -> float:
        return self.sizes[-1]


Box = tuple[float, float, float, float]


class Mark(msgspec.Struct, frozen=True):
    """A list mark: a character in `font`, its colour and size, and where the text stands.

    `indent` and `hanging` in inches: the mark at `indent`, the text at `indent + hanging`.
    """

    char: str
    font: str = "+mn-lt"
    color: str = "accent1"
    percent: int = 100
    indent: float = 0.0
    hanging: float = 0.375


class Art(msgspec.Struct, frozen=True):
    """One decoration. `shape` names a drawing of `layout/art.py`; `box` is inches;
    the rest are that drawing's own parameters."""

    shape: str
    box: Box | None = None
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0  # points
    args: dict[str, Any] = {}


class FormStyle(msgspec.Struct, frozen=True):
    """The look of a slide form: the ground, which variant its roles come from, its art.

    `foot_color` is that of kicker, source, footer and page number where the ground is none of
    text's own, `strip_fill` that of the takeaway where its own would not show; `frame` is the
    frame on this form where it is not the theme's.
    """

    background: str = "background"
    variant: Literal["", "light", "dark"] = ""  # "": the deck's
    art: tuple[Art, ...] = ()
    master_art: bool = True
    foot_color: str = ""
    strip_fill: str = ""
    frame: dict[str, Any] = {}


class Theme(msgspec.Struct, frozen=True):
    """A theme in one variant. `kinds` holds, per kind, the name of its drawing under `drawing`
    and the parameters that differ from that drawing's own defaults. With a `template`, decks
    stand on that file's masters and layouts."""

    name: str
    title: str
    variant: Literal["light", "dark"]
    colors: dict[str, str]  # role -> RRGGBB
    inverse: dict[str, str]  # the other variant's
    slots: dict[str, str]  # dk1, lt1, dk2, lt2, accent1..6, hlink, folHlink -> role
    fonts: dict[str, Face]
    styles: dict[str, TextStyle]
    marks: tuple[Mark, ...]  # level 1, 2, 3
    frame: dict[str, Any]
    forms: dict[str, FormStyle]
    master_art: tuple[Art, ...]
    palette: tuple[str, ...]  # chart series, role expressions in order
    kinds: dict[str, dict[str, Any]]
    logo: str = ""
    path: str = ""
    where: Place = NOWHERE
    template: Template | None = None
    font_tables: dict[str, FontTables] = {}  # family -> its own advances

    def rgb(self, color: str) -> str:
        """The colour expression `color` (see `model/scene.py`) as RRGGBB."""
        from deckbuilder.color import mix

        name, _, share = color.partition("/")
        if not share:
            return self._role(name)
        front, _, back = name.partition("~")
        amount = float(share) / 100
        if back:
            return mix(self._role(front), self._role(back), amount)
        ground = "inv.background" if front.startswith("inv.") else "background"
        return mix(self._role(ground), self._role(front), amount)

    def _role(self, name: str) -> str:
        if name.startswith("inv."):
            return self.inverse[name[4:]]
        return self.colors[name]

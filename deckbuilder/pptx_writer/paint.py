"""Colour expressions of the scene as scheme colours: `accent2/15` becomes a slot and modifiers.

No literal colour leaves this module, so that a deck follows when its scheme is changed in
PowerPoint. A role that has a slot is that slot; everything else is the nearest slot with HSL
modifiers that reach its value.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.model.scene import Gradient, Stroke
from deckbuilder.model.theme import Theme
from deckbuilder.units import points

# A slot of the colour scheme as slides name it: background and text go through `p:clrMap`.
REFERENCES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
SLOT_ORDER = (
    "dk1", "lt1", "dk2", "lt2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_PAINTED = 10  # only links have the colour of links: another scheme may make it a purple
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"
_DASHES = {"dash": '<a:prstDash val="dash"/>', "dot": '<a:prstDash val="sysDot"/>'}


class Paint:
    """Colours, fills and lines of one theme; every answer is worked out once."""

    def __init__(self, theme: Theme, exchanged: Mapping[str, str] | None = None) -> None:
        """`exchanged` leads a name that a layout's colour map gives to another slot to the name
        under which the master has that slot."""
        self._theme = theme
        names = {name: own for own, name in (exchanged or {}).items()}
        self._slots: dict[str, str] = {}
        self._role_slots: dict[str, str] = {}
        for slot in SLOT_ORDER[:_PAINTED]:
            role, reference = theme.slots[slot], REFERENCES.get(slot, slot)
            reference = names.get(reference, reference)
            self._slots[reference] = theme.rgb(role)
            self._role_slots.setdefault(role, reference)
        self._colors: dict[str, str] = {}
        self._fills: dict[str, str] = {"": NO_FILL}
        self._lines: dict[tuple[Stroke, str], str] = {}

    def __call__(self, color: str) -> str:
        """The `a:schemeClr` of a colour expression."""
        xml = self._colors.get(color)
        if xml is None:
            xml = self._colors[color] = self._resolve(color)
        return xml

    def fill(self, color: str) -> str:
        """`a:solidFill`, or `a:noFill` for no colour."""
        xml = self._fills.get(color)
        if xml is None:
            xml = self._fills[color] = f"<a:solidFill>{self(color)}</a:solidFill>"
        return xml

    def area(self, fill: str | Gradient, opacity: float = 1.0) -> str:
        """The fill of a shape; a plain colour may let through what lies beneath."""
        if not isinstance(fill, str):
            return self._gradient(fill)
        if opacity >= 1.0 or not fill:
            return self.fill(fill)
        return f"<a:solidFill>{with_alpha(self(fill), opacity * 100)}</a:solidFill>"

    def line(self, stroke: Stroke | None, tag: str = "a:ln") -> str:
        """A line's element, named `tag`; without a stroke one that draws nothing."""
        if stroke is None:
            return NO_LINE if tag == "a:ln" else f'<{tag} w="0"><a:noFill/></{tag}>'
        xml = self._lines.get((stroke, tag))
        if xml is None:
            xml = self._lines[stroke, tag] = self._line(stroke, tag)
        return xml

    def _line(self, stroke: Stroke, tag: str) -> str:
        cap = "rnd" if stroke.round_cap else "sq" if stroke.square_cap else "flat"
        join = "<a:round/>" if stroke.round_cap else '<a:miter lim="800000"/>'
        ends = "".join(
            f'<a:{end} type="{kind}" w="lg" len="lg"/>'
            for end, kind in (("headEnd", stroke.head), ("tailEnd", stroke.tail))
            if kind
        )
        dash = _DASHES.get(stroke.dash, '<a:prstDash val="solid"/>')
        body = f"{self.fill(stroke.color)}{dash}{join}{ends}"
        return f'<{tag} w="{points(stroke.width)}" cap="{cap}" cmpd="sng">{body}</{tag}>'

    def _gradient(self, gradient: Gradient) -> str:
        angle = round(gradient.angle % 360 * 60000)
        return (
            f'<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0">{self(gradient.start)}</a:gs>'
            f'<a:gs pos="100000">{self(gradient.end)}</a:gs></a:gsLst>'
            f'<a:lin ang="{angle}" scaled="0"/></a:gradFill>'
        )

    def _resolve(self, color: str) -> str:
        slot = self._role_slots.get(color)
        slot, modifiers = (slot, ()) if slot else self._reach(color)
        if not modifiers:
            return f'<a:schemeClr val="{slot}"/>'
        inner = "".join(f'<a:{name} val="{value}"/>' for name, value in modifiers)
        return f'<a:schemeClr val="{slot}">{inner}</a:schemeClr>'

    def _reach(self, color: str) -> tuple[str, tuple[tuple[str, int], ...]]:
        """The slot and modifiers of a colour without a slot; a tint keeps to its role's slot."""
        from deckbuilder.color import nearest_reaching, nearest_slot, scheme_modifiers

        target = self._theme.rgb(color)
        own = self._role_slots.get(color.partition("/")[0])
        if own:
            try:
                return own, scheme_modifiers(self._slots[own], target)
            except AssertionError:  # no modifiers lead there, as from black to a hue
                pass
        if self._theme.template is None:
            return nearest_slot(target, self._slots)
        return nearest_reaching(target, self._slots)


def with_alpha(color: str, share: float) -> str:
    """The colour element `color`, `share` per cent opaque."""
    alpha = f'<a:alpha val="{round(share * 1000)}"/>'
    if color.endswith("/>"):
        tag = color[1 : color.index(" ")]
        return f"{color[:-2]}>{alpha}</{tag}>"
    cut = color.rindex("</")
    return color[:cut] + alpha + color[cut:]

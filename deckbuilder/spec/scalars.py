"""The YAML 1.2 core rules: which plain scalars are null, switches and numbers.

In: a scalar as typed. Out: its value, or None where it is text.
"""

from __future__ import annotations

import re

from deckbuilder.spec.nodes import Node, Scalar

# YAML 1.2.2, section 10.3.2
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_SWITCHES = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OTHER_BASE = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_LONGEST_NUMBER = 40  # longer ones are no figures of a lecture, and int() takes long over them


def is_null(node: Node) -> bool:
    return type(node) is Scalar and not node.style and node.value in _NULLS


def to_switch(scalar: Scalar) -> bool | None:
    return None if scalar.style else _SWITCHES.get(scalar.value)


def to_number(scalar: Scalar) -> int | float | None:
    """The finite number that a plain scalar is; a quoted one is text."""
    value = scalar.value
    if scalar.style or len(value) > _LONGEST_NUMBER:
        return None
    if _INTEGER.match(value):
        return int(value)
    if _OTHER_BASE.match(value):
        return int(value[2:], 8 if value[1] == "o" else 16)
    return _finite(float(value)) if _DECIMAL.match(value) else None


def _finite(number: float) -> float | None:
    return number if abs(number) != float("inf") else None

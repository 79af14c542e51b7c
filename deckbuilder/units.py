"""Lengths: EMU inside the program, inches and points at its edges."""

EMU_PER_INCH = 914400
EMU_PER_POINT = 12700


def inches(value: float) -> int:
    """`value` in inches as EMU, rounded to the nearest unit."""
    return round(value * EMU_PER_INCH)


def points(value: float) -> int:
    """`value` in points as EMU, rounded to the nearest unit."""
    return round(value * EMU_PER_POINT)


def to_inches(emu: int) -> float:
    return emu / EMU_PER_INCH


def to_points(emu: int) -> float:
    return emu / EMU_PER_POINT

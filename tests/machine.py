"""A machine with few fonts, for renderings that must come out alike everywhere."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AT_HAND = ("DejaVu Sans", "DejaVu Serif", "Noto Sans CJK SC", "Noto Serif CJK SC")


def poor_machine(folder: Path) -> dict[str, str]:
    """The environment of a machine that has only DejaVu and Noto CJK; its settings stand in
    `folder`. Raises FileNotFoundError where one of these fonts is missing."""
    folders: set[str] = set()
    for family in AT_HAND:
        listed = ["fc-list", "--format=%{file}\\n", f":family={family}"]
        found = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()
        if not found:
            raise FileNotFoundError(f"the font {family} is missing")
        folders |= {str(Path(file).parent) for file in found}
    accepted = "".join(
        f'<pattern><patelt name="family"><string>{family}</string></patelt></pattern>'
        for family in (*AT_HAND, "DejaVu Sans Mono")
    )
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig>{''.join(f'<dir>{name}</dir>' for name in sorted(folders))}"
        f"<cachedir>{folder}/cache</cachedir><selectfont><acceptfont>{accepted}</acceptfont>"
        '<rejectfont><pattern><patelt name="scalable"><bool>true</bool></patelt></pattern>'
        "</rejectfont></selectfont>"
        '<include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>'
    )
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}

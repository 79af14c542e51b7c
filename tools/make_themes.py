"""Keep every shipped theme as loading makes it: `python tools/make_themes.py`.

To be run after a change to a theme, a look, a motif or the code of `theme/`; a test says so.
"""

from __future__ import annotations

from deckbuilder.theme import theme_names
from deckbuilder.theme.compiled import compile_theme, compiled_file


def main() -> None:
    for name in theme_names():
        compiled_file(name).parent.mkdir(exist_ok=True)
        compiled_file(name).write_bytes(compile_theme(name))


if __name__ == "__main__":
    main()

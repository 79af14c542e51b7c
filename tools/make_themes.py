"""Keep every shipped theme as loading makes it, as `compileall` does with modules."""

from __future__ import annotations

from deckbuilder.theme import theme_names
from deckbuilder.theme.compiled import keep_theme


def main() -> None:
    for name in theme_names():
        keep_theme(name)


if __name__ == "__main__":
    main()

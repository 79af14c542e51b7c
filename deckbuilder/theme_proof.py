"""A theme proved on the gallery: its name in, everything wrong with it out.

What the file shows by itself comes from `theme/`; the rest is seen on the slides of every kind,
in each variant: text that does not show on what lies beneath it, art beyond the slide's edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.diagnostics import Diagnostic, diagnostic
from deckbuilder.model.spec import Deck
from deckbuilder.model.theme import Theme

if TYPE_CHECKING:
    from deckbuilder.theme.audit import Audit


def gallery_file() -> Path:
    """The spec that shows every kind: in an installed package beside its code, else at the top."""
    package = Path(__file__).resolve().parent
    inside = package / "data" / "specs" / "gallery.yaml"
    return inside if inside.is_file() else package.parent / "specs" / "gallery.yaml"


def check_theme(name: str) -> tuple[Diagnostic, ...]:
    """The errors and warnings of the theme `name`, a name or a path, each once."""
    from deckbuilder.spec import load_spec
    from deckbuilder.theme.audit import audit_theme

    audit = audit_theme(name)
    found = list(audit.found)
    if audit.variants:
        deck, faults = load_spec(gallery_file())
        assert deck is not None, faults
        for theme in audit.variants:
            found += _shown_faults(audit, theme, deck)
    return tuple(dict.fromkeys(found))


def _shown_faults(audit: Audit, theme: Theme, deck: Deck) -> Iterator[Diagnostic]:
    from deckbuilder.layout import lay_out
    from deckbuilder.layout.legibility import faint_parts, stray_parts
    from deckbuilder.theme.audit import in_variant

    scene, faults = lay_out(deck, theme)
    assert scene is not None, faults
    kinds = {slide.id: slide.kind for slide in deck.slides}
    for part in faint_parts(scene, theme):
        kind = kinds[part.slide.split("--")[0]]
        fields = {"front": part.front, "ground": part.ground, "kind": kind}
        fields |= {"ratio": f"{part.ratio:.2f}", "needed": f"{part.needed:g}"}
        fields |= {"variant": in_variant(theme)}
        yield diagnostic("E223", audit.place("kinds", kind), **fields)
    for art in stray_parts(scene):
        yield diagnostic("E224", audit.place("forms"), item=art.item, form=art.form)

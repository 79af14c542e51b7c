"""A theme of one's own to begin with: small, commented, looking like the one it extends."""

from __future__ import annotations

from deckbuilder.model.theme import Theme

_TEXT = """\
# A theme of your own: it is "{name}", but for what stands here. All keys: docs/themes.md
# Look at it with:  deckbuilder themes preview {file}
# Check it with:    deckbuilder themes check {file}
extends: {parent}
title: {title}

# What belongs to them follows: their tints, the greys, the dark variant, the chart's series.
# Quote the colours: # begins a comment. More roles: text, muted, surface, accent2 to accent6, …
colors: {{{colors}}}

# Fonts of your own; what "{name}" has stays behind each as a stand-in.
# fonts:
#   heading: {{latin: {heading_latin}, east_asian: {heading_east_asian}}}
#   body: {{latin: {body_latin}, east_asian: {body_east_asian}}}

# A picture beside this file, shown on every slide.
# logo: logo.png
"""


def theme_text(parent: Theme, reference: str, file: str) -> str:
    """The YAML of a theme named after `file` that extends `parent`, which it calls `reference`."""
    own = {role: parent.colors[role] for role in ("primary", "accent1")}
    if own["accent1"] == own["primary"]:  # it follows
        del own["accent1"]
    body, heading = parent.fonts["body"], parent.fonts["heading"]
    return _TEXT.format(
        name=parent.name,
        file=file,
        parent=reference,
        title=file.rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml"),
        colors=", ".join(f'{role}: "#{color}"' for role, color in own.items()),
        heading_latin=heading.latin[0],
        heading_east_asian=heading.east_asian[0],
        body_latin=body.latin[0],
        body_east_asian=body.east_asian[0],
    )

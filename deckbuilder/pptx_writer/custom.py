"""The custom properties of a deck, which carry its base wherever it goes."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.pptx_writer.xml import DECLARATION, escape, quote

CUSTOM_PART = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
# The one format id for properties that a user may define ([MS-OSHARED] 2.3.3.2.3).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2  # property ids 0 and 1 are taken


def custom_properties(properties: Iterable[tuple[str, str]]) -> str:
    """The part that holds `properties`, each a name and a text."""
    body = "".join(
        [
            f'<property fmtid="{_FORMAT}" pid="{number}" name="{quote(name)}">'
            f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
            for number, (name, text) in enumerate(properties, _FIRST)
        ]
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{body}</Properties>'
    )

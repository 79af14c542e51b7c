"""Pieces of XML text: escaping, attributes, the declaration and the namespaces.

Text comes in as Python strings; what goes out is always well-formed, whatever the text holds.
"""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
NS_A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
NS_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
NAMESPACES = f'xmlns:a="{NS_A}" xmlns:r="{NS_R}" xmlns:p="{NS_P}"'

# Characters that XML 1.0 cannot hold, even as references (XML 1.0, section 2.2).
_IMPOSSIBLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"

_BARE_PERCENT = "%(?![0-9A-Fa-f]{2})"
_UNENCODED = f"[^!#-;=?-\\[\\]_a-z~]|{_BARE_PERCENT}"  # RFC 3986, section 2
# What every shape tree begins with: the properties of the tree itself.
EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def escape(text: str) -> str:
    """`text` as element content; a character XML cannot hold becomes U+FFFD."""
    if not text.isprintable():
        text = re.sub(_IMPOSSIBLE, "\ufffd", text).replace("\r", " ")
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quote(text: str) -> str:
    """`text` as an attribute's value between double quotes."""
    shown = escape(text)
    if '"' in shown:
        shown = shown.replace('"', "&quot;")
    if not shown.isprintable():
        shown = shown.replace("\n", "&#10;").replace("\t", "&#9;")
    return shown


def address(target: str) -> str:
    """A link's address as a URI: what a URI may not hold is percent-encoded."""
    if not re.search(_UNENCODED, target):
        return target
    from urllib.parse import quote as encode

    return encode(re.sub(_BARE_PERCENT, "%25", target), safe="%/:?#[]@!$&'()*+,;=~")


def ext(uri: str, content: str) -> str:
    """An `a:extLst` of one extension."""
    return f'<a:extLst><a:ext uri="{uri}">{content}</a:ext></a:extLst>'

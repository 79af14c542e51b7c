"""XML of others: text in, a tree out, and a tree back to text with fixed prefixes.

A document type is refused, so no entity is ever defined; depth and number of elements are
bounded. The namespaces of strict Open XML are read as the transitional ones.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

MOST_DEPTH = 100
MOST_ELEMENTS = 400_000
_LARGEST = 1 << 40

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PREFIXES = {A: "a:", P: "p:", R: "r:"}
_STRICT = {
    "http://purl.oclc.org/ooxml/drawingml/main": A[1:-1],
    "http://purl.oclc.org/ooxml/presentationml/main": P[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1],
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{} xmlns:a="'
    + A[1:-1] + '" xmlns:r="' + R[1:-1] + '" xmlns:p="' + P[1:-1] + '"'
)  # fmt: skip


class UnsafeXMLError(Exception):
    """XML that is refused or cannot be read; the message says why."""


class _Builder:
    """Handlers of one parse."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) >= MOST_DEPTH or self.count > MOST_ELEMENTS:
            raise UnsafeXMLError("nests deeper, or holds more elements, than a slide does")
        self._flush()
        node = Element(_name(tag), {_name(key): value for key, value in attributes.items()})
        if self.open:
            self.open[-1].append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, _tag: str) -> None:
        self._flush()
        self.open.pop()

    def data(self, text: str) -> None:
        self.text.append(text)

    def _flush(self) -> None:
        """Text counts where an element holds nothing else, as in `a:t`."""
        if self.text and self.open and len(self.open[-1]) == 0:
            self.open[-1].text = "".join(self.text)
        self.text.clear()


def _name(name: str) -> str:
    space, mark, local = name.rpartition("}")
    return f"{{{_STRICT.get(space, space)}}}{local}" if mark else local


def _refuse(*_ignored: object) -> None:
    raise UnsafeXMLError("holds a document type, which no PowerPoint file has")


def parse(content: bytes) -> Element:
    """The root of an XML document; raises UnsafeXMLError."""
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnsafeXMLError(f"is not well-formed: {expat.ErrorString(error.code)}") from None
    except (ValueError, LookupError):
        raise UnsafeXMLError("is in an encoding that cannot be read") from None
    if builder.root is None:
        raise UnsafeXMLError("is empty")
    return builder.root


def serialize(root: Element) -> bytes:
    """The document of a tree that holds only elements of DrawingML and PresentationML."""
    out: list[str] = []
    _write(root, out)
    tag = _short(root.tag)
    return (_HEAD.format(tag) + "".join(out)[len(tag) + 1 :]).encode()


def _write(node: Element, out: list[str]) -> None:
    tag = _short(node.tag)
    attributes = "".join(f" {_short(k)}={quoteattr(v)}" for k, v in node.attrib.items())
    if len(node) == 0 and not node.text:
        out.append(f"<{tag}{attributes}/>")
        return
    out.append(f"<{tag}{attributes}>")
    if len(node) == 0 and node.text:
        out.append(escape(node.text))
    for child in node:
        _write(child, out)
    out.append(f"</{tag}>")


def _short(name: str) -> str:
    space, mark, local = name.rpartition("}")
    return _PREFIXES[space + mark] + local if mark else name


def integer(node: Element | None, name: str, default: int = 0) -> int:
    """An attribute as a whole number; what is none is `default`."""
    text = node.get(name) if node is not None else None
    try:
        return max(-_LARGEST, min(_LARGEST, int(float(text)))) if text is not None else default
    except (ValueError, OverflowError):
        return default


def is_on(node: Element | None, name: str, default: bool) -> bool:
    """An `xsd:boolean` attribute."""
    text = node.get(name) if node is not None else None
    return default if text is None else text in ("1", "true", "on")

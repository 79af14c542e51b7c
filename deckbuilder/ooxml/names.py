"""Namespaces, as lxml writes them before a tag."""

from __future__ import annotations

from importlib import import_module
from typing import Any

etree: Any = import_module("lxml.etree")  # which tells type checkers nothing of its own
Element = Any  # lxml tells type checkers nothing of its elements

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"

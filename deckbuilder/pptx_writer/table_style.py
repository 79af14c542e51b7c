"""The deck's own table style, the default for tables that are added in PowerPoint.

It draws what the themes' tables share: a rule under the header and at the foot, hairlines between
rows, no fills and no upright lines.
"""

from __future__ import annotations

from deckbuilder.pptx_writer.paint import Paint
from deckbuilder.pptx_writer.table import STYLE_ID
from deckbuilder.pptx_writer.xml import DECLARATION, NS_A

_NAME = "Rules and hairlines"
_HAIR, _RULE = 9525, 19050  # 0.75 and 1.5 pt
_NO_EDGE = "<a:ln><a:noFill/></a:ln>"


def table_styles(paint: Paint) -> str:
    """The `a:tblStyleLst` part."""
    rule, hair = _stroke(paint("primary"), _RULE), _stroke(paint("line"), _HAIR)
    text = f'<a:tcTxStyle><a:fontRef idx="minor"/>{paint("text")}</a:tcTxStyle>'
    head = f'<a:tcTxStyle><a:fontRef idx="minor"/>{paint("primary")}</a:tcTxStyle>'
    sides = _edge("left", _NO_EDGE) + _edge("right", _NO_EDGE)
    whole = sides + _edge("top", rule) + _edge("bottom", rule) + _edge("insideH", hair)
    whole += _edge("insideV", _NO_EDGE)
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{NS_A}" def="{STYLE_ID}">'
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="{_NAME}">'
        f"<a:wholeTbl>{text}<a:tcStyle><a:tcBdr>{whole}</a:tcBdr><a:fill><a:noFill/></a:fill>"
        f"</a:tcStyle></a:wholeTbl><a:firstRow>{head}<a:tcStyle><a:tcBdr>"
        f"{_edge('bottom', rule)}</a:tcBdr></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


def _edge(side: str, line: str) -> str:
    return f"<a:{side}>{line}</a:{side}>"


def _stroke(color: str, width: int) -> str:
    return (
        f'<a:ln w="{width}" cap="flat" cmpd="sng"><a:solidFill>{color}</a:solidFill>'
        '<a:prstDash val="solid"/></a:ln>'
    )

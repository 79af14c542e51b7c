"""The presentation part with its lists, sections and default text, and the small parts beside it.

Dates are one constant: the same deck gives the same bytes on any day.
"""

from __future__ import annotations

from deckbuilder.model.scene import Scene, Section
from deckbuilder.pptx_writer.drawing import Deck
from deckbuilder.pptx_writer.identity import guid
from deckbuilder.pptx_writer.master import FIRST_MASTER_ID, plain_levels
from deckbuilder.pptx_writer.package import Package, Relations
from deckbuilder.pptx_writer.paper import PAGE
from deckbuilder.pptx_writer.table_style import table_styles
from deckbuilder.pptx_writer.text import language, office_language
from deckbuilder.pptx_writer.xml import DECLARATION, NAMESPACES, NS_P14, escape, quote

_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_DATE = "2024-01-01T00:00:00Z"
_FIRST_SECTION = {"zh": "默认节"}


def write_presentation(scene: Scene, ids: list[int], deck: Deck, masters: int = 1) -> None:
    """Add the presentation part, the properties of view, show and tables, and the document's."""
    relations = Relations()
    lists = _lists(ids, masters, relations)
    for kind in ("presProps", "viewProps", "tableStyles"):
        relations.add(kind, f"{kind}.xml")
    relations.add("theme", "theme/theme1.xml")
    size = f'<p:sldSz cx="{scene.size[0]}" cy="{scene.size[1]}"/>'
    xml = (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" '
        f'autoCompressPictures="0">{lists}{size}<p:notesSz cx="{PAGE[0]}" cy="{PAGE[1]}"/>'
        f"<p:defaultTextStyle><a:defPPr><a:defRPr {language(scene.lang)}/></a:defPPr>"
        f"{plain_levels(deck.text)}</p:defaultTextStyle>{_sections(scene, ids)}</p:presentation>"
    )
    package = deck.package
    package.relations.add("officeDocument", "ppt/presentation.xml")
    package.add("ppt/presentation.xml", xml, f"{_PML}presentation.main+xml", relations)
    _add_properties(package, deck)
    _add_document_properties(scene, package)


def _lists(ids: list[int], masters: int, relations: Relations) -> str:
    """The lists of masters and slides, in the order of the schema."""
    ours = "".join(
        f'<p:sldMasterId id="{FIRST_MASTER_ID + n}" '
        f'r:id="{relations.add("slideMaster", f"slideMasters/slideMaster{n + 1}.xml")}"/>'
        for n in range(masters)
    )
    slides = "".join(
        f'<p:sldId id="{ident}" r:id="{relations.add("slide", f"slides/slide{number}.xml")}"/>'
        for number, ident in enumerate(ids, 1)
    )
    notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml")
    handout = relations.add("handoutMaster", "handoutMasters/handoutMaster1.xml")
    return (
        f"<p:sldMasterIdLst>{ours}</p:sldMasterIdLst>"
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/>'
        f'</p:notesMasterIdLst><p:handoutMasterIdLst><p:handoutMasterId r:id="{handout}"/>'
        f"</p:handoutMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst>"
    )


def _sections(scene: Scene, ids: list[int]) -> str:
    """PowerPoint's section list; it must hold every slide."""
    sections = list(scene.sections)
    if not sections:
        return ""
    if sections[0].first > 0:
        name = _FIRST_SECTION.get(scene.lang[:2], "Default Section")
        sections.insert(0, Section(name, 0))
    ends = [section.first for section in sections[1:]] + [len(ids)]
    body = "".join(
        _section(section.name, number, ids[section.first : end])
        for number, (section, end) in enumerate(zip(sections, ends, strict=True))
    )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{NS_P14}">{body}</p14:sectionLst></p:ext></p:extLst>'
    )


def _section(name: str, number: int, ids: list[int]) -> str:
    slides = "".join(f'<p14:sldId id="{ident}"/>' for ident in ids)
    return (
        f'<p14:section name="{quote(name)}" id="{guid(f"section {number} {name}")}">'
        f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
    )


def _add_properties(package: Package, deck: Deck) -> None:
    package.add(
        "ppt/presProps.xml",
        f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        f"{_PML}presProps+xml",
    )
    package.add(
        "ppt/viewProps.xml",
        f'{DECLARATION}<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/>'
        '<p:restoredTop sz="80000"/></p:normalViewPr><p:gridSpacing cx="114300" cy="114300"/>'
        "</p:viewPr>",
        f"{_PML}viewProps+xml",
    )
    package.add("ppt/tableStyles.xml", table_styles(deck.paint), f"{_PML}tableStyles+xml")


def _add_document_properties(scene: Scene, package: Package) -> None:
    package.relations.add(_CORE_RELATION, "docProps/core.xml")
    package.relations.add("extended-properties", "docProps/app.xml")
    date = f'xsi:type="dcterms:W3CDTF">{_DATE}'
    package.add(
        "docProps/core.xml",
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PROPERTIES}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(scene.title)}</dc:title><dc:subject>{escape(scene.subject)}</dc:subject>"
        f"<dc:creator>{escape(scene.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(scene.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {date}</dcterms:created><dcterms:modified {date}</dcterms:modified>"
        f"<dc:language>{escape(office_language(scene.lang))}</dc:language></cp:coreProperties>",
        "application/vnd.openxmlformats-package.core-properties+xml",
    )
    heads = scene.all_heads
    notes = sum(head.noted for head in heads)
    hidden = sum(head.hidden for head in heads)
    package.add(
        "docProps/app.xml",
        f'{DECLARATION}<Properties xmlns="{_EXTENDED}"><TotalTime>0</TotalTime>'
        f"<Application>deckbuilder</Application><Slides>{len(heads)}</Slides>"
        f"<Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides></Properties>",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    )

"""Parts and elements of the new build taken over into the person's package.

Every relationship is followed: a slide leads to the slide of the merged deck, a layout to the
person's layout of that name, a picture to the same picture; what else there is, is copied.
"""

from __future__ import annotations

from copy import deepcopy

from deckbuilder.ooxml.names import Element, R, etree
from deckbuilder.ooxml.parts import Parts, Relation, parse
from deckbuilder.pptx_writer.patching.patched import Patched, RelationList

_REFERRING = etree.XPath("descendant-or-self::*[@r:*]", namespaces={"r": R[1:-1]})


class Importer:
    """Takes parts of `spec` into `deck`; `places` says where parts of the spec go that the
    person's package has a counterpart of: slides, designs."""

    def __init__(self, deck: Patched, spec: Parts, places: dict[str, str]) -> None:
        self.deck = deck
        self.spec = spec
        self.places = places

    def element(self, element: Element, owner: str, links: RelationList) -> Element:
        """A copy of an element of the spec's part `owner`, for the part that has `links`."""
        copy = deepcopy(element)
        self.adopt(copy, self.spec.relations(owner), links)
        return copy

    def adopt(self, root: Element, relations: dict[str, Relation], links: RelationList) -> None:
        """Gives the references in `root` the ids that their targets have in `links`."""
        for one in _REFERRING(root):
            for name, value in one.items():
                if name.startswith(R) and value in relations:
                    one.set(name, self.relate(relations[value], links))

    def relate(self, relation: Relation, links: RelationList) -> str:
        """The id under which `links` reaches what a relationship of the spec leads to."""
        target = relation.target
        if not relation.external:
            target = self.part(target)
        return links.add(relation.type, target, external=relation.external)

    def part(self, name: str) -> str:
        """The part of the merged deck that stands for a part of the spec."""
        known = self.places.get(name)
        if known is None:
            if "/media/" in name:
                known = self.deck.keep_media(self.spec, name)
                self.deck.take_type(known, self.spec, name)
            else:
                known = self.places[name] = self.deck.free_name(name)
                self.copy(name, known)
            self.places[name] = known
        return known

    def copy(self, name: str, target: str) -> None:
        """Puts the spec's part `name` in the place `target`, with all that it leads to."""
        relations = self.spec.relations(name)
        links = self.deck.reset_links(target)
        content = self.spec.read(name)
        if relations:
            root = parse(content, name)
            self.adopt(root, relations, links)
            for one in relations.values():  # those that no attribute names: layout, notes, master
                self.relate(one, links)
            self.deck.write_xml(target, root)
        else:
            self.deck.write_part(target, content)
        self.deck.take_type(target, self.spec, name)

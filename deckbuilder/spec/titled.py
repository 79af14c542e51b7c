"""Titled entries and events: a heading with what is said about it, in all their short forms."""

from __future__ import annotations

from deckbuilder.diagnostics import suggestion
from deckbuilder.model.spec import Items, Text, Titled
from deckbuilder.spec.forms import (
    Bare,
    Field,
    Form,
    Named,
    Record,
    Schema,
    Shaped,
    any_of,
)
from deckbuilder.spec.items import ITEMS
from deckbuilder.spec.nodes import Mapping, Node
from deckbuilder.spec.reader import Reader, shown
from deckbuilder.spec.words import LINK, LITERAL, TEXT

TITLED_KEYS = frozenset(("title", "text", "icon", "link", "when"))


class TitledTextForm(Form[Titled], frozen=True):
    """A heading alone."""

    def read(self, node: Node, at: Reader) -> Titled:
        text = TEXT.read(node, at)
        return Titled(text, where=text.where)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return TEXT.schema(definitions)


class IconForm(Form[str], frozen=True):
    """The name of an icon that the project ships."""

    def read(self, node: Node, at: Reader) -> str:
        from deckbuilder.icons import icon_names, is_icon

        name = LITERAL.read(node, at)
        if not is_icon(name):
            raise at.fault("E129", node, name=shown(name), hint=suggestion(name, icon_names()))
        return name

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        from deckbuilder.icons import icon_names

        return {"type": "string", "enum": list(icon_names())}


ICON: Form[str] = Named("Icon", IconForm(), "The name of an icon")


class ShortOrLong(Form[Titled], frozen=True):
    """`{Text: value}`, or the record where the only key is one that the language names."""

    record: Record[Titled]
    value: Form[Items | None] | Form[Text]

    def read(self, node: Node, at: Reader) -> Titled:
        if type(node) is not Mapping:
            return self.record.read(node, at)
        if len(node.entries) != 1:
            self.check_keys(node, at)
            return self.record.read(node, at)
        key, value = node.entries[0]
        if key.value in TITLED_KEYS:
            return self.record.read(node, at)
        heading = TEXT.read(key, at)
        content = self.value.read(value, at)
        if isinstance(content, Text):
            return Titled(content, when=heading, where=heading.where)
        return Titled(heading, content, where=heading.where)

    def check_keys(self, node: Mapping, at: Reader) -> None:
        """Raises where every key is the user's own: entries that lack their dashes."""
        fields, keys = list(self.record.fields), node.keys()
        if node.entries and not any(key in fields or suggestion(key, fields) for key in keys):
            found = f"a mapping with {len(node.entries)} keys"
            hint = "; start each entry with its own dash"
            raise at.fault("E103", node, expected="one heading", found=found, hint=hint)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        short: Schema = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "not": {"anyOf": [{"required": [key]} for key in sorted(TITLED_KEYS)]},
            "additionalProperties": self.value.schema(definitions),
        }
        return any_of(self.record.schema(definitions), short)


TITLED: Form[Titled] = Named(
    "Titled",
    Shaped(
        "text or a heading with its text",
        scalar=TitledTextForm(),
        mapping=ShortOrLong(
            Record(
                "an entry",
                {
                    "title": Field(TEXT, "The heading", required=True),
                    "text": Field(ITEMS, "What is said about it"),
                    "icon": Field(ICON, "The name of an icon"),
                    "link": Field(LINK, "An address, or # and the id of a slide"),
                },
                Titled,
                has_place=True,
            ),
            Bare(None, ITEMS),
        ),
    ),
    "A heading, with a text under it: `heading: text`, or {title, text, icon, link}",
)

EVENT: Form[Titled] = Named(
    "Event",
    Shaped(
        "a time with what happened, `time: text`",
        mapping=ShortOrLong(
            Record(
                "an event",
                {
                    "when": Field(TEXT, "The time, as typed", required=True),
                    "title": Field(TEXT, "What happened", required=True),
                    "text": Field(ITEMS, "What is said about it"),
                },
                Titled,
                has_place=True,
            ),
            TEXT,
        ),
    ),
    "`time: text`, or {when, title, text}",
)

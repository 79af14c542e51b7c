"""What a slide of the spec says stands on its pages: whole, once, in order, large enough.

In: a slide of the spec and its pages. Out: faults, a line each. Always: a check knows nothing of
how a kind is drawn, only what the language promises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from tests.stress.peers import sizes_of_peers
from tests.stress.texts import Stand, flat, leaves, squeeze

LEAST_CONTENT = 18.0
LONGEST_WORD = 24  # letters; a longer one may need a line of its own

# fields whose texts are labels, captions or sources rather than content
_LABELS = re.compile(
    r"caption|credit|unit|change|\.by$|\.source|kicker|when|low|high|label|how|meanings|contact"
    r"|header|Chart|grouping|output|materials|\.edges|\.x\.|\.y\.|entries|cells|rows"
)

# what stands beside the rest, each in an order of its own: sides, cells of a matrix, headings above
# columns, labels beside arrows, facts beside an exercise in the theme's order
_BESIDE = re.compile(
    r"(?:sides|groups|blocks)\[\d+\]|cells\[\d\]\[\d\]|heading|header|edges|\.[xy]\."
    r"|grouping|output|materials"
)

# a chart's words stand in its description too; a branch says its head again in the next column,
# a card its heading above what goes on in the card beside it
_DRAWN_TWICE = re.compile(r"Chart|chart|\.alt|unit|^tree|kicker|^hub\.items\[\d+\]\.title")

# what a continued slide says again: headings above the rest of what stands under them
_SAID_AGAIN = re.compile(
    r"heading|header|title|question|choices|task|text$|term|before|roots|lead|items|"
    r"when|sides|by$|source|cells|rows|steps|center|shared|entries|caption|credit|meanings|kicker"
    r"|matrix\.[xy]|grouping|output|materials|answer"
)


Pages = Sequence[tuple[scene.Slide, Sequence[Stand]]]


def faults_of_content(one: spec.Slide, deck: spec.Deck, pages: Pages) -> Iterator[str]:
    if not pages:
        yield "no page"
        return
    said = [_said(slide, texts) for slide, texts in pages]
    texts = [
        (path, squeeze(text.plain)) for path, text in _all_leaves(one)
        if squeeze(text.plain) and not any(r.latex for r in text.runs)
    ]  # fmt: skip
    whole = "\0".join("\0".join(page) for page in said)
    written = [
        [squeeze(p.plain) for t in _own(stands) for p in t.paragraphs] for _, stands in pages
    ]
    wanted = Counter([*(text for _, text in texts), *map(squeeze, _named(one, deck))])
    for path, text in texts:
        if not _covered(text, whole, said):
            yield f"lost: {path} {text[:30]!r}"
        times = _times(text, whole)
        more = sum(n for other, n in wanted.items() if text in other)
        if len(text) > 6 and times > more and not _SAID_AGAIN.search(path):
            yield f"{times} times: {path} {text[:30]!r}"
        on_a_page = max(_times(text, "\0".join(page)) for page in written)
        if len(text) > 6 and on_a_page > more and not _DRAWN_TWICE.search(path):
            yield f"{on_a_page} times on a page: {path} {text[:30]!r}"
    yield from _in_order(_as_drawn(one, texts, said), said)
    yield from _last_alone(one, said)
    yield from _content_sizes(one, pages)
    yield from sizes_of_peers([_own(texts) for _, texts in pages])


def _times(text: str, page: str) -> int:
    """How often `text` stands on a page; a number at its end ends there, too."""
    ends = r"(?!\d)" if text[-1].isdigit() else ""
    return len(re.findall(re.escape(text) + ends, page))


def _all_leaves(one: spec.Slide) -> list[tuple[str, spec.Text]]:
    found = list(leaves(one.content, one.kind))
    for name in ("title", "kicker", "lead", "takeaway"):
        if (text := getattr(one, name)) is not None and not _unshown(one, name):
            found.append((name, text))
    found += [("source", text) for text in one.source]
    if one.aside is not None:
        found += list(leaves(one.aside, "aside"))
    return found


def _named(one: spec.Slide, deck: spec.Deck) -> list[str]:
    """What stands on the slide without being a text of its own: the names in its charts, on a
    cover the deck's own words."""
    blocks = one.content.blocks if isinstance(one.content, spec.Columns) else ()
    contents = [one.content, *(b.content for b in (*blocks, one.aside) if b is not None)]
    charts = [c for c in contents if isinstance(c, spec.Chart)]
    named = [str(n) for c in charts for n in (*c.categories, *(s.name for s in c.series))]
    return [*named, *(_words_of(deck) if one.kind == "cover" else ())]


def _words_of(deck: spec.Deck) -> list[str]:
    head = (deck.title, deck.subtitle, deck.event, deck.organization, deck.date, *deck.speaker)
    return [text.plain for text in head if text is not None]


def _own(texts: Sequence[Stand]) -> list[Stand]:
    """The texts of the slide itself, not those that the deck repeats at its foot."""
    return [stand for stand in texts if stand.placeholder not in ("ftr", "sldNum")]


def _unshown(one: spec.Slide, name: str) -> bool:
    """The title of slides that draw another in its place: it is for the screen reader."""
    return name == "title" and one.kind in ("section", "closing", "statement", "quote")


def _said(slide: scene.Slide, texts: Sequence[Stand]) -> list[str]:
    out = [squeeze(p.plain) for stand in _own(texts) for p in stand.paragraphs]
    for item in flat(slide.items):
        if isinstance(item, scene.Chart):
            out += [squeeze(str(c)) for c in item.categories]
            out += [squeeze(s.name) for s in item.series]
            out += [
                squeeze(f"{item.alt} {item.axis_title} {item.number_format} {item.axis_format}")
            ]
    return out


def _covered(text: str, whole: str, said: Sequence[Sequence[str]]) -> bool:
    """Whether `text` stands whole, or in pieces that follow one another."""
    if text in whole:
        return True
    paragraphs = [p for page in said for p in page]
    rest = text
    while rest:
        taken = max((_taken(rest, p) for p in paragraphs), default=0)
        if taken == 0:
            return False
        rest = rest[taken:]
    return True


def _taken(rest: str, paragraph: str) -> int:
    """How much of the start of `rest` the paragraph begins or ends with; a few letters count only
    where they are all that the paragraph or the text has left."""
    for length in range(min(len(rest), len(paragraph)), 0, -1):
        start = rest[:length]
        if paragraph.endswith(start) or paragraph.startswith(start):
            return length if length > 3 or length in (len(paragraph), len(rest)) else 0
    return 0


def _as_drawn(
    one: spec.Slide, texts: Sequence[tuple[str, str]], said: Sequence[Sequence[str]]
) -> Sequence[tuple[str, str]]:
    """The texts in the order in which the slide reads: rings may read from the outermost in."""
    if one.kind != "rings" or not list(_in_order(texts, said)):
        return texts
    by_ring = [list(own) for _, own in groupby(texts, key=lambda t: t[0].split(".")[1:2])]
    return [text for own in by_ring[::-1] for text in own]


def _in_order(texts: Iterable[tuple[str, str]], said: Sequence[Sequence[str]]) -> Iterator[str]:
    """Texts of the content stand on pages in the spec's order, those beside others in their own."""
    last: dict[str, int] = {}
    for path, text in texts:
        if path.split(".")[0].split("[")[0] in ("title", "kicker", "lead", "takeaway", "source"):
            continue
        if path.startswith("aside") or len(text) < 7:
            continue
        beside = _BESIDE.search(path)
        name = beside.group() if beside else ""
        on = [n for n, page in enumerate(said) if any(text in p for p in page)]
        if on and max(on) < last.get(name, 0):
            yield f"out of order: {path} {text[:30]!r}"
        if on:
            last[name] = max(last.get(name, 0), min(on))


def _last_alone(one: spec.Slide, said: Sequence[Sequence[str]]) -> Iterator[str]:
    """No single entry on the last page after three or more, but one with a word that needs the
    whole width, where with the one before it would be no more text than the page before holds."""
    if len(said) < 2 or one.kind in ("quiz", "columns"):
        return
    own: list[list[str]] = [[] for _ in said]
    for text in entries_of(one.content):
        on = [n for n, page in enumerate(said) if any(text in p for p in page)]
        if len(on) == 1 or (on and one.kind == "flow"):  # its arrows end in copies of nodes
            own[on[-1]].append(text)
    if len(own[-1]) != 1 or len(own[-2]) < 3:
        return
    if any(word in text for word in _long_words(one) for text in said[-1]):
        return
    moved = _weight_from(own[-2][-1], said[-2])
    if len("".join(said[-1])) + moved <= len("".join(said[-2])):
        yield f"one entry alone on the last page: {[len(texts) for texts in own]}"


def _long_words(one: spec.Slide) -> set[str]:
    words = {w for _, t in leaves(one.content) for w in re.findall(r"[\x21-\x7e]+", t.plain)}
    return {word for word in words if len(word) > LONGEST_WORD}


def _weight_from(text: str, page: Sequence[str]) -> int:
    """The letters from the paragraph that says `text` to the end of the page."""
    start = max(n for n, paragraph in enumerate(page) if text in paragraph)
    return len("".join(page[start:]))


def entries_of(content: object) -> list[str]:
    """A text of each entry of the content's first list that is its own."""
    if isinstance(content, spec.Items):
        return [squeeze((i.lead or i.text).plain) for i in content.items]
    for name in getattr(content, "__struct_fields__", ()):
        value = getattr(content, name)
        if isinstance(value, spec.Items):
            return entries_of(value)
        if isinstance(value, tuple) and len(value) > 1:
            labels = [getattr(v, "label", v) for v in value]  # of figures: many say one value
            told = [[squeeze(t.plain) for _, t in leaves(v)] for v in labels]
            return [_own_text(texts, told) for texts in told] if all(told) else []
    return []


def _own_text(texts: Sequence[str], told: Sequence[Sequence[str]]) -> str:
    """The first of an entry's texts that no other entry holds."""
    others = "\0".join("\0".join(other) for other in told if other is not texts)
    return next((t for t in texts if t and t not in others), texts[0])


# a kicker and a source are small whatever they say, and may say what the content does
_FRAME = ("kicker", "source")


def _content_sizes(one: spec.Slide, pages: Pages) -> Iterator[str]:
    for path, text in leaves(one.content, one.kind):
        if _LABELS.search(path) or len(squeeze(text.plain)) < 4:
            continue
        words = squeeze(text.plain)
        for slide, texts in pages:
            for stand in (t for t in _own(texts) if t.key not in _FRAME):
                for p in stand.paragraphs:
                    small = not stand.cell and p.size < LEAST_CONTENT
                    if small and _is_said(words, p) and not _also_larger(words, texts):
                        yield f"{slide.key} {stand.key}: {path} at {p.size} pt"


def _is_said(words: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph says the words; a few letters may stand by chance in another text."""
    said = squeeze(paragraph.plain)
    return words == said or (len(words) > 6 and words in said)


def _also_larger(words: str, texts: Sequence[Stand]) -> bool:
    return any(
        words in squeeze(p.plain) and p.size >= LEAST_CONTENT for t in texts for p in t.paragraphs
    )

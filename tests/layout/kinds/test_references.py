"""References: numbered on through all pages, one size, gaps within bounds."""

from deckbuilder.model import spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, scene_of, slide, text, texts_of


def references(*entries: str) -> spec.Slide:
    return slide("references", spec.References(tuple(text(e) for e in entries)), "")


def test_few_entries_take_the_largest_size_and_the_widest_gap():
    page = scene_of(references("甲", "乙")).slides[0]
    first, second = (find(page, f"references/{n}/text") for n in (1, 2))
    assert first.paragraphs[0].size == 20
    assert (
        abs(to_inches(second.rect.y - first.rect.y) - (20 * 1.35 / 1.2 * 1.22 / 72 + 0.32)) < 0.01
    )


def test_numbers_run_on_over_the_pages():
    result = scene_of(references(*("很长的一条参考资料" * 9 for _ in range(14))))
    assert len(result.slides) > 1
    numbers = [t for page in result.slides for t in texts_of(page) if t.startswith("[")]
    assert numbers == [f"[{n}]" for n in range(1, 15)]


def test_nothing_is_smaller_than_the_floor():
    result = scene_of(references(*("很长的一条参考资料" * 9 for _ in range(14))))
    assert find(result.slides[0], "references/1/text").paragraphs[0].size == 16

"""Icons: native freeforms in the ordinal's place."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, titled


def cards(count: int, icon: str = "mail") -> spec.Cards:
    import msgspec

    return spec.Cards(
        tuple(msgspec.structs.replace(titled("标题", "说明"), icon=icon) for _ in range(count))
    )


@pytest.mark.parametrize(("count", "side"), [(3, 0.625), (6, 0.437)])
def test_a_card_with_an_icon_has_it_in_the_ordinals_place(count: int, side: float):
    page = scene_of(slide("cards", cards(count))).slides[0]
    icon = find(page, "cards/1/icon")
    assert isinstance(icon, scene.Shape) and isinstance(icon.geometry, scene.Path)
    assert to_inches(icon.rect.w) == pytest.approx(side, abs=0.002)
    assert not [i for i in flat(page.items) if i.key.endswith("/ordinal")]


@pytest.mark.parametrize("name", ["academy-blue", "party-red"])
def test_an_icon_is_a_stroke_in_a_role_without_a_fill(name: str):
    page = scene_of(slide("cards", cards(6)), theme_name=name).slides[0]
    icon = find(page, "cards/1/icon")
    assert isinstance(icon, scene.Shape)
    assert icon.fill == "" and icon.decorative
    assert icon.stroke is not None
    assert (icon.stroke.color, icon.stroke.square_cap) == ("accent1", True)

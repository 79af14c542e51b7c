"""Loading: inheritance, variants, what a spec overrides, and each fault with its message."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.color import contrast, hex_to_oklch
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.theme import load_theme, theme_names
from deckbuilder.theme.contrast import alike, failing_pairs, role_rgb

from .loading import SPEC, faults, loaded


def local(found: list[str], path: str) -> list[str]:
    return [each.removeprefix(f"{path}:") for each in found]


# --- finding and inheriting -----------------------------------------------------------------


def test_the_shipped_themes_are_named() -> None:
    assert {"base", "academy-blue", "party-red"} <= set(theme_names())


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    message = 'talk.yaml:4:8: E201 no theme "acadmy-blue"; did you mean "academy-blue"?'
    assert faults("acadmy-blue") == [message]
    assert faults("gone.yaml") == ['talk.yaml:4:8: E201 no theme "gone.yaml"']


def test_a_theme_extends_another_by_path_and_gives_only_what_differs(written) -> None:
    parent = written("extends: academy-blue\nstyles: {title: {sizes: [32, 28]}}\n", "parent.yaml")
    assert Path(parent).is_file()
    child = written("extends: parent.yaml\npalette: [accent1, accent3]\n")
    theme, blue = loaded(child), loaded()
    assert theme.styles["title"].sizes == (32, 28)
    assert theme.styles["title"].bold is True
    assert theme.palette == ("accent1", "accent3")
    assert theme.colors == blue.colors
    assert (theme.name, theme.title, theme.path) == ("mine", blue.title, child)


def test_a_theme_that_extends_itself_is_refused(written) -> None:
    written("extends: mine.yaml\n", "other.yaml")
    path = written("extends: other.yaml\n")
    (message,) = faults(path)
    assert message.endswith(":1:10: E208 the theme extends itself: mine → other → mine")


def test_a_theme_must_stay_inside_its_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "outside.yaml").write_text("extends: base\n", encoding="utf-8")
    inside = project / "inside.yaml"
    inside.write_text("extends: ../outside.yaml\n", encoding="utf-8")
    assert faults(str(inside))[0].endswith(
        ':1:10: E218 the file "../outside.yaml" is outside the project folder'
    )
    assert load_theme(str(inside), root=tmp_path)[0] is not None
    assert load_theme(str(tmp_path / "outside.yaml"), root=project)[0] is None


def test_a_logo_is_found_beside_the_theme_and_the_specs_wins(tmp_path: Path, written) -> None:
    path = written("extends: base\nlogo: logo.png\n")
    assert faults(path)[0].endswith(':2:7: E219 no file "logo.png"')
    (tmp_path / "logo.png").write_bytes(b"")
    assert loaded(path).logo == str(tmp_path / "logo.png")
    assert loaded(path, logo="/elsewhere.png").logo == "/elsewhere.png"
    assert loaded().logo == ""


# --- variants -------------------------------------------------------------------------------


def test_a_variant_has_its_own_roles_and_knows_the_others() -> None:
    light, dark = loaded(), loaded(variant="dark")
    assert (light.variant, dark.variant) == ("light", "dark")
    assert light.colors["background"] == "FFFFFF"
    assert dark.colors["background"] == "12294F"
    assert light.inverse == dark.colors
    assert light.rgb("inv.accent1") == "FF8542"
    assert light.rgb("accent2/15") == "E1EBF6"


def test_the_first_variant_named_is_the_usual_one(written) -> None:
    path = written("extends: base\nvariants: [dark, light]\n")
    assert loaded(path).variant == "dark"


def test_a_variant_that_is_lacking_falls_back_with_a_warning(written) -> None:
    path = written("extends: base\nvariants: [light]\n")
    theme, found = load_theme(path, variant="dark", where=SPEC)
    assert theme is not None
    assert theme.variant == "light"
    assert theme.inverse == theme.colors
    assert [each.code for each in found] == ["W201"]
    assert "has no dark variant; light is used" in found[0].message
    assert load_theme(path)[1] == ()


def test_a_role_that_one_variant_lacks_is_the_others() -> None:
    dark = loaded("party-red", variant="dark")
    assert dark.colors["gold"] == "E2B862"
    assert dark.colors["gold-text"] == "FFE0A0"


# --- faults of a theme file -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tilte: x", '2:1: E210 unknown key "tilte"; did you mean "title"?'),
        ("frame: {kiker: [1, 2, 3, 4]}", '2:9: E210 unknown key "kiker"; did you mean "kicker"?'),
        (
            "frame: {kicker: [1, 2, 3]}",
            "2:17: E209 frame.kicker: expected a box [x, y, width, height]",
        ),
        ("frame: {margin: wide}", "2:17: E209 frame.margin: expected a length in inches"),
        ("colors: {light: {text: black}}", '2:24: E212 unknown colour role "black"'),
        (
            "colors: {light: {text: '#12'}}",
            '2:24: E213 not a colour: "#12"; write six hex digits as in "#12294F" or the name of',
        ),
        ("colors: {light: {text: 12}}", "2:24: E213 not a colour"),
        ("palette: [acent1]", '2:11: E212 unknown colour role "acent1"; did you mean "accent1"?'),
        ("palette: [accent1/140]", '2:11: E214 "accent1/140" is no colour expression'),
        ("palette: [accent1~text]", '2:11: E214 "accent1~text" is no colour expression'),
        ("palette: []", "2:10: E209 palette: expected a list of colours"),
        (
            "styles: {title: {sizes: [26, 30]}}",
            "2:25: E215 the sizes must fall from step to step: 26, 30",
        ),
        (
            "styles: {title: {face: hedding}}",
            '2:24: E212 unknown font role "hedding"; did you mean "heading"?',
        ),
        (
            "styles: {tilte: {bold: true}}",
            '2:10: E217 the style "tilte" is new and needs sizes; did you mean "title"?',
        ),
        (
            "styles: {title: {pitch: 1.0}}",
            "2:25: E209 styles.title.pitch: expected line distance over size, at least 1.2",
        ),
        ("styles: {title: {bold: yes}}", "2:24: E209 styles.title.bold: expected true or false"),
        (
            "styles: {title: {lines: [1.5]}}",
            "2:26: E209 styles.title.lines: expected a number of lines",
        ),
        ("marks: [{char: x}]", "2:8: E209 marks: expected three list marks"),
        ("fonts: {quote: qoute}", '2:16: E212 unknown font role "qoute"; did you mean "quote"?'),
        (
            "fonts: {body: heading}",
            '2:15: E216 "body" leads back to itself: heading → body → heading',
        ),
        (
            "fonts: {quote: {latin: []}}",
            "2:24: E209 fonts.quote.latin: expected a list of font families",
        ),
        ("slots: {dk1: '#000000'}", '2:14: E212 unknown colour role "#000000"'),
        ("forms: {cover: {variant: gloomy}}", '2:26: E212 unknown variant "gloomy"'),
        (
            "master_art: [{shape: archs}]",
            '2:22: E212 unknown shape "archs"; did you mean "arches"?',
        ),
        ("master_art: [{fill: text}]", '2:14: E211 needs the key "shape"'),
        (
            "master_art: [{shape: arches, args: {fills: [text/10, txet]}}]",
            '2:54: E212 unknown colour role "txet"; did you mean "text"?',
        ),
        ("kinds: {cards: {head_fill: primry}}", '2:28: E212 unknown colour role "primry"'),
        ("variants: [light, dim]", '2:19: E212 unknown variant "dim"'),
        (
            "colors: {light: {line: muted, muted: line}}",
            '2:38: E216 "muted" leads back to itself: muted → line → muted',
        ),
    ],
)
def test_a_fault_is_named_with_its_place(written, text: str, message: str) -> None:
    path = written(f"extends: base\n{text}\n")
    found = local(faults(path), path)
    assert found[0].startswith(message)


def test_all_faults_of_a_file_come_in_one_run(written) -> None:
    path = written("extends: base\ntilte: x\npalette: [acent1]\nstyles: {title: {sizes: [1, 9]}}\n")
    assert [each.split()[1] for each in faults(path)] == ["E210", "E212", "E215"]


def test_a_theme_of_its_own_must_give_every_role_and_part(written) -> None:
    path = written("title: Alone\ncolors: {light: {text: '#000000'}}\nvariants: [light]\n")
    missing = " ".join(faults(path))
    for key in ("slots", "palette", "fonts", "styles", "marks", "frame", "forms"):
        assert f'needs the key "{key}"' in missing


# --- the spec's colours ---------------------------------------------------------------------


def test_a_colour_of_the_spec_replaces_the_role_and_what_equals_it() -> None:
    theme = loaded(colors={"primary": "#5B1A3C"})
    assert theme.colors["primary"] == "5B1A3C"
    assert theme.inverse["background"] == "5B1A3C"
    assert theme.colors["good"] == loaded().colors["good"]


def test_neutrals_take_the_cast_of_the_specs_primary_and_keep_their_lightness() -> None:
    theme, before = loaded(colors={"primary": "#0B5D4B"}), loaded()
    for role in ("text", "surface", "line", "muted"):
        light, _, hue = hex_to_oklch(theme.colors[role])
        assert light == pytest.approx(hex_to_oklch(before.colors[role])[0], abs=0.01)
        assert abs(hue - hex_to_oklch("0B5D4B")[2]) < 25, role
    assert abs(hex_to_oklch(theme.inverse["surface"])[2] - hex_to_oklch("0B5D4B")[2]) < 25


def test_an_accent_of_the_spec_keeps_its_hue_in_the_other_variant() -> None:
    theme = loaded(colors={"accent1": "#0F7A55"})
    given, turned = hex_to_oklch(theme.colors["accent1"]), hex_to_oklch(theme.inverse["accent1"])
    assert abs(given[2] - turned[2]) < 6
    assert turned[0] > given[0]
    assert contrast(theme.inverse["accent1"], theme.inverse["background"]) >= 3


def test_small_words_in_a_light_accent_are_made_dark_enough() -> None:
    theme = loaded(colors={"accent1": "#D07500"})
    assert theme.colors["accent1"] == "D07500"
    for ground in ("background", "surface"):
        assert contrast(theme.colors["accent1-text"], theme.colors[ground]) >= 4.5


def test_a_themes_own_shades_follow_the_colour_they_belong_to() -> None:
    theme = loaded("party-red", colors={"primary": "#14507A"})
    assert theme.colors["ground"] == "14507A"
    assert theme.colors["accent1"] == "14507A"
    shade = theme.colors["ground-shade"]
    assert hex_to_oklch(shade)[0] < hex_to_oklch("14507A")[0]
    assert abs(hex_to_oklch(shade)[2] - hex_to_oklch("14507A")[2]) < 10
    assert theme.colors["gold"] == "E2B862"


def test_a_colour_of_too_little_contrast_is_refused_with_one_that_passes() -> None:
    (message,) = faults(colors={"text": "#9AA4B5"})[:1]
    assert message.startswith(
        "talk.yaml:4:8: E220 contrast of text (#9AA4B5) on background (#FFFFFF) is 2.51:1, "
        'needed is 4.5:1; text: "#'
    )
    offered = message.rsplit('"', 2)[1]
    assert loaded(colors={"text": offered}).colors["text"] == offered[1:]


def test_a_colour_meant_for_another_theme_is_adapted_with_a_warning() -> None:
    colors = {"accent1": "#2A7DE1", "near": "#2E2C29"}
    theme, found = load_theme("forest", variant="dark", colors=colors, where=SPEC, swapped=True)
    assert theme is not None
    taken = theme.colors["accent1"]
    assert [str(each) for each in found] == [
        'talk.yaml:4:8: W205 the theme "forest" has no colour role "near"; that colour of the spec '
        "is left out",
        'talk.yaml:4:8: W204 accent1 "#2A7DE1" of the spec lacks contrast in the theme "forest"; '
        f'"#{taken}" is taken',
    ]
    assert failing_pairs(theme.colors) == []
    assert abs(hex_to_oklch(taken)[2] - hex_to_oklch("2A7DE1")[2]) < 10


def test_a_cover_in_the_specs_colour_is_deepened_until_its_text_shows() -> None:
    theme = loaded(colors={"primary": "#3D6FD0"})
    assert theme.colors["primary"] == "3D6FD0"
    cover, given = hex_to_oklch(theme.inverse["background"]), hex_to_oklch("3D6FD0")
    assert cover[0] < given[0]
    assert abs(cover[2] - given[2]) < 6
    assert contrast(theme.inverse["muted"], theme.inverse["background"]) >= 4.5
    assert theme.inverse["on-primary"] == theme.inverse["background"]


def test_a_colour_is_compared_in_the_variant_of_the_deck() -> None:
    found = faults(variant="dark", colors={"primary": "#3A3A3A"})
    assert any("primary (#3A3A3A) on background (#12294F) is" in each for each in found)
    assert loaded(colors={"primary": "#3A3A3A"}).colors["primary"] == "3A3A3A"


@pytest.mark.parametrize(
    ("colors", "message"),
    [
        ({"primry": "#123456"}, 'E212 unknown colour role "primry"; did you mean "primary"?'),
        ({"primary": "navy"}, 'E213 not a colour: "navy"; write six hex digits as in "#12294F"'),
        ({"primary": "#12"}, 'E213 not a colour: "#12"; write six hex digits as in "#12294F"'),
    ],
)
def test_a_colour_that_cannot_be_set_is_refused(colors: dict[str, str], message: str) -> None:
    assert faults(colors=colors) == [f"talk.yaml:4:8: {message}"]


# --- a brand's theme ------------------------------------------------------------------------

BRANDS = ("#0B5D4B", "#005BAC", "#6A1B9A", "#7A003C", "#333333", "#1D4F91", "#E4002B")


@pytest.mark.parametrize("name", ["academy-blue", "forest", "ink", "party-red", "plain"])
@pytest.mark.parametrize("brand", BRANDS)
def test_a_brand_is_one_colour_and_the_rest_follows_readably(written, name: str, brand: str):
    path = written(f'extends: {name}\ncolors: {{primary: "{brand}"}}\n')
    theme = loaded(path, variant="light")
    assert theme.colors["primary"] == brand[1:]
    for roles in (theme.colors, theme.inverse):
        assert failing_pairs(roles) == []
        assert alike([role_rgb(color, roles) for color in theme.palette]) == []


def test_a_brand_too_light_for_its_ground_is_refused_with_one_that_passes(written) -> None:
    path = written('extends: academy-blue\ncolors: {primary: "#fc0"}\n')
    (message,) = local(faults(path), path)
    assert message.startswith("2:19: E220 contrast of primary (#FFCC00) on background (#FFFFFF)")
    offered = message.rsplit('"', 2)[1]
    assert loaded(written(f'extends: academy-blue\ncolors: {{primary: "{offered}"}}\n'))


def test_text_on_a_light_brand_turns_dark(written) -> None:
    theme = loaded(written('extends: academy-blue\ncolors: {primary: "#E67500"}\n'))
    assert theme.colors["on-primary"] == theme.colors["text"]


def test_a_panel_stays_above_a_cover_in_the_brands_colour(written) -> None:
    theme = loaded(written('extends: academy-blue\ncolors: {primary: "#0B4F4A"}\n'))
    ground, panel = (hex_to_oklch(theme.inverse[role]) for role in ("background", "surface"))
    assert theme.inverse["background"] == "0B4F4A"
    assert panel[0] > ground[0] + 0.03


def test_a_colour_in_a_variant_is_taken_as_it_is_and_checked(written) -> None:
    path = written('extends: academy-blue\ncolors: {light: {text: "#999999"}}\n')
    assert local(faults(path), path)[0].startswith("2:24: E220 contrast of text (#999999)")
    path = written('extends: academy-blue\ncolors: {light: {primary: "#0B4F4A"}}\n')
    assert loaded(path).colors["surface"] == loaded().colors["surface"]


def test_a_variants_colour_wins_over_the_brand_of_what_it_extends(written) -> None:
    written('extends: academy-blue\ncolors: {primary: "#0B4F4A"}\n', "brand.yaml")
    path = written('extends: brand.yaml\ncolors: {light: {primary: "#5B1A3C"}}\n')
    assert loaded(path).colors["primary"] == "5B1A3C"


def test_a_short_colour_means_the_same_in_a_spec_and_in_a_theme(written) -> None:
    path = written('extends: plain\ncolors: {light: {accent4: "#25d"}}\n')
    assert loaded(path).colors["accent4"] == "2255DD"
    assert loaded("plain", colors={"accent4": "#25d"}).colors["accent4"] == "2255DD"


def test_one_family_in_a_theme_stands_before_what_it_replaces(written) -> None:
    path = written("extends: academy-blue\nfonts: {heading: {latin: Georgia}}\n")
    fonts, before = loaded(path).fonts, loaded().fonts
    assert fonts["heading"].latin == ("Georgia", *before["heading"].latin)
    assert fonts["heading"].east_asian == before["heading"].east_asian
    assert fonts["display"] == fonts["heading"]


def test_latin_of_quotations_alone_leaves_the_body_as_it_is() -> None:
    fonts = loaded("forest", fonts={"quote": {"latin": "Georgia"}}).fonts
    assert fonts["body"] == loaded("forest").fonts["body"]


def test_diagnostics_are_values() -> None:
    assert all(isinstance(each, Diagnostic) for each in load_theme("nothing")[1])

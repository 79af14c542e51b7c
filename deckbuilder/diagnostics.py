"""Errors and warnings as values, their places, and the text of every one of them in one table.

A stage returns its diagnostics beside its result; only the command prints them. The form is
that of SPEC: `file:line:column: E102 unknown key "tabel"; did you mean "table"?`.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where in a file a value stands; `line` and `column` count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place("")


class Diagnostic(msgspec.Struct, frozen=True):
    """One thing to tell the user; `code` starts with E (error) or W (warning)."""

    code: str
    message: str
    where: Place = NOWHERE

    @property
    def is_error(self) -> bool:
        return self.code.startswith("E")

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where.file else ""
        return f"{place}{self.code} {self.message}"


class DeckError(Exception):
    """Raised where a stage cannot go on; carries every diagnostic found until then."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


# code -> message; the fields in braces are filled by `diagnostic`.
MESSAGES: dict[str, str] = {
    # spec/: the YAML file
    "E100": "not valid YAML: {problem}",
    "E101": '{owner} needs the key "{key}"',
    "E102": 'unknown key "{key}"{hint}',
    "E103": "expected {expected}, found {found}{hint}",
    "E104": 'unknown {what} "{word}"{hint}',
    "E105": "control character {character}, which a slide cannot hold; delete it",
    "E106": "the spec has more than {limit}",
    "E107": 'the key "{key}" stands here twice; first on line {line}',
    "E108": "{feature} cannot be used in a spec{hint}",
    "E109": "the file is not UTF-8 text{hint}",
    # spec/: slides, ids, links
    "E110": "{owner} has exactly one kind; this one has {kinds}",
    "E111": "{owner} needs a kind, {kinds}",
    "E112": 'the id "{id}" may hold only a-z, 0-9 and "-", and starts with a letter or digit',
    "E113": 'the id "{id}" is used twice; first on line {line}',
    "E114": 'the link "{target}" is neither http:, https:, mailto: nor "#" with a slide\'s id',
    "E115": 'no slide has the id "{id}"{hint}',
    "E116": "{what} has at most {most} levels; this is one more",
    "E117": "expected {expected}, found {count}",
    "E118": "the length of this row is {count}, that of {other} {expected}",
    "E119": "the span of this cell {problem}",
    "E120": "expected {expected}, found {found}",
    "E121": "{owner} needs exactly one of {keys}",
    "E122": 'no choice "{answer}"; the choices are {choices}',
    "E123": 'cannot read the arrow "{edge}"; write it as a -> b, a -> b: label or a -> b -> c',
    "E124": 'no node has the id "{id}"{hint}',
    "E125": 'the series "{name}" has {count} values for {expected} categories',
    "E126": "{problem}",
    "E127": "line {line} does not exist; the lines shown are {first} to {last}",
    "E128": "cannot read the formula: {problem}",
    "E129": 'no icon "{name}"{hint}',
    # spec/: files
    "E130": 'no file "{path}"{hint}',
    "E131": 'the file "{path}" is outside the project folder',
    "E132": 'the file "{path}" is no image of the formats PNG, JPEG, GIF, WEBP, BMP, TIFF or SVG',
    "E133": 'the image "{path}" has {size} megapixels; at most 50 are allowed',
    "E134": 'the SVG "{path}" holds {problem}; only plain drawings are allowed',
    "E135": 'cannot read the file "{path}": {problem}',
    "E136": 'the address "{path}" is remote; download the file and name the copy',
    "E137": 'the file "{path}" is no video of the formats MP4, MOV, WMV, AVI, MPEG or WebM',
    # spec/: traps of writing YAML
    "E150": 'the full-width "：" is no YAML colon; write "{key}: ", half-width and with a space',
    "E151": 'the full-width "，" does not separate entries in YAML; write a half-width ", "',
    "E152": "full-width quotes are no YAML quotes; write half-width ones around the whole text",
    "E153": "a tab cannot indent YAML; use spaces",
    "E154": "this list has been swallowed into the line above, which already holds text{hint}",
    "E155": 'text that starts with {mark} must be quoted: "{mark}…"',
    "E156": 'text that holds ": " must be quoted: "{text}"',
    "E157": 'a space is missing after the colon; write "{key}: "',
    "E158": "{problem}",
    "E159": "a full-width or no-break space cannot indent YAML; use plain spaces",
    "E160": "the indentation of this line does not fit the lines above{hint}",
    "E161": 'a space is missing after the dash; write "- {text}"',
    "E162": 'a comma within {{ }} ends an entry, and "{text}" is one without a value; quote the '
    "text that holds the comma",
    "W101": 'the text ends at " #", which starts a comment; quote the text, or put two spaces '
    "before the # where a comment is meant",
    "W102": 'the image has no "alt"; its {stand_in} stands in: "{alt}"',
    "W103": 'YAML took "{anchor}" for an anchor and left it out of the text; quote the text',
    "W104": 'the file "{path}" is not UTF-8; it was read as GB 18030',
    "W105": 'the marks "{mark}" neither open nor close next to this punctuation and are shown as '
    "typed; move the punctuation outside the marks",
    "W106": "lines that look like a list come after other text and are shown as typed; a list "
    "starts on the first line of its block",
    "W107": 'cannot read "{formula}" as a formula: {problem}; it is shown as typed',
    # layout/
    "E301": 'kind "{kind}" is not drawn yet',
    "E303": "{what} is too long for its place in the drawing; shorten it",
    "E309": "no slide of this deck is for this audience",
    "W301": 'the theme draws no "{name}" for {kind}; taking its default; it has {names}',
    "W304": "the title takes {lines} lines; two can be read at a glance: shorten it",
    "W305": "{count} points on one slide; seven can be followed: group them, or make two slides",
    "W306": "the {kind} here needed the smallest size; shorten it, or make two slides of it",
    "W307": "this slide continues on {pages} slides; make several, each with a title of its own",
    "W309": "the footer is longer than its line and is left out; set a shorter `footer`",
    "W311": 'the advances of the font "{name}" are not known; it is measured as DejaVu Sans, wide',
    "W316": 'the East Asian font "{name}" is not known; its characters are measured an em wide',
    "W317": "{what} is too long for its place and stands out of it; shorten it",
    "W308": "the slides take {planned} minutes, but the session has {minutes}",
    "W303": "this {kind} is made from the sections, and the deck has none; its slides are listed",
    "W313": "the template has no place for a footer; the one that is set is left out",
    "W314": "decks on a template show its own logo; `logo` is left out",
    "W315": "the slides have the template's size, {width} × {height} in; `size` is left out",
    "W310": 'no language "{language}" is known; its code is shown in one colour{hint}',
    "W312": 'no item "{key}" is drawn on this slide, so `adjust` moves nothing{hint}',
    # files and the system
    "E401": "cannot use {file}: {reason}",
    "E402": "{file} is there already; nothing was written",
    "E403": "{file} holds no .yaml file",
    "E404": "{first} and {second} would both be written to {file}; give a folder with -o",
    "E405": "{file} is being written by another build (process {pid}); gave up after {seconds} s",
    "E406": "{file} is open in {program}{by}: close it there and run this again; where no program "
    "has it open any more, delete {lock}",
    "E407": "cannot read {file}: {problem}; it was left as it is; --fresh starts over and keeps "
    "it as a backup",
    "E408": "{file} was not built by deckbuilder and was left as it is; give another name with -o, "
    "or start over with --fresh, which keeps it as a backup",
    "E409": "{file} was built before decks could be merged and was changed, or lost what merging "
    "needs; it was left as it is; start over with --fresh, which keeps it as a backup",
    "E410": "{file} was built for others than learners and was changed by hand; merging would "
    "leave its answers in; give another name with -o, or start over with --fresh, which keeps "
    "it as a backup",
    "W401": "conflict: {place}: {facet} was changed by hand and in the spec; kept {kept}, "
    "left out {left}",
    "W402": "this deck was saved by a program that gives slides and shapes new names; only text "
    "was merged, and what was placed or coloured by hand stays",
    "W403": "{what} could not be found again in this deck",
    # batch: templates and rows
    "E501": "cannot read the expression {text}: {problem}",
    "E502": '{row} has no field "{name}"{hint}',
    "E503": "cannot work out this expression for {row}: {problem}",
    "E504": "data come as {known}{hint}",
    "E505": "cannot use this table: {problem}",
    "E506": "cannot read row {row}: {problem}",
    "E507": 'every row would go to {pattern}; name a field in it, as in "out/{{name}}.pptx"',
    "E508": 'row {row} has no field "{name}" for the name of its file{hint}',
    "E509": "row {row} would be written to {file}, which row {other} is",
    "E510": "the worker of this row ended: {problem}",
    "E511": "{what} needs another package: {problem}",
    # editing/: changing a spec's file
    "E601": "the ids cannot be written into this file without changing the deck; nothing was "
    "written",
    "E602": "no build of this program wrote this deck, or what it wrote is lost: there is nothing "
    "to compare it with",
    "E603": "cannot read this deck: {problem}",
    "W601": "this slide is shared by an anchor (&, *); its id is left out",
    # theme/: the YAML file
    "E201": 'no theme "{name}"{hint}',
    "E202": "cannot read this theme: {reason}",
    "E203": "not valid YAML: {problem}",
    "E204": "a theme file has at most {limit} KB",
    "E205": "{what} cannot be used in a theme",
    "E206": "a theme is at most {limit} levels deep",
    "E207": 'the key "{key}" stands here twice',
    "E208": "the theme extends itself: {circle}",
    "E209": "{key}: expected {expected}",
    "E210": 'unknown key "{key}"{hint}',
    "E211": 'needs the key "{key}"',
    "E212": 'unknown {what} "{word}"{hint}',
    "E213": 'not a colour: "{color}"; write six hex digits as in "#12294F"{also}',
    "E214": '"{color}" is no colour expression; write a role, a tint role/25 or a mixture a~b/40',
    "E215": "the sizes must fall from step to step: {sizes}",
    "E216": '"{name}" leads back to itself: {circle}',
    "E217": 'the style "{name}" is new and needs sizes{hint}',
    "E218": 'the file "{path}" is outside the project folder',
    "E219": 'no file "{path}"',
    # template/: what others made
    "E230": "cannot use this as a template: {reason}",
    "E231": 'the template has no layout "{layout}" on the master that is used{hint}',
    "E232": 'the layout "{layout}" has no title placeholder; every slide needs one',
    # theme/: what the spec says about it
    "E220": "contrast of {front} on {ground}{variant} is {ratio}:1, needed is {needed}:1{hint}",
    # theme/: what its own check finds
    "E221": 'the style "{name}" may shrink to {size} pt; such text is never smaller than {floor}',
    "E222": "to {eye} the series {one} and {other} look alike{variant}: they differ by "
    "{difference}, needed is {needed} (Delta E 2000)",
    "E223": "contrast of {front} on {ground}{variant} is {ratio}:1 on a slide of the kind {kind}, "
    "needed is {needed}:1",
    "E224": 'the decoration "{item}" of {form} stands beyond the slide\'s edge',
    "E225": 'the file "{path}" is not a font that can be measured: {reason}',
    "W203": 'the font "{name}" of {role} is not known; its text is measured {measured}',
    "W204": '{role} "{color}" of the spec lacks contrast in the theme "{name}"; {taken} is taken',
    "W205": 'the theme "{name}" has no colour role "{role}"; that colour of the spec is left out',
    "W201": 'the theme "{name}" has no {wanted} variant; {taken} is used',
    "W202": 'no room for the font "{family}" of {role}: a deck has room for body, one family for '
    'headings, one for quotations and one for code; "{taken}" is used',
}


def diagnostic(code: str, where: Place = NOWHERE, **fields: object) -> Diagnostic:
    """The diagnostic `code` at `where`, its message filled with `fields`."""
    return Diagnostic(code, MESSAGES[code].format(**fields), where)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?` for the known spelling nearest to `word`, else an empty string."""
    import difflib  # for errors only

    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""

"""LaTeX's names of signs: what each is and how it is spaced. Data only."""

from __future__ import annotations

from deckbuilder.formula.tree import Sort, Style

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "hbar": "ℏ",
    "imath": "ı", "jmath": "ȷ",
}  # fmt: skip
_UPRIGHT = {
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂",
    "nabla": "∇", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃",
    "nexists": "∄", "aleph": "ℵ", "Re": "ℜ", "Im": "ℑ", "wp": "℘", "angle": "∠", "degree": "°",
    "prime": "′", "top": "⊤", "bot": "⊥", "triangle": "△", "square": "□", "checkmark": "✓",
    "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯", "dotsb": "⋯", "vdots": "⋮",
    "ddots": "⋱", "neg": "¬", "lnot": "¬", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_",
    "{": "{", "}": "}", "backslash": "\\", "surd": "√", "hslash": "ℏ", "S": "§",
    "dotsm": "⋯", "dotsi": "⋯", "dotso": "…", "iddots": "⋰", "complement": "∁", "natural": "♮",
    "sharp": "♯", "flat": "♭", "Box": "□", "blacksquare": "■", "lozenge": "◊", "bigstar": "★",
    "measuredangle": "∡", "beth": "ℶ", "mho": "℧", "eth": "ð", "P": "¶", "pounds": "£",
    "copyright": "©", "AA": "Å", "bigcirc": "○", "triangledown": "▽", "blacktriangle": "▲",
    "spadesuit": "♠", "heartsuit": "♡", "diamondsuit": "♢", "clubsuit": "♣",
}  # fmt: skip
_OPERATORS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "•", "cap": "∩", "cup": "∪", "setminus": "∖", "wedge": "∧",
    "land": "∧", "vee": "∨", "lor": "∨", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗",
    "odot": "⊙", "uplus": "⊎", "bmod": "mod", "amalg": "⨿", "dagger": "†", "ddagger": "‡",
    "oslash": "⊘", "ltimes": "⋉", "rtimes": "⋊", "sqcup": "⊔", "sqcap": "⊓", "boxplus": "⊞",
    "boxtimes": "⊠", "diamond": "⋄", "smallsetminus": "∖", "wr": "≀", "cdotp": "·",
}  # fmt: skip
_RELATIONS = {
    "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "ne": "≠",
    "neq": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "∼",
    "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "in": "∈", "notin": "∉", "ni": "∋",
    "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "nsubseteq": "⊈",
    "perp": "⊥", "parallel": "∥", "mid": "∣", "nmid": "∤", "to": "→", "rightarrow": "→",
    "gets": "←", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "iff": "⟺", "implies": "⟹", "impliedby": "⟸", "mapsto": "↦",
    "longrightarrow": "⟶", "longleftarrow": "⟵", "Longrightarrow": "⟹", "uparrow": "↑",
    "downarrow": "↓", "models": "⊨", "vdash": "⊢", "therefore": "∴", "because": "∵",
    "doteq": "≐", "triangleq": "≜", "coloneqq": "≔", "prec": "≺", "succ": "≻", "asymp": "≍",
    "bowtie": "⋈", "Join": "⋈", "lesssim": "≲", "gtrsim": "≳", "preceq": "⪯", "succeq": "⪰",
    "subsetneq": "⊊", "supsetneq": "⊋", "nsupseteq": "⊉", "sqsubseteq": "⊑", "sqsupseteq": "⊒",
    "vDash": "⊨", "Vdash": "⊩", "dashv": "⊣", "nleq": "≰", "ngeq": "≱", "nless": "≮", "ngtr": "≯",
    "nsim": "≁", "ncong": "≇", "approxeq": "≊", "eqsim": "≂", "eqqcolon": "≕", "owns": "∋",
    "colon": ":", "trianglelefteq": "⊴", "smile": "⌣", "frown": "⌢", "updownarrow": "↕",
    "Uparrow": "⇑", "Downarrow": "⇓", "Updownarrow": "⇕", "longleftrightarrow": "⟷",
    "Longleftrightarrow": "⟺", "Longleftarrow": "⟸", "longmapsto": "⟼", "nearrow": "↗",
    "searrow": "↘", "swarrow": "↙", "nwarrow": "↖", "hookrightarrow": "↪", "hookleftarrow": "↩",
    "rightharpoonup": "⇀", "leftharpoonup": "↼", "rightleftharpoons": "⇌", "leadsto": "⇝",
    "rightsquigarrow": "⇝", "leftrightarrows": "⇆", "twoheadrightarrow": "↠",
}  # fmt: skip
_BIG = {
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁",
    "bigotimes": "⨂", "bigvee": "⋁", "bigwedge": "⋀", "bigodot": "⨀", "bigsqcup": "⨆",
    "biguplus": "⨄",
}  # fmt: skip
_INTEGRALS = {"int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮", "oiint": "∯"}
_FENCES = {
    "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "langle": "⟨", "rangle": "⟩",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lvert": "|", "rvert": "|",
    "llbracket": "⟦", "rrbracket": "⟧", "ulcorner": "⌜", "urcorner": "⌝",
    "lVert": "‖", "rVert": "‖", "vert": "|", "Vert": "‖", "|": "‖", "{": "{", "}": "}",
}  # fmt: skip
_OPENING = frozenset("([{⟨⌊⌈⟦⌜")

Known = tuple[str, Sort, Style]

SIGNS: dict[str, Known] = {
    **{n: (c, "letter", "italic") for n, c in _GREEK.items()},
    **{n: (c, "letter", "upright") for n, c in _UPRIGHT.items()},
    **{n: (c, "operator", "upright") for n, c in _OPERATORS.items()},
    **{n: (c, "relation", "upright") for n, c in _RELATIONS.items()},
    **{n: (c, "open" if c in _OPENING else "close", "upright") for n, c in _FENCES.items()},
}

# sign, and whether its limits stand above and below
BIG: dict[str, tuple[str, bool]] = {
    **{n: (c, True) for n, c in _BIG.items()},
    **{n: (c, False) for n, c in _INTEGRALS.items()},
}

FUNCTIONS = frozenset(
    ("sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
     "coth", "sech", "csch", "log", "ln", "lg", "exp", "deg", "dim", "ker", "hom", "arg")
)  # fmt: skip
LIMIT_FUNCTIONS = frozenset(
    ("lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin", "det", "Pr", "gcd")
)

CHARACTERS: dict[str, Known] = {
    "+": ("+", "operator", "upright"), "-": ("−", "operator", "upright"),
    "*": ("∗", "operator", "upright"), "/": ("/", "letter", "upright"),
    "=": ("=", "relation", "upright"), "<": ("<", "relation", "upright"),
    ">": (">", "relation", "upright"), ":": (":", "relation", "upright"),
    "(": ("(", "open", "upright"), "[": ("[", "open", "upright"),
    ")": (")", "close", "upright"), "]": ("]", "close", "upright"),
    "|": ("|", "letter", "upright"), ",": (",", "mark", "upright"),
    ";": (";", "mark", "upright"), ".": (".", "letter", "upright"),
    "!": ("!", "close", "upright"), "?": ("?", "close", "upright"),
    **{c: (c, "operator", "upright") for c in "×÷±·∩∪∧∨−"},
    **{c: (c, "relation", "upright") for c in "≤≥≠≈→←⇒⇔∈∉⊂⊆≡∝∼≪≫：＝"},
    **{c: (c, "mark", "upright") for c in "，；、"},
    "（": ("（", "open", "upright"), "）": ("）", "close", "upright"),
}  # fmt: skip

ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0305", "tilde": "\u0303",
    "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c",
    "acute": "\u0301", "grave": "\u0300", "breve": "\u0306", "mathring": "\u030a",
    "dddot": "\u20db", "overrightarrow": "\u20d7", "overleftarrow": "\u20d6",
}  # fmt: skip

SPACES = {
    ",": 0.167, ":": 0.222, ">": 0.222, ";": 0.278, " ": 0.25, "~": 0.25, "!": 0.0, "quad": 1.0,
    "qquad": 2.0, "thinspace": 0.167, "medspace": 0.222, "thickspace": 0.278, "enspace": 0.5,
    "negthinspace": 0.0,
}  # fmt: skip

# Commands whose argument is words, and the style that letters take in the others.
WORDS = frozenset(
    ("text", "textrm", "textnormal", "mbox", "textbf", "textit", "operatorname", "mathrm")
)
STYLES: dict[str, Style] = {
    "mathit": "italic", "mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "mathsf": "upright",
    "mathtt": "upright", "mathnormal": "italic",
}  # fmt: skip
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DOUBLE = dict(zip(_CAPITALS, "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ", strict=True))
SCRIPT = dict(zip(_CAPITALS, "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", strict=True))
FRAKTUR = dict(zip(_CAPITALS, "𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ", strict=True)) | {
    chr(0x61 + n): chr(0x1D51E + n) for n in range(26)
}
ALPHABETS = {"mathbb": DOUBLE, "mathcal": SCRIPT, "mathscr": SCRIPT, "mathfrak": FRAKTUR}

# what `\\not` makes of a sign; of others, the sign with a stroke
NEGATED = {
    "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅",
    "⊆": "⊈", "⊇": "⊉", "≡": "≢", "∼": "≁", "≈": "≉", "≅": "≇", "∣": "∤", "∥": "∦", "∃": "∄",
}  # fmt: skip

# environment -> its fences and how its cells stand
ENVIRONMENTS: dict[str, tuple[str, str, str]] = {
    "matrix": ("", "", "center"), "pmatrix": ("(", ")", "center"), "bmatrix": ("[", "]", "center"),
    "Bmatrix": ("{", "}", "center"), "vmatrix": ("|", "|", "center"),
    "Vmatrix": ("‖", "‖", "center"), "cases": ("{", "", "left"), "aligned": ("", "", "marks"),
    "align": ("", "", "marks"), "align*": ("", "", "marks"), "split": ("", "", "marks"),
    "gathered": ("", "", "center"), "gather": ("", "", "center"), "gather*": ("", "", "center"),
    "equation": ("", "", "center"), "equation*": ("", "", "center"), "array": ("", "", "center"),
    "smallmatrix": ("", "", "center"), "dcases": ("{", "", "left"), "rcases": ("", "}", "left"),
    "eqnarray": ("", "", "center"), "eqnarray*": ("", "", "center"),
}  # fmt: skip

# Commands that say only how large or where; they change nothing here.
SILENT = frozenset(
    ("displaystyle", "textstyle", "scriptstyle", "nonumber", "notag", "big", "Big", "bigg", "Bigg",
     "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "bigm", "Bigm", "limits", "nolimits",
     "mathop", "mathbin", "mathrel", "mathord", "mathopen", "mathclose", "middle")
)  # fmt: skip

COMMANDS = frozenset(
    [*SIGNS, *BIG, *FUNCTIONS, *LIMIT_FUNCTIONS, *ACCENTS, *SPACES, *WORDS, *STYLES, *ALPHABETS,
     *SILENT, "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom", "sqrt",
     "left", "right", "begin", "end", "overline", "underline", "overbrace", "underbrace",
     "stackrel", "overset",
     "underset", "pmod", "boxed", "substack", "xrightarrow", "xleftarrow", "not", "hspace", "over",
     "choose", "atop", "tag"]
)  # fmt: skip

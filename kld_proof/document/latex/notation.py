"""The notation table: every command, word and sign that the reader knows.  Add a notation here.

A command stands without its backslash.  A name that is in no table is a plain symbol only if it is a
single letter, a word in upright type, or a word of the symbol table; everything else is an error.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


GREEK = words(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu
    nu xi omicron pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma
    Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega digamma
    """
)
"""Greek letters: symbols whose canonical name is the name of the command."""

SYMBOLS = GREEK | words("infty ell hbar emptyset bullet nabla aleph imath jmath wp Re Im top bot")
"""Every command that stands for one symbol."""

ALIASES = {
    "varnothing": "emptyset",
    "bb(E)": "E",
    "sf(E)": "E",
    "bb(P)": "P",
    "bb(V)": "Var",
    "bb(Var)": "Var",
    "Expect": "E",
    "infinity": "infty",
    "var": "Var",
    "cov": "Cov",
    "Tr": "tr",
    "trace": "tr",
    "log2": "log",
    "arg max": "argmax",
    "arg min": "argmin",
}
"""Other spellings of a canonical name."""

BARE_FUNCTIONS = words(
    """
    ln log exp sin cos tan cot sec csc arcsin arccos arctan asin acos atan sinh cosh tanh coth sech csch det
    tr erf sgn sign lg
    """
)
"""Functions whose argument may stand without brackets."""

FUNCTIONS = BARE_FUNCTIONS | words(
    """
    E Var Cov Std Corr Pr KL KLD min max gcd Beta erfc erfinv logit sigmoid softplus diag vec rank
    Tr floor ceil Gamma digamma dim ker arg entropy Skew Kurt mode median
    """
)
"""Names that are applied when a bracket follows, whatever else is known."""

WORDS = (FUNCTIONS - {"E", "mode", "arg", "Gamma", "digamma"}) | {"argmax", "argmin", "sup", "inf", "lim"}
"""Words of two or more letters that are one name even without a backslash or upright type."""

SUBSCRIPTED = words("E Var Cov Std Corr Pr log det tr KL KLD")
"""Operators whose subscript is kept apart from the name: `E_{x ~ p}`, `\\log_2`."""

SQUARE_APPLIED = FUNCTIONS | words("H I h D L F B KL D_KL Bias bias")
"""Names that square or curly brackets apply; elsewhere only round ones do."""

FUNCTION_LETTERS = words(
    "f g h p q F G P Q H I E D K L phi varphi psi Phi Psi varPhi zeta Gamma B ell cal(L) cal(F)"
)
"""Symbols that, before round brackets and with no other evidence, are read as functions."""

LAW_STYLES = ("cal(", "frak(")
"""Prefixes of names that denote laws and families: applied when a round bracket follows."""

RELATIONS = {
    "=": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", ":=": ":=", "=:": "=:", "eq": "=", "neq": "!=",
    "ne": "!=", "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=",
    "lt": "<", "gt": ">", "equiv": "==", "approx": "~=", "simeq": "~=", "cong": "~=", "propto": "propto",
    "sim": "~", "in": "in", "notin": "notin", "leftarrow": "gets", "gets": "gets",
    "subset": "subset", "subseteq": "subseteq",
    "supset": "supset", "supseteq": "supseteq", "to": "to", "rightarrow": "to", "longrightarrow": "to",
    "mapsto": "mapsto", "ll": "<<", "gg": ">>", "perp": "perp", "triangleq": ":=", "coloneqq": ":=",
    "doteq": ":=", "defeq": ":=", "succ": "succ", "prec": "prec", "succeq": "succeq", "preceq": "preceq",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "≡": "==", "∝": "propto", "∈": "in", "∼": "~", "→": "to",
    "asymp": "asymp", "nless": "nless", "ngtr": "ngtr", "nleq": "nleq", "ngeq": "ngeq", "ni": "ni",
    "xrightarrow": "to", "hookrightarrow": "to", "uparrow": "uparrow",
    "downarrow": "downarrow", "searrow": "downarrow", "nearrow": "uparrow",
}  # fmt: skip
"""Signs and commands of relations, and the `op` of `ast.Relation`."""

NEGATED = {"=": "!=", "in": "notin", "~": "nsim", "subset": "nsubset", "==": "nequiv"}
"""`\\not` in front of a relation."""

BIG_OPERATORS = {
    "sum": "sum", "prod": "prod", "int": "int", "iint": "int", "iiint": "int", "oint": "oint",
    "max": "max", "min": "min", "argmax": "argmax", "argmin": "argmin", "lim": "lim", "sup": "sup",
    "inf": "inf", "limsup": "limsup", "liminf": "liminf", "bigcup": "bigcup", "bigcap": "bigcap",
    "bigwedge": "bigwedge", "bigvee": "bigvee", "bigotimes": "bigotimes", "bigoplus": "bigoplus",
    "coprod": "coprod", "cup": "bigcup", "cap": "bigcap", "∑": "sum", "∏": "prod", "∫": "int",
}  # fmt: skip
"""Commands that bind a variable; `\\iint` counts as two integral signs over one domain."""

TIMES = {"cdot": "cdot", "times": "times", "*": "*", "·": "cdot", "×": "times", "⋅": "cdot"}
"""Signs of multiplication."""

BINARY = {
    "otimes": "otimes", "odot": "odot", "oplus": "oplus", "circ": "circ", "ast": "ast", "star": "ast",
    "cup": "cup", "cap": "cap", "setminus": "setminus", "backslash": "setminus", "bmod": "bmod",
    "mod": "bmod", "div": "div",
}  # fmt: skip
"""Binary operations kept as `ast.Binary`; `\\div` becomes a quotient."""

PLUS_MINUS = {"pm": "pm", "mp": "mp"}

LOGIC = {"wedge": "and", "land": "and", "vee": "or", "lor": "or"}
"""Connectives inside a proposition."""

WORD_CONNECTIVES = words("and where or otherwise if")
"""Connectives that are recognised without `\\text`."""

CONNECTIVES = {
    "because": "because", "therefore": "therefore", "Rightarrow": "implies", "implies": "implies",
    "Longrightarrow": "implies", "Leftrightarrow": "iff", "iff": "iff", "Longleftrightarrow": "iff",
    "leftrightarrow": "iff", "Leftarrow": "implied_by", "impliedby": "implied_by",
    "Longleftarrow": "implied_by", "forall": "for_all", "⇒": "implies", "⇐": "implied_by", "⇔": "iff",
    "∵": "because", "∴": "therefore", "∀": "for_all", "exists": "exists",
}  # fmt: skip
"""Commands that stand between statements."""

TEXT_CONNECTIVES = {
    "and": "and", "or": "or", "where": "where", "with": "with", "if": "if", "for": "for",
    "for all": "for_all", "for any": "for_all", "for every": "for_all", "for each": "for_all",
    "because": "because", "since": "because", "as": "because", "so": "therefore", "hence": "therefore",
    "thus": "therefore", "therefore": "therefore", "then": "therefore", "implies": "implies",
    "if and only if": "iff", "iff": "iff", "such that": "with", "s.t.": "with", "s.t": "with", "i.e.": "iff",
    "i.e": "iff", "that is": "iff", "when": "if", "whenever": "if", "while": "with", "but": "and",
    "given": "if", "let": "where", "as well as": "and", "only if": "only_if", "but not": "but_not",
    "for at least one": "exists", "for some": "exists", "unless": "unless", "provided": "if",
    "provided that": "if", "assuming": "if", "using": "because", "and thus": "therefore",
    "and hence": "therefore", "and therefore": "therefore", "so that": "therefore",
    "which implies": "implies", "otherwise": "otherwise", "else": "otherwise", "elsewhere": "otherwise",
    "in which": "where", "in which case": "therefore", "by": "because", "from": "because",
    "where:": "where",
    "其中": "where", "設": "where", "令": "where", "且": "and", "與": "and", "和": "and", "或": "or",
    "若": "if",
    "當": "if", "如果": "if", "因為": "because", "由於": "because", "所以": "therefore", "因此": "therefore",
    "故": "therefore", "對所有": "for_all", "對任意": "for_all", "否則": "otherwise", "其他": "otherwise",
    "使得": "with",
}  # fmt: skip
"""Words of running text between statements."""

CONDITIONS = words("if for for_all only_if unless exists but_not")
"""Connectives that begin a condition on the statement before them."""

ACCENTS = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde",
    "widetilde": "tilde", "vec": "vec", "dot": "dot", "ddot": "ddot", "check": "check", "breve": "breve",
    "underline": "underline", "mathring": "ring", "underbar": "underline", "acute": "acute",
    "grave": "grave",
}  # fmt: skip
"""Decorations: `\\hat{\\mu}` is the name `hat(mu)`."""

STYLES = {
    "mathrm": "", "text": "", "textrm": "", "operatorname": "", "operatorname*": "", "mathit": "",
    "mathnormal": "", "rm": "", "textnormal": "", "mbox": "", "mathop": "", "mathbin": "", "textit": "",
    "textup": "", "mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "pmb": "bold",
    "mathbfit": "bold", "textbf": "bold", "bf": "bold", "mathcal": "cal", "cal": "cal", "mathscr": "scr",
    "mathbb": "bb", "mathbbm": "bb", "mathds": "bb", "mathfrak": "frak", "mathsf": "sf", "mathtt": "tt",
    "texttt": "tt", "textsf": "sf",
}  # fmt: skip
"""Type styles: `\\mathcal{N}` is the name `cal(N)`, upright type leaves the word as it is."""

SPACES = {
    ",": 2, ";": 2, ":": 2, ">": 2, "!": 1, " ": 1, "quad": 3, "qquad": 3, "enspace": 2, "thinspace": 2,
    "medspace": 2, "thickspace": 2, "hfill": 3, "negthinspace": 1, "/": 1, "nobreakspace": 1,
}  # fmt: skip
"""Spacing commands and how wide the gap is: 1 none to speak of, 2 thin, 3 wide."""

DROPPED = {
    "label": 1, "tag": 1, "nonumber": 0, "notag": 0, "displaystyle": 0, "textstyle": 0, "scriptstyle": 0,
    "limits": 0, "nolimits": 0, "hphantom": 1, "phantom": 1, "vphantom": 1, "hspace": 1, "vspace": 1,
    "inline": 0, "large": 0, "Large": 0, "small": 0, "normalsize": 0, "dpi": 1, "bg_": 1, "fn_": 1,
    "color": 1, "hline": 0, "allowbreak": 0, "noindent": 0, "centering": 0, "strut": 0, "mathstrut": 0,
    "qedhere": 0, "qed": 0, "qedsymbol": 0, "blacksquare": 0, "footnotesize": 0, "tiny": 0, "huge": 0,
    "Huge": 0, "LARGE": 0, "smallskip": 0,
}  # fmt: skip
"""Commands without a meaning of their own, and how many arguments go with them."""

END_MARKS = words("square Box")
"""Commands that mark the end of a proof where nothing stands behind them, and are placeholders elsewhere."""

TRANSPARENT = words("mathrm mathord boxed fbox ensuremath mathclose mathopen mathinner")
"""Commands that leave their argument as it is."""

DISPLAY_ENVIRONMENTS = words(
    """
    equation align aligned alignat alignedat flalign gather gathered split eqnarray multline
    multlined displaymath math dmath IEEEeqnarray subequations
    """
)
"""Environments whose rows are rows of the derivation (starred forms too)."""

GRIDS = {
    "matrix": "", "pmatrix": "(", "bmatrix": "[", "Bmatrix": "{", "vmatrix": "|", "Vmatrix": "||",
    "array": "", "smallmatrix": "", "cases": "cases", "dcases": "cases", "rcases": "cases",
    "subarray": "",
}  # fmt: skip
"""Environments that are one grid of cells, and its brackets."""

DELIMITERS = {
    "(": "(", ")": ")", "[": "[", "]": "]", "\\{": "\\{", "\\}": "\\}", "\\lbrace": "\\{",
    "\\rbrace": "\\}", "\\lbrack": "[", "\\rbrack": "]", "|": "|", "\\vert": "|", "\\lvert": "|",
    "\\rvert": "|", "\\mid": "|", "\\|": "||", "\\Vert": "||", "\\lVert": "||", "\\rVert": "||",
    "||": "||", "\\parallel": "||", "\\langle": "langle", "\\rangle": "rangle", "<": "langle",
    ">": "rangle", "\\lfloor": "lfloor", "\\rfloor": "rfloor", "\\lceil": "lceil", "\\rceil": "rceil",
    ".": ".", "/": "/", "\\lgroup": "(", "\\rgroup": ")", "⟨": "langle", "⟩": "rangle",
}  # fmt: skip
"""Delimiters after `\\left`, `\\right`, `\\big` and alone."""

CLOSERS = {
    "(": ")",
    "[": "]",
    "\\{": "\\}",
    "langle": "rangle",
    "lfloor": "rfloor",
    "lceil": "rceil",
    "{": "}",
}
"""The closing delimiter of each opening one."""

SIZES = {
    "left": "left", "right": "right", "middle": "middle", "big": "big", "Big": "big", "bigg": "big",
    "Bigg": "big", "bigl": "left", "Bigl": "left", "biggl": "left", "Biggl": "left", "bigr": "right",
    "Bigr": "right", "biggr": "right", "Biggr": "right", "bigm": "middle", "Bigm": "middle",
    "biggm": "middle", "Biggm": "middle",
}  # fmt: skip
"""Commands in front of a delimiter, and the side that they announce."""

ELLIPSES = words("ldots cdots dots dotsc dotsb dotsm dotso vdots ddots hdots hdotsfor iddots")

UNICODE = {
    "−": "-", "–": "-", "∗": "*", "′": "'", "∞": "infty", "…": "ldots", "∂": "partial", "∇": "nabla",
    "√": "sqrt", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "varphi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
    "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "⟨": "langle", "⟩": "rangle", "，": ",", "（": "(",
    "）": ")", "：": ":", "；": ";", "＝": "=", "＋": "+",
}  # fmt: skip
"""Characters that people type instead of commands."""

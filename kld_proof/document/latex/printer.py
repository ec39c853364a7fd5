"""Kernel terms to LaTeX, in the writer's order, so that reading the text gives the same term again.

Brackets stand wherever the reader would otherwise need a rule, and a dot wherever two factors side by
side could be taken for an application.  Bound variables get names that occur nowhere else in the term.
"""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.document.latex.factors import ATOM, FACTOR, PRODUCT, SUM, is_negative, is_outcome, number, sign
from kld_proof.document.latex.spelling import DOT, NUMBERED, dotted_name, latex_name
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, names

_FUNCTIONS = {
    "exp": "\\exp", "ln": "\\ln", "sin": "\\sin", "cos": "\\cos", "tan": "\\tan", "asin": "\\arcsin",
    "acos": "\\arccos", "atan": "\\arctan", "sinh": "\\sinh", "cosh": "\\cosh", "tanh": "\\tanh",
    "erf": "\\mathrm{erf}", "sign": "\\mathrm{sgn}", "gamma": "\\Gamma", "digamma": "\\psi",
    "beta": "\\mathrm{B}", "min": "\\min", "max": "\\max",
}  # fmt: skip
_ENCLOSED = {
    "abs": ("\\left|", "\\right|"),
    "floor": ("\\left\\lfloor", "\\right\\rfloor"),
    "ceil": ("\\left\\lceil", "\\right\\rceil"),
}
_MATRICES = {
    "mat_kron": (" \\otimes ", "", ""),
    "mat_hadamard": (" \\odot ", "", ""),
    "mat_power": (" \\right)^{", "\\left( ", "}"), "mat_det": ("", "\\left| ", " \\right|"),
    "mat_trace": ("", "\\mathrm{tr}\\left( ", " \\right)"),
    "mat_rank": ("", "\\mathrm{rank}\\left( ", " \\right)"),
    "mat_scalar": ("", "\\left[ ", " \\right]"), "mat_zero": ("", "0", ""),
    "columns": ("", "\\mathbb{R}^{", "}"), "mat_identity": ("", "I_{", "}"), "mat_inject": (", ", "J_{", "}"),
    "mat_ones": ("", "1_{", "}"), "mat_zeros": (", ", "0_{", "}"),
}  # fmt: skip
_CONSTANTS = {"pi": "\\pi", "euler_gamma": "\\gamma_{\\mathrm{E}}"}
_RELATIONS = {"eq": "=", "ne": "\\neq", "lt": "<", "le": "\\leq"}
_SETS = {"reals": "\\mathbb{R}", "naturals": "\\mathbb{N}_{0}", "integers": "\\mathbb{Z}"}
_INFINITE = {
    "reals": ("-\\infty", "\\infty"),
    "naturals": ("0", "\\infty"),
    "integers": ("-\\infty", "\\infty"),
}
_BOUNDED = frozenset({"interval", "range", "above", "below", "from"})
_REAL_NAMES = tuple("xyztuvsr")
_INTEGER_NAMES = tuple("kjimln")


def latex(term: Term) -> str:
    """The LaTeX of a term or proposition."""
    return _Printer(term).show(term, SUM, ())


class _Printer:
    """Shows the subterms of one term; `scope` holds the names of the enclosing binders, innermost first."""

    def __init__(self, term: Term) -> None:
        self.taken = {n.lstrip("$") for n in names(term)} | {"e", "d"}

    def show(self, t: Term, level: int, scope: tuple[str, ...]) -> str:
        """`t` as it stands where only something of at least `level` may stand without brackets."""
        text, own = self.plain(t, scope)
        return text if own >= level else f"\\left( {text} \\right)"

    def plain(self, t: Term, scope: tuple[str, ...]) -> tuple[str, int]:
        """`t` without brackets around it, and how closely it holds together."""
        if isinstance(t, Var):
            return latex_name(t.name), FACTOR if "^" in t.name else ATOM
        if isinstance(t, Bound):
            return (scope[t.index] if t.index < len(scope) else f"\\#{t.index}"), ATOM
        if isinstance(t, Num):
            return number(t)
        if isinstance(t, Lam):
            name = self.fresh(_REAL_NAMES, scope)
            return f"{name} \\mapsto {self.show(t.body, SUM, (name, *scope))}", SUM
        assert isinstance(t, App)
        return self.application(t, scope)

    def application(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """An application by its head."""
        head, args = t.head, t.args
        rule = _RULES.get(head)
        if rule is not None:
            return rule(self, t, scope)
        if head in _CONSTANTS:
            return _CONSTANTS[head], ATOM
        if head in _SETS and not args:
            return _SETS[head], ATOM
        if head in _ENCLOSED:
            opener, closer = _ENCLOSED[head]
            return f"{opener} {self.show(args[0], SUM, scope)} {closer}", ATOM
        if head in _RELATIONS:
            sides = [self.show(a, SUM, scope) for a in args]
            return f" {_RELATIONS[head]} ".join(sides), SUM
        if head.startswith("$`"):
            return self.kept(head[2:], args, scope), FACTOR
        if head.removeprefix("$") in _MATRICES:
            return self.matrix(head.removeprefix("$"), args, scope)
        if head.startswith("$") and len(args) == 1 and is_outcome(args[0], scope):
            return latex_name(head[1:]), ATOM
        if head.startswith("$") and args and is_outcome(args[-1], scope):
            index = ", ".join(self.show(a, SUM, scope) for a in args[:-1])
            return f"{latex_name(head[1:].partition('_{/')[0])}_{{{index}}}", ATOM
        if head.startswith("$"):
            letter = head[1:].partition("_{/")[0]
            if letter.endswith(NUMBERED) and args:
                *below, above = (self.show(a, SUM, scope) for a in args)
                index = f"_{{{', '.join(below)}}}" if below else ""
                return f"{latex_name(letter.removesuffix(NUMBERED))}{index}^{{({above})}}", FACTOR
            if DOT in letter and args:
                return dotted_name(letter, [self.show(a, SUM, scope) for a in args]), ATOM
            name = latex_name(letter)
        else:
            name = _FUNCTIONS.get(head) or "\\mathrm{" + head.replace("_", "\\_") + "}"
        inner = ", ".join(self.show(a, SUM, scope) for a in args)
        return f"{name}\\left( {inner} \\right)", FACTOR

    def kept(self, text: str, args: tuple[Term, ...], scope: tuple[str, ...]) -> str:
        """Notation that was kept as it is written, with what it depends on put in."""
        for k in range(len(args), 0, -1):
            text = text.replace(f"#{k}", self.show(args[k - 1], ATOM, scope))
        return text

    def matrix(self, head: str, args: tuple[Term, ...], scope: tuple[str, ...]) -> tuple[str, int]:
        """An operation on matrices; a product stands in the order of its factors."""
        separator, before, after = _MATRICES[head]
        level = SUM if before else FACTOR if separator != " + " else PRODUCT
        return before + separator.join(
            self.show(a, level, scope) for a in args
        ) + after, FACTOR if before else SUM

    def matrix_sum(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A sum of matrices."""
        first, second = (self.matrix_term(a, scope) for a in t.args)
        return first + (" - " + second[1:].lstrip() if second.startswith("-") else " + " + second), SUM

    def matrix_term(self, t: Term, scope: tuple[str, ...]) -> str:
        """A term of a sum of matrices: with a sign in front, without brackets if it is a sum itself."""
        if isinstance(t, App) and t.head in ("mat_neg", "mat_add"):
            return self.plain(t, scope)[0]
        return self.show(t, PRODUCT, scope)

    def matrix_neg(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """The opposite of a matrix."""
        return "-" + self.show(t.args[0], PRODUCT, scope), SUM

    def matrix_product(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A product, or a multiple, in the order of its factors."""
        a, b = t.args
        left = self.show(a, PRODUCT if isinstance(a, App) and a.head == t.head else FACTOR, scope)
        return f"{left} \\cdot {self.show(b, FACTOR, scope)}", PRODUCT

    def matrix_power(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A transpose or an inverse."""
        exponent = "\\mathrm{T}" if t.head == "mat_transpose" else "-1"
        return f"{self.show(t.args[0], ATOM, scope)}^{{{exponent}}}", FACTOR

    def determinant(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A determinant; its size is not shown."""
        return f"\\left| {self.show(t.args[1], SUM, scope)} \\right|", FACTOR

    def root(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """The root of a matrix."""
        return f"\\left( {self.show(t.args[0], SUM, scope)} \\right)^{{1/2}}", FACTOR

    def diagonal(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A diagonal matrix by its entries: the k-th one, and the range of k."""
        domain, function = t.args
        assert isinstance(function, Lam)
        name = self.fresh(_INTEGER_NAMES, scope)
        lower, upper = self.ends(domain, scope)
        body = self.show(function.body, SUM, (name, *scope))
        return f"\\mathrm{{diag}}\\left( {body} \\right)_{{{name} = {lower}}}^{{{upper}}}", FACTOR

    def kron(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A Kronecker product, or a matrix as a column; sizes are not shown."""
        if t.head == "mat_vec":
            return f"\\mathrm{{vec}}\\left( {self.show(t.args[1], SUM, scope)} \\right)", FACTOR
        first, second = (self.show(a, ATOM, scope) for a in t.args[2:])
        return f"{first} \\otimes {second}", SUM

    def entry(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """An entry of a matrix; of a column by its row alone."""
        a, i, j = t.args
        places = ", ".join(self.show(x, SUM, scope) for x in ((i,) if j == Num(1) else (i, j)))
        return f"\\left( {self.show(a, SUM, scope)} \\right)_{{{places}}}", FACTOR

    def grid(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A matrix that is written out."""
        shown = [self.show(a, SUM, scope) for a in t.args[2:]]
        columns = t.args[1]
        m = int(columns.value) if isinstance(columns, Num) else 1
        rows = " \\\\ ".join(" & ".join(shown[i : i + m]) for i in range(0, len(shown), m))
        return f"\\begin{{bmatrix}} {rows} \\end{{bmatrix}}", FACTOR

    def shape(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A matrix is in the space of its shape."""
        a, n, m = (self.show(x, ATOM, scope) for x in t.args)
        return f"{a} \\in \\mathbb{{R}}^{{{n} \\times {m}}}", SUM

    def quality(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A matrix has an inverse, or is positive definite, or symmetric."""
        a = self.show(t.args[0], ATOM, scope)
        if t.head == "symmetric":
            return f"{a}^{{\\mathrm{{T}}}} = {a}", SUM
        return f"{a} \\text{{ {t.head.replace('_', ' ')}}}", SUM

    def fresh(self, wishes: tuple[str, ...], scope: tuple[str, ...]) -> str:
        """The first name of `wishes`, or that name with a number, that is used nowhere."""
        used = self.taken | set(scope)
        for name in wishes:
            if name not in used:
                return name
        number = 1
        while f"{wishes[0]}_{{{number}}}" in used or f"{wishes[0]}_{number}" in used:
            number += 1
        return f"{wishes[0]}_{{{number}}}"

    def add(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A sum; a subtracted term stands behind a minus sign."""
        if not t.args:
            return "0", ATOM
        text = self.signed(t.args[0], scope)
        for term in t.args[1:]:
            shown = self.signed(term, scope)
            text += " - " + shown[1:].lstrip() if shown.startswith("-") else " + " + shown
        return text, SUM

    def signed(self, t: Term, scope: tuple[str, ...]) -> str:
        """A term of a sum: a product with at most one sign in front."""
        if is_negative(t):
            return self.plain(t, scope)[0]
        return self.show(t, PRODUCT, scope)

    def neg(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """Minus a product."""
        return "-" + self.show(t.args[0], PRODUCT, scope), SUM

    def mul(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A product."""
        if not t.args:
            return "1", ATOM
        text = ""
        for i, factor in enumerate(t.args):
            last = i == len(t.args) - 1
            open_ended = isinstance(factor, App) and factor.head in ("sum", "prod", "deriv")
            shown = self.show(factor, ATOM if open_ended and not last else FACTOR, scope)
            text += (sign(t.args[i - 1], shown) if i else "") + shown
        return text, PRODUCT

    def div(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A quotient."""
        top, bottom = (self.show(a, SUM, scope) for a in t.args)
        return f"\\frac{{{top}}}{{{bottom}}}", FACTOR

    def pow(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A power; a word in the exponent, or T, is braced twice: alone it would be a label, or transpose."""
        base, exponent = self.show(t.args[0], ATOM, scope), self.show(t.args[1], SUM, scope)
        if exponent.startswith("\\mathrm") or (exponent == "T" and base.startswith("\\")):
            exponent = "{" + exponent + "}"
        return f"{base}^{{{exponent}}}", FACTOR

    def sqrt(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A square root."""
        return f"\\sqrt{{{self.show(t.args[0], SUM, scope)}}}", ATOM

    def factorial(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A factorial."""
        return self.show(t.args[0], ATOM, scope) + "!", FACTOR

    def binom(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A binomial coefficient."""
        n, k = (self.show(a, SUM, scope) for a in t.args)
        return f"\\binom{{{n}}}{{{k}}}", FACTOR

    def ite(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """Two cases."""
        condition, yes, no = (self.show(a, SUM, scope) for a in t.args)
        rows = f"{yes} & \\text{{if }} {condition} \\\\ {no} & \\text{{otherwise}}"
        return f"\\begin{{cases}} {rows} \\end{{cases}}", FACTOR

    def interval(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """An interval of reals."""
        lower, upper = self.ends(t, scope)
        return f"({lower}, {upper})", ATOM

    def range(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """An interval of integers."""
        lower, upper = self.ends(t, scope)
        return f"\\{{{lower}, \\ldots, {upper}\\}}", ATOM

    def ends(self, domain: Term, scope: tuple[str, ...]) -> tuple[str, str]:
        """The two bounds of a domain."""
        if not isinstance(domain, App):
            return self.show(domain, SUM, scope), ""
        if domain.head in _INFINITE:
            return _INFINITE[domain.head]
        shown = [self.show(a, SUM, scope) for a in domain.args]
        if domain.head not in _BOUNDED:
            return self.show(domain, SUM, scope), ""
        if domain.head in ("above", "from"):
            return shown[0], "\\infty"
        return ("-\\infty", shown[0]) if domain.head == "below" else (shown[0], shown[1])

    def integral(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """An integral up to its differential."""
        domain, function = t.args
        assert isinstance(function, Lam)
        if isinstance(domain, App) and domain.head == "space":
            return self.mean(function, scope)
        if isinstance(domain, App) and domain.head == "given":
            condition = domain.args[0]
            assert isinstance(condition, Lam)
            mean, known = (self.show(f.body, SUM, ("", *scope)) for f in (function, condition))
            return f"\\mathrm{{E}}\\left[ {mean} \\mid {known} \\right]", FACTOR
        name = self.fresh(_REAL_NAMES, scope)
        lower, upper = self.ends(domain, scope)
        above = f"^{{{upper}}}" if upper else ""
        body = self.show(function.body, PRODUCT, (name, *scope))
        return f"\\int_{{{lower}}}{above} {body} \\, \\mathrm{{d}}{name}", FACTOR

    def big(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A sum or product over integers."""
        domain, function = t.args
        assert isinstance(function, Lam)
        name = self.fresh(_REAL_NAMES if isinstance(domain, Var) else _INTEGER_NAMES, scope)
        lower, upper = self.ends(domain, scope)
        body, sign = self.show(function.body, FACTOR, (name, *scope)), t.head.removeprefix("mat_")
        if not upper:
            return f"\\{sign}_{{{name} \\in {lower}}} {body}", FACTOR
        return f"\\{sign}_{{{name} = {lower}}}^{{{upper}}} {body}", FACTOR

    def every(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """What holds for every element of a set; at every outcome, nothing is named."""
        domain, function = t.args
        assert isinstance(function, Lam)
        if domain == App("space"):
            return self.show(function.body, SUM, ("", *scope)), SUM
        counts = isinstance(domain, App) and domain.head in ("range", "from", "naturals", "integers")
        name = self.fresh(_INTEGER_NAMES if counts else _REAL_NAMES, scope)
        said = self.show(function.body, SUM, (name, *scope))
        return f"{said} \\text{{ for every }} {name} \\in {self.show(domain, SUM, scope)}", SUM

    def limit(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A limit, with the side from which it is taken."""
        domain, function = t.args
        assert isinstance(function, Lam) and isinstance(domain, App)
        name = self.fresh(_INTEGER_NAMES if domain.head == "from" else _REAL_NAMES, scope)
        if domain.head in ("interval", "around"):
            end = self.show(domain.args[0], ATOM, scope) + ("^{+}" if domain.head == "interval" else "")
        else:
            end = "-\\infty" if domain.head == "below" else "\\infty"
        body = self.show(function.body, PRODUCT, (name, *scope))
        return f"\\lim_{{{name} \\to {end}}} {body}", FACTOR

    def deriv(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A derivative at a point; at a variable that the function does not use, just there."""
        function, point = t.args
        assert isinstance(function, Lam)
        if isinstance(point, Var) and "^" not in point.name and point.name not in names(function):
            name = latex_name(point.name)
            return self.derivative(function, name, scope), FACTOR
        name = self.fresh(_REAL_NAMES, scope)
        at = self.show(point, SUM, scope)
        return f"\\left. {self.derivative(function, name, scope)} \\right|_{{{name} = {at}}}", PRODUCT

    def derivative(self, function: Lam, name: str, scope: tuple[str, ...]) -> str:
        """The operator with its operand in brackets."""
        body = self.show(function.body, SUM, (name, *scope))
        return f"\\frac{{\\mathrm{{d}}}}{{\\mathrm{{d}}{name}}} \\left( {body} \\right)"

    def expect(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A mean over the outcomes, which are not shown."""
        function = t.args[0]
        assert isinstance(function, Lam)
        return self.mean(function, scope)

    def moments(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """The moments of a random matrix exist."""
        function = t.args[0]
        assert isinstance(function, Lam)
        return f"{self.show(function.body, ATOM, ('', *scope))} \\text{{ has all moments}}", SUM

    def existence(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A mean exists, an integral or a sum converges absolutely."""
        if t.head == "integrable_rv":
            parts = [self.show(f.body, SUM, ("", *scope)) for f in t.args if isinstance(f, Lam)]
            if len(parts) != len(t.args):
                raise ValueError("no functions of the outcome")
            conditional = " \\mid ".join(parts)
            return f"\\mathrm{{E}}\\left[ {conditional} \\right] \\text{{ exists}}", SUM
        head = "integral" if t.head == "integrable" else "sum"
        return f"{self.show(App(head, *t.args), SUM, scope)} \\text{{ converges absolutely}}", SUM

    def independence(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """Functions of the outcome, or the members of a family, are independent."""
        if len(t.args) > 1 and isinstance(t.args[1], Lam) and isinstance(t.args[1].body, Lam):
            name = self.fresh(_INTEGER_NAMES, scope)
            member = self.show(t.args[1].body.body, SUM, ("", name, *scope))
            law = " and have one law" if len(t.args) > 2 else ""
            domain = self.show(t.args[0], SUM, scope)
            return f"{member} \\text{{ are independent{law} for }} {name} \\in {domain}", SUM
        parts = [self.show(f.body, SUM, ("", *scope)) for f in t.args if isinstance(f, Lam)]
        if len(parts) != len(t.args) or len(parts) < 2:
            raise ValueError("no functions of the outcome")
        return f"{', '.join(parts[:-1])} \\text{{ and }} {parts[-1]} \\text{{ are independent}}", SUM

    def mean(self, function: Lam, scope: tuple[str, ...]) -> tuple[str, int]:
        """A mean, or an integral over the outcomes, which is one."""
        return f"\\mathrm{{E}}\\left[ {self.show(function.body, SUM, ('', *scope))} \\right]", FACTOR

    def sealed(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """A side of a claim that holds notation without a value."""
        return self.plain(t.args[0], scope)

    def element(self, t: App, scope: tuple[str, ...]) -> tuple[str, int]:
        """Membership."""
        return f"{self.show(t.args[0], SUM, scope)} \\in {self.show(t.args[1], SUM, scope)}", SUM


_RULES: dict[str, Callable[[_Printer, App, tuple[str, ...]], tuple[str, int]]] = {
    "add": _Printer.add, "neg": _Printer.neg, "mul": _Printer.mul, "div": _Printer.div, "pow": _Printer.pow,
    "sqrt": _Printer.sqrt, "factorial": _Printer.factorial, "binom": _Printer.binom, "ite": _Printer.ite,
    "interval": _Printer.interval, "above": _Printer.interval, "below": _Printer.interval,
    "range": _Printer.range,
    "from": _Printer.range, "integral": _Printer.integral, "sum": _Printer.big, "prod": _Printer.big,
    "mat_sum": _Printer.big, "all": _Printer.every,
    "limit": _Printer.limit, "deriv": _Printer.deriv, "expect": _Printer.expect,
    "mat_expect": _Printer.expect, "has_moments": _Printer.moments,
    "integrable_rv": _Printer.existence, "integrable": _Printer.existence, "summable": _Printer.existence,
    "independent": _Printer.independence, "in": _Printer.element,
    "kept": _Printer.sealed, "mat_add": _Printer.matrix_sum, "mat_neg": _Printer.matrix_neg,
    "mat_mul": _Printer.matrix_product, "mat_scale": _Printer.matrix_product,
    "mat_transpose": _Printer.matrix_power, "mat_inverse": _Printer.matrix_power,
    "mat_root": _Printer.root, "mat_diagonal": _Printer.diagonal,
    "mat_det": _Printer.determinant, "mat_entry": _Printer.entry,
    "mat_kron": _Printer.kron, "mat_vec": _Printer.kron,
    "shape": _Printer.shape, "mat_grid": _Printer.grid,
    "invertible": _Printer.quality, "symmetric": _Printer.quality, "positive_definite": _Printer.quality,
}  # fmt: skip

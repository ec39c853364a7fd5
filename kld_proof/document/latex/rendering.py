"""Syntax trees back to LaTeX: one text for each tree, however it was spaced or bracketed by size.

Statement: `render(node, hole)` is the text of `node`; names for which `hole` gives a text stand as that.
It is a key and a picture of what was written, and claims nothing about its meaning.
"""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.document.latex import ast
from kld_proof.document.latex.factors import number
from kld_proof.document.latex.spelling import DOT, dotted_name, latex_name
from kld_proof.kernel.term import Num
from kld_proof.record import fields

Hole = Callable[[ast.Name], str | None]
RELATIONS = {
    "<=": "\\leq", ">=": "\\geq", "!=": "\\neq", ":=": ":=", "==": "\\equiv", "~": "\\sim", "~=": "\\approx",
    "propto": "\\propto", "in": "\\in", "notin": "\\notin", "subset": "\\subset", "subseteq": "\\subseteq",
    "to": "\\to", "mapsto": "\\mapsto", "gets": "\\gets", "perp": "\\perp",
}  # fmt: skip
BINARY = {"cup": "\\cup", "cap": "\\cap", "setminus": "\\setminus", "land": "\\land", "lor": "\\lor"}
BIG = {"argmax": "\\arg\\max", "argmin": "\\arg\\min"}
SEPARATORS = {"|": " \\mid ", "||": " \\,\\|\\, "}
CLOSERS = {"(": ")", "[": "]", "{": "\\}", "|": "|", "": ""}
WORDS = {"and": "\\land", "or": "\\lor", "implies": "\\Rightarrow", "iff": "\\Leftrightarrow"}


def render(node: ast.Node, hole: Hole = lambda name: None) -> str:
    """The text of `node`."""
    return _Renderer(hole).show(node)


class _Renderer:
    def __init__(self, hole: Hole) -> None:
        self.hole = hole

    def show(self, node: ast.Node | None) -> str:
        if node is None:
            return ""
        rule = _RULES.get(type(node))
        return rule(self, node) if rule is not None else self.plain(node)

    def plain(self, node: ast.Node) -> str:
        """A node without a notation of its own here: its kind and its parts."""
        parts = [self.value(getattr(node, f.name)) for f in fields(node) if f.name not in ("start", "end")]
        return f"\\mathrm{{{type(node).__name__}}}({', '.join(parts)})"

    def value(self, value: object) -> str:
        if isinstance(value, ast.Node):
            return self.show(value)
        if isinstance(value, tuple):
            return ", ".join(map(self.value, value))
        return "" if value is None else str(value)

    def name(self, node: ast.Name) -> str:
        found = self.hole(node)
        if found is not None:
            return found
        if node.subscript and any(self.hole(n) for s in node.subscript for n in _names(s)):
            if DOT in node.base:
                return dotted_name(node.base, list(map(self.show, node.subscript)))
            inner = ", ".join(map(self.show, node.subscript))
            mark = "'" * node.primes + (f"^{{({node.label})}}" if node.label else "")
            return f"{latex_name(node.base)}_{{{inner}}}{mark}"
        return latex_name(node.name)

    def group(self, node: ast.Group) -> str:
        return f"({self.show(node.body)})"

    def add(self, node: ast.Add) -> str:
        text = self.show(node.terms[0])
        for term in node.terms[1:]:
            negative = isinstance(term, ast.Neg)
            text += f" - {self.show(term.body)}" if negative else f" + {self.show(term)}"  # type: ignore[attr-defined]
        return text

    def apply(self, node: ast.Apply) -> str:
        text = self.show(node.function)
        if node.subscript is not None and not node.function.subscript:
            text += f"_{{{self.show(node.subscript)}}}"
        if node.power is not None:
            text += f"^{{{self.show(node.power)}}}"
        inner = self.show(node.args[0]) if node.args else ""
        for separator, argument in zip(node.separators, node.args[1:], strict=False):
            inner += SEPARATORS.get(separator, separator + " ") + self.show(argument)
        return f"{text}({inner})"

    def big(self, node: ast.BigOp) -> str:
        text = BIG.get(node.op, "\\" + node.op)
        variables = ", ".join(map(self.show, node.variables))
        if node.op == "int":
            below = self.show(node.domain or node.lower)
            ends = (f"_{{{below}}}" if below else "") + (
                f"^{{{self.show(node.upper)}}}" if node.upper else ""
            )
            return f"{text}{ends} {self.show(node.body)} \\, \\mathrm{{d}}({variables})"
        sign = "\\to" if node.op == "lim" else "="
        below = variables
        if node.domain is not None:
            below = f"{variables} \\in {self.show(node.domain)}" if variables else self.show(node.domain)
        elif node.lower is not None:
            below = f"{variables} {sign} {self.show(node.lower)}"
        return (
            f"{text}_{{{below}}}" + (f"^{{{self.show(node.upper)}}}" if node.upper else "")
        ) + f" ({self.show(node.body)})"

    def chain(self, node: ast.Chain) -> str:
        text = self.show(node.first)
        for link in node.links:
            text += f" {RELATIONS.get(link.relation.op, link.relation.op)} {self.show(link.side)}"
        return text.strip()

    def matrix(self, node: ast.Matrix) -> str:
        rows = " \\\\ ".join(" & ".join(map(self.show, row)) for row in node.rows)
        kind = {"(": "pmatrix", "[": "bmatrix", "|": "vmatrix"}.get(node.bracket, "matrix")
        return f"\\begin{{{kind}}} {rows} \\end{{{kind}}}"

    def set(self, node: ast.Set) -> str:
        inner = ", ".join(map(self.show, node.items))
        condition = f" \\mid {self.show(node.condition)}" if node.condition is not None else ""
        return f"\\{{ {inner}{condition} \\}}"

    def derivative(self, node: ast.Derivative) -> str:
        below = " ".join(
            f"\\mathrm{{d}}{self.show(v)}" + (f"^{{{n}}}" if n > 1 else "") for v, n in node.variables
        )
        order = sum(n for _, n in node.variables)
        above = "\\mathrm{d}" + (f"^{{{order}}}" if order > 1 else "")
        return f"\\frac{{{above}}}{{{below}}} ({self.show(node.body)})"

    def evaluation(self, node: ast.Evaluation) -> str:
        below = self.show(node.condition or node.lower)
        above = f"^{{{self.show(node.upper)}}}" if node.upper is not None else ""
        return f"\\left[ {self.show(node.body)} \\right]_{{{below}}}{above}"

    def angle(self, node: ast.Angle) -> str:
        below = f"_{{{self.show(node.subscript)}}}" if node.subscript is not None else ""
        return f"\\left\\langle {self.show(node.body)} \\right\\rangle{below}"

    def logic(self, node: ast.Logic) -> str:
        sign = WORDS.get(node.op)
        return (
            f" {sign} ".join(map(self.show, node.parts)) if sign else f"\\lnot ({self.show(node.parts[0])})"
        )


def _names(node: ast.Node) -> list[ast.Name]:
    if isinstance(node, ast.Name):
        return [node]
    values = [getattr(node, f.name) for f in fields(node)]
    flat = [v for value in values for v in (value if isinstance(value, tuple) else (value,))]
    return [name for v in flat if isinstance(v, ast.Node) for name in _names(v)]


R = _Renderer
_RULES: dict[type[ast.Node], Callable[..., str]] = {
    ast.Number: lambda r, n: number(Num(n.value))[0],
    ast.Name: R.name,
    ast.Group: R.group,
    ast.Add: R.add,
    ast.Neg: lambda r, n: f"-{r.show(n.body)}",
    ast.Mul: lambda r, n: " \\cdot ".join(map(r.show, n.factors)),
    ast.Div: lambda r, n: f"\\frac{{{r.show(n.numerator)}}}{{{r.show(n.denominator)}}}",
    ast.Power: lambda r, n: f"{{{r.show(n.base)}}}^{{{r.show(n.exponent)}}}",
    ast.Transpose: lambda r, n: f"{{{r.show(n.body)}}}^{{\\mathrm{{T}}}}",
    ast.Factorial: lambda r, n: f"{{{r.show(n.body)}}}!",
    ast.Abs: lambda r, n: f"\\left| {r.show(n.body)} \\right|",
    ast.Sqrt: lambda r, n: f"\\sqrt{'[' + r.show(n.index) + ']' if n.index else ''}{{{r.show(n.body)}}}",
    ast.Binom: lambda r, n: f"\\binom{{{r.show(n.n)}}}{{{r.show(n.k)}}}",
    ast.Apply: R.apply,
    ast.BigOp: R.big,
    ast.Chain: R.chain,
    ast.Matrix: R.matrix,
    ast.Set: R.set,
    ast.Tuple: lambda r, n: f"({', '.join(map(r.show, n.items))})",
    ast.Interval: lambda r, n: f"[{r.show(n.lower)}, {r.show(n.upper)}]",
    ast.Derivative: R.derivative,
    ast.Evaluation: R.evaluation,
    ast.Angle: R.angle,
    ast.Logic: R.logic,
    ast.Ellipsis: lambda r, n: "\\ldots",
    ast.Empty: lambda r, n: "\\cdot",
    ast.Given: lambda r, n: f"{r.show(n.body)} \\mid {r.show(n.condition)}",
    ast.Binary: lambda r, n: f"{r.show(n.left)} {BINARY.get(n.op, chr(92) + n.op)} {r.show(n.right)}",
    ast.Norm: lambda r, n: (
        f"\\left\\| {r.show(n.body)} \\right\\|" + (f"_{{{r.show(n.subscript)}}}" if n.subscript else "")
    ),
}  # fmt: skip

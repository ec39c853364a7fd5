"""Syntax trees, part one: names, arithmetic, brackets.  See `ast`."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.record import field, record


@record(frozen=True, slots=True)
class Node:
    """Anything with a place in the text."""

    start: int = field(default=0, compare=False, kw_only=True, repr=False)
    end: int = field(default=0, compare=False, kw_only=True, repr=False)


@record(frozen=True, slots=True)
class Number(Node):
    """An exact number: `0.5` is 1/2."""

    value: Fraction


@record(frozen=True, slots=True)
class Name(Node):
    """A symbol.  `name` is canonical, so that two spellings of one symbol are equal.

    | written                     | name          | base     | subscript      |
    | `x`, `\\mu`, `\\infty`        | `x` `mu` `infty` | the same |              |
    | `\\mu_1`, `\\mu_{1}`          | `mu_1`        | `mu`     | (Number 1,)    |
    | `\\sigma_{q}`                | `sigma_q`     | `sigma`  | (Name q,)      |
    | `y_{ij}`, `y_{i,j}`         | `y_ij` `y_{i,j}` | `y`   | (Name i, Name j) |
    | `x_{i+1}`                   | `x_{i+1}`     | `x`      | (Add(i, 1),)   |
    | `\\mathrm{SS}_\\mathrm{tot}` | `SS_tot`      | `SS`     | (Name tot,)    |
    | `\\hat{\\mu}_1`              | `hat(mu)_1`   | `hat(mu)`| (Number 1,)    |
    | `\\mathbf{x}`, `\\boldsymbol x` | `bold(x)`  | `bold(x)`|                |
    | `\\mathcal{X}`, `\\mathbb{R}` | `cal(X)`, `bb(R)` |      |                |
    | `x'`, `x^*`, `\\theta^{(t)}`  | `x'`, `x^*`, `theta^(t)` | |             |

    Words read without a backslash (`ln`) or upright (`\\mathrm{ln}`) have the name of the command.
    `base` carries decorations and style, not subscripts, primes (counted in `primes`) or `label`
    (the `(t)`, `*` or `+` above).  `upright` marks `\\mathrm{H}`, which has the same
    name as `H`.  Whether a subscript is an index or a label is not decided here.
    """

    name: str
    base: str = field(default="", compare=False)
    subscript: tuple[Node, ...] = field(default=(), compare=False)
    primes: int = field(default=0, compare=False)
    label: str = field(default="", compare=False)
    upright: bool = field(default=False, compare=False)


@record(frozen=True, slots=True)
class Group(Node):
    """Round, square or curly brackets (`bracket` is `(`, `[` or `{`) around one expression."""

    bracket: str
    body: Node


@record(frozen=True, slots=True)
class Add(Node):
    """A sum of two or more terms in the writer's order; a subtracted term is a `Neg`."""

    terms: tuple[Node, ...]


@record(frozen=True, slots=True)
class Neg(Node):
    """Minus `body`."""

    body: Node


@record(frozen=True, slots=True)
class Mul(Node):
    """A product of two or more factors.  `signs[i]` stands before factor i+1: "", `thin` (a thin
    space), `cdot`, `times`, `*`."""

    factors: tuple[Node, ...]
    signs: tuple[str, ...] = field(default=(), compare=False)


@record(frozen=True, slots=True)
class Div(Node):
    """A quotient; `style` is `frac`, `slash`, or `close`: a slash over a number and the names behind it."""

    numerator: Node
    denominator: Node
    style: str = field(default="frac", compare=False)


@record(frozen=True, slots=True)
class Power(Node):
    """`base` to the `exponent`."""

    base: Node
    exponent: Node


@record(frozen=True, slots=True)
class Transpose(Node):
    """A matrix or vector transposed: `^\\top`, `^\\mathrm{T}`, and `^T` on a matrix."""

    body: Node


@record(frozen=True, slots=True)
class Factorial(Node):
    """`body!`"""

    body: Node


@record(frozen=True, slots=True)
class Abs(Node):
    """`|body|`: an absolute value, a determinant or a size."""

    body: Node


@record(frozen=True, slots=True)
class Norm(Node):
    """`\\| body \\|` with an optional subscript."""

    body: Node
    subscript: Node | None = None


@record(frozen=True, slots=True)
class Sqrt(Node):
    """The square root, or the `index`-th root."""

    body: Node
    index: Node | None = None


@record(frozen=True, slots=True)
class Binom(Node):
    """`\\binom{n}{k}` or `{n \\choose k}`."""

    n: Node
    k: Node


@record(frozen=True, slots=True)
class Apply(Node):
    """A name applied: `f(x)`, `\\ln 2\\pi`, `E_{x \\sim p}[g(x)]`, `p(x|z)`, `KL(p \\| q)`.

    `separators[i]` stands between argument i and i+1: `,`, `;`, `|` or `||`.  `bracket` is `(`, `[`,
    `{` or "" for a bare argument.  `power` is the 2 of `\\ln^2 x`.  `subscript` is set for operators
    of the notation table (E, Var, KL, log, ...); for other functions it is part of the name.
    An argument may be a `Chain` (`P(X \\le x)`) or a `Set`.
    """

    function: Name
    args: tuple[Node, ...]
    separators: tuple[str, ...] = ()
    bracket: str = field(default="(", compare=False)
    subscript: Node | None = None
    power: Node | None = None


@record(frozen=True, slots=True)
class Angle(Node):
    """`\\left\\langle body \\right\\rangle_{subscript}`: a mean under `subscript`."""

    body: Node
    subscript: Node | None = None


@record(frozen=True, slots=True)
class BigOp(Node):
    """A binder.  `op`: sum prod int max min argmax argmin lim sup inf bigcup bigcap.

    `\\sum_{i=1}^n`: variables (i,), lower 1, upper n.  `\\sum_{x \\in X}`: variables (x,), domain X.
    `\\sum_{i<j}`: variables (), domain the Chain.  `\\int_a^b f dx`: variables (x,), lower, upper.
    `\\int_D f dx`: domain D.  `\\lim_{x \\to a}`: variables (x,), lower a.  `\\iint`: several variables.
    An integral without bounds has neither; an integral whose differential is missing is an error.
    """

    op: str
    variables: tuple[Node, ...]
    body: Node
    lower: Node | None = None
    upper: Node | None = None
    domain: Node | None = None

    @property
    def is_indefinite(self) -> bool:
        """Whether this is an integral without bounds."""
        return self.op == "int" and self.lower is None and self.upper is None and self.domain is None


@record(frozen=True, slots=True)
class Derivative(Node):
    """`\\frac{d^2}{dx^2} f`, `\\frac{\\partial f}{\\partial x}`; `variables` are (variable, order) pairs."""

    body: Node
    variables: tuple[tuple[Node, int], ...]
    partial: bool = False

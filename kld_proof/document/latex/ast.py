"""The syntax tree of a formula: what is written, before anything is known about what it means.

Every node carries `start` and `end`, character offsets into the text that was read; they do not take
part in `==`.  Brackets, the writer's order and the form of a quotient are kept.  Names are canonical
(see `Name`), nothing is evaluated, and no meaning is attached: `E`, `p`, `KL` are just names here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Node:
    """Anything with a place in the text."""

    start: int = field(default=0, compare=False, kw_only=True, repr=False)
    end: int = field(default=0, compare=False, kw_only=True, repr=False)


@dataclass(frozen=True, slots=True)
class Number(Node):
    """An exact number: `0.5` is 1/2."""

    value: Fraction


@dataclass(frozen=True, slots=True)
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
    (the `(t)`, `*` or `+` above).  `upright` marks `\\mathrm{H}`, which has the same name as `H`.  Whether a subscript is an index or a label is not decided here.
    """

    name: str
    base: str = field(default="", compare=False)
    subscript: tuple[Node, ...] = field(default=(), compare=False)
    primes: int = field(default=0, compare=False)
    label: str = field(default="", compare=False)
    upright: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Group(Node):
    """Round, square or curly brackets (`bracket` is `(`, `[` or `{`) around one expression."""

    bracket: str
    body: Node


@dataclass(frozen=True, slots=True)
class Add(Node):
    """A sum of two or more terms in the writer's order; a subtracted term is a `Neg`."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Neg(Node):
    """Minus `body`."""

    body: Node


@dataclass(frozen=True, slots=True)
class Mul(Node):
    """A product of two or more factors.  `signs[i]` stands before factor i+1: "", `thin` (a thin
    space), `cdot`, `times`, `*`."""

    factors: tuple[Node, ...]
    signs: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Div(Node):
    """A quotient; `style` is `frac` or `slash`."""

    numerator: Node
    denominator: Node
    style: str = field(default="frac", compare=False)


@dataclass(frozen=True, slots=True)
class Power(Node):
    """`base` to the `exponent`."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Transpose(Node):
    """A matrix or vector transposed: `^\\top`, `^\\mathrm{T}`, and `^T` on a matrix."""

    body: Node


@dataclass(frozen=True, slots=True)
class Factorial(Node):
    """`body!`"""

    body: Node


@dataclass(frozen=True, slots=True)
class Abs(Node):
    """`|body|`: an absolute value, a determinant or a size."""

    body: Node


@dataclass(frozen=True, slots=True)
class Norm(Node):
    """`\\| body \\|` with an optional subscript."""

    body: Node
    subscript: Node | None = None


@dataclass(frozen=True, slots=True)
class Sqrt(Node):
    """The square root, or the `index`-th root."""

    body: Node
    index: Node | None = None


@dataclass(frozen=True, slots=True)
class Binom(Node):
    """`\\binom{n}{k}` or `{n \\choose k}`."""

    n: Node
    k: Node


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Angle(Node):
    """`\\left\\langle body \\right\\rangle_{subscript}`: a mean under `subscript`."""

    body: Node
    subscript: Node | None = None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Derivative(Node):
    """`\\frac{d^2}{dx^2} f`, `\\frac{\\partial f}{\\partial x}`; `variables` are (variable, order) pairs."""

    body: Node
    variables: tuple[tuple[Node, int], ...]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Differential(Node):
    """`dx` that belongs to no integral sign."""

    variable: Node


@dataclass(frozen=True, slots=True)
class Evaluation(Node):
    """`F(x) |_a^b` (lower and upper) or `F |_{x=0}` (condition, a Chain)."""

    body: Node
    lower: Node | None = None
    upper: Node | None = None
    condition: Node | None = None


@dataclass(frozen=True, slots=True)
class Cases(Node):
    """Branches (value, condition); the condition is None for "otherwise", else a Chain or `Logic`."""

    branches: tuple[tuple[Node, Node | None], ...]


@dataclass(frozen=True, slots=True)
class Tuple(Node):
    """`(a, b)` or `a, b` in a subscript (`bracket` "")."""

    items: tuple[Node, ...]
    bracket: str = field(default="(", compare=False)


@dataclass(frozen=True, slots=True)
class Set(Node):
    """`\\{a, b\\}`, or `\\{a | condition\\}` with the condition set."""

    items: tuple[Node, ...]
    condition: Node | None = None


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """`[a, b]`, `[a, b)`, `(a, b]`; `(a, b)` only after `\\in` (elsewhere a `Tuple`)."""

    lower: Node
    upper: Node
    left_closed: bool
    right_closed: bool


@dataclass(frozen=True, slots=True)
class Matrix(Node):
    """A grid; `bracket` is `(`, `[`, `|` (a determinant) or ""."""

    rows: tuple[tuple[Node, ...], ...]
    bracket: str = "("


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """An operation that is no arithmetic of reals: otimes, odot, oplus, circ, ast, pm, mp, cup, cap,
    setminus, land (and), lor (or), bmod."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Given(Node):
    """`x | z` outside an application, as in `X | Y \\sim N(...)`."""

    body: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Ellipsis(Node):
    """`\\ldots`, `\\cdots` as a term, factor or item."""


@dataclass(frozen=True, slots=True)
class Empty(Node):
    """A placeholder argument: `f(\\cdot)`."""


@dataclass(frozen=True, slots=True)
class Relation(Node):
    """`op`: = != < <= > >= := == ~ ~= (approx) propto in notin subset subseteq to (arrow) mapsto << >> perp.

    `==` is `\\equiv`; `=:` stays `=:`.  `over` is what was written above or below the sign.
    """

    op: str
    over: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Link(Node):
    """One relation of a chain with the side to its right."""

    relation: Relation
    side: Node


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """`first rel side rel side ...`; `first` is None where the text begins with a relation."""

    first: Node | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """Chains joined by `and`, `or`, `implies`, `iff` (one operator, two or more parts), or `not` (one)."""

    op: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Statement(Node):
    """One claim, premise or lone expression of a formula.

    `body` is a Chain or an expression.  Rows that begin with a relation or an operator were joined to the
    row before.  `connective` is the word in front: "", because, therefore, and, or, where, with, if, implies,
    iff, so_that, for_all.  `condition` holds what follows as "if ...", "for all ...", `\\forall ...`.
    `label` is what stands in front of a colon, as in `H_0: \\mu = 0`.
    """

    body: Node
    connective: str = ""
    conditions: tuple[Node, ...] = ()
    label: Node | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A reading that followed a rule rather than the text alone; shown in every report.

    `kind`: application, product, scope, argument, slash, name, differential, comment, row, power, and
    `slip` for a number right behind a name, as in `\\mu2`.
    """

    kind: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Formula:
    """All statements of a display or inline formula, in order, with the notes of the reading."""

    text: str
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...] = ()

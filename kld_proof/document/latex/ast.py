"""The syntax tree of a formula: what is written, before anything is known about what it means.

Every node carries `start` and `end`, character offsets into the text that was read; they do not take
part in `==`.  Brackets, the writer's order and the form of a quotient are kept.  Names are canonical
(see `Name`), nothing is evaluated, and no meaning is attached: `E`, `p`, `KL` are just names here.
"""

from __future__ import annotations

from kld_proof.document.latex.nodes import (
    Abs as Abs,
)
from kld_proof.document.latex.nodes import (
    Add as Add,
)
from kld_proof.document.latex.nodes import (
    Angle as Angle,
)
from kld_proof.document.latex.nodes import (
    Apply as Apply,
)
from kld_proof.document.latex.nodes import (
    BigOp as BigOp,
)
from kld_proof.document.latex.nodes import (
    Binom as Binom,
)
from kld_proof.document.latex.nodes import (
    Derivative as Derivative,
)
from kld_proof.document.latex.nodes import (
    Div as Div,
)
from kld_proof.document.latex.nodes import (
    Factorial as Factorial,
)
from kld_proof.document.latex.nodes import (
    Group as Group,
)
from kld_proof.document.latex.nodes import (
    Mul as Mul,
)
from kld_proof.document.latex.nodes import (
    Name as Name,
)
from kld_proof.document.latex.nodes import (
    Neg as Neg,
)
from kld_proof.document.latex.nodes import (
    Node as Node,
)
from kld_proof.document.latex.nodes import (
    Norm as Norm,
)
from kld_proof.document.latex.nodes import (
    Number as Number,
)
from kld_proof.document.latex.nodes import (
    Power as Power,
)
from kld_proof.document.latex.nodes import (
    Sqrt as Sqrt,
)
from kld_proof.document.latex.nodes import (
    Transpose as Transpose,
)
from kld_proof.record import field, record


@record(frozen=True, slots=True)
class Differential(Node):
    """`dx` that belongs to no integral sign."""

    variable: Node


@record(frozen=True, slots=True)
class Evaluation(Node):
    """`F(x) |_a^b` (lower and upper) or `F |_{x=0}` (condition, a Chain)."""

    body: Node
    lower: Node | None = None
    upper: Node | None = None
    condition: Node | None = None


@record(frozen=True, slots=True)
class Cases(Node):
    """Branches (value, condition); the condition is None for "otherwise", else a Chain or `Logic`."""

    branches: tuple[tuple[Node, Node | None], ...]


@record(frozen=True, slots=True)
class Tuple(Node):
    """`(a, b)` or `a, b` in a subscript (`bracket` "")."""

    items: tuple[Node, ...]
    bracket: str = field(default="(", compare=False)


@record(frozen=True, slots=True)
class Set(Node):
    """`\\{a, b\\}`, or `\\{a | condition\\}` with the condition set."""

    items: tuple[Node, ...]
    condition: Node | None = None


@record(frozen=True, slots=True)
class Interval(Node):
    """`[a, b]`, `[a, b)`, `(a, b]`; `(a, b)` only after `\\in` (elsewhere a `Tuple`)."""

    lower: Node
    upper: Node
    left_closed: bool
    right_closed: bool


@record(frozen=True, slots=True)
class Matrix(Node):
    """A grid; `bracket` is `(`, `[`, `|` (a determinant) or ""."""

    rows: tuple[tuple[Node, ...], ...]
    bracket: str = "("


@record(frozen=True, slots=True)
class Binary(Node):
    """An operation that is no arithmetic of reals: otimes, odot, oplus, circ, ast, pm, mp, cup, cap,
    setminus, land (and), lor (or), bmod."""

    op: str
    left: Node
    right: Node


@record(frozen=True, slots=True)
class Given(Node):
    """`x | z` outside an application, as in `X | Y \\sim N(...)`."""

    body: Node
    condition: Node


@record(frozen=True, slots=True)
class Ellipsis(Node):
    """`\\ldots`, `\\cdots` as a term, factor or item."""


@record(frozen=True, slots=True)
class Empty(Node):
    """A placeholder argument: `f(\\cdot)`."""


@record(frozen=True, slots=True)
class Relation(Node):
    """`op`: = != < <= > >= := == ~ ~= (approx) propto in notin subset subseteq to (arrow) mapsto gets perp.

    `==` is `\\equiv`; `=:` stays `=:`.  `over` is what was written above or below the sign.
    """

    op: str
    over: str = field(default="", compare=False)


@record(frozen=True, slots=True)
class Link(Node):
    """One relation of a chain with the side to its right."""

    relation: Relation
    side: Node


@record(frozen=True, slots=True)
class Chain(Node):
    """`first rel side rel side ...`; `first` is None where the text begins with a relation."""

    first: Node | None
    links: tuple[Link, ...]


@record(frozen=True, slots=True)
class Logic(Node):
    """Chains joined by `and`, `or`, `implies`, `iff` (one operator, two or more parts), or `not` (one)."""

    op: str
    parts: tuple[Node, ...]


SIGNS_READ = ("read with the upper signs", "read with the lower signs")


@record(frozen=True, slots=True)
class Signs(Logic):
    """The two chains, joined by `and`, that one with `\\pm` stands for; `unordered` where they are about a
    name for both values, in which nothing says which value comes first."""

    unordered: bool = False


@record(frozen=True, slots=True)
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


@record(frozen=True, slots=True)
class Note:
    """A reading that followed a rule rather than the text alone; shown in every report.

    `kind`: application, product, scope, argument, slash, name, differential, comment, row, power, and
    `slip` for a number right behind a name, as in `\\mu2`.
    """

    kind: str
    message: str
    start: int
    end: int


@record(frozen=True, slots=True)
class Formula:
    """All statements of a display or inline formula, in order, with the notes of the reading."""

    text: str
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...] = ()

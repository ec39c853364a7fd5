"""What the reader of a term knows: the meaning of the page's names, and what is bound around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.syntax import Nodes
from kld_proof.document.latex import ast
from kld_proof.document.pattern import late
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Bound, Lam, Term, Var, apply, bind, names, substitute
from kld_proof.library.distributions import Law
from kld_proof.record import field, record, replace

if TYPE_CHECKING:
    from kld_proof.document.elaborate.items import Item
    from kld_proof.document.elaborate.laws.joint import Symbol
    from kld_proof.document.elaborate.names.declared import Assumption
_NOT_DIFFERENTIABLE = Cue(r"\b(?:not|never|nowhere|non|neither|n't|fails? to be)\b[\w -]{0,30}differentiable")
_LETTERS = late(r"[A-Za-z]+")
NO_FUNCTIONS = ("$`", "$mat_")


class ReadError(InputError):
    """A formula that has a syntax tree and no meaning here; `offset` is where in the formula."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


class Unknown(ReadError):
    """Notation that has no meaning here and that may be kept as it is written (see `quotation`)."""


@record(frozen=True)
class Recurrent:
    """A sequence given by the recurrence `chain` in `item`, for all indices from `start` on if that is given.

    `first` is the least index of its terms, `first_values` are the equations for the terms before.
    """

    item: Item
    chain: ast.Chain
    letter: str
    start: int | None = None
    first: int | None = None
    first_values: tuple[tuple[Item, ast.Chain], ...] = ()


@record
class Vocabulary:
    """What the names of a page mean.

    `definitions` gives the value of a name (a term) or of a function (`f()`, nested `Lam`s), worked out
    when it is first asked for, `reread` does so with another vocabulary.  `labels` are functionals that the
    page defines itself, such as `H(X)`.
    `laws` belong to random variables and to names of laws alike, `near` are those of the section at hand.
    Where a formula is `plain`, nothing in its section is a matrix, though something on the page is.
    Where logarithms are `natural`, the units of entropies in other sections say nothing of them.
    `elsewhere` are the definitions that stand in other sections than the formula at hand.
    `families` are the sets of numbers of numbered random variables, `transforms` what the page defines a
    random variable to be, in terms of other ones.
    `bounds` are those that the page writes for sums over an index; `signatures` the arguments of a head
    with powers among them.  `own` are letters of functionals that the page uses for functions of numbers.
    `products` are the words of the section at hand that say that products need not commute.
    With `transposing` a T above transposes whatever it stands above.
    `columns` are matrices that the page says to have one column, `shaped` those with a law of matrices,
    `free` those of which the text says all that there is to say,
    `vectors` those that are random, `moments` the mean and the covariance that are said of some,
    `gaussian` the normal laws of some.
    `conditionals` are the densities `p(y | a)` that are known where `p(a)` is, and whether p(y) is then;
    `supports` are those of the laws of parameters.
    `bounded` are letters that the page compares with numbers, `letters` stand alone, `bases` with indices
    too; `valued` are given a value and multiplied with brackets.
    With `bars` the bars of the page are no absolute values, with `rough` its equalities are meant roughly.
    `depends` are the names that words explain by others.
    `labelled` are the names with subscripts at which densities stand, by their letter.
    `recurrent` are the sequences that recurrences give, `drawn` the names of which an expression has a law,
    `sampled` the families of which one is stated.
    `quantiles` are the names at which the quantile function of an X stands.
    `law_parameters` are names that laws, means and variances of random variables may depend on.
    """

    definitions: dict[str, Callable[[], Term]] = field(default_factory=dict)
    reread: dict[str, Callable[[Vocabulary], Callable[[], Term]]] = field(default_factory=dict)
    laws: dict[str, Law] = field(default_factory=dict)
    near: set[str] = field(default_factory=set)
    plain: bool = False
    elsewhere: set[str] = field(default_factory=set)
    random: set[str] = field(default_factory=set)
    matrices: set[str] = field(default_factory=set)
    transposing: bool = False
    vectors: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    shaped: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    moments: dict[str, tuple[ast.Node, ...]] = field(default_factory=dict)
    gaussian: dict[str, ast.Apply] = field(default_factory=dict)
    counts: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    indexed: set[str] = field(default_factory=set)
    numbered: set[str] = field(default_factory=set)
    spelled: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    families: dict[str, Term] = field(default_factory=dict)
    transforms: dict[str, ast.Node] = field(default_factory=dict)
    bounds: dict[str, set[tuple[ast.Node, ast.Node]]] = field(default_factory=dict)
    overloaded: set[str] = field(default_factory=set)
    positive: set[str] = field(default_factory=set)
    likelihoods: dict[str, ast.Apply] = field(default_factory=dict)
    conditionals: tuple[tuple[ast.Apply, bool], ...] = ()
    supports: dict[str, Term] = field(default_factory=dict)
    given: dict[str, tuple[ast.Name, ...]] = field(default_factory=dict)
    parametrised: dict[str, set[str]] = field(default_factory=dict)
    separated: list[tuple[Assumption, tuple[str, str, str]]] = field(default_factory=list)
    normals: dict[str, tuple[str, ast.Apply]] = field(default_factory=dict)
    arguments: dict[str, set[str]] = field(default_factory=dict)
    labelled: dict[str, set[str]] = field(default_factory=dict)
    functions: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    arities: dict[str, int] = field(default_factory=dict)
    poisoned: dict[str, str] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    sampled: set[str] = field(default_factory=set)
    log_base: Term | None = None
    is_complex: bool = False
    sets: set[str] = field(default_factory=set)
    stated_bases: set[str] = field(default_factory=set)
    natural: bool = False
    declarations: set[int] = field(default_factory=set)
    entropy_bases: set[str] = field(default_factory=set)
    prose: str = ""
    integrated: set[str] = field(default_factory=set)
    summed: set[str] = field(default_factory=set)
    without_mean: set[str] = field(default_factory=set)
    forms: dict[str, dict[tuple[str, ...], ast.Apply]] = field(default_factory=dict)
    described: set[str] = field(default_factory=set)
    noise: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    signatures: dict[str, tuple[ast.Node, ...]] = field(default_factory=dict)
    joint: dict[str, Symbol] = field(default_factory=dict)
    orders: dict[tuple[str, frozenset[str]], tuple[str, ...]] = field(default_factory=dict)
    dependent: set[str] = field(default_factory=set)
    kinds: dict[int, tuple[ast.Node, bool]] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    law_parameters: set[str] = field(default_factory=set)
    bounded: set[str] = field(default_factory=set)
    products: str = ""
    bars: bool = False
    rough: bool = False
    depends: dict[str, set[str]] = field(default_factory=dict)
    valued: set[str] = field(default_factory=set)
    quantiles: dict[str, ast.Name] = field(default_factory=dict)
    recurrent: dict[str, tuple[Recurrent, ...]] = field(default_factory=dict)


@record
class Context:
    """The state of one reading: bound names, and what had to be assumed or said about it on the way.

    `nodes` are those of the formula that is read.
    `bound` maps a name to its term; `domains` the internal name of a bound variable to its domain;
    `points` that of the variable of a derivative to the place where it is taken; `parameters` are the
    internal names of the arguments of the function that is being defined.
    `families` maps the letter of indexed random variables to the outcome around it, `outcome` is that.
    `inferred` collects assumptions, `notes` sentences for the reader; `open` is set once a name
    without a complete meaning was used, so that a counterexample would prove nothing, and `outcomes` once a
    mean was taken of random variables without a law, which may be any; `partly` are names
    that are described in words or wear an accent, `counts` those that are the numbers of terms of sums
    without bounds.
    """

    words: Vocabulary
    nodes: Nodes = Nodes()
    bound: dict[str, Term] = field(default_factory=dict)
    domains: dict[str, Term] = field(default_factory=dict)
    points: dict[str, Term] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)
    inferred: list[Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    open: bool = False
    outcomes: bool = False
    conditional: bool = False
    families: dict[str, Term] = field(default_factory=dict)
    outcome: Term | None = None
    used: set[str] = field(default_factory=set)
    partly: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    lasting: list[Term] = field(default_factory=list)
    fresh: int = 0
    depth: int = 0
    supposed: tuple[Term, ...] = ()

    def note(self, sentence: str) -> None:
        """Say `sentence` once in the step's note."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def assume(self, prop: Term) -> None:
        """Add an inferred assumption."""
        if prop not in self.inferred:
            self.inferred.append(prop)

    def assume_differentiable(self, f: Lam, point: Term) -> None:
        """An unspecified function has the derivative that the writer takes of it, or of its logarithm."""
        if "differentiable" in self.words.prose and _NOT_DIFFERENTIABLE.search(self.words.prose):
            return
        body = f.body
        if isinstance(body, App) and body.head == "ln":
            self.assume_differentiable(Lam(body.args[0]), point)
        if isinstance(body, App) and body.head in ("add", "neg", "mul"):
            for part in body.args:
                self.assume_differentiable(Lam(part), point)
        unspecified = isinstance(body, App) and body.head[0] == "$" and not body.head.startswith(NO_FUNCTIONS)
        if isinstance(body, App) and unspecified and body.args.count(Bound(0)) == 1:
            self.assume(App("differentiable", f, point))
            self._assume_density(body.head, f, point)
        elif isinstance(body, App) and unspecified:
            self._assume_composed(body, point)

    def _assume_composed(self, body: App, point: Term) -> None:
        """F and g have derivatives, at g(x) and at x, where that of F(g(x)) is taken."""
        inside = [n for n, a in enumerate(body.args) if a.loose]
        inner = body.args[inside[0]] if len(inside) == 1 else None
        if isinstance(inner, App) and inner.head[0] == "$" and not inner.head.startswith(NO_FUNCTIONS):
            around = [Bound(0) if n == inside[0] else a for n, a in enumerate(body.args)]
            self.assume_differentiable(Lam(App(body.head, *around)), apply(Lam(inner), point))
            self.assume_differentiable(Lam(inner), point)

    def _assume_density(self, head: str, f: Lam, point: Term) -> None:
        """The derivative of F_X is f_X, where the page has both of an X without a law."""
        density = "f" + head[2:]
        if head.startswith("$F_") and density in self.words.functions and len(head) == 4:
            self.assume(App("eq", App("deriv", f, point), App("$" + density, point)))

    def assume_smooth(self, point: Term) -> None:
        """What a first derivative needs of unspecified functions at a name, everywhere: a second one does.

        The derivatives of these functions are then differentiable there.
        """
        for prop in list(self.inferred):
            if not isinstance(prop, App) or not isinstance(point, Var) or point.name not in names(prop):
                continue
            if (
                prop.head == "differentiable"
                and prop.args[1] == point
                and point.name not in names(prop.args[0])
            ):
                self.assume(App("all", App("reals"), bind(prop, point.name)))
                slope = App("deriv", prop.args[0], Var("\0slope"))
                self.assume(App("differentiable", bind(slope, "\0slope"), point))
            elif prop.head == "lt" and isinstance(prop.args[1], App) and prop.args[1].head[:1] == "$":
                self.assume(App("all", App("reals"), bind(prop, point.name)))

    def goes_on_from(self, before: Context) -> None:
        """Take over where the points of the row before lie."""
        for prop in before.lasting:
            self.assume_along(prop)

    def assume_along(self, prop: Term) -> None:
        """Add an inferred assumption, here and for the rows that go on from here."""
        self.assume(prop)
        if prop not in self.lasting:
            self.lasting.append(prop)

    def place_of(self, point: Term) -> Var | None:
        """The free name that a point is: itself, or where the derivative around it is taken."""
        while isinstance(point, Var) and point.name in self.points:
            point = self.points[point.name]
        bound = isinstance(point, Var) and (point.name in self.domains or point.name.startswith("\0"))
        return point if isinstance(point, Var) and not bound else None

    @contextmanager
    def binder(self, written: tuple[str, ...], domain: Term | None) -> Iterator[Var]:
        """A bound variable for the names `written`.

        Assumptions inferred inside that mention it hold for all values in `domain`; where there is no
        such set (outcomes) they are dropped.
        """
        self.fresh += 1
        local = Var(f"\0{self.fresh}")
        saved, inferred = dict(self.bound), self.inferred
        self.inferred = []
        self.bound.update((name, local) for name in written)
        if domain is not None:
            self.domains[local.name] = domain
        try:
            yield local
        finally:
            inside, self.inferred, self.bound = self.inferred, inferred, saved
            for prop in inside:
                if local.name not in names(prop):
                    self.assume(prop)
                elif domain is not None:
                    self.assume(App("all", domain, bind(prop, local.name)))

    def value_of(self, name: str, offset: int) -> Term | None:
        """The definition of `name` (`f()` for a function), or None; never with a name that is bound here."""
        if name in self.words.poisoned:
            raise ReadError(
                f"the definition of {name} was not understood: {self.words.poisoned[name]}", offset
            )
        definition = self.words.definitions.get(name)
        if definition is None:
            return None
        value = self.settled(definition(), f"the definition of {name}", offset, name)
        self.used.add(name)
        return value

    def unspecified(self, name: str, arguments: list[Term]) -> Term:
        """The value of an unspecified function; one with another number of arguments is another one."""
        arity = self.words.arities.setdefault(name, len(arguments))
        return App(f"${name}" if arity == len(arguments) else f"${name}_{{/{len(arguments)}}}", *arguments)

    def law_of(self, name: str) -> Law | None:
        """The law of a random variable, or the law called `name`."""
        if name in self.words.poisoned:
            raise ReadError(f"nothing is read of {name}: {self.words.poisoned[name]}")
        law = self.words.laws.get(name)
        if law is None:
            return None
        self.used.add("~" + name)
        said = f"the law of {name}"
        support, density = (self.settled(t, said, 0) for t in (law.support, law.density))
        return replace(law, support=support, density=density)

    def settled(self, value: Term, said: str, offset: int, key: str = "") -> Term:
        """A term of the page as meant here: a derivative acts on the names in it, no sum or integral does.

        In the definition of J(theta) the theta of `h_\\theta`, which `key` shows, is that of J.
        """
        values: dict[str, Term] = {}
        shown = _LETTERS.findall(key.partition("_")[2])
        for name in sorted(n for n in names(value) if n in self.bound):
            local = self.bound[name]
            own = isinstance(local, Var) and local.name in self.parameters and name in shown
            if not isinstance(local, Var) or not (own or local.name in self.points):
                raise ReadError(f"{said} mentions {name}, which is bound here", offset)
            values[name] = local
        return substitute(value, values) if values else value


def where(node: ast.Node) -> int:
    """The place of a node in its formula."""
    return node.start


def lam(body: Term, local: Var) -> Lam:
    """The function of the bound variable `local`."""
    return bind(body, local.name)

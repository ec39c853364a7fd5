"""Sample points inside the hypotheses: what fails at one of them cannot be proved.

They spare the search goals that are false, such as most of the signs that it would welcome.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from kld_proof.kernel.judge import ABSTRACT
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, names
from kld_proof.search.models.approximate import CLEAR, NAN, Point, compared, value

REALS, SPACE = App("reals"), App("space")
INTEGRABILITY = (*ABSTRACT, "integrable", "summable", "summable2", "integrable2", "is_density", "is_mass")
Hypotheses = list[tuple[Term, frozenset[str]]]
ROUNDS, TRIED, CACHED = 3, 60, 256
SMALL, LARGE, WHOLE = (0.37, 0.83, 0.13, 0.59, 0.71), (1.7, 2.9, 1.19, 5.3, 11.3), (2.0, 5.0, 1.0, 3.0, 7.0)
# The kinds of values in the order in which a name tries them: (sign, from which list).
KINDS = (
    ((1, LARGE), (1, SMALL), (-1, SMALL), (-1, LARGE)),
    ((1, SMALL), (1, LARGE), (-1, LARGE), (-1, SMALL)),
    ((-1, SMALL), (1, SMALL), (-1, LARGE), (1, LARGE)),
    ((-1, LARGE), (1, LARGE), (-1, SMALL), (1, SMALL)),
)


def _drawn(name: str, turn: int, whole: bool = False) -> list[float]:
    """The values that a name tries, in an order that depends on the name and the turn."""
    place = sum(ord(c) * (i + 1) for i, c in enumerate(name)) + turn
    if whole:
        kinds: Sequence[tuple[int, Sequence[float]]] = ((1, WHOLE), (1, (0.0,)), (-1, WHOLE))
    else:
        kinds = KINDS[place % len(KINDS)]
    return [s * v for s, among in kinds for v in (among[place % len(among)], among[(place + 2) % len(among)])]


class Drawn(Point):
    """A point; names that the hypotheses do not mention may have any value and are drawn when met.

    The same goes for functions (a name with `$` has a phase) where `functions` says that any would do.
    """

    def __init__(self, point: Point, turn: int, functions: bool) -> None:
        super().__init__(point)
        self.turn, self.functions = turn, functions

    def __missing__(self, name: str) -> float:
        if name[0] == "$" and not self.functions:
            raise KeyError(name)
        return self.setdefault(name, _drawn(name, self.turn)[0])


class Samples:
    """Points at which the hypotheses hold; none where none was found, or where it cannot be told."""

    def __init__(self, hypotheses: tuple[Term, ...]) -> None:
        self.hypotheses = hypotheses
        limiting = tuple(h for h in hypotheses if not _free(h) and not leaves_values(h))
        functions = not any(n.startswith("$") for h in limiting for n in names(h))
        self.points = [(Drawn(p, turn, functions), dict[Term, float]()) for turn, p in _points(limiting)]

    def child(self, h: Term) -> Samples:
        """The samples under one more hypothesis; where it says where a new name lies, only that is drawn."""
        if not self.points or _free(h) or leaves_values(h):
            return self
        whole = (*self.hypotheses, h)
        x = h.args[0] if type(h) is App and h.head == "in" else None
        if type(h) is not App or type(x) is not Var or any(x.name in names(p) for p in self.hypotheses):
            return Samples(whole)
        extended = Samples.__new__(Samples)
        extended.hypotheses, extended.points = whole, []
        for point, _ in self.points:
            further = Drawn(point, point.turn, point.functions)
            if next(_candidates([h], x.name, further, point.turn), None) is None:
                return Samples(whole)
            extended.points.append((further, {}))
        return extended

    def reject(self, relation: str, a: Term, b: Term) -> bool:
        """Whether `a relation b` (eq, ne, lt or le) fails at a point, so that no proof of it exists."""
        for point, known in self.points:
            if compared(relation, value(a, point, known), value(b, point, known)) is False:
                return True
        return False


def _free(h: Term) -> bool:
    """Whether real variables may have any value under the hypothesis."""
    return type(h) is App and (h.head in ABSTRACT or (h.head == "in" and h.args[1] in (REALS, SPACE)))


def leaves_values(h: Term) -> bool:
    """Whether functions may have any values between 0 and 1 at finitely many points under the hypothesis.

    So it is where the hypothesis is about integrals, or says no more than that values lie there.
    """
    if type(h) is not App or not any(n.startswith("$") for n in names(h)):
        return False
    match h.head, h.args:
        case ("all", (_, Lam(body=p))):
            return leaves_values(p)
        case ("eq", (App(head="integral"), Num())):
            return True
        case ("eq", (App(head="sum", args=(App(head="naturals" | "integers" | "from"), _)), Num())):
            return True
        case (("lt" | "le"), (a, b)):
            return (a == ZERO and _is_value(b)) or (b == ONE and _is_value(a))
        case ("ne", (a, b)):
            return b == ZERO and _is_value(a)
    return h.head in INTEGRABILITY


def _is_value(t: Term) -> bool:
    return type(t) is App and t.head.startswith("$")


@lru_cache(CACHED)
def _points(hypotheses: tuple[Term, ...]) -> list[tuple[int, Point]]:
    """A few points inside the hypotheses, which bind no other name."""
    free = [(h, names(h)) for h in hypotheses]
    plain = [(h, n) for h, n in free if not any(x.startswith("$") for x in n)]
    if any(not x.startswith("$") for h, n in free if (h, n) not in plain for x in n):
        return []  # a condition on functions may bind the variables
    return [(turn, p) for turn in range(ROUNDS) if (p := _point(plain, turn)) is not None]


def _point(hypotheses: Hypotheses, turn: int) -> Point | None:
    """The first point in the order of the turn, unless it takes too many attempts."""
    if not all(_holds(h, {}) for h, n in hypotheses if not n):
        return None
    order = _ordered(hypotheses)
    about: dict[str, list[App]] = {x: [] for x in order}
    place = {x: i for i, x in enumerate(order)}
    for h, n in hypotheses:
        if n and type(h) is App:
            about[max(n, key=place.__getitem__)].append(h)
    point: Point = {}
    untried = [_candidates(about[x], x, point, turn) for x in order[:1]]
    for _ in range(len(order) + TRIED):
        if not untried:
            break
        if next(untried[-1], None) is None:
            untried.pop()
            point.pop(order[len(untried)], None)
            continue
        if len(untried) == len(order):
            return point
        y = order[len(untried)]
        untried.append(_candidates(about[y], y, point, turn))
    return None if order else point


def _ordered(hypotheses: Hypotheses) -> list[str]:
    """The names, those that an equation determines right after the others in it."""
    waiting = dict.fromkeys(chain.from_iterable(sorted(n) for _, n in hypotheses))
    equations = [(h, set(n)) for h, n in hypotheses if type(h) is App and h.head == "eq"]
    alone = {h.args[0].name for h, _ in equations if type(h.args[0]) is Var}
    order: list[str] = []
    for x in sorted(waiting, key=lambda x: x in alone):
        pending = [x]
        while pending:
            y = pending.pop()
            if y not in waiting:
                continue
            del waiting[y]
            order.append(y)
            for _, unknown in equations:
                unknown.discard(y)
                pending += unknown if len(unknown) == 1 else ()
    return order


def _candidates(about: list[App], x: str, point: Point, turn: int) -> Iterator[float]:
    """Puts values for `x` into the point, one after the other, with which the hypotheses about it hold."""
    equation = next((h for h in about if h.head == "eq"), None)
    if equation is not None:
        proposed = [_root(equation, x, point)]
    elif any(h.head == "in" and h.args[0] == Var(x) and _whole(h) for h in about):
        ends = (math.floor(e) + d for e in _ends(about, x, point) for d in (0.0, 1.0))
        proposed = [*_drawn(x, turn, whole=True), *ends]
    else:
        between, drawn = _between(sorted(_ends(about, x, point)), turn), _drawn(x, turn)
        proposed = [*drawn, *between] if turn % 2 else [*between, *drawn]
    for v in proposed:
        point[x] = v
        if v == v and all(h is equation or _holds(h, point) for h in about):
            yield v


def _whole(h: App) -> bool:
    return type(h.args[1]) is App and h.args[1].head in ("naturals", "integers", "range", "from")


def _ends(about: Sequence[App], x: str, point: Point) -> list[float]:
    """What `x` alone is compared with."""
    ends: list[Term] = []
    for h in about:
        if Var(x) in h.args:
            ends += h.args if h.head != "in" else getattr(h.args[1], "args", ())
    found = [value(t, point, {}) for t in ends if x not in names(t)]
    return [v for v in found if v == v]


def _between(ends: list[float], turn: int) -> list[float]:
    share = (0.37, 0.71, 0.13, 0.91, 0.53)[turn % 5]
    inner = [a + share * (b - a) for a, b in pairwise(ends)]
    return [*inner, *(e + s * 3 * share for e in ends if e for s in (1, -1))]


def _root(equation: App, x: str, point: Point) -> float:
    """The value of `x` where the two sides agree, if their difference is linear in it."""

    def gap(v: float) -> float:
        point[x] = v
        known: dict[Term, float] = {}
        return value(equation.args[0], point, known) - value(equation.args[1], point, known)

    a, b = equation.args
    for alone, other in ((a, b), (b, a)):
        if alone == Var(x) and x not in names(other):
            return value(other, point, {})
    f, g = gap(0.29), gap(1.37)
    bent = abs(gap(0.83) - (f + g) / 2) > 1e-12 * (1 + abs(f) + abs(g))
    if bent or not abs(g - f) > CLEAR:  # far away what is not linear may be as small as at a root
        return NAN
    root = 0.29 - f * 1.08 / (g - f)
    left = gap(root)  # no number where the digits of a sum cancel, as they do at a root
    return NAN if abs(left) >= 1e-12 * (1 + abs(f)) else root


def _holds(h: Term, point: Point) -> bool:
    """Whether the hypothesis certainly holds at the point."""
    known: dict[Term, float] = {}
    if type(h) is not App:
        return False
    if h.head in ("lt", "le", "ne"):
        a, b = (value(t, point, known) for t in h.args)
        return compared(h.head, a, b) is True
    if h.head != "in" or type(h.args[1]) is not App:
        return False
    x = value(h.args[0], point, known)
    ends = [value(t, point, known) for t in h.args[1].args]
    match h.args[1].head, ends:
        case "reals", []:
            return True
        case "integers", []:
            return x.is_integer()
        case "naturals", []:
            return x.is_integer() and x >= 0
        case "interval", [a, b]:
            return compared("lt", a, x) is True and compared("lt", x, b) is True
        case "above", [a]:
            return compared("lt", a, x) is True
        case "below", [b]:
            return compared("lt", x, b) is True
        case "range", [a, b]:
            return x.is_integer() and a <= x <= b
        case "from", [a]:
            return x.is_integer() and a <= x
    return False

"""Simple rational points inside assumptions: the smallest first, parameters distinct, in a fixed order.

Assumptions are met by choosing the variables one after the other: a variable that an equation determines
is solved for, the others take simple values between the bounds that are known by then.  What exact
arithmetic cannot decide (`x < pi`) is asked of the kernel's enclosures, and only then is Arb imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from kld_proof.kernel.term import App, Lam, Term, Var, names, substitute, subterms
from kld_proof.search.models.matrices import has_matrices
from kld_proof.search.refuter.exact import exact, truth

Point = dict[str, Fraction]
_SIMPLE = "1 2 1/2 3 -1 0 1/3 -2 3/2 5 -1/2 2/3 1/4 4 -3 6 3/4 7 1/10 10 -5 9/10 20"
_EXTREME = "1/100 100 1/1000 1000 -100 -1000 1/1000000 1000000"
SIMPLE = tuple(Fraction(text) for text in _SIMPLE.split(" "))
EXTREME = tuple(Fraction(text) for text in _EXTREME.split(" "))
WORK, ALL_WORK, CACHED = 4_000, 20_000, 512  # points that are looked at for one, and in all
FAR = 1_000  # how many of these a point is worth at which sums may have hundreds of terms
BITS = 128
UNDECIDABLE = ("integrable", "summable", "has_deriv", "differentiable", "tends", "all", "integrable_rv")


def satisfying_point(assumptions: Sequence[Term], variables: Iterable[str] = ()) -> Point | None:
    """A simple point at which every assumption about real variables alone holds, or None if none was found.

    Assumptions about functions (names with `$`) and about integrability are passed over: they have no point.
    The point has a value for each of `variables` and for each real variable of the assumptions.
    """
    return next(points(assumptions, variables), None)


def points(assumptions: Sequence[Term], variables: Iterable[str] = (), rounds: int = 1) -> Iterator[Point]:
    """One point inside the assumptions for each round, where there is one; none if the first has none."""
    for r in range(rounds):
        found = _point(tuple(assumptions), tuple(variables), r)
        if found is not None:
            yield dict(found)
        elif r == 0:
            return


@lru_cache(CACHED)
def _point(assumptions: tuple[Term, ...], variables: tuple[str, ...], round_: int) -> Point | None:
    return Space(assumptions, variables).point({}, round_)


def pointwise(p: Term) -> bool:
    """Whether `p` is about real variables alone, none of which is the code of a matrix."""
    plain = type(p) is App and p.head not in UNDECIDABLE and not any(n.startswith("$") for n in names(p))
    return plain and not has_matrices(p)


def _binds(t: Term) -> bool:
    return any(type(s) is Lam for s in subterms(t))


class Space:
    """The points inside some assumptions."""

    def __init__(self, assumptions: Sequence[Term], variables: Iterable[str] = ()) -> None:
        self.assumptions = [a for a in assumptions if pointwise(a)]
        self.free = [(a, frozenset(names(a))) for a in self.assumptions]
        order = dict.fromkeys(v for v in variables if not v.startswith("$"))
        for _, used in self.free:
            order.update(dict.fromkeys(sorted(used)))
        defined = {_defined(a) for a in self.assumptions}
        self.order = [v for v in order if v not in defined] + [v for v in order if v in defined]
        self.work = 0
        self.binding = sum(map(_binds, self.assumptions))
        self.last = ALL_WORK
        # What takes long to decide is asked last.
        self.in_turn = sorted(self.assumptions, key=_binds)

    def contains(self, point: Mapping[str, Fraction]) -> bool:
        """Whether every assumption certainly holds at the point; a sum to a thousand is work of its own."""
        self.work += self.binding * int(max(map(abs, point.values()), default=0) > 50) * FAR
        return all(_certain(a, point) for a in self.in_turn)

    def point(self, fixed: Mapping[str, Fraction], round_: int = 0) -> Point | None:
        """A point inside with these values, the others as simple as the round asks for."""
        self.last = min(self.work + WORK, ALL_WORK)
        start = self._propagate(dict(fixed))
        try:
            return None if start is None else self._extend(start, round_)
        except RecursionError:  # a name a level: more than some nine hundred are too many
            return None

    def _extend(self, point: Point, round_: int) -> Point | None:
        missing = next((v for v in self.order if v not in point), None)
        if missing is None:
            return point if self.contains(point) else None
        for value in self._values(missing, point, round_):
            if self.work > self.last:
                return None
            step = self._propagate({**point, missing: value}, {missing})
            found = None if step is None else self._extend(step, round_)
            if found is not None:
                return found
        return None

    def _propagate(self, point: Point, changed: set[str] | None = None) -> Point | None:
        """The point with everything that equations determine; None where an assumption fails.

        With `changed` only these names have new values, and what is about others was looked at before.
        """
        self.work += 1
        progress = True
        while progress:
            progress = False
            for a, used in self.free:
                if changed is not None and used.isdisjoint(changed):
                    continue
                unknown = used - point.keys()
                if not unknown:
                    known = truth(a, point)
                    irrational = known is None and type(a) is App and a.head == "eq"
                    if known is False or irrational:
                        return None
                elif len(unknown) == 1 and type(a) is App and a.head == "eq":
                    (v,) = unknown
                    value = solve(a.args[0], a.args[1], v, point)
                    if value is None and _stands_alone(a, v):
                        return None
                    if value is not None:
                        point[v] = value
                        progress = True
                        if changed is not None:
                            changed.add(v)
        return point

    def _values(self, v: str, point: Point, round_: int) -> list[Fraction]:
        low, high, whole = self._bounds(v, point)
        index = self.order.index(v)
        turn = round_ * (2 * index + 1) % len(SIMPLE)
        values = [*SIMPLE[turn:], *SIMPLE[:turn]]
        values = [*self._shares(v, point), *values, *between(low, high), *EXTREME]
        inside = [x for x in values if _inside(x, low, high) and not (whole and x.denominator > 1)]
        taken = set(point.values())
        return list(dict.fromkeys([x for x in inside if x not in taken] + inside))

    def _shares(self, v: str, point: Point) -> list[Fraction]:
        """Where an equation ties v to others (`a + b = 1`): near the value that they could share equally."""
        for a, used in self.free:
            if v in used and type(a) is App and a.head == "eq" and _defined(a) is None:
                unknown = used - point.keys()
                together = {u: Var("share") for u in unknown}
                left, right = (substitute(side, together) for side in a.args)
                share = solve(left, right, "share", point)
                if share is not None and len(unknown) > 1:
                    near = [sorted((share * i / 5, share * (i + 1) / 5)) for i in (2, 6)]
                    return [*(simplest(low, high) for low, high in near if low < high), share]
        return []

    def _bounds(self, v: str, point: Point) -> tuple[Fraction | None, Fraction | None, bool]:
        lows: list[Fraction] = []
        highs: list[Fraction] = []
        whole = False
        for a, used in self.free:
            if v not in used or type(a) is not App or a.head not in ("lt", "le", "in"):
                continue
            left, right = a.args
            if a.head in ("lt", "le"):
                _bound(highs, left == Var(v), right, point)
                _bound(lows, right == Var(v), left, point)
            elif a.head == "in" and left == Var(v) and type(right) is App:
                whole |= right.head in ("naturals", "integers", "range", "from")
                ends = right.args
                _bound(
                    lows,
                    right.head in ("interval", "above", "range", "from"),
                    ends[0] if ends else None,
                    point,
                )
                _bound(highs, right.head in ("interval", "below", "range"), ends[-1] if ends else None, point)
                lows += [Fraction(0)] if right.head == "naturals" else []
        return max(lows, default=None), min(highs, default=None), whole


def _stands_alone(equation: App, v: str) -> bool:
    """Whether a side is the variable and the other side does not contain it: no other value is a solution."""
    sides = equation.args
    return any(x == Var(v) and v not in names(y) for x, y in (sides, sides[::-1]))


def _defined(a: Term) -> str | None:
    """The variable that an equation `v = expression without v` defines."""
    if type(a) is App and a.head == "eq" and type(a.args[0]) is Var and type(a.args[1]) is App:
        return None if a.args[0].name in names(a.args[1]) else a.args[0].name
    return None


def _bound(ends: list[Fraction], applies: bool, end: Term | None, point: Point) -> None:
    if applies and end is not None and names(end) <= point.keys():
        value = exact(end, point)
        ends += _approximately(end, point) if value is None else [value]


def _approximately(t: Term, point: Point) -> list[Fraction]:
    """A rational near the value, from an enclosure; nothing where there is none."""
    from kld_proof import enclosure

    try:
        ball = enclosure.enclose(t, point, BITS)
    except enclosure.NotEnclosed:
        return []
    mantissa, exponent = ball.mid().man_exp()
    return [int(mantissa) * Fraction(2) ** int(exponent)] if abs(int(exponent)) < 10 * BITS else []


def _inside(x: Fraction, low: Fraction | None, high: Fraction | None) -> bool:
    return (low is None or low <= x) and (high is None or x <= high)


def _certain(a: Term, point: Mapping[str, Fraction]) -> bool:
    known = truth(a, point)
    if known is None:
        from kld_proof import enclosure

        return enclosure.holds(a, point, BITS)
    return known


def solve(left: Term, right: Term, v: str, point: Mapping[str, Fraction]) -> Fraction | None:
    """The value of `v` with left = right, if the difference is linear in v or v stands alone."""
    for alone, other in ((left, right), (right, left)):
        if alone == Var(v) and v not in names(other):
            return exact(other, point)
    for a, b in ((0, 1), (1, 2)):
        x, y = Fraction(a), Fraction(b)
        f, g = (_difference(left, right, {**point, v: z}) for z in (x, y))
        if f is not None and g is not None and f != g:
            root = x - f * (y - x) / (g - f)
            if _difference(left, right, {**point, v: root}) == 0:
                return root
    return None


def _difference(left: Term, right: Term, point: Mapping[str, Fraction]) -> Fraction | None:
    a, b = exact(left, point), exact(right, point)
    return None if a is None or b is None else a - b


def between(low: Fraction | None, high: Fraction | None) -> list[Fraction]:
    """Simple values between two bounds, or beyond the one that there is."""
    if low is not None and high is not None:
        if low >= high:
            return [low] if low == high else []
        width = high - low
        inner = [simplest(low, high)]
        inner += [simplest(low + width * i / 8, low + width * (i + 2) / 8) for i in (3, 5, 1, 0, 6)]
        return [*dict.fromkeys(inner), low, high]
    if low is not None:
        return [low + d for d in (1, 2, Fraction(1, 2), 3, 0)]
    return [] if high is None else [high - d for d in (1, 2, Fraction(1, 2), 3, 0)]


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The rational with the smallest denominator strictly between the two (continued fractions)."""
    whole = low // 1
    if whole + 1 < high:
        return Fraction(whole + 1) if not (low < 0 < high) else Fraction(0)
    low, high = low - whole, high - whole
    if high > 1:
        return Fraction(whole + 1)
    if low == 0:
        return whole + Fraction(1, 1 / high // 1 + 1)
    return whole + 1 / simplest(1 / high, 1 / low)

"""Sums of terms with the indicator of an initial part of the indices: distribution functions of discrete laws."""

from kld_proof.library.axioms import axiom

SOURCE = (
    "the other terms are 0, and a range is finite; docs/semantics.md: range(a, b) has the integers in [a, b]"
)
WORDS = "terms that are 0"
# the condition on the index, what else is assumed, and the last index that satisfies it
CONDITIONS = [
    ("le", "k <= c", "", "c"),
    ("le_shifted", "d + k <= c", "", "c - d"),
    ("lt", "k < c", "c in integers", "c - 1"),
    ("lt_shifted", "d + k < c", "c in integers; d in integers", "c - d - 1"),
]


def _entries(name: str, condition: str, given: str, last: str) -> list:  # type: ignore[type-arg]
    variables = "d c $f" if "d" in condition else "c $f"
    body = f"lambda k: f(k)*ite({condition}, 1, 0)"
    inside = f"{given}; {last} <= b" if given else f"{last} <= b"
    return [
        axiom(f"sum_part_{name}", variables, given, f"sum(naturals, {body}) == sum(range(0, {last}), f)", SOURCE, WORDS),
        axiom(f"summable_part_{name}", variables, given, f"summable(naturals, {body})", SOURCE),
        axiom(
            f"sum_range_part_{name}", f"a b {variables}", inside,
            f"sum(range(a, b), {body}) == sum(range(a, {last}), f)", SOURCE, WORDS,
        ),
    ]  # fmt: skip


AXIOMS = [entry for row in CONDITIONS for entry in _entries(*row)]

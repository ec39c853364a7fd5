"""From a file and a target (a function, a line, some lines) to the formula that the code computes."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import partial

from kld_proof.code.execute import Executor
from kld_proof.code.patches import rebinding
from kld_proof.code.reading import Reading
from kld_proof.code.scope import Scope
from kld_proof.code.source import Source, Unread
from kld_proof.code.target import Target
from kld_proof.code.values import (
    CHOSEN,
    ELEMENTS,
    GONE,
    SIZE,
    Key,
    Misfit,
    Sequence,
    Tensor,
    Value,
    size,
)
from kld_proof.kernel.term import ZERO, App, Term, names, subterms

RESERVED = frozenset(["add", "mul", "neg", "div", "pow", "ln", "exp", "sqrt", "pi"])
MIN_RANK, MAX_RANK = 2, 5  # (batch, latent), and more latent axes where the code names them


@dataclass(frozen=True)
class CodeFormula:
    """What the code computes: the sum over the axes `summed` of `term`.

    `term` holds the arguments' names as variables, and the sizes of axes where the code divides by them.
    `arrays` are the names that vary along all axes, `numbers` those that are single numbers.  `stated`
    are propositions that the code's clamps lay on them, `clamped` the values, other than arguments, that a
    clamp acts on; `untrained` names what stops a gradient, and `notes` say what else the reading took
    for granted.  `line` is where the value stands; `chosen` are values, such as a greatest element, of which
    nothing is used.
    """

    term: Term
    summed: Key
    rank: int
    arrays: tuple[str, ...]
    numbers: tuple[str, ...]
    stated: tuple[Term, ...] = ()
    clamped: tuple[Term, ...] = ()
    untrained: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    line: int = 0
    call: str = ""
    framework: str = ""
    chosen: tuple[str, ...] = ()


def read_code(
    source: Source,
    target: str,
    is_tensor: Callable[[str], bool],
    given: Mapping[str, Term] | None = None,
    rank: int | None = None,
    registry: bool = False,
    is_named: Callable[[str], bool] = lambda name: True,
    axis_of: Callable[[str], int | None] | None = None,
    exact: bool = False,
    explained: Container[str] = (),
    is_positive: Callable[[str], bool] = lambda name: False,
    absent: bool = False,
    cuts: bool = True,
) -> CodeFormula:
    """The formula at `target`: a function's name, `LINE`, `LINE-LINE`, or "" for the whole text.

    Raises `Unread` for code that was not understood and `InputError` for a target that is not there.
    """
    found = rebinding(source)
    if found is not None:
        raise source.unread(found[0], f"`{found[1]}` can change what any name means")
    again = partial(
        read_code,
        source,
        target,
        is_tensor,
        given,
        registry=registry,
        is_named=is_named,
        axis_of=axis_of,
        exact=exact,
        explained=explained,
        is_positive=is_positive,
        absent=absent,
    )
    ranks = range(MIN_RANK, MAX_RANK) if axis_of is None else (1, 2)
    for tried in ranks if rank is None else ():
        try:
            return again(rank=tried, cuts=cuts)
        except Unread as error:
            if not error.needs_axes or (axis_of is not None and tried == 2):
                raise
    reading = Reading(
        is_tensor,
        is_named,
        rank or MAX_RANK,
        given or {},
        axis_of,
        exact,
        explained,
        is_positive,
        absent,
        cuts=cuts and axis_of is None,
    )
    executor = Executor(source, Scope(source), reading)
    executor.trusted_decorators = frozenset(["register_kl"]) if registry else frozenset()
    try:
        value, line, call = Target(executor, source, reading).value(target)
        code = _finish(value, executor, reading, line, call)
    except Misfit as misfit:
        raise Unread(str(misfit)) from None
    except RecursionError:
        raise Unread("the code is nested too deeply to be read") from None
    used = {*code.arrays, *code.numbers}
    if any(name in used and behind & used for name, behind in reading.cut.items()):
        return again(rank=rank, cuts=False)
    return code


def _finish(value: Value, executor: Executor, reading: Reading, line: int, call: str) -> CodeFormula:
    if isinstance(value, Sequence):
        raise Unread("the code gives several values: name the line that computes the one you mean", line)
    if not isinstance(value, Tensor):
        raise Unread("the code gives no number or array", line)
    term, summed = settle(value)
    if summed and reading.of_numbers:
        raise Unread(f"`{reading.of_numbers[0]}` of Python is for numbers, and the code sums arrays", line)
    if summed & set(value.axes):
        raise Unread("a sum over an axis is repeated along that axis", line)
    heads = RESERVED | {t.head for t in subterms(term) if type(t) is App}
    clash = {n for n in names(term) if n[:1] != "$"} & heads
    if clash:
        raise Unread(f"the name `{min(clash)}` is that of a function, and is used as a value", line)
    stated = [p for p in executor.calls.stated if names(p) & names(term)]
    used = [n for n in executor.symbols if {n, f"${n}"} & names(term)]
    for each in stated:
        used += [n for n in executor.symbols if {n, f"${n}"} & names(each) and n not in used]
    return CodeFormula(
        term,
        summed,
        reading.rank,
        tuple(n for n in used if reading.is_tensor(n)),
        tuple(n for n in used if not reading.is_tensor(n)),
        tuple(stated),
        tuple(executor.calls.clamped),
        tuple(dict.fromkeys(reading.untrained)),
        (*reading.notes, *_unread_notes(reading, used)),
        line,
        call,
        executor.scope.framework,
        tuple(executor.calls.chosen),
    )


def _unread_notes(reading: Reading, used: list[str]) -> list[str]:
    """Which names stand for any value, because the lines that set them were not read."""
    lines: dict[int, list[str]] = {}
    for name in used:
        if name in reading.unread_lines:
            lines.setdefault(reading.unread_lines[name], []).append(f"`{name}`")
    return [f"{' and '.join(n)} may have any value: line {line} was not read" for line, n in lines.items()]


def settle(value: Tensor) -> tuple[Term, Key]:
    """One term and the axes that it is summed over; a constant outside of the sum is shared out."""
    keys = [k for k in value.parts if k]
    rest = value.parts.get(ELEMENTS)
    if not keys:
        return (rest if rest is not None else ZERO), ELEMENTS
    if len(keys) > 1:
        raise Misfit("some terms are summed over other axes than the rest")
    term = value.parts[keys[0]]
    if rest is None:
        return term, keys[0]
    if names(rest) & value.tensors:
        raise Misfit("some terms are summed over an axis, and others, outside of the sum, are not")
    return App("add", term, App("div", rest, size(sorted(keys[0])))), keys[0]


def is_size(name: str) -> bool:
    """Is the variable the size of an axis?"""
    return name.startswith(SIZE)


def is_chosen(name: str) -> bool:
    """Is the name that of a value of which nothing is used?"""
    return name.startswith(CHOSEN)


__all__ = ["GONE", "CodeFormula", "is_chosen", "is_size", "read_code", "settle"]

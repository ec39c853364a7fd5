"""What every reader produces and everything after it consumes: documents of derivations of steps."""

from __future__ import annotations

from kld_proof.kernel.term import Term
from kld_proof.record import field, record


@record(frozen=True)
class Place:
    """Where something stands: 1-based line and column, and the cell of a notebook (1-based)."""

    line: int = 0
    column: int = 0
    cell: int | None = None


@record(frozen=True)
class Premise:
    """A formula that the derivation rests on and does not prove.

    `prop` is None for a definition: it has been put in already wherever its name stands.
    `inferred` marks what the reader concluded and the writer did not say.
    """

    text: str
    prop: Term | None = None
    inferred: bool = False
    place: Place = Place()


@record(frozen=True)
class Finding:
    """A remark about the text that is no verdict: a notation slip, a widened scope, a guessed reading."""

    message: str
    kind: str = "notation"
    place: Place = Place()


NOT_GOING_ON = "the formula does not go on with the one before"
EITHER_ORDER = "an integral from a to b is minus the one from b to a where b < a"
"""The message of the rereading that takes a formula alone."""


@record(frozen=True)
class Step:
    """One claimed relation, `left relation right`, with what may be assumed for it.

    `relation` is one of `=`, `!=`, `<`, `<=`, `>`, `>=`; `assumptions` are propositions.  `left_text`
    and `right_text` are LaTeX as written; `as_read` is LaTeX printed from the terms.  `rereadings`
    are alternative (left, right, message) triples, tried in order when the step as written is not
    proved: each repairs a notation slip, and its message becomes a finding.  `error` is set, and the
    terms are None, where the text was not understood.  `expect` is the verdict that a directive
    beside the step announces.  `refutable` is False where a name's meaning is only partly known (an
    unspecified density, a mean that only the prose describes, an equation to be solved): a
    counterexample would prove nothing, and the step is proved or not proved.  `slips` are the findings
    to be reported, each once for the document, where a rereading is what proves the step.  `hints`
    are propositions that the proof may pass through, once they are proved; `through` are terms
    from the left to the right side, each equal to the next by a step in `through_lines`.  `sequences`
    are the function names that stand for terms of a sequence of any numbers, which a counterexample may
    choose, and `variables` are random variables that may be any.  `asserted` is False where a relation that
    fails for all values may still be meant well (an equation to be solved, one that is meant roughly or by
    words that were not understood); where it is True, a proof that it fails for all values refutes the step,
    also one that is not `refutable`.
    `alone` is the left side as the formula itself writes it, where the step goes on with a chain
    before and the last rereading takes the formula alone.  `shapes` are propositions about the shapes of the
    matrices of a step, where a counterexample may choose these.  `unknown` are the names that keep a step
    from being refuted, as LaTeX; none where its form does.
    """

    left: Term | None
    relation: str
    right: Term | None
    assumptions: tuple[Term, ...] = ()
    left_text: str = ""
    right_text: str = ""
    as_read: str = ""
    place: Place = Place()
    note: str = ""
    rereadings: tuple[tuple[Term, Term, str], ...] = ()
    error: str = ""
    expect: str = ""
    refutable: bool = True
    asserted: bool = True
    slips: tuple[Finding, ...] = ()
    sequences: frozenset[str] = frozenset()
    variables: frozenset[str] = frozenset()
    hints: tuple[Term, ...] = ()
    through: tuple[Term, ...] = ()
    through_lines: tuple[int, int] = (0, 0)
    alone: str = ""
    shapes: tuple[Term, ...] = ()
    unknown: tuple[str, ...] = ()


@record
class Derivation:
    """A chain (or several) of steps under common premises."""

    title: str = ""
    steps: list[Step] = field(default_factory=list)
    premises: list[Premise] = field(default_factory=list)
    place: Place = Place()


@record
class Document:
    """Everything that was found in one file, notebook or Python derivation.

    `excused` counts the display formulas that a directive took out, `formulas` all that were met.
    """

    path: str
    derivations: list[Derivation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    formulas: int = 0
    excused: int = 0

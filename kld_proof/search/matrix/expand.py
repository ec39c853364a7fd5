"""The trace of a product of sums, worked out: a sum of multiples of traces of words."""

from __future__ import annotations

from typing import NamedTuple

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.assumed import learn_facts
from kld_proof.search.matrix.prepare import prepared
from kld_proof.search.matrix.rules import around, at_end, learn_blocks, learn_units
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.units import trace_of_unit
from kld_proof.search.matrix.words import (
    Word,
    congruent,
    identity_size,
    is_letter,
    letters,
    mul,
    order,
    product,
    regroup,
    trace,
    traced,
)

MAX_WORDS = 400
PLACES = {(False, False): "", (True, False): "_behind", (False, True): "_before", (True, True): "_between"}
Monomials = list[tuple[Term, Word]]


class Worked(NamedTuple):
    """A number: the value of a trace, the words of which it consists, and the line trace = value."""

    value: Term
    words: Monomials
    line: int | None


class Expansion:
    """Works out one trace; `cyclic` says whether words may be turned round (no: they end in a marker)."""

    def __init__(self, ctx: Context, cyclic: bool) -> None:
        self.ctx, self.builder, self.cyclic, self.count = ctx, ctx.builder, cyclic, 0
        self.single = False  # whether the matrix has one row and one column

    def of(self, matrix: Term, behind: Term | None = None) -> Worked:
        """tr(matrix), or tr(matrix behind)."""
        learn_facts(self.ctx)
        learn_units(self.ctx, matrix)
        learn_blocks(self.ctx, matrix)
        if "matrix units" in self.ctx.memo and not self.cyclic:
            size = shape(self.ctx, matrix)
            self.single = size is not None and size[:2] == (ONE, ONE)
        ready, line = prepared(self.ctx, matrix)
        if line is not None:
            line = traced(self.ctx, line if behind is None else congruent(self.ctx, line, behind=behind))
        return self.after(line, self.at((), ready, behind))

    def after(self, line: int | None, found: Worked) -> Worked:
        """The same, reached by the line first."""
        lines = [i for i in (line, found.line) if i is not None]
        return found._replace(line=self.builder.chain(*lines) if lines else None)

    def at(self, done: Word, x: Term, rest: Term | None) -> Worked:
        """tr(done x rest): `done` are letters, x is worked on, `rest` comes later."""
        if is_letter(x):
            return self.letter(done, x, rest)
        assert type(x) is App
        if x.head == "mat_mul":
            return self.product(done, x, rest)
        values: dict[str, Term] = dict(zip({"mat_scale": "cA"}.get(x.head, "AB"), x.args, strict=False))
        if done:
            values["W"] = product(done)
        if rest is not None:
            values["R"] = rest
        place = {(0, 0): "", (1, 0): "behind", (0, 1): "before", (1, 1): "between"}[
            bool(done), rest is not None
        ]
        name = (
            f"{x.head.replace('mat_', 'trace_')}_{place}" if place else x.head.replace("mat_", "mat_trace_")
        )
        step = self.builder.lemma(name, values)
        return self.after(step, self.linear(done, x, rest))

    def linear(self, done: Word, x: App, rest: Term | None) -> Worked:
        """The parts of a sum, an opposite, a multiple, worked out one by one."""
        factor = x.args[0] if x.head == "mat_scale" else Num(-1) if x.head == "mat_neg" else ONE
        parts = x.args[1:] if x.head == "mat_scale" else x.args
        found = [self.at(done, p, rest) for p in parts]
        values = [f.value for f in found]
        words = [(factor if c == ONE else App("mul", factor, c), w) for f in found for c, w in f.words]
        before = self.combined(x, [trace(_joined(done, p, rest)) for p in parts])
        lines = [f.line for f in found if f.line is not None]
        line = self.builder.add("rewrite", lines, before) if lines else None
        value = self.combined(x, values) if line is None else self.builder.right(line)
        return Worked(value, words, line)

    def combined(self, x: App, values: list[Term]) -> Term:
        """What a linear operation makes of the traces of its parts."""
        match x.head:
            case "mat_scale":
                return App("mul", x.args[0], values[0])
            case "mat_neg":
                return App("neg", values[0])
            case "mat_add":
                return App("add", *values)
        return ZERO

    def product(self, done: Word, x: App, rest: Term | None) -> Worked:
        """A factor that is a product: its first factor, and later the others."""
        a, b = x.args
        if rest is None:
            return self.at(done, a, b)
        values = {"A": a, "B": b, "R": rest}
        name = "trace_mul_before"
        if done:
            values["W"], name = product(done), "trace_mul_between"
        return self.after(self.builder.lemma(name, values), self.at(done, a, mul(b, rest)))

    def letter(self, done: Word, x: Term, rest: Term | None) -> Worked:
        """One more letter is done; a rule for the last letters is applied."""
        step = None
        if done and rest is not None:
            step = self.builder.lemma("trace_mul_shift", {"W": product(done), "A": x, "R": rest})
        return self.after(step, self.shortened((*done, x), rest))

    def shortened(self, word: Word, rest: Term | None) -> Worked:
        """tr(word rest), a rule applied at the end of the word."""
        rule = at_end(self.ctx, word, self.cyclic or self.single)
        if rule is None:
            return self.onwards(word, rest)
        before = word[: -len(rule.word)]
        line = congruent(self.ctx, rule.line, before=product(before)) if before else rule.line
        grouped = regroup(self.ctx, before, rule.word) if before else None
        line = line if grouped is None else self.builder.chain(grouped, line)
        if rest is not None:
            line = congruent(self.ctx, line, behind=rest)
        line = traced(self.ctx, line)
        if before and rest is not None:
            values = {"A": product(before), "B": rule.replacement, "R": rest}
            line = self.builder.chain(line, self.builder.lemma("trace_mul_before", values))
        return self.after(line, self.at(before, rule.replacement, rest))

    def onwards(self, word: Word, rest: Term | None) -> Worked:
        """tr(word rest) for a word that no rule shortens."""
        if rest is None:
            return self.whole(word)
        if type(rest) is App and rest.head == "mat_mul":
            return self.at(word, *rest.args)
        return self.at(word, rest, None)

    def whole(self, word: Word) -> Worked:
        """The trace of a word, which is turned round so that equal traces become the same term."""
        self.count += 1
        if self.count > MAX_WORDS:
            from kld_proof.polynomial import TooLarge

            raise TooLarge("too many words")
        place = next((k for k, x in enumerate(word) if type(x) is App and x.head == "mat_sum"), None)
        if place is not None:
            return self.sum_of_traces(word, place)
        if not self.cyclic:
            return Worked(trace(product(word)), [(ONE, word)], None)
        turn = around(self.ctx, word)
        if turn is not None:
            turned = word[turn:] + word[:turn]
            return self.after(self.rotation(word, turn), self.at((), product(turned), None))
        return self.canonical(word)

    def sum_of_traces(self, word: Word, place: int) -> Worked:
        """The trace of a word with a sum over a range in it, as a sum of traces."""
        from kld_proof.search.matrix.sums import trace_of_sum

        turned = self.rotation(word, place) if place else None
        line = self.builder.chain(turned, trace_of_sum(self.ctx, word[place:] + word[:place]))
        return Worked(self.builder.right(line), [(ONE, word)], line)

    def canonical(self, word: Word) -> Worked:
        """The first in order among the rotations of the word and of its transpose."""
        size = identity_size(word[0]) if len(word) == 1 else None
        if size is not None:
            return self.of_identity(word, size)
        columns = self.of_columns(word)
        if columns is not None:
            return columns
        ones = self.of_ones(word)
        if ones is not None:
            return ones
        diagonal = self.of_diagonal(word)
        if diagonal is not None:
            return diagonal
        unit = trace_of_unit(self.ctx, word[0]) if len(word) == 1 else None
        if unit is not None:
            return Worked(self.builder.right(unit), [(ONE, word)], unit)
        flipped = self.flipped(word)
        best = min((order(w[s:] + w[:s]), w is flipped, s) for w in (word, flipped) for s in range(len(w)))
        line: int | None = None
        if best[1]:
            turned, prepared_line = prepared(self.ctx, App("mat_transpose", product(word)))
            line = self.builder.add(
                "symm", (self.builder.lemma("mat_trace_transpose", {"A": product(word)}),)
            )
            if prepared_line is not None:
                line = self.builder.chain(line, traced(self.ctx, prepared_line))
            inner = Expansion(self.ctx, False)
            inner.single = True
            flat = inner.at((), turned, None)
            if [w for _, w in flat.words] != [flipped] or flat.value != trace(product(flipped)):
                return Worked(trace(product(word)), [(ONE, word)], None)
            line = line if flat.line is None else self.builder.chain(line, flat.line)
            word = flipped
        if best[2]:
            line = self.builder.chain(*[i for i in (line, self.rotation(word, best[2])) if i is not None])
            word = word[best[2] :] + word[: best[2]]
        return Worked(trace(product(word)), [(ONE, word)], line)

    def of_identity(self, word: Word, size: Term) -> Worked:
        """tr(I_n) = n."""
        from kld_proof.search.goals import prove_goal

        natural = prove_goal(self.ctx, App("in", size, App("naturals")))
        if natural is None:
            return Worked(trace(word[0]), [(ONE, word)], None)
        return Worked(size, [(ONE, word)], self.builder.lemma("mat_trace_identity", {"n": size}, [natural]))

    def of_columns(self, word: Word) -> Worked | None:
        """Traces of Kronecker products, and of products of matrices as columns."""
        if not any(
            type(s) is App and s.head in ("mat_kron", "mat_vec") for x in word for s in (x, *_inside(x))
        ):
            return None
        from kld_proof.search.matrix.kron import trace_of_columns

        line = trace_of_columns(self.ctx, word)
        if line is None:
            return None
        value = self.builder.right(line)
        assert type(value) is App
        if value.head == "mat_trace":
            return self.after(line, Expansion(self.ctx, True).of(value.args[0]))
        return Worked(value, [(ONE, word)], line)

    def of_diagonal(self, word: Word) -> Worked | None:
        """The trace of a diagonal matrix alone, or beside two columns, as a sum over its entries."""
        place = next((k for k, x in enumerate(word) if type(x) is App and x.head == "mat_diagonal"), None)
        if place is None:
            return None
        from kld_proof.search.matrix.diagonal import trace_of_diagonal

        line = trace_of_diagonal(self.ctx, word[place:] + word[:place])
        if line is None:
            return None
        turned = self.rotation(word, place) if place else None
        return Worked(self.builder.right(line), [(ONE, word)], self.builder.chain(turned, line))

    def of_ones(self, word: Word) -> Worked | None:
        """tr(1^T 1) = n for the column of n ones."""
        from kld_proof.search.goals import prove_goal

        first = next((x for x in word if type(x) is App and x.head == "mat_ones"), None)
        if first is None or len(word) != 2 or App("mat_transpose", first) not in word:
            return None
        (n,) = first.args
        natural = prove_goal(self.ctx, App("in", n, App("naturals")))
        if natural is None:
            return None
        turned = self.rotation(word, 1) if word[0] == first else None
        value = self.builder.lemma("mat_trace_ones", {"n": n}, [natural])
        return Worked(n, [(ONE, word)], value if turned is None else self.builder.chain(turned, value))

    def flipped(self, word: Word) -> Word:
        """The letters of the transpose."""
        return tuple(
            w for x in reversed(word) for w in letters(prepared(self.ctx, App("mat_transpose", x))[0])
        )

    def rotation(self, word: Word, s: int) -> int:
        """A line tr(word) = tr(word turned by s letters)."""
        first, last = word[:s], word[s:]
        lines = []
        grouped = regroup(self.ctx, first, last)
        if grouped is not None:
            lines.append(traced(self.ctx, grouped))
        lines.append(self.builder.lemma("mat_trace_comm", {"A": product(first), "B": product(last)}))
        grouped = regroup(self.ctx, last, first)
        if grouped is not None:
            lines.append(self.builder.add("symm", (traced(self.ctx, grouped),)))
        return self.builder.chain(*lines)


def _inside(t: Term) -> tuple[Term, ...]:
    return t.args if type(t) is App and t.head == "mat_transpose" else ()


def _joined(done: Word, x: Term, rest: Term | None) -> Term:
    inner = x if rest is None else mul(x, rest)
    return mul(product(done), inner) if done else inner

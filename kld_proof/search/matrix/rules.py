"""Rules for words: what a run of letters may be replaced by, each with the line that says so.

They come from inverses (A A^{-1} = I) and from identities (I A = A where the shapes fit).
"""

from __future__ import annotations

from typing import NamedTuple

from kld_proof.kernel.term import ONE, App, Num, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.shapes import shape
from kld_proof.search.matrix.units import LARGEST, LAST, has_units, is_unit, product_of_units
from kld_proof.search.matrix.words import (
    Word,
    identity_size,
    is_letter,
    letters,
    product,
    regroup,
)


class Rule(NamedTuple):
    """product(word) = replacement, by the line."""

    word: Word
    replacement: Term
    line: int


def rules(ctx: Context) -> dict[Word, Rule]:
    found = ctx.memo.setdefault("matrix rules", dict[Word, Rule]())
    assert isinstance(found, dict)
    return found


def learn(ctx: Context, word: Word, line: int) -> None:
    """Keep the line product(word) = replacement."""
    rules(ctx).setdefault(word, Rule(word, ctx.builder.right(line), line))


def learn_inverse(ctx: Context, inverse: App) -> None:
    """A A^{-1} = I and A^{-1} A = I, where A is a product of letters that is known to be invertible."""
    a = inverse.args[0]
    known = invertible(ctx, a)
    if known is None:
        return
    word, b = letters(a), ctx.builder
    n = b.conclusion(known).args[1]
    if not all(map(is_letter, word)):
        for lemma in ("mat_mul_inverse", "mat_inverse_mul"):
            learn_equation(ctx, b.lemma(lemma, {"A": a, "n": n}, [known]))
        return
    learn(ctx, (*word, inverse), b.lemma("mat_mul_inverse", {"A": a, "n": n}, [known]))
    line = b.lemma("mat_inverse_mul", {"A": a, "n": n}, [known])
    grouped = regroup(ctx, (inverse,), word)
    learn(ctx, (inverse, *word), line if grouped is None else b.chain(grouped, line))


def learn_equation(ctx: Context, line: int) -> None:
    """From L = R a rule for its last word in order: it is the rest, divided by its factor."""
    from kld_proof.search.matrix.equations import rule_of

    found = rule_of(ctx, line)
    if found is not None:
        learn(ctx, *found)


def learn_units(ctx: Context, t: Term) -> None:
    """Beside matrices that are written out, identities and ones of up to four rows are as well."""
    if "matrix units" not in ctx.memo and has_units(t):
        ctx.memo["matrix units"] = True
        for n in range(1, LARGEST + 1):
            for head in ("mat_identity", "mat_ones"):
                learn(ctx, (App(head, Num(n)),), ctx.builder.lemma(f"{head}_{n}", {}))
            _learn_transposed(ctx, App("mat_ones", Num(n)))
        learn(ctx, (LAST,), ctx.builder.lemma("mat_inject_one", {}))
        _learn_transposed(ctx, LAST)


def _learn_transposed(ctx: Context, letter: App) -> None:
    """The rule for the transpose of a letter that has one."""
    from kld_proof.search.matrix.prepare import prepared

    whole = App("mat_transpose", letter)
    line = ctx.builder.add("rewrite", (rules(ctx)[(letter,)].line,), whole)
    learn(ctx, (whole,), ctx.builder.chain(line, prepared(ctx, ctx.builder.right(line))[1]))


def learn_blocks(ctx: Context, t: Term) -> None:
    """Beside blocks of n and m rows, the identity of n + m rows is made of blocks as well."""
    found = {s.args for s in subterms(t) if type(s) is App and s.head == "mat_inject"}
    for n, m in found:
        lines = _natural(ctx, n, m)
        if lines:
            line = ctx.builder.lemma("mat_identity_of_blocks", {"n": n, "m": m}, lines)
            learn(ctx, (App("mat_identity", App("add", n, m)),), line)


def _natural(ctx: Context, *sizes: Term) -> list[int]:
    """Lines that the sizes are natural numbers; none where one is not known to be."""
    from kld_proof.search.goals import prove_goal

    lines = [prove_goal(ctx, App("in", n, App("naturals"))) for n in sizes]
    known = [i for i in lines if i is not None]
    return known if len(known) == len(lines) else []


def of_blocks(ctx: Context, x: Term, y: Term) -> Rule | None:
    """J^T J = I, and J^T A = 0, A J = 0 for an A that does not reach so far."""
    b = ctx.builder
    up = x.args[0] if type(x) is App and x.head == "mat_transpose" else None
    if type(up) is App and up.head == "mat_inject":
        n, m = up.args
        if y == up:
            lines = _natural(ctx, n)
            line = b.lemma("mat_inject_inverse", {"n": n, "m": m}, lines) if lines else None
            return None if line is None else Rule((x, y), b.right(line), line)
        size = shape(ctx, y)
        if size is not None and size[0] == n:
            line = b.lemma("mat_inject_before", {"A": y, "n": n, "m": m, "k": size[1]}, [size[2]])
            return Rule((x, y), b.right(line), line)
    if type(y) is App and y.head == "mat_inject":
        n, m = y.args
        size = shape(ctx, x)
        if size is not None and size[1] == n:
            line = b.lemma("mat_inject_behind", {"A": x, "n": n, "m": m, "k": size[0]}, [size[2]])
            return Rule((x, y), b.right(line), line)
    return None


def at_end(ctx: Context, word: Word, whole: bool = False) -> Rule | None:
    """A rule for the last letters of `word`; of a `whole` word under a trace a number is none of them."""
    known = rules(ctx)
    for k in range(1, len(word) + 1):
        if word[-k:] in known:
            return known[word[-k:]]
    if len(word) < 2:
        return None
    line = product_of_units(ctx, *word[-2:])
    if line is not None:
        return Rule(word[-2:], ctx.builder.right(line), line)
    if type(word[-2]) is App and word[-2].head == "mat_diagonal":
        from kld_proof.search.matrix import diagonal

        line = diagonal.product(ctx, *word[-2:])
        if line is not None:
            return Rule(word[-2:], ctx.builder.right(line), line)
    if type(word[-2]) is App and word[-2].head == "mat_kron":
        from kld_proof.search.matrix.kron import of_products

        found = of_products(ctx, *word[-2:])
        if found is not None:
            return found
    found = _identity(ctx, *word[-2:]) or of_blocks(ctx, *word[-2:]) or _number(ctx, word)
    if found is not None or "matrix units" not in ctx.memo:
        return found
    found = _beside_units(ctx, word)
    return _single(ctx, word) if found is None and not whole else found


def _beside_units(ctx: Context, word: Word) -> Rule | None:
    """A U and U A for a unit U: A itself beside the first one, zeros where A does not reach so far."""
    x, y = word[-2:]
    if type(x) is App and is_unit(x) and not is_unit(y):
        return _at_unit(ctx, (x, y), x.args[1], shape(ctx, y), "unit_one_mul", "unit_mul_beyond")
    if type(y) is App and is_unit(y) and not is_unit(x):
        return _at_unit(ctx, (x, y), y.args[0], shape(ctx, x), "mul_unit_one", "mul_unit_beyond")
    return None


def _at_unit(
    ctx: Context, word: Word, inner: Term, known: tuple[Term, Term, int] | None, one: str, beyond: str
) -> Rule | None:
    """The rule for a unit with the inner index `inner` beside a matrix of the known shape."""
    if known is None:
        return None
    b, (n, m, line) = ctx.builder, known
    before = beyond == "unit_mul_beyond"
    size, (unit, a) = (n, word) if before else (m, word[::-1])
    if type(size) is not Num or type(inner) is not Num or type(unit) is not App:
        return None
    if unit.args == (ONE, ONE) and size == ONE:
        values: dict[str, Term] = {"A": a, "m" if before else "n": m if before else n}
        found = b.lemma(f"mat_{one}", values, [line])
        return Rule(word, b.right(found), found)
    if size.value >= inner.value:
        return None
    apart = b.add("evaluate", (), App("lt", size, inner))
    values = {"A": a, "n": n, "m": m, "i": unit.args[0], "j": unit.args[1]}
    found = b.lemma(f"mat_{beyond}", values, [line, apart])
    return Rule(word, b.right(found), found)


def _single(ctx: Context, word: Word) -> Rule | None:
    """A product with one row and one column, as a multiple of the first unit."""
    ends = [shape(ctx, word[0]), shape(ctx, word[-1])]
    if ends[0] is None or ends[1] is None or ends[0][0] != ONE or ends[1][1] != ONE:
        return None
    if any(type(s) is App and s.head.startswith("$") for s in subterms(product(word))):
        return None
    known = shape(ctx, product(word))
    if known is None or any(map(is_unit, word)):
        return None
    line = ctx.builder.lemma("mat_single", {"A": product(word)}, [known[2]])
    return Rule(word, ctx.builder.right(line), line)


def _number(ctx: Context, word: Word) -> Rule | None:
    """x (y^T z) = tr(y^T z) x for a column x, and (y^T z) x^T = tr(y^T z) x^T."""
    last = shape(ctx, word[-1])
    if last is None or ONE not in last[:2]:
        return None
    if last[1] == ONE:
        for k in range(len(word) - 1, 0, -1):
            first, before = shape(ctx, word[k]), shape(ctx, word[k - 1])
            if first is not None and before is not None and first[0] == before[1] == ONE:
                return _pulled(ctx, word[k - 1 : k], word[k:], "mat_mul_single")
    first, end = shape(ctx, word[0]), shape(ctx, word[-2])
    if last[0] == ONE and first is not None and end is not None and first[0] == end[1] == ONE:
        return _pulled(ctx, word[-1:], word[:-1], "mat_single_mul")
    return None


def _pulled(ctx: Context, beside: Word, number: Word, lemma: str) -> Rule | None:
    """The rule that pulls a number out, from the lemma for a letter beside it; random ones stay."""
    if any(type(s) is App and s.head.startswith("$") for s in subterms(product(number))):
        return None
    single, size = shape(ctx, product(number)), shape(ctx, beside[0])
    if single is None or size is None or single[:2] != (ONE, ONE):
        return None
    values = {"A": beside[0], "B": product(number), "n": size[0] if lemma == "mat_mul_single" else size[1]}
    line = ctx.builder.lemma(lemma, values, [size[2], single[2]])
    if lemma == "mat_single_mul":
        return Rule((*number, *beside), ctx.builder.right(line), line)
    grouped = regroup(ctx, beside, number)
    line = line if grouped is None else ctx.builder.chain(grouped, line)
    return Rule((*beside, *number), ctx.builder.right(line), line)


def _identity(ctx: Context, x: Term, y: Term) -> Rule | None:
    """I A = A or A I = A."""
    b = ctx.builder
    for unit, other, place in ((identity_size(x), y, 0), (identity_size(y), x, 1)):
        known = None if unit is None else shape(ctx, other)
        if known is not None and known[place] == unit:
            lemma = "mat_identity_mul" if place == 0 else "mat_mul_identity"
            line = b.lemma(lemma, {"A": other, "n": known[0], "m": known[1]}, [known[2]])
            return Rule((x, y), other, line)
    return None


def around(ctx: Context, word: Word) -> int | None:
    """A place to rotate the word to, so that a rule applies to it."""
    for s in range(1, len(word)):
        turned = word[s:] + word[:s]
        if any(at_end(ctx, turned[: k + 1], True) is not None for k in range(len(turned))):
            return s
    return None

"""Means and covariances of random vectors and matrices (docs/reading.md, Probability).

Main statements: `learn(page, words)` finds the random vectors of a page and what is said of their moments;
`functional(node, context)` is the mean, the variance or the covariance that `node` writes.

Random is what has a law (`X \\sim ...`), what stands alone under a mean, a variance or a covariance, and
what the text calls random; every other matrix under a mean is constant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.language.spoken import behind
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary
from kld_proof.document.elaborate.terms.expansion import MAX_DEPTH, expanded
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix
from kld_proof.document.elaborate.terms.matrices.numbers import single_entry
from kld_proof.document.elaborate.terms.matrices.reading import ZEROS, matrix
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import (
    COVARIANCE,
    DIVERGENCE,
    ENTROPY,
    EXPECTATION,
    VARIANCE,
    is_accented,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Bound, Lam, Term, Var, bind, names, shift, substitute
from kld_proof.record import replace

MOMENTS = EXPECTATION | VARIANCE | COVARIANCE
NORMAL = frozenset({"N", "cal(N)"})
NOISE = frozenset({"epsilon", "varepsilon", "bold(epsilon)", "bold(varepsilon)"})
MATRIX_LAWS = frozenset({"MN", "cal(MN)", "W", "cal(W)", "NW"})
_LINK = re.compile(r"\]\([^)]*\)|[\[*_]")  # the mark-up of a link
_WITH = Cue(
    rf"(?P<size>[^.;:!?\0]*\0-dimensional)?[^.;:!?\0]*?\b(?:with|has|have|having)\s+(?:\w+\s+)?"
    rf"(?:mean|expectation|expected value)s?(?:\s+vector)?\s*{prose.FORMULA}"
    rf"(?:\s*,?\s*and\s+(?:\w+\s+)?(?:co)?variance(?:[- ]covariance)?(?:\s+matrix)?\s*{prose.FORMULA})?",
    re.I,
)


def learn(page: Page, words: Vocabulary) -> None:
    """Find the random vectors and what the page says of their moments."""
    if not words.matrices:
        return
    lone: set[str] = set()
    for item in formulas(page):
        for node in item.nodes:
            if isinstance(node, ast.Apply) and node.function.name in MOMENTS - words.own:
                lone |= {a.name for a in map(strip, node.args) if isinstance(a, ast.Name)}
            elif isinstance(node, ast.Chain) and node.links[0].relation.op == "~":
                lone |= set(_drawn(node, vetting.is_denied(item), words))
                _label_law(item, node, words)
            elif isinstance(node, ast.Chain) and item.display and node.links[0].relation.op == "=":
                lone |= set(_noise(node))
            elif isinstance(node, ast.Chain) and node.links[0].relation.op == "in":
                words.columns |= set(_of_space(node))
        if not item.display and item.tree is not None and not vetting.is_denied(item):
            lone |= set(_called(item))
            words.columns |= set(_called_vectors(item))
            _spoken(page, item, words)
    words.columns -= words.shaped
    heads = {h.name for i in formulas(page) for h in _defined(i) if is_accented(h.name)}
    words.vectors |= (lone & words.matrices) - heads
    for name in words.moments.keys() & words.matrices:
        words.matrices |= {m.name for m in words.moments[name] if isinstance(m, ast.Name)}
    words.random -= {n for n in words.matrices - words.vectors if (n[:1].isupper() or is_accented(n))}


def _drawn(chain: ast.Chain, denied: bool, words: Vocabulary) -> Iterator[str]:
    """The heads of `X \\sim law`; those of a normal law are kept, if the sentence agrees."""
    head = strip(chain.first) if chain.first is not None else None
    heads = head.items if isinstance(head, ast.Tuple) else (head,)
    law = strip(chain.links[0].side)
    for one in heads:
        one = strip(one) if one is not None else None
        if not isinstance(one, ast.Name):
            continue
        yield one.name
        if isinstance(law, ast.Apply) and law.function.name in MATRIX_LAWS:
            words.shaped.add(one.name)
        if isinstance(law, ast.Apply) and law.function.name in NORMAL and len(law.args) == 2:
            words.columns.add(one.name)
            known = words.moments.setdefault(one.name, law.args)
            words.gaussian[one.name] = law
            if denied or known != law.args:
                words.moments[one.name] = ()  # of two laws neither is used
            if words.moments[one.name] != law.args:
                del words.gaussian[one.name]


def _noise(chain: ast.Chain) -> Iterator[str]:
    r"""The \varepsilon of a linear model, `y = X b + \varepsilon`: a last term without a factor."""
    side = strip(chain.links[0].side)
    if isinstance(side, ast.Add) and isinstance(chain.first, ast.Name):
        *terms, last = map(strip, side.terms)
        products = [t for t in terms if isinstance(t, ast.Mul)]
        if isinstance(last, ast.Name) and last.base in NOISE and products:
            yield last.name


_LABEL = re.compile(r"([A-Z])\s*:(?:\s|\\[;,:!]|\\quad|~|&)*$")


def _label_law(item: Item, chain: ast.Chain, words: Vocabulary) -> None:
    """Keep the law of `P: x \\sim N(m, S)`, under which a mean or a divergence may be."""
    said = _LABEL.search(item.block.text[: chain.start])
    head, law = strip(chain.first) if chain.first is not None else None, strip(chain.links[0].side)
    normal = isinstance(law, ast.Apply) and law.function.name in NORMAL and len(law.args) == 2
    if said is None or not normal or not isinstance(head, ast.Name) or vetting.is_denied(item):
        return
    known = words.normals.setdefault(said[1], (head.name, law))  # type: ignore[arg-type]
    if known != (head.name, law):
        words.poisoned[said[1]] = "two laws are given for it"


def labelled(node: ast.Node | None, words: Vocabulary) -> str:
    """The label of the law that `P`, `p` or `p(x)` is, where that is the normal law of a vector; else ""."""
    node = strip(node) if node is not None else None
    name = node.function if isinstance(node, ast.Apply) and len(node.args) == 1 else node
    if not isinstance(name, ast.Name) or name.subscript:
        return ""
    label = name.name.upper()
    variable = words.normals[label][0] if label in words.normals and label not in words.poisoned else ""
    if isinstance(node, ast.Apply) and strip(node.args[0]) != ast.Name(variable):
        return ""
    return label if variable in words.matrices else ""


def under(body: ast.Node, label: str, context: Context) -> Term:
    """The mean of a number under a labelled law."""
    return _mean(expanded(body, context), ast.Apply(ast.Name("E"), (body,), start=body.start), context, label)


def over_space(node: ast.BigOp, context: Context) -> Term | None:
    """`\\int p(x) g(x) dx` over all of a space, where `p` is the density of a labelled law: the mean of g."""
    variable = strip(node.variables[0]) if len(node.variables) == 1 else None
    everywhere = not node.lower and not node.upper and _is_space(node.domain or node.lower)
    if node.op != "int" or not everywhere or not isinstance(variable, ast.Name):
        return None
    factors = node.body.factors if isinstance(node.body, ast.Mul) else (node.body,)
    for k, factor in enumerate(map(strip, factors)):
        label = _label_of(factor, variable, context.words)
        rest = (*factors[:k], *factors[k + 1 :])
        if label and rest:
            body = rest[0] if len(rest) == 1 else ast.Mul(rest, start=node.start, end=node.end)
            return under(body, label, context)
    return None


def _is_space(domain: ast.Node | None) -> bool:
    """Whether an integral is over everything: nothing below it, `\\mathbb{R}^n`, `\\mathcal{X}`."""
    domain = strip(domain) if domain is not None else None
    base = strip(domain.base) if isinstance(domain, ast.Power) else domain
    return base is None or (isinstance(base, ast.Name) and base.name in ("bb(R)", "cal(X)", "R"))


def _label_of(factor: ast.Node, variable: ast.Name, words: Vocabulary) -> str:
    """The label of the law whose density at the variable a factor is: `p(x)`, `\\mathcal{N}(x; m, S)`."""
    if not isinstance(factor, ast.Apply) or strip(factor.args[0]) != variable:
        return ""
    if factor.separators[:1] != (";",):
        return labelled(factor, words)
    given = tuple(map(strip, factor.args[1:]))
    same = (
        k
        for k, (v, law) in words.normals.items()
        if v == variable.name and tuple(map(strip, law.args)) == given
    )
    return next((k for k in same if factor.function.name in NORMAL and labelled(ast.Name(k), words)), "")


def density(node: ast.Apply, context: Context) -> ast.Apply | None:
    """`\\mathcal{N}(x; m, S)` for `p(x)` under a labelled law; None for other functions."""
    label = labelled(node, context.words) if len(node.args) == 1 else ""
    if not label:
        return None
    law = context.words.normals[label][1]
    return replace(law, args=(*node.args, *law.args), separators=(";", ","), start=node.start, end=node.end)


def _defined(item: Item) -> Iterator[ast.Name]:
    """The names with which an equation of a formula begins."""
    for node in item.nodes:
        head = strip(node.first) if isinstance(node, ast.Chain) and node.first is not None else None
        if isinstance(head, ast.Name) and node.links[0].relation.op in ("=", ":=", "=="):  # type: ignore[attr-defined]
            yield head


def _of_space(chain: ast.Chain) -> Iterator[str]:
    """`x \\in \\mathbb{R}^n`."""
    head, side = chain.first, strip(chain.links[0].side)
    heads = head.items if isinstance(head, ast.Tuple) else (head,)
    if (
        isinstance(side, ast.Power)
        and side.base == ast.Name("bb(R)")
        and not isinstance(strip(side.exponent), ast.Mul)
    ):
        yield from (n.name for n in heads if isinstance(n, ast.Name))


def _called(item: Item) -> Iterator[str]:
    """What the words beside an inline name call random."""
    assert item.tree is not None
    if prose.speaks_of_random_vector(item.before, item.after):
        yield from (s.body.name for s in item.tree.statements if isinstance(s.body, ast.Name))


def _called_vectors(item: Item) -> Iterator[str]:
    """What the words beside an inline name call a random vector."""
    assert item.tree is not None
    before = _LINK.sub("", prose.last_sentence(item.before))[-40:]
    after = re.sub(r"^(\W*(?:be|is) an? )\0-dimensional", r"\1", _LINK.sub("", item.after))
    if re.search(r"\brandom vectors?\s*$", before, re.I) or re.match(
        r"[^.;:\0]{0,80}\brandom vectors?\b", after, re.I
    ):
        yield from (s.body.name for s in item.tree.statements if isinstance(s.body, ast.Name))


def _spoken(page: Page, item: Item, words: Vocabulary) -> None:
    """ "Let X be a random vector with mean m and covariance matrix S"."""
    assert item.tree is not None
    body = strip(item.tree.statements[0].body) if len(item.tree.statements) == 1 else None
    after = _LINK.sub("", item.after)
    clause = _WITH.match(after) if isinstance(body, ast.Name) and body.name in words.matrices else None
    if clause is None or not re.search(r"\brandom\b", item.before[-60:] + clause[0]):
        return
    found = [strip(o.tree.statements[0].body) for o in behind(page, item, clause[0]) if o.tree is not None]
    found = found[bool(clause["size"]) :]
    if 1 <= len(found) <= 2:
        words.moments.setdefault(body.name, tuple(found))  # type: ignore[union-attr]


def functional(node: ast.Apply, context: Context) -> Term:
    """E, Var or Cov of what random vectors make; `Unknown` where nothing in it is known to be random."""
    name = node.function.name
    if len(node.args) == (2 if name in DIVERGENCE else 1 if name in ENTROPY else 0):
        from kld_proof.document.elaborate.laws import vector_divergence

        value = vector_divergence.functional(node, context)
        if value is not None:
            return value
    if node.subscript is not None or node.function.subscript or set(node.separators) - {","}:
        raise Unknown("a mean under a condition or a law of its own", node.start)
    bodies = [expanded(a, context) for a in node.args]
    if name in EXPECTATION and len(bodies) == 1:
        return _mean(bodies[0], node, context)
    if name in VARIANCE | COVARIANCE and len(bodies) in (1, 2):
        return _covariance(bodies[0], bodies[-1], node, context)
    raise Unknown("an operator applied to vectors", node.start)


def _mean(body: ast.Node, node: ast.Apply, context: Context, label: str = "") -> Term:
    if is_matrix(body, context):
        return App("mat_expect", _random(matrix(body, context), node, context, label))
    value = read_number(body, context)
    if context.words.gaussian and not label:
        from kld_proof.document.elaborate.laws import normal_vectors

        written = normal_vectors.integral(_put_in(value, context), context)
        if written is not None:
            return written
    function = _random(value, node, context, label)
    context.assume(App("integrable_rv", function))
    return App("expect", function)


def _covariance(x: ast.Node, y: ast.Node, node: ast.Apply, context: Context) -> Term:
    """E[(x - E x) (y - E y)^T]; of numbers made of vectors its one entry."""
    single = not is_matrix(x, context)
    functions = [
        _random(single_entry(a, context) if single else matrix(a, context), node, context) for a in (x, y)
    ]
    centred = [App("mat_add", f.body, App("mat_neg", App("mat_expect", _raised(f)))) for f in functions]
    product = App("mat_mul", centred[0], App("mat_transpose", centred[1]))
    value = App("mat_expect", Lam(product))
    return App("mat_scalar", value) if single else value


def _raised(f: Lam) -> Lam:
    """The function, written inside of another mean."""
    shifted = shift(f, 1)
    assert isinstance(shifted, Lam)
    return shifted


def _random(value: Term, node: ast.Apply, context: Context, label: str = "") -> Lam:
    """`value` as a function of the outcome, with what is assumed of the vectors in it; `label` is a law's."""
    value = _put_in(value, context)
    inside = sorted(names(value) & context.words.vectors)
    if label:
        return _drawn_from(label, value, inside, node, context)
    if not inside or {n for n in names_in(node) if n.name in context.words.random - context.words.matrices}:
        raise Unknown("nothing under the expectation is known to be random", node.start)
    context.open = True
    for name in inside:
        _assume_moments(name, node, context)
    outcome = "\0vector"
    table = {name: App("$" + name, Var(outcome)) for name in inside}
    return bind(substitute(value, table), outcome)


def _drawn_from(label: str, value: Term, inside: list[str], node: ast.Apply, context: Context) -> Lam:
    """`value` at a random vector that has the law of this label, and that is no other one of the page."""
    variable, law = context.words.normals[label]
    if inside not in ([variable], []):
        raise Unknown("other random vectors beside the one that the mean is about", node.start)
    context.open = True
    drawn = f"{variable}^({label})"
    _assume_moments(drawn, node, context, law.args)
    return bind(substitute(value, {variable: App("$" + drawn, Var("\0vector"))}), "\0vector")


def _put_in(value: Term, context: Context) -> Term:
    """`value` with what the page says random vectors are: `y = X b + e`."""
    transforms = context.words.transforms
    for _ in range(MAX_DEPTH):
        table = {n: matrix(transforms[n], context) for n in names(value) & transforms.keys()}
        context.used |= table.keys()
        if not table:
            return value
        value = substitute(value, table)
    raise Unknown("random variables are defined in a circle")


def _assume_moments(
    name: str, node: ast.Apply, context: Context, said: tuple[ast.Node, ...] | None = None
) -> None:
    """That the moments exist, and those of a normal law or that the text gives."""
    f = Lam(App("$" + name, Bound(0)))
    context.assume(App("has_moments", f))
    said = context.words.moments.get(name, ()) if said is None else said
    if not said:
        return
    own = Context(context.words, context.nodes)
    try:
        values = [ZEROS if _is_zero(a) else matrix(a, own) for a in said]
    except ReadError:
        return
    if any(names(v) & context.words.vectors for v in values):
        raise Unknown(f"a parameter of the law of {name} is random itself", node.start)
    mean = App("mat_expect", f)
    context.assume(App("eq", mean, values[0]))
    if len(values) > 1:
        apart = App("mat_add", f.body, App("mat_neg", App("mat_expect", _raised(f))))
        spread = App("mat_expect", Lam(App("mat_mul", apart, App("mat_transpose", apart))))
        context.assume(App("eq", spread, values[1]))


def _is_zero(node: ast.Node) -> bool:
    node = strip(node)
    return isinstance(node, ast.Number) and node.value == 0


def matrix_functional(node: ast.Apply, context: Context) -> Term | None:
    """The matrix that a mean or a covariance is; None for other functions."""
    return functional(node, context) if node.function.name in MOMENTS - context.words.own else None

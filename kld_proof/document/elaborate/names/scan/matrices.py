"""Which names are matrices or vectors: by their form, and by what they are multiplied with or added to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import is_accented
from kld_proof.document.latex import ast
from kld_proof.document.latex.spelling import VECTORIAL

DENSITIES = frozenset({"N", "cal(N)", "MN", "cal(MN)"})
SPEAKS = Cue(r"\bvectors?\b|\bmatri(?:x|ces)\b|\btranspose[ds]?\b|向量|矩陣", re.I)


def of_name(node: ast.Name, words: Vocabulary) -> None:
    """Names in bold or with an arrow, and those that are matrices everywhere."""
    if (node.base or node.name).startswith(VECTORIAL) or _is_matrix_name(node):
        words.matrices.add(node.name)


def of_transpose(node: ast.Transpose, words: Vocabulary) -> None:
    """What is transposed; the entries of a matrix that is written out and multiples of ones are none."""
    if not isinstance(strip(node.body), ast.Matrix):
        words.matrices.update(n.name for n in names_in(node.body) if id(n) not in _before_ones(node.body))


def _before_ones(node: ast.Node) -> set[int]:
    """The small letters right before a column of ones in a sum: numbers, as in `y - m 1_n`."""
    body = strip(node)
    terms = [t.body if isinstance(t, ast.Neg) else t for t in body.terms] if isinstance(body, ast.Add) else ()
    found: set[int] = set()
    for t in map(strip, terms):
        factors = list(map(strip, t.factors)) if isinstance(t, ast.Mul) else []
        if factors and isinstance(factors[-1], ast.Name) and _is_ones(factors[-1]):
            found |= {id(n) for n in factors[:-1] if isinstance(n, ast.Name) and _columnar(n)}
    return found


def _is_ones(node: ast.Name) -> bool:
    return (node.base or node.name) in ("1", "bold(1)")


def transposing(page: Page, words: Vocabulary) -> bool:
    """Whether a T above transposes: it stands nowhere else, and the page has vectors or matrices.

    Above a number, or a sum with one, it is a power: `(1 + r)^T`.  Where no word speaks of vectors, a product
    that leads from a transposed factor back to the same one shows them: `w^T S w`, `(t - X w)^T (t - X w)`.
    """
    bases, letters, forms = [], 0, False
    for item in formulas(page):
        bases += [strip(n.base) for n in item.nodes.of(ast.Power) if _is_turned(n.exponent)]
        letters += sum((n.base or n.name) == "T" for n in item.nodes.of(ast.Name))
        forms = forms or any(_is_form(n) for n in item.nodes.of(ast.Mul))
    if not (words.matrices or forms or SPEAKS.search(words.prose)):
        return False
    parts = [p for b in bases for p in (b.terms if isinstance(b, ast.Add) else (b,))]
    return 0 < letters == len(bases) and not any(isinstance(strip(p), ast.Number) for p in parts)


def _is_turned(exponent: ast.Node) -> bool:
    """Whether an exponent is `T` or `-T`."""
    exponent = exponent.body if isinstance(exponent, ast.Neg) else exponent
    return isinstance(exponent, ast.Name) and exponent.base == "T" and not exponent.subscript


def _is_form(node: ast.Mul) -> bool:
    """Whether a product begins with `a^T` and ends with `a`."""
    heads = [f for f in node.factors if isinstance(f, ast.Power) and _is_turned(f.exponent)]
    return bool(heads) and strip(heads[0].base) == strip(node.factors[-1])


def of_trace(node: ast.Apply, words: Vocabulary) -> None:
    """Capital letters that a determinant or a trace is taken of."""
    body = strip(node.args[0]) if len(node.args) == 1 else node
    factors = body.factors if isinstance(body, ast.Mul) else (body,)
    words.matrices.update(n.name for n in map(strip, factors) if isinstance(n, ast.Name) and _is_capital(n))


def of_operation(node: ast.Binary, words: Vocabulary) -> None:
    """The sides of a Kronecker or entrywise product."""
    names = [_base_name(side) for side in (node.left, node.right) if node.op in ("otimes", "odot")]
    words.matrices.update(n.name for n in names if n is not None)


def of_chain(node: ast.Chain, words: Vocabulary) -> None:
    """`A, B \\in \\mathbb{R}^{n \\times p}`, `D = \\operatorname{diag}(d_1, \\ldots, d_n)`."""
    if not isinstance(node.first, ast.Name | ast.Tuple):
        return
    heads = node.first.items if isinstance(node.first, ast.Tuple) else (node.first,)
    for link in node.links:
        side = strip(link.side)
        if link.relation.op in ("=", ":=") and isinstance(side, ast.Apply) and side.function.name == "diag":
            words.matrices.update(n.name for n in map(strip, heads) if isinstance(n, ast.Name))
        if link.relation.op == "in" and isinstance(side, ast.Power) and isinstance(side.base, ast.Name):
            words.matrices.update(n.name for n in map(strip, heads) if isinstance(n, ast.Name))


def of_lists(page: Page, words: Vocabulary) -> None:
    """With the vectors `x_1, \\dots, x_n` every `x_i` of the page is one."""
    bases: set[str] = set()
    for item in formulas(page):
        for node in item.nodes.of(ast.Tuple):
            named = [n for n in map(strip, node.items) if isinstance(n, ast.Name)]
            dots = any(isinstance(strip(n), ast.Ellipsis) for n in node.items)
            if dots and named and all(n.name in words.matrices and n.subscript for n in named):
                bases |= {n.base for n in named if n.base.rpartition("(")[2][:1].islower()}
    for item in formulas(page) if bases else ():
        for name in item.nodes.of(ast.Name):
            if name.base in bases and name.subscript:
                words.matrices.add(name.name)


def spread(nodes: Sequence[ast.Node], words: Vocabulary) -> None:
    """What is multiplied with or added to a matrix or vector is one, until nothing new is found."""
    going = bool(words.matrices) or any(isinstance(n, ast.Chain) and _has_grid(n) for n in nodes)
    while going:
        going = bool(sum(_taint(node, words) for node in nodes))


def _has_grid(chain: ast.Chain) -> bool:
    """Whether a side of a chain begins or ends with a matrix that is written out."""
    sides = [strip(s) for s in (chain.first, *(link.side for link in chain.links)) if s is not None]
    ends = [s.factors for s in sides if isinstance(s, ast.Mul)]
    return any(
        isinstance(s, ast.Matrix) and s.bracket != "|"
        for s in (*sides, *(strip(f) for factors in ends for f in factors))
    )


def _is_unit(node: ast.Node) -> bool:
    """Whether a node is `I`, `I_2` or `I_n`, which beside a matrix is an identity."""
    if not isinstance(node, ast.Name) or (node.base or node.name) != "I":
        return False
    return all(isinstance(s, ast.Number) for s in node.subscript) or _is_matrix_name(node)


def _is_matrix_name(node: ast.Name) -> bool:
    """Names that are matrices everywhere: Sigma, and identities, ones and zeros with their size."""
    base = node.base or node.name
    while base.endswith(")") and is_accented(base):
        base = base.partition("(")[2][:-1]
    return base == "Sigma" or (base.isdigit() and bool(node.subscript)) or is_identity(node)


def is_identity(node: ast.Name) -> bool:
    """Whether a name is `I_n`: an identity, also in front of a bracket."""
    sized = len(node.subscript) > 0 and all(isinstance(s, ast.Name) for s in node.subscript)
    return node.base == "I" and sized and not node.upright and node.name[2:].islower()


def _taint(node: ast.Node, words: Vocabulary) -> bool:
    """What is multiplied with or added to a matrix or vector is one; tells whether any was found."""
    if isinstance(node, ast.Mul):
        new = _letters_after(node, words)
    elif isinstance(node, ast.Add):
        terms = [t.body if isinstance(t, ast.Neg) else t for t in node.terms]
        tainted = any(_matrix_factor(t, words) for t in terms)
        new = {n for t in terms if tainted for n in _term_names(t)}
    elif isinstance(node, ast.Chain) and node.first is not None and not isinstance(node.first, ast.Name):
        sides = [strip(link.side) for link in node.links if link.relation.op in ("=", ":=")]
        beside = any(_matrix_side(s, words) for s in (strip(node.first), *sides))
        new = {s.name for s in sides if beside and isinstance(s, ast.Name) and _is_unit(s)}
        new |= (
            _term_names(strip(node.first)) if beside and isinstance(strip(node.first), ast.Power) else set()
        )
    elif isinstance(node, ast.Chain) and isinstance(node.first, ast.Name):
        sides = [strip(link.side) for link in node.links if link.relation.op in ("=", ":=")]
        new = {node.first.name} if any(_matrix_side(s, words) for s in sides) else set()
        if _matrix_side(node.first, words) or new:
            new |= {s.name for s in sides if isinstance(s, ast.Name) and _is_unit(s)}
        if node.links[0].relation.op == "~":
            new |= _in_law(node.first, node.links[0].side, words)
    elif isinstance(node, ast.Apply):
        new = _in_density(node, words)
    elif isinstance(node, ast.Matrix) and node.bracket != "|":
        new = {n for row in node.rows if len(row) > 1 for n in _beside(row, words)}
    else:
        return False
    new -= words.matrices | words.counts | {"pi", "e", "n"}
    words.matrices |= new
    return bool(new)


def _beside(row: Sequence[ast.Node], words: Vocabulary) -> set[str]:
    r"""The letters in a row with a matrix, as in `\begin{bmatrix} 1_n & x \end{bmatrix}`: blocks as well."""
    entries = [strip(e) for e in row]
    if not any(isinstance(e, ast.Name) and e.name in words.matrices for e in entries):
        return set()
    return {e.name for e in entries if isinstance(e, ast.Name) and not e.subscript}


def _letters_after(node: ast.Mul, words: Vocabulary) -> set[str]:
    """What stands behind the first matrix of a product is one, and so is a capital letter beside one."""
    kinds = [_matrix_factor(f, words) for f in node.factors]
    if not any(kinds):
        return set()
    first = kinds.index(True)
    names = [(k, _base_name(f)) for k, f in enumerate(node.factors)]
    return {n for f in node.factors for n in _grouped(f)} | {
        n.name
        for k, n in names
        if n is not None
        and not _is_power_of_number(node.factors[k])
        and (k > first or ((n.base or n.name).isupper() and len(n.base or n.name) == 1))
    }


def _is_power_of_number(node: ast.Node) -> bool:
    r"""Whether a factor is a numbered power of a small letter, `\sigma^{-2}`: columns have none."""
    node = strip(node)
    if not isinstance(node, ast.Power):
        return False
    base, exponent = strip(node.base), strip(node.exponent)
    exponent = strip(exponent.body) if isinstance(exponent, ast.Neg) else exponent
    small = (
        isinstance(base, ast.Name) and (base.base or base.name)[:1].islower() and not is_accented(base.name)
    )
    return small and isinstance(exponent, ast.Number)


def _grouped(node: ast.Node) -> set[str]:
    """The capital letters of a sum or product in brackets, in which there are no numbers."""
    body = strip(node)
    if not isinstance(node, ast.Group) or not isinstance(body, ast.Mul | ast.Add):
        return set()
    parts = [strip(p) for p in (body.factors if isinstance(body, ast.Mul) else body.terms)]
    bare = [strip(p.body) if isinstance(p, ast.Neg) else p for p in parts]
    if any(isinstance(p, ast.Number) for p in bare):
        return set()
    inner = [f for p in bare for f in (p.factors if isinstance(p, ast.Mul) else (p,))]
    named = [n for f in inner if (n := _base_name(f)) is not None]
    return {n.name for n in named if _is_capital(n)}


def _is_capital(node: ast.Node) -> bool:
    """Whether a node is a single capital letter."""
    base = (node.base or node.name) if isinstance(node, ast.Name) else ""
    return len(base) == 1 and base.isupper()


def _term_names(node: ast.Node) -> set[str]:
    """The names that a term beside a vector makes matrices of: itself, or `X` and `b` in `X b`."""
    if isinstance(node, ast.Mul) and _is_unit(node.factors[-1]):
        return {n.name for n in node.factors[-1:] if isinstance(n, ast.Name)}
    if isinstance(node, ast.Mul) and all(isinstance(f, ast.Name) for f in node.factors):
        names = [f for f in node.factors if isinstance(f, ast.Name)]
        capitals = [k for k, n in enumerate(names) if _is_capital(n)]
        return {n.name for n in names[capitals[0] :]} if capitals else set()
    if isinstance(node, ast.Power) and isinstance(node.base, ast.Name) and isinstance(node.exponent, ast.Neg):
        return {node.base.name} if _is_capital(node.base) else set()
    return {node.name} if isinstance(node, ast.Name) else set()


def _in_law(name: ast.Name, law: ast.Node, words: Vocabulary) -> set[str]:
    """Beside matrices, a capital letter in the variance of a normal law is one, and the variable a vector."""
    law = strip(law)
    if not isinstance(law, ast.Apply) or law.function.name not in ("N", "cal(N)") or len(law.args) != 2:
        return set()
    if _matrix_side(strip(law.args[1]), words):
        mean = strip(law.args[0])
        return {name.name} | ({mean.name} if isinstance(mean, ast.Name) else set())
    letters = {n.name for n in names_in(law.args[1]) if len(n.base or n.name) == 1 and n.name[0].isupper()}
    if name.name in words.matrices or letters & words.matrices or "Sigma" in words.matrices:
        return letters | ({name.name} if letters else set())
    return set()


def _in_density(node: ast.Apply, words: Vocabulary) -> set[str]:
    """In `N(x; m, S)`, if one is a matrix, x and m are matrices and so are the capital letters of S."""
    if node.function.name not in DENSITIES or node.separators[:1] not in ((";",), ("|",)):
        return set()
    if not any(_matrix_side(strip(a), words) for a in node.args):
        return set()
    found = {a.name for a in map(strip, node.args[:2]) if isinstance(a, ast.Name)}
    spread_ = [n for a in node.args[2:] for n in names_in(a)]
    return found | {n.name for n in spread_ if len(n.base or n.name) == 1 and n.name[0].isupper()}


def _base_name(node: ast.Node) -> ast.Name | None:
    node = strip(node)
    if isinstance(node, ast.Power | ast.Transpose):
        return _base_name(node.base if isinstance(node, ast.Power) else node.body)
    return node if isinstance(node, ast.Name) else None


def _matrix_factor(node: ast.Node, words: Vocabulary) -> bool:
    node = strip(node)
    if isinstance(node, ast.Name):
        return node.name in words.matrices
    if isinstance(node, ast.Transpose | ast.Matrix):
        return True
    if isinstance(node, ast.Add):
        return _matrix_side(node, words)
    if isinstance(node, ast.Mul):
        return _matrix_factor(node.factors[-1], words) and not _scalar_product(node)
    return isinstance(node, ast.Power) and _matrix_factor(node.base, words)


def _matrix_side(node: ast.Node, words: Vocabulary) -> bool:
    if isinstance(node, ast.Add):
        return any(_matrix_side(t.body if isinstance(t, ast.Neg) else t, words) for t in node.terms)
    return _matrix_factor(node, words)


def _scalar_product(node: ast.Mul) -> bool:
    """Whether a product, numbers in front of it aside, leads from a transposed column to a column."""
    first = next((f for f in map(strip, node.factors) if not _has_value(f)), strip(node.factors[0]))
    return isinstance(first, ast.Transpose) and _columnar(first.body) and _columnar(node.factors[-1])


def _has_value(node: ast.Node) -> bool:
    """Whether a factor is a number that is written out: `2`, `\\frac12`."""
    if isinstance(node, ast.Div):
        return _has_value(strip(node.numerator)) and _has_value(strip(node.denominator))
    return isinstance(node, ast.Number)


def _columnar(node: ast.Node) -> bool:
    """Whether `node` is written like a column: with a small letter at its end."""
    node = strip(node)
    if isinstance(node, ast.Name):
        base = node.base or node.name
        letter = base.rpartition("(")[2].rstrip(")")
        return letter[:1].islower() or letter.isdigit()
    if isinstance(node, ast.Add):
        return any(_columnar(t) for t in node.terms)
    return (
        _columnar(node.factors[-1] if isinstance(node, ast.Mul) else node.body)
        if isinstance(node, ast.Mul | ast.Neg)
        else False
    )

"""First reading of a page: what kind of thing each name is, from how it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import kinds, logarithms, prose, sentences
from kld_proof.document.elaborate.laws.joint import DENSITIES
from kld_proof.document.elaborate.terms import dots
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import children, names_in, strip, variables_in, walk
from kld_proof.document.elaborate.terms.vocabulary import (
    COVARIANCE,
    ELEMENTARY,
    EXPECTATION,
    LOGARITHMS,
    OPERATORS,
    VARIANCE,
)
from kld_proof.document.latex import ast
from kld_proof.document.latex.symbols import SymbolTable
from kld_proof.kernel.term import App, Num

ACCENTS = frozenset({"hat", "bar", "tilde", "overline", "widehat", "widetilde"})
OVERLOADABLE = frozenset({"p", "q", "P", "Pr", "pi"})


def scan(page: Page) -> Vocabulary:
    """The vocabulary of a page that was parsed; laws and definitions are still empty."""
    words = Vocabulary(prose=page.words)
    for item in formulas(page):
        for node in item.nodes:
            if type(node) in TELLING:
                _learn(node, words)
        _indexed(item, words)
        _said(item, words)
    while _spread(page, words):
        pass
    words.is_complex = kinds.is_complex(words.prose)
    _overloaded(page, words)
    _logarithms(page, words)
    words.random -= {x for x in words.random if x.islower() and x.upper() in words.random and len(x) == 1}
    if words.matrices:
        tainted = [n for i in formulas(page) for n in i.nodes if isinstance(n, ast.Mul | ast.Add | ast.Chain)]
        while sum(_taint(node, words) for node in tainted):
            pass
    return words


TELLING = frozenset(
    {
        ast.Name,
        ast.Apply,
        ast.Add,
        ast.Mul,
        ast.Power,
        ast.Chain,
        ast.BigOp,
        ast.Transpose,
        ast.Derivative,
        ast.Binary,
    }
)
"""The kinds of nodes that say something about names."""


def _learn(node: ast.Node, words: Vocabulary) -> None:
    """What one node says about the names in it."""
    kind = type(node)
    if kind is ast.Name:
        _letter(node, words)  # type: ignore[arg-type]
    elif kind is ast.Apply:
        _application(node, words)
        _random(node, words)
    elif kind is ast.Derivative:
        _dependent(node, words)
    elif kind is ast.BigOp or kind is ast.Transpose:
        _matrix(node, words)
    elif isinstance(node, ast.Binary):
        names = [_base_name(side) for side in (node.left, node.right) if node.op in ("otimes", "odot")]
        words.matrices.update(n.name for n in names if n is not None)
    else:
        words.variables.update(_bare(node))
        if kind is ast.Chain:
            _applied_to_itself(node, words)  # type: ignore[arg-type]
            _random(node, words)
            _matrix(node, words)


def _letter(node: ast.Name, words: Vocabulary) -> None:
    if len(node.name) == 1 and node.name.islower():
        words.letters.add(node.name)
    _matrix(node, words)


def _logarithms(page: Page, words: Vocabulary) -> None:
    """The bases of the logarithms of the page, and what the text says the base b is."""
    for item in formulas(page):
        for node in item.nodes:
            if isinstance(node, ast.Apply) and node.function.name == "log" and node.subscript is not None:
                base = node.subscript
                known = str(base.value) if isinstance(base, ast.Number) else getattr(base, "name", "?")
                words.entropy_bases.add(known)
    words.stated_bases = logarithms.stated(words.prose)
    words.entropy_bases |= words.stated_bases
    if re.search(r"\bnats\b|\bb\s*=\s*e\b", words.prose):
        words.log_base = App("exp", Num(1))
    elif re.search(r"\bbits\b|\bb\s*=\s*2\b", words.prose):
        words.log_base = Num(2)


def symbols(words: Vocabulary) -> SymbolTable:
    """The vocabulary as the parser wants it."""
    return SymbolTable(
        functions=frozenset(words.functions - words.variables),
        random=frozenset(words.random - words.functions),
        matrices=frozenset(words.matrices - words.functions),
        seen=frozenset(words.letters),
    )


def _application(node: ast.Node, words: Vocabulary) -> None:
    if not isinstance(node, ast.Apply):
        return
    name = node.function.name
    if name in OPERATORS or name in ELEMENTARY or name in LOGARITHMS or not node.bracket:
        return
    words.functions.add(name)
    letters = {a.base or a.name for a in map(strip, node.args) if isinstance(a, ast.Name)}
    words.arguments.setdefault(name, set()).update(letters)
    bare = [strip(a) for a in node.args]
    if all(isinstance(a, ast.Name) for a in bare):
        written = tuple(a.base or a.name for a in bare if isinstance(a, ast.Name))
        words.forms.setdefault(name, {}).setdefault((*written, *node.separators), node)


def _bare(node: ast.Node) -> Iterator[str]:
    """Names that stand for numbers: terms, factors, bases, arguments of laws."""
    below: tuple[ast.Node, ...] = ()
    if isinstance(node, ast.Add):
        below = tuple(t.body if isinstance(t, ast.Neg) else t for t in node.terms)
    elif isinstance(node, ast.Mul):
        pairs = zip(node.factors, (*node.factors[1:], None), (*node.signs, ""), strict=False)
        below = tuple(a for a, b, sign in pairs if sign or not isinstance(b, ast.Group))
    elif isinstance(node, ast.Power):
        below = (node.base,)
    elif isinstance(node, ast.Chain) and node.links[0].relation.op == "~":
        side = node.links[0].side
        below = side.args if isinstance(side, ast.Apply) else ()
    return (n.name for n in below if isinstance(n, ast.Name))


def _random(node: ast.Node, words: Vocabulary) -> None:
    """`X ~ law` and the arguments of expectations make random variables."""
    if isinstance(node, ast.Chain) and node.first is not None and node.links[0].relation.op == "~":
        sides = node.first.items if isinstance(node.first, ast.Tuple) else (node.first,)
        for side in map(strip, sides):
            side = side.body if isinstance(side, ast.Given) else side
            if isinstance(side, ast.Name):
                words.random.add(side.name)
    if (
        isinstance(node, ast.Apply)
        and node.function.name in EXPECTATION | VARIANCE | COVARIANCE
        and _is_mean(node)
    ):
        for argument in node.args:
            words.random.update(_bare_random(argument))


def _is_mean(node: ast.Apply) -> bool:
    return len(node.args) == (2 if node.function.name in COVARIANCE else 1)


def _bare_random(argument: ast.Node) -> set[str]:
    names = {n.name for n in variables_in(argument) if _is_capital(n)}
    argument = strip(argument)
    if isinstance(argument, ast.Name) and not names:
        return {argument.name}
    return names


def _is_capital(name: ast.Name) -> bool:
    base = name.base or name.name
    return len(base) == 1 and base.isupper()


def _matrix(node: ast.Node, words: Vocabulary) -> None:
    if isinstance(node, ast.BigOp) and node.upper is not None:
        words.counts.update(n.name for n in names_in(node.upper))
    if isinstance(node, ast.Transpose):
        words.matrices.update(n.name for n in names_in(node.body))
    if isinstance(node, ast.Name) and (node.base or node.name).startswith("bold("):
        words.matrices.add(node.name)
    if isinstance(node, ast.Name) and _is_matrix_name(node):
        words.matrices.add(node.name)
    if isinstance(node, ast.Chain) and isinstance(node.first, ast.Name | ast.Tuple):
        heads = node.first.items if isinstance(node.first, ast.Tuple) else (node.first,)
        for link in node.links:
            side = strip(link.side)
            if link.relation.op == "in" and isinstance(side, ast.Power) and isinstance(side.base, ast.Name):
                words.matrices.update(n.name for n in map(strip, heads) if isinstance(n, ast.Name))


def _is_matrix_name(node: ast.Name) -> bool:
    """Names that are matrices everywhere: Sigma, and identities, ones and zeros with their size."""
    base = node.base or node.name
    while base.endswith(")") and base.partition("(")[0] in ACCENTS:
        base = base.partition("(")[2][:-1]
    sized = len(node.subscript) > 0 and all(isinstance(s, ast.Name) for s in node.subscript)
    return (
        base == "Sigma"
        or (base.isdigit() and bool(node.subscript))
        or (base == "I" and sized and not node.upright and node.name[2:].islower())
    )


def _letters_after(node: ast.Mul, words: Vocabulary) -> set[str]:
    """What stands behind the first matrix of a product is one, and so is a capital letter beside one."""
    kinds = [_matrix_factor(f, words) for f in node.factors]
    if not any(kinds):
        return set()
    first = kinds.index(True)
    names = [(k, _base_name(f)) for k, f in enumerate(node.factors)]
    return {
        n.name
        for k, n in names
        if n is not None and (k > first or ((n.base or n.name).isupper() and len(n.base or n.name) == 1))
    }


def _base_name(node: ast.Node) -> ast.Name | None:
    node = strip(node)
    if isinstance(node, ast.Power | ast.Transpose):
        return _base_name(node.base if isinstance(node, ast.Power) else node.body)
    return node if isinstance(node, ast.Name) else None


def _dependent(node: ast.Node, words: Vocabulary) -> None:
    """`dy/dx` with y alone above the line says that y is a function of x."""
    if isinstance(node, ast.Derivative) and node.body.start < node.variables[0][0].start:
        body = strip(node.body)
        if isinstance(body, ast.Name):
            words.dependent.add(body.name)


def _applied_to_itself(node: ast.Chain, words: Vocabulary) -> None:
    """`y = y(x)` says that y is a function of x."""
    side = strip(node.links[0].side)
    applied: ast.Node | None = side.function if isinstance(side, ast.Apply) else None
    if isinstance(side, ast.Mul) and len(side.factors) == 2 and isinstance(side.factors[1], ast.Group):
        applied = side.factors[0]
    if isinstance(node.first, ast.Name) and node.first == applied:
        words.dependent.add(node.first.name)


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
        new = {s.name for s in sides if beside and isinstance(s, ast.Name) and s.name == "I"}
    elif isinstance(node, ast.Chain) and isinstance(node.first, ast.Name):
        sides = [strip(link.side) for link in node.links if link.relation.op in ("=", ":=")]
        new = {node.first.name} if any(_matrix_side(s, words) for s in sides) else set()
        if _matrix_side(node.first, words) or new:
            new |= {s.name for s in sides if isinstance(s, ast.Name) and s.name == "I"}
        if node.links[0].relation.op == "~":
            new |= _in_law(node.first, node.links[0].side, words)
    else:
        return False
    new -= words.matrices | words.counts | {"pi", "e", "n"}
    words.matrices |= new
    return bool(new)


def _term_names(node: ast.Node) -> set[str]:
    """The names that a term beside a vector makes matrices of: itself, or `X` and `b` in `X b`."""
    if isinstance(node, ast.Mul) and all(isinstance(f, ast.Name) for f in node.factors):
        names = [f for f in node.factors if isinstance(f, ast.Name)]
        capital = any(len(n.base or n.name) == 1 and (n.base or n.name).isupper() for n in names)
        return {n.name for n in names} if capital and len(names) == 2 else set()
    return {node.name} if isinstance(node, ast.Name) else set()


def _in_law(name: ast.Name, law: ast.Node, words: Vocabulary) -> set[str]:
    """Beside matrices, a capital letter in the variance of a normal law is one, and the variable a vector."""
    law = strip(law)
    if not isinstance(law, ast.Apply) or law.function.name not in ("N", "cal(N)") or len(law.args) != 2:
        return set()
    letters = {n.name for n in names_in(law.args[1]) if len(n.base or n.name) == 1 and n.name[0].isupper()}
    if name.name in words.matrices or letters & words.matrices or "Sigma" in words.matrices:
        return letters | ({name.name} if letters else set())
    return set()


def _matrix_factor(node: ast.Node, words: Vocabulary) -> bool:
    node = strip(node)
    if isinstance(node, ast.Name):
        return node.name in words.matrices
    if isinstance(node, ast.Transpose | ast.Matrix):
        return True
    if isinstance(node, ast.Mul):
        return _matrix_factor(node.factors[-1], words) and not _scalar_product(node)
    return isinstance(node, ast.Power) and _matrix_factor(node.base, words)


def _matrix_side(node: ast.Node, words: Vocabulary) -> bool:
    if isinstance(node, ast.Add):
        return any(_matrix_side(t.body if isinstance(t, ast.Neg) else t, words) for t in node.terms)
    return _matrix_factor(node, words)


def _scalar_product(node: ast.Mul) -> bool:
    first = strip(node.factors[0])
    return isinstance(first, ast.Transpose) and _columnar(first.body) and _columnar(node.factors[-1])


def _columnar(node: ast.Node) -> bool:
    """Whether `node` is written like a column: with a small letter at its end."""
    node = strip(node)
    if isinstance(node, ast.Name):
        base = node.base or node.name
        return base.rpartition("(")[2][:1].islower() or base.isdigit()
    if isinstance(node, ast.Add):
        return any(_columnar(t) for t in node.terms)
    return (
        _columnar(node.factors[-1] if isinstance(node, ast.Mul) else node.body)
        if isinstance(node, ast.Mul | ast.Neg)
        else False
    )


def _indexed(item: Item, words: Vocabulary) -> None:
    assert item.tree is not None
    for node in item.nodes:
        kind = type(node)
        if kind is not ast.Add and kind is not ast.Mul:
            continue
        terms = node.terms if kind is ast.Add else node.factors  # type: ignore[attr-defined]
        if any(type(t) is ast.Ellipsis for t in terms):
            pattern = dots.pattern_of(terms)
            words.indexed |= dots.bases(pattern) if pattern is not None else set()
    for statement in item.tree.statements:
        _indices(statement, frozenset(), words)


def _indices(node: ast.Node, bound: frozenset[str], words: Vocabulary) -> None:
    """A name with a bound subscript is indexed."""
    if isinstance(node, ast.BigOp):
        own = {v.name for v in node.variables if isinstance(v, ast.Name)}
        bound |= own
        if node.op in ("sum", "prod") and node.lower is not None and node.upper is not None:
            for name in own:
                words.bounds.setdefault(name, set()).add((node.lower, node.upper))
        if node.op == "int":
            words.integrated |= own
        elif node.op == "sum" and node.upper is None:
            words.summed |= own
    if isinstance(node, ast.Name):
        inner = {n.name for s in node.subscript for n in walk(s) if isinstance(n, ast.Name)}
        if inner & bound:
            words.indexed.add(node.base or node.name)
        return
    for child in children(node):
        _indices(child, bound, words)


def _spread(page: Page, words: Vocabulary) -> bool:
    """`y_i = \\mu + \\varepsilon_i` with a sequence y: what has its index is one; whether any is new."""
    before = len(words.indexed)
    for item in formulas(page):
        for node in item.nodes:
            head = strip(node.first) if isinstance(node, ast.Chain) and node.first is not None else None
            if not isinstance(head, ast.Name) or (head.base or head.name) not in words.indexed:
                continue
            own = frozenset(s.name for s in head.subscript if isinstance(s, ast.Name))
            assert isinstance(node, ast.Chain)
            for link in node.links if own else ():
                if link.relation.op in ("=", ":=", "=="):
                    _indices(link.side, own, words)
    return len(words.indexed) > before


def _said(item: Item, words: Vocabulary) -> None:
    """What the words beside an inline formula call it."""
    if item.display or item.tree is None:
        return
    bodies = [s.body for s in item.tree.statements]
    bare = {n.name for body in bodies for n in ([body] if isinstance(body, ast.Name) else [])}
    capitals = {n for n in bare if n[:1].isupper() or n in words.random}
    if capitals and prose.speaks_of_random(item.before, item.after):
        words.random.update(capitals)
    if capitals and prose.speaks_of_random_vector(item.before, item.after):
        words.matrices.update(capitals)
    words.functions.update(_called_functions(item, bodies))
    small = bare - capitals
    if small and sentences.depends(item.after):
        words.dependent.update(small)
    if small and prose.describes(item.after):
        words.described.update(small)
    if bare and prose.speaks_of_matrix(item.before):
        words.matrices.update(bare)


def _called_functions(item: Item, bodies: list[ast.Node]) -> Iterator[str]:
    """`w(t)` alone in running text is an application, and "let u be a function" says what u is."""
    for body in bodies:
        if isinstance(body, ast.Mul) and len(body.factors) == 2 and not any(body.signs):
            head, argument = body.factors
            round_ = isinstance(argument, ast.Group) and argument.bracket == "("
            if isinstance(head, ast.Name) and round_ and isinstance(strip(argument), ast.Name | ast.Tuple):
                yield head.name
        elif isinstance(body, ast.Name) and sentences.is_function(item.after):
            yield body.name


def _overloaded(page: Page, words: Vocabulary) -> None:
    joint = {
        node.function.name
        for item in formulas(page)
        for node in item.nodes
        if isinstance(node, ast.Apply) and set(node.separators) & {",", "|"} and ";" not in node.separators
    }
    for name in {n for n in words.functions if n in OVERLOADABLE or n.partition("_")[0] in DENSITIES}:
        if len(words.arguments.get(name, ())) > 1 or name in joint:
            words.overloaded.add(name)

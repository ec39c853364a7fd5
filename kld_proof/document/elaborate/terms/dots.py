"""`a_1 + \\ldots + a_n` as a sum, where the terms leave no doubt; else it is kept as it is written."""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context, lam
from kld_proof.document.elaborate.terms.progressions import progression
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import rebuild, walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var

INDEX = "\0index"


def dots(node: ast.Node, terms: tuple[ast.Node, ...], head: str, context: Context) -> Term:
    """`a_1 + a_2 + ... + a_n` as the sum of a_k for k from 1 to n, if every written term is one of these."""
    pattern = pattern_of(terms)
    random = {name.partition("_")[0] for name in context.words.random}
    if pattern is None:
        return _progression(node, terms, head, context)
    if not bases(pattern) <= context.words.indexed - random:
        return quoted(node, context)
    body, upper = pattern
    end = read(upper, context)
    if isinstance(end, Var) and not end.name.startswith("\0"):
        context.assume(App("in", end, App("naturals")))
    domain = App("range", Num(1), end)
    with context.binder((INDEX,), domain) as local:
        return App(head, domain, lam(read(body, context), local))


def _progression(node: ast.Node, terms: tuple[ast.Node, ...], head: str, context: Context) -> Term:
    """`1 + 3 + ... + (2n - 1)` as the sum of 2k - 1 for k from 1 to n."""
    found = progression(terms, context)
    if found is None:
        return quoted(node, context)
    last, start, name = found
    context.assume(App("in", Var(name.name), App("naturals")))
    domain = App("range", Num(start), Var(name.name))

    def opened(part: ast.Node) -> ast.Node | None:
        return ast.Name(INDEX) if isinstance(part, ast.Name) and part.name == name.name else None

    with context.binder((INDEX,), domain) as local:
        return App(head, domain, lam(read(rebuild(last, opened), context), local))


def pattern_of(terms: tuple[ast.Node, ...]) -> tuple[ast.Node, ast.Node] | None:
    """The term with the index left open, and the last index."""
    at = next(k for k, t in enumerate(terms) if isinstance(t, ast.Ellipsis))
    written, last = terms[:at], terms[at + 1 :]
    pattern = _pattern(written[0], last[0]) if written and len(last) == 1 else None
    if pattern is None or any(_at(pattern, ast.Number(Num(k + 1).value)) != t for k, t in enumerate(written)):
        return None
    return pattern


def bases(pattern: tuple[ast.Node, ast.Node]) -> set[str]:
    """What the index is put to."""
    open_names = (n for n in walk(pattern[0]) if isinstance(n, ast.Name) and ast.Name(INDEX) in n.subscript)
    return {n.base or n.name for n in open_names}


def _at(pattern: tuple[ast.Node, ast.Node], value: ast.Node) -> ast.Node:
    def change(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Name) and any(s == ast.Name(INDEX) for s in node.subscript):
            return _indexed(node, value)
        return None

    return rebuild(pattern[0], change)


def _pattern(first: ast.Node, last: ast.Node) -> tuple[ast.Node, ast.Node] | None:
    """The common form of `a_1 b_1` and `a_n b_n`, and n; None where they differ in anything else."""
    one = ast.Number(Num(1).value)
    ends: set[str] = set()

    def opened(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Name) and node.subscript == (one,):
            return _indexed(node, ast.Name(INDEX))
        return None

    body = rebuild(first, opened)
    found: list[ast.Node] = []

    def collect(node: ast.Node) -> ast.Node | None:
        if (
            isinstance(node, ast.Name)
            and len(node.subscript) == 1
            and isinstance(node.subscript[0], ast.Name)
        ):
            ends.add(node.subscript[0].name)
            found.append(node.subscript[0])
        return None

    rebuild(last, collect)
    if len(ends) != 1 or body == first:
        return None
    pattern = (body, found[0])
    return pattern if _at(pattern, found[0]) == last else None


def _indexed(node: ast.Name, index: ast.Node) -> ast.Name:
    shown = str(index.value) if isinstance(index, ast.Number) else getattr(index, "name", "")
    name = f"{node.base}_{shown}"
    return ast.Name(name, node.base, (index,), start=node.start, end=node.end)

"""The prior of a joint density, written without its parameter: `p_\\theta(x, z) = p_\\theta(x|z) p(z)`.

A page that factorises a joint density so says that p(z) is its marginal.  Without this, p and p_theta would
be two letters for densities that have nothing to do with each other.  It is read so where p stands without
its parameter at one letter only, of which nothing else is said, and p_theta never at that letter alone.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Item, Page, formulas, rewrite
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.language.sentences import denies_text
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

Marginal = tuple[ast.Name, ast.Name, ast.Name]  # the letters with and without the parameter, the argument


def identify(page: Page) -> bool:
    """Give each such prior the letter of its joint density; tells whether there is one."""
    found = {
        m for item in formulas(page) for _, c in chains(item) if (m := _factorised(c)) and _is_said(item)
    }
    used = [m for m in found if _is_free(page, m)]
    for marginal in used:
        _rename(page, marginal)
    return bool(used)


def _is_said(item: Item) -> bool:
    """Whether the sentence around a formula does not deny it."""
    return not denies_text(last_sentence(item.before) + first_sentence(item.after))


def _factorised(chain: ast.Chain) -> Marginal | None:
    """F, G and z in `F(x, z) = F(x|z) G(z)`, where G is F without its subscript."""
    joint = strip(chain.first) if chain.first is not None else None
    link = chain.links[0]
    side = strip(link.side)
    if not isinstance(joint, ast.Apply) or joint.separators != (",",) or link.relation.op not in ("=", ":="):
        return None
    if not isinstance(side, ast.Mul) or len(side.factors) != 2 or not joint.function.subscript:
        return None
    parts = [f for f in map(strip, side.factors) if isinstance(f, ast.Apply)]
    given = [f for f in parts if f.separators == ("|",) and f.function == joint.function]
    alone = [f for f in parts if not f.separators and len(f.args) == 1]
    if len(given) != 1 or len(alone) != 1:
        return None
    z, plain = strip(alone[0].args[0]), alone[0].function
    letters = {strip(a) for a in joint.args}
    fits = (
        isinstance(z, ast.Name)
        and strip(given[0].args[1]) == z
        and {strip(a) for a in given[0].args} == letters
    )
    if not fits or not isinstance(z, ast.Name) or plain.name != joint.function.base or plain.subscript:
        return None
    return joint.function, plain, z


def _is_free(page: Page, marginal: Marginal) -> bool:
    """Whether nothing else is said of G, and F never stands at z alone."""
    written, plain, z = marginal
    for item in formulas(page):
        for node in item.nodes:
            if isinstance(node, ast.Apply) and node.function in (written, plain):
                at_z = len(node.args) == 1 and strip(node.args[0]) == z
                if at_z != (node.function == plain):
                    return False
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if isinstance(head, ast.Apply) and head.function == plain:
                return False
    return True


def _rename(page: Page, marginal: Marginal) -> None:
    written, plain, z = marginal
    message = f"{plain.name}({z.name}) is the marginal of {written.name}, as the page factorises it"

    def renamed(node: ast.Node) -> ast.Node | None:
        return (
            replace(node, function=written)
            if isinstance(node, ast.Apply) and node.function == plain
            else None
        )

    for item in formulas(page):
        places = [n for n in item.nodes if isinstance(n, ast.Apply) and n.function == plain]
        if not places or item.tree is None:
            continue
        notes = tuple(ast.Note("name", message, n.start, n.end) for n in places)
        rewrite(item, renamed, notes)

"""The relations of a page that could define a name, and the conditions under which they do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims import beside, hypotheses, remarks
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences, statistic
from kld_proof.document.elaborate.laws import functionals
from kld_proof.document.elaborate.laws.abstract import MUTUAL
from kld_proof.document.elaborate.names.heads import head_key
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import ENTROPY, OPERATORS
from kld_proof.document.latex import ast
from kld_proof.record import record

INTRODUCING = ("because", "where", "with")


@record
class Candidate:
    """A relation that could define `key`: its right side, and the parameters of a function."""

    key: str
    parameters: tuple[str, ...]
    head: ast.Node
    side: ast.Node
    item: Item
    chain: ast.Chain
    announced: bool
    outright: bool
    connective: str = ""
    conditions: tuple[ast.Node, ...] = ()
    inner: bool = False  # it stands behind another name, as g(X) in `Y = g(X) = c X`


def candidates(page: Page, words: Vocabulary) -> list[Candidate]:
    """Every relation that could be a definition, in order."""
    found = []
    for item in formulas(page):
        for statement, chain, inner in _with_inner(item):
            if chain.first is None or chain.links[0].relation.op not in ("=", ":=", "=="):
                continue
            if (tied(item, statement) and not inner) or _is_beta_function(chain):
                continue
            if not (item.display or inner or introduced(item, chain)):
                continue
            if id(chain) in words.declarations or remarks.is_list(chain.links[0].side):
                continue
            if id(chain.links[0]) in hypotheses.hypothesised(item):
                continue
            if words.given and _is_told(chain.first, words):
                continue
            head, side = _solved(chain, words)
            key = head_key(head, words)
            if key is not None and _is_antiderivative(item, chain):
                words.poisoned[key[0]] = "it is an antiderivative, which is known up to a constant only"
                continue
            if key is None or _mentions(side, head, words) or _is_model(side, key[0], words):
                continue
            if _is_law_of_entropies(chain.first, side, words) or is_recurrence(chain, words):
                continue
            if is_model_of_data(page, chain, words):
                continue
            if isinstance(strip(chain.first), ast.Name) and statistic.is_of_a_law(item.before):
                continue
            outright, announced = announced_by(item, statement, chain)
            side = _of_arguments(chain, key[1], side) if key[1] else side
            if item.tree is not None and len(item.tree.statements) > 1 and not set(key[1]) <= _inside(side):
                from kld_proof.document.elaborate.names.explained import explained

                side = explained(item.tree, key[1], side)
            found.append(Candidate(*key, head, side, item, chain, announced, outright, statement.connective))
            found[-1].conditions = ranges_of(page, item, chain, _own(head, key[1]))
            found[-1].inner = inner
    return found


def _with_inner(item: Item) -> Iterator[tuple[ast.Statement, ast.Chain, bool]]:
    """The chains of a formula, and of `Y = g(X) = c X` the relation that says what g is as well."""
    for statement, chain in chains(item):
        yield statement, chain, False
        links = chain.links
        function = strip(links[0].side) if len(links) > 1 and chain.first is not None else None
        if not isinstance(chain.first, ast.Name) and chain.first != function:
            continue  # `Q_X(p) = F_X^{-1}(p) = ...` names one function twice
        if not isinstance(function, ast.Apply) or function.separators or function.power is not None:
            continue
        if len(function.args) == 1 and isinstance(strip(function.args[0]), ast.Name):
            yield statement, ast.Chain(function, links[1:], start=function.start, end=chain.end), True


def _inside(side: ast.Node) -> set[str]:
    return {n.name for n in walk(side) if isinstance(n, ast.Name)}


def _is_told(head: ast.Node, words: Vocabulary) -> bool:
    """Whether a density follows from the laws of a variable and its random parameter."""
    from kld_proof.document.elaborate.laws import marginal

    return marginal.is_told(head, words)


def _of_arguments(chain: ast.Chain, parameters: tuple[str, ...], side: ast.Node) -> ast.Node:
    """The first side of a chain with the arguments of the function, where what stands first has none of them.

    So in `R(a, b) = \\sum_i e_i^2 = \\sum_i (y_i - a - b x_i)^2`.
    """
    sides = [link.side for link in chain.links]
    used = [{n.name for n in walk(s) if isinstance(n, ast.Name)} & {*parameters} for s in sides]
    if used[0] or any(link.relation.op not in ("=", ":=", "==") for link in chain.links):
        return side
    return next((s for s, u in zip(sides, used, strict=True) if u == {*parameters}), side)


def _solved(chain: ast.Chain, words: Vocabulary) -> tuple[ast.Node, ast.Node]:
    """The head and the side of a chain; `S^{-1} = A` of a matrix S says that S is `A^{-1}`."""
    assert chain.first is not None
    head, side = strip(chain.first), chain.links[0].side
    if isinstance(head, ast.Power) and isinstance(head.base, ast.Name) and head.base.name in words.matrices:
        e = strip(head.exponent)
        if isinstance(e, ast.Neg) and isinstance(e.body, ast.Number) and e.body.value == 1:
            whole = ast.Group("(", side, start=side.start, end=side.end)
            return head.base, ast.Power(whole, e, start=side.start, end=side.end)
    return chain.first, side


def _is_antiderivative(item: Item, chain: ast.Chain) -> bool:
    """Whether a chain gives an antiderivative a name, which is no value."""
    if not any(n.is_indefinite for n in item.nodes if isinstance(n, ast.BigOp)):
        return False
    from kld_proof.document.elaborate.claims import antiderivatives

    return bool(antiderivatives.variable_of_head(item, chain))


def _is_beta_function(chain: ast.Chain) -> bool:
    r"""Whether `\mathrm{B}(a, b)`, which is known, is said to be made of gamma functions or an integral."""
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Apply) or head.function.name != "B" or head.separators != (",",):
        return False
    inside = list(walk(chain.links[0].side))
    gammas = any(isinstance(n, ast.Apply) and n.function.name == "Gamma" for n in inside)
    return head.function.upright and (gammas or any(isinstance(n, ast.BigOp | ast.Factorial) for n in inside))


def _is_law_of_entropies(head: ast.Node, side: ast.Node, words: Vocabulary) -> bool:
    """Whether `H(X, Y) = H(X) + H(Y|X)` relates entropies that the densities of the page give."""
    node, informed = strip(head), ENTROPY | MUTUAL
    if not isinstance(node, ast.Apply) or node.function.name not in informed or len(node.args) < 2:
        return False
    below = [n for n in walk(side) if isinstance(n, ast.Apply | ast.BigOp | ast.Angle)]
    if not below or not all(isinstance(n, ast.Apply) and n.function.name in informed for n in below):
        return False
    try:
        return functionals.of_densities(node, Context(words)) is not None
    except ReadError:
        return False


def _own(head: ast.Node, parameters: tuple[str, ...]) -> tuple[str, ...]:
    """The arguments of a head before its bar: what a density is conditioned on does not limit it."""
    head = strip(head)
    if not isinstance(head, ast.Apply) or "|" not in head.separators:
        return parameters
    return parameters[: head.separators.index("|") + 1]


def announced_by(item: Item, statement: ast.Statement, chain: ast.Chain) -> tuple[bool, bool]:
    """Whether a relation is called a definition outright, and whether it is announced as one at all."""
    outright = chain.links[0].relation.op == ":=" or prose.by_definition(item.before)
    return outright, outright or statement.connective in INTRODUCING or prose.defines(item.before)


def introduced(item: Item, chain: ast.Chain) -> bool:
    """Whether the sentence gives an inline relation as a definition; "the gain is K = ..." does."""
    head = strip(chain.first) if chain.first is not None else None
    if isinstance(head, ast.Name) and is_case(item, chain):
        return False
    if is_given(item):
        return True
    if isinstance(head, ast.Apply) and prose.studies(item.before):
        return True
    if not isinstance(head, ast.Apply | ast.Name):
        return False
    around = (item.before, item.after)
    if prose.presents(item.before) or prose.names_it(item.before):
        return True
    from kld_proof.document.elaborate.language import labels

    if isinstance(head, ast.Apply) and labels.announced(*around):
        return True
    return labels.labelled(*around) or labels.satisfying(*around)


_CASE = Cue(
    r"\b(?:(?P<if>if|when|whenever|cases?(?: of| that| where| when| in which)?)|for|at)\s+"
    r"(?:\0\s*(?:,|and|or)\s*)*$",
    re.I,
)


def is_case(item: Item, chain: ast.Chain) -> bool:
    """Whether an inline equation for a name singles out a case: "when $r = a + b$", "for $m = n$"."""
    found = _CASE.search(prose.last_sentence(item.before))
    bare = isinstance(strip(chain.links[-1].side), ast.Name)
    return found is not None and (bare or bool(found["if"]))


def is_given(item: Item) -> bool:
    """Whether the words before a formula give it, whatever its form: "where", "let"."""
    return (prose.sets(item.before) and not prose.locates(item.before)) or prose.defines(item.before)


def ranges_of(page: Page, item: Item, chain: ast.Chain, parameters: tuple[str, ...]) -> tuple[ast.Node, ...]:
    """The conditions on its arguments under which a function is defined: `f(x) = 1/x` for x > 3."""
    assert item.tree is not None
    if not parameters:
        return ()
    beside_it = _in_row(item, chain)
    for other in page.items[item.order + 1 :]:
        between = other.before[len(item.before) :] if not item.display else other.before
        follows = other.follows == (item.order if item.display else item.follows) and not other.display
        if not follows or other.tree is None or sentences.ends(between):
            break
        if beside_it and any(isinstance(c.first, ast.Apply) for _, c in chains(other)):
            break  # the next definition of the sentence has a range of its own
        listed = between.lstrip().startswith("\0")
        if _RANGED.search(between) and not (listed and _defines_another(other, parameters)):
            beside_it += [s.body for s in other.tree.statements]
    places = [_in_set(strip(c), parameters) for c in beside_it]
    chains_on = [c for c in places if isinstance(c, ast.Chain) and c.first is not None]
    return tuple(c for c in chains_on if not _free(c).isdisjoint(parameters) and not _is_type(c))


_RANGED = Cue(
    r"(?:\b(?:for|on|when|if|where|with|whenever)\b|當|若)(?: all| every| each)?\W*$|^\0\s*,\s*$", re.I
)


def _defines_another(item: Item, parameters: tuple[str, ...]) -> bool:
    """Whether a formula behind a comma says what another name is, `a_t = 1 - b_t, c_t = \\prod_s a_s`."""
    heads = [strip(c.first) for _, c in chains(item) if c.first is not None and c.links[0].relation.op == "="]
    return any(isinstance(h, ast.Name) and h.name not in parameters for h in heads)


def _in_row(item: Item, chain: ast.Chain) -> list[ast.Node]:
    """The conditions beside a definition, those behind the last of several in its row included."""
    assert item.tree is not None
    statements = beside.joined(item, item.tree.statements)
    own = next((k for k, s in enumerate(statements) if any(n is chain for n in walk(s.body))), None)
    for statement in statements[own:] if own is not None else ():
        body = strip(statement.body)
        between = item.block.text[chain.end : statement.start]
        if "\\\\" in between or not isinstance(body, ast.Chain) or not isinstance(body.first, ast.Apply):
            break
        if statement.conditions:
            return list(statement.conditions)
    return []


def _in_set(place: ast.Node, parameters: tuple[str, ...]) -> ast.Node:
    """A condition; an interval alone, "densities on $[0, 1]$", says where the one argument lies."""
    if not isinstance(place, ast.Interval) or len(parameters) != 1:
        return place
    link = ast.Link(ast.Relation("in"), place, start=place.start, end=place.end)
    return ast.Chain(ast.Name(parameters[0], start=place.start), (link,), start=place.start, end=place.end)


def _free(chain: ast.Chain) -> set[str]:
    """The names in a chain that no sum or integral in it binds."""
    bound = {v for n in walk(chain) if isinstance(n, ast.BigOp) for v in n.variables}
    return {n.name for n in names_in(chain) if n not in bound}


def _is_type(chain: ast.Chain) -> bool:
    """Whether a condition only says that something is a real number, an integer, or a vector of reals."""
    side = strip(chain.links[0].side)
    side = strip(side.base) if isinstance(side, ast.Power) and strip(side.base) == ast.Name("bb(R)") else side
    return chain.links[0].relation.op == "in" and isinstance(side, ast.Name)


def _is_model(side: ast.Node, key: str, words: Vocabulary) -> bool:
    """Whether a vector is made of a random one, `y = X b + e`: that is how it arises, not what it means.

    An estimate, `\\hat b = A y`, is defined so.
    """
    if "(" in key and not key.startswith(("bold(", "vec(")):
        return False
    inside = {n.name for n in names_in(side)} if key in words.matrices else ()
    return any(n in words.random or has_random_entries(n, words) for n in inside)


def has_random_entries(name: str, words: Vocabulary) -> bool:
    """Whether a name is that of a vector with entries, `e_i`, that are random."""
    return name in words.matrices and any(n.rpartition("_")[0] == name for n in words.random)


def _is_data(argument: ast.Node, words: Vocabulary) -> bool:
    """Whether an argument is a sequence as a whole."""
    argument = strip(argument)
    return isinstance(argument, ast.Name) and argument.name in words.indexed and not argument.subscript


def _is_term(argument: ast.Node, data: ast.Node) -> bool:
    """Whether an argument is a term of the sequence `data`."""
    argument, data = strip(argument), strip(data)
    if not isinstance(argument, ast.Name) or not isinstance(data, ast.Name):
        return False
    return bool(argument.subscript) and argument.base == data.name


def is_recurrence(chain: ast.Chain, words: Vocabulary) -> bool:
    """Whether `x_t = a x_{t-1} + b` says of one term of a sequence what it is by others."""
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Name) or not head.subscript or head.base not in words.indexed:
        return False
    return any(n.base == head.base and n.subscript for n in names_in(chain.links[0].side))


def is_model_of_data(page: Page, chain: ast.Chain, words: Vocabulary) -> bool:
    """Whether `y_i = a + b x_i + e_i` with random errors says how data arise, and is not what y_i means.

    Where the page has functions of the parameters, `R(a, b)`, the data do not depend on their arguments.
    """
    head, side = strip(chain.first) if chain.first is not None else None, strip(chain.links[0].side)
    if not isinstance(head, ast.Name) or not head.subscript or not isinstance(side, ast.Add):
        return False
    terms = [t for t in map(strip, side.terms) if isinstance(t, ast.Name) and t.subscript == head.subscript]
    if not any(t.name in words.random for t in terms):
        return False
    inside = {n.name for n in names_in(side)}
    return any(arguments and arguments <= inside for arguments in _arguments(page))


def _arguments(page: Page) -> Iterator[set[str]]:
    """The names to which each function of the page is applied, where all its arguments are names."""
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            bare = [strip(a) for a in node.args]
            if not node.separators or set(node.separators) == {","}:
                names = {a.name for a in bare if isinstance(a, ast.Name) and _numbered(a)}
                yield names if len(names) == len(bare) else set()


def _numbered(node: ast.Node) -> bool:
    """Whether a name carries a number below, `b_0`, or nothing: it is no term of a sequence."""
    return isinstance(node, ast.Name) and all(isinstance(strip(s), ast.Number) for s in node.subscript)


def _mentions(side: ast.Node, head: ast.Node, words: Vocabulary) -> bool:
    """Whether the head stands in the side; `p(y_i | \\theta)` is another density than that of all data y."""
    head = strip(head)
    if isinstance(head, ast.Apply) and "|" in head.separators and _is_data(head.args[0], words):
        same = [n for n in walk(side) if isinstance(n, ast.Apply) and n.function == head.function]
        return not all(_is_term(n.args[0], head.args[0]) for n in same)
    if isinstance(head, ast.Apply) and "||" in head.separators:
        return any(isinstance(n, ast.Apply) and n.function == head.function for n in walk(side))
    target: ast.Node = head.function if isinstance(head, ast.Apply) else head
    if isinstance(head, ast.Apply) and head.function.name in OPERATORS:
        return any(node == head for node in walk(side))
    if target == ast.Name("pi") or (isinstance(head, ast.Apply) and head.function.name in words.overloaded):
        # bare it is the constant, or a probability
        return any(isinstance(n, ast.Apply) and n.function == target for n in walk(side))
    return any(name == target for name in names_in(side))

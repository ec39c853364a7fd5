"""Whether a counterexample to a step would mean anything.

A number that the page says more about than was understood (a mean, an estimate, the root of an equation)
cannot be given any value one likes.  Such a step is proved or not proved, never refuted.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import sentences, voice
from kld_proof.document.elaborate.names.declared import NO_NUMBERS, Declared
from kld_proof.document.elaborate.names.heads import head_key
from kld_proof.document.elaborate.names.uses import free
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import letter
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Lam, Term, names, subterms

CONSTRAINING = Cue(
    r"\b(?:sum|add|integrate)(?:s|ming|ing)?\s+(?:up\s+)?to\b|weight|probabilit|proportion|simplex|mixing|mixture"
    r"|normali[sz]|cent(?:er|re)d|centring|standardi[sz]|zero[ -]mean|mean[ -]zero|ortho|constrain|satisf"
    r"|subject to|estimat|minimi|maximi|optim|solution|least squares|\bmass\b|eigen|stationary|permutation"
    r"|distinct",
    re.IGNORECASE,
)
HYPOTHETICAL = Cue(
    r"contradict|absurd|impossib|paradox|fallac|nonsens|reductio|were true"
    r"|no (?:real )?(?:solution|root)s?\b",
    re.IGNORECASE,
)
"""Words with which a page may write down what it holds to be false."""
EQUALITIES = frozenset({"=", ":=", "==", "~=", "propto"})


def constrained(page: Page, words: Vocabulary, declared: Declared, defining: set[int]) -> set[str]:
    """The names in equations for a bare name that are neither definitions nor assumptions."""
    assumed = {id(a.chain) for a in declared.assumptions if a.chain is not None}
    found: set[str] = set()
    for item in formulas(page):
        for _, chain in chains(item):
            known = id(chain) in defining | words.declarations or id(chain) in assumed
            known = known or (not item.display and voice.is_spent(item.before, item.after))
            supposed = not item.display and chain.links[0].relation.op == "=" and _is_supposed(item)
            if known or not (supposed or _is_equation(chain, words)):
                continue
            for side in (chain.first, chain.links[0].side):
                found.update(free(side, frozenset()) if side is not None else ())
    return (found - declared.introduced) | recurrent(page, words.recurrent)


def recurrent(page: Page, known: Collection[str]) -> set[str]:
    """The names `x_{t-1}`, `x_{t-2}` beside an equation for `x_t`: it holds of them as well, it seems.

    One that stands on the right side of this equation, and is the only one, is free.  Of sequences that are
    `known` by recurrences it is assumed.  Beside an equation for `x_t` by `x_{t-1}` the first term `x_0`
    belongs to the sequence as well.
    """
    members: dict[str, set[str]] = {}
    first: dict[str, set[str]] = {}
    said: dict[str, tuple[set[str], set[str]]] = {}  # the heads of a base, and the names on their right sides
    for item in formulas(page):
        for node in item.nodes.of(ast.Name):
            if node.base not in known and _numbering(node):
                members.setdefault(node.base, set()).add(node.name)
            elif len(node.subscript) == 1 and isinstance(strip(node.subscript[0]), ast.Number):
                first.setdefault(node.base, set()).add(node.name)
        for _, chain in chains(item) if members else ():
            head = strip(chain.first) if chain.first is not None else None
            if (
                isinstance(head, ast.Name)
                and head.base in members
                and _numbering(head)
                and chain.links[0].relation.op in EQUALITIES
            ):
                heads, inside = said.setdefault(head.base, (set(), set()))
                heads.add(head.name)
                inside.update(n.name for n in names_in(chain.links[0].side))
    for base, (heads, inside) in said.items():
        if base in first and members[base] & inside - heads:
            members[base] |= first[base]
    others = ((members[base] - heads, inside) for base, (heads, inside) in said.items())
    return {n for names, inside in others if len(names) > 1 or not names <= inside for n in names}


def _numbering(node: ast.Name) -> bool:
    """Whether a name has one subscript, with a letter in it that may number something: `t`, `t - 1`."""
    inside = [n for s in node.subscript for n in walk(s) if isinstance(n, ast.Name)]
    return len(node.subscript) == 1 and len(inside) == 1 and len(inside[0].name) == 1


def _is_supposed(item: Item) -> bool:
    """Whether an inline equation is introduced, as in "Let $a + b = 1$", without a value for a name."""
    return bool(sentences.supposal(item.before, item.after).cue)


def _is_equation(chain: ast.Chain, words: Vocabulary) -> bool:
    """Whether a chain says what a bare name, or a power of one, is equal to."""
    if chain.first is None or chain.links[0].relation.op not in EQUALITIES:
        return False
    head = strip(chain.first)
    if isinstance(head, ast.Power) and isinstance(head.exponent, ast.Number):
        head = strip(head.base)
    if not isinstance(head, ast.Name) or head.name in ("e", "pi") or head.base in words.recurrent:
        return False
    if head.name in words.random and head.name[:1].isupper():
        return False
    key = head_key(head, words)
    return key is None or key[0] not in words.definitions


def mentioned(page: Page, item: Item, words: Vocabulary, declared: Declared, defining: set[int]) -> set[str]:
    """The names about which the text since the last display formula says something that is not assumed.

    "If a < 1, ..." was not taken for an assumption, but a counterexample with a > 1 would miss the point.
    """
    taken = (
        defining
        | words.declarations
        | declared.accepted
        | {id(a.chain) for a in declared.assumptions if a.chain is not None}
    )
    found: set[str] = set()
    for other in page.items[: item.order]:  # of which sign they are, words said
        if (
            other.section == item.section
            and not other.display
            and voice.changes_sign(other.before, other.after)
        ):
            bodies = [strip(s.body) for s in other.tree.statements] if other.tree is not None else []
            found.update(b.name for b in bodies if isinstance(b, ast.Name))
    for earlier in reversed(page.items[: item.order]):
        if earlier.display:
            break
        if earlier.tree is not None:
            for _, chain in chains(earlier):
                if id(chain) not in taken and chain.links[0].relation.op != "~":
                    found.update(free(chain, frozenset()))
    return found


def transformed(item: Item, taken: set[int]) -> bool:
    """Whether a formula is several equations with different heads: one being solved, it seems."""
    heads = _heads(item, taken)
    return any(h != heads[0] for h in heads[1:])


def has_values_alone(item: Item, taken: set[int]) -> bool:
    """Whether every equation of a formula begins with an integral, a sum or a product: values in a row."""
    return all(isinstance(h, ast.BigOp) for h in _heads(item, taken))


def _heads(item: Item, taken: set[int]) -> list[ast.Node]:
    """What the equations begin with; the two claims of one with `\\pm` are one equation."""
    lower = {id(both.parts[1]) for both in item.nodes.of(ast.Signs)}
    return [
        strip(c.first)
        for _, c in chains(item)
        if c.first is not None and c.links[0].relation.op in EQUALITIES and id(c) not in taken | lower
    ]


def is_stationary(item: Item, side: ast.Node, variables: frozenset[str]) -> bool:
    """Whether a chain that begins with a derivative at a free name ends in zero: which point is sought?"""
    if not (isinstance(zero := strip(side), ast.Number) and zero.value == 0):
        return False
    heads = [c.first for _, c in chains(item) if c.first is not None and c.first.start <= side.start]
    head = strip(heads[-1]) if heads else None
    if isinstance(head, ast.Apply):
        primed = head.function.primes or head.function.name == "nabla"
        return bool(primed) and bool({n.name for a in head.args for n in names_in(a)} & variables)
    return isinstance(head, ast.Derivative) or (isinstance(head, ast.Name) and head.primes > 0)


def is_hypothetical(prose: str) -> bool:
    """Whether a page speaks of what is impossible: a relation that it shows may be meant to be false."""
    return bool(HYPOTHETICAL.search(prose))


def has_doubtful_power(*items: Item) -> bool:
    """Whether something above a name may be a power or a mark."""
    return any(note.kind == "power" for item in items if item.tree is not None for note in item.tree.notes)


def is_value(left: Term, right: Term) -> bool:
    """Whether the right side has names, and none that the left side has not: no equation for another name."""
    return bool(names(right)) and names(right) <= names(left)


def is_determined(
    t: App, relation: str, words: Vocabulary, declared: Declared, restricted: set[str], partly: set[str]
) -> bool:
    """Whether the free names of a step may take any values that the assumptions allow.

    A name that is described in words only (`partly`) is not free; one that wears an accent is, in plain
    algebra that has it on both sides.
    """
    variables = {n for n in names(t) if not n.startswith("$")}
    if any(n.startswith(NO_NUMBERS) for n in names(t)) or variables & restricted:
        return False
    if words.matrices and not words.plain and not variables <= declared.introduced - words.matrices:
        return False
    accented = {n for n in variables - declared.introduced if "(" in letter(n)}
    if any(_is_word(n) for n in variables - declared.introduced - accented):
        return False
    if partly - accented or (
        accented and not (is_plain(t) and accented <= names(t.args[0]) & names(t.args[1]))
    ):
        return False
    return relation in ("=", "!=") or variables <= declared.introduced


def not_known(t: App, relation: str, words: Vocabulary, declared: Declared, more: set[str]) -> list[str]:
    """The names in `t` that may not take any value, as `is_determined` sees it; `more` are such names."""
    known = declared.introduced
    strict = relation not in ("=", "!=") or (words.matrices and not words.plain)
    found = {n for n in names(t) if n in more or n.startswith(("$", *NO_NUMBERS)) or n in words.matrices}
    found |= {n for n in names(t) - known if strict or _is_word(n) or "(" in letter(n)}
    return sorted(n for n in found if not n.startswith("$`"))


def free_sequences(t: Term, words: Vocabulary) -> frozenset[str]:
    """The function names of `t` that stand for terms of a sequence of any real numbers, such as data.

    Where the page speaks of weights, of what sums to one or of centred data, no sequence is free.
    """
    said = words.random | words.described | words.matrices | words.laws.keys() | words.poisoned.keys()
    bases = words.indexed - said - words.functions - words.counts - words.letters
    found = frozenset(n for n in names(t) if n[:1] == "$" and n[1:].partition("_{/")[0] in bases)
    return frozenset() if found and CONSTRAINING.search(words.prose) else found


def is_identity(left: Term, right: Term, points: bool) -> bool:
    """Whether an equation may be meant as an identity.

    One in plain algebra whose sides both have names and share none (p V = n R T) holds for all values only if
    both are constant: it relates its names.  With `points`, the text speaks of a curve or a constraint, and
    one side may be a number.
    """
    a, b = names(left), names(right)
    return bool(a & b) or not (is_plain(left) and is_plain(right)) or not ((a and b) or (points and (a or b)))


def is_exchange(left: Term, right: Term, page: Page, item: Item, at: int, introduced: set[str]) -> bool:
    """Whether the right side, at `at` in `item`, loses a name for one that stands there for the first time.

    `3 N / (2 \\beta) = \\frac32 N k T` on a page that never says what T is: it says there what \\beta is.
    """
    sides = [{n for n in names(t) if n[:1] != "$"} for t in (left, right)]
    lost, new = sides[0] - sides[1], sides[1] - sides[0] - introduced
    if not lost or not new:
        return False
    earlier = (i for i in page.items[: item.order] if i.tree is not None)
    told = {n.name for i in earlier for n in i.nodes.of(ast.Name)}
    return bool(new - told - {n.name for n in item.nodes.of(ast.Name) if n.start < at})


def is_about_matrices(left: Term, right: Term) -> bool:
    """Whether an operation on matrices with names in it stands in an equation."""
    heads = (s for t in (left, right) for s in subterms(t) if isinstance(s, App))
    return any(s.head.removeprefix("$").startswith("mat_") and s.head != "mat_grid" for s in heads)


def is_identity_of_matrices(
    left: Term, right: Term, words: Vocabulary, declared: Declared, restricted: set[str]
) -> bool:
    """Whether an equation may be meant for all its matrices: both sides have the same ones, all of them free.

    Numbers beside them have to be introduced.  Unspecified functions and binders leave it open.
    """
    pair = App("eq", left, right)
    functions = {n for n in names(pair) if n.startswith("$")} - {"$mat_det", "$mat_identity"}
    if functions or any(isinstance(s, Lam) for s in subterms(pair)):
        return False
    sides = [{n for n in names(t) if n in words.matrices} for t in (left, right)]
    others = {n for n in names(pair) if not n.startswith("$")} - words.matrices
    return (
        sides[0] == sides[1] != set()
        and sides[0] <= words.free - restricted
        and others <= (declared.introduced | words.counts | words.free) - restricted
    )


def is_plain(t: Term) -> bool:
    """Whether a term is made of numbers and names by operations alone: no binder, no unspecified function."""
    return not any(isinstance(s, Lam) or (isinstance(s, App) and s.head[:1] == "$") for s in subterms(t))


def _is_word(name: str) -> bool:
    """Whether a canonical name is written with several letters, such as `RSS` or `LBF_12`."""
    name = letter(name)
    base = name.partition("_")[0].rstrip("'")
    return "(" in name or "^" in name or (len(base) > 1 and base.lower() not in GREEK)


GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "vartheta",
        "iota",
        "kappa",
        "varkappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "omicron",
        "varpi",
        "rho",
        "varrho",
        "sigma",
        "varsigma",
        "tau",
        "upsilon",
        "phi",
        "varphi",
        "chi",
        "psi",
        "omega",
        "ell",
    ]
)

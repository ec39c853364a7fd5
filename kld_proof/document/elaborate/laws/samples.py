"""Samples: `X_1, \\ldots, X_n \\sim \\mathcal{N}(\\mu, \\sigma^2)`, `X_i \\sim \\mathrm{Pois}(\\lambda_i)`.

Main statement: `declare(page, words, declared)` turns the law of a numbered random variable into what it says
of every member of the family: mean and variance, and that they exist; and, where the sentence calls them so,
that the members are independent.  Where no formula runs over the members, `X_1` keeps its law.
"""

from __future__ import annotations

from kld_proof.document.display import latex
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.laws import families
from kld_proof.document.elaborate.laws.sampled import MEMBER, Sample, independent, samples_of
from kld_proof.document.elaborate.names.declared import Assumption, Declared, first_of
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, DEVIATION, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, bind, names
from kld_proof.library.distributions import Law
from kld_proof.record import replace

_MOMENTS = EXPECTATION | VARIANCE | COVARIANCE | DEVIATION


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Assume the moments of every family of which a law is stated, in place of the law of one member."""
    averaged, several = _averaged(page), dict[str, list[Sample]]()
    for sample in samples_of(page, words):
        if sample.base in averaged and sample.base not in words.laws and not _is_unsettled(sample, words):
            several.setdefault(sample.base, []).append(sample)
    for base, samples in several.items():
        if not _is_one_family(samples, declared):
            continue
        words.families[base] = samples[0].domain
        words.sampled.add(base)
        words.indexed.add(base)
        for stated in [s for s in declared.laws if s.name.startswith(base + "_")]:
            declared.laws.remove(stated)
            words.laws.pop(stated.name, None)
        words.random.update(
            n.name
            for item in formulas(page)
            for n in item.nodes.of(ast.Name)
            if n.base == base and n.subscript
        )
        for sample in samples:
            later = (s for s in samples if s.item.order > sample.item.order)
            until = [s.item.order for s in later if s.law != sample.law]
            found = _assumed(sample)
            for assumption in found:
                assumption.until = min(until, default=10**9)
            declared.assumptions += found


def _is_one_family(samples: list[Sample], declared: Declared) -> bool:
    """Whether each section has one law at most for the family, all with moments and for the same numbers."""
    first, laws_of = samples[0], dict[int, Law]()
    known = {stated.law.density for stated in declared.laws if stated.name.startswith(first.base + "_")}
    for sample in samples:
        if sample.domain != first.domain or sample.law.mean is None or sample.law.variance is None:
            return False
        if laws_of.setdefault(sample.item.section, sample.law) != sample.law:
            return False
    return len(known) <= len({s.law.density for s in samples})


def _is_unsettled(sample: Sample, words: Vocabulary) -> bool:
    """Whether the law of a member is not used, or a parameter of it is random itself."""
    law = sample.law
    random = words.laws.keys() | {n.partition("_")[0] for n in words.laws}
    poisoned = {n for n in words.poisoned if n.partition("_")[0] == sample.base}
    parameters = {n.removeprefix("$") for n in names(law.density) | names(law.support)}
    return bool(poisoned or parameters & random - {sample.base})


def _averaged(page: Page) -> set[str]:
    """The letters whose members carry an index that a sum, a product or a list runs over, or with a bar."""
    if not any(n.function.name in _MOMENTS for i in formulas(page) for n in i.nodes.of(ast.Apply)):
        return set()
    indexed: set[str] = set()
    for item in formulas(page):
        for node in item.nodes:
            if isinstance(node, ast.BigOp) and node.op in ("sum", "prod"):
                bound = {v.name for v in node.variables if isinstance(v, ast.Name)}
                inside = (n for n in walk(node.body) if isinstance(n, ast.Name) and len(n.subscript) == 1)
                indexed |= {
                    n.base for n in inside if n.base and bound & {x.name for x in names_in(n.subscript[0])}
                }
            elif isinstance(node, ast.Add) and any(isinstance(t, ast.Ellipsis) for t in node.terms):
                indexed |= {n.base for n in names_in(node) if n.base and n.subscript}
            elif isinstance(node, ast.Name) and node.name == node.base and node.base[:4] == "bar(":
                indexed.add(node.base[4:-1])
    return indexed


def _assumed(sample: Sample) -> list[Assumption]:
    """Mean and variance of every member, that they exist, and the independence that the sentence says."""
    item, chain, law = sample.item, sample.chain, sample.law
    start = chain.start if chain is not None else 0
    family = families.variables(sample.base).body
    assert isinstance(family, Lam) and isinstance(family.body, App)
    assert law.mean is not None and law.variance is not None
    own = App(family.body.head, Var(MEMBER), Bound(0))
    mean = App("expect", Lam(own))
    square = App("pow", App("add", own, App("neg", mean)), Num(2))
    said: list[Term] = [
        App("eq", mean, law.mean),
        App("eq", App("expect", Lam(square)), law.variance),
        App("integrable_rv", Lam(own)),
        App("integrable_rv", Lam(App("pow", own, Num(2)))),
        *law.conditions,
    ]
    scope = Assumption(Premise(sample.text), item.section, first_of(item), chain=chain, source=item)
    scope.within = item.within
    place = item.place(start)
    found = []
    for p in said:
        if MEMBER in names(p):
            p = App("all", sample.domain, bind(p, MEMBER))
        found.append(replace(scope, premise=Premise(latex(p), p, True, place)))
    if independent(item):
        same = [] if MEMBER in names(law.density) | names(law.support) else [ONE]
        p = App("independent", sample.domain, families.variables(sample.base), *same)
        kind = "independent and identically distributed" if same else "independent"
        text = f"{sample.text} \\text{{ {kind}}}"
        found.append(replace(scope, premise=Premise(text, p, False, place)))
    return found

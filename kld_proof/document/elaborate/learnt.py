"""What a page says before any of it is claimed: kinds of names, laws, definitions, assumptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims import (
    directives,
    solving,
)
from kld_proof.document.elaborate.claims.chains import Chainer
from kld_proof.document.elaborate.claims.refutability import constrained, mentioned
from kld_proof.document.elaborate.items import Page, formulas, parse
from kld_proof.document.elaborate.language import (
    existence,
    independence,
    kinds,
    logarithms,
    matrices,
    moments,
    prose,
    settings,
)
from kld_proof.document.elaborate.language.counts import declare_counts
from kld_proof.document.elaborate.language.stated import declare_assumptions, end_cases
from kld_proof.document.elaborate.language.supposed import declare_equations
from kld_proof.document.elaborate.language.values import declare_values
from kld_proof.document.elaborate.laws import events, families, parameters, transforms
from kld_proof.document.elaborate.laws.stated import declare_laws
from kld_proof.document.elaborate.names import (
    constants,
    definitions,
    known_laws,
    likelihood,
    noise,
    put_in,
    redefinition,
    restated,
    slips,
    statistics,
    unparsed,
)
from kld_proof.document.elaborate.names import declared as declarations
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.names.needed import declare_needs
from kld_proof.document.elaborate.names.scales import infer_scales
from kld_proof.document.elaborate.names.scan import scan, symbols
from kld_proof.document.elaborate.names.squares import choose as choose_squares
from kld_proof.document.elaborate.names.squares import introduced_conditions
from kld_proof.document.elaborate.names.supersede import supersede
from kld_proof.document.elaborate.names.values import install
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms import sequences
from kld_proof.document.elaborate.terms.context import ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Document, Finding, Premise
from kld_proof.kernel.term import Term, names
from kld_proof.record import replace


class Learnt:
    """The knowledge with which the claims of a page are read."""

    def __init__(self, page: Page, path: str, title: str) -> None:
        self.page, self.title, self.document = page, title, Document(path)
        self.plain: set[int] = set()
        self.unread_here: dict[int, dict[str, str]] = {}
        self.described: dict[int, set[str]] = {}
        self.contrasted: dict[int, set[str]] = {}
        self.words: Vocabulary = self.vocabulary()
        self.declared: Declared = self.declarations()
        known = declarations.introduced_from(self.declared, page)
        if any("Q_" in i.block.text for i in page.items):
            from kld_proof.document.elaborate.names import inverses

            self.words.quantiles = inverses.quantiles(page)
        self.transforms = transforms.choose(page, self.words, known)
        taken = {*self.transforms, *known, *self.declared.introduced}
        averages = statistics.averages(page, self.words, taken)
        self.transforms |= averages
        transforms.install(self.transforms, self.words)
        self.chosen, self.worded = self.definitions(known)
        self.worded |= averages
        self.defining = {id(c.chain) for c in (*self.chosen.values(), *self.transforms.values())}
        self.defining |= {id(c.chain.links[0]) for c in self.chosen.values() if c.inner}
        self.inverting = {
            id(c.chain.links[0] if c.inner else c.chain): c
            for key, c in self.chosen.items()
            if key.startswith("Q_") or key.endswith("^{-1}()")
        }
        for order, open_here in restated.unread(page, self.chosen).items():
            self.unread_here[order] = {**self.unread_here.get(order, {}), **open_here}
        needed = self.conditions()
        self.slips = slips.find(page, self.anchored())
        self.solving = solving.find(page, self.words, self.defining)
        parameters.declare(page, self.words, self.declared)
        self.solving.squares = introduced_conditions(page, self.words, known, self.defining)
        if self.solving.squares:
            from kld_proof.document.elaborate.claims import explained

            explained.declare(page, self.words, self.declared, self.solving.squares)
        self.chainer = self.claims_from_here()
        self.chainer.needed = needed
        self.distributed = set(_distributed(page))

    def vocabulary(self) -> Vocabulary:
        """What kind of thing each name is; the page is parsed again with what the first reading found."""
        parse(self.page)
        words = scan(self.page)
        if self.has_topics():
            from kld_proof.document.elaborate.names import topics

            self.document.findings.extend(topics.part(self.page, words))
            words = scan(self.page) if any(i.here for i in self.page.items) else words
            if "T" in words.letters:
                topics.here.transposing(self.page, words)
        if "E" in words.letters and any(i.tree is None and not i.skip for i in self.page.items):
            from kld_proof.document.elaborate.names.topics import here

            here.numbers_called_e(self.page)
        changed = parse(self.page, symbols(words))
        if any(_CONDITIONAL.search(i.block.text) for i in self.page.items):
            from kld_proof.document.elaborate.names import subscripted

            changed = subscripted.unite(self.page) or changed
        events = None
        if any(_INDICATOR.search(i.block.text) for i in self.page.items):
            from kld_proof.document.elaborate.names import indicators

            events = indicators.write_out(self.page)
            changed = events is not None or changed
        self.document.findings.extend(redefinition.rename(self.page))
        if words.matrices and "e" in words.bases:
            from kld_proof.document.elaborate.names import residual

            changed = residual.rename(self.page, words.matrices) or changed
        if any("\\dot" in i.block.text or "\\ddot" in i.block.text for i in self.page.items):
            from kld_proof.document.elaborate.names import dotted

            changed = dotted.derive(self.page) or changed
        if any(_BELOW.search(i.block.text) for i in self.page.items):
            from kld_proof.document.elaborate.names import parametric

            changed = parametric.write_out(self.page, words.matrices) or changed
        if any(_GIVEN_MODEL.search(i.block.text) for i in self.page.items):
            from kld_proof.document.elaborate.names import modelled

            changed = modelled.leave_out(self.page) or changed
        if any("\\Sigma(" in i.block.text for i in self.page.items):
            from kld_proof.document.elaborate.names import spread

            changed = spread.write_out(self.page) or changed
        if any(_INVERSE.search(i.block.text) for i in self.page.items):
            from kld_proof.document.elaborate.names import inverses

            changed = inverses.separate(self.page) or changed
        changed = (bool(words.overloaded) and _identified(self.page)) or changed
        if changed or words.numbered or self.document.findings:
            words = scan(self.page)
        if events:
            words.events |= events
            words.random |= events
        self.document.findings.extend(directives.apply(self.page, words))
        if words.matrices:
            from kld_proof.document.elaborate.language.free_matrices import free_matrices
            from kld_proof.document.elaborate.laws import vectors

            vectors.learn(self.page, words)
            words.free = free_matrices(self.page, words)
        return words

    def declarations(self) -> Declared:
        """The laws and assumptions of the text, and what it says of names that are no real numbers."""
        page, words = self.page, self.words
        declared = declare_laws(page, words)
        families.learn(page, words)
        if declared.laws or words.families:
            from kld_proof.document.elaborate.laws import samples

            samples.declare(page, words, declared)
        events.learn(page, words)
        if self.has_topics():
            from kld_proof.document.elaborate.names.topics import here

            if words.stated_bases and not logarithms.stated(words.prose):
                here.natural_logarithms(page)
            here.limit(page, declared)
            self.unread_here = here.unread(page, declared, words) if declared.denied else {}
        declare_assumptions(page, words, declared)
        for declare in (constants.settle, independence.declare, matrices.declare, moments.declare):
            declare(page, words, declared)
        if "independent" in page.words and words.overloaded:
            from kld_proof.document.elaborate.language import separated

            separated.learn(page, words)
        existence.learn(page, words)
        kinds.poison(page, words)
        _learn_other_meanings(page, words)
        if self.writes_gamma():
            from kld_proof.document.elaborate.names import euler

            euler.declare(page, words, declared)
        if any("\\Gamma" in i.block.text for i in page.items):
            from kld_proof.document.elaborate.language import incomplete_gamma

            incomplete_gamma.learn(page, words)
        return declared

    def definitions(self, known: dict[str, int]) -> tuple[dict[str, Candidate], dict[str, Candidate]]:
        """The relation that defines each name, and of these the statistics that the text names in words."""
        page, words = self.page, self.words
        chosen = definitions.choose(page, words, known)
        factored = dict(likelihood.factored(chosen))
        chosen = {key: c for key, c in chosen.items() if key not in factored}
        worded = statistics.choose(page, words, chosen, self.declared.introduced)
        chosen |= worded
        install(chosen, words)
        rewritten = known_laws.rewritten(page, words)
        for stated in [s for s in self.declared.laws if s.law.family in rewritten]:
            self.declared.laws.remove(stated)
            words.laws.pop(stated.name, None)
            words.poisoned[stated.name] = "its law has another density here than the one of that name"
        words.likelihoods = {h.function.name: h for h in likelihood.likelihoods(chosen, page, words)}
        words.likelihoods.update((h.function.name, h) for h in factored.values())
        words.conditionals = tuple(likelihood.conditionals(chosen, words))
        squares = choose_squares(page, words, known)
        install(squares, words)
        words.described -= worded.keys()
        return chosen | squares, worded

    def conditions(self) -> dict[str, list[Term]]:
        """Assume what needs the definitions to be read; gives what each definition needs."""
        page, words, declared = self.page, self.words, self.declared
        if words.recurrent:
            from kld_proof.document.elaborate.names import recurrences

            recurrences.declare(page, words, declared)
        put_in.assumptions(declared, words)
        unparsed.poison(page, words, declared)
        self.defining |= noise.models(page, words)
        if words.matrices:
            from kld_proof.document.elaborate.laws import arises

            self.defining |= arises.declare(page, words, declared, self.transforms)
        declare_values(page, words, declared, self.defining)
        declare_equations(page, words, declared, self.defining)
        end_cases(page, declared)
        if "otherwise" in page.words or "else" in page.words or "否則" in page.words:
            from kld_proof.document.elaborate.language import cases

            self.contrasted = cases.contrast(page, declared)
        if any(w in page.words for w in ("moment", "for now", "temporar", "provision")):
            from kld_proof.document.elaborate.language import cases

            cases.end_passing(page, declared)
        if any(c.item.display and c.item.tree and _is_conditional(c.item.tree) for c in self.chosen.values()):
            from kld_proof.document.elaborate.names import conditioned

            conditioned.declare(page, words, declared, self.chosen)
        if any("\\}_" in i.block.text and not i.display for i in page.items):
            from kld_proof.document.elaborate.language import families as braced

            braced.declare_families(page, words, declared)
        supersede(declared)
        declared.assumptions.extend(directives.assumptions(page, words, self.document.findings))
        sequences.quantify(page, words, declared)
        infer_scales(page, words, declared)
        declare_counts(page, words, declared)
        needed = declare_needs(page, words, declared, self.chosen)
        if any("\\hat" in i.block.text for i in page.items):
            from kld_proof.document.elaborate.names import estimates

            estimates.declare(page, words, declared, self.chosen)
        transforms.declare_needs(page, words, declared, self.transforms)
        return needed

    def claims_from_here(self) -> Chainer:
        """What makes steps of relations, with the names that no counterexample may choose."""
        page, words, declared = self.page, self.words, self.declared
        restricted = constrained(page, words, declared, self.defining)
        claimed = self.defining | self.solving.chains
        solved_for = restricted - constrained(page, words, declared, claimed)
        solved_for |= solving.unknowns(page, self.solving)
        displayed = (i for i in page.items if i.display)
        said = {i.order: mentioned(page, i, words, declared, self.defining) for i in displayed}
        for order, other in self.contrasted.items():
            said[order] = said[order] | other
        taken = self.defining | declared.consumed | words.declarations
        made = Chainer(words, declared, self.slips, restricted | solved_for | declared.unknown, said, taken)
        made.solving, made.solved_for, made.page = self.solving, solved_for, page
        if self.has_topics():
            from kld_proof.document.elaborate.names.topics import here

            made.freed = here.freed(page, lambda part: constrained(part, words, declared, self.defining))
            self.plain, self.described = here.plain(page, words), here.described(page, words)
        first = next((i.order for i in page.items if i.display), len(page.items))
        if any(not i.display or prose.explains(i.before) for i in page.items[first:]):
            from kld_proof.document.elaborate.claims.behind import told_behind

            made.behind = told_behind(page, words, declared)
        if self.writes_gamma():
            from kld_proof.document.elaborate.names import euler

            made.euler = euler.may_be_meant(page, declared, words)
        return made

    def has_topics(self) -> bool:
        """Whether the page may have several sections, or examples."""
        return len(self.page.levels) > 1 or any(i.within for i in self.page.items)

    def writes_gamma(self) -> bool:
        """Whether Euler's constant may stand on the page."""
        return any("\\gamma" in item.block.text for item in self.page.items)

    def anchored(self) -> set[str]:
        """The names that laws, definitions and assumptions mention."""
        found = set(self.declared.introduced)
        for key in self.chosen:
            try:
                found |= names(self.words.definitions[key]())
            except ReadError:
                continue
        return found

    def circles(self) -> Iterable[Finding]:
        """The definitions of the page that go round in a circle."""
        for key, candidate in self.chosen.items():
            try:
                self.words.definitions[key]()
            except ReadError as error:
                if "in a circle" in str(error):
                    place = candidate.item.place(candidate.head.start)
                    yield Finding(str(error), "definition", place)

    def premises(self) -> dict[str, Premise]:
        """The premise that each definition of the page is."""
        every = {**self.chosen, **self.transforms}
        stated = {k: declarations.premise(c.item, _head_to_side(c)) for k, c in every.items()}
        return {k: replace(p, inferred=k in self.worded) for k, p in stated.items()}


_BELOW = Cue(r"\\nabla\s*_|\\partial\s*\\(?:theta|phi)|d\s*\\(?:theta|phi)")  # p_\\theta(x) under a gradient
_INVERSE = Cue(r"\^\s*(?:\{\s*-\s*1\s*\}|-\s*1)\s*(?:\\(?:left|big[lg]?)\s*)?[(\[]", re.I)  # g^{-1}(y)
_GIVEN_MODEL = Cue(r"(?:\||\\mid|\\vert|,)\s*m\b")  # p(y|m)
_CONDITIONAL = Cue(r"_\s*\{[^{}]*(?:\||\\mid|\\vert)")  # f_{X|Y}
_POSITIVE = Cue(r"densit|\bpdf|\bpmf|mass function|likelihood|generating function|\bpositive\b", re.I)
_INDICATOR = Cue(  # \mathbf{1}_{X > a}, 1_A, I(X > a)
    r"\\(?:math(?:bf|bb|bbm|ds|rm)|bm|boldsymbol|bf|bb)\s*\{?\s*[1I](?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9_^\\])[1I]\s*(?:_|\\\{|\\left|[(\[][^()]*(?:[<>=]|\\[lg]eq?|\\neq?))"
)
SHORT = 40  # a list of two or three letters with superscripts


def _learn_other_meanings(page: Page, words: Vocabulary) -> None:
    """Signs and letters that do not mean here what they mean elsewhere; most pages import nothing."""
    written = [i.block.text for i in page.items]
    if settings.may_redefine_signs(page.words, written):
        from kld_proof.document.elaborate.language import operations

        operations.mark(page)
    if any(not i.display and "^" in i.block.text and len(i.block.text) <= SHORT for i in page.items):
        from kld_proof.document.elaborate.language import numbered

        numbered.mark(page)
    if not words.letters.isdisjoint("ij") or any(
        s in f for f in written for s in ("delta_", "epsilon_", "aleph", "beth")
    ):
        from kld_proof.document.elaborate.names import unexplained

        unexplained.poison(page, words)
    if any(not i.display and settings.may_rename(i.block.text) for i in page.items):
        from kld_proof.document.elaborate.language import renamed

        renamed.learn(page, words)
    if any(
        not i.display and i.block.text.rstrip().endswith(("'", "\\prime}", "\\prime")) for i in page.items
    ):
        from kld_proof.document.elaborate.language import renamed

        renamed.primed(page, words)
    logarithms = bool(words.functions) and any("\\ln" in i or "\\log" in i for i in written)
    if logarithms and _POSITIVE.search(page.words):
        from kld_proof.document.elaborate.language import called_positive

        called_positive.learn(page, words)
    words.rough = settings.is_rough_throughout(page.words)
    if settings.may_explain(page.words):
        from kld_proof.document.elaborate.language import dependence

        dependence.learn(page, words)


def _is_conditional(tree: ast.Formula) -> bool:
    """Whether anything stands beside a relation of a formula."""
    return len(tree.statements) > 1 or bool(tree.statements and tree.statements[0].conditions)


def _identified(page: Page) -> bool:
    from kld_proof.document.elaborate.names import factors

    return factors.identify(page)


def _distributed(page: Page) -> Iterator[str]:
    """The names of which `~` says that they have a law, known or not."""
    for item in formulas(page):
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if chain.links[0].relation.op == "~" and isinstance(head, ast.Name):
                yield head.name


def _head_to_side(candidate: Candidate) -> ast.Node:
    return ast.Group("(", candidate.head, start=candidate.head.start, end=candidate.side.end)

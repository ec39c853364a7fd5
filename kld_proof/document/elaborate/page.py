"""A page to a `Document`: learn the names, then make steps of the relations (docs/reading.md).

Main statement: `elaborate(blocks, path, title)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kld_proof.document.blocks import Block
from kld_proof.document.elaborate.claims import (
    beside,
    closure,
    directives,
    hypotheses,
    implications,
    remarks,
    solving,
)
from kld_proof.document.elaborate.claims.chains import Chainer, Side
from kld_proof.document.elaborate.claims.premises import conditions_of, premises_of
from kld_proof.document.elaborate.claims.refutability import constrained, mentioned
from kld_proof.document.elaborate.items import Item, Page, collect, formulas, parse
from kld_proof.document.elaborate.language import (
    existence,
    independence,
    kinds,
    matrices,
    moments,
    prose,
    settings,
)
from kld_proof.document.elaborate.language.counts import declare_counts
from kld_proof.document.elaborate.language.free_matrices import free_matrices
from kld_proof.document.elaborate.language.stated import declare_assumptions
from kld_proof.document.elaborate.language.supposed import declare_equations
from kld_proof.document.elaborate.language.values import declare_values
from kld_proof.document.elaborate.laws import events, families, parameters, transforms, vectors
from kld_proof.document.elaborate.laws.stated import declare_laws
from kld_proof.document.elaborate.matrix.premises import settle
from kld_proof.document.elaborate.names import (
    constants,
    definitions,
    put_in,
    redefinition,
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
from kld_proof.document.elaborate.names.squares import introduced_squares
from kld_proof.document.elaborate.names.supersede import supersede
from kld_proof.document.elaborate.names.values import install
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms import sequences
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.latex import ast
from kld_proof.document.model import Derivation, Document, Finding, Premise, Step
from kld_proof.kernel.term import Term, names
from kld_proof.record import replace


class Reader:
    """The state of turning one page into a document."""

    def __init__(self, page: Page, path: str, title: str) -> None:
        self.page, self.title, self.document = page, title, Document(path)
        parse(page)
        first = scan(page)
        changed = parse(page, symbols(first))
        self.document.findings.extend(redefinition.rename(page))
        changed = (bool(first.overloaded) and _identified(page)) or changed
        self.words: Vocabulary = scan(page) if changed or self.document.findings else first
        self.document.findings.extend(directives.apply(page, self.words))
        vectors.learn(page, self.words)
        self.words.free = free_matrices(page, self.words)
        self.declared: Declared = declare_laws(page, self.words)
        families.learn(page, self.words)
        if self.declared.laws or self.words.families:
            from kld_proof.document.elaborate.laws import samples

            samples.declare(page, self.words, self.declared)
        events.learn(page, self.words)
        declare_assumptions(page, self.words, self.declared)
        constants.settle(page, self.words, self.declared)
        independence.declare(page, self.words, self.declared)
        matrices.declare(page, self.words, self.declared)
        moments.declare(page, self.words, self.declared)
        existence.learn(page, self.words)
        kinds.poison(page, self.words)
        _learn_other_meanings(page, self.words)
        known = declarations.introduced_from(self.declared)
        self.transforms = transforms.choose(page, self.words, known)
        transforms.install(self.transforms, self.words)
        self.chosen = definitions.choose(page, self.words, known)
        self.worded = statistics.choose(page, self.words, self.chosen, self.declared.introduced)
        self.chosen |= self.worded
        install(self.chosen, self.words)
        squares = choose_squares(page, self.words, known)
        install(squares, self.words)
        self.chosen |= squares
        self.words.described -= self.worded.keys()
        put_in.assumptions(self.declared, self.words)
        self.defining = {id(c.chain) for c in (*self.chosen.values(), *self.transforms.values())}
        unparsed.poison(page, self.words, self.declared)
        declare_values(page, self.words, self.declared, self.defining)
        declare_equations(page, self.words, self.declared, self.defining)
        supersede(self.declared)
        self.declared.assumptions.extend(directives.assumptions(page, self.words, self.document.findings))
        sequences.quantify(page, self.words, self.declared)
        infer_scales(page, self.words, self.declared)
        declare_counts(self.page, self.words, self.declared)
        needed = declare_needs(self.page, self.words, self.declared, self.chosen)
        transforms.declare_needs(self.page, self.words, self.declared, self.transforms)
        self.slips = slips.find(page, self.anchored())
        self.solving = solving.find(page, self.words, self.defining)
        parameters.declare(page, self.words, self.declared)
        self.solving.squares = introduced_squares(page, self.words, known, self.defining)
        restricted = constrained(page, self.words, self.declared, self.defining)
        claimed = self.defining | self.solving.chains
        solved_for = restricted - constrained(page, self.words, self.declared, claimed)
        solved_for |= solving.unknowns(page, self.solving)
        restricted |= solved_for
        said = {
            i.order: mentioned(page, i, self.words, self.declared, self.defining)
            for i in page.items
            if i.display
        }
        taken = self.defining | self.declared.consumed | self.words.declarations
        self.chainer = Chainer(self.words, self.declared, self.slips, restricted, said, taken)
        self.chainer.needed, self.chainer.solving = needed, self.solving
        self.chainer.solved_for = solved_for
        self.sides: dict[int, list[Side]] = {}
        self.current: Derivation | None = None
        self.remarks: dict[int, list[Premise]] = {}
        self.given: dict[int, list[Premise]] = {}
        self.meanings: dict[str, Side] = {}
        self.distributed = set(_distributed(page))

    def read(self) -> Document:
        """The document with all derivations and findings."""
        for item in self.page.items:
            if item.display:
                self.formula(item)
        closure.close(self.document.derivations)
        self.document.findings.extend(slips.expectations(self.page))
        self.document.findings.extend((*self.declared.findings, *self.circles()))
        said = {a.premise.prop: a.premise for a in self.declared.assumptions if a.premise.prop is not None}
        self.chainer.stated = said | self.chainer.stated
        settle(self.page, self.words, self.document, self.chainer.stated)
        for made in self.document.derivations:
            made.premises = premises_of(
                made.steps, self.sides.get(id(made), []), self.chainer, self.premises()
            ) + self.remarks.get(id(made), [])
            made.premises += [p for p in self.given.get(id(made), []) if p not in made.premises]
        self.document.findings.extend(self.unused())
        self.document.findings.sort(key=lambda f: (f.place.cell or 0, f.place.line, f.place.column))
        return self.document

    def anchored(self) -> set[str]:
        """The names that laws, definitions and assumptions mention."""
        found = set(self.declared.introduced)
        for key in self.chosen:
            try:
                found |= names(self.words.definitions[key]())
            except ReadError:
                continue
        return found

    def unused(self) -> list[Finding]:
        """The display formulas of which nothing is said anywhere: what they define or assume is not used."""
        places = [s.place for s in self.steps()]
        places += [p.place for d in self.document.derivations for p in d.premises]
        places += [f.place for f in self.document.findings]
        told = {(p.cell, p.line) for p in places}
        message = "this formula is read as a definition or an assumption, and nothing uses it"
        silent = [i for i in self.page.items if i.display and not i.skip and not _lines(i) & told]
        return [Finding(message, "unused", i.place(0)) for i in silent]

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

    def formula(self, item: Item) -> None:
        """Account for one display formula: steps, premises, excused or unread."""
        self.document.formulas += 1
        if item.skip:
            self.document.excused += 1
            return
        before = len(self.steps())
        made = len(self.document.derivations)
        self.words.laws.clear()
        self.words.laws.update(self.declared.laws_until(item.order))
        self.words.products = item.products
        self.words.near = {stated.name for stated in self.declared.laws if stated.section == item.section}
        self.words.elsewhere = {k for k, c in self.chosen.items() if c.item.section != item.section}
        try:
            self.claims(item)
        except Exception as error:  # a bug costs one formula, never the page
            del self.document.derivations[made:]
            self.unread(item, f"internal error ({type(error).__name__}: {error}); please report it", 0)
        self.expectations(item, before)

    def claims(self, item: Item) -> None:
        """The claims of a formula that was parsed and that the text does not deny."""
        if item.tree is None:
            self.unread(item, item.error, item.error_offset)
            return
        reason, at = beside.denied(item)
        if reason:
            self.unread(item, reason, at)
            return
        if self.words.is_complex:
            from kld_proof.document.elaborate.claims import complexes

            reason, at = complexes.objection(item, self.words, self.declared.introduced)
            if reason:
                self.unread(item, reason, at)
                return
        for start in beside.unread_labels(item):
            message = "the relation in the label of this brace is not checked"
            self.document.findings.append(Finding(message, "unread", item.place(start)))
        self.statements(item, item.tree.statements)

    def steps(self) -> list[Step]:
        """All steps so far."""
        return [s for d in self.document.derivations for s in d.steps]

    def unread(self, item: Item, error: str, offset: int) -> None:
        """A step that only says why nothing is claimed."""
        made = self.begin(item)
        text = " ".join(item.block.text.split())
        made.steps.append(Step(None, "=", None, left_text=text, place=item.place(offset), error=error))
        self.current = None

    def remark(self, item: Item, made: Derivation, node: ast.Node, reason: str) -> None:
        """A premise that nothing was checked of."""
        written = f"{declarations.text_of(item, node)} \\quad \\text{{(not checked: {reason})}}"
        self.remarks.setdefault(id(made), []).append(Premise(written, None, False, item.place(node.start)))

    def begin(self, item: Item) -> Derivation:
        """A new derivation."""
        title = self.page.titles.get(item.section) or self.title
        made = Derivation(title=title, place=item.place(0))
        self.document.derivations.append(made)
        return made

    def statements(self, item: Item, statements: tuple[ast.Statement, ...]) -> None:
        """The claims of all statements; those from which the next row follows are its assumptions."""
        statements = beside.joined(item, statements)
        ranges = [p for s in statements for p in remarks.index_range(s.body, Context(self.words))]
        equivalent = remarks.equivalents(statements, item.block.text)
        groups = implications.groups(item, statements)
        concluded = {groups[k] for k, s in enumerate(statements) if self.is_concluded(s)}
        if not self.solving.goes_on(item):
            self.chainer.hints.clear()
        supposed, known = list(ranges), True
        above: list[Term] = []
        rearranged = implications.is_rearranged(item, statements, self.defining | self.solving.links)
        for k, statement in enumerate(statements):
            reason, at = beside.denied_beside(statement)
            if reason:
                self.unread(item, reason, at)
                continue
            if k in equivalent:
                implications.equivalence(self, item, statements[k - 1], statement, ranges)
                above += conditions_of((statement.body,), self.chainer, item)[0]
            if {k, k + 1} & equivalent:
                continue
            if above and groups[k] == k and implications.goes_on(statement, self.defining):
                if implications.follows(self, item, statement, above, ranges):
                    continue
            elif rearranged and k == 0:
                above += conditions_of((statement.body,), self.chainer, item)[0]
            conditions, understood = conditions_of(statement.conditions, self.chainer, item)
            if groups[k] not in concluded and (k == 0 or groups[k] != groups[k - 1]):
                supposed, known = list(ranges), True
            following = next((g for g in groups[k + 1 :] if g != groups[k]), None)
            if following in concluded and _is_relation(statement.body):
                props, read = conditions_of((statement.body,), self.chainer, item)
                known = known and read
                if groups[k] not in concluded:
                    supposed += implications.with_needs([*props, *conditions])
                    continue
            given = [*conditions, *(supposed if groups[k] in concluded else ranges)]
            self.body(item, strip(statement.body), given, understood and known)

    def is_concluded(self, statement: ast.Statement) -> bool:
        """Whether a statement is said to follow from the one before; a definition alone is not claimed."""
        body = strip(statement.body)
        defines = id(body) in self.defining and isinstance(body, ast.Chain) and len(body.links) == 1
        return statement.connective == "implies" and not defines

    def body(self, item: Item, body: ast.Node, conditions: list[Term], understood: bool) -> None:
        """A chain, several of them, or an expression that the next rows go on from."""
        self.chainer.by = ""
        if isinstance(body, ast.Logic) and body.op == "and":
            for part in body.parts:
                self.body(item, strip(part), conditions, understood)
        elif isinstance(body, ast.Chain):
            self.chain(item, body, conditions, understood)
        elif isinstance(body, ast.Logic):
            self.remark(item, self.begin(item), body, remarks.UNCHECKED.get(body.op, "a statement"))
            self.current = None
        else:
            self.chainer.remember(item, None, self.chainer.side(item, body, conditions))
            self.current = None

    def chain(self, item: Item, chain: ast.Chain, conditions: list[Term], understood: bool) -> None:
        """The steps of a relation chain."""
        links = list(chain.links)
        if id(chain) in self.declared.consumed | self.words.declarations:
            return
        if (
            remarks.index_range(chain, Context(self.words))
            or remarks.reason(chain.first, links[0]) == "a list"
        ):
            self.remark(item, self.current or self.begin(item), chain, "a list")
            return
        self.chainer.by, named = self.antiderivative(item, chain)
        if chain.first is None:
            left, made, note = self.continued(item)
            if left is None:
                self.unread(item, "a row that begins with a relation, and nothing to go on from", chain.start)
                return
        else:
            left, made, note = self.head(item, chain, conditions)
        named = named and not note
        self.chainer.by = self.chainer.by or left.by
        if self.chainer.by != left.by and not named:
            self.unread(item, "an integral without bounds is known up to a constant only", chain.start)
            return
        name = self.random_head(item, chain)
        if name:
            made = made or self.begin(item)
            self.remark(
                item, made, replace(chain, links=chain.links[:1]), "what a random variable stands for"
            )
            left, links = self.chainer.side(item, links[0].side, conditions), links[1:]
            self.meanings[name] = left
            self.chainer.restricted.add(name)
        instead = self.chainer.side(item, chain.first, conditions) if chain.first and note else None
        if id(chain) in self.defining or named:
            left, links = self.chainer.side(item, links[0].side, conditions), links[1:]
        if not item.block.text.islower():
            reason = self.exchanges(left, links)
            if reason:
                self.unread(item, reason, chain.start)
                return
        equal, head = (left, left) if not conditions else (None, left)
        read = not left.error
        for link in links:
            right = self.chainer.side(item, link.side, conditions)
            right.context.goes_on_from(left.context)
            if id(link) in self.solving.links | self.solving.squares.keys():
                made = made or self.begin(item)
                if implications.suppose(self, item, (left, link, right), made):
                    left, equal = right, None
                    continue
            supposed = id(link) in hypotheses.hypothesised(item)
            reason = hypotheses.REASON if supposed else remarks.reason(left.node, link)
            if reason:
                made = made or self.begin(item)
                between = ast.Group("(", link.side, start=min(left.node.start, link.start), end=link.side.end)
                self.remark(item, made, between if left.item is item else link, reason)
                left, equal = right, None
                continue
            if not understood:
                right.context.open = True
                note = "; ".join(filter(None, (note, "a condition beside the formula was not read")))
            if made is None:
                made = self.begin(item)
            made.steps.append(self.chainer.step(left, link, right, conditions, note, instead))
            instead = None
            self.sides.setdefault(id(made), []).extend((left, right))
            read = read and not right.error
            if equal is left and link.relation.op in ("=", ":=", "=="):
                equal = right
            left, note = right, ""
        self.chainer.remember(
            item, chain.first, left, None if not read or (equal is head and made is not None) else equal
        )
        self.current = made

    def exchanges(self, left: Side, links: list[ast.Link]) -> str:
        """Why nothing is claimed of a chain that only exchanges capital letters; empty if it says more."""
        from kld_proof.document.elaborate.terms import commuting

        known = self.words.matrices | self.words.random | self.declared.introduced | self.words.said.keys()
        known |= self.words.definitions.keys() | self.words.described
        letters = commuting.exchanged([left.node, *(link.side for link in links)]) - known
        if len(letters) < 2:
            return ""
        return f"this only exchanges {', '.join(sorted(letters))}, and nothing says that these are numbers"

    def antiderivative(self, item: Item, chain: ast.Chain) -> tuple[str, bool]:
        """The variable of a chain about antiderivatives, and whether its head is a name for one."""
        if not any(n.is_indefinite for n in item.nodes if isinstance(n, ast.BigOp)):
            return "", False
        from kld_proof.document.elaborate.claims import antiderivatives

        return antiderivatives.variable(chain, item.nodes), bool(
            antiderivatives.variable_of_head(item, chain)
        )

    def random_head(self, item: Item, chain: ast.Chain) -> str:
        """The random variable of which a chain says first what it is; "" where it concludes."""
        head = strip(chain.first) if chain.first is not None else None
        if (
            not isinstance(head, ast.Name)
            or head.name not in self.words.random - self.words.definitions.keys()
        ):
            return ""
        if not head.name[:1].isupper() and head.name not in self.distributed:
            return ""  # the x of a mean over x
        known = head.name in self.meanings or head.name in self.words.matrices or id(chain) in self.defining
        link = chain.links[0]
        if known or not item.display or link.relation.op not in ("=", ":=") or prose.concludes(item.before):
            return ""
        return "" if any(n == head for n in walk(link.side)) else head.name

    def continued(self, item: Item) -> tuple[Side | None, Derivation | None, str]:
        """Where a formula that begins with a relation goes on from."""
        left = self.chainer.last.get(item.part)
        return left, self.current, "goes on with the formula before" if left else ""

    def head(
        self, item: Item, chain: ast.Chain, conditions: list[Term]
    ) -> tuple[Side, Derivation | None, str]:
        """The first side of a chain, or the last side of the chain that began with the same head."""
        assert chain.first is not None
        tail = self.chainer.tail(item, chain.first)
        if tail is not None and strip(tail.node) == strip(chain.links[0].side):
            tail = None  # the same claim again: going on would make it trivial
        if (
            tail is not None
            and id(chain) not in self.defining
            and chain.links[0].relation.op == "="
            and not tail.error
        ):
            text = declarations.text_of(item, chain.first)
            return tail, None, f"goes on with the chain that began with {text}"
        meant = self.meanings.get(getattr(strip(chain.first), "name", ""))
        if meant is not None and not meant.error and id(chain) not in self.defining:
            text = declarations.text_of(item, chain.first)
            return meant, None, f"{text} stands for {meant.text}"
        side = self.chainer.side(item, chain.first, conditions)
        side.is_head = True
        return side, None, ""

    def expectations(self, item: Item, before: int) -> None:
        """Put the announced verdicts beside the steps of the formula."""
        steps = self.steps()[before:]
        if not steps:
            return
        announced = {id(s): item.expect_lines.get(s.place.line, "") for s in steps}
        lines = {s.place.line for s in steps}
        rest = [word for line, word in item.expect_lines.items() if line not in lines]
        announced[id(steps[-1])] = announced[id(steps[-1])] or (rest[-1] if rest else item.expect)
        for made in self.document.derivations:
            made.steps = [
                replace(s, expect=announced[id(s)]) if announced.get(id(s)) else s for s in made.steps
            ]


def _learn_other_meanings(page: Page, words: Vocabulary) -> None:
    """Signs and letters that do not mean here what they mean elsewhere; most pages import nothing."""
    written = [i.block.text for i in page.items]
    if settings.may_redefine_signs(page.words, written):
        from kld_proof.document.elaborate.language import operations

        operations.mark(page)
    if not words.letters.isdisjoint("ij") or any(
        s in f for f in written for s in ("delta_", "epsilon_", "aleph", "beth")
    ):
        from kld_proof.document.elaborate.names import unexplained

        unexplained.poison(page, words)
    if settings.may_explain(page.words):
        from kld_proof.document.elaborate.language import dependence

        dependence.learn(page, words)


def _identified(page: Page) -> bool:
    from kld_proof.document.elaborate.names import factors

    return factors.identify(page)


def _lines(item: Item) -> set[tuple[int | None, int]]:
    """The lines of a formula, with its cell."""
    first, last = item.place(0), item.place(len(item.block.text))
    return {(first.cell, line) for line in range(first.line, last.line + 1)}


def _distributed(page: Page) -> Iterator[str]:
    """The names of which `~` says that they have a law, known or not."""
    for item in formulas(page):
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if chain.links[0].relation.op == "~" and isinstance(head, ast.Name):
                yield head.name


def _is_relation(body: ast.Node) -> bool:
    return isinstance(body, ast.Chain) and body.links[0].relation.op not in ("~", "in")


def _head_to_side(candidate: Candidate) -> ast.Node:
    return ast.Group("(", candidate.head, start=candidate.head.start, end=candidate.side.end)


def elaborate(blocks: Iterable[Block], path: str, title: str = "") -> Document:
    """The document that the blocks of a page make: derivations of steps, premises, findings."""
    return Reader(collect(blocks), path, title).read()

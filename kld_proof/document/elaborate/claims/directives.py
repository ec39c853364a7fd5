"""What `<!-- kld_proof: ... -->` says about a page: `assume ...` and `let a = b`, several with semicolons."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document import blocks as b
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.names.declared import Assumption
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.symbols import SymbolTable
from kld_proof.document.model import Finding, Premise
from kld_proof.kernel.term import Term


def _clauses(page: Page, keyword: str) -> Iterator[tuple[b.Directive, str]]:
    for directive, _ in page.directives:
        if directive.error or directive.kind != "kld_proof":
            continue
        for clause in directive.text.split(";"):
            word, _, rest = clause.strip().partition(" ")
            if word == keyword:
                yield directive, rest.strip()


def _statements(text: str) -> list[ast.Node]:
    from kld_proof.document.latex.statements import read as parse

    found: list[ast.Node] = []
    for statement in parse(text, SymbolTable()).statements:
        body = strip(statement.body)
        found.extend(body.parts if isinstance(body, ast.Logic) and body.op == "and" else (body,))
    return found


def apply(page: Page, words: Vocabulary) -> list[Finding]:
    """Put in the definitions of `let`; gives a finding for every directive that is not understood."""
    findings = []
    for directive, _ in page.directives:
        if directive.error:
            findings.append(Finding(directive.error, "directive", directive.place))
            continue
        clauses = [c.strip() for c in directive.text.split(";") if c.strip()]
        unknown = [c for c in clauses if c.partition(" ")[0] not in ("assume", "let", "skip", "code")]
        findings += [
            Finding(f"this directive is not known: {c}", "directive", directive.place) for c in unknown
        ]
    for directive, text in _clauses(page, "let"):
        try:
            for node in _statements(text):
                _define(node, words)
        except (LatexError, ReadError) as error:
            findings.append(
                Finding(f"this directive is not understood: {error}", "directive", directive.place)
            )
    return findings


def _define(node: ast.Node, words: Vocabulary) -> None:
    if not isinstance(node, ast.Chain) or not isinstance(node.first, ast.Name) or len(node.links) != 1:
        raise ReadError("write let name = value")
    value: Term = read(node.links[0].side, Context(words))
    words.definitions[node.first.name] = lambda: value


def assumptions(page: Page, words: Vocabulary, findings: list[Finding]) -> list[Assumption]:
    """The assumptions of `assume`; they hold on the whole page."""
    found = []
    for directive, text in _clauses(page, "assume"):
        try:
            props = [p for node in _statements(text) for p in propositions(node, Context(words))]
        except (LatexError, ReadError) as error:
            findings.append(
                Finding(f"this directive is not understood: {error}", "directive", directive.place)
            )
            continue
        found += [Assumption(Premise(text, prop, False, directive.place), 0) for prop in props]
    return found

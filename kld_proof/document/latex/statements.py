"""Rows, commas and words between claims: a formula as a list of statements."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.arrangement import LEADING, arranged, is_condition
from kld_proof.document.latex.ast import Chain, Ellipsis, Formula, Logic, Node, Statement, Tuple
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.grammar import Grammar
from kld_proof.document.latex.lexer import tokenize
from kld_proof.document.latex.rows import flatten, is_relation
from kld_proof.document.latex.symbols import Symbols, SymbolTable
from kld_proof.document.pattern import late
from kld_proof.record import replace

_PUNCTUATION = frozenset((",", ";", ".", "row"))
_EMPTY = SymbolTable()
_SLASHED = late(r"/\s*(?:\\partial|∂|d(?![a-z]{2})|\\(?:mathrm|text|rm)\s*\{?\s*d\b|\\mathrm\s*d)")


def read(text: str, symbols: Symbols = _EMPTY) -> Formula:
    """The statements of a formula.  Raises `LatexError` with an offset wherever it is not understood."""
    tokens, notes = flatten(tokenize(text))
    if _SLASHED.search(text):
        from kld_proof.document.latex.slashed import slashed

        tokens = slashed(tokens, symbols)
    reader = StatementReader(tokens, symbols)
    reader.notes.extend(notes)
    try:
        statements = arranged(reader.statements())
    except RecursionError:
        raise LatexError("The formula is nested too deeply.", reader.tok.start, reader.tok.text) from None
    return Formula(text, statements, tuple(sorted(reader.notes, key=lambda n: n.start)))


class StatementReader(Grammar):
    """The rules for a whole formula; `rows` holds the row in which each statement ends."""

    row: int
    rows: list[int]

    def statements(self) -> tuple[Statement, ...]:
        """All statements up to the end of the text."""
        done: list[Statement] = []
        self.row, self.rows = 0, []
        connective = ""
        while True:
            self._skip_punctuation()
            if self.tok.kind == "eof":
                break
            word = self.word_connective()
            if word:
                self.advance()
                connective = word
            elif self.tok.kind == "text" and not (self.is_text_name() and self._name_continues()):
                self._skip_comment()
            elif is_relation(self.tok) and not self.starts_factor() and done and not connective:
                self._continue_chain(done)
            elif connective in table.CONDITIONS and done:
                self._conditional(done, connective)
                connective = ""
            else:
                done.extend(self._sentence(connective))
                connective = ""
            self.rows.extend([self.row] * (len(done) - len(self.rows)))
        if connective and connective != "otherwise":
            raise self.unexpected(f"Nothing follows {connective.replace('_', ' ')!r}")
        return tuple(done)

    def _skip_comment(self) -> None:
        """Leave out running text that stands between statements, and only there."""
        before = self.tokens[self.at - 1].kind if self.at else "row"
        token = self.advance()
        apart = (
            self.tok.kind in _PUNCTUATION or self.tok.kind in ("eof", "text") or self.word_connective() != ""
        )
        heads = before in _PUNCTUATION and (" " in token.text or token.text.endswith((":", ",", ")")))
        if not apart and (
            is_relation(self.tok) or self.tok.kind in ("+", "-") or not (heads or self.tok.gap == 3)
        ):
            raise self.unexpected("The text stands in the middle of a formula and is not understood", token)
        self.note("comment", f"The text {token.text!r} is not read.", token.start, token.end)

    def _name_continues(self) -> bool:
        after = self.peek()
        return after.kind in ("_", "^", "(", "[") or is_relation(after)

    def _skip_punctuation(self) -> None:
        while self.tok.kind in _PUNCTUATION and not self.tok.side:
            self.row += self.advance().kind == "row"

    def _continue_chain(self, done: list[Statement]) -> None:
        """Relations at the beginning of a row go on with the statement before."""
        last = done[-1]
        crowded = len(done) > 1 and self.rows[-1] == self.rows[-2]
        if last.conditions or crowded or last.connective in ("where", "with", "if"):
            raise self.ambiguous(
                "A row begins with a relation and the row before holds several statements",
                self.tok,
                "it goes on with the first",
                "it goes on with the last",
            )
        links = self.links()
        body = last.body
        if type(body) is Chain:
            chain = replace(body, links=body.links + links, end=self.last_end)
        else:
            chain = Chain(body, links, start=body.start, end=self.last_end)
        done[-1] = replace(last, body=chain, end=self.last_end)
        self.rows[-1] = self.row

    def _conditional(self, done: list[Statement], connective: str) -> None:
        """A condition on the statement before, and what claims come behind it.

        In a new row or sentence it leads the claims behind it, if there are any.
        """
        fresh = self.row != self.rows[-1] or self.tokens[self.at - 2].kind == "."
        found = self._sentence(connective)
        claims = next((k for k in range(1, len(found)) if not is_condition(found[k].body)), len(found))
        then = self.word_connective() == "therefore"
        if connective in LEADING and (
            found[0].label is not None or (fresh and (claims < len(found) or then))
        ):
            done.extend(found)
            return
        conditions = [s.body for s in found[:claims]]
        if connective not in LEADING:
            conditions = [Logic(connective, (c,), start=c.start, end=c.end) for c in conditions]
        end = found[claims - 1].end
        done[-1] = replace(done[-1], conditions=(*done[-1].conditions, *conditions), end=end)
        done.extend(replace(s, start=s.body.start) for s in found[claims:])

    def _sentence(self, connective: str) -> list[Statement]:
        """Propositions with commas between them, up to a word, a row or the end."""
        start = self.tok.start
        label: Node | None = None
        parts: list[tuple[Node, bool]] = []
        wide = False
        while True:
            before = self.at
            node = self.proposition()
            if self.tok.kind == ":" and label is None and not parts:
                self.advance()
                label = node
            else:
                parts.append((node, wide))
            if self.at == before:
                raise self.unexpected("This is not understood")
            wide = self.tok.gap == 3
            if self.tok.kind in (",", ";"):
                self._skip_commas()
                wide = wide or self.tok.gap == 3
            elif not wide and self.tokens[self.at - 1].kind != ":":
                break
            if self._sentence_ends():
                break
        if self.tok.kind not in _PUNCTUATION and not self._sentence_ends():
            raise self.unexpected("The formula holds more than was understood")
        bodies = self._fold(parts)
        return [
            Statement(b, connective if k == 0 else "", (), label if k == 0 else None, start=start, end=b.end)
            for k, b in enumerate(bodies)
        ]

    def _skip_commas(self) -> None:
        while self.tok.kind in (",", ";"):
            self.advance()

    def _sentence_ends(self) -> bool:
        kind = self.tok.kind
        return kind in ("eof", "row", ".") or self.word_connective() != "" or self._comment()

    def _comment(self) -> bool:
        return self.tok.kind == "text" and not (self.is_text_name() and self._name_continues())

    def _fold(self, parts: list[tuple[Node, bool]]) -> list[Node]:
        """Lists back together: `i = 1, \\ldots, n` is one chain, and so is `x, y > 0`."""
        bodies: list[Node] = []
        loose: list[tuple[Node, bool]] = []
        for node, wide in parts:
            if type(node) is not Chain:
                loose.append((node, wide))
                continue
            self._attach(bodies, loose, node, wide)
            loose = []
        if not loose:
            return bodies
        if bodies and type(bodies[-1]) is Chain and not loose[0][1]:
            bodies[-1] = _extend_last(bodies[-1], [n for n, _ in loose])
        elif any(w for _, w in loose[1:]) or len(loose) == 1:
            bodies.extend(n for n, _ in loose)
        else:
            bodies.append(_tuple([n for n, _ in loose]))
        return bodies

    def _attach(self, bodies: list[Node], loose: list[tuple[Node, bool]], node: Chain, wide: bool) -> None:
        """Put expressions without a relation to the chain before them or to the one after."""
        nodes = [n for n, _ in loose]
        if not loose:
            bodies.append(node)
        elif bodies and type(bodies[-1]) is Chain and not loose[0][1]:
            ellipses = [k for k, n in enumerate(nodes) if type(n) is Ellipsis]
            if ellipses and ellipses[-1] == len(nodes) - 1:
                bodies.extend([*nodes, node])
                return
            if not (ellipses and ellipses[-1] == len(nodes) - 2) and not wide:
                raise LatexError(
                    "The commas are ambiguous: an expression may belong to the relation before or after it.",
                    nodes[0].start,
                    ",",
                    ("a = (b, c), d = e", "a = b, (c, d) = e"),
                )
            bodies[-1] = _extend_last(bodies[-1], nodes)
            bodies.append(node)
        elif node.first is None or wide:
            bodies.extend([*nodes, node])
        else:
            first = _tuple([*nodes, node.first])
            bodies.append(replace(node, first=first, start=first.start))


def _tuple(nodes: list[Node]) -> Node:
    return Tuple(tuple(nodes), "", start=nodes[0].start, end=nodes[-1].end)


def _extend_last(chain: Node, nodes: list[Node]) -> Node:
    assert type(chain) is Chain
    link = chain.links[-1]
    side = _tuple([link.side, *nodes])
    last = replace(link, side=side, end=side.end)
    return replace(chain, links=(*chain.links[:-1], last), end=side.end)

"""The formulas of a page in order, each with its syntax tree and the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kld_proof.document import blocks as b
from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language import prose, sentences, settings
from kld_proof.document.elaborate.language.enclosure import Enclosure
from kld_proof.document.elaborate.language.simplified import traditional
from kld_proof.document.elaborate.terms.syntax import Nodes, rebuild, walk
from kld_proof.document.latex import ast
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read as parse_formula
from kld_proof.document.latex.symbols import Questions, Symbols, SymbolsOf
from kld_proof.document.model import Place
from kld_proof.record import field, record, replace

if TYPE_CHECKING:
    from kld_proof.document.elaborate.language.structures import Scope

_FOREIGN = Cue(
    r"\b(?:seien|sei|gilt|für|und|wobei|falls|dass|nicht|löse|gleichung|"
    r"soit|soient|pour|avec|alors|où|suppose que|on a|équation)\b",
    re.I,
)
IID = Cue(r"\bi\.\s?i\.\s?d\b\.?", re.I)
_GROUPED = Cue(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")  # 1.500 in German is fifteen hundred
_HUNDREDS = Cue(r"(?<![\d.,])[1-9]\d{2}(?![\d.]|,\d)")
LINK = Cue(r"(?<!!)\[([^\[\]]*)\]\([^()\s]*\)")


@record
class Item:
    """A formula: where it stands (`section` counts headings, `part` also proofs) and what surrounds it.

    `before` and `after` are the running text with inline formulas as `prose.FORMULA`.  `within` are the
    theorem and the list items around it, `follows` is the display formula that its text began after.  `tree`
    is None where `error` says why; `nodes` are all of its nodes, and `chains` the relation chains of the tree
    that stands beside them (`names.definitions.chains`).  `skip` and `expect` come from directives.
    `arithmetic` and `products` are what the section is said to be about (`language.structures`).
    `here` has the names that mean something else in its section than they do elsewhere, with the names that
    these are called by (`names.topics`); where it `transposes`, a T above is no name; where it is
    `natural`, the units of entropies elsewhere are not those of its logarithms; `numbers` are letters
    that are operators elsewhere.
    """

    block: b.Block
    display: bool
    section: int
    part: int
    before: str = ""
    after: str = ""
    tree: ast.Formula | None = None
    error: str = ""
    error_offset: int = 0
    skip: bool = False
    expect: str = ""
    expect_lines: dict[int, str] = field(default_factory=dict)
    order: int = 0
    within: tuple[str, ...] = ()
    follows: int | None = None
    nodes: Nodes = Nodes()
    chains: tuple[ast.Formula, tuple[tuple[ast.Statement, ast.Chain], ...]] | None = None
    asked: dict[str, frozenset[str]] = field(default_factory=dict)
    arithmetic: str = ""
    products: str = ""
    here: dict[str, str] = field(default_factory=dict)
    transposes: bool = False
    natural: bool = False
    numbers: frozenset[str] = frozenset()

    def place(self, offset: int) -> Place:
        """The place of an offset of the formula."""
        return self.block.place_of(offset)


@record
class Page:
    """What a page consists of, and what its directives say."""

    items: list[Item] = field(default_factory=list)
    directives: list[tuple[b.Directive, int]] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)
    words: str = ""
    proofs: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)
    retractions: list[tuple[int, int]] = field(default_factory=list)
    language: str = ""

    def end_of(self, section: int) -> int:
        """The order of the first formula under a heading of the same or a higher level; a proof goes on."""
        level = self.levels.get(section, 0)
        ended = next(
            (
                t
                for t in sorted(self.levels)
                if t > section and self.levels[t] <= level and not self.is_proof(t)
            ),
            None,
        )
        return next((i.order for i in self.items if ended is not None and i.section >= ended), 10**9)

    def is_proof(self, section: int) -> bool:
        """Whether the heading of a section begins the proof of what stands above it."""
        return prose.begins_proof(self.titles.get(section, ""))


def collect(blocks: Iterable[b.Block]) -> Page:
    """The items of a page; directives about single formulas are attached to them."""
    blocks = [part for block in blocks for part in _parts(block)]
    page, section, part = Page(language=_language(blocks)), 0, 0
    running, skip, expect, scope = "", False, "", None
    enclosure = Enclosure()
    for block in blocks:
        enclosure.enter(block)
        if isinstance(block, b.Heading):
            section, part, running = section + 1, part + 1, ""
            page.levels[section] = block.level
            page.titles[section] = re.sub(r"\s+", " ", traditional(block.text).strip("# \n"))
            page.words += " " + traditional(block.text.lower()) + "\n\n"
            scope = _entered(scope, block, page)
        elif isinstance(block, b.Prose):
            if prose.begins_proof(block.text):
                part += 1
                page.proofs.add(part)
            page.words += " " + traditional(block.text.lower())
            if page.language:
                page.words += " " + _text(block, page.language).lower()
            scope = _told(scope, block, page)
            _follow(block, page, section, running)
            known = len(page.items)
            running = _prose(block, page, section, part, running, enclosure)
            if scope is not None:
                for item in page.items[known:]:
                    item.products = scope.products
        elif isinstance(block, b.Directive):
            word = block.text.strip().lower()
            if block.kind == "expect":
                expect = _expected(block, page, word)
            elif word == "skip":
                skip = True
            else:
                page.directives.append((block, len(page.items)))
        elif isinstance(block, b.Formula) and block.display:
            block = _without_groups(block, page.language)
            item = Item(block, True, section, part, running, order=len(page.items), skip=skip, expect=expect)
            item.within = enclosure.path
            if scope is not None:
                item.arithmetic, item.products = scope.arithmetic, scope.products
            page.items.append(item)
            running, skip, expect = "", False, ""
    _complete(page)
    for item in page.items:
        if item.display and not item.products and settings.speaks(item.before):
            from kld_proof.document.elaborate.language import structures

            item.products = structures.nearby(item.before)
    return page


def _parts(block: b.Block) -> Iterable[b.Block]:
    """A block, or the formulas and the running text of one with text between its rows."""
    if not isinstance(block, b.Formula) or "intertext" not in block.text:
        return (block,)
    from kld_proof.document import intertext

    return intertext.apart(block)


def _without_groups(block: b.Formula, language: str) -> b.Formula:
    """A formula; with a number like 1.500, which may mean 1500, an error.

    So it is on German and French pages, and where a whole number of three digits stands beside it.
    """
    grouped = _GROUPED.search(block.text) if "." in block.text else None
    if not grouped or block.error or not (language or _HUNDREDS.search(block.text)):
        return block
    error = f"{grouped[0]} may mean {grouped[0].replace('.', '')}: write it without the point"
    return replace(block, error=error)


def _language(blocks: Iterable[b.Block]) -> str:
    """The language of the running text, if it is one that is put into English; else ""."""
    text = " ".join(block.text for block in blocks if isinstance(block, b.Prose | b.Heading))
    if not _FOREIGN.search(text):
        return ""
    from kld_proof.document.elaborate.language import foreign

    return foreign.language_of(text)


def _entered(scope: Scope | None, block: b.Heading, page: Page) -> Scope | None:
    """What is said of structures under this heading; None until something is said."""
    if scope is None and settings.speaks(block.text):
        scope = _scope(list(page.levels.values())[:-1])
    if scope is not None:
        scope.enter(block.level, block.text)
    return scope


def _told(scope: Scope | None, block: b.Prose, page: Page) -> Scope | None:
    """What is said of structures behind this text."""
    if scope is None and settings.speaks(block.text):
        scope = _scope(list(page.levels.values()))
    if scope is not None:
        scope.read(_spelled(block))
    return scope


def _scope(levels: list[int]) -> Scope:
    """A scope under headings of these ranks, in which nothing was said."""
    from kld_proof.document.elaborate.language.structures import Scope

    scope = Scope()
    for level in levels:
        scope.enter(level, "")
    return scope


def _expected(block: b.Directive, page: Page, word: str) -> str:
    """The verdict for the next formula; one beside a row of the formula before belongs to that row."""
    last = next((i for i in reversed(page.items) if i.display), None)
    if last is not None:
        end = last.block.place_of(len(last.block.text)).line
        if last.block.place.line <= block.place.line <= end and last.block.place.cell == block.place.cell:
            last.expect_lines[block.place.line] = word
            return ""
    return word


def _follow(block: b.Prose, page: Page, section: int, running: str) -> None:
    """What running text says about the formulas before it: if they are denied, what is assumed no more."""
    last = page.items[-1] if page.items else None
    text = _text(block, page.language)
    if last is not None and last.display and last.section == section and not running:
        last.after = text
    for at in sentences.retractions(text):
        page.retractions.append((section, len(page.items) + text.count(prose.FORMULA, 0, at)))


def _text(block: b.Prose, language: str) -> str:
    """Running text with `FORMULA` for each inline formula."""
    return "".join(_texts(block, language))


def _texts(block: b.Prose, language: str) -> list[str]:
    """The pieces of running text, with `FORMULA` for each inline formula, in English."""
    texts = [
        prose.FORMULA if isinstance(i, b.Formula) else _unlinked(traditional(i.text)) for i in block.items
    ]
    if not language:
        return texts
    from kld_proof.document.elaborate.language import foreign

    between = iter(foreign.english("".join(texts), language).split(prose.FORMULA))
    read, piece = list[str](), next(between)
    for text in texts:
        formula = text == prose.FORMULA
        read.append(prose.FORMULA if formula else piece)
        piece = next(between) if formula else ""
    return read


def _spelled(block: b.Prose) -> str:
    """The same with marks for formulas that name a structure."""
    from kld_proof.document.elaborate.language import structures

    return "".join(
        structures.spelled(i.text) if isinstance(i, b.Formula) else _unlinked(i.text) for i in block.items
    )


def _unlinked(text: str) -> str:
    """The text with the words of links in place of the links, and without stops that end no sentence."""
    return IID.sub("iid", LINK.sub(r"\1", text))


def _prose(block: b.Prose, page: Page, section: int, part: int, running: str, enclosure: Enclosure) -> str:
    """Add the inline formulas of running text; gives the text with `FORMULA` for each."""
    items = list(block.items)
    last = page.items[-1] if page.items else None
    follows = last.follows if last is not None and running else None
    if last is not None and last.display and last.section == section and not running:
        follows = last.order
    texts = _texts(block, page.language)
    texts[:1] = [t.lstrip() for t in texts[:1]]  # a line that goes on right behind a formula
    text = running + "\n"
    for k, item in enumerate(items):
        if isinstance(item, b.Formula):
            after = "".join(texts[k + 1 :])
            page.items.append(Item(item, False, section, part, text, after, order=len(page.items)))
            page.items[-1].within, page.items[-1].follows = enclosure.path, follows
        else:
            enclosure.read(item.text)
        text += texts[k]
    return text


def _complete(page: Page) -> None:
    """What stands behind a display formula in its section."""
    following, section = "", -1
    for item in reversed(page.items):
        if item.section != section:
            following, section = "", item.section
        if item.display:
            item.after = item.after or following
            following = ""
        elif not following:
            following = item.before[-80:]


def formulas(page: Page) -> Iterator[Item]:
    """The items that have a syntax tree."""
    return (item for item in page.items if item.tree is not None)


Reading = tuple[ast.Formula, Nodes, dict[str, frozenset[str]]]

_BARE: dict[str, Reading] = {}
"""The first readings of names and other formulas without a relation, which stand on every page."""
MOST_BARE = 2000


def parse(page: Page, symbols: Symbols | None = None) -> bool:
    """Parse every formula with what is known of the names; tells whether any has another tree than before.

    A formula is not read again if nothing is known of its names that could change its first reading.  Equal
    formulas without a relation have one tree; each relation has its own, by which it is told apart.
    """
    changed = False
    bare = _BARE if symbols is None else {}
    if len(bare) > MOST_BARE:
        bare.clear()
    for item in page.items:
        known = symbols
        if symbols is not None and (item.here or item.transposes or item.numbers):
            known = SymbolsOf(symbols, item.here, item.transposes, item.numbers)
        if known is not None and all(
            (kind := known.kind(name)) is None or kind in idle for name, idle in item.asked.items()
        ):
            continue
        before, same = item.tree, bare.get(item.block.text)
        unusable = item.skip or bool(getattr(item.block, "error", ""))
        if same is not None and not unusable:
            item.tree, item.nodes, item.asked = same
            item.error, item.error_offset = "", 0
        else:
            questions = Questions()
            _parse(item, known or questions)
            item.asked = questions.asked
            if item.here and item.tree is not None:
                call_by(item, item.here)
            if not item.nodes.of(ast.Chain) and item.tree is not None:
                bare[item.block.text] = (item.tree, item.nodes, item.asked)
        changed = changed or item.tree != before
    return changed


def call_by(item: Item, called: Mapping[str, str]) -> None:
    """Call the names of a formula by others; letters keep their bases, so that they are letters still."""
    assert item.tree is not None

    def renamed(node: ast.Node) -> ast.Node | None:
        new = called.get(node.name.rstrip("'")) if isinstance(node, ast.Name) else None
        if new is None or not isinstance(node, ast.Name):
            return None
        base = new if new.startswith("bold(") else node.base
        return replace(node, name=new + "'" * node.primes, base=base)

    rewrite(item, renamed)


def rewrite(
    item: Item, change: Callable[[ast.Node], ast.Node | None], notes: Iterable[ast.Note] = ()
) -> None:
    """The formula with what `change` gives for a node in its place, and notes on what changed."""
    assert item.tree is not None
    rebuilt = (rebuild(s, change) for s in item.tree.statements)
    statements = tuple(s for s in rebuilt if isinstance(s, ast.Statement))
    item.tree = replace(item.tree, statements=statements, notes=(*item.tree.notes, *notes))
    item.nodes = Nodes(n for s in statements for n in walk(s))


def _parse(item: Item, symbols: Symbols) -> None:
    error = getattr(item.block, "error", "")
    item.tree, item.nodes, item.error, item.error_offset = None, Nodes(), error, 0
    if error or item.skip:
        return
    try:
        item.tree = parse_formula(item.block.text, symbols)
        if "\\pm" in item.block.text or "\\mp" in item.block.text:
            from kld_proof.document.elaborate.terms import two_signs

            item.tree = replace(item.tree, statements=tuple(map(two_signs.split, item.tree.statements)))
        item.nodes = Nodes(n for s in item.tree.statements for n in walk(s))
    except LatexError as failure:
        item.error, item.error_offset = str(failure), failure.offset

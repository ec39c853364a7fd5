r"""Letters of means and variances, elementary functions and bars to which the text gives another meaning.

Main statements: `own(page)` are the letters of functionals (`E`, `V`, `H`) that the text calls something else
("here $E$ is the energy"), so that they are functions of the page; `learn(page, words)` leaves `\exp` and the
like unread after "let $\exp(x)$ denote the exponential map", and bars after "$|w|$ is the length of $w$".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import last_sentence
from kld_proof.document.elaborate.language.settings import may_rename
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, LOGARITHMS, OPERATORS
from kld_proof.document.latex import ast

FUNCTIONS = (ELEMENTARY.keys() | LOGARITHMS) - {"Gamma", "psi"}
_IS = Cue(
    r"^[\s,]*(?:(?:here|now|will|shall)\s+)*(?:be|is|are|denotes?|denoting|means?|meaning|stands? for|"
    r"counts?)\s+"
    r"(?P<what>(?:the|an?|its|our|sinus|cosinus|how)\b[^.;]*)",
    re.I,
)
_NOUN = Cue(
    r"(?<!expected )(?<!mean )\b(?:energy|potential|voltage|volume|velocity|efficiency|field|height|depth|"
    r"hamiltonian|enthalpy|demand|distance|diameter|diffusivity|elasticity|utility|value function|step size|"
    r"bandwidth)\s+$",
    re.I,
)
_USUAL = {
    "functional": Cue(
        r"\b(?:expect\w*|mean|average|variance|entropy|entropies|divergence|information|moment|operator|"
        r"event|set|"
        r"sample space|matrix|random|vector|covariance|deviation)\b",
        re.I,
    ),
    "function": Cue(
        r"\b(?:exponential function|exponential of|natural|logarithm to|logarithms? (?:with|of|in|to)|sine|"
        r"cosine|"
        r"tangent|square root|usual|log-?likelihood|likelihood|base|odds|density|ratio|function)\b",
        re.I,
    ),
    "bars": Cue(
        r"\b(?:absolute|modul\w+|magnitude|determinant|distance|usual|size of the (?:error|number)|"
        r"amplitude)\b",
        re.I,
    ),
}


def own(page: Page) -> set[str]:
    """The letters of functionals that the text calls something else."""
    found: set[str] = set()
    for item, head in _heads(page):
        name = head.function if isinstance(head, ast.Apply) else head
        if not isinstance(name, ast.Name) or name.name not in OPERATORS or len(name.name) > 1:
            continue
        if _tells(item, "functional") or _NOUN.search(last_sentence(item.before)):
            found.add(name.name)
    return found


def learn(page: Page, words: Vocabulary) -> None:
    """Functions and bars that mean something else on this page."""
    for item, head in _heads(page):
        name = head.function.name if isinstance(head, ast.Apply) else getattr(head, "name", "")
        if isinstance(head, ast.Abs) and _tells(item, "bars"):
            words.bars = True
        elif (
            name in ELEMENTARY.keys() | LOGARITHMS
            and name not in ("Gamma", "psi")
            and _tells(item, "function")
        ):
            words.poisoned.setdefault(name, "the text gives this function another meaning")


_PRIMED = Cue(
    r"^[\s,]*(?:(?:be|denotes?|stands? for)\s+(?:the|an?|another|some)|is\s+another)\b(?P<what>[^.;]*)", re.I
)
_DERIVATIVE = Cue(r"\b(?:derivative|differential|gradient|slope|rate|velocity|density|speed)\b", re.I)


def primed(page: Page, words: Vocabulary) -> None:
    """Functions with a prime that the text says are none's derivative: "let $f'$ be another function"."""
    for item in page.items:
        body = strip(item.tree.statements[0].body) if item.tree is not None and not item.display else None
        if not isinstance(body, ast.Name) or not body.primes:
            continue
        told = _PRIMED.match(item.after)
        if told is not None and not _DERIVATIVE.search(told["what"]):
            words.poisoned.setdefault(body.name, "the text says what it is, and that is no derivative")


def _heads(page: Page) -> Iterator[tuple[Item, ast.Node]]:
    """The inline formulas that may rename something: without a relation, and short."""
    for item in page.items:
        if not item.display and item.tree is not None and may_rename(item.block.text):
            yield from ((item, strip(s.body)) for s in item.tree.statements[:1])


def _tells(item: Item, kind: str) -> bool:
    """Whether the words behind a formula say what it is, and that is not the usual thing."""
    told = _IS.match(item.after)
    return told is not None and not _USUAL[kind].search(told["what"])

"""Pages that say that a derivative may be taken under an integral or a sum.

Main statement: `granted(terms, words)` assumes of each derivative of an integral in a claim,
at the point at hand: d/dt Int f(t, x) dx = Int d/dt f(t, x) dx, the integral can be differentiated, and f and
its derivative are integrable.  Where a set of integration depends on t, nothing is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.kernel.term import App, Lam, Term, Var, apply, bind, names, substitute, subterms

_WHAT = r"(?:integral|integration|expectation|expected value|summation|sum|mean)s?"
_SLOPE = r"(?:derivative|differentiation|gradient|partial derivative)s?"
_GRANTED = Cue(
    rf"(?:exchang|interchang|swap)\w*[^.;]{{0,40}}\b{_SLOPE}[^.;]{{0,40}}\b{_WHAT}\b"
    rf"|(?:exchang|interchang|swap)\w*[^.;]{{0,40}}\b{_WHAT}[^.;]{{0,40}}\b{_SLOPE}\b"
    rf"|\bdifferentiat\w*[^.;]{{0,30}}\b(?:under|inside|through|within)\s+the\s+{_WHAT}\b"
    rf"|\b{_SLOPE}[^.;]{{0,40}}\b(?:inside|under|through|into|within|past)\s+the\s+{_WHAT}\b"
    rf"|\border\s+of\s+{_SLOPE}\s+and\s+{_WHAT}\b[^.;]{{0,40}}\b(?:exchang|interchang|swap)"
    rf"|\border\s+of\s+{_WHAT}\s+and\s+{_SLOPE}\b[^.;]{{0,40}}\b(?:exchang|interchang|swap)",
    re.I,
)
_DENIED = Cue(r"\b(?:not|never|cannot|n't|unless|if|when(?:ever)?|whether|fails?|neither|without)\b", re.I)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def granted(terms: Sequence[Term], words: Vocabulary) -> list[Term]:
    """The exchanges that a claim with these sides needs; nothing where the page denies or conditions one."""
    slopes = [s for t in terms for s in subterms(t) if type(s) is App and s.head == "deriv"]
    if not slopes:
        return []
    said = [s for s in _SENTENCES.split(words.prose) if _GRANTED.search(s)]
    if not said or any(map(_DENIED.search, said)):
        return []
    slopes += _totals(terms, words)
    return list(dict.fromkeys(p for s in slopes for p in _exchange(s)))


def _totals(terms: Sequence[Term], words: Vocabulary) -> list[App]:
    """The derivatives of the totals of densities by their one parameter, which are those of 1."""
    found = []
    for b in joint.bound_arguments(terms, words):
        family, letters = words.joint[b.symbol].family, words.joint[b.symbol].letters
        others = [x for k, x in enumerate(letters) if k != b.position]
        if len(others) == 1 and others[0] in words.parametrised.get(family, ()):
            values = [Var("\0x" if k == b.position else x) for k, x in enumerate(letters)]
            total = App(b.head, b.domain, bind(App(b.symbol, *values), "\0x"))
            found.append(App("deriv", bind(total, others[0]), Var(others[0])))
    return found


def _exchange(slope: App) -> Iterator[Term]:
    """d/dt Int f dx = Int d/dt f dx for each integral under a derivative by t, at the point of that."""
    body, point = slope.args
    if not isinstance(body, Lam) or slope.loose or not isinstance(point, Var):
        return
    t, x = Var("\0t"), Var("\0x")
    for whole in subterms(apply(body, t)):
        if not isinstance(whole, App) or whole.head not in ("integral", "sum") or whole.loose:
            continue
        domain, inside = whole.args
        if t.name not in names(inside) or t.name in names(domain) or not isinstance(inside, Lam):
            continue
        inner = bind(App("deriv", bind(apply(inside, x), t.name), point), x.name)
        finite = "integrable" if whole.head == "integral" else "summable"
        yield App(finite, domain, substitute(inside, {t.name: point}))
        yield App("differentiable", bind(whole, t.name), point)
        yield App(finite, domain, inner)
        yield App("eq", App("deriv", bind(whole, t.name), point), App(whole.head, domain, inner))

"""Laws in words: "let $X$ be normally distributed with mean $\\mu$ and variance $\\sigma^2$".

Main statement: `spoken(page, item, words)`.  Only whole clauses are read, up to a comma or a stop: what
else a sentence says of a law could change it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import FORMULA, last_sentence
from kld_proof.document.elaborate.language.spoken_density import spoken_density
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.library.distributions import Law
from kld_proof.library.distributions import family as family_of
from kld_proof.record import replace

Values = tuple[Term, ...]
FAMILIES = {
    "normal": r"normal(?:ly)?|gaussian",
    "exponential": r"exponential(?:ly)?",
    "Poisson": r"poisson",
    "Bernoulli": r"bernoulli",
    "binomial": r"binomial(?:ly)?",
    "gamma": r"gamma",
    "beta": r"beta",
    "Laplace": r"laplace",
    "uniform": r"uniform(?:ly)?",
    "chi-squared": r"chi[\s-]squared?",
    "Student": r"student(?:['’]?s)?(?:[\s-]t)?|t(?=[\s-]distribut)",
    "Weibull": r"weibull",
    "Rayleigh": r"rayleigh",
    "Maxwell": r"maxwell",
    "half-normal": r"half-normal(?:ly)?",
    "Pareto": r"pareto",
    "Cauchy": r"cauchy",
    "logistic": r"logistic(?:ally)?",
    "Gumbel": r"gumbel",
    "inverse gamma": r"inverse[\s-]gamma",
    "Kumaraswamy": r"kumaraswamy",
}
STANDARD = {
    "normal": (ZERO, ONE),
    "exponential": (ONE,),
    "Cauchy": (ZERO, ONE),
    "logistic": (ZERO, ONE),
    "Gumbel": (ZERO, ONE),
}
_NOUN = r"(?:\s+distributed|-distributed)?(?:\s+(?:random\s+)?(?:variables?|variates?|distribution|law))?"
_FAMILY = "|".join(f"(?:{pattern})" for pattern in FAMILIES.values())
_CLAUSE = Cue(
    r"\s*(?:be|is|are|has|have|follows?)\s+(?:an?\s+|the\s+)?(?P<standard>standard\s+)?"
    rf"(?P<family>{_FAMILY}){_NOUN}(?P<rest>[^.,;:()!?]*)(?=[.,;:]|$)",
    re.I,
)
_CONCLUDING = Cue(
    r"\b(hence|thus|therefore|so|then|conclude\w*|follows? that|show\w*|prove\w*|claim\w*|whether|iff"
    r"|only if)\b",
    re.I,
)
_CONDITIONAL = Cue(
    r"\bgiven\b(?! (?:by|that)\b)[^,]*\0|\bcondition(?:al\w*|ed|ing)\b|\bwhen(?:ever)?\b|\bif\b", re.I
)
_VARIABLE = Cue(
    r"^\W*(?:(?:the|a)\s+(?:\w+\s+){0,2}(?:variable|noise|error|outcome)|an?\s+(?:simple\s+)?random\s+sample)\s*$"
    r"|^\W*(?:now|later(?:\s+on)?|next|this time|from (?:now|here) on|in (?:this|the following) "
    r"(?:section|example|exercise|part))[\s,]+$",
    re.I,
)


def _plain(*values: Term) -> Values:
    return values


def _squared(mean: Term, deviation: Term) -> Values:
    return mean, App("pow", deviation, Num(2))


def _inverse(*values: Term) -> Values:
    return (*values[:-1], App("div", ONE, values[-1]))


def _swapped(one: Term, other: Term) -> Values:
    return other, one


_FREEDOM = "degrees of freedom"
_LEAST = "minimum|scale|smallest value"
_P = r"(?:success\s+)?probability(?:\s+of\s+success)?|parameter"
ROLES: dict[str, list[tuple[tuple[str, ...], Callable[..., Values]]]] = {
    "normal": [
        (("mean|expectation", "variance"), _plain),
        (("mean|expectation", "standard deviation"), _squared),
    ],
    "exponential": [(("rate|parameter",), _plain), (("mean|scale|expectation",), _inverse)],
    "Poisson": [(("rate|mean|parameter|intensity|expectation",), _plain)],
    "Bernoulli": [((_P,), _plain)],
    "binomial": [(("parameters?", ""), _plain), (("", _P), _plain)],
    "gamma": [(("shape", "rate"), _plain), (("shape", "scale"), _inverse)],
    "beta": [(("parameters?|shapes?", ""), _plain)],
    "Laplace": [(("location|mean", "scale"), _plain)],
    "chi-squared": [((_FREEDOM,), _plain)],
    "Student": [((_FREEDOM,), _plain)],
    "Weibull": [(("shape", "scale"), _plain), (("scale", "shape"), _swapped)],
    "Rayleigh": [(("scale|parameter",), _plain)],
    "Maxwell": [(("scale|parameter",), _plain)],
    "half-normal": [(("scale",), _plain)],
    "Pareto": [((_LEAST, "shape|index"), _plain), (("shape|index", _LEAST), _swapped)],
    "Cauchy": [(("location|median", "scale"), _plain)],
    "logistic": [(("location|mean", "scale"), _plain)],
    "Gumbel": [(("location|mode", "scale"), _plain)],
    "inverse gamma": [(("shape", "scale"), _plain)],
    "Kumaraswamy": [(("parameters?|shapes?", ""), _plain)],
}


def spoken(page: Page, item: Item, words: Vocabulary) -> tuple[str, Law, str] | None:
    """The variable, its law, and the words that state it, where the text around `item` states one."""
    name = variable(item)
    if name is None or _CLAUSE.match(item.after) is None or not states(item):
        return spoken_density(page, item, words)
    found = clause_law(page, item, item.after, words)
    return None if found is None else (name, found[0], shown(name, *found[1:]))


def clause_law(page: Page, item: Item, text: str, words: Vocabulary) -> tuple[Law, str, list[Item]] | None:
    """The law that `text` right behind `item` states, the clause and its formulas."""
    clause = _CLAUSE.match(text)
    if clause is None:
        return None
    family = _family(text, clause)
    mentioned = behind(page, item, clause[0])
    formulas = [strip(i.tree.statements[0].body) for i in mentioned if i.tree is not None]
    if len(formulas) != clause[0].count(FORMULA):
        return None
    values = _values(family, clause, formulas, Context(words))
    if values is None:
        return None
    law = family_of(family).law(values)
    return _direct(law), clause[0], mentioned


def _family(text: str, clause: re.Match[str]) -> str:
    """The family that a clause names; a pattern may look at what stands behind the name."""
    start, end = clause.span("family")
    found = ((f, re.compile(p, re.I).match(text, start)) for f, p in FAMILIES.items())
    return next(f for f, match in found if match and match.end() == end)


def _direct(law: Law) -> Law:
    """The law with `0 < m` among its conditions in place of `0 < 1/m`."""
    inverses = {c: c.args[1].args[1] for c in law.conditions if _is_inverse(c)}  # type: ignore[attr-defined]
    return replace(
        law, conditions=tuple(App("lt", ZERO, inverses[c]) if c in inverses else c for c in law.conditions)
    )


def _is_inverse(condition: Term) -> bool:
    match condition:
        case App(head="lt", args=(zero, App(head="div", args=(one, _)))):
            return zero == ZERO and one == ONE
    return False


def shown(name: str, clause: str, mentioned: list[Item]) -> str:
    """The clause as LaTeX, with its formulas."""
    parts = [name]
    for k, text in enumerate(clause.split(FORMULA)):
        parts.append(f"\\text{{{' '.join(text.split()).join('  ')}}}" if text.strip() else "")
        if k < len(mentioned):
            parts.append(" ".join(mentioned[k].block.text.split()))
    return " ".join(p for p in parts if p)


def variable(item: Item) -> str | None:
    """The bare name that an inline formula consists of."""
    if item.display or item.tree is None or len(item.tree.statements) != 1:
        return None
    body = strip(item.tree.statements[0].body)
    return body.name if isinstance(body, ast.Name) and not body.subscript else None


def states(item: Item) -> bool:
    """Whether the sentence gives the law, rather than concludes, denies or restricts it."""
    before = last_sentence(item.before)
    said = sentences.supposal(item.before, item.after)
    given = (said.holds and not said.local) or bool(_VARIABLE.match(before))
    if _CONDITIONAL.search(before):
        return False
    return given and not _CONCLUDING.search(before) and not vetting.is_denied(item)


def behind(page: Page, item: Item, clause: str) -> list[Item]:
    """The formulas that the clause mentions, in order, as far as each is one inline expression."""
    found: list[Item] = []
    for other in page.items[item.order + 1 : item.order + 1 + clause.count(FORMULA)]:
        if other.display or other.tree is None or len(other.tree.statements) != 1:
            break
        found.append(other)
    return found


def _values(
    family: str, clause: re.Match[str], formulas: Sequence[ast.Node], context: Context
) -> Values | None:
    """The parameters of the family, as the rest of the clause gives them."""
    rest = " ".join(clause["rest"].split())
    try:
        if clause["standard"]:
            return STANDARD.get(family) if not rest else None
        if family == "uniform":
            return _ends(rest, formulas, context)
        for roles, made in ROLES[family]:
            if re.fullmatch(_described(roles), rest, re.I) and len(formulas) == len(roles):
                return made(*[read(f, context) for f in formulas])
    except ReadError:
        return None
    return None


def _described(roles: tuple[str, ...]) -> str:
    """A pattern for "with mean F and variance F"; "with F trials and ...", "with F degrees of freedom"."""
    if roles == (_FREEDOM,):
        return rf"(?:with|on|of)\s+{FORMULA}\s+{_FREEDOM}"
    parts = [
        rf"(?:an?\s+|the\s+)?(?:{r})(?:\s+parameter)?\s*{FORMULA}" if r else rf"{FORMULA}(?:\s+trials)?"
        for r in roles
    ]
    return r"(?:with|of)\s+" + r"\s+and\s+(?:an?\s+|the\s+)?".join(parts)


def _ends(rest: str, formulas: Sequence[ast.Node], context: Context) -> Values | None:
    """The ends of "on the interval [a, b]"."""
    if not re.fullmatch(rf"(?:on|over|in)\s+(?:the\s+)?(?:unit\s+)?(?:interval\s+)?{FORMULA}", rest, re.I):
        return None
    node = formulas[0]
    if isinstance(node, ast.Interval):
        return read(node.lower, context), read(node.upper, context)
    if isinstance(node, ast.Tuple) and len(node.items) == 2:
        return read(node.items[0], context), read(node.items[1], context)
    return None

"""Words for statistics of data: which one a sentence says that a formula is.

Main statement: `named(before, after)` for the words around an inline formula.  A variance or a covariance
that the sentence calls biased, weighted or a population's is none of these, and neither is a maximum
likelihood estimate.
"""

from __future__ import annotations

import re
from typing import Literal

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence

Statistic = Literal["", "mean", "variance", "deviation", "covariance", "correlation"]

_LINK = Cue(r"\]\([^)]*\)|[\[*]")
_KIND = (
    r"(?:(?P<mean>(?:sample|arithmetic|empirical)\s+(?:means?|averages?)|averages?\s+of|means?\s+(?:of|"
    r"across|over))"
    r"|(?:unbiased\s+|corrected\s+|empirical\s+)*sample\s+(?:(?P<variance>variances?)"
    r"|(?P<deviation>standard\s+deviations?)|(?P<covariance>covariances?)"
    r"|(?P<correlation>correlations?(?:\s+coefficients?)?)))"
)
_BEHIND = Cue(
    rf"^[\s,]*(?:(?:and|or)?\s*\0[\s,]*)*(?:is|are|be|being|denotes?|refers? to)\s+(?:again\s+)?"
    rf"(?:the|its|their)\s+(?:respective\s+)?{_KIND}\b",
    re.I,
)
_AHEAD = Cue(rf"\b{_KIND}\s*(?:(?:,|and)?\s*\0\s*(?:,|and)\s*)*$", re.I)
_OTHER = Cue(
    r"\b(?:biased|uncorrected|weighted|population|maximum|likelihood|trimmed|geometric|harmonic|posterior|"
    r"prior|"
    r"divid\w+ by|not|never)\b",
    re.I,
)


def named(before: str, after: str) -> Statistic:
    """The statistic that the words around a formula call it; "" for none."""
    ahead, behind = _plain(last_sentence(before)), _plain(first_sentence(after))
    found = _BEHIND.search(behind) or _AHEAD.search(ahead)
    if found is None or _OTHER.search(found[0]) or _OTHER.search(ahead[-30:]):
        return ""
    kinds: tuple[Statistic, ...] = ("mean", "variance", "deviation", "covariance", "correlation")
    return next(kind for kind in kinds if found[kind])


def _plain(text: str) -> str:
    """The text without the marks of links and emphasis."""
    return _LINK.sub("", text)


SPEAKING = Cue(
    r"\b(?:sample\s+means?|means? of|averages?|sums? of squares|sample\s+(?:co)?variances?|least[- ]squares|"
    r"random samples?|i\.?\s?i\.?\s?d\b|independent observations|observed data|data points|measurements|"
    r"(?:maximum|log)[- ]likelihood|"
    r"(?:linear|simple|multiple)\s+regression|(?:maximum|log)[- ]+likelihood)\b",
    re.I,
)
"""What a page speaks of on which a bar over data is their mean."""


GROUPED = Cue(
    r"\b(?:analysis of variance|anova|sums? of squares|(?:between|within)[- ]groups?|"
    r"(?:group|treatment|grand|overall|cell|row|column|class)\s+(?:means?|averages?))\b",
    re.I,
)
"""What a page speaks of on which a bar over data with several indices is a mean over some of them."""
DIVIDED = Cue(r"\bdivisor|\bdivid(?:e|es|ed|ing)\s+by\b|\bdenominator\b|\b(?:un)?corrected\b", re.I)
"""Words that may say by what number the sum of squares is divided: then nothing is inferred."""
REGRESSION = Cue(r"\b(?:simple|ordinary)\s+(?:linear|least[- ]squares)\b|\bregression line\b", re.I)
"""What a page speaks of on which `s_x^2`, `s_{xy}` and `r_{xy}` need no words."""


MODELS = Cue(r"\b(?:models?|regression|analysis of variance|anova)\b", re.I)
"""What a page speaks of on which an equation with noise says how data arise."""


_OF_LAW = Cue(
    r"\b(?:medians?|modes?|quantiles?|quartiles?|percentiles?)\b|"
    r"\b(?:means?|expectation|expected value|variance|standard deviation|skewness|kurtosis)\b"
    r"(?:\s+\0)?\s+of\s+(?:the|an?|this|our)\s+(?:[\w-]+\s+){0,3}?(?:distribution|law|random variable)\b",
    re.I,
)
_NAMING = Cue(
    r"\b(?:let|(?:re)?defin\w*|denot\w*|writ(?:e|ing)|put|set|call\w*|abbreviat\w*|sample|data|"
    r"observations?|sorted|ordered|order statistics?|estimat\w*)\b|\b(?:where|with)\s+(?:[\w-]+\s+){0,4}$",
    re.I,
)


def is_of_a_law(before: str) -> bool:
    """Whether the sentence before a formula works out what a law has, so that the formula is a claim."""
    sentence = last_sentence(before)
    return bool(_OF_LAW.search(sentence)) and not _NAMING.search(sentence)

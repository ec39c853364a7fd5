"""The heads in a term: who asks whether some stand in it need not walk through it again."""

from __future__ import annotations

from functools import lru_cache

from kld_proof.kernel.term import App, Term, subterms


@lru_cache(4096)
def heads(t: Term) -> frozenset[str]:
    """The heads in `t`, its own included."""
    return frozenset([s.head for s in subterms(t) if type(s) is App])

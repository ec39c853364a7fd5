"""The log-sum inequality, for integrals and for sums: with total masses 1, divergences are not negative."""

from kld_proof.library.axioms import axiom as theorem

LOG_SUM = "the log-sum inequality"


def _log_sum(binder: str, finite: str) -> object:
    ratio = "lambda x: p(x)*ln(p(x)/q(x))"
    return theorem(
        f"{binder}_log_sum",
        "D $p $q",
        f"all(D, lambda x: 0 < p(x)); all(D, lambda x: 0 < q(x)); {finite}(D, p); {finite}(D, q);"
        f"0 < {binder}(D, p); 0 < {binder}(D, q); {finite}(D, {ratio})",
        f"{binder}(D, p)*ln({binder}(D, p)/{binder}(D, q)) <= {binder}(D, {ratio})",
        "the tangent of ln at the ratio of the total masses",
        LOG_SUM,
    )


THEOREMS = [_log_sum("integral", "integrable"), _log_sum("sum", "summable")]

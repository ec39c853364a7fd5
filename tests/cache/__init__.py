"""What is kept between runs."""

from kld_proof.report.model import DocumentResult, StepResult

PAGE = "Let $x > 0$.\n\n$$\\ln x^2 = 2 \\ln x$$\n\n$$(x + 1)^2 = x^2 + 2 x$$\n\n$$f(x) = f(x + 1)$$\n"


def verdicts(result: DocumentResult) -> list[str]:
    return [s.verdict for d in result.derivations for s in d.steps]


def steps(result: DocumentResult) -> list[StepResult]:
    return [s for d in result.derivations for s in d.steps]

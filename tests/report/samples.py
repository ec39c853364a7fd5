"""Reports to render: one of each kind that a form must be able to show."""

from __future__ import annotations

from kld_proof.document.model import Derivation, Document, Finding, Place, Premise, Step
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Var
from kld_proof.report.model import DerivationResult, DocumentResult, Report, StepResult

X, MU, SIGMA = Var("x"), Var("mu"), Var("sigma_1")

HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31m",
    "::error file=a,line=1::owned",
    "a\n::error::owned",
    "##[error]owned",
    "<script>alert(1)</script>",
    "</code></math><img src=x onerror=alert(1)>",
    "' onclick='alert(1)' \"",
    "]]> <!-- -->",
    "`` ` ``` **bold** [link](javascript:alert(1)) | cell",
    "a\u202eb\u2066c\u200bd\u2028e\ufefff",
    "\ud800",
    "a\x00b\x08c\x7fd\r\ne",
    "%0A::error::owned",
    "{title} {0} %s %(x)s",
    "\\href{javascript:alert(1)}{x} $$ \\end{array}",
    "高斯分佈的 KL 散度",
    "",
)


def step(left: str = "x + x", right: str = "2 x", line: int = 12, **fields: object) -> Step:
    """`x + x = 2 x`, read."""
    values: dict[str, object] = {"left": App("add", X, X), "relation": "=", "right": App("mul", Num(2), X)}
    values |= {"left_text": left, "right_text": right, "place": Place(line, 3), **fields}
    return Step(**values)  # type: ignore[arg-type]


def proved(**fields: object) -> StepResult:
    """A proved step."""
    return StepResult(
        step(**fields),  # type: ignore[arg-type]
        "proved",
        reasons=("linearity of the integral", "the laws of ln"),
        assumptions=("sigma_1 > 0",),
        seconds=0.004,
    )


def refuted(**fields: object) -> StepResult:
    """A refuted step with its counterexample."""
    return StepResult(
        step(**{"right": "3 x", "line": 13, **fields}),  # type: ignore[arg-type]
        "refuted",
        counterexample={"x": "1/2"},
        enclosures=("[1.00 +/- 1e-30]", "[1.50 +/- 1e-30]"),
        message="the right side is larger by 1/2",
        details={"difference": "x", "repair": "proved if 3 is read as 2"},
    )


def not_proved() -> StepResult:
    """A step that stayed open."""
    return StepResult(step("ln x", "y", 14), "not_proved", message="open: 0 < x; assume x > 0")


def unread() -> StepResult:
    """A formula that was not understood."""
    nothing = Step(
        None, "=", None, (), r"\wtf x", "y", "", Place(15, 7), error=r"\wtf is not a command I know"
    )
    return StepResult(nothing, "unread")


def report(
    *results: StepResult, strict: bool = False, findings: tuple[Finding, ...] = (), **names: str
) -> Report:
    """A report of one document with one derivation."""
    premises = [
        Premise(r"p(x) = \mathcal N(x; \mu, \sigma^2)", None, False, Place(6, 1)),
        Premise(names.get("premise", r"\sigma > 0"), App("lt", Num(0), SIGMA), True, Place(7, 1)),
    ]
    derivation = Derivation(
        names.get("title", "Two Gaussians"), [r.step for r in results], premises, Place(10)
    )
    document = Document(names.get("path", "notes.md"), [derivation], list(findings), len(results) + 1, 1)
    summary = names.get("summary", "The last line follows from the first.")
    done = DerivationResult(derivation, list(results), summary)
    return Report([DocumentResult(document, [done], list(findings))], strict)


def mixed(strict: bool = False) -> Report:
    """One step of every verdict and a finding."""
    slip = Finding(r"\mu2 was read as \mu_2", "notation", Place(14, 40))
    return report(proved(), refuted(), not_proved(), unread(), strict=strict, findings=(slip,))


def notebook_report() -> Report:
    """A finding and a refuted step in the second cell of a notebook."""
    place = Place(3, 1, 2)
    return report(refuted(place=place), findings=(Finding("slip", "notation", place),), path="lecture.ipynb")


def hostile(text: str) -> Report:
    """`text` in every place that a document controls."""
    where = Place(1, 1)
    bad = Step(
        App("add", Var(text or "x"), App("$" + text, X)),
        "=",
        ONE,
        (),
        text,
        text,
        text,
        where,
        text,
        (),
        "",
        "",
    )
    broken = Step(None, "=", None, (), text, text, text, where, error=text)
    results = [
        StepResult(bad, verdict, (text,), (text,), {text: text}, (text, text), text, 0.1, None, {text: text})
        for verdict in ("proved", "refuted", "not_proved")
    ]
    results.append(StepResult(broken, "unread", (), (), {}, None, text))
    found = (Finding(text, text, where),)
    names = {"title": text, "premise": text, "summary": text, "path": text or "p.md"}
    return report(*results, findings=found, **names)


EMPTY = Report([])
EMPTY_DOCUMENT = Report([DocumentResult(Document("empty.md"), [])])


def all_reports() -> dict[str, Report]:
    """Every sample by name."""
    return {
        "proved": report(proved()),
        "mixed": mixed(),
        "strict": mixed(strict=True),
        "empty": EMPTY,
        "empty document": EMPTY_DOCUMENT,
        "interrupted": Report(report(proved()).documents, interrupted=True),
        "notebook": notebook_report(),
        "binders": report(StepResult(binders(), "proved")),
        "many": report(*[refuted() for _ in range(30)], findings=tuple(Finding(f"f{i}") for i in range(30))),
    }


def binders() -> Step:
    """A step in which every binder occurs, printed from terms alone."""
    square = Lam(App("pow", Bound(0), Num(2)))
    parts = (
        App("integral", App("reals"), square),
        App("integral", App("above", Num(0)), square),
        App("sum", App("range", ONE, Var("n")), square),
        App("sum", App("naturals"), square),
        App("prod", App("range", ONE, Var("n")), square),
        App("deriv", square, X),
        App("expect", Lam(App("pow", App("$X", Bound(0)), Num(2)))),
        App("ite", App("lt", Num(0), X), X, App("neg", X)),
    )
    return Step(App("add", *parts), "<=", App("div", ONE, App("sqrt", App("mul", Num(2), App("pi")))))

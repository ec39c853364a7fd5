"""Names, lets, factors, constants, axes and clamps: what the report says and the exit status."""

# ruff: noqa: E501  (tables of lines of code)
from __future__ import annotations

import pytest

from kld_proof.code import FORMULAS, CodeReport, verify_code
from kld_proof.code.match import convention
from kld_proof.document.model import Step
from kld_proof.errors import InputError
from tests.code.judges import judge

KL = "-0.5 * torch.sum(1 + logvar - mu**2 - torch.exp(logvar){})"


def ask(line: str, equals: str = "gaussian_kl_standard", **options: object) -> CodeReport:
    return verify_code(f"kl = {line}", equals, judge=judge, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMULAS)
def test_each_closed_form_is_proved_to_be_its_definition(name: str) -> None:
    formula = FORMULAS[name]
    assert judge(Step(formula.definition, "=", formula.closed_form, formula.assumptions)).verdict == "proved"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mu", "mean"), ("z_mean", "mean"), ("mean", "mean"), ("self.mu", "mean"), ("outputs['mu']", "mean"),
        ("logvar", "logvar"), ("log_var", "logvar"), ("z_log_var", "logvar"), ("log_sigma2", "logvar"),
        ("logsigma_sq", "logvar"), ("lv", "logvar"), ("std", "sigma"), ("sigma", "sigma"), ("scale", "sigma"),
        ("z_sigma", "sigma"), ("var", "variance"), ("variance", "variance"), ("sigma_sq", "variance"),
        ("sigma2", "variance"), ("log_sigma", "logsigma"), ("log_std", "logsigma"), ("precision", "precision"),
        ("beta", None), ("x", None), ("prior_mu", None), ("mu2", None), ("kl_weight", None), ("recon_x", None),
    ],
)  # fmt: skip
def test_convention_for_one_law(name: str, kind: str | None) -> None:
    meaning = convention(name, FORMULAS["gaussian_kl_standard"])
    assert (meaning and meaning.kind) == kind


@pytest.mark.parametrize(
    ("name", "kind", "law"),
    [
        ("mu1", "mean", 1), ("mu_2", "mean", 2), ("sigma2", "sigma", 2), ("logvar_p", "logvar", 2),
        ("q_mu", "mean", 1), ("prior_std", "sigma", 2), ("std", "sigma", 1), ("qm", "mean", 1),
        ("pv", "variance", 2), ("p.loc", "mean", 2), ("log_sigma2", "logsigma", 2), ("var_1", "variance", 1),
    ],
)  # fmt: skip
def test_convention_for_two_laws(name: str, kind: str, law: int) -> None:
    meaning = convention(name, FORMULAS["gaussian_kl"])
    assert meaning and (meaning.kind, meaning.law) == (kind, law)


def test_guesses_are_printed_and_lets_are_not_guesses() -> None:
    assert "`logvar` is the log-variance: a guess from its name" in ask(KL.format("")).matches
    report = ask(KL.format(""), let={"logvar": "ln(sigma**2)"})
    assert report.ok and "`logvar` is the log-variance: as given" in report.matches


@pytest.mark.parametrize(
    "let", ["ln(sigma**2)", "2*ln(sigma)", "log(sigma) * 2", "ln(sigma*sigma)", "-ln(1/sigma**2)"]
)
def test_a_let_may_be_spelled_in_many_ways(let: str) -> None:
    assert ask("0.5*(mu**2 + np.exp(t) - 1 - t)", let={"t": let}).ok


def test_a_let_overrides_the_convention() -> None:
    assert not ask("-0.5 * (1 + std - mu**2 - np.exp(std))").ok
    assert ask("-0.5 * (1 + std - mu**2 - np.exp(std))", let={"std": "ln(sigma**2)"}).ok
    assert not ask(KL.format(""), let={"logvar": "ln(sigma)"}).ok
    assert ask("b * " + KL.format(""), let={"b": "1"}).ok


@pytest.mark.parametrize(
    "let", ["", "ln(tau)", "import os", "sigma; mu", "__import__('os')", "[1]", "'a'", "ln("]
)
def test_a_let_that_is_no_formula_is_an_input_error(let: str) -> None:
    with pytest.raises(InputError):
        ask(KL.format(""), let={"logvar": let})


def test_readings_that_would_make_it_right_are_said() -> None:
    report = ask("-0.5 * (1 + std - mu**2 - np.exp(std))")
    assert report.verdict == "refuted" and report.exit_status == 1
    assert report.findings[0] == "right if `std` is read as the log-variance"
    assert "--let std='ln(sigma**2)'" in report.findings[1]
    report = ask("0.5 * (a**2 + np.exp(b) - b - 1)")
    assert report.verdict == "not_proved"
    assert report.findings[0] == "right if `a` is read as the mean and `b` is read as the log-variance"
    assert not ask("0.5 * (a**2 + np.exp(b) - b - 2)").findings


def test_a_small_number_that_is_in_the_way_is_said() -> None:
    report = ask("0.5 * (mu**2 + std**2 - np.log(std**2 + 1e-8) - 1)")
    assert report.exit_status == 1 and "right if 1e-08 is read as 0" in report.findings
    assert report.code_value != report.formula_value


@pytest.mark.parametrize(
    ("line", "headline", "minimiser", "accepted_by"),
    [
        ("2 * " + KL.format(""), "equals twice the divergence, summed over all axes", "the same", "factor"),
        ("-1 * " + KL.format(""), "equals minus the divergence, summed over all axes", "the sign is wrong", ""),
        (KL.format("") + " / 3", "equals 1/3 times the divergence, summed over all axes", "the same", "factor"),
        (KL.format("") + " / math.log(2)", "equals 1 / ln(2) times the divergence, summed over all axes", "same", "factor"),
        ("w * " + KL.format(""), "equals the divergence times `w`, summed over all axes", "if `w` makes", "factor"),
        ("1.5 - 0.5 * (1 + logvar - mu**2 - np.exp(logvar))",
         "equals the divergence plus the constant 1.5, element by element", "the same", "constant"),
        ("-1.0 * (logvar - mu**2 - np.exp(logvar))",
         "equals twice the divergence plus the constant 1, element by element", "the same", "factor,constant"),
        (KL.format(", dim=-1") + ".mean() / mu.size(1)",
         "equals the divergence divided by the latent size: a mean where the formula has a sum; "
         "averaged over the batch axis", "the same", "factor"),
    ],
)  # fmt: skip
def test_factor_and_constant(line: str, headline: str, minimiser: str, accepted_by: str) -> None:
    report = ask(line)
    assert report.headline == headline and minimiser in report.minimiser and report.exit_status == 1
    assert any(s.verdict == "proved" for s in report.steps)
    for up_to in (["factor"], ["constant"], ["factor", "constant"]):
        enough = bool(accepted_by) and set(accepted_by.split(",")) <= set(up_to)
        assert ask(line, up_to=up_to).ok is enough


def test_a_constant_outside_of_the_sum_is_not_one_inside() -> None:
    inside = "0.5 * torch.sum(mu**2 + logvar.exp() - logvar - 1, dim=1)"
    outside = "0.5 * (torch.sum(mu**2 + logvar.exp() - logvar, dim=1) - 1)"
    assert ask(inside).ok
    report = ask(outside)
    assert not report.ok and report.verdict == "refuted"
    sized = outside.replace(" - 1)", " - mu.shape[1])")
    assert ask(sized).ok
    assert ask(sized.replace("mu.shape[1]", "latent_dim")).ok
    assert not ask(sized.replace("mu.shape[1]", "mu.shape[0]")).ok


def test_two_names_for_one_symbol_are_not_guessed() -> None:
    line = "0.5 * (mu * z_mean + var - 1 - np.log(var))"
    report = ask(line)
    assert report.verdict == "not_proved" and "`mu` and `z_mean` both look like the mean" in report.headline
    assert ask(line, let={"mu": "mu", "z_mean": "mu"}).ok
    assert ask("0.5 * (mu**2 + std**2 - 1 - logvar)").ok


def test_the_size_of_another_array_is_no_latent_size() -> None:
    assert ask("torch.sum(0.5 * (mu**2 + var - 1 - torch.log(var))) / x.size(0)").ok
    for size in ("x.size(1)", "x.shape[-1]", "x.numel() / x.size(0)", "(2 * x).size(1)", "tf.shape(x)[1]"):
        report = ask(f"torch.mean(0.5 * (mu**2 + var - 1 - torch.log(var))) * {size}")
        assert not report.ok and report.verdict == "unread", size
    line = "torch.mean(0.5 * (mu**2 + var - 1 - torch.log(var))) * {}"
    assert ask(line.format("mu.size(1)")).ok
    assert ask(line.format("mu.size(0)"), axes=["latent"]).ok
    assert not ask(line.format("x.size(0)"), axes=["latent"]).ok


def test_a_tiny_difference_is_a_difference() -> None:
    line = "-0.5 * (1 + logvar - mu**2 - np.exp(logvar) / (1 + {}))"
    assert ask(line.format("0")).ok
    for tiny in ("1e-10", "1e-13", "1e-30"):
        assert ask(line.format(tiny)).verdict == "refuted"


def test_a_symbol_without_a_name_may_be_given_a_value() -> None:
    line = "0.5 * ((mu - prior_mu)**2 + sigma**2 - 2 * np.log(sigma) - 1)"
    report = ask(line, "gaussian_kl")
    assert not report.ok and report.findings[0] == "right if sigma_2 is 1"
    assert ask(line, "gaussian_kl", let={"sigma_2": "1"}).ok
    assert not ask(line, "gaussian_kl", let={"sigma_2": "2"}).ok
    assert not ask(line, "gaussian_kl", let={"sigma_2": "-1"}).ok


def test_axes() -> None:
    line = KL.format(", dim=0")
    assert not ask(line).ok
    assert ask(line, axes=["latent"]).headline == "equals the divergence, summed over the latent axis"
    assert ask(KL.format(""), axes=["latent"]).ok
    mean = ask("-0.5 * (1 + logvar - mu**2 - logvar.exp()).mean()", axes=["latent"])
    assert (
        mean.headline.startswith("equals the divergence divided by the latent size") and mean.counterexample
    )
    deep = ask(KL.format(", dim=[1, 2, 3]") + ".mean(0)")
    assert (
        deep.headline == "equals the divergence, summed over the latent axis and averaged over the batch axis"
    )
    assert not ask(KL.format(", dim=(2, 3)")).ok
    for axes in ([], ["batch"], ["latent", "batch"], ["time"]):
        with pytest.raises(InputError):
            ask(line, axes=axes)


def test_a_clamp_is_a_stated_condition() -> None:
    report = ask("-0.5 * (1 + torch.clamp(logvar, -10, 10) - mu**2 - torch.clamp(logvar, -10, 10).exp())")
    assert report.ok
    assert (
        "stated by a clamp: -10 <= logvar" in report.notes
        and "stated by a clamp: logvar <= 10" in report.notes
    )
    assert not ask("-0.5 * (1 + logvar - mu**2 - torch.clamp(logvar, max=0).exp() * 1.5)").ok


@pytest.mark.parametrize(
    ("line", "ok", "text"),
    [
        ("np.log(sigma2 / sigma1) + (sigma1**2 + (mu1 - mu2)**2) / (2 * sigma2**2) - 0.5", True, ""),
        ("np.log(sigma1 / sigma2) + (sigma1**2 + (mu1 - mu2)**2) / (2 * sigma2**2) - 0.5", False, ""),
        (
            "np.log(sigma1 / sigma2) + (sigma2**2 + (mu1 - mu2)**2) / (2 * sigma1**2) - 0.5",
            False,
            "exchanged",
        ),
        ("0.5 * (lv_p - lv_q + (np.exp(lv_q) + (mu_q - mu_p)**2) / np.exp(lv_p) - 1)", True, ""),
        ("0.5 * (lv_q - lv_p + (np.exp(lv_p) + (mu_p - mu_q)**2) / np.exp(lv_q) - 1)", True, ""),
        ("0.5 * (mu_1**2 + sigma_1**2 - 1) - np.log(sigma_1)", False, ""),
        ("kl_divergence(Normal(mu1, s1), Normal(mu2, s2))", False, ""),
    ],
)
def test_two_laws(line: str, ok: bool, text: str) -> None:
    report = ask(line, "gaussian_kl")
    assert report.ok is ok and text in " ".join(report.findings), str(report)


def test_other_formulas() -> None:
    assert ask("0.5 + 0.5 * np.log(2 * np.pi) + np.log(std)", "gaussian_entropy").ok
    assert not ask("0.5 + np.log(std)", "gaussian_entropy").ok
    nll = "0.5 * (np.log(2 * np.pi) + logvar + (x - mu)**2 / np.exp(logvar))"
    assert ask(nll, "gaussian_nll").ok
    report = ask("0.5 * (logvar + (x - mu)**2 / np.exp(logvar))", "gaussian_nll")
    assert (
        report.headline
        == "equals the negative log-likelihood minus the constant 0.5 * ln(2 * pi), element by element"
    )
    with pytest.raises(InputError, match="there is no formula"):
        ask("mu", "nonsense")
    with pytest.raises(InputError, match="up-to"):
        ask("mu", up_to=["everything"])


def a_function(mu, logvar):  # type: ignore[no-untyped-def]
    raise_if_called = 1 / 0  # noqa: F841
    return mu + logvar


def test_a_function_is_read_and_not_called() -> None:
    def kl(mu, std):  # type: ignore[no-untyped-def]
        return (mu**2 + std**2 - 1) / 2 - np.log(std)  # type: ignore[name-defined] # noqa: F821

    assert verify_code(kl, "gaussian_kl_standard", judge=judge).ok
    assert verify_code(a_function, "gaussian_kl_standard", judge=judge).verdict in ("unread", "refuted")
    with pytest.raises(InputError):
        verify_code(len, "gaussian_kl_standard", judge=judge)

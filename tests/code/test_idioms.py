"""Idioms of training code: losses that are objects, loops over known lists, mapped functions, raw scales."""

# ruff: noqa: E501  (tables of lines of code, one a row)
from __future__ import annotations

import pytest

from kld_proof import verify_code
from kld_proof.code.outcome import CodeReport
from tests.code.pages import verdict

STANDARD, TWO = "gaussian_kl_standard", "gaussian_kl"
MEAN = r"L = \frac1n \sum_{i=1}^n (x_i - y_i)^2"
TERM = "-0.5 * jnp.sum(1 + logvar - mu**2 - jnp.exp(logvar))"
JAX = "import jax\nimport jax.numpy as jnp\n"


def report(code: str, target: str = "", equals: str = STANDARD) -> CodeReport:
    return verify_code(code, equals, target=target)


# -- objects that are called ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ("nn.MSELoss()", "proved"),
        ("torch.nn.MSELoss(reduction='mean')", "proved"),
        ("nn.MSELoss(reduction='sum')", "refuted"),
        ("nn.L1Loss()", "refuted"),
    ],
)
def test_a_loss_is_the_function_that_it_computes(made: str, found: str) -> None:
    head = "from torch import nn\n"
    in_place = f"{head}def f(x, y):\n    return {made}(x, y)"
    of_file = f"{head}criterion = {made}\ndef f(x, y):\n    return criterion(x, y)"
    own = f"{head}class L(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    own += f"        self.mse = {made}\n    def forward(self, x, y):\n        return self.mse(x, y)"
    assert [verdict(MEAN, code) for code in (in_place, of_file, own)] == [found] * 3


@pytest.mark.parametrize(
    "constructor",
    [
        "        self.mse = nn.MSELoss()\n        self.mse = nn.L1Loss()\n",
        "        if how:\n            self.mse = nn.MSELoss()\n",
        "        self.mse = nn.MSELoss(**how)\n",
        "        self.mse = nn.HuberLoss(delta=how)\n",
        "        self.mse = nn.MSELoss()\n        setattr(self, how, nn.L1Loss())\n",
        "        self.mse = nn.MSELoss()\n        self.mse.reduction = 'sum'\n",
    ],
)
def test_a_loss_that_may_be_another_one_is_unread(constructor: str) -> None:
    code = "from torch import nn\nclass L(nn.Module):\n    def __init__(self, how):\n        super().__init__()\n"
    code += f"{constructor}    def forward(self, x, y):\n        return self.mse(x, y)"
    assert "not understood" in verdict(MEAN, code)


def test_a_module_may_have_another_name() -> None:
    code = "import tensorflow_probability as tfp\ntfd = tfp.distributions\n"
    code += "def kl(mu, sigma):\n    return tfd.kl_divergence(tfd.Normal(mu, sigma), tfd.Normal(0., 1.))\n"
    assert report(code, "kl").verdict == "proved"
    other_way = code.replace("mu, sigma), tfd.Normal(0., 1.)", "0., 1.), tfd.Normal(mu, sigma)")
    assert report(other_way, "kl").verdict == "refuted"
    twice = code.replace("def kl", "tfd = other\ndef kl")
    assert report(twice, "kl").verdict == "unread"


def test_the_mean_over_a_batch_needs_the_batch() -> None:
    formula = r"L = \sum_{k=1}^K t_k (\ln t_k - s_k)"
    code = "def f(s, t):\n    return F.kl_div(s, t, reduction='batchmean')"
    assert verdict(formula, code, before="Let $t_k > 0$.") == "proved"
    assert verdict(formula, code.replace("batchmean", "mean"), before="Let $t_k > 0$.") == "refuted"


# -- loops over lists ----------------------------------------------------------------------------------

BOTH = """import torch as th
def normal_kl(mean1, logvar1, mean2, logvar2):
    tensor = None
    for obj in (mean1, logvar1, mean2, logvar2):
        if isinstance(obj, th.Tensor):
            tensor = obj
            break
    assert tensor is not None
    logvar1, logvar2 = [x if isinstance(x, th.Tensor) else th.tensor(x) for x in (logvar1, logvar2)]
    d = (mean1 - mean2) ** 2 * th.exp(-logvar2)
    return 0.5 * (-1.0 + logvar2 - logvar1 + th.exp(logvar1 - logvar2) + d)
"""


def test_a_loop_over_known_items_is_read() -> None:
    assert report(BOTH, "normal_kl", TWO).verdict == "proved"
    assert report(
        BOTH.replace("x in (logvar1, logvar2)", "x in (logvar2, logvar1)"), "normal_kl", TWO
    ).verdict == ("refuted")


def test_a_loop_that_adds_is_read_and_counted() -> None:
    code = "def f(mu, logvar):\n    total = 0.0\n    for part in (1, logvar, -mu**2, -logvar.exp()):\n"
    code += "        total = total + part\n    return -0.5 * total\n"
    assert report(code, "f").verdict == "proved"
    assert report(code.replace("total + part", "total + part\n        break"), "f").verdict == "refuted"
    assert report(code.replace("total + part", "total + part\n        continue\n        total = 0"), "f").ok
    assert report(code.replace("(1, logvar, -mu**2, -logvar.exp())", "parts"), "f").verdict == "unread"


def test_axes_may_be_a_range() -> None:
    code = "def f(mu, logvar):\n    kl = -0.5 * (1 + logvar - mu**2 - logvar.exp())\n"
    code += "    return kl.sum(dim=list(range(1, len(kl.shape))))\n"
    assert report(code, "f").verdict == "proved"
    assert report(code.replace("sum(dim", "mean(dim"), "f").verdict == "refuted"


def test_a_choice_between_two_ways_to_write_the_same_is_read() -> None:
    code = "import math\ndef f(mu, sigma):\n    log = math.log(sigma) if isinstance(sigma, float) else sigma.log()\n"
    code += "    return 0.5 * (mu**2 + sigma**2 - 1) - log\n"
    assert report(code, "f").verdict == "proved"
    assert report(code.replace("sigma.log()", "2 * sigma.log()"), "f").verdict == "unread"


# -- functions mapped over the examples ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (f"@jax.vmap\ndef f(mu, logvar):\n    return {TERM}\n", "proved"),
        (f"@jax.jit\n@jax.vmap\ndef f(mu, logvar):\n    return {TERM}\n", "proved"),
        (f"@jax.vmap\ndef f(mu, logvar):\n    return {TERM.replace('sum', 'mean')}\n", "refuted"),
        (f"def k(mu, logvar):\n    return {TERM}\ndef f(mu, logvar):\n    return jax.vmap(k)(mu, logvar).mean()", "proved"),
        (f"@jax.vmap\ndef k(mu, logvar):\n    return {TERM}\ndef f(mu, logvar):\n    return k(mu, logvar).mean()", "proved"),
        (f"@jax.vmap\ndef k(mu, logvar):\n    return {TERM}\ndef f(mu, logvar):\n    return k(logvar, mu).mean()", "refuted"),
        (f"def k(mu, logvar):\n    return {TERM}\ndef f(mu, logvar):\n    return jax.vmap(k, in_axes=1)(mu, logvar)", "unread"),
        ("def f(mu, logvar):\n    def k(m):\n        return jnp.sum(m * logvar)\n    return jax.vmap(k)(mu)", "unread"),
        ("@jax.vmap\ndef f(mu, logvar):\n    return -0.5 * jnp.sum(1 + logvar - mu**2 - jnp.exp(log_var))\n", "unread"),
        (f"@jax.vmap\n@jax.vmap\ndef f(mu, logvar):\n    return {TERM}\n", "unread"),
        (f"@jax.vmap\ndef k(mu, logvar):\n    return {TERM}\ndef f(mu, logvar):\n    return jax.vmap(k)(mu, logvar)", "unread"),
        (f"def k(mu, logvar):\n    return {TERM}\ndef f(mu, logvar):\n    return jax.vmap(jax.vmap(k))(mu, logvar)", "unread"),
        (f"@other.vmap\ndef f(mu, logvar):\n    return {TERM}\n", "unread"),
    ],
)  # fmt: skip
def test_a_mapped_function(code: str, found: str) -> None:
    assert report(JAX + code, "f").verdict == found


# -- raw scales ----------------------------------------------------------------------------------------

RAW = "import torch\nimport torch.nn.functional as F\n"
SCALED = "    return (0.5 * (mu**2 + sigma**2 - 1) - torch.log(sigma)).sum(1)\n"


@pytest.mark.parametrize("scale", ["F.softplus(rho)", "torch.log1p(torch.exp(rho))", "torch.exp(0.5 * rho)"])
def test_a_scale_that_is_made_of_a_raw_value_may_be_any_positive_number(scale: str) -> None:
    code = f"{RAW}def f(mu, rho):\n    sigma = {scale}\n{SCALED}"
    found = report(code, "f")
    assert found.verdict == "proved" and "any positive number" in str(found)
    assert report(code.replace("torch.log(sigma)", "torch.log(sigma**2)"), "f").verdict == "refuted"


def test_a_scale_with_a_floor_is_cut_off_too() -> None:
    code = f"{RAW}def f(mu, raw):\n    sigma = F.softplus(raw) + 1e-6\n{SCALED}"
    assert report(code, "f").verdict == "proved"
    assert report(code.replace("torch.log(sigma)", "torch.log(sigma + 1)"), "f").verdict == "refuted"


def test_a_symbol_without_a_name_beside_a_name_without_a_meaning_is_not_refuted() -> None:
    code = f"{RAW}def f(mu, raw):\n    sigma = 0.1 + 0.9 * torch.sigmoid(raw)\n{SCALED}"
    found = report(code, "f")
    assert found.verdict == "not_proved" and "`raw`" in str(found)


def test_a_raw_value_that_is_used_itself_is_not_cut_off() -> None:
    code = f"{RAW}def f(mu, logvar):\n    sigma = F.softplus(logvar)\n"
    code += "    return (0.5 * (mu**2 + sigma**2 - 1 - logvar)).sum(1)\n"
    assert report(code, "f").verdict == "refuted"
    right = code.replace("F.softplus(logvar)", "torch.exp(0.5 * logvar)")
    assert report(right, "f").verdict == "proved"


def test_the_parts_of_a_network_s_value_may_be_anything() -> None:
    code = f"{RAW}def f(self, x):\n    mu, raw = torch.chunk(self.net(x), 2, dim=1)\n"
    code += f"    sigma = F.softplus(raw)\n{SCALED}"
    assert report(code, "f").verdict == "proved"


# -- what a line before does to the names --------------------------------------------------------------


def test_a_context_does_not_take_the_framework_away() -> None:
    code = "import tensorflow as tf\ndef step(self, data):\n    with tf.GradientTape() as tape:\n"
    code += "        z_mean, z_log_var = self.encoder(data)\n"
    code += "        kl = -0.5 * (1 + z_log_var - tf.square(z_mean) - tf.exp(z_log_var))\n"
    code += "        kl = tf.reduce_mean(tf.reduce_sum(kl, axis=1))\n    return kl\n"
    assert report(code, "5-6").verdict == "proved"
    assert report(code.replace("-0.5", "0.5"), "5-6").verdict == "refuted"


def test_the_second_argument_of_a_function_of_two_is_no_output() -> None:
    code = "import jax.numpy as jnp\ndef f(mu, sigma):\n    a = jnp.logaddexp(0., mu)\n"
    code += "    return 0.5 * (mu**2 + sigma**2 - 1) - jnp.log(sigma)\n"
    assert report(code, "f").verdict == "proved"
    changed = code.replace("jnp.logaddexp(0., mu)", "jnp.log(sigma, mu)")
    assert report(changed, "f").verdict == "unread"


def test_a_weight_is_no_scale() -> None:
    code = "import tensorflow as tf\ndef make(kl_loss_scale):\n    def f(z_mean, z_log_var):\n"
    code += "        kl = -0.5 * (1 + z_log_var - tf.square(z_mean) - tf.exp(z_log_var))\n"
    code += "        return kl_loss_scale * tf.reduce_mean(tf.reduce_sum(kl, axis=1))\n    return f\n"
    assert "kl_loss_scale" in report(code, "f").factor


def test_a_number_that_the_file_sets_has_its_value() -> None:
    code = "import torch, math\nPI = torch.tensor(math.pi)\ndef f(x, mu, sigma):\n"
    code += "    return 0.5 * torch.log(2 * PI) + torch.log(sigma) + (x - mu)**2 / (2 * sigma**2)\n"
    for made in ("torch.tensor(math.pi)", "math.pi", "math.acos(-1.0)"):
        found = verify_code(code.replace("torch.tensor(math.pi)", made), "gaussian_nll", target="f")
        assert found.verdict == ("proved" if "pi" in made else "refuted")
    doubled = code.replace("def f", "PI.mul_(2)\ndef f")
    assert verify_code(doubled, "gaussian_nll", target="f").verdict != "proved"
    shadowed = code.replace("x, mu, sigma", "x, mu, sigma, math").replace("math.pi", "2 * math.pi")
    assert verify_code(shadowed, "gaussian_nll", target="f").verdict == "refuted"


LOOPS = """import torch
for epoch in range(EPOCHS):
    loop = tqdm(enumerate(loader))
    for i, (x, _) in loop:
        recon, mu, sigma = model(x.to(device))
        kl = -0.5 * torch.sum(1 + torch.log(sigma.pow(2)) - mu.pow(2) - sigma.pow(2))
"""


def test_a_line_inside_of_two_loops_is_read() -> None:
    assert report(LOOPS, "6").verdict == "proved"
    assert report(LOOPS.replace("-0.5", "-1"), "6").verdict == "refuted"


def test_a_device_may_come_from_a_call() -> None:
    code = "def f(mu, logvar):\n    mu = mu.double().to(get_device())\n"
    code += "    return -0.5 * (1 + logvar - mu**2 - logvar.exp()).sum()\n"
    assert report(code, "f").verdict == "proved"
    assert report(code.replace(".to(get_device())", ".clamp(low())"), "f").verdict != "proved"


def test_a_bound_of_python_is_a_clamp() -> None:
    code = "import numpy as np\ndef f(mu, sigma):\n    sigma = max(sigma, 1e-15)\n"
    code += "    return 0.5 * (mu**2 + sigma**2 - 1) - np.log(sigma)\n"
    found = report(code, "f")
    assert found.verdict == "proved" and "1e-15 <= sigma" in str(found)
    assert report(code.replace("max(sigma, 1e-15)", "max(sigma, mu)"), "f").verdict == "unread"
    assert report(code.replace("np.log(sigma)", "np.log(sigma).sum()"), "f").verdict == "unread"


CHOICE = """import torch
def f(mu, logvar):
    also = mu
    if mu.dtype == kind:
        {body}
    return -0.5 * (1 + logvar - mu**2 - logvar.exp()).sum()
"""


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("other = mu.float()", "proved"),
        ("raise ValueError", "proved"),
        ("mu = mu * 2", "unread"),
        ("mu.mul_(2)", "unread"),
        ("mu.data = logvar", "unread"),
        ("other = mu; other.mul_(2)", "unread"),
        ("a = b = mu; c = b; c[0] = 1", "unread"),
        ("other = [mu]; other[0].mul_(2)", "unread"),
        ("kept.append(mu); kept[0].mul_(2)", "unread"),
        ("kept.mu = mu; kept.mu.mul_(2)", "unread"),
        ("kept['mu'] = mu; kept['mu'].mul_(2)", "unread"),
        ("also += 1", "unread"),
        ("other = mu * 2; other.mul_(2)", "unread"),
        ("return mu", "unread"),
        ("del mu", "unread"),
        ("global mu", "unread"),
    ],
)
def test_a_choice_that_is_not_decided_changes_what_it_may(body: str, found: str) -> None:
    assert report(CHOICE.format(body=body), "f").verdict == found


def test_the_constructor_changes_nothing_in_the_line_of_another_method() -> None:
    code = "import torch\nclass L:\n    def __init__(self):\n        self.coef = 0.1\n"
    code += (
        "    def f(self, mu, logvar):\n        kl = -0.5 * (1 + logvar - mu**2 - logvar.exp()) * self.coef\n"
    )
    assert "self.coef" in report(code, "6").factor


@pytest.mark.parametrize(
    ("guard", "found"),
    [
        ("sigma <= 0", "proved"),
        ("sigma <= 0 or sigma < 0", "proved"),
        ("0 >= sigma", "proved"),
        ("not sigma > 0", "proved"),
        ("sigma <= 1", "unread"),
        ("sigma > 0", "refuted"),
        ("mu <= 0", "unread"),
        ("sigma <= 0 or mu <= 0", "unread"),
    ],
)
def test_a_guard_against_scales_that_are_none_is_passed(guard: str, found: str) -> None:
    code = f"import numpy as np\ndef f(mu, sigma):\n    if {guard}:\n        return 0.0\n"
    code += "    return 0.5 * (mu**2 + sigma**2 - 1) - np.log(sigma)\n"
    assert report(code, "f").verdict == found


def test_an_argument_that_may_be_absent_is_where_the_formula_has_no_place_for_it() -> None:
    code = "import torch\ndef f(mu_q, logvar_q, mu_p=None, logvar_p=None):\n    if mu_p is None or logvar_p is None:\n"
    code += "        mu_p = torch.zeros_like(mu_q)\n        logvar_p = torch.zeros_like(logvar_q)\n"
    code += "    d = ((mu_q - mu_p) ** 2 + torch.exp(logvar_q)) / torch.exp(logvar_p)\n"
    code += "    return -0.5 * torch.sum(1 + logvar_q - logvar_p - d)\n"
    assert report(code, "f").verdict == "proved" and "None, its default" in str(report(code, "f"))
    assert report(code, "f", TWO).verdict == "proved"
    assert report(code.replace("zeros_like(logvar_q)", "ones_like(logvar_q)"), "f").verdict == "refuted"
    assert report(code.replace("=None", ""), "f").verdict == "not_proved"


def test_a_choice_before_the_line_leaves_its_names_free() -> None:
    code = "import torch\ndef f(pred, is_vae):\n    if is_vae:\n        y, mean, log_var = pred\n    else:\n"
    code += "        y, _ = pred\n    if is_vae:\n"
    code += "        KLD = -0.5 * torch.sum(1 + log_var - mean.pow(2) - log_var.exp())\n"
    assert report(code, "8").verdict == "proved"
    assert report(code.replace("-0.5", "0.5"), "8").verdict == "refuted"
    assert report(code + "        return KLD\n    return y\n", "f").verdict == "unread"


def test_an_alias_that_is_made_in_a_choice_before_the_line_is_one() -> None:
    code = "def f(mu, logvar):\n    if mu.dtype == kind:\n        other = mu\n        other.mul_(2)\n"
    code += "    kl = -0.5 * (1 + logvar - mu**2 - logvar.exp()).sum()\n"
    assert report(code, "5").verdict == "unread"
    assert report(code.replace("other = mu\n", "other = logvar.exp()\n"), "5").verdict == "unread"
    assert report(code.replace("other.mul_(2)", "print(other)"), "5").verdict == "proved"

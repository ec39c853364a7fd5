"""What the reader makes of Python: terms, axes, helper functions, aliases, and what it refuses."""

from __future__ import annotations

import pytest

from kld_proof.code.printing import in_python
from kld_proof.code.read import read_code
from kld_proof.code.source import Source, Unread
from kld_proof.errors import InputError

HEAD = "import torch\nimport numpy as np\nimport torch.nn.functional as F\n"


def read(body: str, target: str = "f", head: str = HEAD, rank: int | None = None) -> str:
    """The term that `f(mu, logvar)` gives, with its axes."""
    text = f"{head}def f(mu, logvar, beta=2.5, mode='sum', eps=None):\n" + "".join(
        f"    {line}\n" for line in body.split("\n")
    )
    code = read_code(Source(text), target, lambda n: n in ("mu", "logvar"), rank=rank)
    axes = "".join(map(str, sorted(code.summed)))
    return in_python(code.term) + (f" over {axes}" if axes else "")


@pytest.mark.parametrize(
    ("body", "term"),
    [
        ("return 0.1 * mu", "0.1 * mu"),
        ("return 1e-8 + mu", "1e-08 + mu"),
        ("return 1_0.5_0 * mu", "10.5 * mu"),
        ("return mu / 3", "mu / 3"),
        ("return 1 / 3 * mu", "1/3 * mu"),
        ("return mu ** 0.5 + mu ** -1 + mu ** 0", "sqrt(mu) + 1 / mu + 1"),
        ("return -mu ** 2", "-mu**2"),
        ("return (-mu) ** 2", "(-mu)**2"),
        ("return mu - (logvar - 1)", "mu - (logvar - 1)"),
        ("return np.log1p(mu) + np.expm1(mu)", "ln(1 + mu) + exp(mu) - 1"),
        ("return F.softplus(mu)", "ln(1 + exp(mu))"),
        ("return F.softplus(mu, 2)", "ln(1 + exp(2 * mu)) / 2"),
        ("return F.silu(mu)", "mu / (1 + exp(-mu))"),
        ("return F.mse_loss(mu, logvar, reduction='none')", "(mu - logvar)**2"),
        ("return F.l1_loss(mu, logvar, reduction='none')", "abs(mu - logvar)"),
        ("return torch.max(mu, logvar)", "max(mu, logvar)"),
        ("return F.logsigmoid(mu)", "-ln(1 + exp(-mu))"),
        ("return torch.sigmoid(mu)", "1 / (1 + exp(-mu))"),
        ("return mu.rsqrt()", "1 / sqrt(mu)"),
        ("return torch.add(mu, logvar, alpha=2)", "mu + 2 * logvar"),
        ("return torch.pow(input=mu, exponent=2)", "mu**2"),
        ("return beta * mu", "2.5 * mu"),
        ("return mu if mode == 'sum' else logvar", "mu"),
        ("if eps is not None:\n    return mu\nreturn logvar", "logvar"),
        (
            "if mode in ('mean', 'avg'):\n    mu = 2 * mu\nelif mode == 'sum':\n    mu = 3 * mu\nreturn mu",
            "3 * mu",
        ),
        ("a, b = logvar, mu\nreturn a - b", "logvar - mu"),
        ("(t := mu * 2)\nreturn t", None),
        ("return (t := mu * 2) + t", "mu * 2 + mu * 2"),
        ("from math import exp\nreturn exp(mu)", "exp(mu)"),
        ("g = lambda x, y=2: x ** y\nreturn g(mu)", "mu**2"),
        ("c = 1\ng = lambda x: x * c\nc = 7\nreturn g(mu)", "mu * 7"),
        ("def g(x):\n    return x * 3\nreturn g(x=mu)", "mu * 3"),
        ("with torch.no_grad():\n    y = mu.exp()\nreturn y", "exp(mu)"),
        ("z = torch.randn_like(mu)\nreturn mu", "mu"),
        ("return mu.sum(1)", "mu over 1"),
        ("return mu.sum()", "mu over 01"),
        ("return torch.sum(mu, dim=(0, 1))", "mu over 01"),
        ("return mu.mean(-1)", "mu / latent_size over 1"),
        ("return (mu.sum(1) + 1).sum()", "mu + 1 * batch_size / (batch_size * latent_size) over 01"),
        ("return (mu.sum(1) + 1).mean()", "mu / batch_size + 1 / (batch_size * latent_size) over 01"),
        ("return mu.sum(1, keepdim=True).sum()", "mu over 01"),
        ("return torch.ones_like(mu).sum(1) * mu.sum(1)", "1 * latent_size * mu over 1"),
        ("return mu.sum() / len(mu)", "mu / batch_size over 01"),
        ("return mu.sum() / mu.numel()", "mu / (batch_size * latent_size) over 01"),
        ("return torch.einsum('ij,ij->i', mu, logvar)", "mu * logvar over 1"),
        ("return torch.clamp(mu, min=-3)", "mu"),
        ("return mu.to(torch.float64).detach().clone()", "mu"),
        ("a = mu\na = a + 1\nreturn mu", "mu"),
        ("a = mu + 0\na += 1\nreturn mu", "mu"),
        ("mu += 1\nreturn mu", "mu + 1"),
        ("if mu.dim() == 4:\n    mu = mu.view(-1)\nreturn mu", "mu"),
        ("if mu.ndim > 2 and mu.data.ndimension() == 3:\n    mu = 2 * mu\nreturn mu", "mu"),
        ("return mu.view(mu.size(0), -1).sum(-1)", "mu over 1"),
        ("return mu.reshape((mu.shape[0], mu.shape[1]))", "mu"),
        ("return mu.sum().squeeze() / mu.nelement()", "mu / (batch_size * latent_size) over 01"),
        ("mode.x = mu * 2\nreturn mode.x", None),
        ("opt.x = mu * 2\nreturn opt.x", None),
    ],
)
def test_reads(body: str, term: str | None) -> None:
    if term is None:
        with pytest.raises(Unread):
            read(body)
    else:
        assert read(body) == term


@pytest.mark.parametrize(
    "body",
    [
        "a = mu\na += 1\nreturn mu",
        "mu.add_(1)\nreturn mu",
        "return mu.add_(1)",
        "return mu.detach().add_(1)",
        "t = (mu, logvar)\na = mu\na += 1\nreturn t[0]",
        "mu[0] = 1\nreturn mu",
        "return mu[0]",
        "return mu[:, 1]",
        "return mu @ logvar",
        "return mu ^ 2",
        "return mu // 2",
        "return mu.T",
        "return mu.view(-1)",
        "return mu.view(mu.size(1), -1)",
        "return mu.squeeze()",
        "return mu.var()",
        "return torch.sum(mu, 9)",
        "return torch.sum(mu, dtype=torch.int32)",
        "return mu.int()",
        "return torch.foo(mu)",
        "return torch.exp(mu) + exp",
        "return mu * pi",
        "return torch.softplus(mu)",
        "return math.square(mu)",
        "return torch.exp(mu, out=logvar)",
        "return torch.div(mu, 2, rounding_mode='floor')",
        "return F.softplus(mu, 2, 5)",
        "return torch.max(mu)",
        "return torch.min(mu, 1)",
        "return F.mse_loss(mu, logvar, None, None)",
        "return F.mse_loss(mu, logvar, reduction='batch')",
        "return F.binary_cross_entropy(mu, logvar, weight=mu)",
        "return F.gelu(mu, approximate='quick')",
        "return torch.norm(mu, p=3)",
        "return torch.softmax(mu, dim=1)",
        "return np.linalg.norm(mu, 2)",
        "return np.sum(mu, 1, float)",
        "return torch.exp(mu.sum())",
        "return mu.sum() * mu.sum()",
        "return mu.sum() * mu",
        "return mu.sum(1) + mu",
        "return mu.sum(1) + mu.sum(1, keepdim=True)",
        "return mu.sum(1) + mu.sum()",
        "return mu.sum() + mu",
        "if mu > 0:\n    return mu\nreturn logvar",
        "for i in range(n):\n    mu = mu + i\nreturn mu",
        "while True:\n    pass\nreturn mu",
        "try:\n    return mu\nexcept E:\n    return logvar",
        "return {'kl': mu}",
        "return mu, logvar",
        "return None",
        "mu.zero_()\nreturn mu",
        "logvar = strange(logvar)\nreturn logvar",
        "def torch(x):\n    return x\nreturn torch.exp(mu)",
        "np = logvar\nreturn np.exp(mu)",
        "del mu\nreturn mu",
        "assert (mu := 3)\nreturn mu",
        "return mu / 0",
        "return sum(mu)",
        "return max(mu, logvar)",
        "return int(mu)",
        "return True + mu",
        "return 1j * mu",
        "return [mu]",
        "return mu.sum(axis=mode)",
        "return helper(*[mu])",
        "return lambda: mu",
        "raise ValueError",
    ],
)
def test_refuses(body: str) -> None:
    with pytest.raises(Unread) as caught:
        read(body)
    assert caught.value.line >= 4 or caught.value.line == 0


def test_the_place_counts_characters() -> None:
    with pytest.raises(Unread) as caught:
        read("é = 'é' ; return mu + torch.foo(mu)")
    assert (caught.value.line, caught.value.column) == (5, 27)


def test_an_array_changed_in_a_helper_is_refused() -> None:
    head = HEAD + "def g(x):\n    x += 1\n    return x\n"
    with pytest.raises(Unread):
        read("y = g(mu)\nreturn mu + y", head=head)
    assert read("return g(mu * 1)", head=head) == "mu * 1 + 1"
    with pytest.raises(Unread):
        read_code(
            Source("def g(mu):\n    mu += 1\n    return mu\nb = g(mu) + mu\n"), "4", lambda n: n == "mu"
        )


def test_a_name_is_not_its_former_self() -> None:
    text = "a = torch.exp(mu)\nmu = strange(mu)\nb = a + mu\n"
    with pytest.raises(Unread):
        read_code(Source(text), "3", lambda n: n == "mu")
    text = "a = torch.exp(mu)\nmu.zero_()\nb = a + mu\n"
    with pytest.raises(Unread):
        read_code(Source(text), "3", lambda n: n == "mu")
    text = "for x in data:\n    b = torch.exp(mu)\n    mu = x\n    c = mu + b\n"
    assert in_python(read_code(Source(text), "4", lambda n: n == "mu").term) == "x + exp(mu)"


def test_targets() -> None:
    text = (
        "class A:\n    def f(self, mu):\n        kl = mu * 2\n        return kl + self.g(mu)\n"
        "    def g(self, x):\n        return x**2\n"
        "class B:\n    def f(self, mu): return mu\n"
        "g = lambda mu: mu * 3\n"
    )
    source = Source(text, "a.py")

    def at(target: str) -> str:
        return in_python(read_code(source, target, lambda n: n == "mu").term)

    assert at("A.f") == "mu * 2 + mu**2"
    assert at("3") == "mu * 2"
    assert at("3-4") == at("4") == "mu * 2 + mu**2"
    assert at("g") == "mu * 3"
    for missing in ("f", "C.f", "h", "99", "0", "5-3"):
        with pytest.raises(InputError):
            at(missing)


def test_attributes_hold_what_they_were_set_to() -> None:
    def at(body: str) -> str:
        text = "class A:\n    def f(self, mu, x):\n" + "".join(
            f"        {line}\n" for line in body.split("\n")
        )
        return in_python(read_code(Source(text), "f", lambda n: n.endswith("mu")).term)

    assert at("self.kl = mu * 2\nreturn self.kl + 1") == "mu * 2 + 1"
    assert at("self.a, self.mu = self.encode(x)\nreturn self.mu") == "self.mu"
    for body in (
        "self.kl = torch.foo(mu)\nreturn self.kl",
        "y = self.mu * 2\nself.mu = self.encode(x)\nreturn self.mu + y",
        "y = self.mu * 2\nself.a, self.mu = self.encode(x)\nreturn self.mu + y",
        "self.kl = mu\ny = self.kl\ny += 1\nreturn self.kl",
    ):
        with pytest.raises(Unread):
            at(body)


def test_constants_and_imports_of_the_file() -> None:
    assert read("return C * mu", head=HEAD + "C = 0.25\n") == "0.25 * mu"
    assert read("return C * mu", head=HEAD) == "C * mu"
    with pytest.raises(Unread, match="more than once"):
        read("return C * mu", head=HEAD + "C = 0.25\nC = 0.5\n")
    with pytest.raises(Unread):
        read("return log(mu)", head="from mylib import log\n")
    assert read("return log(mu)", head="from math import *\n") == "ln(mu)"
    with pytest.raises(Unread):
        read("return torch.exp(mu)", head="from mylib import *\n")
    with pytest.raises(Unread):
        read("return torch.exp(mu)", head="import mylib as torch\n")
    assert read("return torch.exp(mu)", head="import numpy as torch\n") == "exp(mu)"

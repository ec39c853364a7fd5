"""A right line is right only if nothing before it changed its arguments, its names or its branch."""

from __future__ import annotations

import ast

import pytest

from kld_proof.code import verify_code
from kld_proof.code.blocks import code_step
from kld_proof.code.effects import Effects
from kld_proof.document.model import Place
from kld_proof.errors import InputError
from tests.code.judges import judge

HEAD = "import torch\nimport numpy as np\nimport math\nimport torch.nn.functional as F\n"
LINE = "return -0.5 * torch.sum(1 + logvar - mu**2 - logvar.exp())"


def report(before: str, head: str = "", last: str = LINE, parameters: str = "mu, logvar"):
    body = "".join(f"    {line}\n" for line in (*before.split("\n"), last) if line)
    return verify_code(
        f"{HEAD}{head}def f({parameters}):\n{body}", "gaussian_kl_standard", target="f", judge=judge
    )


@pytest.mark.parametrize(
    "before",
    [
        "",
        "std = torch.exp(0.5*logvar)\neps = torch.randn_like(std)\nz = mu + eps*std",
        "s = logvar.mul(0.5).exp_()\neps = torch.FloatTensor(s.size()).normal_()\nz = eps.mul(s).add_(mu)",
        "print(mu.shape)",
        "assert mu.shape == logvar.shape",
        "assert mu.dim() == 2",
        "with torch.no_grad():\n    y = mu.exp()",
        "def g(m):\n    s = torch.zeros_like(m)\n    s += m\n    return foo(s)\nz = g(mu)",
        "m = mu\nm = m * 2",
    ],
)
def test_what_changes_nothing_is_read(before: str) -> None:
    assert report(before).ok


@pytest.mark.parametrize(
    "before",
    [
        "sq = torch.square(mu, out=mu)",
        "sq = np.square(mu, mu)",
        "sq = np.multiply(mu, 2, mu)",
        "sq = np.copyto(mu, logvar)",
        "z = np.add.at(mu, 0, 2)",
        "z = torch.nn.init.zeros_(mu)",
        "z = F.relu(mu, inplace=True)",
        "z = F.relu(mu, True)",
        "mu.data = mu * 2",
        "mu.data = torch.randn(3)",
        "mu[0] = torch.randn(3)",
        "mu[:, 0] = 3",
        "mu.mul_(2)",
        "y = mu.mul_(2)",
        "y = foo(mu.mul_(2))",
        "y = foo[mu.mul_(2)]",
        "y = mu.view(-1)\nz = y.mul_(2)",
        "y = mu[0]\nz = y.mul_(2)",
        "y = mu[0]\ny += 2",
        "m = mu\nm += 2",
        "print(mu.mul_(2))",
        "torch.log(mu, out=mu)",
        "np.log(mu, mu)",
        "assert mu.mul_(2) is not None",
        "def g(m):\n    m.mul_(2)\n    return foo(m)\nz = g(mu)",
        "def g(m):\n    m *= 2\n    return foo(m)\nz = g(mu)",
        "def g():\n    nonlocal mu\n    mu = mu*2\n    return 0\ny = g()",
        "def g(x=mu.mul_(2)):\n    return x",
        "x: (mu := mu*2) = 3",
        "g = lambda x=(mu := mu*2): x",
        "with torch.no_grad() as mu:\n    pass",
        "with torch.autocast(mu.mul_(2)):\n    y = 1",
        "z = setattr(mu, 'data', mu*2)",
        "z = mu.__imul__(2)",
        "y = list(map(lambda t: t.mul_(2), [mu]))",
        "def g(t):\n    t.mul_(2)\ny = list(map(g, [mu]))",
        "y = [t.mul_(2) for t in (mu,)]",
        "y = torch.as_strided(mu, (2,), (1,)).mul_(2)",
        "p = (mu, logvar)\na, b = p\ny = a.mul_(2)",
        "assert False",
        "assert 0, 'no'",
    ],
)
def test_what_may_change_the_arguments_is_not_right(before: str) -> None:
    assert not report(before).ok


@pytest.mark.parametrize(
    "condition",
    [
        "0.1 + 0.2 == 0.3",
        "0.1 * 3 * 10 > 3",
        "0.1 + 0.2 - 0.3",
        "0.1 == 0.10000000000000000001",
        "1e-400",
        "mu.dtype == 'float32'",
        "[1] == (1,)",
        "'a' is 'a'",
        "len('a') > 0",
    ],
)
def test_a_branch_that_python_may_decide_otherwise_is_unread(condition: str) -> None:
    text = f"if {condition}:\n    {LINE}"
    both = [report(text, last="return mu.sum()"), report(f"if {condition}:\n    return mu.sum()")]
    python_is_sure = condition in ("0.1 == 0.10000000000000000001", "1e-400")
    assert [r.ok for r in both] == (
        [condition != "1e-400", condition == "1e-400"] if python_is_sure else [False] * 2
    )


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("2 * 3 == 6", True),
        ("0.5 < 1", True),
        ("flag == 1", True),
        ("flag is True", True),
        ("1 > 2 > 0", False),
    ],
)
def test_a_branch_on_constants_is_taken(condition: str, holds: bool) -> None:
    taken = report(f"if {condition}:\n    {LINE}", last="return mu.sum()", parameters="mu, logvar, flag=True")
    assert taken.ok == holds


def test_and_and_or_give_an_operand() -> None:
    assert not report("x = None or None\nif x is None:\n    return mu.sum()").ok
    assert report("k = 0 or 1", last=LINE.replace("mu**2", "k * mu**2")).ok


@pytest.mark.parametrize(
    "head",
    [
        "t = torch\nt.exp = torch.log\n",
        "torch.Tensor.exp = torch.log\n",
        "from torch import Tensor\nTensor.exp = torch.log\n",
        "torch.__dict__['exp'] = torch.log\n",
        "import builtins\nbuiltins.exec('torch.exp = torch.log')\n",
        "import sys\nsys.modules['torch'].exp = torch.log\n",
        "from unittest import mock\nmock.patch('torch.exp', torch.log).start()\n",
        "with open('x') as torch:\n    pass\n",
        "try:\n    x = 1\nexcept ValueError as torch:\n    pass\n",
        "match 3:\n    case torch:\n        pass\n",
        "f = 3\n",
        "def e(x):\n    return x\ne.__code__ = e\n",
    ],
)
def test_a_file_that_rebinds_names_is_unread(head: str) -> None:
    assert report("", head=head).verdict == "unread"


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ("def log(m):\n    m.mul_(2)\n", "log(mu)"),
        ("class no_grad:\n    pass\n", "with no_grad():\n    y = 1"),
        ("def exp(x):\n    return x\n", "y = exp(mu).mul_(2)"),
    ],
)
def test_the_files_own_names_are_not_the_usual_ones(head: str, before: str) -> None:
    assert not report(before, head=head).ok


def test_the_files_own_decorator_is_not_the_usual_one() -> None:
    text = f"def jit(f):\n    return lambda *a: 2 * f(*a)\n@jit\ndef f(mu, logvar):\n    {LINE}\n"
    assert verify_code(HEAD + text, "gaussian_kl_standard", target="f", judge=judge).verdict == "unread"


def test_defaults_are_evaluated_where_the_function_is_defined() -> None:
    last = "return -0.5 * torch.sum(1 + logvar - g(mu)**2 - logvar.exp())"
    assert not report("k = 2\ndef g(x, k=k):\n    return x * k\nk = 1", last=last).ok
    assert report("k = 1\ndef g(x, k=k):\n    return x * k\nk = 2", last=last).ok


def test_the_changes_of_a_statement() -> None:
    tree = ast.parse(
        "def g(a, b):\n    a[0] = 1\n    c = torch.zeros(3)\n    c.add_(1)\n    return b\nh = g(x, y)\n"
    )
    assert Effects(tree).changed(tree.body[1]) == {"x", "y"}
    assert Effects(tree).changed(tree.body[0]) == set()


@pytest.mark.parametrize(
    ("last", "ok"),
    [
        ("return torch.sum(-0.5*(1 + logvar.clamp(-10, 10) - mu**2 - logvar.clamp(-10, 10).exp()))", True),
        ("return torch.sum(-0.5*(1 + logvar.clamp(10, -10) - mu**2 - logvar.clamp(10, -10).exp()))", False),
        ("return torch.sum(-0.5*(1 + logvar - mu**2 - logvar.exp().clamp(max=-1)))", False),
        ("return torch.sum((-0.5*(1 + logvar - mu**2 - logvar.exp())).clamp(min=0.1))", False),
        ("return torch.sum(-0.5*(1 + logvar - (mu**2).clamp(max=1) - logvar.exp()))", False),
    ],
)
def test_a_clamp_is_a_condition_on_an_argument_only(last: str, ok: bool) -> None:
    found = report("", last=last)
    assert found.ok == ok and found.exit_status == (0 if ok else 1)


def test_a_clamp_on_the_result_can_be_accepted() -> None:
    text = f"{HEAD}x = (-0.5*(1 + logvar - mu**2 - logvar.exp())).clamp(min=0.1)\n"
    kept = verify_code(text, "gaussian_kl_standard", up_to=["clamp"], judge=judge)
    assert kept.ok and "its clamps change nothing there" in kept.headline
    assert "a clamp acts on" in verify_code(text, "gaussian_kl_standard", judge=judge).headline


@pytest.mark.parametrize("before", ["mu = mu.detach()", "with torch.no_grad():\n    " + LINE])
def test_a_stopped_gradient_is_named(before: str) -> None:
    found = report(before)
    assert found.ok and "no gradient flows through" in found.findings[0]


CLASS = """class A:
    {member}
    def e(self, x):
        return x.exp()
    def f(self, mu, logvar):
        self.k = 1
        return -0.5 * torch.sum(1 + logvar - self.k * mu**2 - self.e(logvar))
{after}"""


@pytest.mark.parametrize(
    ("member", "after", "ok"),
    [
        ("pass", "", True),
        ("def __setattr__(self, n, v): pass", "", False),
        ("def __getattribute__(self, n): return 5", "", False),
        ("k = property(lambda s: 2)", "", False),
        ("@property\n    def k(self): return 2", "", False),
        ("def __init__(self): self.e = lambda x: x", "", False),
        ("pass", "A.e = lambda s, x: x\n", False),
    ],
)
def test_a_class_may_define_its_attributes_otherwise(member: str, after: str, ok: bool) -> None:
    text = HEAD + CLASS.format(member=member, after=after)
    assert verify_code(text, "gaussian_kl_standard", target="A.f", judge=judge).ok == ok


@pytest.mark.parametrize("dim", ["(1, 1)", "()", "(0, -2)"])
def test_a_list_of_axes_names_each_axis_once(dim: str) -> None:
    last = f"return -0.5 * (1 + logvar - mu**2 - logvar.exp()).sum({dim})"
    assert report("", last=last).verdict == "unread"


def test_a_sum_that_is_repeated_is_unread() -> None:
    each = "-0.5 * (1 + logvar - mu**2 - logvar.exp())"
    assert report("", last=f"return ({each}).sum(1, keepdim=True)").ok
    assert not report("", last=f"return ({each}).sum(1, keepdim=True) * torch.ones_like(mu)").ok


def test_a_negative_power_of_an_integer_array_is_unread() -> None:
    assert not report("k = torch.pow(torch.tensor(10), -1) * 10", last=LINE.replace("mu**2", "k * mu**2")).ok


LOOP = (
    "def train():\n    for x in data:\n        {before}\n        mu, logvar = model(x)\n        kl = {line}\n"
)


@pytest.mark.parametrize(
    ("before", "ok"),
    [("opt.zero_grad()", True), ("mu = 2 * x", False), ("y = mu.exp()", False)],
)
def test_names_of_a_loop_are_any_values_until_they_are_used(before: str, ok: bool) -> None:
    text = LOOP.format(before=before, line=LINE.removeprefix("return "))
    assert verify_code("import torch\n" + text, "gaussian_kl_standard", target="6", judge=judge).ok == ok


@pytest.mark.parametrize(
    "line", ["s = self\n        s.k = 3", "y = g(self)", "y = h(self)", "self.k += 1", "y = self.m()"]
)
def test_an_attribute_that_may_be_set_elsewhere_is_unread(line: str) -> None:
    text = (
        "def g(o):\n    o.k = 3\n    return 0\ndef h(o):\n    o.k = 3\n    return foo()\n"
        "class A:\n    def m(self):\n        self.k = 2\n        return foo()\n    def f(self, mu, logvar):\n"
        f"        self.k = 1\n        {line}\n        {LINE.replace('mu**2', 'self.k * mu**2')}\n"
    )
    assert not verify_code(HEAD + text, "gaussian_kl_standard", target="A.f", judge=judge).ok
    right = text.replace(line, "y = 1")
    assert verify_code(HEAD + right, "gaussian_kl_standard", target="A.f", judge=judge).ok


def test_an_argument_that_is_taken_not_to_be_none_is_named() -> None:
    found = report("if prior is None:\n    return mu", parameters="mu, logvar, prior")
    assert found.ok and "`prior` is taken not to be None" in found.notes


@pytest.mark.parametrize("end", ["", ".sum()", ".clamp(min=0.1)", ".sum(0)"])
def test_a_block_of_a_page_is_held_to_the_same(end: str) -> None:
    text = f"kl = (-0.5 * (1 + logvar - mu**2 - logvar.exp())){end}\n"
    if end in ("", ".sum()"):
        assert code_step("code equals gaussian_kl_standard", text, Place(1, 1)).left is not None
    else:
        with pytest.raises(InputError):
            code_step("code equals gaussian_kl_standard", text, Place(1, 1))

"""Hostile source is refused with a sentence, and nothing of it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kld_proof.code import verify_code, verify_file
from kld_proof.errors import InputError
from tests.code.judges import judge

GOOD = "def kl(mu, logvar):\n    return -0.5 * (1 + logvar - mu**2 - np.exp(logvar))\n"
RUNS = "open({mark!r}, 'w').write('ran')"


def report(text: str, target: str = "kl"):
    return verify_code("import numpy as np\n" + text, "gaussian_kl_standard", target=target, judge=judge)


def test_the_good_function_is_right() -> None:
    assert report(GOOD).ok


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("__import__('os').system('true')\n" + GOOD, "`__import__` can change what any name means"),
        ("exec('np.exp = np.log')\n" + GOOD, "`exec` can change what any name means"),
        ("globals()['np'] = None\n" + GOOD, "`globals` can change what any name means"),
        ("setattr(np, 'exp', np.log)\n" + GOOD, "`setattr` can change what any name means"),
        ("np.exp = np.log\n" + GOOD, "the file changes `numpy.exp` in line 2"),
        ("import math as np\n" + GOOD, "`np` is imported from numpy and from math"),
        ("np = 3\n" + GOOD, "the file binds the name `np` more than once"),
        (GOOD.replace("return", "np = 3\n    return"), "unread"),
        ("@twist\n" + GOOD, "what the decorator `twist` does to the function is not known"),
        (
            "class A(metaclass=M):\n    def kl(mu, logvar):\n        return mu\n",
            "a class with a metaclass or other keywords is not understood",
        ),
        ("def kl(mu, logvar):\n    yield mu\n", "a generator is not understood"),
        ("async def kl(mu, logvar):\n    return mu\n", "a coroutine is not understood"),
        ("def kl(mu, logvar):\n    return kl(mu, logvar)\n", "go too deep"),
        ("def kl(mu, logvar):\n    return [mu for mu in logvar]\n", "comprehension"),
        ("def kl(mu, logvar):\n    return mu.__class__.__mro__\n", "`__class__`"),
        ("def kl(mu, logvar):\n    return f'{mu}'\n", "JoinedStr"),
        ("def kl(mu, logvar):\n    return 9**9**9**9 * mu\n", ""),
        ("def kl(mu, logvar):\n    return ((((9**64)**64)**64)**64)**64 * mu\n", ""),
        ("def kl(mu, logvar):\n    return 1e999999999 * mu\n", "digits"),
        ("def kl(mu, logvar):\n" + "    mu = mu * mu\n" * 60 + "    return mu\n", "grows beyond"),
        ("def kl(mu, logvar):\n    return " + "-" * 400 + "mu\n", "nested too deeply"),
        ("def kl(mu, logvar):\n    return " + "mu + " * 900 + "mu\n", "nested too deeply"),
    ],
)
def test_hostile_function_is_unread_or_not_proved(text: str, sentence: str) -> None:
    result = report(text)
    assert not result.ok and result.exit_status == 1
    assert sentence in result.headline, result.headline


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a" * 10_000_000, "larger than 2 MB"),
        ("x = '" + "a" * 30_000 + "'\n", "longer than 20000 characters"),
        ("x = 1\0\n", "null byte"),
        ("x = " + "(" * 500 + ")" * 500, "too many nested parentheses"),
        ("x = " + "not " * 4_900 + "y\n", "nested too deeply"),
        ("def f(:\n", "not Python"),
        ("x = 1 +\n", "not Python"),
    ],
)
def test_hostile_file_is_an_input_error(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "train.py"
    file.write_text(text)
    with pytest.raises(InputError, match=sentence):
        verify_file(str(file), "kl", "gaussian_kl_standard", judge=judge)


def test_a_missing_file_a_folder_and_bytes_are_input_errors(tmp_path: Path) -> None:
    (tmp_path / "bytes.py").write_bytes(b"\xff\xfe\x00")
    for path in ("no/such/file.py", str(tmp_path), str(tmp_path / "bytes.py"), "/dev/zero", "a\0b.py"):
        with pytest.raises(InputError):
            verify_file(path, "kl", "gaussian_kl_standard", judge=judge)


def test_nothing_of_the_file_runs(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    run = RUNS.format(mark=str(mark))
    file = tmp_path / "train.py"
    file.write_text(
        f"import math as np\n{run}\n"
        f"class Meta(type):\n    def __new__(*a): {run}\n"
        f"class A(metaclass=Meta):\n    {run}\n"
        f"def decorate(f):\n    {run}\n    return f\n"
        f"def kl(mu, logvar, extra={run}):\n    return -0.5 * (1 + logvar - mu**2 - np.exp(logvar))\n"
        f"@decorate\ndef other(mu):\n    {run}\n    return mu\n"
    )
    for target in ("kl", "other", "2", "6", "1-14", "A"):
        try:
            verify_file(str(file), target, "gaussian_kl_standard", judge=judge)
        except InputError:
            continue
    assert not mark.exists()
    exec(compile(file.read_text(), "train.py", "exec"), {})
    assert mark.exists()


def test_no_framework_is_imported(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(GOOD)
    (tmp_path / "torch.py").write_text("raise SystemExit('imported')\n")
    (tmp_path / "numpy.py").write_text("raise SystemExit('imported')\n")
    program = (
        "import sys\nfrom kld_proof.code.read import read_code\n"
        "from kld_proof.code.source import read_source\n"
        "read_code(read_source('train.py'), 'kl', lambda n: n in ('mu', 'logvar'))\n"
        "assert not {'numpy', 'torch', 'jax', 'tensorflow', 'sympy', 'train'} & set(sys.modules)"
    )
    root = Path(__file__).parents[2]
    environment = {"PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr

"""Pages with one formula and one block of code, for the tests of both together."""

from __future__ import annotations

from kld_proof.code.blocks import code_derivations
from kld_proof.document.blocks import Source
from kld_proof.document.markdown import read_markdown
from kld_proof.document.model import Step
from tests.code.judges import judge

HEAD = "import numpy as np\nimport torch\nimport torch.nn.functional as F\n"


def step(formula: str, code: str, said: str = "above", before: str = "") -> Step:
    """The step of the page."""
    directive = f"<!-- kld_proof: code equals {said} -->"
    text = f"{before}\n\n$$\n{formula}\n$$\n\n{directive}\n```python\n{HEAD}{code}\n```\n"
    (derivation,) = code_derivations(read_markdown(Source(text))[1])
    return derivation.steps[0]


def verdict(formula: str, code: str, said: str = "above", before: str = "") -> str:
    """Its verdict, or what was not read."""
    found = step(formula, code, said, before)
    return found.error or judge(found).verdict

"""Whatever is fed in, the reader reads it or raises `LatexError` with an offset inside the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import tokenize
from kld_proof.document.latex.statements import read

FORMULAS = [
    r"D(p\|q) = \int p(x) \ln\frac{p(x)}{q(x)} \, dx \\ = E_p\left[ \ln p(X) - \ln q(X) \right]",
    r"\begin{align} a &= \left[ \sum_{i=1}^n x_i + \right. \\ & \left. b \right]_0^1 \\ &\leq c \end{align}",
    r"f(x) = \begin{cases} 1 & \text{if } |x| \leq 1 \\ 0 & \text{otherwise} \end{cases}",
    r"x > 0 \quad \text{for all} \; x \in A, \; X \sim \mathcal{N}(\mu, \sigma^2)",
    r"\frac{d}{dx} \ln 2\pi\sigma^2 = \frac{\partial f}{\partial x} \Big|_{x=0}",
    r"\left\langle X^\top A \hat{\beta}_{ij} \right\rangle_{p(x)} \Rightarrow \prod_{j \neq i} y_j = [0, 1)",
]
EXTRA = r"""
    \right. \left. || \max \arg \substack \choose \mathrm \text ! / ' d dx \over \not \underset \hat
    \begin{matrix} \end{matrix} \{ \} \mid \, \cup \forall \nabla \pm \otimes \left| \right| \lfloor :
"""
PIECES = sorted({f[t.start : t.end] for f in FORMULAS for t in tokenize(f)[:-1]} | set(EXTRA.split()))


def _reads_or_refuses(text: str) -> None:
    try:
        formula = read(text)
    except LatexError as error:
        assert 0 <= error.offset <= len(text)
        assert str(error)
        return
    for statement in formula.statements:
        assert 0 <= statement.start <= statement.end <= len(text)


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    _reads_or_refuses(text)


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    _reads_or_refuses(data.decode("latin-1"))


@given(st.text(alphabet=r"\{}[]()|^_&'!/+-=<>,.;:ablnxdE12 ", max_size=40))
def test_any_signs(text: str) -> None:
    _reads_or_refuses(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_tokens(pieces: list[str]) -> None:
    _reads_or_refuses(" ".join(pieces))


@settings(max_examples=300)
@given(st.sampled_from(FORMULAS), st.data())
def test_a_token_deleted_doubled_or_moved(text: str, data: st.DataObject) -> None:
    tokens = [text[t.start : t.end] for t in tokenize(text)][:-1]
    at = data.draw(st.integers(0, len(tokens) - 1))
    other = data.draw(st.integers(0, len(tokens) - 1))
    change = data.draw(st.sampled_from(["delete", "double", "swap"]))
    if change == "delete":
        del tokens[at]
    elif change == "double":
        tokens.insert(at, tokens[at])
    else:
        tokens[at], tokens[other] = tokens[other], tokens[at]
    _reads_or_refuses(" ".join(tokens))


@given(st.sampled_from(FORMULAS), st.data())
def test_a_character_deleted(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    _reads_or_refuses(text[:at] + text[at + 1 :])


def test_the_formulas_themselves_are_read() -> None:
    for text in FORMULAS:
        assert read(text).statements

"""Words of matrices: what follows from rings, inverses, shapes and assumed equations, and what does not."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App
from kld_proof.library.statement import statement
from kld_proof.search.decide import decide


def verdict(left: str, right: str, *given: str) -> str:
    """The verdict on left = right; `A @ B` is a product of matrices, `A.T` a transpose, `A.I` an inverse."""
    assumptions = tuple(statement(_plain(g)) for g in given)
    return decide(Claim(assumptions, "eq", statement(_plain(left)), statement(_plain(right)))).verdict


def _plain(text: str) -> str:
    """Products, transposes and inverses as heads."""
    import ast

    class Heads(ast.NodeTransformer):
        def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
            self.generic_visit(node)
            head = {ast.MatMult: "mat_mul", ast.BitOr: "mat_add"}.get(type(node.op))
            return ast.Call(ast.Name(head), [node.left, node.right], []) if head else node

        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            self.generic_visit(node)
            head = {"T": "mat_transpose", "I": "mat_inverse"}[node.attr]
            return ast.Call(ast.Name(head), [node.value], [])

    return ast.unparse(ast.fix_missing_locations(Heads().visit(ast.parse(text, mode="eval"))))


NORMAL = (
    "mat_mul(mat_mul(mat_transpose(X), X), b) == mat_mul(mat_transpose(X), y)",
    "invertible(X.T @ X, p)",
)
ORTHOGONAL = ("Q.T @ Q == mat_identity(n)", "shape(Q, n, n)")


@pytest.mark.parametrize(
    ("left", "right", "given"),
    [
        ("b", "(X.T @ X).I @ (X.T @ y)", (*NORMAL, "shape(b, p, 1)")),
        ("P @ P @ P", "P", ("P @ P == P",)),
        ("Q @ Q.T", "mat_identity(n)", ORTHOGONAL),
        ("(X.T @ X | L) @ (X.T @ X | L).I", "mat_identity(p)", ("invertible(X.T @ X | L, p)",)),
        ("V.T @ X", "X", ("V == mat_identity(n)", "shape(X, n, p)")),
        ("mat_trace(S @ A.T)", "mat_trace(A @ S)", ("symmetric(S)",)),
        ("mat_det(n, A @ B)", "mat_det(n, B @ A)", ("shape(A, n, n)", "shape(B, n, n)")),
        ("mat_det(n, mat_scale(c, A))", "c**n * mat_det(n, A)", ("n in naturals",)),
        ("mat_det(n, A.I) * mat_det(n, A)", "1", ("invertible(A, n)",)),
        ("A.I", "B.I", ("A == B", "invertible(B, n)")),
    ],
)
def test_what_follows(left: str, right: str, given: tuple[str, ...]) -> None:
    assert verdict(left, right, *given) == "proved"


@pytest.mark.parametrize(
    ("left", "right", "given"),
    [
        ("b", "(X.T @ X).I @ (X.T @ y)", NORMAL),
        ("b", "X.T @ y", (*NORMAL, "shape(b, p, 1)")),
        ("P @ Q", "Q @ P", ("P @ P == P", "Q @ Q == Q")),
        ("Q @ Q.T", "mat_identity(n)", ("Q.T @ Q == mat_identity(n)", "shape(Q, m, n)")),
        ("mat_identity(n) @ X", "X", ()),
        ("A @ A.I", "mat_identity(m)", ("invertible(A, n)",)),
        ("mat_trace(S @ A.T)", "mat_trace(A @ S)", ()),
        ("mat_det(n, A @ B)", "mat_det(n, B @ A)", ()),
        ("mat_trace(mat_identity(n))", "n", ()),
        ("A.I", "A.I", ()),
        ("A", "B", ("A @ C == B @ C",)),
    ],
)
def test_what_does_not_follow(left: str, right: str, given: tuple[str, ...]) -> None:
    assert verdict(left, right, *given) == "not_proved"


def test_contradictory_assumptions_prove_nothing() -> None:
    given = ("invertible(A, n)", "A == mat_zero()", "n == 2")
    assert verdict("B", "C @ C", *given) == "not_proved"
    assert verdict("B @ A.I", "C @ A.I", *given) == "not_proved"


def test_equality_is_of_matrices_and_not_of_their_codes() -> None:
    """No rule for numbers says anything about the codes of a sum and its parts."""
    assert verdict("mat_add(A, B)", "A + B") == "not_proved"
    assert decide(Claim((), "le", App("mat_neg", statement("A")), statement("-A"))).verdict == "not_proved"

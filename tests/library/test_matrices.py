"""Axioms on matrices hold at exact samples of all shapes, singular ones included; near misses do not."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from kld_proof.library.axioms import (
    Axiom,
    axiom,
    blocks,
    columns,
    diagonal,
    entries,
    explicit,
    kronecker,
    matrix_sums,
    random_matrices,
)
from kld_proof.library.axioms.matrices import AXIOMS
from kld_proof.library.lookup import read_lemma
from kld_proof.library.theorems.matrices import THEOREMS
from tests.library import matrices


def near_miss(name: str, variables: str, hypotheses: str, conclusion: str) -> Axiom:
    return axiom(name, variables, hypotheses, conclusion, "planted")


FALSE = [
    near_miss("products commute", "A B", "", "mat_mul(A, B) == mat_mul(B, A)"),
    near_miss("order under a transpose", "A B", "", "mat_transpose(mat_mul(A, B)) == mat_mul(mat_transpose(A), mat_transpose(B))"),
    near_miss("order under an inverse", "A B n", "invertible(A, n); invertible(B, n)", "mat_inverse(mat_mul(A, B)) == mat_mul(mat_inverse(A), mat_inverse(B))"),
    near_miss("inverse of any product", "A B", "", "mat_inverse(mat_mul(A, B)) == mat_mul(mat_inverse(B), mat_inverse(A))"),
    near_miss("inverse of anything", "A n", "shape(A, n, n)", "mat_mul(mat_inverse(A), A) == mat_identity(n)"),
    near_miss("inverse of a sum", "A B n", "invertible(A, n); invertible(B, n)", "mat_inverse(mat_add(A, B)) == mat_add(mat_inverse(A), mat_inverse(B))"),
    near_miss("inverse of a multiple", "A c", "", "mat_inverse(mat_scale(c, A)) == mat_scale(c, mat_inverse(A))"),
    near_miss("trace of a product", "A B", "", "mat_trace(mat_mul(A, B)) == mat_trace(A)*mat_trace(B)"),
    near_miss("any order under a trace", "A B C", "", "mat_trace(mat_mul(mat_mul(A, B), C)) == mat_trace(mat_mul(mat_mul(B, A), C))"),
    near_miss("trace of an identity", "n", "", "mat_trace(mat_identity(n)) == n"),
    near_miss("determinant of a sum", "A B n", "shape(A, n, n); shape(B, n, n)", "mat_det(n, mat_add(A, B)) == mat_det(n, A) + mat_det(n, B)"),
    near_miss("determinant of a multiple", "A c n", "n in naturals", "mat_det(n, mat_scale(c, A)) == c*mat_det(n, A)"),
    near_miss("determinant of any product", "A B n", "", "mat_det(n, mat_mul(A, B)) == mat_det(n, A)*mat_det(n, B)"),
    near_miss("determinant of any inverse", "A n", "shape(A, n, n)", "mat_det(n, mat_inverse(A))*mat_det(n, A) == 1"),
    near_miss("everything is symmetric", "A n", "invertible(A, n)", "symmetric(A)"),
    near_miss("symmetric is positive", "A n", "symmetric(A); invertible(A, n)", "positive_definite(A, n)"),
    near_miss("products of symmetric ones", "A B", "symmetric(A); symmetric(B)", "symmetric(mat_mul(A, B))"),
    near_miss("sums of invertible ones", "A B n", "invertible(A, n); invertible(B, n)", "invertible(mat_add(A, B), n)"),
    near_miss("an identity of another size", "A n m", "shape(A, n, m)", "mat_mul(mat_identity(m), A) == A"),
    near_miss("the shape of a product", "A B n k l m", "shape(A, n, k); shape(B, l, m)", "shape(mat_mul(A, B), l, k)"),
    near_miss("a rectangular inverse", "A B n", "mat_mul(A, B) == mat_identity(n)", "invertible(A, n)"),
    near_miss("a factor of an invertible product", "A B n", "invertible(mat_mul(A, B), n)", "invertible(A, n)"),
    near_miss("what has an invertible multiple", "A c n", "invertible(mat_scale(c, A), n)", "invertible(A, n)"),
    near_miss("a left inverse is a right one", "A B n m", "shape(A, n, m); shape(B, m, n); mat_mul(A, B) == mat_identity(n)", "mat_mul(B, A) == mat_identity(m)"),
    near_miss("units with other indices", "i j k l", "", "mat_mul(mat_unit(i, j), mat_unit(k, l)) == mat_unit(i, l)"),
    near_miss("any unit has trace one", "i j", "", "mat_trace(mat_unit(i, j)) == 1"),
    near_miss("a determinant with a plus", "a11 a12 a21 a22", "", "mat_det(2, mat_grid(2, 2, a11, a12, a21, a22)) == a11*a22 + a12*a21"),
    near_miss("a grid by columns", "a11 a12 a21 a22", "", "mat_transpose(mat_grid(2, 2, a11, a12, a21, a22)) == mat_grid(2, 2, a11, a12, a21, a22)"),
    near_miss("an inverse with exchanged signs", "a11 a12 a21 a22", "a11*a22 - a12*a21 != 0", "mat_inverse(mat_grid(2, 2, a11, a12, a21, a22)) == mat_scale(1/(a11*a22 - a12*a21), mat_grid(2, 2, a22, a12, a21, a11))"),
    near_miss("squares commute", "A B", "", "mat_mul(mat_add(A, B), mat_add(A, B)) == mat_add(mat_add(mat_mul(A, A), mat_scale(2, mat_mul(A, B))), mat_mul(B, B))"),
    near_miss("the mean of a product", "$f $g", "has_moments(f); has_moments(g)", "mat_expect(lambda w: mat_mul(f(w), g(w))) == mat_mul(mat_expect(f), mat_expect(g))"),
    near_miss("constants on the other side", "$f A", "has_moments(f)", "mat_expect(lambda w: mat_mul(A, f(w))) == mat_mul(mat_expect(f), A)"),
    near_miss("the mean of an inverse", "$f", "has_moments(f)", "mat_expect(lambda w: mat_inverse(f(w))) == mat_inverse(mat_expect(f))"),
    near_miss("the mean of a random multiple", "$u $f", "has_moments(f)", "mat_expect(lambda w: mat_scale(u(w), f(w))) == mat_scale(integral(space, u), mat_expect(f))"),
    near_miss("the trace of a square", "$f", "has_moments(f)", "integral(space, lambda w: mat_trace(mat_mul(f(w), f(w)))) == mat_trace(mat_mul(mat_expect(f), mat_expect(f)))"),
    near_miss("the shape of one outcome", "$f n m", "shape(f(1/18), n, m)", "shape(mat_expect(f), n, m)"),
    near_miss("any form is positive", "A B n", "symmetric(B); shape(B, n, n)", "0 <= mat_trace(mat_mul(mat_mul(mat_transpose(A), B), A))"),
    near_miss("the square of a matrix", "A", "", "0 <= mat_trace(mat_mul(A, A))"),
    near_miss("a square alone is positive", "A n m", "shape(A, m, n)", "positive_definite(mat_mul(mat_transpose(A), A), n)"),
    near_miss("invertible and positive", "A B n", "invertible(A, n); positive_definite(B, n)", "positive_definite(mat_add(A, B), n)"),
    near_miss("a form that is added", "A B C n m", "shape(A, m, n); symmetric(C); shape(C, m, m); positive_definite(B, n)", "positive_definite(mat_add(mat_mul(mat_mul(mat_transpose(A), C), A), B), n)"),
    near_miss("a square of another shape", "A B n m", "positive_definite(B, n)", "positive_definite(mat_add(mat_mul(mat_transpose(A), A), B), n)"),
    near_miss("Jacobi with the transpose", "A B n", "invertible(A, n)", "has_deriv(lambda t: mat_det(n, mat_add(A, mat_scale(t, B))), 0, mat_det(n, A)*mat_trace(mat_mul(mat_transpose(mat_inverse(A)), B)))"),
    near_miss("the logarithm's derivative", "A B n", "invertible(A, n)", "has_deriv(lambda t: mat_det(n, mat_add(A, mat_scale(t, B))), 0, mat_trace(mat_mul(mat_inverse(A), B)))"),
    near_miss("the inverse's derivative with a plus", "A B C n", "invertible(A, n); shape(B, n, n)", "has_deriv(lambda t: mat_trace(mat_mul(mat_inverse(mat_add(A, mat_scale(t, B))), C)), 0, mat_trace(mat_mul(mat_mul(mat_mul(mat_inverse(A), B), mat_inverse(A)), C)))"),
    near_miss("the inverse's derivative in another order", "A B C n", "invertible(A, n); shape(B, n, n)", "has_deriv(lambda t: mat_trace(mat_mul(mat_inverse(mat_add(A, mat_scale(t, B))), C)), 0, -mat_trace(mat_mul(mat_mul(mat_mul(mat_inverse(A), mat_inverse(A)), B), C)))"),
    near_miss("the inverse's derivative along any direction", "A B C n", "invertible(A, n)", "has_deriv(lambda t: mat_trace(mat_mul(mat_inverse(mat_add(A, mat_scale(t, B))), C)), 0, -mat_trace(mat_mul(mat_mul(mat_mul(mat_inverse(A), B), mat_inverse(A)), C)))"),
    near_miss("an inverse near any square", "A n", "shape(A, n, n)", "defined_around(mat_inverse(A))"),
    near_miss("a number beside any matrix", "A B", "shape(B, 1, 1)", "mat_mul(A, B) == mat_scale(mat_trace(B), A)"),
    near_miss("a number on the other side", "A B n", "shape(A, n, 1); shape(B, 1, 1)", "mat_mul(B, A) == mat_scale(mat_trace(B), A)"),
    near_miss("any rows below", "A n m k", "shape(A, n, k)", "mat_mul(mat_transpose(mat_inject(m, n)), A) == mat_zero()"),
    near_miss("an identity of two", "n m", "n in naturals; m in naturals", "mat_identity(n + m) == mat_add(mat_identity(n), mat_mul(mat_inject(n, m), mat_transpose(mat_inject(m, n))))"),
    near_miss("Schur with the wrong order", "A B C D n m", f"invertible(A, n); {blocks.SHAPES}", f"mat_det(n + m, {blocks.SQUARE}) == mat_det(n, A)*mat_det(m, mat_add(D, mat_neg(mat_mul(mat_mul(B, mat_inverse(A)), C))))"),
    near_miss("Schur without an inverse", "A B C D n m", f"shape(A, n, n); {blocks.SHAPES}", f"mat_det(n + m, {blocks.SQUARE}) == mat_det(n, A)*mat_det(m, mat_add(D, mat_neg(mat_mul(mat_mul(C, mat_inverse(A)), B))))"),
    near_miss("a sum on the other side", "i j A $f", "", "mat_mul(mat_sum(range(i, j), f), A) == mat_sum(range(i, j), lambda k: mat_mul(A, f(k)))"),
    near_miss("a product of sums", "i j $f $g", "", "mat_mul(mat_sum(range(i, j), f), mat_sum(range(i, j), g)) == mat_sum(range(i, j), lambda k: mat_mul(f(k), g(k)))"),
    near_miss("a sum that ends later", "i j $f", "", "mat_trace(mat_sum(range(i, j), f)) == sum(range(i, j + 1), lambda k: mat_trace(f(k)))"),
    near_miss("the shape of one term", "i j n m $f", "shape(f(i), n, m)", "shape(mat_sum(range(i, j), f), n, m)"),
    near_miss("the transpose of no term", "i j $f", "", "mat_transpose(mat_sum(range(i, j), f)) == mat_sum(range(i, j), f)"),
    near_miss("an entry of a transpose", "A i j", "", "mat_entry(mat_transpose(A), i, j) == mat_entry(A, i, j)"),
    near_miss("an entry of a product", "A B i j", "", "mat_entry(mat_mul(A, B), i, j) == mat_entry(A, i, j)*mat_entry(B, i, j)"),
    near_miss("any entry of ones", "k n", "n in naturals", "mat_entry(mat_ones(n), k, 1) == 1"),
    near_miss("a sum of products of the first column", "A B n", "", "sum(range(1, n), lambda k: mat_entry(A, k, 1)*mat_entry(B, k, 1)) == mat_trace(mat_mul(mat_transpose(A), B))"),
    near_miss("a sum over fewer rows", "A B n m", "shape(A, n, 1)", "sum(range(1, m), lambda k: mat_entry(A, k, 1)*mat_entry(B, k, 1)) == mat_trace(mat_mul(mat_transpose(A), B))"),
    near_miss("a sum of fewer entries", "A n m", "shape(A, n, 1)", "sum(range(1, m), lambda k: mat_entry(A, k, 1)) == mat_trace(mat_mul(mat_transpose(mat_ones(n)), A))"),
    near_miss("a sum of a part of the diagonal", "A n m", "shape(A, n, n)", "sum(range(1, m), lambda k: mat_entry(A, k, k)) == mat_trace(A)"),
    near_miss("the square of ones", "n", "", "mat_trace(mat_mul(mat_transpose(mat_ones(n)), mat_ones(n))) == n"),
    near_miss("the shape of ones", "n m", "", "shape(mat_ones(n), m, 1)"),
    near_miss(
        "determinants of I + A B and I + A^T B", "A B n m", "shape(A, n, m); shape(B, m, n); n in naturals; m in naturals",
        "mat_det(n, mat_add(mat_identity(n), mat_mul(A, B))) == mat_det(m, mat_add(mat_identity(m), mat_mul(B, mat_transpose(B))))",
    ),
    near_miss(
        "determinants of A B and B A", "A B n m", "shape(A, n, m); shape(B, m, n); n in naturals; m in naturals",
        "mat_det(n, mat_mul(A, B)) == mat_det(m, mat_mul(B, A))",
    ),
    near_miss(
        "the inverse of a sum with a plus", "A B C D n m", "invertible(A, n); invertible(C, m); shape(B, n, m); shape(D, m, n); invertible(mat_add(mat_inverse(C), mat_mul(mat_mul(D, mat_inverse(A)), B)), m)",
        "mat_inverse(mat_add(A, mat_mul(mat_mul(B, C), D))) == mat_add(mat_inverse(A), mat_mul(mat_mul(mat_mul(mat_mul(mat_inverse(A), B), mat_inverse(mat_add(mat_inverse(C), mat_mul(mat_mul(D, mat_inverse(A)), B)))), D), mat_inverse(A)))",
    ),
    near_miss(
        "the inverse of a sum without an inner inverse", "A B C D n m", "invertible(A, n); invertible(C, m); shape(B, n, m); shape(D, m, n)",
        "mat_inverse(mat_add(A, mat_mul(mat_mul(B, C), D))) == mat_add(mat_inverse(A), mat_neg(mat_mul(mat_mul(mat_mul(mat_mul(mat_inverse(A), B), mat_inverse(mat_add(mat_inverse(C), mat_mul(mat_mul(D, mat_inverse(A)), B)))), D), mat_inverse(A))))",
    ),
    near_miss(
        "the determinant of a sum without C", "A B C D n m", "invertible(A, n); invertible(C, m); shape(B, n, m); shape(D, m, n)",
        "mat_det(n, mat_add(A, mat_mul(mat_mul(B, C), D))) == mat_det(n, A)*mat_det(m, mat_add(mat_inverse(C), mat_mul(mat_mul(D, mat_inverse(A)), B)))",
    ),
    near_miss(
        "the determinant of a sum of any matrices", "A B C D n m", "shape(A, n, n); invertible(C, m); shape(B, n, m); shape(D, m, n)",
        "mat_det(n, mat_add(A, mat_mul(mat_mul(B, C), D))) == mat_det(n, A)*mat_det(m, C)*mat_det(m, mat_add(mat_inverse(C), mat_mul(mat_mul(D, mat_inverse(A)), B)))",
    ),
    near_miss("the determinant of a trace", "A n", "shape(A, n, n)", "mat_det(n, A) == mat_trace(A)"),
    near_miss("Kronecker products commute", "A B p", "", "mat_kron(p, p, A, B) == mat_kron(p, p, B, A)"),
    near_miss("a transposed Kronecker product in order", "A B p", "", "mat_transpose(mat_kron(p, p, A, B)) == mat_kron(p, p, mat_transpose(B), mat_transpose(A))"),
    near_miss("mixed products of any shape", "A B C D p q r", "", "mat_mul(mat_kron(p, q, A, B), mat_kron(q, r, C, D)) == mat_kron(p, r, mat_mul(A, C), mat_mul(B, D))"),
    near_miss("mixed products in order", "A B C D p", "shape(B, p, p)", "mat_mul(mat_kron(p, p, A, B), mat_kron(p, p, C, D)) == mat_kron(p, p, mat_mul(A, D), mat_mul(B, C))"),
    near_miss("a Kronecker product of any identities", "n m", "", "mat_kron(m, m, mat_identity(n), mat_identity(m)) == mat_identity(n*m)"),
    near_miss("the trace of a part", "A B m", "", "mat_trace(mat_kron(m, m, A, B)) == mat_trace(A)*mat_trace(B)"),
    near_miss("exchanged exponents", "A B n m", "shape(A, n, n); shape(B, m, m); n in naturals; m in naturals", "mat_det(n*m, mat_kron(m, m, A, B)) == mat_det(n, A)**n*mat_det(m, B)**m"),
    near_miss("the inverse in order", "A B n", "invertible(A, n); invertible(B, n)", "mat_inverse(mat_kron(n, n, A, B)) == mat_kron(n, n, mat_inverse(B), mat_inverse(A))"),
    near_miss("the inverse of any Kronecker product", "A B n m", "shape(A, n, n); invertible(A, n)", "mat_inverse(mat_kron(m, m, A, B)) == mat_kron(m, m, mat_inverse(A), mat_inverse(B))"),
    near_miss("a column without the transpose", "A B C n", "shape(A, n, n)", "mat_mul(mat_kron(n, n, B, A), mat_vec(n, C)) == mat_vec(n, mat_mul(mat_mul(A, C), B))"),
    near_miss("a column of any product", "A B C n m", "", "mat_mul(mat_kron(n, m, B, A), mat_vec(m, C)) == mat_vec(n, mat_mul(mat_mul(A, C), mat_transpose(B)))"),
    near_miss("the columns of a part", "A B n", "", "mat_trace(mat_mul(mat_transpose(mat_vec(n, A)), mat_vec(n, B))) == mat_trace(mat_mul(mat_transpose(A), B))"),
    near_miss("the rows one below the other", "A n", "shape(A, n, n)", "mat_vec(n, mat_transpose(A)) == mat_vec(n, A)"),
    near_miss("a matrix as a column", "A n m", "shape(A, n, m)", "mat_vec(n, A) == A"),
    near_miss("the shape of a column", "A n m", "shape(A, n, m)", "shape(mat_vec(n, A), n, 1)"),
    near_miss("a positive factor", "A B n", "symmetric(A); invertible(A, n); positive_definite(B, n); n in naturals", "positive_definite(mat_kron(n, n, A, B), n*n)"),
    near_miss("any matrix is a number", "A n", "shape(A, n, 1)", "A == mat_scale(mat_trace(A), mat_unit(1, 1))"),
    near_miss("a unit behind any matrix", "A n m", "shape(A, n, m)", "mat_mul(A, mat_unit(1, 1)) == A"),
    near_miss("a unit within", "A n m i j", "shape(A, n, m)", "mat_mul(A, mat_unit(i, j)) == mat_zero()"),
    near_miss("a unit before, within", "A n m i j", "shape(A, n, m); n <= j", "mat_mul(mat_unit(i, j), A) == mat_zero()"),
    near_miss("the shape of a unit", "i j", "", "shape(mat_unit(i, j), j, i)"),
    near_miss("the root of any matrix", "A n", "symmetric(A); shape(A, n, n)", "mat_mul(mat_root(A), mat_root(A)) == A"),
    near_miss("a matrix is its root", "A n", "positive_definite(A, n)", "mat_root(A) == A"),
    near_miss("the shape of any column", "X n", "n in naturals", "shape(X, n, 1)"),
    near_miss("the Gaussian integral without a root", "A M n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: {columns.GAUSSIAN}) == {columns.VALUE.replace('sqrt', '')}"),
    near_miss("the Gaussian integral with the determinant above", "A M n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: {columns.GAUSSIAN}) == {columns.VALUE.replace('/mat_det', '*mat_det')}"),
    near_miss("the Gaussian integral with A for its inverse", "A M n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: {columns.GAUSSIAN}) == {columns.VALUE.replace('mat_inverse(A)', 'A')}"),
    near_miss("the Gaussian integral with the other sign", "A M n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: {columns.GAUSSIAN}) == {columns.VALUE.replace('exp(', 'exp(-')}"),
    near_miss("the Gaussian integral with any matrix", "A M n", columns.POSITIVE, f"integral(columns(n), lambda x: {columns.GAUSSIAN}) == {columns.VALUE}"),
    near_miss("the Gaussian integral in another dimension", "A M n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: {columns.GAUSSIAN}) == {columns.VALUE.replace('**n', '**(n + 1)')}"),
    near_miss("the mean of a normal vector with A", "A M B n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: mat_trace(mat_mul(B, x))*{columns.GAUSSIAN}) == mat_trace(mat_mul(mat_mul(B, A), M))*({columns.VALUE})"),
    near_miss("the form of the mean alone", "A M B n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: mat_trace(mat_mul(mat_mul(mat_transpose(x), B), x))*{columns.GAUSSIAN}) == mat_trace(mat_mul(mat_mul(mat_mul(mat_mul(mat_transpose(M), mat_inverse(A)), B), mat_inverse(A)), M))*({columns.VALUE})"),
    near_miss("the form without the mean", "A M B n", columns.POSITIVE + "; shape(M, n, 1)", f"integral(columns(n), lambda x: mat_trace(mat_mul(mat_mul(mat_transpose(x), B), x))*{columns.GAUSSIAN}) == mat_trace(mat_mul(B, mat_inverse(A)))*({columns.VALUE})"),
    near_miss("a diagonal and its squares", "n $u", "", "mat_trace(mat_diagonal(range(1, n), u)) == sum(range(1, n), lambda k: u(k)*u(k))"),
    near_miss("a diagonal of fewer entries", "n m $u", "", "mat_trace(mat_diagonal(range(1, n), u)) == sum(range(1, m), u)"),
    near_miss("a form of any matrix", "A B n $u", "", "mat_trace(mat_mul(mat_mul(mat_diagonal(range(1, n), u), A), mat_transpose(B))) == sum(range(1, n), lambda k: u(k)*(mat_entry(A, k, 1)*mat_entry(B, k, 1)))"),
    near_miss("a form without the diagonal", "A B m n $u", "shape(A, m, 1)", "mat_trace(mat_mul(mat_mul(mat_diagonal(range(1, n), u), A), mat_transpose(B))) == sum(range(1, n), lambda k: mat_entry(A, k, 1)*mat_entry(B, k, 1))"),
    near_miss("a product of diagonals as a sum", "n $u $v", "", "mat_mul(mat_diagonal(range(1, n), u), mat_diagonal(range(1, n), v)) == mat_diagonal(range(1, n), lambda k: u(k) + v(k))"),
    near_miss("equal entries without the identity's size", "n m c", "n in naturals", "mat_diagonal(range(1, n), lambda k: c) == mat_scale(c, mat_identity(m))"),
    near_miss("diagonals of different lengths", "n m $u $v", "", "mat_mul(mat_diagonal(range(1, n), u), mat_diagonal(range(1, m), v)) == mat_diagonal(range(1, n), lambda k: u(k)*v(k))"),
    near_miss("a diagonal is its inverse", "n $u", "all(range(1, n), lambda k: u(k) != 0)", "mat_inverse(mat_diagonal(range(1, n), u)) == mat_diagonal(range(1, n), u)"),
    near_miss("the determinant of a diagonal as a sum", "n $u", "n in naturals", "mat_det(n, mat_diagonal(range(1, n), u)) == sum(range(1, n), u)"),
    near_miss("the determinant of a longer diagonal", "n m $u", "n in naturals", "mat_det(n, mat_diagonal(range(1, m), u)) == prod(range(1, n), u)"),
    near_miss("the shape of any diagonal", "n m $u", "n in naturals", "shape(mat_diagonal(range(1, n), u), m, m)"),
    near_miss("any diagonal is positive", "n $u", "n in naturals; all(range(1, n), lambda k: u(k) != 0)", "positive_definite(mat_diagonal(range(1, n), u), n)"),
    near_miss("any diagonal is invertible", "n $u", "n in naturals", "invertible(mat_diagonal(range(1, n), u), n)"),
    near_miss("equal traces", "A B", "mat_trace(A) == mat_trace(B)", "A == B"),
]  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    [
        *AXIOMS,
        *explicit.AXIOMS,
        *blocks.AXIOMS,
        *random_matrices.AXIOMS,
        *matrix_sums.AXIOMS,
        *entries.AXIOMS,
        *kronecker.AXIOMS,
        *columns.AXIOMS,
        *diagonal.AXIOMS,
        *THEOREMS,
    ],
    ids=lambda e: e.name,
)
def test_a_statement_holds_at_exact_samples(entry: Axiom) -> None:
    """Its hypotheses are met many times, and its conclusion never fails."""
    met, wrong = matrices.sample(read_lemma(entry), wanted=60, attempts=6000)
    assert met >= 20
    assert wrong == []


@pytest.mark.parametrize("entry", FALSE, ids=lambda e: e.name)
def test_a_near_miss_fails_at_a_sample(entry: Axiom) -> None:
    assert matrices.sample(read_lemma(entry), wanted=2000, attempts=8000)[1]


def test_the_pseudo_inverse_is_one() -> None:
    """A B A = A, B A B = B, and A B, B A are symmetric: the four conditions of Penrose."""
    random = Random("penrose")
    for _ in range(100):
        a = matrices.draw(("A",), random)["A"]
        assert isinstance(a, dict)
        b = matrices.inverse(a)
        assert matrices.mul(matrices.mul(a, b), a) == a
        assert matrices.mul(matrices.mul(b, a), b) == b
        for side in (matrices.mul(a, b), matrices.mul(b, a)):
            assert matrices.transpose(side) == side


def test_a_determinant_is_the_known_one() -> None:
    a = matrices.sparse([[Fraction(x) for x in row] for row in ((2, 1, 0), (0, 3, 1), (1, 0, 1))])
    assert matrices.determinant(Fraction(3), a) == 7
    assert matrices.determinant(Fraction(2), a) == 6

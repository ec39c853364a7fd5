"""Functions of the frameworks that are formulas of their own: softmax and its kin, norms, moments, losses.

Each is the formula of its documentation, with the documented defaults; an argument that is not listed
leaves the call unread.  What a loss clamps is stated as a condition.
Sources: the PyTorch 2 documentation of torch.nn.functional, and those of NumPy, JAX and TensorFlow.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from kld_proof.code import arguments as arg
from kld_proof.code.arithmetic import add, divide, elementwise, multiply, negate, reduce
from kld_proof.code.operations import UNARY, power
from kld_proof.code.values import (
    BATCH,
    CHOSEN,
    ELEMENTS,
    Constant,
    Misfit,
    NoSuchAxis,
    Opaque,
    Sequence,
    Tensor,
    Value,
    index_name,
    number,
    size,
)
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var

_TWO = number(2)
_PAIR = "target y_true labels targets other y x2 b tensor2"


class Losses:
    """The functions, each by its name with an underscore before it."""

    stated: list[Term]
    chosen: list[str]

    # -- softmax and its kin -----------------------------------------------------------------------

    def _logsumexp(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, dim, keep = arg.bind(given, keywords, arg.FIRST, arg.AXIS, arg.KEEP)
        return _logsum(arg.tensor(x), arg.axes(dim), arg.flag(keep))

    def _softmax(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, dim = arg.bind(given, keywords, arg.FIRST, arg.AXIS)
        value = elementwise(UNARY["exp"], arg.tensor(x))
        return divide(value, reduce(value, _one_axis(dim), False, True))

    def _log_softmax(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, dim = arg.bind(given, keywords, arg.FIRST, arg.AXIS)
        value = arg.tensor(x)
        return add(value, negate(_logsum(value, _one_axis(dim), True)))

    def _logaddexp(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, y = arg.bind(given, keywords, arg.FIRST, arg.SECOND)
        return elementwise(
            lambda a, b: App("ln", App("add", App("exp", a), App("exp", b))), arg.tensor(x), arg.tensor(y)
        )

    # -- norms and moments -------------------------------------------------------------------------

    def _norm(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, order, dim, keep = arg.bind(given, keywords, arg.FIRST, "p ord", arg.AXIS, arg.KEEP)
        degree = 2 if order is None else arg.integer(order)
        value, axes = arg.tensor(x), arg.axes(dim)
        if degree == 1:
            return reduce(elementwise(UNARY["abs"], value), axes, False, arg.flag(keep))
        if degree != 2:
            raise Misfit("a norm of this order is not understood")
        return elementwise(UNARY["sqrt"], reduce(_square(value), axes, False, arg.flag(keep)))

    def _vector_norm(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """That of `linalg`, which for an order and no axis is one of matrices."""
        x, order, dim, _ = arg.bind(given, keywords, arg.FIRST, "p ord", arg.AXIS, arg.KEEP)
        if order is not None and dim is None and len(arg.tensor(x).axes) > 1:
            raise Misfit("a norm of matrices is not understood")
        return self._norm(given, keywords)

    def _normalize(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, order, dim, eps = arg.bind(given, keywords, arg.FIRST, "p", arg.AXIS, "eps")
        value, axes = arg.tensor(x), [1] if dim is None else arg.axes(dim)
        if order is not None and arg.integer(order) != 2:
            raise Misfit("a norm of this order is not understood")
        return self._unit(value, axes, arg.optional(eps) or number(Fraction(1, 10**12)))

    def _unit(self, value: Tensor, axes: list[int] | None, least: Tensor) -> Tensor:
        """The array divided by its norm, which is clamped from below."""
        length = elementwise(UNARY["sqrt"], reduce(_square(value), axes, False, True))
        self.stated.append(App("le", least.term, length.term))
        return divide(value, length)

    def _cosine_similarity(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, y, dim, eps = arg.bind(given, keywords, "x1 input", "x2 other", arg.AXIS, "eps")
        axes, least = [1] if dim is None else arg.axes(dim), arg.optional(eps) or number(Fraction(1, 10**8))
        one, two = (self._unit(arg.tensor(v), axes, least) for v in (x, y))
        return reduce(multiply(one, two), axes, False, False)

    def _greatest(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """The greatest element is taken for any number: what is proved of all numbers is true of it."""
        x, dim, keep = arg.bind(given, keywords, arg.FIRST, arg.AXIS, arg.KEEP)
        value, axes = arg.tensor(x), arg.axes(dim)
        whole = reduce(value, axes, False, arg.flag(keep))
        indices = [n for n in value.tensors if n == index_name(BATCH) and BATCH in whole.axes]
        if not any(index_name(a) in value.tensors for a in value.axes) or (
            BATCH in value.axes and not indices
        ):
            raise Misfit("the greatest element is understood for the sequences of a formula alone")
        name = f"${CHOSEN}{len(self.chosen) + 1}"
        self.chosen.append(name)
        term = App(name, Var(indices[0])) if indices else Var(name.removeprefix("$"))
        return Tensor({ELEMENTS: term}, whole.axes, value.tensors, value.nodes + 1)

    def _torch_max(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """The greater of two arrays, or the greatest elements along an axis, with their places."""
        if len(given) > 1 and isinstance(given[1], Tensor) and given[1].axes:
            return self._extreme(given, keywords, "max")
        if "other" in keywords:
            return self._extreme(given, keywords, "max")
        value = self._greatest(given, keywords)
        has_axis = len(given) > 1 or bool({"dim", "axis"} & keywords.keys())
        return Sequence((value, Opaque("the places of the greatest elements"))) if has_axis else value

    def _torch_min(self, given: list[Value], keywords: arg.Keywords) -> Value:
        if len(given) + ("other" in keywords) != 2 or not isinstance(given[-1], Tensor) or given[-1].literal:
            raise Misfit("the least element is not understood")
        return self._extreme(given, keywords, "min")

    def _extreme(self, given: list[Value], keywords: arg.Keywords, head: str) -> Value:
        x, y = arg.bind(given, keywords, arg.FIRST, arg.SECOND)
        return elementwise(lambda a, b: App(head, a, b), arg.tensor(x), arg.tensor(y))

    def _moment(self, given: list[Value], keywords: arg.Keywords, lost: int, root: bool = False) -> Value:
        """The variance with n - `lost` below, unless the call says something else."""
        x, dim, free, keep = arg.bind(
            given, keywords, arg.FIRST, arg.AXIS, "correction unbiased ddof", arg.KEEP
        )
        if isinstance(free, Constant) and isinstance(free.value, bool):
            lost = int(free.value)
        elif free is not None:
            lost = arg.integer(free)
        value, axes = arg.tensor(x), arg.axes(dim)
        from_mean = add(value, negate(reduce(value, axes, True, True)))
        chosen = value.axes if axes is None else [value.axes[p] for p in axes]
        below = size(chosen) if lost == 0 else App("add", size(chosen), Num(-lost))
        total = reduce(_square(from_mean), axes, False, arg.flag(keep))
        variance = elementwise(lambda a: App("div", a, below), total)
        return elementwise(UNARY["sqrt"], variance) if root else variance

    def _var(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._moment(given, keywords, 1)

    def _std(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._moment(given, keywords, 1, root=True)

    def _population_var(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._moment(given, keywords, 0)

    def _population_std(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._moment(given, keywords, 0, root=True)

    def _dot(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, y = map(arg.tensor, arg.bind(given, keywords, arg.FIRST, arg.SECOND))
        if len(x.axes) != 1 or len(y.axes) != 1:
            raise Misfit("a product of arrays with more axes than one is not understood")
        return reduce(multiply(x, y), None, False, False)

    # -- losses ------------------------------------------------------------------------------------

    def _mse_loss(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._of_difference(given, keywords, UNARY["square"])

    def _l1_loss(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._of_difference(given, keywords, UNARY["abs"])

    def _of_difference(self, given: list[Value], keywords: arg.Keywords, of: Callable[[Term], Term]) -> Value:
        (x, y), how, _ = _loss(given, keywords)
        return _reduced(elementwise(of, add(x, negate(y))), how)

    def _squared_error(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._element_error(given, keywords, UNARY["square"])

    def _element_error(
        self, given: list[Value], keywords: arg.Keywords, of: Callable[[Term], Term]
    ) -> Tensor:
        x, y = arg.bind(given, keywords, "x y_true predictions input", "y y_pred targets other")
        return elementwise(of, add(arg.tensor(x), negate(arg.tensor(y))))

    def _last_mse(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """Keras averages over the last axis alone."""
        return reduce(self._element_error(given, keywords, UNARY["square"]), [-1], True, False)

    def _last_mae(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return reduce(self._element_error(given, keywords, UNARY["abs"]), [-1], True, False)

    def _optax_cross_entropy(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """That of optax, element by element and with the logits first."""
        x, y = arg.bind(given, keywords, "logits", "labels")
        return elementwise(_logit_entropy, arg.tensor(x), arg.tensor(y))

    def _huber_loss(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x, y), how, (delta,) = _loss(given, keywords, "delta")
        return _reduced(_huber(add(x, negate(y)), arg.optional(delta) or number(1)), how)

    def _smooth_l1_loss(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x, y), how, (beta,) = _loss(given, keywords, "beta")
        width = arg.optional(beta) or number(1)
        return _reduced(divide(_huber(add(x, negate(y)), width), width), how)

    def _binary_cross_entropy(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """Its logarithms are clamped at -100."""
        (p, y), how, _ = _loss(given, keywords)
        for inside in (p.term, App("add", ONE, App("neg", p.term))):
            self.stated.append(App("le", Num(-100), App("ln", inside)))
        return _reduced(elementwise(_cross_entropy, p, y), how)

    def _binary_cross_entropy_with_logits(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x, y), how, _ = _loss(given, keywords)
        return _reduced(elementwise(_logit_entropy, x, y), how)

    def _sigmoid_cross_entropy(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """TensorFlow's, element by element and with the labels first."""
        y, x = arg.bind(given, keywords, "labels", "logits")
        return elementwise(_logit_entropy, arg.tensor(x), arg.tensor(y))

    def _kl_div(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x, y), how, (logs,) = _loss(given, keywords, "log_target")
        if arg.flag(logs):
            inside = elementwise(lambda a, b: App("mul", App("exp", b), App("add", b, App("neg", a))), x, y)
        else:
            inside = elementwise(lambda a, b: App("mul", b, App("add", App("ln", b), App("neg", a))), x, y)
        return _reduced(inside, how)

    def _gaussian_nll_loss(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """The variance is clamped from below."""
        (x, y), how, (variance, full, least) = _loss(given, keywords, "var", "full", "eps")
        v = arg.tensor(variance)
        low = arg.optional(least) or number(Fraction(1, 10**6))
        self.stated.append(App("le", low.term, v.term))
        squared = divide(_square(add(x, negate(y))), v)
        loss = multiply(number(Fraction(1, 2)), add(elementwise(UNARY["log"], v), squared))
        if arg.flag(full):
            term = App("mul", Num(Fraction(1, 2)), App("ln", App("mul", Num(2), App("pi"))))
            loss = elementwise(lambda a: App("add", a, term), loss)
        return _reduced(loss, how)

    def _poisson_nll_loss(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x, y), how, (logs,) = _loss(given, keywords, "log_input")
        if logs is not None and not arg.flag(logs):
            raise Misfit("a Poisson loss of rates adds a small number inside the logarithm")
        return _reduced(
            elementwise(lambda a, b: App("add", App("exp", a), App("neg", App("mul", b, a))), x, y), how
        )

    # -- further functions of one number -----------------------------------------------------------

    def _softplus_scaled(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, beta = arg.bind(given, keywords, arg.FIRST, "beta")
        scale = arg.optional(beta) or number(1)
        inside = multiply(scale, arg.tensor(x)) if beta is not None else arg.tensor(x)
        value = elementwise(UNARY["softplus"], inside)
        return divide(value, scale) if beta is not None else value

    def _gelu(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, how = arg.bind(given, keywords, arg.FIRST, "approximate")
        exactly = how is None or (isinstance(how, Constant) and how.value in ("none", False))
        if not exactly and not (isinstance(how, Constant) and how.value in ("tanh", True)):
            raise Misfit("this approximation is not understood")
        return elementwise(_gelu if exactly else _gelu_tanh, arg.tensor(x))

    def _gelu_jax(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """JAX approximates unless it is told not to."""
        x, how = arg.bind(given, keywords, arg.FIRST, "approximate")
        return elementwise(_gelu_tanh if how is None or arg.flag(how) else _gelu, arg.tensor(x))

    def _leaky_relu(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, slope = arg.bind(given, keywords, arg.FIRST, "negative_slope")
        least = arg.optional(slope) or number(Fraction(1, 100))
        return elementwise(
            lambda a, s: App("ite", App("le", ZERO, a), a, App("mul", s, a)), arg.tensor(x), least
        )

    def _elu(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, alpha = arg.bind(given, keywords, arg.FIRST, "alpha")
        scale = arg.optional(alpha) or number(1)
        return elementwise(_elu, arg.tensor(x), scale)


def _loss(
    given: list[Value], keywords: arg.Keywords, *further: str
) -> tuple[tuple[Tensor, Tensor], str, list[Value | None]]:
    """The two arrays of a loss, its reduction and its further arguments; a weight leaves the call unread.

    Only a variance may stand third without its name: elsewhere a weight or a deprecated flag stands there.
    """
    positional = 2 + (further[:1] == ("var",))
    if len(given) > positional:
        raise Misfit("a third positional argument of this loss is not understood")
    bare = ["input input1", _PAIR, *further]
    x, y, *rest = arg.bind(given, {k: v for k, v in keywords.items() if k != "reduction"}, *bare)
    how = keywords.get("reduction", Constant("mean"))
    if not isinstance(how, Constant) or how.value not in ("mean", "sum", "none", "batchmean"):
        raise Misfit("this reduction is not understood")
    return (arg.tensor(x), arg.tensor(y)), str(how.value), rest


def _reduced(value: Tensor, how: str) -> Tensor:
    if how == "none":
        return value
    if how != "batchmean":
        return reduce(value, None, how == "mean", False)
    if len(value.axes) < 2:
        raise NoSuchAxis("`batchmean` divides by the size of the first axis, which is that of the batch")
    total = reduce(value, list(range(1, len(value.axes))), False, False)
    return reduce(total, None, True, False)


def _one_axis(dim: Value | None) -> list[int]:
    return [-1] if dim is None else arg.axes(dim) or [-1]


def _square(value: Tensor) -> Tensor:
    return elementwise(power, value, _TWO)


def _logsum(value: Tensor, axes: list[int] | None, keep: bool) -> Tensor:
    return elementwise(UNARY["log"], reduce(elementwise(UNARY["exp"], value), axes, False, keep))


def _huber(error: Tensor, delta: Tensor) -> Tensor:
    def build(r: Term, d: Term) -> Term:
        size_, half = App("abs", r), Num(Fraction(1, 2))
        outside = App("mul", d, App("add", size_, App("neg", App("mul", half, d))))
        return App("ite", App("le", size_, d), App("mul", half, App("pow", r, Num(2))), outside)

    return elementwise(build, error, delta)


def _cross_entropy(p: Term, y: Term) -> Term:
    rest = App("mul", _less(ONE, y), App("ln", _less(ONE, p)))
    return App("neg", App("add", App("mul", y, App("ln", p)), rest))


def _logit_entropy(x: Term, y: Term) -> Term:
    return _less(App("ln", App("add", ONE, App("exp", x))), App("mul", y, x))


def _less(a: Term, b: Term) -> Term:
    return App("add", a, App("neg", b))


def _gelu(x: Term) -> Term:
    inside = App("erf", App("div", x, App("sqrt", Num(2))))
    return App("mul", Num(Fraction(1, 2)), x, App("add", ONE, inside))


def _gelu_tanh(x: Term) -> Term:
    cubic = App("add", x, App("mul", Num(Fraction(44715, 10**6)), App("pow", x, Num(3))))
    inside = App("mul", App("sqrt", App("div", Num(2), App("pi"))), cubic)
    return App("mul", Num(Fraction(1, 2)), x, App("add", ONE, App("tanh", inside)))


def _elu(x: Term, alpha: Term) -> Term:
    below = App("mul", alpha, App("add", App("exp", x), Num(-1)))
    return App("ite", App("le", ZERO, x), x, below)

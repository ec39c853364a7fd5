"""The elementwise functions, as terms, and the names that each framework has for them.

A function is listed under a module only if the module has it: `math.square` is no function, and a
line that calls it is unread.
"""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ONE, App, Num, Term

TWO = Num(2)
MAX_BITS = 4096


def power(a: Term, e: Term) -> Term:
    """`a ** e` as Python and the frameworks mean it: anything to the power 0 is 1."""
    if type(e) is not Num:
        return App("pow", a, e)
    if e.value == 0:
        return ONE
    if e.value == 1:
        return a
    if e.value < 0:
        return App("div", ONE, power(a, Num(-e.value)))
    if e.value.denominator == 2 and e.value.numerator == 1:
        return App("sqrt", a)
    if type(a) is Num and e.value.denominator == 1 and _bits(a) * e.value <= MAX_BITS:
        return Num(a.value**e.value.numerator)
    return App("pow", a, e)


def _bits(a: Num) -> int:
    return max(a.value.numerator.bit_length(), a.value.denominator.bit_length())


def _head(name: str) -> Callable[[Term], Term]:
    return lambda a: App(name, a)


def _minus(a: Term) -> Term:
    return Num(-a.value) if type(a) is Num else App("neg", a)


def _one_plus(a: Term) -> Term:
    return App("add", ONE, a)


UNARY: dict[str, Callable[[Term], Term]] = {
    "exp": _head("exp"),
    "log": _head("ln"),
    "sqrt": _head("sqrt"),
    "abs": _head("abs"),
    "sin": _head("sin"),
    "cos": _head("cos"),
    "tanh": _head("tanh"),
    "erf": _head("erf"),
    "digamma": _head("digamma"),
    "log1p": lambda a: App("ln", _one_plus(a)),
    "expm1": lambda a: App("add", App("exp", a), Num(-1)),
    "exp2": lambda a: App("pow", TWO, a),
    "log2": lambda a: App("div", App("ln", a), App("ln", TWO)),
    "log10": lambda a: App("div", App("ln", a), App("ln", Num(10))),
    "rsqrt": lambda a: App("div", ONE, App("sqrt", a)),
    "square": lambda a: App("pow", a, TWO),
    "reciprocal": lambda a: App("div", ONE, a),
    "negative": _minus,
    "softplus": lambda a: App("ln", _one_plus(App("exp", a))),
    "sigmoid": lambda a: App("div", ONE, _one_plus(App("exp", _minus(a)))),
    "logsigmoid": lambda a: App("neg", App("ln", _one_plus(App("exp", _minus(a))))),
    "relu": lambda a: App("max", a, Num(0)),
    "silu": lambda a: App("div", a, _one_plus(App("exp", _minus(a)))),
    "mish": lambda a: App("mul", a, App("tanh", App("ln", _one_plus(App("exp", a))))),
    "softsign": lambda a: App("div", a, _one_plus(App("abs", a))),
    "tan": _head("tan"),
    "sinh": _head("sinh"),
    "cosh": _head("cosh"),
    "atan": _head("atan"),
    "sign": _head("sign"),
    "lgamma": lambda a: App("ln", App("gamma", a)),
}


def _table(text: str) -> dict[str, str]:
    """`a b=c` gives {"a": "a", "b": "c"}: the framework's name, then ours."""
    pairs = [word.partition("=") for word in text.split()]
    return {name: ours or name for name, _, ours in pairs}


_COMMON = "exp log log1p expm1 sqrt square abs sin cos tan sinh cosh tanh sign"
_ARITHMETIC = "add subtract multiply divide maximum minimum"
_TORCH = f"""{_COMMON} {_ARITHMETIC} sub=subtract mul=multiply div=divide true_divide=divide pow=power
    absolute=abs neg=negative negative rsqrt reciprocal sigmoid log2 log10 exp2 erf digamma lgamma relu
    clamp clip=clamp clamp_min clamp_max sum mean einsum zeros_like ones_like full_like xlogy
    numel tensor=identity as_tensor=identity flatten squeeze where logsumexp softmax log_softmax logaddexp
    norm var std dot atan arctan=atan max=torch_max min=torch_min amax=greatest"""
_NUMPY = f"""{_COMMON} {_ARITHMETIC} true_divide=divide power absolute=abs negative reciprocal log2 log10 exp2
    clip=clamp sum mean einsum zeros_like ones_like full_like array=identity asarray=identity
    float32=identity float64=identity size=numel shape ravel=flatten squeeze where
    logaddexp var=population_var std=population_std dot arctan=atan
    max=greatest amax=greatest"""
_TF_MATH = f"""{_COMMON} {_ARITHMETIC} truediv=divide pow=power negative rsqrt reciprocal sigmoid softplus
    log_sigmoid=logsigmoid erf digamma lgamma reduce_sum=sum reduce_mean=mean xlogy where
    reduce_logsumexp=logsumexp softmax log_softmax reduce_variance=population_var reduce_std=population_std
    reduce_max=greatest squared_difference=squared_error"""
_KERAS = f"""{_COMMON} maximum minimum pow=power sigmoid softplus sum mean relu zeros_like ones_like shape
    int_shape=shape epsilon squeeze cast=identity constant=identity clip=clamp flatten=joined"""

MODULES: dict[str, dict[str, str]] = {
    "torch": _table(_TORCH),
    "torch.nn.functional": _table(
        """softplus=softplus_scaled logsigmoid sigmoid relu tanh silu mish softsign gelu elu leaky_relu
        softmax log_softmax mse_loss l1_loss huber_loss smooth_l1_loss kl_div binary_cross_entropy
        binary_cross_entropy_with_logits gaussian_nll_loss poisson_nll_loss normalize cosine_similarity"""
    ),
    "torch.autograd": _table("Variable=identity"),
    "torch.special": _table(
        "exp2 expm1 log1p expit=sigmoid erf digamma gammaln=lgamma xlogy logsumexp softmax log_softmax"
    ),
    "torch.linalg": _table("norm=vector_norm vector_norm=norm"),
    "numpy": _table(_NUMPY),
    "math": _table("exp log log1p expm1 sqrt fabs=abs sin cos tanh log2 log10 exp2 erf lgamma pow=power"),
    "scipy.special": _table("""expit=sigmoid log1p expm1 exp2 erf digamma psi=digamma gammaln=lgamma xlogy
    logsumexp"""),
    "tensorflow.math": _table(_TF_MATH),
    "tensorflow": _table(
        _TF_MATH
        + """ log log1p sub=subtract mul=multiply div=divide neg=negative clip_by_value=clamp
        cast=identity constant=identity convert_to_tensor=identity einsum zeros_like ones_like shape
        identity size=numel"""
    ),
    "tensorflow.nn": _table(
        """softplus sigmoid relu tanh silu swish=silu elu softmax log_softmax
        sigmoid_cross_entropy_with_logits=sigmoid_cross_entropy"""
    ),
    "keras.backend": _table(_KERAS),
    "keras.ops": _table(
        _KERAS
        + f""" {_ARITHMETIC} power negative rsqrt reciprocal log2 log10 log_sigmoid=logsigmoid erf
        einsum absolute=abs true_divide=divide convert_to_tensor=identity where"""
    ),
    "jax.numpy": _table(_NUMPY + " pow=power"),
    "jax.nn": _table(
        """softplus sigmoid log_sigmoid=logsigmoid relu tanh silu swish=silu gelu=gelu_jax elu softmax
        log_softmax logsumexp"""
    ),
    "jax.lax": _table(
        """exp log log1p expm1 sqrt rsqrt square abs sin cos tanh neg=negative add sub=subtract mul=multiply
        div=divide pow=power integer_pow=power max=maximum min=minimum erf digamma lgamma
        stop_gradient=identity logistic=sigmoid"""
    ),
    "jax.scipy.special": _table("expit=sigmoid erf digamma gammaln=lgamma xlogy logsumexp"),
}
MODULES["keras.losses"] = _table(
    """mean_squared_error=last_mse mse=last_mse MSE=last_mse mean_absolute_error=last_mae mae=last_mae
    MAE=last_mae"""
)
MODULES["tensorflow.keras.losses"] = MODULES["keras.objectives"] = MODULES["keras.losses"]
MODULES["optax"] = _table("sigmoid_binary_cross_entropy=optax_cross_entropy squared_error")
MODULES["mlx.core"] = MODULES["autograd.numpy"] = MODULES["cupy"] = MODULES["numpy"]
MODULES["paddle"], MODULES["paddle.nn.functional"] = MODULES["torch"], MODULES["torch.nn.functional"]
MODULES["tensorflow.keras.backend"] = MODULES["keras.backend"]
MODULES["tensorflow.keras.ops"] = MODULES["keras.ops"]
MODULES["tensorflow.compat.v1"] = MODULES["tensorflow"]
MODULES["numpy.linalg"] = MODULES["jax.numpy.linalg"] = _table("norm=vector_norm")

_LAYERS = _table(
    """MSELoss=mse_loss L1Loss=l1_loss HuberLoss=huber_loss SmoothL1Loss=smooth_l1_loss KLDivLoss=kl_div
    BCELoss=binary_cross_entropy BCEWithLogitsLoss=binary_cross_entropy_with_logits
    GaussianNLLLoss=gaussian_nll_loss PoissonNLLLoss=poisson_nll_loss CosineSimilarity=cosine_similarity
    Softmax=softmax LogSoftmax=log_softmax Softplus=softplus_scaled Sigmoid=sigmoid LogSigmoid=logsigmoid
    ReLU=relu LeakyReLU=leaky_relu ELU=elu GELU=gelu SiLU=silu Mish=mish Tanh=tanh Softsign=softsign"""
)
LAYERS = {f"{module}.{name}": ours for name, ours in _LAYERS.items()
          for module in ("torch.nn", "torch.nn.modules.loss", "torch.nn.modules.activation", "paddle.nn")
          if module != "paddle.nn" or ours == "mse_loss"}  # fmt: skip
"""The classes whose objects compute one of our functions when they are called."""

CONSTANTS = {"pi": App("pi"), "e": App("exp", ONE)}

METHODS = _table(
    f"""{_COMMON} add subtract multiply divide maximum minimum sub=subtract mul=multiply div=divide
    true_divide=divide pow=power absolute=abs neg=negative negative rsqrt reciprocal sigmoid log2 log10
    exp2 erf digamma lgamma relu clamp clip=clamp clamp_min clamp_max sum mean
    detach=identity clone=identity contiguous=identity cpu=identity cuda=identity float=identity
    double=identity half=identity numpy=identity item=identity copy=identity requires_grad_=identity
    to=cast type=cast type_as=cast astype=cast view=reshape reshape view_as=like reshape_as=like
    expand_as=like flatten ravel=flatten
    numel nelement=numel size squeeze logsumexp softmax log_softmax norm var std dot max=torch_max
    amax=greatest"""
)


def function_of(dotted: str) -> str | None:
    """Our name of the framework function `dotted`, or None."""
    module, _, name = dotted.rpartition(".")
    return MODULES.get(module, {}).get(name)

"""Ways in which people write the VAE line, right and wrong, each with its exact verdict."""

# ruff: noqa: E501  (a table of lines of code, one a row)
from __future__ import annotations

TORCH = "import torch\nimport torch.nn.functional as F\n"
NUMPY = "import numpy as np\n"
TF = "import tensorflow as tf\nfrom tensorflow.keras import backend as K\n"
KERAS = "from keras import ops\nimport keras\n"
JAX = "import jax\nimport jax.numpy as jnp\n"
MATH = "import math\n"

EACH = "equals the divergence, element by element"
LATENT = "equals the divergence, summed over the latent axis"
ALL = "equals the divergence, summed over all axes"
BATCH = "equals the divergence, summed over the latent axis and averaged over the batch axis"
MEAN = "equals the divergence divided by the latent size: a mean where the formula has a sum"
MEAN_ALL = MEAN + "; averaged over the batch axis"
NOT = "is not the divergence"

# (imports, parameters, body, verdict)
RIGHT = [
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())", ALL),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar - mu**2 - torch.exp(logvar), dim=1)", LATENT),
    (TORCH, "mu, logvar", "return (-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), 1)).mean()", BATCH),
    (
        TORCH,
        "mu, log_var",
        "return torch.mean(-0.5 * torch.sum(1 + log_var - mu ** 2 - log_var.exp(), dim = 1), dim = 0)",
        BATCH,
    ),
    (
        TORCH,
        "mu, logvar",
        "e = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar)\n"
        "    return torch.sum(e).mul_(-0.5)",
        ALL,
    ),
    (TORCH, "mu, logvar", "return 0.5 * (logvar.exp() + mu * mu - 1 - logvar).sum(dim=-1, keepdim=True)", LATENT),
    (TORCH, "mu, std", "return -torch.log(std) + (std**2 + mu**2) / 2 - 1/2", EACH),
    (
        TORCH,
        "mu, sigma",
        "kl = torch.zeros_like(mu)\n    kl += 0.5 * (sigma.square() + mu.square() - 1)\n"
        "    kl -= sigma.log()\n    return kl.sum(1).mean(0)",
        BATCH,
    ),
    (TORCH, "mu, logvar", "return torch.sum(-0.5 * (1 + logvar - mu**2 - logvar.exp())) / mu.size(0)", BATCH),
    (TORCH, "mu, logvar", "return -0.5 * torch.mean(1 + logvar - mu**2 - logvar.exp()) * mu.shape[1]", BATCH),
    (
        TORCH + "from torch.distributions import Normal, kl_divergence\n",
        "mu, logvar",
        "q = Normal(mu, torch.exp(0.5 * logvar))\n    return kl_divergence(q, Normal(0., 1.)).sum(-1)",
        LATENT,
    ),
    (
        TORCH + "import torch.distributions as td\n",
        "mu, std",
        "p = td.Normal(torch.zeros_like(mu), torch.ones_like(std))\n"
        "    return td.kl_divergence(td.Independent(td.Normal(loc=mu, scale=std), 1), td.Independent(p, 1))",
        LATENT,
    ),
    (
        TORCH,
        "mu, logvar",
        "d = mu.size(1)\n    return 0.5 * (torch.sum(mu**2 + logvar.exp() - logvar, dim=1) - d)",
        LATENT,
    ),
    (TORCH, "mu, rho", "s = F.softplus(rho)\n    std = s\n    return 0.5*(mu**2 + std**2 - 1) - std.log()", None),
    (TORCH, "mu, logvar", "return -0.5 * torch.einsum('bi->b', 1 + logvar - mu**2 - logvar.exp())", LATENT),
    (TORCH, "mu, logvar", "logvar = torch.clamp(logvar, -10, 10)\n    return -0.5*(1 + logvar - mu**2 - logvar.exp())", EACH + ", where -10 <= logvar and logvar <= 10: its clamps change nothing there"),
    (NUMPY, "mu, logvar", "return -0.5 * np.sum(1 + logvar - mu**2 - np.exp(logvar), axis=1)", LATENT),
    (NUMPY, "mean, var", "return 0.5 * np.sum(mean**2 + var - np.log(var) - 1, axis=-1)", LATENT),
    (NUMPY, "mu, log_sigma", "return 0.5 * (np.square(mu) + np.exp(2 * log_sigma) - 1) - log_sigma", EACH),
    (NUMPY, "mu, logvar", "return 0.5 * np.sum(np.expm1(logvar) - logvar + np.power(mu, 2), axis=(0, 1))", ALL),
    (NUMPY, "mu, sigma", "return np.log(1 / sigma) + np.divide(np.add(sigma**2, mu**2), 2) - .5", EACH),
    (MATH, "mu, sigma", "return math.log(1 / sigma) + (sigma ** 2 + mu ** 2) / 2 - 0.5", EACH),
    (MATH, "mu, var", "return 5e-1 * (var + math.pow(mu, 2) - 1 - math.log(var, math.e))", EACH),
    (
        TF,
        "z_mean, z_log_var",
        "kl_loss = 1 + z_log_var - K.square(z_mean) - K.exp(z_log_var)\n"
        "    kl_loss = K.sum(kl_loss, axis=-1)\n    kl_loss *= -0.5\n    return kl_loss",
        LATENT,
    ),
    (
        TF,
        "z_mean, z_log_var",
        "kl_loss = -0.5 * (1 + z_log_var - tf.square(z_mean) - tf.exp(z_log_var))\n"
        "    return tf.reduce_mean(tf.reduce_sum(kl_loss, axis=1))",
        BATCH,
    ),
    (TF, "mu, std", "return 0.5 * tf.reduce_sum(tf.square(mu) + tf.square(std) - tf.math.log(tf.square(std)) - 1, 1)", LATENT),
    (TF, "mu, log_var", "return -0.5 * tf.math.reduce_sum(tf.subtract(1. + log_var, mu * mu + tf.exp(log_var)), [1])", LATENT),
    (KERAS, "z_mean, z_log_var", "return ops.mean(ops.sum(-0.5 * (1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var)), axis=1))", BATCH),
    (KERAS, "z_mean, z_log_var", "return -keras.ops.sum((1 + z_log_var - z_mean**2 - keras.ops.exp(z_log_var)) / 2, -1, keepdims=True)", LATENT),
    (JAX, "mean, logvar", "return -0.5 * jnp.sum(1 + logvar - jnp.square(mean) - jnp.exp(logvar))", ALL),
    (JAX, "mu, sigma", "return jnp.mean(jnp.sum(0.5 * (sigma**2 + mu**2 - 1. - 2. * jnp.log(sigma)), axis=-1))", BATCH),
    (JAX, "mu, logvar", "return 0.5 * jax.lax.sub(jnp.exp(logvar) + jax.lax.integer_pow(mu, 2), 1 + logvar).sum(-1)", LATENT),
]  # fmt: skip
RIGHT = [entry for entry in RIGHT if entry[3]]

WRONG = [
    (TORCH, "mu, logvar", "return 0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())", "equals minus the divergence, summed over all axes"),
    (TORCH, "mu, logvar", "return -torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim=1)", "equals twice the divergence, summed over the latent axis"),
    (TORCH, "mu, logvar", "return -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp())", MEAN_ALL),
    (TORCH, "mu, logvar", "return -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp(), dim=1)", MEAN),
    (TORCH, "mu, logvar", "return torch.mean(-0.5 * torch.sum(1 + logvar - mu ** 2 - logvar.exp(), dim=0))",
     MEAN + "; summed over the batch axis"),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar - mu - logvar.exp())", NOT),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar)", NOT),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 - logvar - mu.pow(2) - logvar.exp())", NOT),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar + mu.pow(2) - logvar.exp())", NOT),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(logvar - mu.pow(2) - logvar.exp())", "equals the divergence plus the constant 0.5 for each element, summed over all axes"),
    (TORCH, "mu, std", "return -0.5 * torch.sum(1 + std - mu.pow(2) - std.exp())", NOT),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp().pow(2))", NOT),
    (TORCH, "mu, logvar", "return -0.5 * 1 + logvar - mu.pow(2) - logvar.exp()",
     "equals -2 times the divergence minus the constant 1.5, element by element"),
    (TORCH, "mu, logvar", "return -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / (mu.size(0) * mu.size(1))", MEAN_ALL),
    (TORCH, "mu, logvar, beta", "return beta * -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())", "equals the divergence times `beta`, summed over all axes"),
    (TORCH + "from torch.distributions import Normal, kl_divergence\n", "mu, logvar",
     "return kl_divergence(Normal(mu, logvar.exp()), Normal(0, 1))", NOT),
    (TORCH + "from torch.distributions import Normal, kl_divergence\n", "mu, std",
     "return kl_divergence(Normal(0, 1), Normal(mu, std))", NOT),
    (TORCH, "mu, logvar", "return -0.5 * (torch.sum(1 + logvar - mu.pow(2)) - logvar.exp())", None),
    (NUMPY, "mu, sigma", "return 0.5 * np.sum(mu**2 + sigma**2 - np.log(sigma) - 1, axis=1)", NOT),
    (NUMPY, "mu, sigma", "return 0.5 * np.sum(mu**2 + sigma - np.log(sigma) - 1, axis=1)", NOT),
    (NUMPY, "mu, var", "return 0.5 * np.mean(mu**2 + var - np.log(var) - 1, axis=-1)", MEAN),
    (NUMPY, "mu, var", "return 0.5 * np.sum(mu**2 + var - np.log2(var) - 1, axis=-1)", NOT),
    (NUMPY, "mu, logvar", "return -0.5 * np.sum(1 + logvar - mu**2 - np.exp(logvar), axis=0)",
     "equals the divergence, summed over the batch axis, and not summed over the latent axis"),
    (MATH, "mu, sigma", "return math.log(sigma) + (sigma ** 2 + mu ** 2) / 2 - 0.5", NOT),
    (MATH, "mu, sigma", "return math.log(1 / sigma) + (sigma ** 2 + mu ** 2) / 2", "equals the divergence plus the constant 0.5, element by element"),
    (MATH, "mu, sigma", "return math.log(1 / sigma) + (sigma + mu ** 2) / 2 - 0.5", NOT),
    (TF, "z_mean, z_log_var", "return -0.5 * K.mean(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)", MEAN),
    (TF, "z_mean, z_log_var", "return -5e-4 * K.mean(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)",
     "equals 0.001 times the divergence divided by the latent size: a mean where the formula has a sum"),
    (TF, "z_mean, z_log_var", "return 0.5 * K.sum(1 + z_log_var - K.exp(z_log_var) - K.square(z_mean), axis=1)", "equals minus the divergence, summed over the latent axis"),
    (TF, "z_mean, z_log_sigma", "return -0.5 * K.sum(1 + z_log_sigma - K.square(z_mean) - K.exp(z_log_sigma), axis=-1)", NOT),
    (KERAS, "z_mean, z_log_var", "return ops.mean(-0.5 * (1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var)))", MEAN_ALL),
    (KERAS, "z_mean, z_log_var", "return -0.5 * ops.sum(z_log_var - ops.square(z_mean) - ops.exp(z_log_var) - 1)", "equals the divergence plus the constant 1 for each element, summed over all axes"),
    (JAX, "mean, logvar", "return -0.5 * jnp.sum(1 + logvar - jnp.square(mean) - jnp.exp(logvar)) + 1",
     None),
    (JAX, "mu, sigma", "return jnp.sum(0.5 * (sigma**2 + mu**2) - 1. - jnp.log(sigma), axis=-1)", "equals the divergence minus the constant 0.5 for each element, summed over the latent axis"),
    (JAX, "mu, logvar", "return 0.5 * jnp.sum(jnp.exp(-logvar) + mu**2 - 1 + logvar, -1)", NOT),
]  # fmt: skip
WRONG = [entry for entry in WRONG if entry[3]]

# What makes the wrong ones right, where a reading of the names does.
FINDINGS = {
    "return -0.5 * torch.sum(1 + std - mu.pow(2) - std.exp())": "right if `std` is read as the log-variance",
    "return kl_divergence(Normal(mu, logvar.exp()), Normal(0, 1))": "right if `logvar` is read as the log standard deviation",
    "return 0.5 * np.sum(mu**2 + sigma - np.log(sigma) - 1, axis=1)": "right if `sigma` is read as the variance",
    "return -0.5 * K.sum(1 + z_log_sigma - K.square(z_mean) - K.exp(z_log_sigma), axis=-1)": "right if `z_log_sigma` is read as the log-variance",
    "return 0.5 * jnp.sum(jnp.exp(-logvar) + mu**2 - 1 + logvar, -1)": None,
}  # fmt: skip


def function(entry: tuple[str, str, str, str]) -> str:
    """The entry as a file with one function, `kl`."""
    imports, parameters, body, _ = entry
    return f"{imports}\ndef kl({parameters}):\n    {body}\n"

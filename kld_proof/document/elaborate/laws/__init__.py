"""Laws and densities, and the operators of probability under them."""

"""Mathematics as data: axioms with sources, theorems with certificates, and families of laws.

`lookup(name)` is all that the kernel sees of this package.
"""

"""The kernel: terms, sequents, rules, certificates and the judge; everything that a verdict rests on.

Nothing here imports from the rest of the package, nothing reads a clock, a random number or the
environment, and only `enclosure` uses a library (python-flint) that is not in the standard one.
"""

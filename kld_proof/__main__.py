"""`python -m kld_proof` is the console script."""

from __future__ import annotations

from kld_proof.cli import program

if __name__ == "__main__":
    program()

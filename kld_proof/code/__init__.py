"""Is this line of code the formula?  Python source is read, compared with a closed form, and judged."""

from kld_proof.code.check import verify_code, verify_file
from kld_proof.code.formulas import FORMULAS, Formula
from kld_proof.code.outcome import CodeReport

__all__ = ["FORMULAS", "CodeReport", "Formula", "verify_code", "verify_file"]

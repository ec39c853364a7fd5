"""Writes the certificates of all theorems, or of the named ones, in an order that respects citations."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pkgutil import iter_modules

from kld_proof.certificates import to_json
from kld_proof.library.lookup import read_lemma
from kld_proof.library.theorems import CERTIFICATES, theorem, theorem_table
from kld_proof.search import scripts
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal


def main(wanted: list[str]) -> int:
    """Returns 1 if a theorem could not be proved."""
    table = {}
    for module in sorted(m.name for m in iter_modules(scripts.__path__) if m.name != "__main__"):
        table.update(import_module(f"{scripts.__name__}.{module}").SCRIPTS)
    failed = []
    for name, entry in theorem_table().items():
        if wanted and name not in wanted:
            continue
        lemma = read_lemma(entry)
        ctx = Context(Builder(), lemma.hypotheses)
        script = table.get(name)
        line = script(ctx) if script else prove_goal(ctx, lemma.conclusion)
        if line is None:
            failed.append(name)
            print(f"not proved: {name}")
            continue
        CERTIFICATES.mkdir(exist_ok=True)
        data = to_json(ctx.builder.certificate([line]))
        (CERTIFICATES / f"{name}.json").write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        theorem.cache_clear()
        print(f"{name}: {len(data['lines'])} lines, replayed {theorem(name) is not None}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

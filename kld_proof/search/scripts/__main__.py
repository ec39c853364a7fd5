"""Writes the certificates of all theorems, or of the named ones, in an order that respects citations."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from kld_proof.certificates import to_json
from kld_proof.library.lookup import lookup, read_lemma
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
        path = Path(CERTIFICATES, f"{name}.json")
        before = path.read_text(encoding="utf-8") if path.is_file() else None
        path.unlink(missing_ok=True)  # no theorem may serve in its own proof
        _forget()
        ctx = Context(Builder(), lemma.hypotheses)
        script = table.get(name)
        line = script(ctx) if script else prove_goal(ctx, lemma.conclusion)
        if line is None:
            if before is not None:
                path.write_text(before, encoding="utf-8")
            failed.append(name)
            print(f"not proved: {name}")
            continue
        Path(CERTIFICATES).mkdir(exist_ok=True)
        data = to_json(ctx.builder.certificate([line]))
        path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        _forget()
        print(f"{name}: {len(data['lines'])} lines, replayed {theorem(name) is not None}")
    return 1 if failed else 0


def _forget() -> None:
    """Theorems are looked up afresh."""
    lookup.cache_clear()
    theorem.cache_clear()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The measures of the project as one table: `python tests/benchmarks/run.py [--profile FILE]`.

Ratios are of medians of commands that ran interleaved, all from byte code, as they run where the package is
installed.  There are no time limits: the exit status is 0
whatever the figures are; what is missed is marked, and `--profile` explains it by cProfile.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.measure import PYTHON, ROOT, Measure, command, compiled, interleaved, script

CORPUS = ROOT.parent / "shared" / "corpus" / "statproofbook"
DUMP = """
import json
from kld_proof.certificates import to_json
from kld_proof.derivations.gaussian_kl import derivations
from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.verdict import claim_of
claims = [claim_of(s) for d in derivations() for s in d.to_model().steps]
lines = [Line("rewrite", (), (t,)) for c in claims for t in (*c.assumptions, c.left, c.right)]
print(json.dumps([to_json(Certificate(lines)), [[len(c.assumptions), c.relation] for c in claims]]))
"""
PROVE = """
import json, sys, time
from importlib import import_module
from pkgutil import walk_packages
from kld_proof import garbage
garbage.pause()
data = json.load(open(sys.argv[1])) if len(sys.argv) > 1 else json.load(open({path!r}))
for package in ("kld_proof.search", "kld_proof.library"):
    for module in walk_packages(import_module(package).__path__, package + "."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
from kld_proof.certificates import from_json
from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from kld_proof.search.prove import Prover
terms = [line.arguments[0] for line in from_json(data[0]).lines]
claims = []
for count, relation in data[1]:
    assumptions, (left, right), terms = tuple(terms[:count]), terms[count:count + 2], terms[count + 2:]
    claims.append(Claim(assumptions, relation, left, right))
provers = {{}}
garbage.resume()  # as every command of the terminal does
start = time.perf_counter()
verdicts = [decide(c, provers.setdefault(c.assumptions, Prover(c.assumptions))).verdict for c in claims]
seconds = time.perf_counter() - start
assert set(verdicts) == {{"proved"}}, verdicts
assert "sympy" not in sys.modules
print(seconds)
"""
DECIDE = """
import time
from kld_proof import garbage
garbage.pause()
garbage.resume()  # as every command of the terminal does
from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Num
from kld_proof.library.statement import statement
from kld_proof.search.decide import decide
from kld_proof.search.prove import Prover
def claim(left, right, *assumptions):
    return Claim(tuple(map(statement, assumptions)), "eq", statement(left), statement(right))
def seconds(c, wanted="proved", rounds=1):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        verdict = decide(c, Prover(c.assumptions)).verdict
        times.append(time.perf_counter() - start)
        assert verdict == wanted, verdict
    return sorted(times)[len(times) // 2]
"""
MOMENT = (
    DECIDE
    + """
density = "exp(-((x - mu)**2/(2*s**2)))/(sqrt(2*pi)*s)"
from math import factorial
coefficient = factorial(200)//(2**100*factorial(100))
warm = claim(f"integral(reals, lambda x: (x - mu)**4*({density}))", "3*s**4", "0 < s")
seconds(warm)
c = claim(f"integral(reals, lambda x: (x - mu)**200*({density}))", f"{coefficient}*s**200", "0 < s")
print(seconds(c, rounds=3))
"""
)
DIAGONAL = (
    DECIDE
    + """
def diagonal(d):
    l = App("add", *[statement(f"ln(t{i}/s{i}) + (s{i}**2 + (m{i} - n{i})**2)/(2*t{i}**2) - 1/2") for i in range(d)])
    r = App("add", *[statement(f"ln(t{i}) - ln(s{i}) + s{i}**2/(2*t{i}**2) + (m{i} - n{i})**2/(2*t{i}**2) - 1/2") for i in range(d)])
    signs = tuple(statement(f"0 < {v}{i}") for i in range(d) for v in "st")
    return Claim(signs, "eq", l, r)
small = seconds(diagonal(64), rounds=3)
large = seconds(diagonal(1024), rounds=3)
print(small, large)
"""  # noqa: E501
)
MANY = (
    DECIDE
    + """
def run(n):
    claims = [claim(f"ln(a**{i + 2}/b) + {i}", f"{i + 2}*ln(a) - ln(b) + {i}", "0 < a", "0 < b") for i in range(n)]
    prover = Prover(claims[0].assumptions)
    start = time.perf_counter()
    for c in claims:
        assert decide(c, prover).verdict == "proved"
    return time.perf_counter() - start
run(20)
print(run(1000), run(10000))
"""  # noqa: E501
)
REFUTE = (
    DECIDE
    + """
density = "exp(-((x - m)**2/(2*s**2)))/(sqrt(2*pi)*s)"
left = f"integral(reals, lambda x: (x - n)**2*({density}))"
right = claim(left, "s**2 + (m - n)**2", "0 < s")
wrong = claim(left, "s + (m - n)**2", "0 < s")
lost = claim(left, "s**2 + m**2 + n**2", "0 < s")
import kld_proof.enclosure
seconds(right), seconds(wrong, "refuted")
print(seconds(right, rounds=7), max(seconds(wrong, "refuted", 7), seconds(lost, "refuted", 7)))
"""
)
READ = """
import sys, time
from kld_proof import garbage
garbage.pause()
from pathlib import Path
from kld_proof.document.blocks import Formula, Prose
from kld_proof.document.read import find_files, read_blocks
from kld_proof.sources import documents
pages = find_files([{folder!r}])
for page in pages[:3]:
    list(documents(page))
display = inline = 0
for page in pages:
    blocks = read_blocks(page)[1]
    display += sum(isinstance(b, Formula) and b.display for b in blocks)
    inline += sum(isinstance(i, Formula) for b in blocks if isinstance(b, Prose) for i in b.items)
start = time.process_time()
for page in pages:
    list(documents(page))
print(display, inline, time.process_time() - start)
"""
READ_TOGETHER = """
import os, time
from kld_proof import garbage
garbage.pause()
from kld_proof.document.read import find_files
from kld_proof.sources import documents
from kld_proof.workers import in_parallel
pages = find_files([{folder!r}])
for page in pages[:3]:
    list(documents(page))
def read(page):
    return len(list(documents(page)))
start = time.perf_counter()
done = [number for number, _ in in_parallel(read, pages, len(os.sched_getaffinity(0)))]
print(time.perf_counter() - start)
assert len(done) == len(pages)
"""
VERDICTS = """
import json
from kld_proof import verify
print(json.dumps([[s.verdict, len(s.certificate.lines)] for r in verify().documents for d in r.derivations for s in d.steps]))
"""  # noqa: E501
PAGE = "docs/derivations/gaussian_kl.md"
MAIN = """
import runpy, sys
sys.argv = ["kld_proof", *{arguments!r}]
runpy.run_module("kld_proof", run_name="__main__")
"""
PROFILE = """
import cProfile, contextlib, io, pstats
profiler = cProfile.Profile()
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    profiler.run({code!r})
out = io.StringIO()
pstats.Stats(profiler, stream=out).sort_stats("cumulative").print_stats(25)
print(out.getvalue())
"""


def commands(rounds: int) -> Iterator[Measure]:
    """Whole processes against `import sympy` and `pass`, their memory, the size of the certificates."""
    with tempfile.TemporaryDirectory() as folder:
        certificates = f"{folder}/certificates"
        command([PYTHON, "-m", "kld_proof", "verify", "--certificates", certificates])
        again = ["env", f"KLD_PROOF_CACHE={folder}/kept", PYTHON, "-m", "kld_proof", "verify", PAGE]
        command(again)
        verify = MAIN.format(arguments=["verify"])
        replay = MAIN.format(arguments=["replay", certificates])
        page = MAIN.format(arguments=["verify", PAGE])
        line = Path(folder, "line.md")
        line.write_text("$$ x + x = 2x $$\n", encoding="utf-8")
        runs = interleaved(
            {
                "pass": [PYTHON, "-c", "pass"],
                "package": [PYTHON, "-c", "import kld_proof"],
                "help": [PYTHON, "-m", "kld_proof", "--help"],
                "sympy": [PYTHON, "-c", "import sympy"],
                "verify": [PYTHON, "-m", "kld_proof", "verify"],
                "replay": [PYTHON, "-m", "kld_proof", "replay", certificates],
                "page": [PYTHON, "-m", "kld_proof", "verify", PAGE],
                "line": [PYTHON, "-m", "kld_proof", "verify", str(line)],
                "again": again,
            },
            rounds,
        )
        size = sum(f.stat().st_size for f in Path(certificates).rglob("*") if f.is_file())
    time = {name: median([r.seconds for r in found]) for name, found in runs.items()}
    used = {name: median([r.processor for r in found]) for name, found in runs.items()}
    memory = {name: max(r.memory for r in found) for name, found in runs.items()}
    for name in ("verify", "replay", "page", "line", "again"):
        if any(r.status for r in runs[name]):
            print(f"{name} ended with status {runs[name][0].status}")
    yield Measure("import sympy", time["sympy"] * 1000, 1e9, "ms")
    yield Measure(
        "verify, command to exit / import sympy", time["verify"] / time["sympy"], 1.3, profile=verify
    )
    yield Measure(
        "replay, command to exit / import sympy", time["replay"] / time["sympy"], 0.25, profile=replay
    )
    for name, bound in (("verify", 1.3), ("replay", 0.25)):  # what other programs on the machine change less
        yield Measure(f"{name}, processor time / import sympy", used[name] / used["sympy"], bound)
    yield Measure("the flagship as a page / import sympy", time["page"] / time["sympy"], 0.3, profile=page)
    yield Measure("the same, once it is known / import sympy", time["again"] / time["sympy"], 0.3)
    yield Measure("a page of one line / import sympy", time["line"] / time["sympy"], 1e9)
    yield Measure("import kld_proof / pass", time["package"] / time["pass"], 1.5, profile="import kld_proof")
    yield Measure("--help", time["help"], 0.2, "s")
    yield Measure("memory of verify", memory["verify"], 150, "MB")
    yield Measure("memory of replay", memory["replay"], 40, "MB", replay)
    yield Measure("certificates of the flagship", size / 1e6, 1, "MB")


def from_terms() -> Iterator[Measure]:
    """The flagship from terms, in fresh processes that imported the search but nothing of SymPy or Arb.

    The theorems are replayed and the axioms read inside the measured time.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(script(DUMP))
        file.flush()
        code = PROVE.format(path=file.name)
        seconds = sorted(float(script(code)) for _ in range(5))[2]
        name = "all lines from terms, first time, modules imported"
        yield Measure(name, seconds * 1000, 30, "ms", code)


def moments() -> Iterator[Measure]:
    yield Measure("E[(X - mu)^200]", float(script(MOMENT)) * 1000, 4, "ms", MOMENT)


def diagonal() -> Iterator[Measure]:
    small, large = map(float, script(DIAGONAL).split())
    yield Measure("diagonal KL, d = 1024 / d = 64", large / small, 18, profile=DIAGONAL)
    yield Measure("diagonal KL, d = 64", small * 1000, 1e9, "ms")


def many() -> Iterator[Measure]:
    thousand, ten = map(float, script(MANY).split())
    yield Measure("10,000 steps / 1,000 steps", ten / thousand, 10.5, profile=MANY)
    yield Measure("steps a second", 10_000 / ten, 1000, profile=MANY, at_least=True)


def refuting() -> Iterator[Measure]:
    proving, refuting = map(float, script(REFUTE).split())
    yield Measure("refuting a wrong line / proving the right one", refuting / proving, 1.5, profile=REFUTE)
    yield Measure("proving the right line", proving * 1000, 1e9, "ms")


def reading() -> Iterator[Measure]:
    """Formulas read, from the file to steps, in seconds of the processor: of the corpus, else of docs/."""
    folder = str(CORPUS if CORPUS.is_dir() else ROOT / "docs")
    code = READ.format(folder=folder)
    found = [script(code).split() for _ in range(3)]
    display, inline = map(int, found[0][:2])
    seconds = min(float(f[2]) for f in found)
    every = (display + inline) / seconds
    yield Measure("formulas read a second, inline ones included", every, 2000, profile=code, at_least=True)
    yield Measure("display formulas a second", display / seconds, 0, at_least=True)
    together = min(float(script(READ_TOGETHER.format(folder=folder))) for _ in range(3))
    name = "formulas read a second by the clock, all processors"
    yield Measure(name, (display + inline) / together, 2000, at_least=True)


def seeds() -> Iterator[Measure]:
    """The verdicts and lengths of proofs for sixteen hash seeds."""
    code = f"import os, sys\nprint(sys.flags.hash_randomization)\n{VERDICTS}"
    found = {script_with_seed(code, seed) for seed in range(16)}
    yield Measure("different outcomes for 16 values of PYTHONHASHSEED", len(found), 1)


def script_with_seed(code: str, seed: int) -> str:
    import os

    os.environ["PYTHONHASHSEED"] = str(seed)
    try:
        return json.dumps(script(code).splitlines()[1:])
    finally:
        del os.environ["PYTHONHASHSEED"]


GROUPS: dict[str, Callable[[], Iterator[Measure]]] = {
    "terms": from_terms, "moments": moments, "refuting": refuting,
    "diagonal": diagonal, "many": many, "reading": reading, "seeds": seeds,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--profile", metavar="FILE", help="write the profiles of what misses its bound to FILE"
    )
    parser.add_argument("--only", nargs="*", choices=["commands", *GROUPS])
    options = parser.parse_args()
    chosen: dict[str, Callable[[], Iterator[Measure]]] = {
        "commands": lambda: commands(options.rounds),
        **GROUPS,
    }
    with compiled():
        missed = [m for n in chosen if n in (options.only or chosen) for m in shown(n, chosen[n])]
        profiles = [f"== {m}\n{script(PROFILE.format(code=m.profile))}" for m in missed if options.profile]
    if options.profile:
        Path(options.profile).write_text("\n".join(profiles), encoding="utf-8")


def shown(name: str, group: Callable[[], Iterator[Measure]]) -> Iterator[Measure]:
    """Prints the measures of a group; those that miss their bounds and that a profile would explain."""
    try:
        for measure in group():
            print(measure, flush=True)
            if not measure.ok and measure.profile:
                yield measure
    except RuntimeError as error:
        print(f"{name:58} failed: {error}", flush=True)


if __name__ == "__main__":
    main()

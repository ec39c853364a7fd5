"""What the names of a file mean: imports, functions, constants, classes, found without running it.

A name that the file binds in two ways, and a file that can rebind any name (`exec`, a patched module),
is not guessed at: `problem` says what is in the way.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping

from kld_proof.code.operations import MODULES
from kld_proof.code.patches import CONVENTION
from kld_proof.code.source import Source, assigned_names
from kld_proof.code.values import Function, Misfit, Value

BATCH = frozenset(["batch_size", "bs", "batchsize", "batch_sz", "n_batch", "batch_len"])
LATENT = frozenset(
    [
        "latent_dim",
        "latent_dims",
        "latent_size",
        "z_dim",
        "zdim",
        "z_size",
        "n_z",
        "dim_z",
        "n_latent",
        "latent_n",
        "nz",
    ]
)
SETTINGS = frozenset("reduction delta beta full eps log_target log_input dim negative_slope alpha".split())
"""The attributes by which a loss that was made can be changed."""
_FRAMEWORKS = ("torch", "tensorflow", "jax", "keras", "numpy")
_BLOCKS = (ast.If, ast.Try, ast.With, ast.For, ast.While)


class Scope:
    """The top-level names of a source."""

    def __init__(self, source: Source) -> None:
        self.modules: dict[str, str] = {}
        self.functions: dict[str, Value] = {}
        self.constants: dict[str, ast.expr] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.current_class: ast.ClassDef | None = None
        self._problems: dict[str, str] = {}
        self._loaded = {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)}
        self._bound: dict[str, int] = {}
        self.stars: list[str] = []
        self._times_stored: dict[str, int] = {}
        self.resets_layers = False
        for statement in _top_level(source.tree.body):
            self._take(statement)
        self._find_patches(source)
        if not self.stars:
            for name, dotted in CONVENTION.items():
                if name not in self._bound:
                    self.modules[name] = dotted

    @property
    def framework(self) -> str:
        """The first framework that the file imports, as a module name; "" if none."""
        roots = [self.modules[n].partition(".")[0] for n in self.modules if n in self._bound]
        return next((r for r in roots if r in _FRAMEWORKS), "")

    def framework_of_methods(self, ours: Mapping[str, str]) -> str:
        """Our function for a method that torch and the other frameworks do not have in the same form."""
        present = {
            d.partition(".")[0] for n, d in self.modules.items() if n in self._loaded | self._bound.keys()
        }
        kinds = {"torch" if r == "torch" else "numpy" for r in present & set(_FRAMEWORKS)}
        if len(kinds) != 1:
            raise Misfit(
                "what this method does depends on the framework, and the code does not show just one"
            )
        return ours[kinds.pop()]

    def _take(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            for name, dotted in imports(statement):
                if name == "*":
                    self._take_star(dotted)
                elif self.modules.get(name, dotted) != dotted:
                    self._problems[name] = f"`{name}` is imported from {self.modules[name]} and from {dotted}"
                else:
                    self._bind(name, same=name in self.modules)
                    self.modules[name] = dotted
            return
        for name in set(assigned_names(statement)):
            self._bind(name)
            if name in self.modules:
                self._problems[name] = f"the file binds the name `{name}` more than once"
        if isinstance(statement, ast.FunctionDef):
            self.functions[statement.name] = Function(statement, {})
        elif isinstance(statement, ast.ClassDef):
            self.classes[statement.name] = statement
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            self.constants[statement.targets[0].id] = statement.value
            if isinstance(statement.value, ast.Lambda):
                self.functions[statement.targets[0].id] = Function(statement.value, {})

    def _take_star(self, module: str) -> None:
        if module not in MODULES:
            self.stars.append(module)
        for name in MODULES.get(module, {}):
            self.modules.setdefault(name, f"{module}.{name}")

    def _bind(self, name: str, same: bool = False) -> None:
        count = self._bound[name] = self._bound.get(name, 0) + (not same)
        if count > 1:
            self._problems[name] = f"the file binds the name `{name}` more than once"

    def _find_patches(self, source: Source) -> None:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
                own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
                self.resets_layers |= node.attr in SETTINGS and not own
                self._times_stored[node.attr] = self._times_stored.get(node.attr, 0) + 1
                root = node.value
                if isinstance(root, ast.Name) and (root.id in self.modules or root.id in CONVENTION):
                    dotted = f"{self.modules.get(root.id) or CONVENTION[root.id]}.{node.attr}"
                    self._problems[dotted] = f"the file changes `{dotted}` in line {node.lineno}"
            elif isinstance(node, ast.Global | ast.Nonlocal):
                for name in node.names:
                    self._problems[name] = f"`{name}` is changed from inside a function (line {node.lineno})"

    def problem(self, name: str) -> str:
        """Why the meaning of a name or dotted name is not known, or the empty string."""
        if name in self._problems:
            return self._problems[name]
        if self.stars and name not in self._bound and name not in self.modules and name in CONVENTION:
            return f"`{name}` may come from `from {self.stars[0]} import *`"
        return ""

    def rebound(self, name: str, of_file: bool) -> str:
        """Why a local name, or a function of the file, may have changed its meaning; or the empty string."""
        problem = self._problems.get(name, "")
        return problem if of_file or "from inside a function" in problem else ""

    def is_own(self, dotted: str) -> bool:
        """Does the file bind the first name of `dotted` to something of its own?"""
        root = dotted.partition(".")[0]
        return root in self._bound and root not in self.modules

    def assumed(self, name: str) -> bool:
        """Is the module known by the usual name only, and not imported?"""
        return name in self.modules and name not in self._bound and self.modules[name] == CONVENTION.get(name)

    def is_builtin(self, name: str) -> bool:
        return name not in self._bound and hasattr(builtins, name)

    @staticmethod
    def is_foreign(dotted: str) -> bool:
        """Is the dotted name outside the modules whose functions are known, such as a network's layer?"""
        if dotted.startswith("torch.nn.") and not dotted.startswith("torch.nn.functional"):
            return True
        root = dotted.partition(".")[0]
        return ".layers" in dotted or ".Input" in dotted or root not in {m.partition(".")[0] for m in MODULES}

    def class_binds(self, name: str) -> bool:
        """Does the class that is being read define the attribute, as a property perhaps?"""
        return self.current_class is not None and any(
            name in assigned_names(s)
            and not (isinstance(s, ast.Assign | ast.AnnAssign) and isinstance(s.value, ast.Constant | None))
            for s in self.current_class.body
        )

    def method(self, owner: str, name: str) -> Function | None:
        """The method `name` of the class that is being read, without its first parameter."""
        body = self.current_class.body if self.current_class and owner in ("self", "cls") else []
        found = [s for s in body if isinstance(s, ast.FunctionDef) and s.name == name]
        bindings = [s for s in body if name in assigned_names(s)]
        if len(found) != 1 or len(bindings) != 1 or name in self._times_stored:
            return None
        static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in found[0].decorator_list)
        return Function(found[0], {}, bound=0 if static else 1)

    def set_once(self, name: str) -> ast.expr | None:
        """What the constructor of the class that is read sets `self.name` to, if nothing else sets it."""
        body = self.current_class.body if self.current_class else []
        found = [s for s in body if isinstance(s, ast.FunctionDef) and s.name == "__init__"]
        if self._times_stored.get(name) != 1 or len(found) != 1 or self.class_binds(name):
            return None
        if {"setattr", "__setattr__", "__dict__", "vars"} & _words(self.current_class):
            return None
        for statement in found[0].body:
            if isinstance(statement, ast.Assign) and [ast.unparse(t) for t in statement.targets] == [
                f"self.{name}"
            ]:
                return statement.value
        return None

    @staticmethod
    def size_axis(name: str, rank: int) -> int | None:
        """The axis whose size is often called `name`."""
        last = name.rpartition(".")[2].lower()
        return 0 if last in BATCH and rank > 1 else rank - 1 if last in LATENT and rank <= 2 else None


def imports(statement: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The names that an import binds, with the dotted names that they stand for."""
    for alias in statement.names:
        if isinstance(statement, ast.ImportFrom):
            module = "." * statement.level + (statement.module or "")
            dotted = module if alias.name == "*" else f"{module}.{alias.name}"
            yield alias.asname or alias.name, canonical(dotted)
        elif alias.asname:
            yield alias.asname, canonical(alias.name)
        else:
            root = alias.name.partition(".")[0]
            yield root, root


def canonical(dotted: str) -> str:
    """The usual dotted name of a module that is known under several."""
    for old, new in (
        ("tensorflow.compat.v1", "tensorflow"),
        ("tensorflow.python.keras.", "tensorflow.keras."),
        ("tensorflow.keras.backend", "keras.backend"),
        ("tensorflow.keras.ops", "keras.ops"),
    ):
        if (dotted + ".").startswith(old if old.endswith(".") else old + "."):
            return (dotted + ".").replace(old, new, 1).rstrip(".")
    return dotted


def _words(node: ast.AST | None) -> set[str]:
    """The names and attributes in a node."""
    inner = list(ast.walk(node)) if node else []
    return {n.id for n in inner if isinstance(n, ast.Name)} | {
        n.attr for n in inner if isinstance(n, ast.Attribute)
    }


def _top_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements outside functions and classes, those inside of `if`, `try` and `with` included."""
    stack = list(reversed(body))
    while stack:
        statement = stack.pop()
        if not isinstance(statement, _BLOCKS):
            yield statement
            continue
        for name in ("finalbody", "orelse", "handlers", "body"):
            for child in reversed(getattr(statement, name, [])):
                stack.extend(reversed(child.body) if isinstance(child, ast.ExceptHandler) else [child])
        yield from (ast.Expr(value=part) for part in _heads(statement))


def _heads(statement: ast.stmt) -> Iterator[ast.expr]:
    """What a compound statement binds itself, as expressions."""
    if isinstance(statement, ast.For):
        yield from (statement.target, statement.iter)
    elif isinstance(statement, ast.If | ast.While):
        yield statement.test
    elif isinstance(statement, ast.With):
        for item in statement.items:
            yield from (p for p in (item.context_expr, item.optional_vars) if p is not None)
    elif isinstance(statement, ast.Try):
        for handler in statement.handlers:
            if handler.name:
                yield ast.Name(handler.name, ast.Store())

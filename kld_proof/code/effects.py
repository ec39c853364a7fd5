"""Which names a statement may change in place: `x.mul_(2)`, `out=x`, `x[0] = 1`, a function that does so.

Python's arrays are shared, so a line that is not read may still change what is read.  The search looks at
the text only; it names too many rather than too few.  A call of something outside of the file is taken not
to change its arguments, unless its name or its keywords say that it does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from kld_proof.code.operations import METHODS, MODULES
from kld_proof.code.source import assigned_names

OUTPUT_KEYWORDS = frozenset(["out", "inplace", "overwrite_x", "overwrite_input"])
ARGUMENT_CHANGERS = frozenset(
    """sort partition put copyto place putmask put_along_axis fill_diagonal shuffle at setattr delattr itemset
    resize fill setfield setflags byteswap swap_tensors assign assign_add assign_sub""".split()
)
CONTAINER_CHANGERS = frozenset(
    "append insert extend pop remove clear reverse update setdefault popitem".split()
)
INPLACE_FLAG = frozenset(
    """relu relu6 leaky_relu elu selu celu silu mish hardtanh hardswish hardsigmoid threshold rrelu dropout
    alpha_dropout""".split()
)
VIEWS = frozenset(
    """view reshape squeeze unsqueeze t transpose permute expand expand_as view_as flatten ravel detach
    contiguous cpu cuda float double half to type type_as numpy narrow select chunk split unbind diagonal
    as_tensor asarray from_numpy swapaxes movedim requires_grad_ get pop setdefault Variable identity astype
    array broadcast_to atleast_1d atleast_2d nan_to_num clone copy resolve_conj cast tensor""".split()
)
MAKERS = r"(zeros|ones|empty|full|rand|randn|randint|normal|eye|arange|linspace)(_like)?|new\w*|\w*Tensor"
_TWO = """add subtract multiply divide power maximum minimum logaddexp dot full_like greatest population_var
population_std squeeze"""
_ARITY = {"sum": 3, "mean": 3, "clamp": 3, "where": 3, **dict.fromkeys(_TWO.split(), 2)}
_BENIGN_DUNDER = frozenset(["__len__", "__getitem__", "__class__", "__name__", "__init__", "__version__"])
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Effects:
    """The in-place changes of the statements of a file, whose functions are `functions`, by name."""

    def __init__(self, tree: ast.Module) -> None:
        self.functions: dict[str, list[Function]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self.functions.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.functions.setdefault(target.id, []).append(node.value)
        self._summaries: dict[int, frozenset[str] | None] = {}

    def changed(self, *nodes: ast.AST, attributes: bool = True) -> set[str]:
        """The names, and the attributes `self.x`, that the nodes may change in place.

        Without `attributes` an assignment to an attribute, and `x += 1`, does not count.
        """
        found: set[str] = set()
        for node in nodes:
            for inner in _walk(node):
                if isinstance(inner, Function):
                    summary = self._summary(inner)
                    found |= summary - parameters(inner)
                    if isinstance(inner, ast.Lambda) and summary & parameters(inner):
                        found |= mentioned(node)
                elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                    if any(self._summary(own) & parameters(own) for own in self.functions.get(inner.id, ())):
                        found |= mentioned(node) - self.functions.keys() - set(assigned_names(node))
                elif isinstance(inner, ast.AugAssign) and attributes:
                    found |= roots(inner.target)
                elif isinstance(inner, ast.Call):
                    found |= self._by_call(inner)
                elif isinstance(inner, ast.Subscript) and not isinstance(inner.ctx, ast.Load):
                    found |= roots(inner)
                elif isinstance(inner, ast.Attribute) and attributes and not isinstance(inner.ctx, ast.Load):
                    found |= {ast.unparse(inner)} if _of_self(inner) else roots(inner)
                elif isinstance(inner, ast.Global | ast.Nonlocal):
                    found |= set(inner.names)
        for node in nodes:
            for inner in ast.walk(node):
                if isinstance(inner, ast.comprehension | ast.For) and roots(inner.target) & found:
                    found |= mentioned(inner.iter)
        return found

    def _by_call(self, call: ast.Call) -> set[str]:
        function, found = call.func, set()
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        receiver = function.value if isinstance(function, ast.Attribute) else None
        everything = mentioned(call)
        if any(k.arg in OUTPUT_KEYWORDS and not _is_false(k.value) for k in call.keywords):
            return everything
        if name in ARGUMENT_CHANGERS or (name.startswith("__") and name not in _BENIGN_DUNDER):
            return everything
        if name in INPLACE_FLAG and any(isinstance(a, ast.Constant) and a.value is True for a in call.args):
            return everything
        if name in CONTAINER_CHANGERS and receiver is not None:
            found |= roots(receiver)
        if name.endswith("_") and not name.endswith("__") and name != "requires_grad_":
            if receiver is None or _dotted(receiver).partition(".")[0] not in ("", "self"):
                found |= mentioned(*call.args)
            if receiver is not None and not is_fresh(receiver):
                found |= roots(receiver)
        root = _dotted(function).partition(".")[0]
        ours = MODULES["numpy"].get(name) if root in ("np", "numpy", "math", "jnp", "onp") else None
        if ours is not None and len(call.args) > _ARITY.get(ours, 1):
            found |= mentioned(*call.args)
        for own in self.functions.get(name, ()) if root in ("", name, "self", "cls") or receiver else ():
            inside = self._summary(own)
            if inside:
                found |= mentioned(*call.args, *[k.value for k in call.keywords])
                found |= inside - parameters(own)
                handed = [a.id for a in call.args if isinstance(a, ast.Name)]
                found |= {"self", "cls"} & set(handed)
                found |= roots(receiver) if receiver is not None and not _of_self(function) else set()
        return found

    def _summary(self, function: Function) -> frozenset[str]:
        """The names that a function of the file may change in place, its own fresh arrays left out."""
        key = id(function)
        if key not in self._summaries:
            self._summaries[key] = None  # a recursive call adds nothing
            body = [function.body] if isinstance(function, ast.Lambda) else function.body
            changed = self.changed(*body)
            values: dict[str, list[ast.expr | None]] = {}
            for statement in body:
                for inner in ast.walk(statement):
                    _collect(inner, values)
            own = parameters(function)
            local = {n for n, vs in values.items() if n not in own and all(v and is_fresh(v) for v in vs)}
            self._summaries[key] = frozenset(changed - local)
        return self._summaries[key] or frozenset()


def parameters(function: Function) -> set[str]:
    """The names of the parameters."""
    return {a.arg for a in ast.walk(function.args) if isinstance(a, ast.arg)}


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """The node and what is in it; a function inside is named, and its body left out."""
    todo = [node]
    while todo:
        inner = todo.pop()
        yield inner
        if isinstance(inner, ast.Lambda):
            todo.append(inner.args)
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            todo += [inner.args, *inner.decorator_list]
        else:
            todo += ast.iter_child_nodes(inner)


def _collect(node: ast.AST, values: Mapping[str, list[ast.expr | None]]) -> None:
    assert isinstance(values, dict)
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                values.setdefault(target.id, []).append(node.value)
            else:
                for name in roots(target):
                    values.setdefault(name, []).append(None)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and isinstance(node.target, ast.Name):
        values.setdefault(node.target.id, []).append(node.value)
    elif isinstance(node, ast.For):
        for name in roots(node.target):
            values.setdefault(name, []).append(None)


def is_fresh(node: ast.expr) -> bool:
    """Does the expression seem to make a new array or number, which no name holds yet?"""
    if isinstance(node, ast.BinOp | ast.UnaryOp | ast.Constant | ast.Compare):
        return True
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in VIEWS or not isinstance(node.func, ast.Attribute):
        return False
    if name.endswith("_"):
        return is_fresh(node.func.value)
    root = _dotted(node.func).partition(".")[0]
    return (name in METHODS or re.fullmatch(MAKERS, name) is not None) and root not in ("self", "cls")


def roots(node: ast.AST) -> set[str]:
    """The names, or attributes of self, that an expression reaches into."""
    if isinstance(node, ast.Attribute) and _of_self(node):
        return {ast.unparse(node)}
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        return roots(node.value)
    return mentioned(node)


def mentioned(*nodes: ast.AST) -> set[str]:
    """All names, and attributes of self, in the nodes."""
    found: set[str] = set()
    for node in nodes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name):
                found.add(inner.id)
            elif isinstance(inner, ast.Attribute) and _of_self(inner):
                found.add(ast.unparse(inner))
    return found - {"self", "cls"}


def _of_self(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("self", "cls")
    )


def _dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, else the empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = _dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and (node.value is False or node.value is None)

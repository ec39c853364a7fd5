"""Names that share an array, and what is left of them after a line that was not read."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from kld_proof.code.effects import CONTAINER_CHANGERS, mentioned, roots
from kld_proof.code.inline import Inliner
from kld_proof.code.reading import OpaqueCall
from kld_proof.code.source import Unread, assigned_names
from kld_proof.code.values import Module, Sequence, Tensor, Unknown, Value


class Aliases(Inliner):
    """Forgets, frees and refuses names."""

    def forget(self, statement: ast.AST, error: Unread) -> None:
        """After a statement that was not understood its names are free: the claim holds for all values."""
        self.note_kin(statement)
        touched = set(assigned_names(statement))
        changed = self.effects.changed(statement)
        touched |= self.holders(changed if touched else changed | self._objects(statement))
        for name in touched:
            if "." in name:
                self.attributes[name] = Unknown(error)
            else:
                self.free(name, error)
        self._attributes_unread(statement, OpaqueCall(error.message, error.line, error.column))

    def note_kin(self, statement: ast.AST) -> None:
        """What a statement binds or fills, at any depth, may share the arrays that are named there."""
        for node in ast.walk(statement):
            filled: set[str] = set()
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                filled, behind = set(assigned_names(node)).union(*map(roots, targets)), mentioned(node.value)
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CONTAINER_CHANGERS:
                filled, behind = roots(node.func), mentioned(*node.args)
            for name in filled:
                self.kin[name] = self.kin.get(name, set()) | (behind - {name})

    def _objects(self, statement: ast.AST) -> set[str]:
        """The names in a statement that stand for no module: what changes a module is found in the file."""
        frame = self.frames[-1]
        modules = {n for n, value in frame.items() if isinstance(value, Module)}
        return mentioned(statement) - modules - (self.scope.modules.keys() - frame.keys())

    def _attributes_unread(self, target: ast.AST, error: Unread) -> None:
        """The attributes that are set to what was not read: any value, if they were not used before."""
        for node in ast.walk(target):
            if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
                key = ast.unparse(node)
                if not isinstance(error, OpaqueCall) or key in self.symbols or key in self.attributes:
                    self.attributes[key] = Unknown(error)

    def holders(self, names: set[str]) -> set[str]:
        """The names, and all that hold or may hold the same arrays."""
        found, frame = set(), self.frames[-1]
        todo = list(names)
        while todo:
            name = todo.pop()
            if name in found:
                continue
            found.add(name)
            todo += self.kin.get(name, ())
            todo += [n for n in self.attributes if n.startswith(f"{name}.")]
            value = frame.get(name) or self.attributes.get(name) or self.symbols.get(name)
            if value is not None:
                for place in (frame, self.attributes, self.symbols):
                    todo += [n for n, held in place.items() if _holds(held, value) or _holds(value, held)]
        return found

    def poison(self, statement: ast.AST, *parts: ast.AST) -> None:
        """What the statement may change in place is unread from here on."""
        changed = self.effects.changed(*parts, attributes=False)
        for name in self.holders(changed) if changed else ():
            error = self.source.unread(statement, f"`{name}` may be changed in place here")
            for frame in self.frames if "." not in name else [self.attributes]:
                if frame in (self.frames[-1], self.attributes) or name in frame:
                    frame[name] = Unknown(error)

    def free(self, name: str, error: Unread) -> None:
        """Let `name` stand for any value; if its old value was used already, it is unread instead."""
        fresh = name in self.reading.unread_lines and name not in self.asked
        if fresh and name in self.symbols and self.frames[-1].get(name) is self.symbols[name]:
            return  # nothing has read the value that it may have already
        if name in self.symbols:
            self.frames[-1][name] = Unknown(error)
        else:
            self.reading.unread_lines[name] = error.line
            self.frames[-1][name] = self.symbol(name)

    def _array_unread(self, target: ast.expr, error: Unread) -> None:
        """`mu.data = f(x)` with an unread value leaves nothing known of the array `mu`."""
        for node in ast.walk(target):
            if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
                for name in roots(node.value):
                    value = self.frames[-1].get(name) or self.symbols.get(name)
                    if isinstance(value, Tensor) and value.tensors:
                        for each in self.holders({name}):
                            self.frames[-1][each] = Unknown(error)

    def _shared(self, name: str, value: Value) -> bool:
        """Does anything besides the local `name` hold the array `value`?"""
        frames: list[Mapping[str, Value]] = [*self.frames, self.attributes, self.symbols]
        for frame in frames:
            own = frame is self.frames[-1] or (frame is self.symbols and len(self.frames) == self.base)
            for other, held in frame.items():
                inside = isinstance(held, Sequence) and any(item is value for item in held.items)
                if (held is value or inside) and not (own and other == name):
                    return True
        return False


def _holds(held: Value, value: Value) -> bool:
    return held is value or (isinstance(held, Sequence) and any(_holds(x, value) for x in held.items))

"""Functions that nothing defines, densities and probabilities among them: terms of which little is known."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.keys import key, letter
from kld_proof.document.elaborate.terms.matrices.reading import either
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, subterms


def unknown(node: ast.Apply, context: Context) -> Term:
    """An unspecified function; a conditional density is the joint one over the marginal one."""
    if "||" not in node.separators and node.args and all(map(_is_event, node.args)):
        return _mass(node, context)
    if any(isinstance(a, ast.Chain) for a in node.args):
        raise Unknown("the probability of this event is not known: give the law first", node.start)
    if "||" in node.separators or (";" in node.separators and not _has_parameters_last(node)):
        raise Unknown("this list of arguments is not read yet", node.start)
    if node.function.name in context.words.variables and not all(
        isinstance(strip(a), ast.Name) for a in node.args
    ):
        raise ReadError(f"{node.function.name} is a variable too: write a product with \\cdot", node.start)
    around, context.open = context.open, True
    if "|" in node.separators:
        value = _conditional(node, context)
        if context.words.given:
            told = not any(isinstance(s, App) and s.head in context.words.joint for s in subterms(value))
            context.open = around or not told
        return value
    index = strip(node.function.subscript[0]) if node.function.subscript else None
    if (
        isinstance(index, ast.Name)
        and index.name in context.bound
        and shadows.is_member(node.function, context)
    ):
        values = [read(index, context), *(either(a, context) for a in node.args)]
        return App(f"${node.function.base}_{{*}}_{{/{len(values)}}}", *values)
    if node.function.name in context.words.likelihoods:
        from kld_proof.document.elaborate.laws.likelihood import product

        both = product(node, context.words.likelihoods[node.function.name])
        if both is not None:
            return read(both, context)
    if context.words.conditionals:
        from kld_proof.document.elaborate.laws.likelihood import by_conditional

        made = by_conditional(node, context.words)
        if made is not None:
            context.open = around or context.open
            return read(made, context)
    arguments = list(node.args)
    name, letters = key(node, context), joint.letters_of(node, context)
    if node.function.name in context.words.overloaded:
        _check_order(node, context)
        arguments.sort(key=lambda a: letter(a, node))
        letters = tuple(letter(a, node) for a in arguments)
    value = context.unspecified(name, [either(a, context) for a in arguments])
    if letters is not None and len(letters) == len(arguments):
        joint.register(value, node, letters, context)
    return value


def _has_parameters_last(node: ast.Apply) -> bool:
    """Whether a semicolon stands behind all bars, as in `p(z | x; \\theta)`: what follows are parameters."""
    signs = node.separators
    return "|" not in signs or "|" not in signs[signs.index(";") :]


def _check_order(node: ast.Apply, context: Context) -> None:
    """The order counts where one joint density is written in two orders: that would claim a symmetry.

    The two sides of a bar are told apart by the names of the arguments.
    """
    order = tuple(letter(a, node) for a in node.args)
    if context.conditional:
        return
    first = context.words.orders.setdefault((node.function.name, frozenset(order)), order)
    if first != order:
        raise ReadError(
            f"the arguments of {node.function.name} stand in another order than elsewhere", node.start
        )


def _is_event(argument: ast.Node) -> bool:
    """Whether an argument has the form `X = x`."""
    argument = strip(argument)
    single = isinstance(argument, ast.Chain) and len(argument.links) == 1
    return single and argument.links[0].relation.op == "=" and isinstance(argument.first, ast.Name)  # type: ignore[attr-defined]


def _mass(node: ast.Apply, context: Context) -> Term:
    """`Pr(X = x, Y = y | Z = z)` by unspecified mass functions, one for each set of variables."""
    context.open = True
    bar = node.separators.index("|") + 1 if "|" in node.separators else len(node.args)
    both = _joint(node.args, node, context)
    if bar == len(node.args):
        return both
    condition = _joint(node.args[bar:], node, context)
    context.assume(App("lt", Num(0), condition))
    return App("div", both, condition)


def _joint(events: tuple[ast.Node, ...], node: ast.Apply, context: Context) -> Term:
    values: dict[str, Term] = {}
    for event in map(strip, events):
        assert isinstance(event, ast.Chain) and isinstance(event.first, ast.Name)
        if event.first.name in values:
            raise ReadError(f"{event.first.name} occurs twice in a probability", event.start)
        values[event.first.name] = read(event.links[0].side, context)
    letters = tuple(sorted(values))
    value = App(f"${node.function.name}_{{{','.join(letters)}}}", *[values[x] for x in letters])
    joint.register(value, node, letters, context)
    return value


def _conditional(node: ast.Apply, context: Context) -> Term:
    if node.function.name not in context.words.overloaded:
        raise Unknown("a conditional density without a joint one", node.start)
    bar = node.separators.index("|") + 1
    commas = (",",) * len(node.args)
    both = ast.Apply(node.function, node.args, commas[: len(node.args) - 1], start=node.start)
    given = ast.Apply(node.function, node.args[bar:], commas[: len(node.args) - bar - 1], start=node.start)
    condition = read(given, context)
    if not (
        isinstance(condition, App) and condition.head in ("integral", "sum")
    ):  # of a marginal it is proved
        context.assume(App("lt", Num(0), condition))
    around, context.conditional = context.conditional, True
    value = read(both, context)
    context.conditional = around
    return App("div", value, condition)

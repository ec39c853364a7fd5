"""Pages written in tests, and their documents."""

from __future__ import annotations

from kld_proof.document.blocks import Source
from kld_proof.document.elaborate import elaborate
from kld_proof.document.markdown import read_markdown
from kld_proof.document.model import Document, Step
from kld_proof.kernel.term import show


def document(text: str) -> Document:
    """The document of a Markdown page."""
    title, blocks = read_markdown(Source(text))
    return elaborate(blocks, "page.md", title)


def steps(text: str) -> list[Step]:
    """All steps of a page."""
    return [s for d in document(text).derivations for s in d.steps]


def claims(text: str) -> list[str]:
    """The steps as `left relation right`, or their errors."""
    return [claim(s) for s in steps(text)]


def claim(step: Step) -> str:
    """A step in the kernel's plain notation."""
    if step.left is None or step.right is None:
        return f"unread: {step.error}"
    return f"{show(step.left)} {step.relation} {show(step.right)}"


def assumed(step: Step) -> set[str]:
    """The assumptions of a step in plain notation."""
    return {show(p) for p in step.assumptions}


def premises(text: str) -> set[str]:
    """The premises that the writer stated."""
    return {p.text for d in document(text).derivations for p in d.premises if not p.inferred}


def inferred(text: str) -> set[str]:
    """The premises that were inferred."""
    found = {p.prop for d in document(text).derivations for p in d.premises if p.inferred}
    return {show(p) for p in found if p is not None}

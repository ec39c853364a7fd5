"""The forms a report can be written in: every module of this folder that has no leading underscore.

A form is a module with `MEDIA_TYPE` and `render(report, style) -> str`.  Putting a file here adds the
form to `--format` and to the conformance test in tests/report/test_forms.py; nothing else is needed.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Protocol, cast

from kld_proof.errors import InputError

if TYPE_CHECKING:
    from kld_proof.report.model import Report
    from kld_proof.report.terminal import Style


class Form(Protocol):
    """What a module in this folder provides."""

    MEDIA_TYPE: str

    def render(self, report: Report, style: Style) -> str:
        """The report in this form, ending in a line break."""
        ...


def names() -> tuple[str, ...]:
    """The names of all forms, in alphabetical order."""
    files = os.listdir(os.path.dirname(__file__))
    return tuple(sorted(f[:-3] for f in files if f.endswith(".py") and not f.startswith("_")))


def load(name: str) -> Form:
    """The form called `name`.  Raises InputError where there is none."""
    if name not in names():
        raise InputError(f"there is no report form {name!r}; the forms are {', '.join(names())}")
    return cast(Form, importlib.import_module(f"{__name__}.{name}"))


def render(name: str, report: Report, style: Style | None = None) -> str:
    """`report` in the form called `name`."""
    from kld_proof.report.terminal import Style

    return load(name).render(report, style or Style())

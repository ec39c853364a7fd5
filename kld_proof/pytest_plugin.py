"""`pytest --kld-proof`: every Markdown file and notebook that is collected is a test of its derivations.

Opt-in, so that installing the package changes no one's test run.  Nothing is read before a test runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kld_proof.report.model import Report

SUFFIXES = (".md", ".ipynb")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flags; without the first one the plugin does nothing."""
    group = parser.getgroup("kld_proof", "derivations")
    group.addoption(
        "--kld-proof", action="store_true", help="check derivations in Markdown files and notebooks"
    )
    group.addoption(
        "--kld-proof-strict", action="store_true", help="findings such as notation slips fail as well"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Page | None:
    """A collector for a document; None for any other file, and where the flag was not given."""
    if not parent.config.getoption("--kld-proof") or file_path.suffix.lower() not in SUFFIXES:
        return None
    return Page.from_parent(parent, path=file_path)


class NotEstablished(Exception):
    """Something of a page is not proved; the message is the report."""


class Page(pytest.File):
    """One document."""

    def collect(self) -> Iterator[Derivations]:
        """A single test: the relations of a page are checked together."""
        yield Derivations.from_parent(self, name="derivations")


class Derivations(pytest.Item):
    """All derivations of a document; skipped where it has none."""

    def runtest(self) -> None:
        """Fails with the report where a relation is not proved."""
        from kld_proof.verify import verify

        strict = bool(self.config.getoption("--kld-proof-strict"))
        report: Report = verify(self.path, strict=strict)
        if report.exit_status == 2:
            pytest.skip("no relation was found")
        if not report.ok:
            raise NotEstablished(str(report))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The report, or one sentence where the file could not be used; no traceback for either."""
        from kld_proof.errors import KldProofError

        if isinstance(excinfo.value, NotEstablished | KldProofError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the test is, for the summary line."""
        return self.path, None, f"derivations of {self.path.name}"

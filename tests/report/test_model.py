"""What a report says of itself: counts, `ok` and the exit status."""

from __future__ import annotations

import pytest

from kld_proof.report.model import Report
from tests.report import samples

DONE = samples.report(samples.proved())
SLIP = tuple(samples.mixed().findings)


@pytest.mark.parametrize(
    ("report", "ok", "status"),
    [
        (DONE, True, 0),
        (samples.report(samples.proved(), findings=SLIP), True, 0),
        (samples.report(samples.proved(), findings=SLIP, strict=True), False, 1),
        (samples.report(samples.proved(), samples.refuted()), False, 1),
        (samples.report(samples.proved(), samples.not_proved()), False, 1),
        (samples.report(samples.proved(), samples.unread()), False, 1),
        (Report(DONE.documents, interrupted=True), False, 1),
        (samples.EMPTY, False, 2),
        (samples.EMPTY_DOCUMENT, False, 2),
    ],
)
def test_ok_and_exit_status(report: Report, ok: bool, status: int) -> None:
    assert bool(report) is report.ok is ok
    assert report.exit_status == status


def test_counts_and_steps_are_in_reading_order() -> None:
    report = samples.mixed()
    assert report.counts == {"proved": 1, "refuted": 1, "not_proved": 1, "unread": 1}
    assert [step.verdict for step in report.steps()] == ["proved", "refuted", "not_proved", "unread"]
    assert report.findings == list(SLIP)

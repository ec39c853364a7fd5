"""JSON, SARIF, JUnit and GitHub annotations, field by field."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

from kld_proof.report import forms
from tests.report import samples


def data(report: samples.Report) -> Any:
    return json.loads(forms.render("json", report))


def sarif(report: samples.Report) -> Any:
    return json.loads(forms.render("sarif", report))["runs"][0]


def test_json_is_version_1() -> None:
    got = data(samples.mixed())
    assert (got["format"], got["version"]) == ("kld-proof-report", 1)
    assert got["summary"] == {"proved": 1, "refuted": 1, "not_proved": 1, "unread": 1}
    (document,) = got["documents"]
    assert document["path"] == "notes.md"
    (derivation,) = document["derivations"]
    assert (derivation["title"], derivation["line"]) == ("Two Gaussians", 10)
    assert derivation["premises"][1] == {"line": 7, "column": 1, "text": r"\sigma > 0", "inferred": True}
    assert document["findings"] == [
        {"line": 14, "column": 40, "kind": "notation", "message": r"\mu2 was read as \mu_2"}
    ]


def test_json_has_every_promised_field_of_a_step() -> None:
    promised = (
        "line column left relation right as_read verdict reasons assumptions counterexample message seconds"
    )
    for step in data(samples.mixed())["documents"][0]["derivations"][0]["steps"]:
        assert set(promised.split()) <= set(step)


def test_json_of_a_proved_and_a_refuted_step() -> None:
    proved, refuted, _, unread = data(samples.mixed())["documents"][0]["derivations"][0]["steps"]
    assert proved["left"] == "x + x" and proved["relation"] == "=" and proved["right"] == "2 x"
    assert proved["reasons"] == ["linearity of the integral", "the laws of ln"]
    assert proved["assumptions"] == ["sigma_1 > 0"] and proved["seconds"] == 0.004
    assert refuted["counterexample"] == {"x": "1/2"} and proved["counterexample"] == {}
    assert unread["message"] == r"\wtf is not a command I know"


def test_json_keeps_what_a_document_holds_letter_for_letter() -> None:
    for text in samples.HOSTILE[:-1]:
        step = data(samples.hostile(text))["documents"][0]["derivations"][0]["steps"][0]
        assert step["left"] == text


def test_json_writes_details_that_it_has_no_type_for() -> None:
    details = {"difference": float("inf"), "tries": (1, None, True), "point": samples.X, "deep": {"a": [0.5]}}
    result = samples.StepResult(samples.step(), "not_proved", details=details)
    got = data(samples.report(result))["documents"][0]["derivations"][0]["steps"][0]["details"]
    assert got == {"difference": "inf", "tries": [1, None, True], "point": "x", "deep": {"a": [0.5]}}


def test_json_and_sarif_tell_the_cell_of_a_notebook() -> None:
    step = data(samples.notebook_report())["documents"][0]["derivations"][0]["steps"][0]
    assert (step["cell"], step["line"]) == (2, 3)
    (location,) = sarif(samples.notebook_report())["results"][0]["locations"]
    assert location["message"]["text"] == "cell 2, line 3"
    assert "region" not in location["physicalLocation"]


def test_sarif_lists_what_is_open_the_worst_first() -> None:
    run = sarif(samples.mixed())
    assert [r["ruleId"] for r in run["results"]] == ["refuted", "unread", "not_proved", "finding"]
    assert [r["level"] for r in run["results"]] == ["error", "error", "warning", "note"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "notes.md", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 13, "startColumn": 3},
    }


def test_sarif_fingerprints_survive_a_move_and_tell_twins_apart() -> None:
    def marks(*results: samples.StepResult) -> list[str]:
        return [r["partialFingerprints"]["formula/v1"] for r in sarif(samples.report(*results))["results"]]

    here, moved = marks(samples.refuted()), marks(samples.refuted(line=99))
    assert here == moved
    assert len(set(marks(samples.refuted(), samples.refuted(line=99)))) == 2


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü.md", {"uri": "a%20b/%C3%BC.md", "uriBaseId": "SRCROOT"}),
        (str(Path.cwd() / "x.md"), {"uri": "x.md", "uriBaseId": "SRCROOT"}),
        ("/no/such/x.md", {"uri": "file:///no/such/x.md"}),
    ],
)
def test_sarif_uris(path: str, uri: dict[str, str]) -> None:
    (result,) = sarif(samples.report(samples.refuted(), path=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == uri


def test_sarif_stops_at_what_github_accepts() -> None:
    run = sarif(samples.report(*[samples.refuted() for _ in range(5001)]))
    assert len(run["results"]) == 5000
    assert run["properties"]["leftOut"] == 1


@pytest.mark.parametrize("strict", [False, True])
def test_junit_counts_agree_with_its_cases(strict: bool) -> None:
    root = ElementTree.fromstring(forms.render("junit", samples.mixed(strict)))
    for element in (root, root[0]):
        assert int(element.attrib["tests"]) == len(root.findall(".//testcase"))
        assert int(element.attrib["failures"]) == len(root.findall(".//failure")) == (3 if strict else 2)
        assert int(element.attrib["errors"]) == len(root.findall(".//error")) == 1
    assert {case.attrib["classname"] for case in root.iter("testcase")} == {"notes.md"}
    assert "12:3 x + x = 2 x" in [case.attrib["name"] for case in root.iter("testcase")]


def test_github_shows_ten_of_each_and_says_what_is_left() -> None:
    lines = forms.render("github", samples.all_reports()["many"]).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert "20 more unproved relations are in the step summary" in lines
    assert "20 more findings are in the step summary" in lines


def test_github_puts_the_refuted_ones_first() -> None:
    lines = forms.render("github", samples.mixed()).splitlines()
    assert lines[0].startswith(
        "::error file=notes.md,line=13,col=3,title=kld-proof%3A refuted::refuted: x + x = 3 x"
    )
    assert "not proved" in lines[2]


def test_github_escapes_properties_and_data() -> None:
    (line, *_) = forms.render(
        "github", samples.report(samples.refuted(left="50%, a:b"), path="a,b:c%.md")
    ).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.md,")
    assert "refuted: 50%25, a:b = " in line

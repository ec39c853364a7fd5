from __future__ import annotations

import json
from typing import Any

import pytest

from kld_proof.document.blocks import Formula
from kld_proof.document.model import Place
from kld_proof.document.notebook import read_notebook
from kld_proof.errors import InputError


def notebook(*cells: dict[str, Any]) -> str:
    return json.dumps({"cells": list(cells), "nbformat": 4, "nbformat_minor": 5, "metadata": {}})


def test_markdown_cells_are_read_with_their_number_and_others_are_not() -> None:
    title, blocks = read_notebook(
        notebook(
            {"cell_type": "code", "source": "x = '$$ a $$'", "outputs": []},
            {"cell_type": "markdown", "source": ["# Lecture\n", "\n", "So $$ b = c\n", "= d $$"]},
            {"cell_type": "raw", "source": "$$ e $$"},
            {"cell_type": "markdown", "source": "$$ f $$"},
        ),
        "n.ipynb",
    )
    formulas = [b for b in blocks if isinstance(b, Formula)]
    assert title == "Lecture"
    assert [(f.text, f.place) for f in formulas] == [("b = c\n= d", Place(3, 7, 2)), ("f", Place(1, 4, 4))]
    assert formulas[0].place_of(6) == Place(4, 1, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"cells": [}', "n.ipynb:1:12: not a notebook"),
        ("", "n.ipynb:1:1: not a notebook"),
        ("[]", "no list of cells"),
        ('{"cells": 3}', "no list of cells"),
        ('{"cells": [3]}', "cell 1 is not"),
        (notebook({"cell_type": "markdown", "source": 3}), "source of cell 1"),
        (notebook({"cell_type": "markdown", "source": ["a", None]}), "source of cell 1"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 10_000, "not a notebook"),
    ],
)
def test_what_is_no_notebook_is_one_sentence(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_notebook(text, "n.ipynb")
    assert "\n" not in str(caught.value)

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.document.blocks import Formula, Source
from kld_proof.document.codecogs import formula_of, is_formula_url

HOST = "https://latex.codecogs.com/png.image?"


def decode(url: str) -> Formula:
    formula = formula_of(Source(url).excerpt())
    assert formula is not None
    return formula


@pytest.mark.parametrize(
    "path", ["png.image", "svg.image", "gif.latex", "svg.latex", "png.download", "gif", "svg"]
)
@pytest.mark.parametrize("scheme", ["https:", "http:", ""])
def test_every_form_of_the_address_is_read(path: str, scheme: str) -> None:
    assert decode(f"{scheme}//latex.codecogs.com/{path}?a=b").text == "a=b"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.codecogs.com/gif.latex?a=b",
        "https://www.zhihu.com/equation?tex=a%3Db",
        "https://render.githubusercontent.com/render/math?mode=display&amp;math=a=b",
        "https://math.now.sh?from=a=b",
    ],
)
def test_services_that_work_alike_are_read(url: str) -> None:
    assert decode(url).text == "a=b"


@pytest.mark.parametrize(
    "url",
    [
        "https://latex.codecogs.com/",
        "https://example.com/png.image?a",
        "https://www.codecogs.com/eqnedit.php?latex=a",
        "https://latex.codecogs.com/editor?a",
        "picture.png",
        "",
    ],
)
def test_other_addresses_are_no_formulas(url: str) -> None:
    assert not is_formula_url(url) and formula_of(Source(url).excerpt()) is None


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("a&space;=&plus;b", "a =+b"),
        ("a%20%3d%5Cmu", "a =\\mu"),
        ("a&amp;=b&lt;c&gt;d&quot;", 'a&=b<c>d"'),
        ("&#97;&#x62;", "ab"),
        ("a&ltb&amp;space;c", "a&ltb c"),
        ("%CE%BC%E2%89%A4x", "μ≤x"),
        ("a+b", "a+b"),
        ("100%", "100%"),
        ("a=b#gh-dark-mode-only", "a=b"),
        ("\\inline&space;\\dpi{110}&space;\\bg_white&space;\\fn_phv&space;\\large&space;x", "x"),
        ("\\color{white}$a&hash;b$", "a#b"),
        ("\\dpi{150}\\bg{white}\\LARGE\\largest", "\\largest"),
    ],
)
def test_only_the_known_escapes_are_decoded_and_drawing_commands_dropped(query: str, text: str) -> None:
    assert (decode(HOST + query).text, decode(HOST + query).error) == (text, "")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("%FF", "not UTF-8"),
        ("a+b%2Bc", "both +"),
        ("a+%3D+b", "both +"),
        ("", "empty"),
        ("\\inline", "empty"),
    ],
)
def test_what_cannot_be_decoded_for_certain_is_an_error(query: str, error: str) -> None:
    assert error in decode(HOST + query).error


@given(st.text(alphabet="ab\\{}^_ =&<>\"'()μ≤%+#", min_size=1).filter(lambda t: t.strip() == t))
def test_an_encoded_formula_comes_back_with_its_places(text: str) -> None:
    url = HOST + quote(text, safe="")
    formula = decode(url)
    assert formula.text == text and not formula.error
    column = len(HOST) + 1
    for k, character in enumerate(text):
        assert formula.place_of(k).column == column
        column += len(quote(character, safe=""))

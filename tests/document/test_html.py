from __future__ import annotations

import pytest

from kld_proof.document.blocks import Directive, Formula, Source
from kld_proof.document.delimiters import Hit
from kld_proof.document.html import markup_at


def opened(text: str) -> Hit | None:
    return markup_at(Source(text).excerpt(), 0, set())


def directive(text: str) -> Directive:
    hit = opened(text)
    assert hit is not None and isinstance(hit.block, Directive)
    return hit.block


def test_a_comment_with_a_known_word_and_a_colon_is_a_directive() -> None:
    found = directive("<!-- kld_proof: assume \\sigma > 0;\n let u = \\mu -->")
    assert (found.kind, found.text, found.error) == ("kld_proof", "assume \\sigma > 0;\n let u = \\mu", "")
    assert found.place.column == 17
    assert directive("<!--expect:refuted-->").text == "refuted"


@pytest.mark.parametrize(
    "comment", ["<!-- kld_proof assume -->", "<!-- KLD-proof: x -->", "<!-- kld_proof: -->"]
)
def test_a_comment_that_is_meant_as_a_directive_and_is_none_is_an_error(comment: str) -> None:
    assert directive(comment).error


@pytest.mark.parametrize("comment", ["<!-- expect a proof -->", "<!-- todo: kld_proof -->", "<!---->"])
def test_other_comments_say_nothing(comment: str) -> None:
    assert opened(comment) == Hit(len(comment))


def test_a_comment_that_is_never_closed_is_an_error() -> None:
    hit = opened("<!-- a $$ b $$")
    assert hit is not None and isinstance(hit.block, Formula) and "never closed" in hit.block.error
    assert hit.end == len("<!-- a $$ b $$")


@pytest.mark.parametrize(
    "tag", ["<b>", "</p>", "<br/>", "<br />", "<a href='>' x>", '<p title="a > b"\n id=x>']
)
def test_a_tag_goes_to_the_end_of_its_attributes(tag: str) -> None:
    assert opened(tag + " $x$ >") == Hit(len(tag))


@pytest.mark.parametrize("text", ["< b", "<3", "<= a", "<a < b", '<a b="'])
def test_a_less_sign_is_no_tag(text: str) -> None:
    assert opened(text) is None


def test_elements_that_show_their_text_as_it_is_are_passed_over() -> None:
    assert opened("<pre>$$ a $$</PRE >x") == Hit(len("<pre>$$ a $$</PRE >"))
    assert opened("<code>$$ a $$") == Hit(len("<code>"))


@pytest.mark.parametrize("quote", ['"', "'"])
def test_the_url_of_a_picture_ends_at_the_quote_that_opened_it(quote: str) -> None:
    other = "'" if quote == '"' else '"'
    url = f"https://latex.codecogs.com/png.image?f{other}>0"
    hit = opened(f"<IMG alt=x src={quote}{url}{quote} />")
    assert hit is not None and isinstance(hit.block, Formula) and hit.block.text == f"f{other}>0"


def test_a_picture_tag_that_is_not_closed_is_an_error_and_other_pictures_are_none() -> None:
    broken = opened('<img src="https://latex.codecogs.com/png.image?a=b')
    assert broken is not None and isinstance(broken.block, Formula) and broken.block.error
    assert opened('<img src="a.png">') == Hit(len('<img src="a.png">'))
    assert opened("<img alt=x>") == Hit(len("<img alt=x>"))

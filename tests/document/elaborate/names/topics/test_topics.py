"""A name that is a vector in one section and a number in another is two names; on one topic it stays one."""

from __future__ import annotations

import pytest

from kld_proof.document.blocks import Source
from kld_proof.document.elaborate.items import collect
from kld_proof.document.elaborate.names.topics.units import units
from kld_proof.document.markdown import read_markdown
from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import document

VECTORS = (
    "## Vectors\n\nLet $x, w \\in \\mathbb{R}^n$ and $A \\in \\mathbb{R}^{n \\times n}$.\n\n"
    "$$ (A x)^T w = x^T A^T w $$\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    ("said", "true", "false"),
    [
        ("A mass $w > 0$.", "w (w + 1) = w^2 + w", "w (w + 1) = w^2 + 1"),
        ("Let $w$ be a positive number.", "\\ln (2 w) = \\ln 2 + \\ln w", "\\ln (2 w) = 2 \\ln w"),
        ("Let $w \\in (0, 1)$.", "\\sqrt{w^2} = w", "\\sqrt{w^2} = 2 w"),
        ("Let $A$ and $w$ be positive numbers.", "\\frac{A w}{w} = A", "\\frac{A w}{w} = w"),
        ("", "\\frac{d}{dx} x e^x = (1 + x) e^x", "\\frac{d}{dx} x e^x = x e^x"),
        ("For events $A$, $B$,", "P(A \\cup B) + P(A \\cap B) = P(A) + P(B)", "P(A \\cup B) = P(A) + P(B)"),
        ("Let $x \\sim \\mathrm{Exp}(2)$.", "E[x] = 1/2", "E[x] = 2"),
        ("Let $w(t) = e^{-t}$.", "w'(t) = -w(t)", "w'(t) = w(t)"),
    ],
)  # fmt: skip
def test_a_section_has_kinds_of_its_own(said: str, true: str, false: str) -> None:
    own = f"## Another topic\n\n{said}\n\n"
    assert verdicts(f"{VECTORS}{own}$$ {true} $$") == ["proved", "proved"]
    assert verdicts(f"{VECTORS}{own}$$ {false} $$")[0] == "proved"
    assert verdicts(f"{VECTORS}{own}$$ {false} $$")[1] != "proved"
    assert verdicts(f"{own}$$ {true} $$\n\n{VECTORS}") == ["proved", "proved"]


def test_a_wrong_line_about_a_number_is_refuted_though_the_letter_is_a_vector_elsewhere() -> None:
    assert verdicts(f"{VECTORS}## Weights\n\nLet $w > 0$.\n\n$$ (w + 1)^2 = w^2 + 1 $$")[1] == "refuted"


def test_what_a_section_says_holds_forward() -> None:
    again = "## Further\n\n$$ CLAIM $$"
    commuting = "(w^T x) A = A (w^T x)"
    assert verdicts(VECTORS + again.replace("CLAIM", "x w = w x"))[1] != "proved"
    assert verdicts(VECTORS + again.replace("CLAIM", commuting))[1] == "proved"
    number = "## Numbers\n\nLet $w > 0$ and $x > 0$.\n\n$$ w x = x w $$\n\n"
    assert verdicts(VECTORS + number + again.replace("CLAIM", "(x w)^2 = w^2 x^2")) == ["proved"] * 3


def test_what_encloses_a_section_is_said_in_it_again_after_another() -> None:
    page = "# Notes\n\nLet $w, x \\in \\mathbb{R}^n$.\n\n## Numbers\n\nLet $w > 0$.\n\n$$ w + w = 2 w $$\n\n"
    assert verdicts(page + "## Products\n\n$$ w^T x = x^T w $$") == ["proved", "proved"]
    assert verdicts(page + "## Products\n\n$$ w x = x w $$")[1] != "proved"


@pytest.mark.parametrize("said", ["If $x > 0$, we have", "By the vector $x$ we get", ""])
def test_a_power_and_a_condition_make_no_number_of_a_vector(said: str) -> None:
    page = f"{VECTORS}## Lengths\n\n{said}\n\n$$ x^2 w^2 = (x w)^2 $$"
    assert verdicts(page)[1] != "proved"


def test_assumptions_and_laws_of_one_meaning_are_not_about_the_other() -> None:
    law = "## Counts\n\nLet $k \\sim \\mathrm{Poisson}(2)$.\n\n$$ E[k] = 2 $$\n\n"
    spring = "## Springs\n\nWith a constant $k > 0$ of the spring,\n\n$$ CLAIM $$"
    assert verdicts(law + spring.replace("CLAIM", "\\sqrt{k^2} = k")) == ["proved", "proved"]
    assert verdicts(law + spring.replace("CLAIM", "k^2 \\ge k"))[1] != "proved"


def test_equations_of_another_section_restrict_no_argument() -> None:
    other = "## Gas\n\nFor one mole $$ p V = R T, \\quad x = p V. $$\n\n"
    page = f"{other}## A map\n\nLet $g(x) = x^2$.\n\n$$ g(x + 1) = x^2 + 1 $$"
    assert verdicts(page)[-1] == "refuted"
    inside = "## A map\n\nWe look for the $x$ with $$ x = 0. $$ Let $g(x) = x^2$.\n\n$$ g(x + 1) = x^2 + 1 $$"
    assert verdicts(inside)[-1] != "refuted"


def test_a_t_transposes_where_it_is_no_name() -> None:
    heat = "## Heat\n\nWith a temperature $T > 0$,\n\n$$ \\frac{T^2}{T} = T $$\n\n"
    turned = "## Turning\n\nLet $A$ and $B$ be $n \\times n$ matrices.\n\n$$ (A B)^T = B^T A^T $$"
    assert verdicts(heat + turned) == ["proved", "proved"]
    assert verdicts(heat + turned.replace("B^T A^T", "A^T B^T"))[1] != "proved"


def test_a_finding_says_where_another_meaning_begins() -> None:
    told = document(f"{VECTORS}## Weights\n\nLet $w > 0$.\n\n$$ w + w = 2 w $$").findings
    assert [f.message for f in told] == ["w is a number here: another name than w above"]
    assert not document(f"{VECTORS}## More\n\n$$ w^T x = x^T w $$").findings


def test_units() -> None:
    page = "$a$\n\n# One\n\n$b$\n\n## Proof\n\n$c$\n\n### Inner\n\n$d$\n\n# Two\n\n$e$\n\n"
    page += "**Example 1.** $f$\n\n**Example 2.** $g$"
    parts = units(collect(read_markdown(Source(page))[1]))
    assert [[i.block.text for i in u.items] for u in parts] == [["a"], ["b", "c"], ["d"], ["e"], ["f"], ["g"]]
    assert [u.parent for u in parts] == [None, 0, 1, 0, 3, 3]


def test_e_is_a_number_where_it_has_a_value_and_no_mean_is_taken() -> None:
    law = "## Law\n\nLet $X \\sim \\mathrm{Exp}(2)$.\n\n$$ E[X] = \\frac{1}{2} $$\n\n"
    stress = "## Stress\n\nFor a stress $s > 0$ and a strain $t > 0$ the modulus is $E = s / t$.\n\n"
    stress += "$$ E t = CLAIM $$"
    assert verdicts(law + stress.replace("CLAIM", "s")) == ["proved", "proved"]
    assert verdicts(law + stress.replace("CLAIM", "2 s"))[1] != "proved"
    assert verdicts(law + stress.replace("CLAIM", "E[s] t"))[1] != "proved"


def test_a_law_frees_its_parameters_from_descriptions_elsewhere() -> None:
    page = "## Stress\n\nFor the stress $s$, where $s$ is the load on an area, $$ 2 s = s + s. $$\n\n"
    page += "## Law\n\nLet $X \\sim \\mathcal{N}(0, s^2)$.\n\n$$ E[X^2] = CLAIM $$"
    assert verdicts(page.replace("CLAIM", "s^2"))[-1] == "proved"
    assert verdicts(page.replace("CLAIM", "s^4"))[-1] == "refuted"


def test_densities_keep_their_letter_beside_a_number() -> None:
    page = (
        "## Chance\n\nLet $p \\in (0, 1)$.\n\n$$ \\ln p + \\ln (1 - p) = \\ln (p (1 - p)) $$\n\n## Laws\n\n"
    )
    page += "Let $p(x)$ and $q(x)$ be densities with $p(x) = 2 x$ for $0 < x < 1$.\n\n$$ p(x) / x = 2 $$"
    assert verdicts(page) == ["proved", "proved"]


QUADRATIC = (
    "## Roots\n\nLet $a > 0$ and $D = b^2 - 4 a c$.\n\n"
    "$$ a x^2 + b x + c = a \\left( x + \\frac{b}{2 a} \\right)^2 CLAIM \\frac{D}{4 a} $$\n\n"
    "## Vectors\n\nLet $a, b \\in \\mathbb{R}^n$.\n\n$$ (a + b)^T b = a^T b + b^T b $$\n\n"
)


def test_nothing_holds_backward_of_what_is_connected_with_numbers() -> None:
    assert verdicts(QUADRATIC.replace("CLAIM", "-")) == ["proved", "proved"]
    assert verdicts(QUADRATIC.replace("CLAIM", "+")) == ["refuted", "proved"]
    later = "## Products\n\nLet $c > 0$.\n\n$$ c a b = b a c $$"
    assert verdicts(QUADRATIC.replace("CLAIM", "-") + later)[2] != "proved"


def test_items_of_a_list_are_topics() -> None:
    page = "1. Let $X \\sim \\mathrm{Exp}(2)$.\n\n   $$ E[X] = \\frac{1}{2} $$\n\n"
    page += "2. Let $X \\sim \\mathrm{Poisson}(2)$.\n\n   $$ E[X] = CLAIM $$\n\n"
    page += "3. For $x, y \\in \\mathbb{R}^n$,\n\n   $$ x^T y = y^T x $$\n\n"
    page += "4. Let $f(x) = e^{3 x}$.\n\n   $$ f(x + y) = f(x) f(y) $$\n"
    assert verdicts(page.replace("CLAIM", "2")) == ["proved"] * 4
    assert verdicts(page.replace("CLAIM", "1/2"))[1] == "refuted"
    behind = page.replace("CLAIM", "2") + "\n\nIn all cases $X$ has a mean:\n\n$$ E[X] = 2 $$"
    assert verdicts(behind)[-1] not in ("proved", "refuted")


@pytest.mark.parametrize(
    ("first", "second", "claim"),
    [
        ("Let $A$ and $B$ be $n \\times n$ matrices.", "Let $A > 0$ and $B > 0$.", "(A B)^2 = A^2 B^2"),
        ("Let $A$ and $B$ be $n \\times n$ matrices.", "Suppose $A \\ne 0$.", "A B = B A"),
        ("Let $x, y \\in \\mathbb{R}^n$.", "For $x \\ne 0$ and $y \\ne 0$,", "(x y)^2 = x^2 y^2"),
        ("Let $f(x) = x^2$.", "Let $f > 0$.", "\\int_0^1 f dx = f"),
        ("Let $g$ be a function and $g(0) = 1$.", "With $g > 0$ on $[0, 1]$,", "\\frac{d}{dx} (g x) = g"),
    ],
)
def test_an_order_makes_no_number_of_a_matrix_or_a_function(first: str, second: str, claim: str) -> None:
    page = f"## A\n\n{first}\n\n$$ 1 + 1 = 2 $$\n\n## B\n\n{second}\n\n$$ {claim} $$"
    assert verdicts(page)[-1] != "proved"


def test_let_in_another_section_takes_the_value_of_a_name_away() -> None:
    first = "## A\n\nLet $a = b + 1$.\n\n$$ 2 a = 2 b + 2 $$\n\n"
    anew = "## B\n\nLet $a > 0$.\n\n$$ \\sqrt{a^2} = a $$\n\n$$ 2 a = 2 b + 2 $$"
    assert verdicts(first + anew)[:2] == ["proved", "proved"]
    assert verdicts(first + anew)[2] != "proved"
    for said in ("For $a > 0$,", "With $a > 0$ we get", "Let $c < a$ and $c > 0$.", "### C\n\nLet $a > 0$."):
        still = (
            anew.replace("Let $a > 0$.", said)
            if "C" not in said
            else anew.replace("## B\n\nLet $a > 0$.", said)
        )
        assert verdicts(first + still) == ["proved", "proved", "proved"]


BITS = (
    "## Coins\n\nThe entropy of a fair coin, measured in bits, is\n\n"
    "$$ -\\frac12 \\log \\frac12 - \\frac12 \\log \\frac12 = 1 $$\n\n"
)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("## Growth\n\nFor $x > 0$,\n\n$$ \\frac{d}{dx} \\log x = \\frac{1}{x} $$", "proved"),
        ("## Growth\n\n$$ \\log 4 = 2 $$", "not_proved"),
        ("## More coins\n\nTwo coins have the entropy\n\n$$ \\log 4 = 2 $$", "proved"),
        ("### Two\n\nOf two we get\n\n$$ \\log 4 = 2 $$", "proved"),
        ("## Codes\n\nTwo questions give a code for four messages,\n\n$$ \\log 4 = 2 $$", "proved"),
    ],
)
def test_bits_are_not_the_unit_of_every_logarithm(section: str, expected: str) -> None:
    assert verdicts(BITS + section) == ["proved", expected]


def test_a_definition_keeps_the_logarithm_of_its_section() -> None:
    page = BITS.replace("$$ -", "$$ h(p) = -p \\log p, \\quad p > 0. $$ Then $$ -")
    page += "## Growth\n\nWith $x > 0$,\n\n"
    assert verdicts(page + "$$ h(1/2) = \\frac{1}{2} $$")[-1] == "proved"
    assert verdicts(page + "$$ h(1/2) = \\frac{\\ln 2}{2} $$")[-1] != "proved"


def test_what_has_a_value_is_no_random_variable_of_another_section() -> None:
    page = "## Weights\n\nWith $a > 0$ the weight is $w = \\frac{a}{a + 1}$.\n\n$$ 1 - w = CLAIM $$\n\n"
    page += "## Masks\n\nLet $w \\sim \\mathrm{Bernoulli}(p)$.\n\n$$ E[w] = p $$"
    assert verdicts(page.replace("CLAIM", "\\frac{1}{a + 1}")) == ["proved", "proved"]
    assert verdicts(page.replace("CLAIM", "\\frac{a}{a + 1}")) == ["refuted", "proved"]


def test_what_is_made_of_a_random_variable_stays_one() -> None:
    page = "## Model\n\nLet $X \\sim \\mathcal{N}(0, 1)$ and let $y = 2 X + 1$.\n\n$$ y - 1 = 2 X $$\n\n"
    page += "## Law\n\nHence $y \\sim \\mathcal{N}(1, 4)$.\n\n$$ E[y] = 1 $$"
    assert not any("another name" in f.message for f in document(page).findings)

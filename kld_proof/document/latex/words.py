"""Numbers and letters in a row."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Node,
    Number,
)
from kld_proof.document.latex.derivatives import DerivativeReader
from kld_proof.document.latex.subscripts import exact
from kld_proof.document.latex.symbols import READ

SHORT = frozenset("tr rk lb lg do sd".split())
"""Two letters that are a word."""

UNIT_WORDS = frozenset(
    "if is or at to in on by of an as we be it no so up my us me he am go pi mu nu xi st nd rd th kg km "
    "cm mm ms hz db kl tv mi ml iv id rv vs eq pr sp re im ev fn sq dt bp".split()
)
"""Two small letters that are a word, a unit or an abbreviation rather than a product with a new letter."""

ABBREVIATIONS = frozenset(
    "TV ML MI SS SD CV MS DF RV SE EM GP ID JS IS CI LR PI RE AR MA BF IG TP TN FP FN PR".split()
)
"""Two letters that mostly abbreviate something, and are no product of known letters."""

INITIALS = frozenset(
    "pdf cdf pmf lhs rhs std cov mgf kld rms snr thd gcd lcm mse nll dft fft db pH "
    "dB eV keV kHz MHz kWh mAh".split()
)
"""Letters in a row, not all capitals, that abbreviate something."""


STATISTICS = frozenset({"RSS", "TSS", "ESS", "SSE", "SST", "SSR", "SSB", "SSW", "SSA"})
"""Abbreviations of sums of squares, which stand for a number each."""


SPELLED = "\0"
"""Before a word that the text spells out, among the words that the parser is told."""


class WordReader(DerivativeReader):
    """The rules for numbers and words."""

    def number(self) -> Node:
        """A number, or the name that a number with a subscript is: `1_n`, `0_{p}`."""
        token = self.advance()
        if self.tok.kind == "_":
            found = self.scripts(token.text)
            return self._with_power(self.name_of(token.text, found, token.start), found)
        return Number(exact(token.text), start=token.start, end=token.end)

    def word(self) -> Node:
        """Letters in a row: a known word, a function and its argument, or single letters, all known."""
        token = self.tok
        text = token.text
        if len(text) == 1:
            return self.named()
        if text in self.symbols.words or text in table.WORDS or self.symbols.kind(text) is not None:
            return self.big() if text in table.BIG_OPERATORS else self.named()
        prefix = next((w for w in ("ln", "log", "exp") if text.startswith(w)), "")
        if prefix:
            rest = text[len(prefix) :]
            if len(rest) == 1 or rest in self.symbols.words:
                self.note("name", f"{text} is read as {prefix} {rest}.", token.start, token.end)
                self.split_word(len(prefix))
                return self.named()
        if self.integrals and len(text) > 2 and text[-2] == "d" and self._all_lone(text[:-2]):
            self.split_word(len(text) - 2)
            if len(self.tok.text) == 1:
                return self.named()
            text = self.tok.text
        if text in STATISTICS and not self._all_lone(text):
            self.note("name", f"{text} is read as one name.", token.start, token.end)
            return self.named()
        if self._is_one_name(text):
            self.note("name", f"{text} is read as one name.", token.start, token.end)
            return self.named()
        if self._all_lone(text):
            self.note("product", f"{text} is read as the product {' '.join(text)}.", token.start, token.end)
            self.spell_out()
            return self.named()
        if SPELLED + text in self.symbols.words:
            self.note(
                "name", f"{text} is read as one name, which the text spells out.", token.start, token.end
            )
            return self.named()
        raise self.unexpected(
            f"{text!r} is no known name, and its letters are not all known symbols: "
            f"write \\mathrm{{{text}}} or put spaces between"
        )

    def split_word(self, length: int) -> None:
        """Leave the first `length` letters of the word at hand as a token of their own."""
        token = self.tok
        first = type(token)("word", token.text[:length], token.start, token.start + length, token.gap)
        rest = type(token)("word", token.text[length:], token.start + length, token.end, 0)
        self.tokens[self.at : self.at + 1] = [first, rest]
        self.tok = first

    def _all_lone(self, text: str) -> bool:
        if len(text) > 1 and text not in STATISTICS and all(self.symbols.kind(c) == "matrix" for c in text):
            return True
        if self.lone is None:
            words = [t.text for t in self.tokens if t.kind == "word"]
            self.lone = frozenset(w[-1] for w in words if len(w) == 1 or (len(w) == 2 and w[0] == "d"))
        strange = 0  # letters that stand alone nowhere
        for letter in text:
            kind = "variable" if letter in self.lone or letter == "e" else self.symbols.kind(letter)
            if kind == "seen" and not self._is_product(text):
                return False
            strange += kind is None
        return not strange or (strange == 1 and self._brings_a_letter(text))

    def _is_one_name(self, text: str) -> bool:
        """Whether two capitals in a row, neither of which stands elsewhere on the page, are one name: `RC`.

        Their product, if that is what they are, takes any value as well.
        """
        if len(text) != 2 or not (text.isascii() and text.isupper()) or not self._is_factor(text):
            return False
        if self.symbols.kind(READ) is None:
            return False
        beside = {t.text[-1:] for t in self.tokens if t.kind == "word" and t.text != text}
        return not any(c in beside or self.symbols.kind(c) for c in text)

    def _is_product(self, text: str) -> bool:
        """Whether letters that are only seen elsewhere make a product: a pair, or no word or abbreviation."""
        if len(text) == 2:
            return not (text in SHORT or (text[0].isupper() and not self._is_factor(text)))
        spelled = text[1:].islower() and set("aeiouy") & set(text)
        return len(text) <= 5 and not (text.isupper() or spelled or text in INITIALS)

    def _is_factor(self, text: str) -> bool:
        """Whether two letters, the first a capital, may be a product: no abbreviation, and not applied."""
        return text.upper() not in ABBREVIATIONS and self.peek().kind not in ("(", "[", "_")

    @staticmethod
    def _brings_a_letter(text: str) -> bool:
        """Whether one letter of a pair may be new, as t in `e^{kt}`: k t is as free as a name of its own."""
        return len(text) == 2 and text.islower() and text[0] != "d" and text not in UNIT_WORDS | SHORT

    def is_text_name(self) -> bool:
        """Whether running text is a name: one word, no connective."""
        text = self.tok.text
        return (
            text.replace("-", "").rstrip(".").isalnum()
            and text not in table.TEXT_CONNECTIVES
            and text.isascii()
        )

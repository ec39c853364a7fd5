r"""Sections about something else than real numbers: residues, Boolean values, products that do not commute.

Main statement: a `Scope` is led along the headings and the running text of a page; `arithmetic` is the other
arithmetic that holds at a place, under which nothing is read, `products` the words that say that products
need not commute there.  Both last to the end of the section that they stand in, headings of lower rank
included, or until a sentence goes back to the real numbers.

Implementation: most pages have none of these words, which `settings.speaks` tells; without them
this module is not imported.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language import settings
from kld_proof.document.elaborate.language.prose import FORMULA
from kld_proof.record import field, record

_WORLD = Cue(
    r"\bRSA\b|\bdiffie|\bmodulus \0|\bnim[- ]?(?:addition|sums?|bers?|values?)\b|\bgame of nim\b|\bfuzzy "
    r"logic\b|"
    r"\bsemirings?\b|\bkleene algebras?\b|\baddition is idempotent\b|模\s*(?:\0|\d)|"
    r"\binteger division\b|\bdivisions? (?:is |are )?(?:always )?(?:rounds?|truncat\w+|rounded)\b|"
    r"\bcharacteristic (?:is|equals|of \0 is) (?:two|three|2|\0)|\b2 = 0\b|"
    r"\bmodulo\s+(?!constants?\b|notation|signs?\b|rescaling|null|terms|an? (?:\w+ )?(?:constant|sign|"
    r"factor))|"
    r"\bmod\s+(?:\0|\d)|\bdays of the week\b|\bo'clock\b|\bwithout carr\w+|\bfor (?:two |single )?bits\b|"
    r"\binterval arithmetic\b|\bumbral\b|\bthe (?:meet|join) (?:and|of)\b|\blists? (?:are|is) concatenated\b|"
    r"\b(?:finite|galois) fields?\b|\bGF\s*\(|\bresidue (?:class(?:es)?|rings?)\b|"
    r"\bcharacteristic (?:two|three|five|\d+|p\b|\0)|\bfields? (?:with|of) (?:\w+|\0) elements\b|"
    r"\b(?:modular|clock|boolean|tropical|ordinal|cardinal|saturating|fuzzy) arithmetic\b|"
    r"\bboolean (?:algebras?|rings?|values?|variables?|logic|expressions?|functions?|circuits?)\b|"
    r"\b(?:switching algebra|propositional logic|truth (?:tables?|values?))\b|"
    r"\b(?:AND|OR|NAND|NOR|XOR|logic|logical)[- ]gates?\b|"
    r"\b(?:tropical|max-plus|min-plus|\w+-adic)\b|\0-adic\b|"
    r"\b(?:infinite|transfinite|uncountable) (?:cardinals?|ordinals?)\b|\b(?:ordinal|cardinal) (?:addition|"
    r"sum|product|multiplication|numbers?)\b|"
    r"\b(?:\w+|\0)-bit (?:\w+ )?(?:arithmetic|integers?|words?|registers?|numbers?)\b|"
    r"\b(?:integer|arithmetic) overflow\b|\bwraps? around\b|\bIEEE\b|\bfloating[- ]point\b|"
    r"\b(?:single|double|machine|finite)[- ]precision\b|\bsaturating\b|同餘|布林",
    re.I,
)
_PRODUCTS = Cue(
    r"\bnon-?\s?commut\w+|\b(?:do|does|did|need|will|may|can|should) not (?:\w+ )?(?:\w+ )?commut\w+|"
    r"\bfails? to commute\b|\bnot (?:\w+ )?commutative\b|"
    r"\banti-?\s?commut\w+|\bnon-?\s?abelian\b|\b(?:commutators?|commutation relations?)\b|"
    r"\b(?:quaternion|octonion)s?\b|\b(?:clifford|geometric|exterior|grassmann|weyl|lie) algebras?\b|"
    r"\bgrassmann\b|\b(?:pauli|dirac|gamma|spin) matri(?:x|ces)\b|\b(?:lie|braid) groups?\b|"
    r"\b(?:ladder|creation|annihilation|raising|lowering|position|momentum|spin|quantum|self-adjoint|"
    r"hermitian|"
    r"unitary|density) operators?\b|\b(?:linear|differential|shift|bounded|unbounded|compact) operators\b|"
    r"\boperators? (?:on|in|over) (?:a|the|some) (?:[\w-]+ )?(?:hilbert |banach |vector )?space\b|"
    r"\b(?:symmetric|alternating|dihedral|free|permutation|matrix|general linear|special linear|orthogonal|"
    r"unitary|galois|finite|multiplicative|cyclic|topological|fundamental) (?:group|monoid|semigroup)s?\b"
    r"(?! (?:of patients|of people|of subjects))|"
    r"\bgroups? (?:theory|axioms?|elements?|laws?|operations?|multiplication|homomorphisms?)\b|"
    r"\b(?:elements|members) of (?:a|the|any|some) (?:\w+ )?(?:group|ring|monoid|semigroup|algebra)\b|"
    r"\bgroups? \0G|\ba group with (?:identity|neutral|unit)|"
    r"\b(?:division|matrix|polynomial|noncommutative|quotient|group|endomorphism) rings?\b|\brings? "
    r"(?:theory|\0G)|"
    r"\bring with (?:a |an )?(?:unit|identity|unity|one)\b|\b(?:be|is) a(?:n associative)? ring\b|"
    r"\bcompos\w+ of (?:permutations|rotations|maps|functions|transformations)\b|\bpermutations (?:of|in|on|"
    r"act|\0)|"
    r"\b(?<!other )words (?:over|on|in the alphabet)\b|\bstrings (?:over|of (?:letters|symbols|"
    r"characters))\b|"
    r"\b(?:formal|regular) languages?\b|\bregular expressions?\b|\bconcatenat(?:ion|ing) of (?:words|"
    r"strings|lists)\b|"
    r"\bsuper-?algebras?\b|\bgraded algebras?\b|\bnot (?:\w+ )?associative\b|\bnon-?associative\b|\bjordan "
    r"(?:product|algebra)s?\b|"
    r"\b(?:gruppe|groupe|grupo|gruppo|quaternionen|operatoren|op[eé]rateurs|operadores|anneau|anillo|"
    r"matrizen)\b|"
    r"\b(?:deux|dos|des|les|las|due|zwei|le) matri\w+|四元數|"
    r"\bin (?:this|a|any|every|some|such a) ring\b|\bconcatenate\b|\blambda[- ]calculus\b|\bcombinators?\b|"
    r"\bby juxtaposition\b|"
    r"\bapplication is written\b|\bapplication\b[^.;]*\bwithout (?:parenth|brackets)\w*|\bideals \0",
    re.I,
)
_NEARBY = Cue(
    r"\bhilbert spaces?\b|\bquantum (?:mechanics|theory|mechanical)\b|\bobservables\b|"
    r"(?<!expectation )(?<!expected value )\boperators\b(?! of )|\b(?:endomorphisms|automorphisms)\b|"
    r"\b(?:two|for|product of|compos\w+ of) (?:permutations|rotations|reflections|strings|languages)\b|"
    r"\b(?:permutations|rotations|reflections|strings|languages)\s+(?:\0|about|around|satisf|obey|multipl)|"
    r"\b(?:square|invertible|random|symmetric|orthogonal|such|two|these|all|any|the) matrices\b|"
    r"\b(?:delay|lag|shift|backshift|difference) operator\b|\bhamiltonians?\b|\bpropagators?\b|\bevolution "
    r"operator\b|\bgroup elements\b|\bcomposed\b|"
    r"\bconcatenat\w+|"
    r"\bgenerators? of (?:a|the) (?:\w+ )?(?:group|algebra|rotations?|translations?)\b|\brelations on\b",
    re.I,
)
_LASTING = Cue(
    r"\b(throughout|from now on|in this (section|chapter|page|note)|we (work|compute|calculate)|"
    r"all (arithmetic|computations|calculations|equations|equalities)|everything)\b",
    re.I,
)
_CONTRAST = Cue(
    r"\b(?:unlike|in contrast|contrary|as opposed|instead of|rather than|whereas|no longer|"
    r"not (?:(?:work|compute|calculate) )?(?:in|over|about|use|need|modul\w+|boolean|a|an|operators?)|"
    r"without (?!carr|parenth|brackets)|other than|"
    r"avoid\w*|ignor\w*|neglect\w*|later|next (?:chapter|section)|see)\b",
    re.I,
)
_COUNTING = Cue(r"\b(?:number of|how many|count\w*|probability)\b", re.I)
_REALS = Cue(
    r"\b(?:back (?:to|in|over)|return(?:ing)? to|now (?:in|over|for|let)|this time|again)\b[^.;]*"
    r"\b(?:reals?|real numbers?|ordinary (?:arithmetic|numbers?|algebra))\b",
    re.I,
)
_ENDS = Cue(r"(?<=[.!?;])\s|[。；]")
_RESIDUES = Cue(
    r"^\s*(?:[A-Za-z]\s*(?::?=|\\cong|\\simeq)\s*)?(?:"
    r"\\mathbb\s*\{?\s*F\s*\}?\s*_|\\mathbb\s*\{?\s*Z\s*\}?\s*(?:_\s*\{?\s*(?:\d|[a-z]\b)|/)|"
    r"\\(?:Z|ZZ|F|FF)\s*(?:_|/)|(?:\\(?:mathrm|operatorname|text|mathbf|mathsf)\s*\{)?\s*GF\s*\}?\s*(?:\(|_)|"
    r"\\mathbb\s*\{?\s*Q\s*\}?\s*_\s*\{?\s*(?:\d|p)|Z\s*/|\\(?:mathbf|bm)\s*\{?\s*[ZF]\s*\}?\s*[_/])"
)
_GROUP = Cue(r"^\s*(?:[GHKR]|\(\s*[A-Z]\s*,.*\))\s*$")


def nearby(text: str) -> str:
    """The words of the text before a formula that say so of the formula alone."""
    for sentence in _ENDS.split(text) if settings.speaks(text) else ():
        found = _NEARBY.search(sentence)
        if found and not _CONTRAST.search(sentence) and not _COUNTING.search(sentence):
            return _quoted(found[0])
    return ""


def spelled(latex: str) -> str:
    """What stands for an inline formula in the text of a `Scope`: residues and groups are told apart."""
    if _RESIDUES.match(latex):
        return f"{FORMULA} (residue classes) "
    return FORMULA + "G" if _GROUP.match(latex) else FORMULA


@record
class Scope:
    """What holds at a place of a page: by rank of heading, the other arithmetic and the words on products.

    None says that nothing was said under this heading, the empty text that real numbers are meant again.
    """

    ranks: list[tuple[int, str | None, str | None]] = field(default_factory=lambda: [(0, None, None)])

    @property
    def arithmetic(self) -> str:
        """The arithmetic other than that of the real numbers."""
        return next((a for _, a, _ in reversed(self.ranks) if a is not None), "")

    @property
    def products(self) -> str:
        """The words that say that products need not commute."""
        return next((p for _, _, p in reversed(self.ranks) if p is not None), "")

    def enter(self, level: int, title: str) -> None:
        """Go on to the section with this title."""
        while self.ranks and self.ranks[-1][0] >= level:
            self.ranks.pop()
        self.ranks.append((level, None, None))
        self.read(title)

    def read(self, text: str) -> None:
        """Go on past running text, in which `spelled` formulas stand for formulas."""
        if not settings.speaks(text) and not ("real" in text and (self.arithmetic or self.products)):
            return
        for sentence in _ENDS.split(text):
            level, arithmetic, products = self.ranks[-1]
            if _REALS.search(sentence):
                arithmetic, products = "", ""
            elif not _CONTRAST.search(sentence):
                lasting = settings.named(sentence) if _LASTING.search(sentence) else ""
                world = _WORLD.search(sentence)
                arithmetic = lasting or (_quoted(world[0]) if world else arithmetic)
                found = _PRODUCTS.search(sentence)
                products = _quoted(found[0]) if found else products
            arithmetic = settings.summed(sentence) or arithmetic
            self.ranks[-1] = (level, arithmetic, products)


def _quoted(words: str) -> str:
    return words.replace(FORMULA + "G", "").replace(FORMULA, "").strip()

"""German and French prose: the words by which a sentence supposes, denies and concludes, put into English.

Main statements: `language_of(text)` is "de", "fr" or "" (English, or what is not known); `english(text,
language)` is the text with the words of a glossary in English and all others as they are.

The lists of words that the reader goes by are English; a glossary serves all of them at once.  It has the
words that deny and separate ("nicht", "oder", "sauf") before those that suppose: a text of which only half
was understood must not assume more than it says.
"""

from __future__ import annotations

import re
from functools import cache

_COMMON = {
    "de": r"\b(?:der|die|das|und|ist|sind|für|mit|gilt|sei|seien|dann|ein|eine|wir|nicht|von|wobei|falls)\b",
    "fr": r"\b(?:le|la|les|et|est|sont|une?|pour|avec|soit|soient|alors|dans|où|des|du|que|si|donc)\b",
    "": r"\b(?:the|and|is|are|of|let|we|for|with|then|that|by|an|if|to|this|has)\b",
}

_GERMAN = """
es sei denn=unless|genau dann, wenn=if and only if|genau dann=if and only if|nur dann=only if|nur wenn=only if
nur falls=only if|nur für=only if|fast immer=almost always|meist=almost always|meistens=almost always
nicht=not|kein=no|keine=no|keinen=no|keiner=no|nie=never|niemals=never|falsch=false|falsche=false|ohne=without
außer=except|ausgenommen=except|statt=instead|anstatt=instead|sonst=otherwise|andernfalls=otherwise
weder=neither|unmöglich=impossible|widerspruch=contradiction|ob=whether|wäre=would|würde=would|hätte=would
fehler=mistake|irrtum=mistake|irrtümlich=mistaken|fallen=drop|verzichten=drop|verwerfen=drop
annahme=assumption|voraussetzung=assumption|bedingung=condition|bis auf=except|oder=or|entweder=either
mindestens eine der=at least one of|wahrscheinlichkeit=probability|ereignis=event|scheinbar=would
es gelte=suppose|es seien=let|es sei=let|seien=let|sei=let|für alle=for|für jedes=for|für jede=for
für jeden=for|für=for|mit=with|wobei=where|falls=if|wenn=if|sofern=if|angenommen=suppose
wir nehmen an=we assume|nehmen wir an=assume|nehme an=assume
vorausgesetzt=provided|gegeben=given|betrachte=consider
betrachten wir=consider|wir betrachten=we consider|wähle=take|hier=here
dann=then|gilt=holds|gelten=hold|haben wir=we have|also=hence|daher=hence|somit=hence|folglich=hence
deshalb=hence|damit=hence|folgt=follows|ergibt sich=follows|ergibt=gives|liefert=gives|erhalten=obtain
erhält=obtains|zeigt=shows|zeigen=show|bedeutet=implies|weil=because|da=because|denn=because
behauptung=claim|gleichung=equation|ungleichung=inequality|formel=formula|satz=theorem|lemma=lemma
definiere=define|definieren=define|definiert=defined|setze=set|setzen=set|setzt=set|bezeichne=denote
bezeichnet=denotes|löse=solve|lösen=solve|zum beispiel=for example|z. b.=for example|z.b.=for example
beispiel=example|ist=is|sind=are|ein=a|eine=a|einer=a|eines=a|der=the|die=the|das=the|den=the|dem=the|des=the
und=and|sowie=and|zufallsvariable=random variable|zufallsvariablen=random variables|unabhängig=independent
unabhängige=independent|normalverteilt=normally distributed|erwartungswert=mean|varianz=variance
standardabweichung=standard deviation|dichte=density|verteilung=distribution|rate=rate|konstante=constant
konstanten=constants|beliebig=arbitrary|beliebige=arbitrary|vektor=vector|vektoren=vectors|matrizen=matrices
invertierbar=invertible|invertierbare=invertible|symmetrisch=symmetric|symmetrische=symmetric
"""

_FRENCH = """
à moins que=unless|si et seulement si=if and only if|ssi=if and only if|seulement si=only if|sauf=except
hormis=except|excepté=except|presque=almost always|ne=not|n'=not |pas=not|non=not|jamais=never|faux=false
fausse=false|sans=without|sinon=otherwise|aucun=no|aucune=no|ni=nor|impossible=impossible|absurde=absurd
contradiction=contradiction|erreur=mistake|au lieu=instead|serait=would|abandonne=drop|abandonnons=drop
hypothèse=assumption|condition=condition|ou bien=or|ou=or|au moins une=at least one of
probabilité=probability|événement=event|on oublie=drop|contrairement=contrary|prétendu=would
on suppose que=we assume that|on suppose=we assume|supposons que=suppose that|supposons=suppose
on pose=we set|posons=set|on note=we denote|notons=denote|on définit=we define|définissons=define
on considère=we consider|considérons=consider|on fixe=we fix|fixons=fix|pour tout=for|pour toute=for
pour tous=for|pour toutes=for|pour=for|avec=with|où=where|si=if|lorsque=when|quand=when|dès que=as long as
étant donné=given|ici=here|tel que=such that|telle que=such that|tels que=such that
alors=then|on a=we have|on obtient=we obtain|on trouve=we find|il vient=we obtain|donc=hence|ainsi=hence
d'où=hence|par conséquent=hence|par suite=hence|car=because|puisque=because|parce que=because|montre=shows
montrons=show|montrer=show|implique=implies|entraîne=implies|on déduit=follows|équation=equation
inégalité=inequality|formule=formula|théorème=theorem|lemme=lemma|par exemple=for example|exemple=example
résoudre=solve|résolvons=solve|est=is|sont=are|un=a|une=a|le=the|la=the|les=the|l'=the |et=and
variable aléatoire=random variable|variables aléatoires=random variables|indépendantes=independent
indépendants=independent|indépendante=independent|espérance=mean|moyenne=mean|écart-type=standard deviation
densité=density|loi=law|constante=constant|constantes=constants|quelconque=arbitrary|vecteur=vector
vecteurs=vectors|matrice=matrix|matrices=matrices|inversible=invertible|inversibles=invertible
symétrique=symmetric|symétriques=symmetric
"""

_BEHIND = {
    "de": (
        (r"eine natürliche Zahl|natürliche Zahlen", "be a natural number"),
        (r"eine ganze Zahl|ganze Zahlen|ganz", "be an integer"),
        (r"eine positive (?:reelle )?Zahl|positive (?:reelle )?Zahlen|positiv", "be positive"),
        (r"eine (?:reelle )?Zahl|reelle Zahlen|reell", "be a real number"),
    ),
    "fr": (
        (r"un entier naturel|des entiers naturels", "be a natural number"),
        (r"un entier|des entiers", "be an integer"),
        (r"(?:un réel|un nombre|des réels)\s+strictement positifs?|strictement positifs?", "be positive"),
        (r"(?:un réel|un nombre|des réels)\s+positifs?|positifs?", "be nonnegative"),
        (r"un (?:nombre )?réel|des (?:nombres )?réels", "be a real number"),
    ),
}
"""What stands right behind a name: "sei $n$ eine natürliche Zahl", "soit $x$ un réel strictement positif"."""


def language_of(text: str) -> str:
    """The language whose common words a text has most of; English where it has none."""
    counts = {k: len(re.findall(p, text, re.I)) for k, p in _COMMON.items()}
    best = max(("", "de", "fr"), key=counts.__getitem__)
    return best if counts[best] > counts[""] else ""


def english(text: str, language: str) -> str:
    """The text with the words of the glossary in English; formulas stand in it as they did."""
    if language == "fr":
        text = re.sub(r"\bsoit\b([^.;!?]*?)(?<!\bet )\bsoit\b", r"either\1or", text, flags=re.I)
        text = re.sub(r"\bet (?:soit|soient)\b", "and let", text, flags=re.I)
        text = re.sub(r"(^\W*|[.:;!?]\s+\W*)(?:soit|soient)\b", r"\1Let", text, flags=re.I | re.M)
        text = re.sub(r"\b(?:soit|soient)\b", "hence", text, flags=re.I)
    for written, meant in _BEHIND[language]:
        text = re.sub(rf"(?<=\0)(\s*)(?:{written})\b", rf"\1{meant}", text)
    pattern, words = _glossary(language)
    text = pattern.sub(lambda found: _in_case(found[0], words[found[0].lower()]), text)
    return re.sub(r"\b[Ii]f\b(\s*\0[^.\0]*\bthen\b[^.\0:]*[.!](?:\s|$))", r"Whether\1", text)


def _in_case(written: str, meant: str) -> str:
    """A capital where the writer has one: it begins a sentence."""
    return meant[:1].upper() + meant[1:] if written[:1].isupper() else meant


@cache
def _glossary(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    lines = (_GERMAN if language == "de" else _FRENCH).strip().replace("\n", "|").split("|")
    words = dict(line.split("=") for line in lines)
    longest = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in longest)
    return re.compile(rf"(?<![\w-])(?:{alternatives})", re.I), words

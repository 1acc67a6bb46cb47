"""What a cue means: its lemma, and whether it reports something said or only thought."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.language.annotations import QuoteKind
from dateline.world.word_lists import alternatives, lines, words

from .function_words import AUXILIARIES, CONJUNCTIONS, POSSESSIVES, PREPOSITIONS

_TELLING = words("language/lexicon/verbs/speech")
SPEECH = _TELLING | words("language/lexicon/verbs/vague_speech")
SPEECH_NOUNS = words("language/lexicon/nouns_for/speech")
_INNER = words("language/lexicon/verbs/inner_thought")
THOUGHT = words("language/lexicon/verbs/thought") | _INNER
_FINDINGS = words("language/lexicon/verbs/findings")
_BESIDE = (
    words("language/lexicon/verbs/beside_cues", "world/subject_pronouns")
    | AUXILIARIES
    | CONJUNCTIONS
    | POSSESSIVES
    | PREPOSITIONS
)
"""Words of a cue that do not carry its meaning."""
VERB_FORMS = "language/lexicon/verbs/forms"
SAYS = alternatives("language/lexicon/verbs/saying")
"""A form of a verb that tells what somebody said: "said", "warned"."""

_WORD = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*")
_CAUSES = re.compile(r"\b(?:spark|caus|prompt|fuel|trigger|provok)(?:e[sd]?|s|ed|ing)?\b", re.IGNORECASE)
"""Verbs before a noun of speech of which their subject is the occasion, not the speaker: "sparked concern"."""
CITES = re.compile(r"\b(?:quoted|cited|reported|quoting)\b", re.IGNORECASE)
"""Cues of those who pass on what another said."""
_NEGATED = re.compile(r"\b(?:not|never|n[’']t|declin\w+|refus\w+|without)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verbs:
    """The base forms of verbs, and the base of each inflected form that the rules of spelling do not give."""

    bases: frozenset[str]
    irregular: Mapping[str, str]

    def lemma(self, word: str) -> str | None:
        """The base form of a verb's form in lower case, None of what is no verb."""
        if word in self.irregular:
            return self.irregular[word]
        candidates = [word]
        for ending, replacements in (("ies", ("y", "ie")), ("ied", ("y", "ie")), ("es", ("e", "")), ("s", ("",))):
            if word.endswith(ending):
                candidates += [word.removesuffix(ending) + replacement for replacement in replacements]
        for ending in ("ed", "ing"):
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
                candidates += [stem + "e", stem, undoubled]
        return next((base for base in candidates if base in self.bases), None)


@cache
def verbs() -> Verbs:
    """The verbs of English, but for "be", which no cue gets its meaning from."""
    listed = [entry.partition(":") for entry in lines(VERB_FORMS)]
    irregular = {form: base for base, _, forms in listed for form in forms.split()}
    return Verbs(frozenset(base for base, _, _ in listed) - {"be"}, irregular)


@cache
def lemma_of(cue: str) -> str | None:
    """The dictionary form of the word that carries a cue's meaning ("was quoted as saying" -> "say")."""
    found = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(cue) if len(word) > 1]
    if found[:1] == ["according"]:
        return "according to"
    lemmas = [_lemma(word) for word in found if word not in _BESIDE]
    for known in (_TELLING, SPEECH, THOUGHT, SPEECH_NOUNS, verbs().bases):
        for lemma in lemmas:
            if lemma in known:
                return lemma
    return lemmas[0] if lemmas else (_lemma(found[0]) if found else None)


def is_speech(cue: str, kind: QuoteKind, by_person: bool = True) -> bool:
    """Whether a cue reports words that were said or written, not a belief, a feeling or silence.

    `by_person` is false where the source is a thing or a body: what a study shows or a court finds is in writing.
    Where the cue does not decide it the quotation marks do: what stands in them was said or written, but for what
    somebody thought to himself, and what somebody feared, wanted or knew may hold a single quoted word.
    """
    if _NEGATED.search(cue) and kind == "indirect":
        return False
    lemma = lemma_of(cue)
    if lemma in SPEECH_NOUNS and _CAUSES.search(cue):
        return False
    if lemma is None or lemma == "according to" or lemma in SPEECH or lemma in SPEECH_NOUNS:
        return True
    if lemma in _FINDINGS and not by_person:
        return True
    return (kind == "mixed" and lemma not in THOUGHT) or (kind == "direct" and lemma not in _INNER)


def _lemma(word: str) -> str:
    known = SPEECH | THOUGHT | SPEECH_NOUNS
    if word in known:
        return word
    verb = verbs().lemma(word)
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return singular if singular in known and verb not in known else verb or word

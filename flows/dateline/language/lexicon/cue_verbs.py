"""What a cue means: its lemma, and whether it reports something said or only thought."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.language.annotations import QuoteKind

_SPEECH = """
according accuse acknowledge add address admit advise advocate affirm allege allude announce answer apologise apologize
applaud argue articulate ask assail assert assure attack attest attribute aver avow bash beg bemoan blame blast boast
boo brag brand brief broadcast call caution challenge chant characterise characterize charge cheer chide chime cite
claim clarify comment compare complain concede conclude concur condemn confess confide confirm congratulate contend
contest continue contradict counsel counter credit criticise criticize cry debate declare decline decry defend demand
denounce deny deplore deride describe detail disavow disclose discuss dismiss dispute divulge downplay dub echo
elaborate email emphasise emphasize encourage enumerate exclaim explain expound express extol fire float follow forecast
fume go greet guarantee hail highlight hint implore imply indicate inform inquire insist instruct interject invite
invoke jibe joke knock label lambast lambaste lament lash laud lay lecture liken list lobby maintain mention misstate
mock muse mutter name narrate note notify object observe offer opine order outline plead pledge point portray post
praise pray preach predict press pressure proclaim promise pronounce propose protest publish query question quip quote
rail rant react read reaffirm reason reassure rebuff rebuke rebut recall recite recommend recount refer reference refuse
refute reiterate reject relate relay remark remind repeat reply report reprimand repudiate request respond restate
retort retweet reveal rip rule savage say scold scream shout signal slam slate snap sneer speak specify speculate spell
state stipulate stress submit suggest sum summarise summarize summon swear talk taunt tease tell testify text thank
threaten thunder tout trash trumpet tweet underline underscore urge utter vent vilify voice volunteer vouch vow wail
warn welcome whisper write yell
""".split()

_SPEECH_NOUNS = """
account accusation admission advice allegation announcement answer apology appeal argument assertion assessment
assurance blog briefing broadcast bulletin call caution charge claim column comment communique complaint concern
conference confession criticism declaration demand denial description disclosure email essay explanation guarantee
interview invitation letter memo mention message note objection op-ed order plea pledge post praise prediction promise
proposal question quote rebuke recommendation release remark reply report request response revelation ruling speech
statement suggestion summons talk testimony threat tribute tweet verdict vow warning word
""".split()

_THOUGHT = """
accept agree aim anticipate appear appreciate approve aspire assume await back believe care consider contemplate decide
deem desire determine disagree dislike doubt dread dream embrace endorse enjoy envision estimate expect favor favour
fear feel find foresee forget hate hear hold hope identify imagine intend interpret know learn like long look love mean
measure mind need notice oppose perceive picture plan ponder prefer presume realise realize reckon recognise recognize
regard regret remember resent resolve respect see seek seem sense show support suppose surmise suspect sympathize think
trust understand value view want wish wonder worry
""".split()

_AUXILIARY = frozenset(
    """
    a about after again against already also always an and are as at back be been being by can concerning
    considering could did do does during even following for from further had has have having he her him his if in
    including into is it its just later may might must never not of often on once only or our out own previously
    recently regarding repeatedly shall she should simply so still that the their them then there they this to too
    under up very was we were when while who will with would yet you
    """.split()
)

SPEECH = frozenset(_SPEECH)
SPEECH_NOUNS = frozenset(_SPEECH_NOUNS)
THOUGHT = frozenset(_THOUGHT)

VERBS_FILE = Path(__file__).parent / "verbs.json"

_VAGUE = frozenset("quote cite go call decline refuse name address".split())
"""Verbs of speech that yield to another one in the same cue: "declined to comment", "was quoted as saying"."""
_REPORTS = frozenset("show find estimate project determine identify conclude document establish demonstrate".split())
"""What studies, courts and polls do in print, and people mostly in their minds."""
_INNER = frozenset("think wonder imagine dream know feel hear want".split())
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
    """The verbs of English."""
    content = json.loads(VERBS_FILE.read_text(encoding="utf-8"))
    irregular = dict(pair.split(":") for pair in content["irregular"].split())
    return Verbs(frozenset(content["verbs"].split()), irregular)


@cache
def lemma_of(cue: str) -> str | None:
    """The dictionary form of the word that carries a cue's meaning ("was quoted as saying" -> "say")."""
    words = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(cue) if len(word) > 1]
    if words[:1] == ["according"]:
        return "according to"
    lemmas = [_lemma(word) for word in words if word not in _AUXILIARY]
    for known in (SPEECH - _VAGUE, SPEECH, THOUGHT, SPEECH_NOUNS, verbs().bases):
        for lemma in lemmas:
            if lemma in known:
                return lemma
    return lemmas[0] if lemmas else (_lemma(words[0]) if words else None)


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
    if lemma in _REPORTS and not by_person:
        return True
    return (kind == "mixed" and lemma not in THOUGHT) or (kind == "direct" and lemma not in _INNER)


def _lemma(word: str) -> str:
    known = SPEECH | THOUGHT | SPEECH_NOUNS
    if word in known:
        return word
    verb = verbs().lemma(word)
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return singular if singular in known and verb not in known else verb or word

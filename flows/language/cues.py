"""What a cue means: its lemma, and whether it reports something said or only thought."""

import re

_SPEECH = """
accuse acknowledge add address admit advise advocate affirm allege announce answer apologize apologise argue articulate
ask assert assure attest aver avow beg blame blast boast brag brief broadcast call caution challenge charge chide chime
cite claim clarify comment complain concede conclude condemn confess confide confirm congratulate contend continue
counter counsel criticize criticise cry decline declare decry defend demand denounce deny deride describe detail
disclose discuss dismiss dispute divulge echo elaborate emphasize emphasise enumerate exclaim explain expound express
fire follow fume go greet hail highlight hint implore imply indicate inform inquire insist instruct interject invite
invoke joke jibe lament lash laud lecture list maintain mention mock muse mutter name narrate note notify object observe
offer opine order outline note plead pledge point post praise preach predict proclaim promise pronounce propose protest
publish query question quip quote rail rant reaffirm reason reassure rebuke rebut recall recite recommend recount refer
refute reiterate relate relay remark remind repeat reply report reprimand request respond restate retort reveal
say scold scream shout signal slam snap sneer speak specify speculate spell state stipulate stress submit suggest
sum summarize summarise swear talk taunt tell testify text thank threaten thunder tout trumpet tweet urge utter vent
underline underscore encourage refuse
retweet brand dub label slate vow voice volunteer wail warn whisper write yell according
""".split()

_SPEECH_NOUNS = """
accusation account admission advice allegation announcement answer apology appeal argument assertion assurance
assessment call caution charge claim comment complaint confession criticism declaration demand denial description
disclosure essay explanation interview invitation letter mention message note objection op-ed order plea pledge post
praise prediction promise proposal question quote rebuke recommendation remark reply report request response
revelation speech statement suggestion summons talk testimony threat tweet vow warning word
""".split()

_THOUGHT = """
accept aim anticipate appreciate approve assume await back believe care consider contemplate decide deem desire
determine disagree dislike doubt dread dream embrace endorse endorsing enjoy envision estimate expect favor favour fear
feel find foresee forget hate hear hold hope identify imagine intend interpret know like long look love mean measure
mind need oppose perceive picture plan ponder prefer presume realize realise recognize recognise regard regret reject
remember resent resolve respect see seek seem sense show suppose support surmise suspect sympathize think trust
understand value view want wish wonder worry appear agree aspire learn notice believed convinced concerned
""".split()

_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "spoke": "speak",
    "spoken": "speak",
    "went": "go",
    "gone": "go",
    "knew": "know",
    "known": "know",
    "thought": "think",
    "felt": "feel",
    "found": "find",
    "saw": "see",
    "seen": "see",
    "heard": "hear",
    "held": "hold",
    "meant": "mean",
    "swore": "swear",
    "sworn": "swear",
    "understood": "understand",
    "sought": "seek",
    "shown": "show",
    "foresaw": "foresee",
    "began": "begin",
    "made": "make",
    "gave": "give",
    "put": "put",
    "read": "read",
    "denies": "deny",
    "denied": "deny",
    "implied": "imply",
    "implies": "imply",
    "replied": "reply",
    "replies": "reply",
    "testified": "testify",
    "testifies": "testify",
    "relied": "rely",
    "clarified": "clarify",
    "cried": "cry",
    "cries": "cry",
    "lay": "lay",
    "laid": "lay",
    "took": "take",
    "kept": "keep",
    "left": "leave",
    "forgot": "forget",
    "broke": "break",
    "beset": "beset",
    "sent": "send",
    "drew": "draw",
    "bade": "bid",
    "chose": "choose",
    "is": "be",
    "was": "be",
    "were": "be",
    "are": "be",
    "has": "have",
    "had": "have",
}

_AUXILIARY = frozenset(
    """
    a an and are as at be been being by can could did do does for from had has have having he her him his if in into is
    it its may might must of on or our own shall she should that the their them then there they this to was we were
    while who will with would also already again always even further has just later never not often once only previously
    recently repeatedly simply so still too very when yet you
    """.split()
)

SPEECH = frozenset(_SPEECH)
SPEECH_NOUNS = frozenset(_SPEECH_NOUNS)
THOUGHT = frozenset(_THOUGHT)

_DROPPED_E = re.compile(
    r"(?:[aeiou][zgcv]|[^aeiou]at|iat|uat|eat|[^aeiou]in|yz|u|[aeiou]s|rs|ir|ur|uc|nc|rg|dg|(?<![aeiou])[iao]d)$"
)
_WORD = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*")
_NEGATED = re.compile(r"\b(?:not|never|n[’']t|declin\w+|refus\w+|without)\b|n[’']t\b", re.IGNORECASE)


def lemma_of(cue: str) -> str | None:
    """The dictionary form of the word that carries a cue's meaning ("was quoted as saying" -> "say")."""
    words = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(cue)]
    if words[:2] == ["according", "to"]:
        return "according to"
    lemmas = [_verb_lemma(word) for word in words if word not in _AUXILIARY]
    for known in (SPEECH - {"quote", "cite", "go", "call", "decline"}, SPEECH, THOUGHT, SPEECH_NOUNS):
        for lemma in lemmas:
            if lemma in known:
                return lemma
    return lemmas[0] if lemmas else (words[0] if words else None)


def is_speech(cue: str, quoted: bool) -> bool:
    """Whether a cue reports words that were said or written, not a belief, a feeling or silence.

    `quoted` tells that the content stands, at least in part, in quotation marks, which decides where the cue does not.
    """
    if _NEGATED.search(cue) and not quoted:
        return False
    lemma = lemma_of(cue)
    if lemma is None:
        return True
    if lemma == "according to" or lemma in SPEECH or lemma in SPEECH_NOUNS:
        return True
    return quoted and lemma not in THOUGHT


def _verb_lemma(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    known = SPEECH | THOUGHT | SPEECH_NOUNS
    if word in known:
        return word
    for ending, stems in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("e", "")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            doubled = base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "ls" else base
            for stem in (*(base + s for s in stems), doubled):
                if stem in known:
                    return stem
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)]
            if base[-1] == base[-2] and base[-1] not in "ls":
                return base[:-1]
            return base + "e" if _DROPPED_E.search(base) else base
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word

"""Names as the tagger reads them -> the same names all through the article: wherever they stand, with one label each.

The tagger reads a name here and passes over it there, the more so the further a text is from those that it was trained
on. In the Worldwide corpus a name that is annotated once in a text is annotated with the same label in 97 of 100
places where it stands by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from dateline.language.layers import Name, Reading
from dateline.language.lexicon.cue_verbs import SPEECH, lemma_of
from dateline.language.lexicon.institutions import COMMON_WORDS
from dateline.language.lexicon.nouns import kind_of, singular
from dateline.language.lexicon.roles import abbreviates
from dateline.language.tagging.labels import NUMBERS
from dateline.spans import Span
from dateline.world.gazetteer import places_named, prominence
from dateline.world.peoples import nationality
from dateline.world.written_dates import WEEKDAYS

from .appositions import told_labels
from .tagged import NO_NAMES, TITLE

_SEATS = frozenset(("Kremlin", "White House", "Pentagon", "Downing Street", "Élysée", "Vatican", "Whitehall"))
"""Buildings that news names for the organisations in them."""
_FAMOUS = 1_000_000
"""Inhabitants of a place that news names without saying more, though people bear its name."""
_PARTISANS = frozenset("Republican Republicans Democrat Democrats Democratic".split())
_SHORTEST = 3
"""Letters of a name of one word that is looked for elsewhere."""
_SURE = 0.7
"""Score from which a name is believed, whatever else its word means in the article."""
_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r" \((?P<acronym>[A-Z]{2,6})s?\)")
_SMALL_WORDS = re.compile(r"(?:\b[a-z][\w’']*[ -])*\b[a-z][\w’']*$")
_SPELLED_REACH = 100
"""Characters before an acronym in which it is spelled out."""
_ACRONYM_SPEAKS = re.compile(r"\b[Tt]he (?P<acronym>[A-Z]{2,6}) (?P<verb>[a-z]+)\b")
_SPEAKING_SCORE = 0.5
_JOINED_BEFORE = re.compile(r"[\w/@#.-]$")
_JOINED_AFTER = re.compile(r"[\w/@]|[.&]\w|-[^\Wa-z]")
"""What joins a word to the one beside it, as in addresses and compounds."""
_CAPITAL_AFTER = re.compile(r"[ -](?:of )?[A-Z]")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W_][\w’'-]*)[ -]$")
_WORD_AFTER = re.compile(r" (?P<word>[a-z]+)\b")
_DETERMINER_BEFORE = re.compile(r"\b(?:the|an?|this|that|its|his|her|their|in|of) $", re.IGNORECASE)
_REACH = 30


def without_common_words(reading: Reading) -> list[Name]:
    """The names without words that begin a sentence, where every word has a capital, and stand small elsewhere in the
    article: "Night ferry returns", with "the night ferry" further down. What is a name further down too is kept."""
    text = reading.text
    starts = {word.start() for sentence in reading.sentences if (word := _WORD.search(text, sentence.start))}
    sure = {name.text for name in reading.names if name.start not in starts or name.score >= _SURE}
    return [name for name in reading.names if name.text in sure or name.text.lower() not in reading.small_words]


def without_common_acronyms(reading: Reading) -> list[Name]:
    """The names without organisations that have a common noun for their long form: "partnerships (PPP)"."""
    common = _common_acronyms(reading.text)
    return [name for name in reading.names if name.label != "ORG" or name.text.removesuffix("s") not in common]


def _common_acronyms(text: str) -> set[str]:
    """The acronyms that an article spells out in small letters and that stand for no body of people."""
    common = set()
    for match in _IN_BRACKETS.finditer(text):
        acronym = match["acronym"]
        spelled = _SMALL_WORDS.search(text, max(0, match.start() - _SPELLED_REACH), match.start())
        if spelled is None:
            continue
        words = re.split("[ -]", spelled.group())
        is_body = kind_of(singular(words[-1])) in ("organisation", "government", "people")
        if not is_body and abbreviates(acronym, " ".join(words[-len(acronym) :])):
            common.add(acronym)
    return common


def recurring(reading: Reading) -> list[Name]:
    """The names, wherever else in the article they stand too. Pieces with labels of their own ("Kenya" in "Kenya
    Airways") stay where the tagger reads them more surely than the whole."""
    found = reading.names
    places: list[tuple[Name, Sequence[Name]]] = []
    for name in _occurrences(reading):
        pieces: Sequence[Name] = found.overlapping(name.start, name.end)
        if all(_is_piece(piece, name) for piece in pieces) and (not places or places[-1][0].end <= name.start):
            places.append((name, pieces))
    whole: dict[str, float] = defaultdict(float)
    torn: dict[str, float] = defaultdict(float)
    for name in found:
        whole[name.text] += name.score
    for name, pieces in places:
        torn[name.text] += max((piece.score for piece in pieces if piece.label != name.label), default=0.0)
    kept = dict.fromkeys(found)
    for name, pieces in places:
        if not pieces or whole[name.text] >= torn[name.text]:
            for piece in pieces:
                kept.pop(piece, None)
            kept[name] = None
    return list(kept)


def _is_piece(name: Name, whole: Name) -> bool:
    return whole.start <= name.start and name.end <= whole.end and len(name.text) < len(whole.text)


def _occurrences(reading: Reading) -> Iterator[Name]:
    """Where the names, and the surnames of people named in full, stand in the paragraphs; the longest first where
    several begin."""
    text, small = reading.text, reading.small_words
    known = _by_first_words(reading.names, small)
    first_words = {words[0] for words in known}
    for paragraph in reading.paragraphs:
        words = list(_WORD.finditer(text, paragraph.start, paragraph.end))
        for i, word in enumerate(words):
            if word.group() not in first_words:
                continue
            two = tuple(match.group() for match in words[i : i + 2])
            for name in (name for key in dict.fromkeys((two, two[:1])) for name in known.get(key, ())):
                span = word.start(), word.start() + len(name.text)
                if (
                    span[1] <= paragraph.end
                    and text.startswith(name.text, span[0])
                    and _is_whole(text, span, name, small)
                ):
                    yield replace(name, start=span[0], end=span[1])


def _by_first_words(found: Iterable[Name], small: Set[str]) -> dict[tuple[str, ...], list[Name]]:
    """The names to look for, each as it was read most surely, by their first two words or the only one."""
    best: dict[str, Name] = {}
    for name in sorted(found, key=lambda name: -name.score):
        best.setdefault(name.text, name)
    for name in list(best.values()):
        if name.label == "PERSON" and " " in name.text:
            surname = name.text.split()[-1]
            best.setdefault(surname, replace(name, text=surname))
    known: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in sorted(best.values(), key=lambda name: (-len(name.text), name.text)):
        if _may_recur(name, small):
            known[tuple(_WORD.findall(name.text)[:2])].append(name)
    return dict(known)


def _may_recur(name: Name, small: Set[str]) -> bool:
    words: list[str] = _WORD.findall(name.text)
    if name.label in NUMBERS or not words or not name.text.startswith(words[0]):
        return False
    if len(words) > 1:
        return words[0][0].isupper() and words[-1][0].isupper()
    return (
        name.label in ("PERSON", "ORG", "LOC", "NORP", "PRODUCT")
        and words[0].lower() not in COMMON_WORDS
        and len(name.text) >= _SHORTEST
        and name.text[0].isupper()
        and words[0].lower() not in small
    )


def _is_whole(text: str, span: Span, name: Name, small: Set[str]) -> bool:
    """Whether a stretch that reads like a name is no part of a longer word or, of one word, of a longer name."""
    before, after = text[max(0, span[0] - _REACH) : span[0]], text[span[1] : span[1] + _REACH]
    if _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after):
        return False
    if " " in name.text:
        return True
    if _CAPITAL_AFTER.match(after):
        return False
    beside = _WORD_BEFORE.search(before)
    if not beside or beside["word"][0].islower() or beside["word"].lower() in small:
        return True
    return name.label == "PERSON" and bool(TITLE.match(text, span[0] - len(beside.group())))


def agreeing(reading: Reading) -> list[Name]:
    """The names, the same words with the same label all through: what the article says that they are, or else the one
    with most weight of evidence.

    A name that people bear ("Michael Jordan" in Jordan) may stand for one of them or for a place.
    """
    found = reading.names
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in found:
        weights[name.text][name.label] += name.score
    best = {words: max(sorted(labels), key=labels.__getitem__) for words, labels in weights.items()}
    borne = {word for name in found if name.label == "PERSON" and " " in name.text for word in name.text.split()}
    labels = {words: best[words] if words in borne else _settled(words) or best[words] for words in weights}
    labels |= told_labels(reading.text, [replace(name, label=labels[name.text]) for name in found])
    either = {words for words in borne & weights.keys() if any(prominence(p) >= _FAMOUS for p in places_named(words))}
    return [
        name
        if name.text in either and {name.label, labels[name.text]} == {"PERSON", "LOC"}
        else replace(name, label=labels[name.text])
        for name in found
    ]


def with_speaking_acronyms(reading: Reading) -> list[Name]:
    """The names and, as organisations, the acronyms that speak where the tagger reads nothing: "The ATM said"."""
    speaking = []
    for paragraph in reading.paragraphs:
        for match in _ACRONYM_SPEAKS.finditer(reading.text, paragraph.start, paragraph.end):
            span, words = match.span("acronym"), match["acronym"]
            is_name = words.lower() not in NO_NAMES and lemma_of(match["verb"]) in SPEECH
            if is_name and not reading.names.overlapping(*span):
                speaking.append(Name(*span, words, "ORG", _SPEAKING_SCORE))
    return [*reading.names, *speaking]


def with_speaking_surnames(reading: Reading) -> list[Name]:
    """The names; one that is read as a people's or a language's, bears the surname of somebody named in full and speaks
    is that person's: "Hindi said" where Rana Hindi was named."""
    text, found = reading.text, reading.names
    surnames = {name.text.split()[-1] for name in found if name.label == "PERSON" and " " in name.text}

    def speaks(name: Name) -> bool:
        after = _WORD_AFTER.match(text, name.end)
        is_of_a_thing = _DETERMINER_BEFORE.search(text, max(0, name.start - _REACH), name.start)
        return after is not None and lemma_of(after["word"]) in SPEECH and not is_of_a_thing

    return [
        replace(name, label="PERSON") if name.label == "NORP" and name.text in surnames and speaks(name) else name
        for name in found
    ]


def _settled(words: str) -> str | None:
    """The label of words that name one kind of thing and hardly ever another, whatever the tagger makes of them."""
    if words in _SEATS:
        return "ORG"
    if words in WEEKDAYS:
        return "DATE"
    places = places_named(words)
    if any(place.kind == "country" or (place.kind == "region" and place.country == "US") for place in places):
        return "LOC"
    return "NORP" if words in _PARTISANS or nationality(words) else None

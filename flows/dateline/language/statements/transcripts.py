"""Interviews and debates printed turn by turn -> who says what, though no quotation marks stand there.

    Q: What did you find?              JAKE TAPPER: Talk to them.
    A: I found nobody.                 FALLIN: We all need to work together.

A turn is a statement of the speaker whose label opens it. "A" is the one person whom the headline, or else the
text before the first turn, presents; nobody if there are several. "Q" is the paper, which has no name of its own there:
nobody, so that questions are never counted as the interviewee's words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import zip_longest

from dateline.language.layers import Layer, Name, Reading, Statement, Stretch
from dateline.language.lexicon.roles import ROLE_NOUNS
from dateline.spans import Span
from dateline.world.word_lists import words

from .block_quotes import beside

_SCORE = 0.9
_LONGEST_GAP = 12  # paragraphs that an answer may go on
_EMPHASIS = r"[*_]{0,3}"
_WORD = r"[A-Z][\w.’'-]*"
_LABEL = re.compile(
    rf"{_EMPHASIS}(?P<label>(?P<letter>Q|A|Question|Answer)(?:\s?#?\d{{1,2}})?|{_WORD}(?:\s+(?:of|the|and|{_WORD})){{0,5}})"
    rf"(?:,\s[A-Z][A-Z .,’'&-]+)?{_EMPHASIS}(?P<cue>\s?:|(?<=\b[QA])\.){_EMPHASIS}(?:\s+|$)"
)
"""The label of a turn: "Q:", "A.", "The Gazette:", "ANN LEE, MAYOR OF OSLO:"."""
_NO_SPEAKERS = words("language/lexicon/labels_of_facts")
_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
_SPOKEN = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
_QUESTIONS, _ANSWERS = ("q", "question"), ("a", "answer")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label with its colon, and the `content` of what is said; `key` is who speaks."""

    label: Span
    cue: Span
    content: Span
    key: str


def with_transcripts(reading: Reading) -> list[Statement]:
    """The statements, and the turns of the transcripts among an article's paragraphs.

    Names and colons open the lines of scoreboards, recipes and lists too. Turns are read only where at least two take
    turns, they talk as people talk to each other, and one of them is named elsewhere.
    """
    turns = list(_turns(reading))
    speakers = _speakers(reading, turns) if turns else {}
    if not _is_conversation(reading.text, turns, speakers.keys()):
        return list(reading.statements)
    found = [
        Statement(turn.cue, turn.label, (turn.content,), _SCORE, verbatim=True, named=speakers.get(turn.key))
        for turn in turns
    ]
    return [*beside(reading.statements, found), *found]


def _turns(reading: Reading) -> Iterator[_Turn]:
    """Labelled paragraphs. Behind "Q" and "A" those that follow are said too, up to the next label; between names, the
    paper may tell something."""
    paragraphs = [own for own in reading.paragraphs if not own.is_aside]
    matches = [_LABEL.match(reading.text, own.start, min(own.end, own.start + 120)) for own in paragraphs]
    labels = [number for number, match in enumerate(matches) if match]
    for number, following in zip_longest(labels, labels[1:], fillvalue=len(paragraphs)):
        match, own = matches[number], paragraphs[number]
        if match is None or {word.casefold() for word in match["label"].split()} & _NO_SPEAKERS:
            continue
        goes_on = match["letter"] and following < len(paragraphs) and following - number <= _LONGEST_GAP
        is_alone = match.end() == own.end and number + 1 < following
        end = paragraphs[following - 1 if goes_on else number + is_alone].end
        key = match["letter"] or match["label"].split()[-1].strip(".’'")
        if match.end() < end:
            yield _Turn(match.span("label"), match.span("cue"), (match.end(), end), key.casefold())


def _speakers(reading: Reading, run: Sequence[_Turn]) -> dict[str, Span]:
    """Where the speakers are named outside of labels: the fullest and first name that holds the label's last word."""
    labels = Layer(Stretch(*turn.label) for turn in run)
    people = [n for n in reading.names if n.label in ("PERSON", "ORG") and not labels.overlapping(n.start, n.end)]
    best: dict[str, Name] = {}
    keys = {turn.key for turn in run}
    for name in people:
        for key in keys.intersection(re.split(r"[^\w'’-]+", name.text.casefold())):
            if key not in best or len(name.text.split()) > len(best[key].text.split()):
                best[key] = name
    before = [name for name in people if name.label == "PERSON" and name.start < run[0].label[0]]
    titled = [name for name in before if (block := reading.blocks.at(name.start)) and block.kind == "headline"]
    presented = next((group for group in (titled, before) if len({n.text.split()[-1] for n in group}) == 1), [])
    best |= {answer: max(presented, key=lambda name: len(name.text)) for answer in _ANSWERS if presented}
    return {key: (name.start, name.end) for key, name in best.items()}


def _is_conversation(text: str, run: Sequence[_Turn], named: Set[str]) -> bool:
    """Whether people talk to each other in a run of turns."""
    counts = Counter(turn.key for turn in run)
    is_known = any(turn.key in named or turn.key in ROLE_NOUNS or turn.key in _QUESTIONS for turn in run)
    takes_turns = len(counts) > 1 and (max(counts.values()) > 1 or (run[0].key in _QUESTIONS and len(run) == 2))
    spoken = sum(bool(_SPOKEN.search(text, *turn.content)) for turn in run)
    answered = any(_OWN_WORDS.search(text, *turn.content) for turn in run if turn.key not in _QUESTIONS)
    return is_known and takes_turns and answered and 2 * spoken >= len(run)

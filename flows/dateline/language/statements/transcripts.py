"""Interviews and debates printed turn by turn -> who says what, though no quotation marks stand there.

    Q: What did you find?              JAKE TAPPER: Talk to them.
    A: I found nobody.                 FALLIN: We all need to work together.

A turn is a statement of the speaker whose label opens it. "A" is the one person whom the headline, or else the text
before the first turn, presents; nobody if there are several. "Q" is the paper, which has no name of its own there:
nobody, so that questions are never counted as the interviewee's words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.language.layers import Name, Paragraph, Reading, Statement
from dateline.language.lexicon.roles import ROLE_NOUNS
from dateline.spans import Span
from dateline.world.word_lists import words

from .block_quotes import beside

_SCORE = 0.9
_LONGEST_GAP = 12
"""How many paragraphs without a label may stand between two turns that belong together."""
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
_STOP = re.compile(r"[.?!…—–][\"”’')\]*_]*$")

_Label = re.Match[str] | None


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label with its colon, and the `content` of what is said; `number` is its paragraph's, `key` who speaks."""

    number: int
    label: Span
    cue: Span
    content: Span
    key: str

    @property
    def is_question(self) -> bool:
        return self.key == "q"


def with_transcripts(reading: Reading) -> list[Statement]:
    """The statements, and the turns of the transcripts among an article's paragraphs.

    Names and colons open the lines of scoreboards, recipes and lists too. Turns are read only where several stand near
    each other, at least two take turns, they talk as people talk to each other, and one of them is named elsewhere.
    """
    found: list[Statement] = []
    for run in _runs(list(_turns(reading))):
        speakers = _speakers(reading, run)
        if _is_conversation(reading.text, run, set(speakers)):
            found += (
                Statement(turn.cue, turn.label, (turn.content,), _SCORE, verbatim=True, named=speakers.get(turn.key))
                for turn in run
            )
    return [*beside(reading.statements, found), *found]


def _turns(reading: Reading) -> Iterator[_Turn]:
    """Labelled paragraphs, each with those that follow and are said as well."""
    paragraphs = [own for own in reading.paragraphs if not own.is_aside]
    matches = [_LABEL.match(reading.text, own.start, min(own.end, own.start + 120)) for own in paragraphs]
    for number, match in enumerate(matches):
        if match is None or {word.casefold() for word in match["label"].split()} & _NO_SPEAKERS:
            continue
        key = "qa"[match["letter"][0] == "A"] if match["letter"] else match["label"].split()[-1].strip(".’'").casefold()
        end = paragraphs[_last(reading.text, paragraphs, matches, number, match)].end
        if reading.text[match.end() : end].strip():
            yield _Turn(number, match.span("label"), match.span("cue"), (match.end(), end), key)


def _last(
    text: str, paragraphs: Sequence[Paragraph], matches: Sequence[_Label], number: int, label: re.Match[str]
) -> int:
    """The paragraph that a turn ends with: its own, or one before the next label, as what follows the last label may be
    the paper's. Between names the paper may tell something too: there a turn ends where nobody speaks."""
    near = range(number + 1, min(number + 1 + _LONGEST_GAP, len(paragraphs)))
    following = next((i for i in near if matches[i]), number + 1)
    is_alone = not text[label.end() : paragraphs[number].end].strip()
    last = min(number + is_alone, len(paragraphs) - 1)
    while last + 1 < following and (label["letter"] or _is_spoken(text, paragraphs[last + 1])):
        last += 1
    return last


def _is_spoken(text: str, paragraph: Paragraph) -> bool:
    return bool(_SPOKEN.search(text, paragraph.start, paragraph.end)) and text[paragraph.start] not in '"“'


def _runs(turns: Sequence[_Turn]) -> Iterator[list[_Turn]]:
    """Turns that stand near each other."""
    run: list[_Turn] = []
    for turn in turns:
        if run and turn.number - run[-1].number > _LONGEST_GAP:
            yield run
            run = []
        run.append(turn)
    if run:
        yield run


def _speakers(reading: Reading, run: Sequence[_Turn]) -> dict[str, Span]:
    """Where the speakers are named outside of labels: the fullest and first name that holds the label's last word."""
    labels = {turn.label[0] for turn in run}
    people = [name for name in reading.names if name.label in ("PERSON", "ORG") and name.start not in labels]
    best: dict[str, Name] = {}
    for name in people:
        for key in {turn.key for turn in run}.intersection(re.split(r"[^\w'’-]+", name.text.casefold())):
            if key not in best or len(name.text.split()) > len(best[key].text.split()):
                best[key] = name
    if interviewee := _interviewee(reading, [name for name in people if name.start < run[0].label[0]]):
        best["a"] = interviewee
    return {key: (name.start, name.end) for key, name in best.items()}


def _interviewee(reading: Reading, before: Sequence[Name]) -> Name | None:
    """The one person whom the headline names, or else what stands before the first turn."""
    headlines = [block for block in reading.blocks if block.kind == "headline"]
    people = [name for name in before if name.label == "PERSON"]
    titled = [name for name in people if any(block.start <= name.start < block.end for block in headlines)]
    for group in (titled, people):
        if len({name.text.split()[-1] for name in group}) == 1:
            return max(group, key=lambda name: len(name.text))
    return None


def _is_conversation(text: str, run: Sequence[_Turn], named: set[str]) -> bool:
    """Whether people talk to each other in a run of turns."""
    counts = Counter(turn.key for turn in run)
    known = {key for key in counts if key in named or key in ROLE_NOUNS or key == "q"}
    said = [text[slice(*turn.content)].rstrip() for turn in run]
    spoken = sum(bool(_SPOKEN.search(words)) for words in said)
    finished = sum(bool(_STOP.search(words)) for words in said)
    taken_turns = len(counts) > 1 and (max(counts.values()) > 1 or (run[0].is_question and len(run) == 2))
    answered = any(_OWN_WORDS.search(words) for turn, words in zip(run, said, strict=True) if not turn.is_question)
    return bool(known) and taken_turns and answered and 2 * spoken >= len(run) and 5 * finished >= 3 * len(run)

"""Interviews and debates printed turn by turn -> who says what, though no quotation marks stand there.

    Q: What did you find?              JAKE TAPPER: Talk to them.
    A: I found nobody.                 FALLIN: We all need to work together.

A turn is a statement of the speaker whose label opens it. "A" is the one person whom the headline, or else the text
before the first turn, presents; nobody if there are several. "Q" is the paper, which has no name of its own there:
nobody, so that questions are never counted as the interviewee's words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dateline.language.layers import Name, Statement
from dateline.language.lexicon.roles import ROLE_NOUNS, head_of
from dateline.spans import Span, touches

_SCORE = 0.9
_LONGEST_GAP = 12
"""How many paragraphs without a label may stand between two turns that belong together."""
_EMPHASIS = r"[*_]{0,3}"
_WORD = r"[^\W\d_][\w.’'-]*"
_TURN = re.compile(
    rf"{_EMPHASIS}(?P<label>(?:Q|A|Question|Answer|QUESTION|ANSWER)(?:\s?#?\d{{1,2}})?(?=\s?[*_]*\s?[:.–—-])"
    rf"|{_WORD}(?:\s+{_WORD}){{0,5}}(?:\s\([^()\n]{{1,30}}\))?(?:,\s[A-Z][A-Z .,&’'-]+)?)"
    rf"{_EMPHASIS}\s?(?P<cue>[:.]|[–—-](?=\s)){_EMPHASIS}(?:\s+|$)"
)
_LETTERED = re.compile(r"(?:q|a|question|answer)(?:\s?#?\d{1,2})?$", re.IGNORECASE)
_QUESTION = re.compile(rf"{_EMPHASIS}(?:Q|Question|QUESTION)\d{{0,2}}{_EMPHASIS}\s?[:.]")
_ANSWER_INSIDE = re.compile(rf"(?<=[.?!…])\s+(?={_EMPHASIS}(?:A|Answer|ANSWER)\d{{0,2}}{_EMPHASIS}\s?[:.]\s)")
_QUESTIONS = ("q", "question")
_ANSWERS = ("a", "answer")
_SMALL = frozenset("of the and for de la le du da di dos van von der den bin al el ul y".split())
_SPEAKING_ROLES = ROLE_NOUNS | {"interviewer", "moderator", "caller", "audience"}
_NO_SPEAKERS = frozenset(
    """
    address age also author background born caption cast category channel city comment conclusion contact contacts
    copyright correction cost data date dates details disclaimer duration email entry example exclusive explained
    fact facts fax file follow format genre goals graphic headline height hours image info ingredients intro
    kick-off language length level listen live location method more name note notes number opinion pages phone photo
    photos picture pictures place poll position price profession rating read recipe record referee related result
    results review runtime score scores see serves share sources status step subject subscribe summary tel telephone
    theme ticket tickets time times tip tips title topic town type updated venue verdict via video views warning
    watch weather website weight when where why year
    """.split()
)
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Uu]s)\b|\?")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e)\b")
_STOP = re.compile(r"[.?!…—–][\"”’')\]*_]*$")
_STAGE_DIRECTION = re.compile(r"[*_]*(?:\([^()]*\)|\[[^\[\]]*\])[.*_]*")
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|conversation with|Q&A with|spoke (?:to|with)|sat down with)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:interview\w*|conversation|Q&A|chat\w*|spoke|talk\w*|sat down|caught up|asked|questions?)\b[^.?!\n]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label with its colon, and the `content` of what is said; `at` numbers its paragraph, `key` is who speaks."""

    at: int
    label: Span
    cue: Span
    content: tuple[Span, ...]
    words: str
    key: str
    lettered: bool


def turns(
    text: str,
    paragraphs: Sequence[Span],
    names: Sequence[Name],
    headline: Span | None,
    tagged: Sequence[Statement] = (),
) -> list[Statement]:
    """The turns of the transcripts among an article's paragraphs of body text.

    Names and colons open the lines of scoreboards, recipes and lists too. Turns are read only where several stand
    together, at least two take turns, they talk as people talk to each other, and one of them is named elsewhere.
    """
    found: list[Statement] = []
    paragraphs = [part for paragraph in paragraphs for part in _parted(text, paragraph)]
    labelled = [(at, match) for at, span in enumerate(paragraphs) if (match := _label(text, span))]
    for run in _runs(labelled):
        all_turns = list(_turns(text, paragraphs, run))
        speakers = _speakers(all_turns, names)
        interviewee = _interviewee(text, headline, all_turns[0].label[0], names, tagged) if all_turns else None
        if interviewee:
            speakers |= dict.fromkeys(_ANSWERS, interviewee)
        asked = bool(interviewee and _INTERVIEW.search(text, 0, all_turns[0].label[0]))
        conversation = _conversation(all_turns, speakers, asked)
        for turn in conversation:
            named = speakers.get(turn.key)
            found.append(Statement(turn.cue, turn.label, turn.content, _SCORE, verbatim=True, named=named))
    return found


def _parted(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph that holds a question and its answer, as two."""
    start, end = paragraph
    answer = _ANSWER_INSIDE.search(text, start, end) if _QUESTION.match(text, start, end) else None
    if answer:
        yield start, answer.start()
        start = answer.end()
    yield start, end


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    start, end = paragraph
    match = _TURN.match(text, start, min(end, start + 120))
    if not match or _LETTERED.match(match.group("label")):
        return match
    words = _label_words(match)
    name_like = words[0][0].isupper() and all(w[0].isupper() or w.casefold() in _SMALL for w in words)
    return match if name_like and match.group("cue") == ":" else None


def _label_words(match: re.Match[str]) -> list[str]:
    return str(re.split(r"[,(]", match.group("label"))[0]).split()


def _runs(labelled: Sequence[tuple[int, re.Match[str]]]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Labelled paragraphs that stand near each other."""
    run: list[tuple[int, re.Match[str]]] = []
    for at, match in labelled:
        if run and at - run[-1][0] > _LONGEST_GAP + 1:
            yield run
            run = []
        run.append((at, match))
    if run:
        yield run


def _turns(text: str, paragraphs: Sequence[Span], run: Sequence[tuple[int, re.Match[str]]]) -> Iterator[_Turn]:
    """The run's turns, each with the paragraphs up to the next label. Labels that name no speaker open none."""
    for number, (at, match) in enumerate(run):
        words = _label_words(match)
        if {words[0].casefold(), words[-1].casefold()} & _NO_SPEAKERS:
            continue
        lettered = bool(_LETTERED.match(match.group("label")))
        following = run[number + 1][0] if number + 1 < len(run) else None
        opens = at + (match.end() == paragraphs[at][1])
        last = following if following and lettered else _end_of_speech(text, paragraphs, opens, following, len(run))
        stretches = [(match.end(), paragraphs[at][1]), *paragraphs[at + 1 : last]]
        content = tuple(
            _joined(text, [s for s in stretches if s[0] < s[1] and not _STAGE_DIRECTION.fullmatch(text, *s)])
        )
        key = re.sub(r"[\s#\d]", "", words[0]) if lettered else words[-1].strip(".’'")
        if content:
            said = " ".join(text[s:e] for s, e in content)
            yield _Turn(at, match.span("label"), match.span("cue"), content, said, key.casefold(), lettered)


def _end_of_speech(text: str, paragraphs: Sequence[Span], at: int, following: int | None, turns: int) -> int:
    """The paragraph after a turn: it goes on while paragraphs say "I" or "you", the last one of all while they say "I"
    and ask nothing, as what comes after it may be the paper's."""
    at += 1
    while at < (following or len(paragraphs)):
        words = text[slice(*paragraphs[at])]
        if following:
            speaks = bool(_SPOKEN.search(words))
        else:
            speaks = bool(_SELF.search(words)) and turns > 2 and "?" not in words
        if not _STAGE_DIRECTION.fullmatch(words) and (not speaks or words[0] in '"“'):
            break
        at += 1
    return min(at, following or len(paragraphs))


def _joined(text: str, stretches: Sequence[Span]) -> Iterator[Span]:
    """Stretches with nothing but space between them as one."""
    for i, (start, end) in enumerate(stretches):
        if i == 0:
            first, last = start, end
        elif text[last:start].strip():
            yield first, last
            first, last = start, end
        else:
            last = end
    if stretches:
        yield first, last


def _speakers(run: Sequence[_Turn], names: Sequence[Name]) -> dict[str, Span]:
    """Where the speakers are named outside of labels: the fullest and first name that holds the label's last word."""
    keys = {turn.key for turn in run if not turn.lettered}
    labels = [turn.label for turn in run]
    best: dict[str, Name] = {}
    for name in names:
        if name.label not in ("PERSON", "ORG") or touches(labels, name.start, name.end):
            continue
        for key in keys.intersection(re.split(r"[^\w'’-]+", name.text.casefold())):
            if key not in best or _fullness(name) > _fullness(best[key]):
                best[key] = name
    return {key: (name.start, name.end) for key, name in best.items()}


def _fullness(name: Name) -> tuple[bool, bool, int]:
    return name.label == "PERSON", head_of(name.text) is None, len(name.text.split())


def _conversation(run: Sequence[_Turn], speakers: Collection[str], interview: bool) -> list[_Turn]:
    """The turns of a run if people talk in it to each other, else none. `interview`: the text before it calls it so."""
    counts = Counter(turn.key for turn in run)
    known = {key for key in counts if key in speakers or key in _SPEAKING_ROLES}
    kept = [t for t in run if t.lettered or t.key in known or counts[t.key] > 1 or "?" in t.words]
    if not known and not any(turn.key in _QUESTIONS for turn in kept):
        return []
    counts = Counter(turn.key for turn in kept)
    several = len(kept) > 2 and max(counts.values()) > 1
    pair = len(kept) == 2 and "?" in kept[0].words and all(turn.lettered or turn.key in known for turn in kept)
    if len(counts) < 2 or not (several or pair):
        return []
    finished = sum(bool(_STOP.search(turn.words)) for turn in kept)
    spoken = sum(bool(_SPOKEN.search(turn.words)) for turn in kept)
    answered = interview or any(_SELF.search(turn.words) for turn in kept if turn.key not in _QUESTIONS)
    return kept if answered and 5 * finished >= 3 * len(kept) and 2 * spoken >= len(kept) else []


def _interviewee(
    text: str, headline: Span | None, first: int, names: Sequence[Name], tagged: Sequence[Statement]
) -> Span | None:
    """The one person whom the headline names, or what stands before the first turn, or whom that quotes, or whom it
    says was asked."""
    people = [name for name in names if name.label == "PERSON" and name.start < first]
    titled = [name for name in people if headline and headline[0] <= name.start < headline[1]]
    sources = [a.source for a in tagged if a.source and a.source[0] < first]
    quoted = [name for name in people if any(start <= name.start < end for start, end in sources)]
    asked = [name for name in people if _ASKED.search(text, max(0, name.start - 90), name.start)]
    for group in (titled, people, quoted, asked):
        if len({name.text.casefold().split()[-1] for name in group}) == 1:
            best = max(group, key=_fullness)
            return best.start, best.end
    return None

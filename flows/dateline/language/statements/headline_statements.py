"""Headlines that quote: "Treaty is a breakthrough: Putin", "Putin: treaty is a breakthrough", "'Best day' - Messi"."""

import re
from collections.abc import Sequence

from dateline.language.layers import Name, Quotation, Statement
from dateline.language.lexicon.cue_verbs import SPEECH, lemma_of
from dateline.language.lexicon.roles import head_of
from dateline.spans import Span

_SCORE = 0.8
_LEAST_WORDS = 3
_LONGEST_SOURCE = 7
_SAYS_LAST = re.compile(
    r"(?P<content>.+?)\s*(?:[,:;–—]|\s-)\s*(?P<source>[^,:;]{2,60}?)\s+(?P<cue>[a-z]+|[A-Z][a-z]+)[.]?$"
)
_SAYS = re.compile(r"(?P<content>.+?)\s*(?:[,:;–—]|\s-)\s*(?P<cue>[A-Za-z][a-z]+)\s+(?P<source>[^,:;]{2,60}?)[.]?$")
_LAST = re.compile(r"(?P<content>.+?)\s*(?P<cue>:|\s[-–—]{1,2}|\s\|)\s+(?P<source>[^:]{2,60}?)[.]?$")
_FIRST = re.compile(r"(?P<source>[^:“”\"‘]{2,60}?)\s*(?P<cue>:)\s+(?P<content>.+?)[.]?$")
_STATES = re.compile(
    r"\b(?:is|are|was|were|be|been|isn|aren|wasn|will|won|would|wouldn|can|cannot|could|must|should|shouldn|may|might|has|"
    r"have|hasn|haven|had|do|does|did|don|doesn|didn|not|no|never|let|needs?|wants?|seeks?|faces?|plans|backs|rejects|wins|"
    r"loses|remains?|shows?|makes?|takes?|gets?|gives?|goes|comes?|keeps?|poses|threatens|hits|rises|falls|grows|fails?|"
    r"works|helps|hurts|supports?|opposes|deserves?|depends|begins|starts|ends|continues?|means|looks|feels|becomes?|"
    r"causes|kills|knows?|likes?|loves?|hates?|thinks?|believes?|rose|fell|lost|made|took|gave|went|came|kept|got|began|"
    r"became|grew|killed|to\s[a-z]+|I|we|I[’']\w+|we[’']\w+|it[’']s|that[’']s|there[’']s|[a-z]+n[’']t)\b",
    re.IGNORECASE,
)
_IS_LEFT_OUT = re.compile(
    r"\b(?!(?:of|in|on|at|for|from|with|by|to|as|and|or|like|over|after)\b)[a-z’']+\s(?:an?|the)\s\w+", re.IGNORECASE
)
_TOPIC = re.compile(
    r"(?:who|what|how|why|when|where|which|is|are|can|could|will|would|should|did|does|do)\b"
    r"|(?:the|an?)\s(?:\w+\s){1,3}?(?:who|that|which)\b"
    r"|.*\b(?:you need to know|we know|timeline|explained|live updates?|in pictures|profile|obituary|review)\b",
    re.IGNORECASE,
)
_SPEAKS = frozenset(
    """
    police ministry government court un report study poll survey experts officials sources scientists minister analysts
    watchdog union family lawyers doctors
    """.split()
)


def headline_statements(
    text: str, headline: Span, names: Sequence[Name], quotations: Sequence[Quotation], tagged: Sequence[Statement]
) -> list[Statement]:
    """The statement that a headline attributes to the speaker at its end or beginning, if it has that form.

    A colon or a dash also parts a topic from what is told of it, so the one side must name a person or organisation or
    describe a speaker, and the other must state something. A headline that begins with its speaker, as most do that
    the tagger has learnt from, is left to the tagger if that reads it.
    """
    start, end = headline
    while text[start : start + 1] in ("#", "*", "_", " "):
        start += 1
    read = any(start <= s < end for a in tagged for s, _ in a.content)
    for form in (_SAYS, _SAYS_LAST, _LAST, _FIRST):
        match = form.match(text, start, end)
        if not match or (form is _FIRST and read):
            continue
        cue = match.group("cue")
        if form in (_SAYS, _SAYS_LAST) and lemma_of(cue) not in SPEECH:
            continue
        content, source = match.span("content"), match.span("source")
        named = _named(text, source, names)
        if (named or _describes(text[slice(*source)])) and _is_statement(text, content, quotations, names):
            at = match.start("cue") + len(cue) - len(cue.lstrip())
            return [Statement((at, match.end("cue")), source, (content,), _SCORE, named=named)]
    return []


def _named(text: str, source: Span, names: Sequence[Name]) -> Span | None:
    """Where the person or organisation is named that a stretch of a headline names, with a title or without."""
    words = text[slice(*source)]
    if len(words.split()) > _LONGEST_SOURCE or not words[0].isupper():
        return None
    bare = len(words.split()) <= 3
    last = _last_word(words)
    best: Name | None = None
    for name in names:
        if name.label not in ("PERSON", "ORG"):
            continue
        if source[0] <= name.start and name.end == source[1]:
            return name.start, name.end
        same = _last_word(name.text) == last or name.text.casefold() == words.casefold()
        if bare and same and (best is None or len(name.text.split()) > len(best.text.split())):
            best = name
    return (best.start, best.end) if best else None


def _describes(words: str) -> bool:
    """Whether words describe a speaker: a role, the police, a study."""
    last = _last_word(words)
    described = last in _SPEAKS or (head_of(words) or "").split(" ")[-1] == last
    return described and len(words.split()) <= _LONGEST_SOURCE and words[0] not in "“\"‘'("


def _last_word(words: str) -> str:
    return re.sub(r"\W+$", "", words).casefold().split()[-1] if re.search(r"\w", words) else ""


def _is_statement(text: str, content: Span, quotations: Sequence[Quotation], names: Sequence[Name]) -> bool:
    words = text[slice(*content)]
    if len(words.split()) < _LEAST_WORDS or words.endswith("?") or _TOPIC.match(words):
        return False
    if any(q.start < content[1] and content[0] < q.end and q.end - q.start > 12 for q in quotations):
        return True
    if any(n.start == content[0] and n.end == content[1] for n in names):
        return False
    return bool(_STATES.search(words) or _IS_LEFT_OUT.search(words))

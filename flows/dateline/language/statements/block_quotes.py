"""Paragraphs of quotation whose speaker stands on a line of their own: introduced before them or signed after them.

And from Chairwoman Rosenworcel:                  “We will not stop here.”

“This is a good day.”                             — Commissioner Geoffrey Starks
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dateline.language.annotations import Sentence
from dateline.language.layers import Name, Quotation, Statement
from dateline.language.lexicon.roles import ROLE_NOUNS, head_of
from dateline.spans import Span, overlap
from dateline.world.agencies import agency_named

_SCORE = 0.9
_LONGEST_SOURCE = 20
"""Words of a line that signs a quotation, or of a line or clause that introduces one."""
_LEAST_WORDS = 3
_MARKUP = re.compile(r"[>*_\s]*")
_DASH = re.compile(r"[*_\s]*(—|–|―|--|-(?=\s?[A-Z]))\s*")
_NO_SIGNATURE = re.compile(
    r"(?:additional|reporting|with|edited|compiled|written|staff|photo|video|source|read|by|the writer|the author)\b"
    r"|.*\b(?:contributed|reported|reporting)\b",
    re.IGNORECASE,
)
_AFTER_SOURCE = re.compile(
    r",\s+(?:\w+ing|in|on|at|to|via|from|during|after|before|when|while|as)\b.*"
    r"|,?\s+(?:writing|speaking|tweeting|posting|via|said|says|about)\b.*"
    r"|\s+(?:in|on)\s(?:an?|the|his|her|their|its|Twitter|X|Facebook|[A-Z][a-z]+day|\d{4})\b.*|,?\s+\(?\d{4}\)?$",
    re.DOTALL,
)
_BEFORE_SOURCE = re.compile(
    r"(?:(?:and|but|also|as|now|next|then|first|finally)\b,?\s+)?"
    r"(?:(?:in|on|at|after|before|as|with|for|during|when|while|asked|speaking|earlier|later|meanwhile)\b[^,:]*,\s+)?",
    re.IGNORECASE,
)
_LEADS_TO_SOURCE = re.compile(
    r"(?:this\s+(?:is\s+)?)?from\s+|in\s+the\s+words\s+of\s+|(?:a\s+)?statement\s+(?:by|from)\s+|said\s+|says\s+"
    r"|(?:here(?:[’']s|\s+is|\s+are)|this\s+is|that\s+is|below\s+is|read)\s+(?:what|how|"
    r"(?:some\s+of\s+)?(?:the|an?)\s+(?:\w+\s+){0,2}?"
    r"(?:statement|response|reply|answer|remark|letter|message|reaction|word|excerpt)s?\s+(?:by|from|of))\s+",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:(?:had|has)\s+(?:this|the\s+following)\s+to\s+say|had\s+to\s+say|put\s+it\s+(?:this\s+way|like\s+this|so)"
    r"|put\s+it|said|says|wrote|writes|told|posted|tweeted|replied|responded|answered|explained|added|continued|stated)\b"
)
_ADVERBIAL = re.compile(
    r"(?:in|on|at|after|before|as|with|for|about|during|when|while|asked|speaking|looking|earlier|later|meanwhile|then)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("of the and for a an at in former s".split()) | ROLE_NOUNS


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph that is quotation, but for what leads up to it and who signs it."""

    paragraph: int
    content: Span
    lead: Span | None
    sign: Statement | None


def block_quotes(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    tagged: Sequence[Statement],
) -> list[Statement]:
    """The statements that stand in blocks of quotation, with the source that introduces or signs them.

    What the tagger attributes to a cue in the introduction keeps its cue and source, and gets the whole block.
    """
    found = []
    reader = _BlockReader(text, paragraphs, quotations, sentences, names, tagged)
    for block in reader.blocks():
        if statement := reader.signed(block) or reader.introduced(block):
            found.append(statement)
    return found


class _BlockReader:
    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        quotations: Sequence[Quotation],
        sentences: Sequence[Sentence],
        names: Sequence[Name],
        tagged: Sequence[Statement],
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.quotations = quotations
        self.quotation_starts = [quotation.start for quotation in quotations]
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.names = [name for name in names if name.label in ("PERSON", "ORG")]
        self.name_starts = [name.start for name in self.names]
        self.tagged = sorted(tagged, key=lambda a: a.content[0])
        self.tagged_starts = [a.content[0][0] for a in self.tagged]
        self.tagged_ends = list(accumulate((a.content[-1][1] for a in self.tagged), max))

    def blocks(self) -> Iterator[list[_Piece]]:
        """Quotations that follow each other, paragraph by paragraph, up to a signature or the next introduction."""
        block: list[_Piece] = []
        for number in range(len(self.paragraphs)):
            piece = self._piece(number)
            if block and (piece is None or piece.lead or block[-1].sign):
                yield block
                block = []
            if piece:
                block.append(piece)
        if block:
            yield block

    def _piece(self, number: int) -> _Piece | None:
        start, end = self.paragraphs[number]
        opening = _MARKUP.match(self.text, start, end)
        begin = opening.end() if opening else start
        if begin >= end:
            return None
        inside = self._inside(start, end)
        if not inside:
            content = (begin, end) if self.text[start] == ">" else None
            return _Piece(number, content, None, self._signature_below(number)) if content else None
        last = inside[-1]
        if inner := self._signed_inside(last):
            return _Piece(number, inner[0], None, inner[1]) if start <= last.start <= begin else None
        sign = self._signature(last.end, end) if last.end < end else None
        if self.text[last.end : end].strip("*_ .,") and not sign:
            return None
        sign = sign or (self._signature_below(number) if last.end <= end else None)
        lead = self.text[start : last.start].rstrip("*_ ")
        if last.start <= begin:
            before = self.paragraphs[number - 1] if number else (start, start)
            introduces = self.text[slice(*before)].rstrip("*_ ").endswith(":") and last.start == begin
            return _Piece(number, (last.start, last.end), before if introduces else None, sign)
        if lead.endswith(":") and all(q.end - q.start < 40 for q in inside[:-1]):
            return _Piece(number, (last.start, last.end), (start, start + len(lead)), sign)
        return None

    def _signed_inside(self, quotation: Quotation) -> tuple[Span, Statement] | None:
        """A quotation whose last line, before the closing mark, is the name of who says it."""
        said, _, line = self.text[quotation.start : quotation.end].rpartition("\n")
        name = line.strip(' .”"»*_—–-')
        if len(said.split()) < _LEAST_WORDS or not name or len(name.split()) > _LONGEST_SOURCE:
            return None
        start = self.text.index(name, quotation.start + len(said))
        span = start, start + len(name)
        people = [n for n in self._named(span) if n.label == "PERSON"]
        if not people or not self._is_source(span):
            return None
        content = quotation.start, quotation.start + len(said.rstrip())
        return content, Statement(None, span, (), _SCORE)

    def _inside(self, start: int, end: int) -> list[Quotation]:
        first = max(0, bisect_right(self.quotation_starts, start) - 1)
        near = self.quotations[first : bisect_right(self.quotation_starts, end)]
        return [q for q in near if q.start < end and start < q.end]

    def _signature_below(self, number: int) -> Statement | None:
        if number + 1 == len(self.paragraphs):
            return None
        return self._signature(*self.paragraphs[number + 1])

    def _signature(self, start: int, end: int) -> Statement | None:
        """A line that begins with a dash and names or describes one speaker, as cue and source of no content yet."""
        dash = _DASH.match(self.text, start, end)
        words = self.text[dash.end() : end].rstrip("*_ ") if dash else ""
        if not dash or not words or len(words.split()) > _LONGEST_SOURCE or _NO_SIGNATURE.match(words):
            return None
        if agency_named(words) or re.search(r"[a-z][.!?]\s+[A-Z]", words):
            return None
        source = _AFTER_SOURCE.sub("", words).rstrip(" .,;")
        span = dash.end(), dash.end() + len(source)
        is_name = len(source.split()) > 1 and source.istitle()
        if not (head_of(source.split(",")[0]) or is_name or (source[:1].isupper() and self._named(span))):
            return None
        return Statement(dash.span(1), span, (), _SCORE)

    def signed(self, block: Sequence[_Piece]) -> Statement | None:
        """The block as a statement of whom its last line names; only its last quotation where the paragraph before
        the block ends in one, which may have gone on."""
        sign = block[-1].sign
        if not sign:
            return None
        number = block[0].paragraph
        goes_on = number > 0 and not block[0].lead and bool(self._inside(*self.paragraphs[number - 1]))
        content = _long(self.text, [piece.content for piece in block])
        return replace(sign, content=tuple(content[-1:] if goes_on else content)) if content else None

    def introduced(self, block: Sequence[_Piece]) -> Statement | None:
        lead = block[0].lead
        pieces = _long(self.text, [piece.content for piece in block])
        if not lead or not pieces:
            return None
        first = bisect_right(self.tagged_ends, pieces[0][0])
        near = self.tagged[first : bisect_left(self.tagged_starts, pieces[-1][1])]
        over = [a for a in near if overlap(a.content, pieces) and not (a.cue and overlap([a.cue], pieces))]
        leading = next((a for a in over if a.cue and lead[0] <= a.cue[0] < lead[1]), None)
        if any(a is not leading and _is_told_after(a, pieces[-1][1]) for a in over):
            return None
        parsed = self._introduction(lead) if leading is None or leading.source is None else None
        if leading and leading.cue and not parsed:
            return replace(leading, content=self._with_lead(leading, leading.cue, lead, pieces))
        return replace(parsed, content=tuple(pieces)) if parsed else None

    def _with_lead(self, leading: Statement, cue: Span, lead: Span, pieces: Sequence[Span]) -> tuple[Span, ...]:
        """What an introduction itself tells of a statement ("urged them to fight:") and the block, without the
        adverbials that the tagger takes for content where the cue alone leads to the block ("In May, she said:")."""
        directly = not self.text[cue[1] : lead[1]].strip(" :*_")
        content = []
        for start, end in leading.content:
            stretch = (start, min(end, lead[1]))
            if start >= lead[1] or not any(map(str.isalnum, self.text[slice(*stretch)])):
                continue
            if directly and self._leads(stretch):
                continue
            content.append((start, pieces[0][1]) if end > pieces[0][0] else stretch)
        whole = content[-1:] and content[-1][1] == pieces[0][1]
        return (*content, *(pieces[1:] if whole else pieces))

    def _leads(self, stretch: Span) -> bool:
        """Whether words of an introduction tell nothing themselves: "In May", "Here is what"."""
        leading = _ADVERBIAL.match(self.text, *stretch) or _LEADS_TO_SOURCE.match(self.text, stretch[0])
        return bool(leading) or len(self.text[slice(*stretch)].split()) < 3

    def _introduction(self, lead: Span) -> Statement | None:
        """The cue and the source of the sentence that ends in a colon, as an attribution of no content yet."""
        colon = lead[0] + len(self.text[slice(*lead)].rstrip("*_ ")) - 1
        start = lead[0]
        if self.sentence_starts:
            start = max(start, self.sentence_starts[max(0, bisect_right(self.sentence_starts, colon) - 1)])
        for opening in (_MARKUP, _BEFORE_SOURCE, _LEADS_TO_SOURCE):
            if match := opening.match(self.text, start, colon):
                start = match.end()
        said = _CUE.search(self.text, start, colon)
        cue = said.span() if said else (colon, colon + 1)
        words = _AFTER_SOURCE.sub("", self.text[start : said.start() if said else colon].strip(" ,*_"))
        if not words or len(words.split()) > _LONGEST_SOURCE:
            return None
        start = self.text.index(words, start)
        source = start, start + len(words)
        return Statement(cue, source, (), _SCORE) if self._is_source(source) else None

    def _is_source(self, source: Span) -> bool:
        """Whether a stretch is nothing but names with titles, or a description of a speaker."""
        words = self.text[slice(*source)]
        named = self._named(source)
        for name in named:
            words = words.replace(name.text, "")
        rest = re.findall(r"[^\W\d_][\w’'-]*", words)
        only_titles = all(word[0].isupper() or word.casefold() in _SMALL for word in rest)
        return only_titles and bool(named or head_of(words))

    def _named(self, span: Span) -> list[Name]:
        near = self.names[bisect_right(self.name_starts, span[0] - 1) : bisect_right(self.name_starts, span[1])]
        return [name for name in near if name.end <= span[1]]


def _is_told_after(attribution: Statement, end: int) -> bool:
    """Whether the cue or the source stands behind a block that ends at `end`, as in "…,” she said"."""
    return any(span and span[0] >= end for span in (attribution.cue, attribution.source))


def _long(text: str, pieces: Sequence[Span]) -> list[Span]:
    """The pieces that are more than a word or two, each once."""
    return [piece for piece in dict.fromkeys(pieces) if len(text[slice(*piece)].split()) >= _LEAST_WORDS]

"""The parts of a story: captions and credits, byline, dateline, headline and deck, cross-heads."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.world.agencies import agency_named
from dateline.world.written_dates import full_dates

from .around_story import without_site
from .byline import bare_names, byline_agency, byline_names, is_role
from .credits import credit_start, has_caption_cue, is_caption, is_credit_line, looks_like_credit, names_photo
from .datelines import find_dateline, standing_dateline
from .draft import HEAD, TAIL, Draft
from .headlines import headline_text, is_cross_head, is_deck, is_headline, is_title_case, same_title
from .paragraphs import Paragraph
from .published import at_midnight, date_behind, stated_date

_LONGEST_CAPTION = 450
"""Characters beyond which what a credit ends is a passage of the story."""
_LONGEST_REPEATED = 700
_LONGEST_CREDIT = 120
_SHORTEST_REPEATED = 15
"""Characters of a caption that is printed twice, and of the credit that only one of the two has."""
_LONGEST_OTHER_HEADLINE = 60
"""Characters of a headline that is not the title that the source gives."""


def label_repeated_captions(draft: Draft) -> None:
    """A caption that stands with its credit and again without: one caption, and one copy to leave out."""
    open_ones = [i for i in range(len(draft.paragraphs)) if draft.is_open(i)]
    for i, j in pairwise(open_ones):
        one, other = draft.paragraphs[i].text, draft.paragraphs[j].text
        lengths = len(one), len(other)
        if lengths[0] > _LONGEST_REPEATED or lengths[1] > _LONGEST_REPEATED + _LONGEST_CREDIT:
            continue
        if min(lengths) < _SHORTEST_REPEATED:
            continue
        (short, plain), (full, credited) = sorted(((one, i), (other, j)), key=lambda pair: len(pair[0]))
        credit = full[len(short) :].lstrip()
        if full.startswith(short) and looks_like_credit(credit):
            draft.kinds[plain] = "boilerplate"
            draft.cut(credited, len(full) - len(credit), "caption", "credit")
        elif one == other and (start := credit_start(one)) is not None:
            draft.kinds[i] = "boilerplate"
            draft.cut(j, start, "caption", "credit")
        elif one == other and draft.is_open(j + 1) and is_credit_line(draft.paragraphs[j + 1].text):
            draft.kinds[i], draft.kinds[j], draft.kinds[j + 1] = "boilerplate", "caption", "credit"


def label_captions(draft: Draft) -> None:
    for i, paragraph in enumerate(draft.paragraphs):
        if not draft.is_open(i):
            continue
        line = paragraph.text
        if is_credit_line(line):
            draft.kinds[i] = "credit"
            before = draft.paragraphs[i - 1].text if draft.is_open(i - 1) else ""
            # A credit is set under the caption; body text ends its sentences and is longer.
            if before and i > 1 and len(before) < 250 and (before[-1] not in '.?!"”' or has_caption_cue(before)):
                draft.kinds[i - 1] = "caption"
        elif (start := credit_start(line)) is not None:
            # Whole passages of a story may end in a credit too; few captions are as long.
            of_photo = start <= _LONGEST_CAPTION and (names_photo(line[start:]) or has_caption_cue(line[:start]))
            draft.cut(i, start, "caption" if of_photo else "body", "credit")
            if not of_photo and i >= len(draft.paragraphs) - TAIL:
                draft.agency = draft.agency or agency_named(line[start:])
        elif is_caption(line):
            draft.kinds[i] = "caption"


def label_bylines(draft: Draft) -> None:
    """Bylines stand above the story, between headline and text, or at its very end."""
    last = len(draft.paragraphs) - 1
    lines_read = last_byline = 0
    for i, paragraph in enumerate(draft.paragraphs):
        if not draft.is_open(i) or not (i < HEAD or i > last - TAIL):
            continue
        line = paragraph.text
        names = byline_names(line)
        if names is None and i and draft.kinds[i - 1] == "byline" and is_role(line):
            names = []
        lines_read += 1
        if names is None and lines_read <= 4 and i < last:
            names = _bare_byline(draft, i)
        if names is None:
            continue
        draft.kinds[i] = "byline"
        # Desks name those who reported a story at its end; its byline, where it has one, names its authors.
        if not draft.authors or not any(draft.is_open(k) for k in range(last_byline, i)):
            draft.authors.extend(names)
        last_byline = i
        draft.agency = draft.agency or byline_agency(line)
        if i < HEAD and (mention := next(full_dates(line), None)):
            draft.stated.append((False, at_midnight(mention.day)))


def _bare_byline(draft: Draft, i: int) -> list[str] | None:
    """The names that a line near the top consists of, if the story does not use them itself."""
    names = bare_names(draft.paragraphs[i].text)
    if not names or len(draft.paragraphs[i + 1].text) <= 20:
        return None
    words = {word.strip(".") for name in names for word in name.casefold().split()}
    return None if words & _body_words(draft) else names


def _body_words(draft: Draft) -> set[str]:
    """The words of the longer paragraphs: a name that the story itself uses is a subject and no author."""
    body = (p.text for p in draft.paragraphs if len(p.text) > 60)
    return {word for text in body for word in text[:4000].casefold().replace("’s", "").replace(",", " ").split()}


def label_dateline(draft: Draft) -> None:
    tried = 0
    for i, paragraph in enumerate(draft.paragraphs):
        if not draft.is_open(i) and not draft.is_credited(i):
            continue
        found = find_dateline(
            paragraph.text, first=tried < 4 and draft.dateline is None and _may_open(draft, paragraph)
        )
        if found and found.length < len(paragraph.text):
            draft.cut(i, found.length, "dateline", draft.kinds[i] or "body")
        elif found is None and tried < 4 and (found := standing_dateline(paragraph.text)):
            draft.kinds[i] = "dateline"
        if found and draft.dateline is None:
            draft.dateline = found
        tried += 1


def _may_open(draft: Draft, paragraph: Paragraph) -> bool:
    """A colon after a name opens a speaker's turn too, and then the name comes back."""
    name, colon, _ = paragraph.text[:60].partition(":")
    if colon and len(paragraph.text) < 140 and is_title_case(paragraph.text):
        return False
    return not colon or sum(p.text.startswith(name + colon) for p in draft.paragraphs[:80]) == 1


def label_headline(draft: Draft) -> None:
    """The first line above the story that has a headline's form, and what stands between it and the story."""
    if any(mark.kind == "headline" for mark in draft.marks):
        return
    story = _opening(draft)
    first = next((i for i in range(min(HEAD, len(draft.kinds))) if draft.is_open(i)), None)
    if first is None or (story is not None and first >= story):
        return
    line = draft.paragraphs[first].text
    after = [i for i in range(first + 1, min(len(draft.kinds), first + HEAD)) if draft.in_story(i)]
    if not _is_headline(draft, line, story, after):
        return
    draft.kinds[first] = "headline"
    if (dated := date_behind(line)) and (stated := stated_date(line[dated:])):
        draft.cut(first, dated, "headline", "boilerplate")
        draft.stated.append((stated[1], stated[0]))
        line = line[:dated].rstrip()
    draft.title = without_site(draft, headline_text(line))
    second = _past_the_page(draft, first + 1)
    if draft.is_open(second) and second not in draft.cuts:
        _deck(draft, second, headline=line, story=story, followed=after[-1:] > [second])
    for i in range(second, story or second):
        if draft.is_open(i) and has_caption_cue(draft.paragraphs[i].text):
            draft.kinds[i] = "caption"


def _opening(draft: Draft) -> int | None:
    """The paragraph that a dateline opens, if one of the first has any."""
    opened = next((i for i, cuts in sorted(draft.cuts.items()) if cuts[0][0] == "dateline"), None)
    return opened if opened is not None and opened <= HEAD else None


def _is_headline(draft: Draft, line: str, story: int | None, after: Sequence[int]) -> bool:
    """Whether the first open line is the headline: the title that the source gives or, for want of one, by its form."""
    title = draft.metadata.title
    if title is not None and same_title(line, title):
        return True
    if title is not None and len(line) > _LONGEST_OTHER_HEADLINE:
        return False
    longest = max((len(draft.paragraphs[i].text) for i in after[:4]), default=0)
    before_story = story is not None and after[:1] == [story]
    return is_headline(line, longest_after=longest, before_story=before_story, url=draft.url)


def _deck(draft: Draft, i: int, *, headline: str, story: int | None, followed: bool) -> None:
    """Take the line under the headline for its deck, if it is one and the story follows."""
    deck = draft.paragraphs[i].text
    following = _past_the_page(draft, i + 1)
    before_story = following < len(draft.kinds) and (draft.kinds[following] == "byline" or following == story)
    if followed and is_deck(deck, headline=headline, before_story=before_story):
        draft.kinds[i] = "subhead"
        draft.subtitle = deck


def _past_the_page(draft: Draft, i: int) -> int:
    """The first paragraph from `i` on that holds more than boilerplate, a credit, or a caption with its credit."""
    while i < len(draft.kinds) and draft.kinds[i] in ("boilerplate", "credit") and not draft.is_credited(i):
        i += 1
    return i


def label_cross_heads(draft: Draft) -> None:
    for i in range(2, len(draft.paragraphs) - 1):
        if draft.is_open(i) and draft.in_story(i - 1) and draft.in_story(i + 1):
            before, after = draft.paragraphs[i - 1].text, draft.paragraphs[i + 1].text
            if is_cross_head(draft.paragraphs[i].text, before, after):
                draft.kinds[i] = "subhead"

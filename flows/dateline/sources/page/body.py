"""Which of a page's lines are the article.

trafilatura (Barbaresi 2021) finds the text, or the page states it itself (`articleBody` in JSON-LD). What they give is
only used to choose among the page's own lines, so paragraphs stay whole and in order, and none is doubled.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.sources.text.blocks import Part

from .lines import Element, Line

_WINDOW = 12
_STEP = 4
_COVERED = 0.6
_FULL = 0.75
_SHOWN = 0.6
_CONTAINS = 0.7
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LABEL = 80
_PROSE = 80
_LONG = 24
_INITIALS = 5
_ENDS = tuple('.!?…。！？؟।”»"’)」』')
_SHORT_TEXT = 200
_CUT = ("…", "...")
_SENTENCE = 40


def article_parts(
    lines: list[Line], found: str, stated: str, title: str | None, subtitle: str | None, description: str | None
) -> tuple[list[int], list[Part]]:
    """The numbers of the lines that are the body, and headline, subhead, and body with the captions in it.

    Args:
        lines: The page's.
        found: The text that trafilatura takes for the article.
        stated: The text that the page states to be it, or "".
        title: The headline.
        subtitle: The line under it.
        description: What is taken for the line under it, if it stands there, where the page tells none.
    """
    texts = [key(line.text) for line in lines]
    headline = _headline(lines, texts, title)
    full = bool(stated) and len(stated) >= _FULL * len(found) and not stated.rstrip().endswith(_CUT)
    if not full and len(found) < _SHORT_TEXT:
        found = "\n".join([found, *(line.text for line in lines if len(line.text) >= _PROSE)])
    chosen = _body(lines, stated if full else found, found, headline)
    parts: list[Part] = [("headline", title)] if title else []
    if not subtitle and description and chosen and key(description) in texts[headline or 0 : chosen[0]]:
        subtitle = description
    if subtitle and key(subtitle) in texts:
        parts.append(("subhead", subtitle))
    before = {key(text) for _, text in parts}
    chosen = [number for number in chosen if texts[number] not in before]
    if full and sum(len(lines[number].text) for number in chosen) < _SHOWN * len(stated):
        return [], [*parts, *((None, line) for line in stated.split("\n") if line.strip())]
    return chosen, [*parts, *_with_captions(lines, chosen, headline)]


def _headline(lines: list[Line], texts: list[str], title: str | None) -> int | None:
    """The number of the line that is the headline, by the title or else by its element."""
    by_title = (at for at, text in enumerate(texts) if title and text == key(title))
    by_element = (at for at, line in enumerate(lines) if line.kind == "headline")
    return next(by_title, next(by_element, None))


def _with_captions(lines: list[Line], chosen: list[int], headline: int | None) -> Iterator[Part]:
    """The chosen lines, with the captions and credits that stand among them or between them and the headline."""
    if not chosen:
        return
    body = set(chosen)
    start = chosen[0] if headline is None or headline > chosen[0] else headline
    for number in range(start, chosen[-1] + 1):
        line = lines[number]
        if number in body:
            yield None, line.text
        elif line.kind in ("caption", "credit"):
            yield line.kind, line.text


def _body(lines: list[Line], text: str, found: str, headline: int | None) -> list[int]:
    """The numbers of the lines that are the article's body, by a text that has it somehow and by the one found."""
    chosen = _chosen(lines, text, found)
    if not chosen:
        return []
    chosen = _within(lines, chosen, headline)
    chosen = _with_neighbours(lines, chosen)
    chosen = [number for number in chosen if not _leads_to_links(lines, number)]
    while chosen and (lines[chosen[-1]].element.tag in _HEADINGS or len(lines[chosen[-1]].text) <= _INITIALS):
        chosen.pop()
    return _once(lines, chosen)


def key(text: str) -> str:
    """The letters and digits of a text, by which two copies of it are the same."""
    return "".join(filter(str.isalnum, text)).casefold()


def _chosen(lines: list[Line], text: str, found: str) -> list[int]:
    """The lines that the text has; a short one stands in the other text as a line of its own."""
    whole = {key(line) for line in found.split("\n")}
    windows = set(_windows(key(text)))

    def has(line: Line) -> bool:
        letters = key(line.text)
        if len(letters) < 2 * _WINDOW:
            return bool(letters) and letters in whole
        found = [window in windows for window in _windows(letters, _STEP)]
        return sum(found) >= _COVERED * len(found)

    return [number for number, line in enumerate(lines) if not (line.kind or line.linked or line.asks) and has(line)]


def _windows(letters: str, step: int = 1) -> Iterable[str]:
    return (letters[start : start + _WINDOW] for start in range(0, len(letters) - _WINDOW + 1, step))


def _within(lines: list[Line], chosen: list[int], headline: int | None) -> list[int]:
    """Without what stands outside the element that holds most of the body: behind it, unless it is of the same make, or
    before the headline."""
    weights: Counter[Element] = Counter()
    for number in chosen:
        element = lines[number].element
        for around in element.iterancestors():
            weights[around] += len(lines[number].text)
    total = sum(len(lines[number].text) for number in chosen)
    heavy = [element for element, weight in weights.items() if weight >= _CONTAINS * total]
    if not heavy:
        return chosen
    container = max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))
    path = [container, *container.iterancestors()]
    inside = [number for number in chosen if container in lines[number].element.iterancestors()]
    first, last = inside[0], inside[-1]

    def belongs(number: int) -> bool:
        if first <= number <= last:
            return True
        if number < first:
            return is_prose(lines[number].text) and (headline is None or headline > first or number > headline)
        branch = [lines[number].element, *lines[number].element.iterancestors()]
        at = next(at for at, element in enumerate(branch) if element in path)
        common = path.index(branch[at])
        if at == 0 or common == 0:
            return True
        return _make(branch[at - 1]) == _make(path[common - 1])

    return [number for number in chosen if belongs(number)]


def is_prose(text: str) -> bool:
    """Whether it may be a sentence. Counted are bytes, for some scripts say more with a letter."""
    return len(text.encode()) >= _SENTENCE or text.endswith(_ENDS)


def _make(element: Element) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def _with_neighbours(lines: list[Line], chosen: list[int]) -> list[int]:
    """With the headings in the body, and the paragraphs that stand among its own."""
    found = set(chosen)

    def joins(number: int, beside: int) -> bool:
        line, other = lines[number], lines[beside].element
        if line.linked or line.asks or line.kind or beside not in found:
            return False
        if line.element.tag == "p":
            return line.element.getparent() is other.getparent() and _make(line.element) == _make(other)
        if line.element.tag == "li":
            return _list_around(line.element) is _list_around(other) or (
                _list_around(line.element).getparent() is _list_around(other).getparent() and number < chosen[-1]
            )
        return line.element is other.getparent() and len(line.text) >= _LONG

    for number in range(chosen[0] - 1, -1, -1):
        if not joins(number, number + 1):
            break
        found.add(number)
    for number in range(chosen[0] + 1, len(lines)):
        if number in found:
            continue
        if joins(number, number - 1) or (number < chosen[-1] and joins(number, number + 1)):
            found.add(number)
        elif number > chosen[-1]:
            break
        elif lines[number].element.tag in _HEADINGS and not lines[number].linked and number + 1 in found:
            found.add(number)
    return sorted(found)


def _list_around(element: Element) -> Element:
    """The list that an item stands in, or the element itself."""
    return element.getparent() if element.tag == "li" else element


def _leads_to_links(lines: list[Line], number: int) -> bool:
    """Whether it is but the label of links: "Read more:"."""
    line = lines[number]
    if len(line.text) > _LABEL or line.text.endswith(_ENDS) or number + 1 == len(lines):
        return False
    return lines[number + 1].linked


def _once(lines: list[Line], chosen: list[int]) -> list[int]:
    """Without lines that stand in another, as pull quotes do, and second copies."""
    letters = {number: key(lines[number].text) for number in chosen}
    counts = Counter(
        window
        for one in letters.values()
        for window in {one[at : at + _LONG] for at in range(max(0, len(one) - _LONG + 1))}
    )
    kept, seen = [], set()
    for number in chosen:
        one = letters[number]
        if len(one) >= _LONG and counts[one[:_LONG]] > 1:
            others = (other for at, other in letters.items() if at != number)
            if one in seen or any(one in other and one != other for other in others):
                continue
        seen.add(one)
        kept.append(number)
    return kept

import pytest
from dateline.language.statements.attributions import Attribution
from dateline.language.statements.headline_statements import headline_statements
from dateline.language.statements.quotation_marks import quotations

from ..articles import names_of

BODY = "\n\nVladimir Putin met Lionel Messi and the United Nations on Monday."
NAMES = (("Vladimir Putin", "PERSON"), ("Lionel Messi", "PERSON"), ("United Nations", "ORG"))


def told(headline: str, tagged: tuple[Attribution, ...] = ()) -> tuple[str, str, str] | None:
    """Content, cue and source of what a headline quotes; the tagger has found names in the body only."""
    text = headline + BODY
    marked = quotations(text, [(0, len(headline))])
    found = headline_statements(text, (0, len(headline)), names_of(text, NAMES), marked, tagged)
    assert len(found) <= 1
    for statement in found:
        assert statement.cue
        assert statement.source
        (content,) = statement.content
        return text[slice(*content)], text[slice(*statement.cue)], text[slice(*statement.source)]
    return None


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Treaty is a breakthrough: Putin", ("Treaty is a breakthrough", ":", "Putin")),
        ("Treaty a breakthrough: Putin", ("Treaty a breakthrough", ":", "Putin")),
        ("India to buy more oil: Russian minister", ("India to buy more oil", ":", "Russian minister")),
        ("Two million children are hungry: UN", ("Two million children are hungry", ":", "UN")),
        ("Floods will get worse – study", ("Floods will get worse", "–", "study")),
        ("'Best day of my life' - Messi", ("'Best day of my life'", "-", "Messi")),
        ("‘Best day of my life’: Lionel Messi", ("‘Best day of my life’", ":", "Lionel Messi")),
        ("“We will not yield” — President Putin", ("“We will not yield”", "—", "President Putin")),
        ("Treaty a breakthrough, says Putin", ("Treaty a breakthrough", "says", "Putin")),
        ("Treaty is a breakthrough, Putin says", ("Treaty is a breakthrough", "says", "Putin")),
        ("War must end now, warns Putin", ("War must end now", "warns", "Putin")),
        ("Putin: treaty is a breakthrough", ("treaty is a breakthrough", ":", "Putin")),
        ("# Messi: I will not leave", ("I will not leave", ":", "Messi")),
        ("Police: driver was not drunk", ("driver was not drunk", ":", "Police")),
    ],
)
def test_headlines_that_quote(headline: str, expected: tuple[str, str, str]) -> None:
    assert told(headline) == expected


@pytest.mark.parametrize(
    "headline",
    [
        "World Cup final: Messi",
        "Man of the match: Lionel Messi",
        "In pictures: Vladimir Putin",
        "Interview: Lionel Messi",
        "Life and times of a leader: Vladimir Putin",
        "Putin: the man who would be king",
        "Messi: How he won the cup",
        "Putin: A life in pictures",
        "Messi: Everything you need to know",
        "Live: Putin is on his way",
        "Breaking news: Messi leaves Paris",
        "What is a breakthrough? - Putin",
        "Treaty is a breakthrough: Springfield",
        "Putin and Messi met on Monday",
        "Spider-Man: No way home, says nobody",
    ],
)
def test_headlines_that_do_not(headline: str) -> None:
    assert told(headline) is None


def test_what_the_tagger_reads_is_left_to_it_where_the_speaker_comes_first() -> None:
    tagged = Attribution((5, 6), (0, 5), ((7, 31),), 0.9)
    assert told("Putin: treaty is a breakthrough", (tagged,)) is None

"""The place in a dateline."""

from dateline.articles.article import Block

from ..articles import names_of, read, take


def with_dateline(text: str, place: str | None, *labelled: tuple[str, str]) -> list[tuple[str, str]]:
    end = text.index("—")
    blocks = [Block("dateline", 0, end, 0), Block("body", end, len(text), 0)]
    reading = read(text, names_of(text, labelled), blocks=blocks, dateline_place=place, entities=False)
    return [(name.text, name.label) for name in take(reading, "dateline-places").names]


def test_the_place_of_a_dateline_is_a_place() -> None:
    text = "SAINT LUIS (AFP) — Saint Luis slept."
    place = [("SAINT LUIS", "LOC")]
    assert with_dateline(text, "Saint Luis", ("SAINT LUIS", "MISC")) == place
    assert with_dateline(text, "Saint Luis", ("LUIS", "PERSON"), ("AFP", "ORG")) == [*place, ("AFP", "ORG")]
    assert with_dateline(text, "Saint Luis") == place


def test_what_is_no_place_is_left_alone() -> None:
    named = ("AFP", "ORG")
    assert with_dateline("OSLO (AFP) — Rain fell.", None, ("OSLO", "MISC"), named) == [("OSLO", "MISC"), named]
    assert with_dateline("OSLO (AFP) — Bergen slept.", "Bergen", named, ("Bergen", "ORG")) == [named, ("Bergen", "ORG")]
    assert with_dateline("OSLOFJORD — Rain fell.", "Oslo", ("OSLOFJORD", "LOC")) == [("OSLOFJORD", "LOC")]

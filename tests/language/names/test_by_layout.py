from dateline.articles.article import Block
from dateline.language.names.by_layout import datelined

from ..articles import names_of


def read(text: str, place: str | None, *labelled: tuple[str, str]) -> list[tuple[str, str]]:
    end = text.index("—")
    blocks = [Block("dateline", 0, end, 0), Block("body", end, len(text), 0)]
    return [(name.text, name.label) for name in datelined(text, blocks, place, names_of(text, labelled))]


def test_the_place_of_a_dateline_is_a_place() -> None:
    text = "SAINT LUIS (AFP) — Saint Luis slept."
    place = [("SAINT LUIS", "LOC")]
    assert read(text, "Saint Luis", ("SAINT LUIS", "MISC")) == place
    assert read(text, "Saint Luis", ("LUIS", "PERSON"), ("AFP", "ORG")) == [*place, ("AFP", "ORG")]
    assert read(text, "Saint Luis") == place


def test_what_is_no_place_is_left_alone() -> None:
    named = ("AFP", "ORG")
    assert read("OSLO (AFP) — Rain fell.", None, ("OSLO", "MISC"), named) == [("OSLO", "MISC"), named]
    assert read("OSLO (AFP) — Bergen slept.", "Bergen", named, ("Bergen", "ORG")) == [named, ("Bergen", "ORG")]
    assert read("OSLOFJORD — Rain fell.", "Oslo", ("OSLOFJORD", "LOC")) == [("OSLOFJORD", "LOC")]

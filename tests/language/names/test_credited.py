from dateline.articles.article import Block
from dateline.language.names.credited import credited

from ..articles import names_of

CREDIT = "Jane Doe/POOL/AGENCE FRANCE-PRESSE"


def read(text: str, *labelled: tuple[str, str]) -> list[tuple[str, str]]:
    start = text.index("\n") + 1
    blocks = [Block("body", 0, start - 1, 0), Block("credit", start, len(text), 1)]
    found = credited(text, blocks, names_of(text, labelled))
    assert all(text[name.start : name.end] == name.text for name in found)
    return [(name.text, name.label) for name in found]


def test_agencies_are_whole_and_photographers_people() -> None:
    text = f"The harbour of Ostend.\n{CREDIT}"
    tagged = [("Ostend", "LOC"), ("Jane Doe", "LOC"), ("POOL", "ORG"), ("AGENCE", "ORG")]
    assert read(text, *tagged) == [("Ostend", "LOC"), ("Jane Doe", "PERSON"), ("AGENCE FRANCE-PRESSE", "ORG")]


def test_who_took_a_picture_is_one_of_the_names_that_were_read() -> None:
    text = "Rain.\nPhoto: Harbour Board"
    assert read(text) == []
    assert read(text, ("Harbour Board", "ORG")) == [("Harbour Board", "ORG")]
    assert read("Rain.\nPhoto: Jane Doe", ("Doe", "MISC")) == [("Jane Doe", "PERSON")]


def test_a_name_that_holds_two_parties_is_cut() -> None:
    text = "Rain.\nPhoto: Jane Doe/Example Gazette"
    parties = [("Jane Doe", "PERSON"), ("Example Gazette", "ORG")]
    assert read(text, ("Jane Doe/Example Gazette", "ORG")) == parties
    assert read(text, ("Jane", "LOC"), ("Example", "LOC")) == parties
    assert read(text, ("Gazette", "ORG")) == parties[1:]


def test_what_is_no_credit_is_left_alone() -> None:
    assert read("Jane Doe/AFP\nPhoto: the city", ("Jane Doe", "LOC")) == [("Jane Doe", "LOC")]

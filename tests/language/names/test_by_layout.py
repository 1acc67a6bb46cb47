"""Names in datelines and credits."""

from dateline.articles.article import Block

from ..articles import names_of, read, take

CREDIT = "Jane Doe/POOL/AGENCE FRANCE-PRESSE"


def with_dateline(text: str, place: str | None, *labelled: tuple[str, str]) -> list[tuple[str, str]]:
    end = text.index("—")
    blocks = [Block("dateline", 0, end, 0), Block("body", end, len(text), 0)]
    reading = read(text, names_of(text, labelled), blocks=blocks, dateline_place=place, entities=False)
    return [(name.text, name.label) for name in take(reading, "dateline-places").names]


def with_credit(text: str, *labelled: tuple[str, str]) -> list[tuple[str, str]]:
    start = text.index("\n") + 1
    blocks = [Block("body", 0, start - 1, 0), Block("credit", start, len(text), 1)]
    found = take(read(text, names_of(text, labelled), blocks=blocks, entities=False), "credits").names
    assert all(text[name.start : name.end] == name.text for name in found)
    return [(name.text, name.label) for name in found]


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


def test_agencies_are_whole_and_photographers_people() -> None:
    text = f"The harbour of Ostend.\n{CREDIT}"
    tagged = [("Ostend", "LOC"), ("Jane Doe", "LOC"), ("POOL", "ORG"), ("AGENCE", "ORG")]
    assert with_credit(text, *tagged) == [("Ostend", "LOC"), ("Jane Doe", "PERSON"), ("AGENCE FRANCE-PRESSE", "ORG")]


def test_who_took_a_picture_is_one_of_the_names_that_were_read() -> None:
    text = "Rain.\nPhoto: Harbour Board"
    assert with_credit(text) == []
    assert with_credit(text, ("Harbour Board", "ORG")) == [("Harbour Board", "ORG")]
    assert with_credit("Rain.\nPhoto: Jane Doe", ("Doe", "MISC")) == [("Jane Doe", "PERSON")]


def test_a_name_that_holds_two_parties_is_cut() -> None:
    text = "Rain.\nPhoto: Jane Doe/Example Gazette"
    parties = [("Jane Doe", "PERSON"), ("Example Gazette", "ORG")]
    assert with_credit(text, ("Jane Doe/Example Gazette", "ORG")) == parties
    assert with_credit(text, ("Jane", "LOC"), ("Example", "LOC")) == parties
    assert with_credit(text, ("Gazette", "ORG")) == parties[1:]


def test_what_is_no_credit_is_left_alone() -> None:
    assert with_credit("Jane Doe/AFP\nPhoto: the city", ("Jane Doe", "LOC")) == [("Jane Doe", "LOC")]


def test_a_pool_is_no_name_in_a_credit_and_may_be_one_elsewhere() -> None:
    text = "They drove to Pool in the rain.\nPhoto: Jane Doe/POOL"
    tagged = [("Pool", "LOC"), ("Jane Doe", "PERSON"), ("POOL", "ORG")]
    assert with_credit(text, *tagged) == tagged[:2]

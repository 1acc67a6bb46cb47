import pytest
from dateline.language.names.tagged import _name


def name_of(text: str, words: str, label: str = "PERSON") -> str | None:
    start = text.index(words)
    name = _name(text, (start, start + len(words)), label, 0.9)
    assert name is None or text[name.start : name.end] == name.text
    return name.text if name else None


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Then Han Ji-won left.", "Han Ji", "Han Ji-won"),
        ("Then Han Ji-won left.", "Han Ji-", "Han Ji-won"),
        ("The Dan Lee-led team left.", "Dan Lee", "Dan Lee"),
        ("The Dan Lee-and-Kim team left.", "Dan Lee", "Dan Lee"),
        ("The Dan Lee- team left.", "Dan Lee-", "Dan Lee"),
        ("Then Dan Lee’s dog left.", "Dan Lee’s", "Dan Lee"),
        ("# Mountain huts close", "# Mountain", "Mountain"),
        ("Then the left.", "the", None),
    ],
)
def test_where_a_name_begins_and_ends(text: str, tagged: str, name: str | None) -> None:
    assert name_of(text, tagged) == name


@pytest.mark.parametrize(
    ("text", "tagged", "label", "name"),
    [
        ("In Jiaxing city it rained.", "Jiaxing city", "LOC", "Jiaxing"),
        ("In Oslo County it rained.", "Oslo County", "LOC", "Oslo County"),
        ("The Bank of Oslo.", "Bank of", "ORG", "Bank of"),
        ("In Washington, D.C., it rained.", "Washington, D.C", "LOC", "Washington, D.C."),
        ("The INAMI (Peru) met.", "INAMI (Peru)", "ORG", "INAMI (Peru)"),
    ],
)
def test_where_a_name_ends(text: str, tagged: str, label: str, name: str) -> None:
    assert name_of(text, tagged, label) == name

import pytest
from dateline.language.names.appositions import told_labels

from ..articles import names_of


@pytest.mark.parametrize(
    ("text", "name", "read", "label"),
    [
        ("Vexor, a Dutch company, closed.", "Vexor", "PERSON", "ORG"),
        ("Vexor (VX), a chipmaker and subsidiary of Holm, closed.", "Vexor", "MISC", None),
        ("Vexor, a subsidiary of Holm, closed.", "Vexor", "MISC", "ORG"),
        ("He plays in Vexor, a detective.", "Vexor", "LOC", None),
        ("Vexor, 62, a lawyer, left.", "Vexor", "ORG", "PERSON"),
        ("Holm Lee, a company, closed.", "Holm Lee", "PERSON", None),
        ("Vexor is the founder of a fund.", "Vexor", "ORG", "PERSON"),
        ("Vexor, a lawyer in Bergen, left.", "Vexor", "LOC", "PERSON"),
        ("Oslo, a lawyer said, is wet.", "Oslo", "LOC", None),
        ("Vexor, the bank said, is safe.", "Vexor", "MISC", None),
        ("Vexor, a high school senior, won.", "Vexor", "PERSON", None),
        ("Vexor is a leader in its field.", "Vexor", "ORG", None),
        ("The Harbour Union, a reporter said, struck.", "Harbour Union", "ORG", None),
        ("Vexor, a village community, slept.", "Vexor", "LOC", None),
    ],
)
def test_what_an_article_says_a_name_is(text: str, name: str, read: str, label: str | None) -> None:
    told = told_labels(text, names_of(text, [(name, read)]))
    assert told == ({name: label} if label else {})

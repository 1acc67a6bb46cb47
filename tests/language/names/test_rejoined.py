import pytest
from dateline.language.layers import Name

from ..articles import names_of, read, take


def joined(text: str, tagged: list[tuple[str, str]]) -> list[Name]:
    """The names of a text in which the tagger has found these."""
    names = list(take(read(text, names_of(text, tagged), entities=False), "rejoined-names").names)
    assert all(text[name.start : name.end] == name.text for name in names)
    return names


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Terraform Labs' Board met.", [("Terraform Labs", "ORG"), ("Board", "ORG")]),
        ("Stray Kids’ Oddinary sold well.", [("Stray Kids", "ORG"), ("Oddinary", "MISC")]),
        ("The Rangers’ Harry Holm scored.", [("Rangers", "ORG"), ("Harry Holm", "PERSON")]),
        ("Walters’ Union won.", [("Walters", "PERSON"), ("Union", "ORG")]),
    ],
)
def test_what_belongs_to_somebody_is_a_name_of_its_own(text: str, tagged: list[tuple[str, str]]) -> None:
    assert [(name.text, name.label) for name in joined(text, tagged)] == tagged


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("Evening News said so.", [("Evening", "ORG"), ("News", "ORG")], [("Evening News", "ORG")]),
        (
            "The United Arab Emirates left.",
            [("United", "LOC"), ("Arab", "NORP"), ("Emirates", "LOC")],
            [("United Arab Emirates", "LOC")],
        ),
        (
            "Torres Strait Islanders left.",
            [("Torres Strait", "LOC"), ("Islanders", "NORP")],
            [("Torres Strait Islanders", "NORP")],
        ),
        ("From AFP\nReuters left.", [("AFP", "ORG"), ("Reuters", "ORG")], [("AFP", "ORG"), ("Reuters", "ORG")]),
        ("Oslo, Norway left.", [("Oslo", "LOC"), ("Norway", "LOC")], [("Oslo", "LOC"), ("Norway", "LOC")]),
        ("The Thai Senate left.", [("Thai", "NORP"), ("Senate", "ORG")], [("Thai", "NORP"), ("Senate", "ORG")]),
    ],
)
def test_names_side_by_side(text: str, tagged: list[tuple[str, str]], whole: list[tuple[str, str]]) -> None:
    assert [(name.text, name.label) for name in joined(text, tagged)] == whole

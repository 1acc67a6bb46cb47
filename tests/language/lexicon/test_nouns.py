import pytest
from dateline.language.lexicon.nouns import Kind, kind_of, singular, stem


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("minister", "person"),
        ("goalkeeper", "person"),
        ("archaeologist", "person"),
        ("police", "people"),
        ("ministry", "organisation"),
        ("city", "government"),
        ("report", "document"),
        ("weather", "other"),
    ],
)
def test_what_a_noun_stands_for(noun: str, kind: Kind) -> None:
    assert kind_of(noun) == kind


def test_stems_are_shared_by_related_words() -> None:
    assert stem("Russia") == stem("Russian")
    assert stem("economy") == stem("economist")


@pytest.mark.parametrize(
    ("plural", "one"),
    [("ministries", "ministry"), ("watches", "watch"), ("spokesmen", "spokesman"), ("boss", "boss"), ("news", "news")],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one

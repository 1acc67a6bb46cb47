import pytest
from dateline.language.lexicon.descriptions import Description, describe


@pytest.mark.parametrize(
    ("words", "kind", "head", "determiner"),
    [
        ("the Russian leader", "person", "leader", "definite"),
        ("a senior police official", "person", "official", "indefinite"),
        ("the two leaders", "person", "leader", "definite"),
        ("26 lawmakers", "person", "lawmaker", "indefinite"),
        ("the health ministry", "organisation", "ministry", "definite"),
        ("the city", "government", "city", "definite"),
        ("its quarterly statement", "document", "statement", "possessive"),
        ("the company’s spokesman", "person", "spokesman", "possessive"),
        ("the workers' leader", "person", "leader", "possessive"),
        ("a satellite-based report released on Monday", "document", "report", "indefinite"),
        ("veteran party leader", "person", "leader", "none"),
        ("police", "people", "police", "none"),
        ("The chief executive of the bank, who left", "person", "executive", "definite"),
        ("the 62-year-old", "person", "", "definite"),
    ],
)
def test_kind_head_and_determiner(words: str, kind: str, head: str, determiner: str) -> None:
    described = describe(words)
    assert (described.kind, described.head, described.determiner) == (kind, head, determiner)


def test_what_tells_which_one_is_meant() -> None:
    assert describe("the former Kremlin aide").modifiers == ("Kremlin",)
    assert describe("the 62-year-old singer").age == "62"
    assert describe("the spokeswoman").gender == "female"
    assert describe("the LG").acronym == "LG"
    assert describe("the law").acronym is None
    assert describe("the leaders").plural
    assert not describe("the press").plural


def test_common_nouns_describe_somebody_whatever_is_named_with_them() -> None:
    assert describe("a doctor at Lee Hospital").is_somebody
    assert not describe("Doctors Without Borders").is_somebody
    assert not describe("the Health Ministry").is_somebody


@pytest.mark.parametrize("words", ["", ",", "the", "“”", "a (", "12"])
def test_whatever_the_tagger_marks_is_described(words: str) -> None:
    assert isinstance(describe(words), Description)

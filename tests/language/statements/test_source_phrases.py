import pytest
from dateline.language.annotations import Entity
from dateline.language.names.tagged import Name
from dateline.language.speakers.heads import whole_name
from dateline.language.statements.attributions import Attribution
from dateline.language.statements.source_phrases import with_sources

from ..articles import names_of


def source(marked: str, cue: str, names: list[tuple[str, str]]) -> str | None:
    """The source made of the bracketed one, or found where none is bracketed; the statement is what stands last."""
    text = marked.replace("[", "").replace("]", "")
    start = marked.find("[")
    given = (start, marked.index("]") - 1) if start >= 0 else None
    at = text.index(cue)
    content = (text.index("that "), len(text)) if "that " in text else (0, text.index(","))
    attribution = Attribution((at, at + len(cue)), given, (content,), 1.0)
    [found] = with_sources(text, [attribution], names_of(text, names))
    return text[slice(*found.source)] if found.source else None


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("[The] statement said that it rains", "The statement"),
        ("[The] long and dull statement said that it rains", "The long and dull statement"),
        ("[Dr] Ann Lee said that it rains", "Dr Ann Lee"),
        ("[Former] opposition lawmaker Ann Lee said that it rains", "Former opposition lawmaker Ann Lee"),
        ("[The inspector] Ann Lee said that it rains", "The inspector Ann Lee"),
        ("[Ann] Lee said that it rains", "Ann Lee"),
        ("[The nurse] said that it rains", "The nurse"),
    ],
)
def test_a_source_that_breaks_off_is_completed(marked: str, whole: str) -> None:
    assert source(marked, "said", [("Ann Lee", "PERSON")] if "Ann" in marked else []) == whole


def test_a_description_goes_with_the_name_after_it() -> None:
    names = [("Ann Lee", "PERSON"), ("La Prensa", "ORG")]
    assert source("[Comedian] Ann Lee said that it rains", "said", names[:1]) == "Comedian Ann Lee"
    assert source("[The sports newspaper] La Prensa said that it rains", "said", names[1:]) == (
        "The sports newspaper La Prensa"
    )


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("Ann Lee, who works with [Karl Holm], said that it rains", "Ann Lee, who works with Karl Holm"),
        (
            "Ann Lee, a nurse in a film about [Karl Holm,] said that it rains",
            "Ann Lee, a nurse in a film about Karl Holm,",
        ),
        ("With Ann Lee, the mayor of Oslo, [Karl Holm], said that it rains", "Karl Holm"),
        ("Ann Lee, the mayor, and [Karl Holm] said that it rains", "Karl Holm"),
        ("Ann Lee left. The nurse, [Karl Holm], said that it rains", "Karl Holm"),
    ],
)
def test_a_subject_is_no_name_within_its_apposition(marked: str, subject: str) -> None:
    assert source(marked, "said", [("Ann Lee", "PERSON"), ("Karl Holm", "PERSON")]) == subject


def test_a_source_does_not_grow_over_its_cue() -> None:
    assert source("[The] said that it rains", "said", []) == "The"


def test_a_place_goes_with_the_organisation_that_it_begins() -> None:
    assert source("[the Oslo] Post said that it rains", "said", [("Oslo", "LOC"), ("Post", "ORG")]) == "the Oslo Post"


@pytest.mark.parametrize(
    ("text", "cue", "found"),
    [
        ("It rains, according to the Harbour Bank.", "according to", "the Harbour Bank"),
        ("It rains, Ann Lee said.", "said", "Ann Lee"),
        ("It rains, said Ann Lee.", "said", "Ann Lee"),
        ("It rains, she said.", "said", "she"),
        ("It rains, said Ann Lee as she left.", "said", None),
        ("It rains, the nurse said.", "said", None),
    ],
)
def test_a_missing_source_is_found_where_there_is_no_doubt(text: str, cue: str, found: str | None) -> None:
    assert source(text, cue, [("Ann Lee", "PERSON")] if "Ann" in text else []) == found


@pytest.mark.parametrize(
    ("text", "cue", "found"),
    [
        ("[The union] left. Asked that morning, Holm nodded.", "Asked", None),
        ("Asked whether he would go, [Holm] nodded.", "Asked", None),
        ("Asked by reporters about rain, [Holm] nodded.", "Asked", "reporters"),
        ("Asked later by Ann Lee of the Post whether it rains, Holm nodded.", "Asked", "Ann Lee of the Post"),
        ("[Holm] asked whether it rains, as he left.", "asked", "Holm"),
    ],
)
def test_who_was_asked_is_not_who_asked(text: str, cue: str, found: str | None) -> None:
    assert source(text, cue, []) == found


def test_the_words_of_an_entitys_name_around_a_name() -> None:
    text = "the Bank of Korea said"
    name = Name(4, 11, "Bank of", "ORG", 1.0)
    assert whole_name(text, name, Entity("Bank of Korea", "ORG")) == (4, 17)
    assert whole_name(text, name, Entity("Bank of Japan", "ORG")) == (4, 11)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The crews expect to lose a week.", "expect", "The crews"),
        ("The crews seem to lose a week.", "seem", None),
        ("The crews are expected to lose a week.", "are expected", None),
        ("The crews ran to lose a week.", "ran", None),
    ],
)
def test_who_stands_before_a_thought_thinks_it(text: str, cue: str, source: str | None) -> None:
    at, end = text.index(cue), text.index(cue) + len(cue)
    content = ((0, at - 1), (end + 1, len(text) - 1))
    [found] = with_sources(text, [Attribution((at, end), None, content, 1.0)], [])
    assert (text[slice(*found.source)] if found.source else None) == source
    assert found.content == (content[1:] if source else content)

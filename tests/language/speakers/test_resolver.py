"""Who speaks where the source names somebody, stands for somebody, or names nobody."""

import pytest
from dateline.language.speakers.resolver import WAYS

from ..articles import names_of, read, speakers, statement, take, who_speaks

PEOPLE = {"Ann Lee": "PERSON", "Lee": "PERSON", "Karl Holm": "PERSON", "Holm": "PERSON"}
NAMES = {**PEOPLE, "Health Ministry": "ORG", "Oslo": "LOC", "Reuters": "ORG", "Norway": "LOC"}


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Mayor Ann Lee", "Ann Lee"),
        ("Ann Lee, the mayor of Oslo,", "Ann Lee"),
        ("Ann Lee and Karl Holm", "Ann Lee"),
        ("Karl Holm, a friend of Ann Lee,", "Karl Holm"),
        ("Ann Lee’s lawyer Karl Holm", "Karl Holm"),
        ("Ann Lee’s lawyer", None),
        ("The lawyers of Mr Holm", None),
        ("Harbour Chief of Police General Karl Holm", "Karl Holm"),
        ("A spokesman for General Karl Holm", None),
        ("Holm himself", "Holm"),
        ("Reuters Analytics", "Reuters"),
        ("A Reuters photograph", None),
        ("Reuters last month", "Reuters"),
        ("A friend of Mayor Ann Lee", None),
        ("Ann Lee supporters", None),
        ("Karl Holm who heads the Health Ministry", "Karl Holm"),
        ("The Health Ministry", "Health Ministry"),
        ("The Health Ministry in its report", "Health Ministry"),
        ("Reuters news agency", "Reuters"),
        ("A spokesman for the Health Ministry", "Health Ministry"),
        ("A Health Ministry spokesman", "Health Ministry"),
        ("A Health Ministry official", None),
        ("One doctor at the hospital, once of the Health Ministry,", None),
        ("An official, according to Reuters", None),
        ("The secretary of the clinic (Health Ministry)", None),
        ("Oslo", "Oslo"),
        ("The Norway government", "Norway"),
        ("An Oslo court", None),
        ("Residents of Oslo", None),
        ("A nurse", None),
        ("Police", None),
    ],
)
def test_names_in_a_source(source: str, speaker: str | None) -> None:
    assert who_speaks(f"[{source}] agreed.", NAMES) == [speaker]


def test_an_honorific_is_no_name_beside_a_name() -> None:
    assert who_speaks("[Ambassador H E Ann Lee] agreed.", {"H E": "PERSON", **PEOPLE}) == ["Ann Lee"]


def test_an_apposition_that_the_source_begins_with() -> None:
    assert who_speaks("Colonel Karl Holm, [commander of the guard], agreed.", NAMES) == ["Karl Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Karl Holm, [who] heads the clinic, agreed.", "Karl Holm"),
        ("The mayor met Oslo, [who] agreed.", None),
        ("It was the Health Ministry [that] agreed.", "Health Ministry"),
        ("Karl Holm came late. The nurse [who] was there agreed.", None),
        ("It was told by Karl Holm, a clerk of the Health Ministry, [who] agreed.", "Karl Holm"),
        ("He had met Karl Holm in March, [who] agreed.", "Karl Holm"),
        ("The lawyer of Karl Holm met a nurse [who] agreed.", None),
        ("Mayor Karl Holm ran. It rained on the mayor, [who] agreed.", "Karl Holm"),
    ],
)
def test_relative_pronouns(text: str, speaker: str | None) -> None:
    assert who_speaks(text, NAMES) == [speaker]


def test_whom_somebodys_words_mention_does_not_speak_after_them() -> None:
    quoted = "“[Karl Holm] said it,”"
    text = f"{quoted} [Ann Lee] said. [The politician] left."
    assert who_speaks(text, NAMES, quoted)[0] == "Ann Lee"


def test_it_that_means_nothing() -> None:
    text = "[The Health Ministry] agreed. [It] was announced that the clinic closes. [It] said no more."
    assert who_speaks(text, NAMES) == ["Health Ministry", None, "Health Ministry"]


def test_titles_are_remembered_and_shouted_ones_are_not() -> None:
    text = "Mayor Ann Lee came. It rained. [Lee] agreed."
    assert [speaker.title for speaker in speakers(text, NAMES)] == ["Mayor"]
    assert [speaker.title for speaker in speakers(f"MAYOR Ann Lee wins. {text}", NAMES)] == ["Mayor"]


@pytest.mark.parametrize(
    ("source", "form", "way"),
    [
        ("Ann Lee", "name", "name"),
        ("she", "pronoun", "pronoun"),
        ("the mayor", "nominal", "description"),
        ("her report", None, "document"),
        ("Ann Lee’s report", None, "document"),
        ("a spokesman for the Health Ministry", None, "spokesman"),
    ],
)
def test_the_form_tells_how_a_source_mentions_its_speaker_and_the_way_how_that_was_found(
    source: str, form: str | None, way: str
) -> None:
    [speaker] = speakers(f"Mayor Ann Lee was early. In Oslo [{source}] agreed.", NAMES)
    assert speaker.entity is not None
    assert (speaker.form, speaker.way) == (form, way)


def test_every_way_has_a_name_of_its_own_and_says_why_it_is_there() -> None:
    assert len({way.name for way in WAYS}) == len(WAYS)
    assert [way.name for way in WAYS if len(way.why.split()) <= 5] == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "speaker"),
    [
        ("Ann Lee said yes, adding that it was late.", "adding", "it was late", "Ann Lee"),
        ("Ann Lee said yes. It is expected to rain.", "expected", "to rain", None),
        ("Ann Lee said yes. “It is late.”", None, "“It is late.”", "Ann Lee"),
        ("Ann Lee said yes. It rained. It snowed. The hall was empty. “It is late.”", None, "“It is late.”", None),
    ],
)
def test_who_goes_on_where_no_source_stands(text: str, cue: str | None, content: str, speaker: str | None) -> None:
    names = names_of(text, [("Ann Lee", "PERSON")])
    told = statement(text, "Ann Lee", "said", "yes"), statement(text, None, cue, content)
    found = take(read(text, names, statements=told), "kinds", "speakers").speakers
    assert [told_by.entity and told_by.entity.name for told_by in found] == ["Ann Lee", speaker]

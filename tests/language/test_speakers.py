import pytest

from flows.language.entities import entities
from flows.language.speakers import SpeakerResolver

from .articles import names_of, sentences_of

STORY = (
    "Mayor Ann Lee met Kremlin aide Yuri Ushakov and the Health Ministry on Monday. "
    "Lee praised the hospital. She left early. The aide stayed. The ministry agreed. "
    "A nurse objected. The two leaders smiled. Oslo refused. Ushakov’s lawyer wept. "
    "A spokesman for the Health Ministry laughed. Karl Holm, 62, came late. The 62-year-old sang."
)
NAMES = [
    ("Ann Lee", "PERSON"),
    ("Yuri Ushakov", "PERSON"),
    ("Health Ministry", "ORG"),
    ("Lee", "PERSON"),
    ("Oslo", "LOC"),
    ("Ushakov", "PERSON"),
    ("Health Ministry", "ORG"),
    ("Karl Holm", "PERSON"),
]


@pytest.mark.parametrize(
    ("source", "after", "speaker"),
    [
        ("Mayor Ann Lee", "", "Ann Lee"),
        ("Lee", "Monday", "Ann Lee"),
        ("She", "hospital", "Ann Lee"),
        ("The aide", "early", "Yuri Ushakov"),
        ("The ministry", "stayed", "Health Ministry"),
        ("A nurse", "agreed", None),
        ("The two leaders", "objected", None),
        ("Oslo", "smiled", "Oslo"),
        ("Ushakov’s lawyer", "refused", None),
        ("A spokesman for the Health Ministry", "wept", "Health Ministry"),
        ("The 62-year-old", "late", "Karl Holm"),
    ],
)
def test_names_pronouns_and_descriptions(source: str, after: str, speaker: str | None) -> None:
    names = names_of(STORY, NAMES)
    resolver = SpeakerResolver(STORY, sentences_of(STORY), names, entities(STORY, names))
    start = STORY.index(source, STORY.index(after))
    resolved = resolver.resolve((start, start + len(source)), [(start, start)], goes_on=False)
    assert (resolved.entity.name if resolved.entity else None) == speaker


def test_titles_are_remembered() -> None:
    names = names_of(STORY, NAMES)
    resolver = SpeakerResolver(STORY, sentences_of(STORY), names, entities(STORY, names))
    start = STORY.index("Ushakov’s")
    assert resolver.resolve((start, start + len("Ushakov")), [(start, start)], goes_on=False).title == "Kremlin aide"


def test_a_statement_without_source_goes_on_only_where_it_says_so() -> None:
    text = "Ann Lee said yes, adding that it was late. It is expected to rain."
    names = names_of(text, [("Ann Lee", "PERSON")])
    resolver = SpeakerResolver(text, sentences_of(text), names, entities(text, names))
    resolver.resolve((0, 7), [(13, 16)], goes_on=False)
    assert resolver.resolve(None, [(30, 41)], goes_on=False).entity is None
    resolver.resolve((0, 7), [(13, 16)], goes_on=False)
    going_on = resolver.resolve(None, [(30, 41)], goes_on=True).entity
    assert going_on is not None
    assert going_on.name == "Ann Lee"

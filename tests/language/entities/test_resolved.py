from dateline.language.annotations import Entity
from dateline.language.tagging.labels import ENTITY_LABELS
from hypothesis import given
from hypothesis import strategies as st

from ..articles import grouped, names_of, read


def named(text: str, *labelled: tuple[str, str]) -> list[Entity]:
    """The entity of each of the given names."""
    reading = read(text, names_of(text, labelled))
    return [reading.entities[name] for name in reading.names]


def test_countries_by_any_name() -> None:
    text = "The U.S. and the US and America."
    assert grouped(text, [("U.S.", "LOC"), ("US", "LOC"), ("America", "LOC")]) == ["United States"] * 3


def test_the_same_words_under_two_labels_are_two_entities() -> None:
    person, place = named("Washington went to Washington.", ("Washington", "PERSON"), ("Washington", "LOC"))
    assert person != place
    assert (person.label, person.is_local, place.label, place.is_local) == ("PERSON", True, "LOC", False)


def test_headlines_in_capitals_do_not_name_the_entity() -> None:
    text = "RUSSIA and OSLO, MAYOR BERG: warns\n\nRussia warned. Mayor Berg warned."
    labelled = [
        ("RUSSIA", "LOC"),
        ("OSLO", "LOC"),
        ("MAYOR BERG", "PERSON"),
        ("Russia", "LOC"),
        ("Mayor Berg", "PERSON"),
    ]
    assert grouped(text, labelled) == ["Russia", "Oslo", "Berg", "Russia", "Berg"]


def test_a_surname_that_the_article_never_spells_out_is_local() -> None:
    putin, trump = named("Vladimir Putin and Trump.", ("Vladimir Putin", "PERSON"), ("Trump", "PERSON"))
    assert not putin.is_local
    assert trump == Entity("Trump", "PERSON", is_local=True)


def test_a_title_can_make_a_full_name() -> None:
    francis, charles = named("Pope Francis met King Charles.", ("Francis", "PERSON"), ("Charles", "PERSON"))
    assert (francis.name, francis.is_local) == ("Pope Francis", False)
    assert (charles.name, charles.is_local) == ("King Charles", False)


def test_places_are_told_by_their_geonames_id() -> None:
    france, _ = named("Paris in France.", ("Paris", "LOC"), ("France", "LOC"))
    texas, _ = named("Paris, Texas.", ("Paris", "LOC"), ("Texas", "LOC"))
    assert france.name == texas.name == "Paris"
    assert france.geonames_id != texas.geonames_id
    assert named("Paris, Texas.", ("Paris, Texas", "LOC"))[0] == texas


def test_an_institution_that_every_country_has_is_told_by_its_country() -> None:
    labelled = [("Iran", "LOC"), ("Tehran", "LOC"), ("Foreign Ministry", "ORG"), ("Syria", "LOC"),
                ("Foreign Ministry", "ORG")]  # fmt: skip
    text = "Iran, in Tehran: the Foreign Ministry said so. Syria's Foreign Ministry did not."
    ours, theirs = (entity for entity in named(text, *labelled) if entity.label == "ORG")
    (also_theirs,) = (
        entity
        for entity in named(
            "The Syrian Ministry of Foreign Affairs.", ("Syrian", "NORP"), ("Ministry of Foreign Affairs", "ORG")
        )
        if entity.label == "ORG"
    )
    assert (ours.country, theirs.country) == ("IR", "SY")
    assert also_theirs.name == "Syrian Ministry of Foreign Affairs"
    assert (also_theirs.key, also_theirs.country) == (theirs.key, "SY")


def test_an_institution_of_no_known_country_is_local() -> None:
    (ministry,) = named("The Foreign Ministry said so.", ("Foreign Ministry", "ORG"))
    council, _ = named("The City Council of Oslo.", ("City Council", "ORG"), ("Oslo", "LOC"))
    assert ministry.is_local
    assert council.is_local


def test_an_institution_with_a_name_of_its_own_is_no_countrys() -> None:
    _, parliament = named("The European Parliament.", ("European", "NORP"), ("Parliament", "ORG"))
    assert (parliament.name, parliament.country, parliament.is_local) == ("European Parliament", None, False)


def test_an_acronym_that_is_never_spelled_out_is_what_it_stands_for_elsewhere() -> None:
    (acronym,) = named("WHO warned.", ("WHO", "ORG"))
    (name,) = named("The World Health Organisation warned.", ("World Health Organisation", "ORG"))
    assert (acronym.name, acronym.key) == ("WHO", name.key)


def test_dates_and_sums_keep_their_place() -> None:
    found = named("On Monday Berg paid $5.", ("Monday", "DATE"), ("Berg", "PERSON"), ("$5", "MONEY"))
    assert [entity.label for entity in found] == ["DATE", "PERSON", "MONEY"]


def test_no_names() -> None:
    assert named("Nothing.") == []


WORDS = st.sampled_from("Anna Berg Bank of the Paris Texas UN AU Kenya Russian Ministry U.S. bin - ‘ ’s Jr".split())
NAMES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
        st.sampled_from(ENTITY_LABELS),
        st.sampled_from([" ", ", ", "\n", " (", ") ", "’s ", ". "]),
    ),
    max_size=12,
)


@given(NAMES)
def test_every_name_has_an_entity_of_its_kind_and_lies_within_its_whole(pieces: list[tuple[str, str, str]]) -> None:
    text = "".join(words + gap for words, _, gap in pieces)
    reading, again = (read(text, names_of(text, [piece[:2] for piece in pieces])) for _ in range(2))
    assert reading.entities.keys() == set(reading.names)
    assert all(entity.name and entity.label == name.label for name, entity in reading.entities.items())
    for name, (span, _) in zip(reading.names, reading.wholes, strict=True):
        assert span[0] <= name.start < name.end <= span[1]
    assert again.entities == reading.entities


def test_a_place_after_an_organisation_is_of_its_name() -> None:
    text = "Forests Worldwide Norway met in Norway."
    labelled = [("Forests Worldwide", "ORG"), ("Norway", "LOC"), ("Norway", "LOC")]
    assert grouped(text, labelled) == ["Forests Worldwide Norway", "Norway", "Norway"]

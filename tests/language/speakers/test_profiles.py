from dateline.language.speakers.profiles import Profile, profiles

from ..articles import names_of, read


def profile(text: str, *names: tuple[str, str]) -> Profile:
    """What an article tells of its first name."""
    reading = read(text, names_of(text, names))
    return profiles(reading)[reading.entities[reading.names[0]]]


def test_titles_ages_and_gender() -> None:
    told = profile("Mr Ushakov, 62, came. Aide Ushakov left.", ("Ushakov", "PERSON"), ("Ushakov", "PERSON"))
    assert (told.titles, told.ages, told.gender, told.sure, told.namings) == (["Aide"], {"62"}, "male", True, 2)


def test_a_first_name_tells_the_gender_with_less_certainty() -> None:
    told = profile("Mary Lee came.", ("Mary Lee", "PERSON"))
    assert (told.gender, told.sure) == ("female", False)


def test_appositions_on_either_side_and_what_a_name_is_said_to_be() -> None:
    assert "trade" in profile("An elderly trader, Ann Lee, came.", ("Ann Lee", "PERSON")).told
    assert "trade" in profile("Ann Lee, an elderly trader, came.", ("Ann Lee", "PERSON")).told
    assert "trade" in profile("Ann Lee, 62, an elderly trader, came.", ("Ann Lee", "PERSON")).told
    assert "trade" in profile("Ann Lee is an elderly trader.", ("Ann Lee", "PERSON")).told
    assert "netwo" in profile("Mapwatch, a network of experts, grew.", ("Mapwatch", "ORG")).told


def test_who_is_said_to_speak_after_a_name_is_no_apposition() -> None:
    assert profile("They met at Mapwatch, the newspaper said.", ("Mapwatch", "ORG")).told == set()


def test_the_noun_beside_an_organisations_name() -> None:
    assert profile("the newspaper Prensa", ("Prensa", "ORG")).told == {"newsp"}
    assert profile("the Prensa newspaper", ("Prensa", "ORG")).told == {"newsp"}
    assert profile("the Union (UN) party", ("Union", "ORG")).told == {"party"}

from dateline.language.speakers.profiles import Profile, profiles

from ..articles import names_of, read


def profile(text: str, *names: tuple[str, str]) -> Profile:
    """What an article tells of its first name."""
    reading = read(text, names_of(text, names))
    return profiles(reading)[reading.entities[reading.names[0]]]


def test_titles_and_gender() -> None:
    told = profile("Mr Ushakov, 62, came. Aide Ushakov left.", ("Ushakov", "PERSON"), ("Ushakov", "PERSON"))
    assert (told.titles, told.gender, told.sure, told.namings) == (["Aide"], "male", True, 2)


def test_a_first_name_tells_the_gender_with_less_certainty() -> None:
    told = profile("Mary Lee came.", ("Mary Lee", "PERSON"))
    assert (told.gender, told.sure) == ("female", False)


def test_what_an_apposition_says() -> None:
    assert "trade" in profile("Ann Lee, 62, an elderly trader, came.", ("Ann Lee", "PERSON")).told

from dateline.language.annotations import Entity
from dateline.language.speakers.speaking_countries import Countries

from ..articles import who_speaks

NAMES = {"North Korea": "LOC", "Pyongyang": "LOC", "South Korea": "LOC", "Nicaragua": "LOC"}


def test_a_capital_speaks_for_its_country_if_the_article_names_that() -> None:
    assert who_speaks("North Korea fired a missile. [Pyongyang] called it a drill.", NAMES) == ["North Korea"]
    assert who_speaks("A missile was fired. [Pyongyang] called it a drill.", NAMES) == ["Pyongyang"]


def test_what_is_in_a_capital_does_not() -> None:
    assert who_speaks("North Korea fired a missile. [Pyongyang residents] saw it.", NAMES) == [None]


def test_the_government_of_a_people_is_its_country() -> None:
    assert who_speaks("Elections in Nicaragua. [The Nicaraguan government] called them.", NAMES) == ["Nicaragua"]
    assert who_speaks("Talks in South Korea. [The South Korean government] agreed.", NAMES) == ["South Korea"]
    assert who_speaks("Elections are near. [The Nicaraguan government] called them.", NAMES) == [None]


def test_places_that_are_not_linked_have_no_country() -> None:
    assert Countries([Entity("Pyongyang", "LOC")]).of_capital(Entity("Pyongyang", "LOC")) is None

"""Whom pronouns and descriptions mean."""

import json

import pytest
from dateline.language.speakers.antecedents import WEIGHTS, Anaphor, likeliest

from ..articles import person, who_speaks

PEOPLE = {"Ann Lee": "PERSON", "Lee": "PERSON", "Karl Holm": "PERSON", "Holm": "PERSON", "Yuri Ushakov": "PERSON"}
NAMES = {**PEOPLE, "Health Ministry": "ORG", "La Prensa": "ORG", "Oslo": "LOC", "Vesta": "ORG", "City of Oslo": "ORG"}
NAMES |= {"Harbour Guard": "ORG", "Green Alliance": "ORG"}


def last(text: str) -> str | None:
    return who_speaks(text, NAMES)[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ann Lee opened the clinic. [She] agreed.", "Ann Lee"),
        ("Ann Lee met Karl Holm. [He] agreed.", "Karl Holm"),
        ("Ms Lee met Karl Holm. [She] agreed.", "Lee"),
        ("[Holm] agreed. The clinic is old. It has few beds. [He] asked for more.", "Holm"),
        ("[Yuri Ushakov] agreed. “Karl Holm was late”, [he] added.", "Yuri Ushakov"),
        ("[A nurse] agreed with Holm. [She] asked for more.", None),
        ("Holm was there. [A guard] agreed. [He] asked for more.", None),
        ("[The Health Ministry] agreed. [It] asked for more.", "Health Ministry"),
        ("Karl Holm works at the Health Ministry. [They] asked for more.", None),
        ("The Health Ministry wrote. [Oslo] agreed. [It] asked for more.", "Oslo"),
        ("[The Health Ministry] agreed with Oslo. [It] asked for more.", "Health Ministry"),
    ],
)
def test_pronouns(text: str, speaker: str | None) -> None:
    assert last(text) == speaker


def test_pronouns_that_do_not_speak_keep_somebody_in_mind() -> None:
    text = "Karl Holm came first. Ann Lee came later. Her train was late, and she ran. [She] agreed."
    assert last(text) == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ann Lee met Kremlin aide Yuri Ushakov. [The aide] agreed.", "Yuri Ushakov"),
        ("Mayor Ann Lee met Kremlin aide Yuri Ushakov. [The Kremlin official] agreed.", "Yuri Ushakov"),
        ("Ann Lee, the mayor of Oslo, met Karl Holm. [The mayor] agreed.", "Ann Lee"),
        ("The mayor, Ann Lee, met Karl Holm. [The mayor] agreed.", "Ann Lee"),
        ("An elderly trader, Karl Holm, met Ann Lee. [The trader] agreed.", "Karl Holm"),
        ("[Karl Holm] agreed. [The customs broker] asked for more.", "Karl Holm"),
        ("Karl Holm wept. [Karl Holm’s lawyer] asked for more.", None),
        ("Attorney General Ann Lee met Mayor Karl Holm. [The AG] agreed.", "Ann Lee"),
        ("[Norway’s mayor and opposition leaders] agreed. It rained. Mayor Ann Lee met Karl Holm.", None),
        ("[A clerk] agreed. Karl Holm wept. [The clerk] asked for more.", None),
        ("Karl Holm met a nurse. [The nurse] agreed.", None),
        ("Karl Holm was there. [Nurses] agreed.", None),
    ],
)
def test_descriptions_of_people(text: str, speaker: str | None) -> None:
    assert last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Holm left the Health Ministry. [The ministry] agreed.", "Health Ministry"),
        ("[The City of Oslo] agreed. [The city] asked for more.", "City of Oslo"),
        ("Holm left Vesta. [The ministry] agreed.", None),
        ("The Harbour Guard met Vesta, La Prensa and Holm. [The force] agreed.", "Harbour Guard"),
        ("The Green Alliance won. Vesta met Holm in Oslo. [The party] agreed.", "Green Alliance"),
        ("The Health Ministry met Vesta." + " It rained." * 15 + " [The ministry] agreed.", "Health Ministry"),
    ],
)
def test_descriptions_of_organisations(text: str, speaker: str | None) -> None:
    assert last(text) == speaker


def test_the_candidate_for_whom_most_speaks_is_chosen_and_nobody_if_more_speaks_for_that() -> None:
    weights = {"near": 2.0, "nobody": 1.0, "far": 0.5}
    near, far = (person("Ann Lee"), {"near": 1.0}), (person("Karl Holm"), {"far": 1.0})
    assert likeliest(Anaphor("it", 0, [far, near], {"nobody": 1.0}), weights) == near[0]
    assert likeliest(Anaphor("it", 0, [far], {"nobody": 1.0}), weights) is None
    assert likeliest(Anaphor("it", 0, [], {}), weights) is None


def test_weights_are_kept_for_every_kind() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    kinds = {"he or she", "he or she, speaking", "it", "they", "person described", "thing described"}
    assert weights.keys() == kinds
    assert all("nobody" in of_kind for of_kind in weights.values())

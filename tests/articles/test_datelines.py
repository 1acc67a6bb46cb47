import pytest
from dateline.articles.datelines import find_dateline, standing_dateline

STORY = "The ministers met for three hours and agreed to hold further talks."


@pytest.mark.parametrize(
    ("dateline", "place", "country", "agency", "month_day"),
    [
        ("MOSCOW, Russia (AFP) —", "MOSCOW, Russia", "RU", "AFP", None),
        ("WASHINGTON, June 10 (UPI) —", "WASHINGTON", "US", "UPI", (6, 10)),
        ("CAMBRIDGE, Mass., Dec. 11 (UPI) —", "CAMBRIDGE, Mass.", "US", "UPI", (12, 11)),
        ("NEW YORK (AP) -", "NEW YORK", "US", "AP", None),
        ("Washington (AFP) –", "Washington", "US", "AFP", None),
        ("LAGOS —", "LAGOS", "NG", None, None),
        ("DES MOINES -", "DES MOINES", "US", None, None),
        ("MANCHESTER, N.H. -", "MANCHESTER, N.H.", "US", None, None),
        ("BEIJING, March 3 (Xinhua) --", "BEIJING", "CN", "Xinhua", (3, 3)),
        ("KIGALI, Jun 15 2022 (IPS) -", "KIGALI", "RW", "IPS", (6, 15)),
        ("MOSCOW, June 19. /TASS/.", "MOSCOW", "RU", "TASS", (6, 19)),
        ("MADRID, 19 Jun. (EUROPA PRESS) -", "MADRID", "ES", "Europa Press", (6, 19)),
        ("NEW DELHI, July 25 (PTI):", "NEW DELHI", "IN", "PTI", (7, 25)),
        ("SINGAPORE (May 6, 2021) —", "SINGAPORE", "SG", None, (5, 6)),
        ("LEON, GUANAJUATO.-", "LEON, GUANAJUATO", "MX", None, None),
        ("CAIRO-", "CAIRO", "EG", None, None),
        ("Srinagar-", "Srinagar", "IN", None, None),
        ("SENNAN, Osaka Prefecture --", "SENNAN, Osaka Prefecture", "JP", None, None),
        ("ULAANBAATAR /MONTSAME/.", "ULAANBAATAR", "MN", "Montsame", None),
        ("CAIRO – 26 July 2022:", "CAIRO", "EG", None, (7, 26)),
        ("Mumbai, India –", "Mumbai, India", "IN", None, None),
        ("Doha:", "Doha", "QA", None, None),
        ("KUWAIT CITY, July 24:", "KUWAIT CITY", "KW", None, (7, 24)),
        ("PORT-AU-PRINCE, Haiti (AP) —", "PORT-AU-PRINCE, Haiti", "HT", "AP", None),
        ("MOSCOW. June 19 (Interfax) -", "MOSCOW", "RU", "Interfax", (6, 19)),
        ("Nairobi, Kenya | AFP |", "Nairobi, Kenya", "KE", "AFP", None),
        ("WASHINGTON (CNN) --", "WASHINGTON", "US", None, None),
        ("(CNN)", None, None, None, None),
        ("(Reuters) -", None, None, "Reuters", None),
        ("Dec 29 (Reuters) -", None, None, "Reuters", (12, 29)),
        ("afrol News, 26 June -", None, None, None, (6, 26)),
        ("ALBAWABA -", None, None, None, None),
        ("TODAY NICARAGUA (Confidencial) –", None, None, None, None),
    ],
)
def test_datelines(
    dateline: str, place: str | None, country: str | None, agency: str | None, month_day: tuple[int, int] | None
) -> None:
    found = find_dateline(f"{dateline} {STORY}", first=True)
    assert found is not None
    assert f"{dateline} {STORY}"[: found.length].rstrip() == dateline
    assert (found.place, found.country, found.agency, found.month_day) == (place, country, agency, month_day)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "IOWA POLLS NOT WRONG, JUST TOO EARLY - The analysts disagree.",
        "UPDATE — The council has voted.",
        "TRUMP: I think he is trying.",
        "The U.S. Supreme Court - The last word - has it.",
        "Paris Saint-Germain – Real Madrid ended in a draw.",
        "Beijing – the capital – was quiet.",
        "INDIA’S CHOICE — Voters decide.",
        "Despite months -- Of talks.",
        "SIEGEL--Marvin, beloved husband.",
        "Washington",
        "MOSCOW (AFP) —",
        "“MOSCOW — We are ready,” he said.",
        "Orr said: The boat is ready.",
        "A)A",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text, first=True) is None


def test_inside_a_story_only_with_an_agency() -> None:
    assert find_dateline(f"LAGOS — {STORY}", first=False) is None
    assert find_dateline(f"LAGOS (AFP) — {STORY}", first=False) is not None


def test_a_dateline_on_its_own_line() -> None:
    found = standing_dateline("MOSCOW, June 19 (TASS)")
    assert found is not None
    assert (found.place, found.agency) == ("MOSCOW", "TASS")
    assert standing_dateline("LAGOS") is None

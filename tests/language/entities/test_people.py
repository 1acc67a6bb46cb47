import pytest
from dateline.language.entities.people import identity, is_full, regnal_title, untitled

from ..articles import grouped


def people(text: str, *names: str) -> list[str]:
    return grouped(text, [(name, "PERSON") for name in names])


def test_a_surname_stands_for_the_full_name() -> None:
    assert (
        people("Yuri Ushakov spoke. Ushakov left. Yuri came back.", "Yuri Ushakov", "Ushakov", "Yuri")
        == ["Yuri Ushakov"] * 3
    )


def test_a_surname_before_the_full_name() -> None:
    text = "Putin, Kim sign treaty\n\nVladimir Putin and Kim Jong Un met."
    assert people(text, "Putin", "Kim", "Vladimir Putin", "Kim Jong Un") == ["Vladimir Putin", "Kim Jong Un"] * 2


def test_a_surname_that_two_people_share_stays_alone() -> None:
    assert people("Anna Berg met Karl Berg. Berg smiled.", "Anna Berg", "Karl Berg", "Berg") == [
        "Anna Berg",
        "Karl Berg",
        "Berg",
    ]


def test_a_surname_goes_to_the_one_who_was_introduced() -> None:
    text = "Anna Berg spoke. Berg smiled. Later Karl Berg came."
    assert people(text, "Anna Berg", "Berg", "Karl Berg") == ["Anna Berg", "Anna Berg", "Karl Berg"]


def test_a_surname_goes_to_the_one_of_whom_the_article_tells() -> None:
    text = "Anna Berg and Karl Berg came. Anna Berg spoke. Anna Berg sat. Berg smiled."
    names = ("Anna Berg", "Karl Berg", "Anna Berg", "Anna Berg", "Berg")
    assert people(text, *names)[-1] == "Anna Berg"


def test_father_and_son_are_two() -> None:
    text = "Donald Trump and Donald Trump Jr. came. Martin King Jr. did not."
    assert people(text, "Donald Trump", "Donald Trump Jr.", "Martin King Jr.") == [
        "Donald Trump",
        "Donald Trump Jr.",
        "Martin King Jr.",
    ]


def test_a_fathers_name_is_no_surname() -> None:
    text = "Mohammed bin Salman met King Salman and bin Salman left."
    assert people(text, "Mohammed bin Salman", "Salman", "bin Salman") == [
        "Mohammed bin Salman",
        "King Salman",
        "Mohammed bin Salman",
    ]


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("Donald J. Trump", "Donald Trump"),
        ("Andrés Manuel López Obrador", "López Obrador"),
        ("Luis Lacalle Pou", "Luis Lacalle"),
        ("Gerardo “Tata” Martino", "Gerardo Martino"),
        ("Gerardo “Tata” Martino", "Tata Martino"),
        ("René Fernández", "Rene Fernandez"),
        ("John Fitzgerald Kennedy", "J. F. Kennedy"),
        ("Waleed Al-Jari", "Jari"),
        ("Waleed Al-Jari", "Al-Jari"),
        ("Ludwig van Beethoven", "van Beethoven"),
        ("Omar Khan", "Mullah Omar Khan"),
    ],
)
def test_names_of_one_person(longer: str, shorter: str) -> None:
    assert people(f"{longer} came, and {shorter} left.", longer, shorter) == [longer] * 2
    assert people(f"{shorter} came, and {longer} left.", shorter, longer) == [longer] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Jong Un", "Kim Jong Il"), ("Anna Berg", "Anna Lund"), ("George H. W. Bush", "George W. Bush")],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert people(f"{one} met {other}.", one, other) == [one, other]


def test_the_same_person_in_the_next_article() -> None:
    assert identity("Donald J. Trump") == identity("President Donald Trump") == identity("Donald  TRUMP")
    assert identity("Gerardo “Tata” Martino") == identity("Gerardo Martino")
    assert identity("Kim Jong-un") == identity("Kim Jong Un")
    assert identity("Kim Jong Un") != identity("Kim Un")
    assert identity("Donald Trump Jr.") != identity("Donald Trump")
    assert identity("George H. W. Bush") != identity("George W. Bush")


@pytest.mark.parametrize(
    ("name", "full"),
    [("Anna Berg", True), ("S. Jaishankar", True), ("L.Oyun-Erdene", True),
     ("Berg", False), ("Dr Berg", False), ("Al-Jari", False),
     ("bin Salman", False), ("King Jr.", False), ("Xi Jinping", True)],
)  # fmt: skip
def test_full_names(name: str, full: bool) -> None:
    assert is_full(name) == full


def test_titles() -> None:
    assert untitled("President Vladimir Putin") == "Vladimir Putin"
    assert untitled("Prof. Dr. Anna Berg") == "Anna Berg"
    assert untitled("Judge") == "Judge"
    assert regnal_title("and Pope Francis", 9) == "Pope"
    assert regnal_title("said Francis", 5) is None

import pytest
from dateline.articles.byline import bare_names, byline_agency, byline_names, is_role


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe, Staff Writer", ["Jane Doe", "John Roe"]),
        ("BY JANE DOE AND JOHN ROE", ["Jane Doe", "John Roe"]),
        ("By MARY O'NEIL and IAN MCKAY", ["Mary O'Neil", "Ian McKay"]),
        ("By Jane Doe, John Roe & Ana de la Cruz", ["Jane Doe", "John Roe", "Ana de la Cruz"]),
        ("Written by Mira Patel | Mumbai |", ["Mira Patel"]),
        ("By Jane Doe, The Associated Press", ["Jane Doe"]),
        ("By Jane Doe in Lisbon", ["Jane Doe"]),
        ("By Jane Doe jane.doe@example.org", ["Jane Doe"]),
        ("By Jane Doe | June 3, 2021", ["Jane Doe"]),
        ("*By Jane Doe*", ["Jane Doe"]),
        ("By Hippolyte Roe, Chief Economist and Director of Research at the Export Bank (Xbank).", ["Hippolyte Roe"]),
        ("Posted by Jane Doe on June 4, 2019", ["Jane Doe"]),
        ("Author: Jane Doe", ["Jane Doe"]),
        ("Por María Núñez", ["María Núñez"]),
        ("(Reporting by Jane Doe and John Roe; Editing by Ann Poe)", ["Jane Doe", "John Roe"]),
        ("(Additional reporting by Jane Doe; Editing by Ann Poe)", []),
        ("Contributing: Jane Doe and John Roe", []),
        ("By Reuters", []),
        ("By Reuters Staff", []),
    ],
)
def test_byline_names(line: str, names: list[str]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By a slim margin, voters said no.",
        "By July 2013, the show had a new name.",
        "By winning in Ohio, John Roe picked up all 66 of the state's delegates.",
        "By the end of June this year, the courts had handled 2,382 cases.",
        "Jane Doe",
        "",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline_names(line) is None


def test_bare_names() -> None:
    assert bare_names("SIYABONGA SITHOLE") == ["Siyabonga Sithole"]
    assert bare_names("Jane Doe in Lisbon and John Roe") == ["Jane Doe", "John Roe"]
    assert bare_names("Paulina Ndalikokule") == ["Paulina Ndalikokule"]
    for line in ("The Markets", "Cape Town", "Switzerland’s Trump", "FULL TEXT.", "Daily Tribune", "Jane", "a b"):
        assert bare_names(line) is None


def test_agency_and_role() -> None:
    assert byline_agency("By Jane Doe, Associated Press") == "AP"
    assert byline_agency("By Jane Doe") is None
    assert is_role("Associated Press Writer")
    assert is_role("Staff Writer")
    assert is_role("Reuters")
    assert not is_role("The writer said no.")
    assert not is_role("It rained")

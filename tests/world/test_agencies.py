import pytest
from dateline.world.agencies import agency_credited, agency_named


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("The Associated Press", "AP"),
        ("XINHUA", "Xinhua"),
        ("DPA", "dpa"),
        ("EUROPA PRESS", "Europa Press"),
        ("Reuters/AP", "Reuters"),
        ("pa", None),
        ("map", None),
        ("Confidencial", None),
        ("", None),
    ],
)
def test_agency_named(name: str, agency: str | None) -> None:
    assert agency_named(name) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Source: Xinhua", "Xinhua"),
        ("(With inputs from ANI)", "ANI"),
        ("— AFP", "AFP"),
        ("(Reuters)", "Reuters"),
        ("AP/Reuters", "AP"),
        ("Photograph: John Roe/AFP", None),
        ("Reuters said so.", None),
        ("The end", None),
    ],
)
def test_agency_credited(line: str, agency: str | None) -> None:
    assert agency_credited(line) == agency

import pytest
from dateline.articles.credits import credit_start, is_caption, is_credit_line, looks_like_credit, names_photo, parties


@pytest.mark.parametrize(
    "line",
    [
        "Getty Images",
        "Jane Doe/Reuters",
        "JANE DOE/POOL/AGENCE FRANCE-PRESSE",
        "Jane Doe via Getty Images.",
        "Photo: Jane Doe",
        "(Photo by Jane Doe/AFP)",
        "Photograph: Jane Doe/AP",
        "© Jane Doe/Daily News",
        "Photo by Jane Doe",
        "Photo courtesy of the city",
    ],
)
def test_credit_lines(line: str) -> None:
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe",
        "The photo shows the bridge.",
        "© 2024 The Nation. All rights reserved.",
        "Reuters said so on Monday.",
    ],
)
def test_what_is_no_credit_line(line: str) -> None:
    assert not is_credit_line(line)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A woman carries water in Aden.", "(Photo by Ali Saleh/AFP)"),
        ("The bridge at dusk.", "Photo: Jane Doe"),
        ("The bridge at dusk", "| Photo Credit: Jane Doe"),
        ("The bridge at dusk.", "JANE DOE/AFP"),
        ("The bridge, which was closed on Monday", "(Jane Doe/AP)"),
        ("The ministry said so.", "(Yonhap)"),
        ("The harbour bridge at dusk", "Image: Jane Doe"),
    ],
)
def test_credit_at_the_end(caption: str, credit: str) -> None:
    text = f"{caption} {credit}"
    start = credit_start(text)
    assert start is not None
    assert text[start:] == credit


def test_body_text_ends_with_no_credit() -> None:
    assert credit_start("He told the Press Club (and the AP) about it.") is None
    assert credit_start("She took the picture: a bridge at dusk. It sold well.") is None


def test_small_judgements() -> None:
    assert looks_like_credit(" GAVRIIL GRIGOROV/POOL/AGENCE FRANCE-PRESSE")
    assert not looks_like_credit(" And then he went home.")
    assert is_caption("Caption: The president (left) with a guest")
    assert not is_caption("The president met a guest")
    assert names_photo("(Photo by Ali Saleh/AFP)")
    assert not names_photo("(Reuters)")


@pytest.mark.parametrize(
    ("credit", "named"),
    [
        ("Photograph: Jane Doe/Example Gazette", ["Jane Doe", "Example Gazette"]),
        ("JANE DOE/POOL/AGENCE FRANCE-PRESSE", ["JANE DOE", "POOL", "AGENCE FRANCE-PRESSE"]),
        ("(Photo by Jane Doe/AFP)", ["Jane Doe", "AFP"]),
        ("AP Photo/Jane van der Berg", ["AP Photo", "Jane van der Berg"]),
        ("Jane Doe/AP via Getty Images.", ["Jane Doe", "AP", "Getty Images"]),
        ("© Jane Doe", ["Jane Doe"]),
        ("Jane Doe", ["Jane Doe"]),
        ("– Bernama", ["Bernama"]),
        ("Photo courtesy of the city", []),
        ("Photo: Jane", []),
        ("", []),
    ],
)
def test_parties_of_a_credit(credit: str, named: list[str]) -> None:
    assert [credit[start:end] for start, end, _ in parties(credit)] == named

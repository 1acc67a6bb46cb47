import pytest

from ..articles import names_of, read


def wholes(text: str, labelled: list[tuple[str, str]]) -> list[str]:
    """What each name is a piece of, on one line."""
    return [" ".join(text[slice(*whole.span)].split()) for whole in read(text, names_of(text, labelled)).wholes]


@pytest.mark.parametrize(
    ("text", "labelled", "expected"),
    [
        ("Kenya Airways flies.", [("Kenya", "LOC"), ("Airways", "ORG")], ["Kenya", "Kenya Airways"]),
        ("The Bank of Korea acts.", [("Bank of", "ORG"), ("Korea", "LOC")], ["Bank of Korea", "Korea"]),
        ("The European Union pays.", [("European", "NORP"), ("Union", "ORG")], ["European", "European Union"]),
        ("The state-owned GCC Railway runs.", [("GCC", "ORG"), ("Railway", "ORG")], ["GCC", "GCC Railway"]),
        ("In United Arab Emirates.", [("United Arab", "LOC"), ("Emirates", "LOC")], ["United Arab Emirates"] * 2),
        ("Oslo, the Storting and\nParis Club", [("Oslo", "LOC"), ("Storting", "ORG")], ["Oslo", "Storting"]),
        ("Russian Gazprom. Gazprom pays.", [("Russian", "NORP"), ("Gazprom", "ORG"), ("Gazprom", "ORG")],
         ["Russian", "Gazprom", "Gazprom"]),
        ("On Monday Parliament met.", [("Monday", "DATE"), ("Parliament", "ORG")], ["Monday", "Parliament"]),
        ("The Bank of\n  England acts.", [("Bank of", "ORG")], ["Bank of"]),
    ],
)  # fmt: skip
def test_a_name_that_comes_in_pieces_is_named_in_whole(
    text: str, labelled: list[tuple[str, str]], expected: list[str]
) -> None:
    assert wholes(text, labelled) == expected

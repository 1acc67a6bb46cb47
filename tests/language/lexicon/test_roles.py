import re

import pytest
from dateline.language.lexicon.roles import (
    HONORIFIC,
    ROLE_NOUNS,
    TITLES_IN_SHORT,
    abbreviates,
    head_of,
    title_after,
    title_before,
)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("said Kremlin aide Yuri Ushakov", "Yuri", "Kremlin aide"),
        ("Russian President Vladimir Putin met", "Vladimir", "Russian President"),
        ("talks with the North Korean leader Kim Jong Un", "Kim", "North Korean leader"),
        ("and Sen. Mary Brown agreed", "Mary", "Sen."),
        ("they met Mr. Brown there", "Brown", None),
        ("On Monday Brown agreed", "Brown", None),
        ("Then the Ambassador of Peru Dr. Ann Lee left.", "Ann", "Ambassador of Peru"),
    ],
)
def test_title_before(text: str, name: str, title: str | None) -> None:
    assert title_before(text, text.index(name), 0) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ann Lee, the mayor of Oslo, agreed.", "mayor of Oslo"),
        ("Ann Lee, a retired teacher, agreed.", "retired teacher"),
        ("Ann Lee, 62, a retired teacher, agreed.", "retired teacher"),
        ("Ann Lee, 62, said on Friday.", None),
        ("Ann Lee, who agreed.", None),
        ("Ann Lee, and others, agreed.", None),
        ("Ann Lee, the driver announced on Friday.", None),
    ],
)
def test_title_after(text: str, title: str | None) -> None:
    assert title_after(text, len("Ann Lee"), len(text)) == title


def test_head() -> None:
    assert head_of("the Russian leader") == "leader"
    assert head_of("former NIH director under President Clinton") == "director"
    assert head_of("the weather") is None
    assert head_of("party chairman Dr") == "chairman"


def test_who_speaks_for_someone_is_not_their_title() -> None:
    text = "a spokesman for Ann Lee"
    assert title_before(text, text.index("Ann"), 0) is None


def test_letters_stand_for_titles() -> None:
    assert abbreviates("LG", "Lieutenant Governor")
    assert abbreviates("ASP", "Additional Superintendent of Police (Rural)")
    assert abbreviates("MEC", "MEC for Finance")
    assert not abbreviates("PM", "President")


@pytest.mark.parametrize("word", ["Mrs", "Sen", "President"])
def test_what_stands_before_a_name(word: str) -> None:
    assert re.fullmatch(HONORIFIC, word)


def test_titles_in_short_are_those_of_roles() -> None:
    assert set(TITLES_IN_SHORT.values()) - ROLE_NOUNS <= {"captain", "colonel", "reverend"}

import pytest
from dateline.articles.headlines import headline_text, is_cross_head, is_deck, is_headline, is_title_case, same_title


@pytest.mark.parametrize(
    "line",
    [
        "Putin, Kim sign mutual defense treaty",
        "Whigs died, but the party can survive.",
        "This Democrat Isn’t Challenging Her Opponent To A Debate. She’s Challenging A Donor.",
        "5 things to watch in tonight's debate",
        "Who will be the next mayor?",
        "Campaign cash tied to group;",
    ],
)
def test_headlines(line: str) -> None:
    assert is_headline(line, longest_after=200, before_story=False, url=None)


@pytest.mark.parametrize(
    "line",
    [
        "The durian, known for its custard texture and pungent smell, is both reviled and celebrated the world over.",
        "He said he would not go.",
        "Following is the text of the interview:",
        "1. Mexico",
        "A line\nand another",
    ],
)
def test_first_lines_that_are_no_headline(line: str) -> None:
    assert not is_headline(line, longest_after=200, before_story=False, url=None)


def test_what_stands_alone_has_no_headline() -> None:
    assert not is_headline("Mayor quits", longest_after=0, before_story=False, url=None)


def test_the_address_speaks_for_and_against() -> None:
    url = "https://example.org/news/oman-navy-chief-hails-new-ship"
    line = "Oman navy chief hails new ship"
    assert is_headline(line, longest_after=200, before_story=False, url=url)
    other = "Whigs died, but the party can survive."
    assert not is_headline(other, longest_after=200, before_story=False, url=url)


def test_deck() -> None:
    headline = "Ministers split over budget"
    assert is_deck("The finance minister says cuts are inevitable", headline=headline, before_story=False)
    assert is_deck("Cuts are “inevitable”.", headline=headline, before_story=True)
    assert is_deck("Some candidates return the money.", headline="Cash tied to group;", before_story=False)
    assert not is_deck("The cuts are inevitable, he said.", headline=headline, before_story=False)


def test_cross_head() -> None:
    before, after = "The ministers met for three hours on Monday, and agreed to talk." * 2, "They will meet again." * 6
    assert is_cross_head("Victim shaming and social pressure", before, after)
    assert is_cross_head("'Barbaric ways'", before, after)
    for line in ("He agreed.", "onions", "50. Hong Kong", "“I will not go back there again”", "Q: Will you go?"):
        assert not is_cross_head(line, before, after)
    assert not is_cross_head("Hong Kong", before, "Short.")


def test_titles() -> None:
    assert headline_text("## Bridge reopens") == "Bridge reopens"
    assert headline_text("Title: Bridge reopens") == "Bridge reopens"
    assert headline_text("Cash tied to group;") == "Cash tied to group"
    assert same_title("Bridge reopens after repairs", "BRIDGE REOPENS AFTER REPAIRS - Harbour Times")
    assert not same_title("Bridge reopens", "Bridge closes")
    assert not same_title("", "")
    assert is_title_case("Cruz Has To Come a Long Way")
    assert not is_title_case("Cruz has to come a long way")

import pytest
from dateline.sources.web.robots import LARGEST, LONGEST_DELAY, Robots
from hypothesis import given
from hypothesis import strategies as st

NEWS = "https://a.example/news/1"


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/1$", True),
        ("User-agent: *\nDisallow: /*1", False),
        ("user-agent:Dateline/2.0 # ours\ndisallow:/news", False),
        ("User-agent: date\nDisallow: /", True),
        ("User-agent: datelines\nDisallow: /", True),
        ("User-agent: a\nUser-agent: dateline\nUser-agent: b\nDisallow: /", False),
        ("User-agent: a\nDisallow: /\n\nUser-agent: b\nAllow: /", True),
        ("User-agent: *\rDisallow: /\r", False),
        ("User-agent: dateline\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("Disallow: /", True),
        ("Sitemap: https://a.example/sitemap.xml\nUser-agent: *\nDisallow: /ads", True),
    ],
)
def test_rules(text: str, may: bool) -> None:
    assert Robots(text, "Dateline").allow(NEWS) is may


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY),
        ("User-agent: other\nCrawl-delay: 5", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nDisallow: /", 0),
    ],
)
def test_delays(text: str, seconds: float) -> None:
    assert Robots(text, "Dateline").delay == seconds


@given(st.text(st.sampled_from("User-agent: *\nDisallow/$%#é\x00")) | st.text())
def test_any_text_has_some_meaning(text: str) -> None:
    robots = Robots(text, "Dateline")
    assert robots.allow(NEWS) in (True, False)
    assert 0 <= robots.delay <= LONGEST_DELAY


@pytest.mark.parametrize("line", ["Disallow: /{0}", "Disallow: /*{0}*{0}*", "Allow: {0}$"])
def test_many_names_with_many_rules_each_come_to_an_end(line: str) -> None:
    names = "".join(f"User-agent: a{number}\n" for number in range(LARGEST // 40))
    rules = "".join(line.format(number) + "\n" for number in range(LARGEST // 40))
    assert Robots(names + rules, "Dateline").allow(NEWS)
    assert not Robots(names + "User-agent: dateline\n" + rules + "Disallow: /news", "Dateline").allow(NEWS)

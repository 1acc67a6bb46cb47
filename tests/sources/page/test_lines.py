from dateline.sources.page.lines import Line, lines_of, prune
from lxml.html import document_fromstring

PROSE = "The council met in the evening and voted for the longer of two bridges over the bay. " * 3


def lines(body: str, *, pruned: bool = False) -> list[Line]:
    root = document_fromstring(f"<html><body>{body}</body></html>")
    if pruned:
        prune(root)
    return lines_of(root)


def texts(body: str, *, pruned: bool = False) -> list[str]:
    return [line.text for line in lines(body, pruned=pruned)]


def test_elements_that_stand_on_their_own_make_lines() -> None:
    assert texts("<p>It <b>rained</b>\n all day.<p>Then<br>it  stopped.<ul><li>a</li><li>b</li></ul>") == [
        "It rained all day.",
        "Then",
        "it stopped.",
        "a",
        "b",
    ]


def test_scripts_and_the_like_are_left_out() -> None:
    assert texts("<p>Rain<script>var a</script><style>p{}</style></p><button>Go</button>") == ["Rain"]


def test_kinds_of_lines() -> None:
    figure = "<figure><figcaption>Ann Lee speaks. <span class='credit'>Jane Doe/AFP</span></figcaption></figure>"
    found = lines(f"<h1>Rain</h1>{figure}<p class='caption'>The bay.</p><p>It rained.</p>")
    assert [(line.kind, line.text) for line in found] == [
        ("headline", "Rain"),
        ("caption", "Ann Lee speaks."),
        ("credit", "Jane Doe/AFP"),
        ("caption", "The bay."),
        (None, "It rained."),
    ]


def test_a_line_that_is_mostly_links_and_one_that_asks() -> None:
    link, plea, plain = lines(
        "<p><a href='/a'>Read how the bridge was built</a> now</p>"
        "<p>Stay in touch: <a href='/newsletter'>sign up</a></p><p>The <a href='/b'>bridge</a> over the bay is old.</p>"
    )
    assert (link.linked, plea.linked, plain.linked) == (True, False, False)
    assert (link.asks, plea.asks, plain.asks) == (False, True, False)


def test_what_is_no_part_of_the_article_is_pruned() -> None:
    story = f"<p>{PROSE}</p>" * 6
    beside = "<div class='related-links'><p>Other news of the day, in a line.</p></div><div hidden>Not seen.</div>"
    assert texts(f"<article>{story}{beside}</article>", pruned=True) == [" ".join(PROSE.split())] * 6


def test_what_holds_most_of_the_page_stays_whatever_it_is_called() -> None:
    assert texts(f"<div class='widget'><p>{PROSE}</p></div>", pruned=True) == [" ".join(PROSE.split())]

from dateline.language.reader import Reader as Pipeline
from dateline.spans import Span
from dateline.training.corpora import Attribution, GoldText
from dateline.training.evaluation import Found, evaluate
from dateline.training.metrics import Quoted
from readers import Reader, by_line, dateline
from tools import compare, direct, tables

TEXT = """Bridge opens

LINZ — “The bridge took nine years,” Mayor Eva Brandt said. She promised a second one. Her deputy believes it can be
built by 2030.

The Danube Board called the bridge “a gift to the town.”
"""


def span(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


SAID = Quoted((span("“The bridge took nine years,”"),), (span("Mayor Eva Brandt"),), (span("said"),))
PROMISED = Quoted((span("a second one"),), (span("She"),), (span("promised"),))
CALLED = Quoted((span("the bridge “a gift to the town"),), (span("The Danube Board"),), (span("called"),))
GIFT = Quoted((span("“a gift to the town.”"),), (), ())
NINE = Quoted((span("nine years"),), (), ())

GOLD = GoldText(
    id="bridge",
    text=TEXT,
    sentences=tuple(map(span, ("Bridge opens", "LINZ — “The bridge took nine years,” Mayor Eva Brandt said."))),
    entities=((*span("LINZ"), "LOC"), (*span("Eva Brandt"), "PERSON"), (*span("Danube Board"), "ORG")),
    attributions=tuple(Attribution(q.content, q.cue, q.source) for q in (SAID, PROMISED, CALLED)),
)


def fixed(found: Found) -> Reader:
    return lambda text: found


def row(results_table: str, name: str) -> list[str]:
    return next(line for line in results_table.splitlines() if line.startswith(f"| {name} |")).strip("| ").split(" | ")


def test_direct_quotes_stand_in_quotation_marks_with_all_their_words() -> None:
    quotes = [SAID, PROMISED, CALLED]
    assert direct(quotes, quotes, TEXT) == ([SAID], [SAID])


def test_a_quotation_within_a_longer_gold_quote_is_neither_right_nor_wrong() -> None:
    assert direct([SAID, GIFT], [SAID, CALLED], TEXT) == ([SAID], [SAID])
    assert direct([SAID, GIFT], [SAID, PROMISED], TEXT) == ([SAID, GIFT], [SAID])


def test_direct_quotes_are_compared_with_direct_quotes() -> None:
    some, many = Found(quotes=[SAID, PROMISED, CALLED]), Found(quotes=[SAID, GIFT, NINE])
    everything, marks, *_ = tables(compare([GOLD], {"some": fixed(some), "many": fixed(many)}))
    assert row(everything, "some")[1:4] == ["1.000", "1.000", "1.000"]
    assert row(everything, "many")[1:4] == ["0.667", "0.667", "0.667"]
    assert row(marks, "some")[1:4] == ["1.000", "1.000", "1.000"]
    assert row(marks, "many")[1:4] == ["0.500", "1.000", "0.667"]


def test_a_tool_is_in_the_tables_of_what_it_reads() -> None:
    names = [(*span("Mayor Eva Brandt"), "PERSON"), (*span("The Danube Board"), "ORG")]
    results = compare([GOLD], {"namer": fixed(Found(names=names)), "mute": fixed(Found(quotes=[]))})
    printed = {table.splitlines()[0].split(" | ")[0].strip("| "): table for table in tables(results)}
    assert list(printed) == ["all quotes", "direct quotes", "people, organisations, places", "all kinds of name"]
    assert row(printed["people, organisations, places"], "namer")[1:] == ["0.500", "0.333", "0.400"]
    assert row(printed["all quotes"], "mute")[1:] == ["0.000"] * 6
    assert "mute" not in printed["all kinds of name"]
    assert "namer" not in printed["all quotes"]


def test_a_splitter_reads_line_by_line_and_its_spans_hold_in_the_text() -> None:
    found = by_line(lambda line: [(0, len(line))])(TEXT)
    assert found.sentences is not None
    assert "\n".join(TEXT[start:end] for start, end in found.sentences) == TEXT.replace("\n\n", "\n").strip()


def test_dateline_gets_what_evaluate_gives_it() -> None:
    measured = compare([GOLD], {"Dateline": dateline()})["Dateline"].scores
    assert measured.rows() == evaluate([GOLD], Pipeline()).rows()
    assert measured.quotes.iou50.both >= 1

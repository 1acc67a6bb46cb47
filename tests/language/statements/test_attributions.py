"""The tagger's tags as statements."""

import numpy as np
import pytest
from dateline.language.reader import Reader
from dateline.language.statements.attributions import attributions, log_odds

from ..articles import SEED, article, read, words_at


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and content of each statement that the tagger reads."""
    own = article(text)
    reading = read(text, entities=False)
    reading.tagging = reader.tag(own)
    found = sorted(attributions(reading), key=lambda statement: statement.start)
    return [
        (words_at(text, s.source), words_at(text, s.cue), [text[slice(*span)] for span in s.content]) for s in found
    ]


def test_a_statement_has_its_cue_its_source_and_its_content_in_pieces(reader: Reader) -> None:
    text = "Mayor Ann Lee said the bridge would be closed. “It is old,” she added, “and it is not safe.”"
    assert told(reader, text) == [
        ("Mayor Ann Lee", "said", ["the bridge would be closed"]),
        ("she", "added", ["“It is old,”", "“and it is not safe.”"]),
    ]


def test_where_nobody_says_anything_there_is_no_statement(reader: Reader) -> None:
    assert told(reader, "The bridge was closed on Monday. It is four kilometres long.") == []


def test_statements_of_a_long_text_are_found_once_though_windows_overlap(reader: Reader) -> None:
    sentence = "Minister Karl Holm said that road {} would be closed on Monday. "
    text = "".join(sentence.format(number) for number in range(100, 180))
    assert [(source, cue) for source, cue, _ in told(reader, text)] == [("Minister Karl Holm", "said")] * 80


def test_scores_are_probabilities(reader: Reader) -> None:
    reading = read(SEED.text, entities=False)
    reading.tagging = reader.tag(SEED)
    assert all(0 < statement.score < 1 for statement in attributions(reading))


def test_log_odds_stay_finite() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert np.isfinite(log_odds(0.0))

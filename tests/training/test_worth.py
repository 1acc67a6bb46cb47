from pathlib import Path

import pytest
from dateline.training.evaluation import Evaluation, Scores
from dateline.training.metrics import Agreement
from dateline.training.worth import NOT_MEASURED, Worth, worth, write_worth


def texts(*right: int) -> Evaluation:
    """An evaluation of texts with ten gold quotes each, of which so many are found, and nothing else."""
    by_text = {}
    for number, both in enumerate(right):
        scores = by_text[f"text {number}"] = Scores()
        scores.quotes.iou50 = Agreement(both=both, predicted=both, gold=10)
    return Evaluation(by_text)


def test_a_step_that_helps_everywhere_pays() -> None:
    (one,) = worth({"news": texts(10, 10, 10)}, {"news": texts(8, 8, 8)})
    assert (one.corpus, one.metric) == ("news", "quotes, overlap 0.5")
    assert one.points == pytest.approx(100 * (1 - 16 / 18))
    assert one.low == pytest.approx(one.points) == pytest.approx(one.high)
    assert one.pays
    assert not one.costs


def test_what_one_text_gains_and_another_loses_is_not_sure() -> None:
    (one,) = worth({"news": texts(10, 5, 9, 5)}, {"news": texts(5, 9, 5, 8)})
    assert one.low < 0 < one.points < one.high
    assert not one.pays


def test_a_step_that_harms_costs() -> None:
    (one,) = worth({"news": texts(8, 8, 8)}, {"news": texts(10, 10, 10)})
    assert one.costs


def test_both_readings_are_drawn_together() -> None:
    (one,) = worth({"news": texts(10, 2, 6, 9)}, {"news": texts(9, 1, 5, 8)})
    assert one.low > 0, "texts differ much from each other, the readings of each by one quote"


def test_what_a_step_leaves_alone_is_not_told() -> None:
    assert worth({"news": texts(3, 4)}, {"news": texts(3, 4)}) == []
    assert worth({"news": texts()}, {"news": texts()}) == []


def test_the_section_of_a_card_is_replaced(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    card.write_text(f"# The tagger\n\n{NOT_MEASURED}## Limits\nEnglish only.\n")
    found = [Worth("news", "all names", 0.52, 0.11, 0.93), Worth("news", "ORG", -0.1, -0.3, 0.2)]
    for _ in range(2):
        write_worth(card, {"joined": found, "fitted": []}, {"news": 3})
        text = card.read_text()
        assert text.count("## What each step is worth") == 1
        assert "| joined | news: all names **+0.52** (+0.11 to +0.93), ORG -0.10 (-0.30 to +0.20) |" in text
        assert "| fitted | nothing changes |" in text
        assert "news (3 texts)" in text
        assert text.startswith("# The tagger\n")
        assert text.endswith("\n\n## Limits\nEnglish only.\n")


def test_a_file_without_the_section_gets_it(tmp_path: Path) -> None:
    file = tmp_path / "worth.md"
    write_worth(file, {"fitted": []}, {"news": 3})
    assert file.read_text().startswith("## What each step is worth\n")
    file.write_text("# Notes\n")
    write_worth(file, {"fitted": []}, {"news": 3})
    assert file.read_text().startswith("# Notes\n\n## What each step is worth\n")

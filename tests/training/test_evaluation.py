import gzip
import json
from pathlib import Path

from click.testing import CliRunner
from dateline.cli.commands import main
from dateline.language.steps import OPTIONAL

STEP = OPTIONAL[0]
TEXT = "OSLO — Mayor Ann Lee opened the library on Monday.\n\n“It took ten years,” Lee said."


def gold(folder: Path) -> Path:
    def spans(words: str) -> list[list[int]]:
        start = TEXT.rindex(words)
        return [[start, start + len(words)]]

    record = {
        "id": "library",
        "text": TEXT,
        "attributions": [
            {"content": spans("“It took ten years,”"), "source": spans("Lee"), "cue": spans("said")},
        ],
    }
    path = folder / "mine-dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    return path


def test_a_corpus_is_measured_and_its_worst_texts_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold(tmp_path)), "--worst", "1"])
    assert result.exit_code == 0, result.output
    assert "right source, of quotes found" in result.output
    assert "1.000" in result.output or "100" in result.output
    assert "mine-dev  library" in result.output


def test_speakers_are_measured_and_the_wrong_ones_listed(tmp_path: Path) -> None:
    start = TEXT.index("“")
    quote = {"content": [[start, start + 20]], "speaker": "Karl Holm", "also": []}
    answers = tmp_path / "speakers.jsonl"
    answers.write_text(json.dumps({"id": "library", "quotes": [quote], "entities": {}}))
    result = CliRunner().invoke(main, ["evaluate", str(gold(tmp_path)), "--speakers", str(answers), "--worst", "1"])
    assert result.exit_code == 0, result.output
    assert "speaker right, of those with a name" in result.output
    assert "Karl Holm expected, Ann Lee (Lee) came: “It took ten years,”" in result.output


def test_a_file_that_is_no_corpus_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_text("no gzip")
    result = CliRunner().invoke(main, ["evaluate", str(path)])
    assert result.exit_code == 1
    assert "is not a gold corpus" in result.output


def test_a_step_may_be_left_out(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold(tmp_path)), "--without", STEP])
    assert result.exit_code == 0, result.output
    assert "quotes, overlap 0.5" in result.output
    assert "Worth" in result.output
    assert STEP in result.output
    elsewhere = CliRunner().invoke(main, ["--without", STEP, "evaluate", str(gold(tmp_path))])
    assert elsewhere.output == result.output


def test_a_step_that_there_is_not_is_named_with_those_there_are(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold(tmp_path)), "--without", "no-such"])
    assert result.exit_code == 1
    assert "no-such" in result.output
    assert STEP in result.output


def test_what_each_step_is_worth_is_shown_and_saved(tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    result = CliRunner().invoke(main, ["evaluate", str(gold(tmp_path)), "--ablate", "--save", str(card)])
    assert result.exit_code == 0, result.output
    assert f"| {STEP} | " in card.read_text()
    assert "mine-dev (1 texts)" in card.read_text()
    assert all(any(line.startswith(step) for line in result.output.splitlines()) for step in OPTIONAL)


def test_what_is_saved_has_been_measured(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold(tmp_path)), "--save", str(tmp_path / "card.md")])
    assert result.exit_code == 2
    assert "give --ablate" in result.output

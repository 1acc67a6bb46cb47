import json
from pathlib import Path

import pytest
from dateline.language.annotations import Entity, Mention, Quote
from dateline.spans import Span
from dateline.training.corpora import CorpusError
from dateline.training.gold_speakers import GoldQuote, SpeakerMetrics, normalized, read_speakers

TEXT = (
    "“It took ten years,” Mayor Ann Lee said. Lee thanked the Library Board (LB). "
    "“Nobody asked us,” a neighbour said. “We did ask,” the board replied."
)
LEE, BOARD = Entity("Ann Lee", "PERSON"), Entity("Library Board", "ORG")


def at(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def quote(words: str, speaker: Entity | None, is_speech: bool = True) -> Quote:
    return Quote("direct", is_speech, (at(words),), (), (), words, None, None, "somebody", speaker, None, None, 1.0)


def mention(span: Span, entity: Entity) -> Mention:
    return Mention(*span, entity.label, "name", 1.0, entity)


def gold(folder: Path) -> Path:
    record = {
        "id": "library",
        "quotes": [
            {"content": [at("“It took ten years,”")], "speaker": "Ann Lee", "also": []},
            {"content": [at("“Nobody asked us,”")], "speaker": None, "also": []},
            {"content": [at("“We did ask,”")], "speaker": "Library Board", "also": ["LB"]},
        ],
        "entities": {"Ann Lee": [at("Ann Lee")], "Library Board": [at("Library Board"), at("LB")]},
    }
    path = folder / "speakers.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_speakers_are_right_by_name_or_by_nobody(tmp_path: Path) -> None:
    answers = read_speakers(gold(tmp_path))["library"]
    metrics = SpeakerMetrics()
    quotes = [
        quote("It took ten years", LEE),
        quote("Nobody asked us", LEE),
        quote("We did ask", Entity("LB", "ORG")),
        quote("Lee thanked", LEE, is_speech=False),
    ]
    metrics.add(quotes, [], answers, TEXT)
    assert (metrics.quotes.both, metrics.quotes.predicted, metrics.quotes.gold) == (3, 3, 3)
    assert (metrics.named.both, metrics.named.gold) == (2, 2)
    assert (metrics.nobody.both, metrics.nobody.gold) == (0, 1)
    assert metrics.wrong == ["None expected, Ann Lee (somebody) came: “Nobody asked us,”"]


def test_a_surname_alone_is_no_name_in_full(tmp_path: Path) -> None:
    metrics = SpeakerMetrics()
    metrics.add(
        [quote("It took ten years", Entity("Lee", "PERSON"))], [], read_speakers(gold(tmp_path))["library"], TEXT
    )
    assert (metrics.named.both, metrics.named.gold) == (0, 1)


def test_a_thought_is_no_speech_quote_found(tmp_path: Path) -> None:
    metrics = SpeakerMetrics()
    thought = quote("It took ten years", LEE, is_speech=False)
    metrics.add([thought], [], read_speakers(gold(tmp_path))["library"], TEXT)
    assert metrics.quotes.both == 0


def test_pairs_are_those_of_the_names_found(tmp_path: Path) -> None:
    answers = read_speakers(gold(tmp_path))["library"]
    names = [(at("Ann Lee"), LEE), (at("the Library Board"), BOARD), (at("LB"), LEE)]
    metrics = SpeakerMetrics()
    metrics.add([], [mention(span, entity) for span, entity in names], answers, TEXT)
    assert (metrics.pairs.both, metrics.pairs.predicted, metrics.pairs.gold) == (0, 1, 1)


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("José “Pepe” Mujica", "jose pepe mujica", True),
        ("the U.N.", "UN", True),
        ("Al-Jari", "Al Jari", True),
        ("Ann Lee", "Lee", False),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(name: str, other: str, same: bool) -> None:
    assert (normalized(name) == normalized(other)) is same
    assert GoldQuote((), name, ()).accepts(other) is same


def test_a_file_without_speakers_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "speakers.jsonl"
    path.write_text('{"id": "library"}\n')
    with pytest.raises(CorpusError, match="holds no gold speakers"):
        read_speakers(path)

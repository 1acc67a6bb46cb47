import gzip
import json
from pathlib import Path

import pytest
from dateline.training.corpora import CorpusError, read_corpus

RECORD = {
    "id": "a",
    "text": "Ann Lee said yes.",
    "entities": [[0, 7, "Person"]],
    "sentences": [[0, 17]],
    "attributions": [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 16]]}],
}


def corpus(folder: Path, *lines: str) -> Path:
    path = folder / "x-train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    return path


def test_all_layers(tmp_path: Path) -> None:
    (gold,) = read_corpus(corpus(tmp_path, json.dumps(RECORD)))
    assert gold.entities == ((0, 7, "PERSON"),)
    assert gold.sentences == ((0, 17),)
    assert gold.attributions is not None
    assert gold.attributions[0].content == ((13, 16),)


def test_layers_that_a_corpus_lacks_are_none(tmp_path: Path) -> None:
    (gold,) = read_corpus(corpus(tmp_path, '{"id": "a", "text": "b"}'))
    assert (gold.sentences, gold.entities, gold.attributions) == (None, None, None)


@pytest.mark.parametrize("line", ["{", '{"id": "a"}', '{"id": "a", "text": "b", "entities": [[0, 1, "Planet"]]}'])
def test_a_broken_corpus_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(CorpusError, match=r"x-train\.jsonl\.gz is not a gold corpus"):
        read_corpus(corpus(tmp_path, line))
    with pytest.raises(CorpusError):
        read_corpus(tmp_path / "missing.jsonl.gz")


def test_a_corpus_may_tell_speech_from_thought(tmp_path: Path) -> None:
    spoken = [{"content": [[13, 16]], "speech": speech} for speech in (True, False, None)]
    told, untold = read_corpus(
        corpus(tmp_path, json.dumps({**RECORD, "attributions": spoken}), json.dumps({**RECORD, "id": "b"}))
    )
    assert told.attributions is not None
    assert [attribution.speech for attribution in told.attributions] == [True, False, None]
    assert (told.tells_speech, untold.tells_speech) == (True, False)

import pytest

from flows.language.cues import is_speech, lemma_of


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("said", "say"),
        ("was quoted as saying", "say"),
        ("According to", "according to"),
        ("told", "tell"),
        ("has repeatedly denied", "deny"),
        ("denies", "deny"),
        ("promised", "promise"),
        ("urging", "urge"),
        ("planned", "plan"),
        ("admitted", "admit"),
        ("issued", "issue"),
        ("wrote in a letter", "write"),
        ("in a statement", "statement"),
        ("believes", "believe"),
        ("It’s unclear", "unclear"),
        (":", None),
    ],
)
def test_lemma(cue: str, lemma: str | None) -> None:
    assert lemma_of(cue) == lemma


@pytest.mark.parametrize("cue", ["said", "according to", "’s statement", "added:", ":", "tweeted", "warned that"])
def test_speech(cue: str) -> None:
    assert is_speech(cue, quoted=False)


@pytest.mark.parametrize(
    "cue", ["believes", "hopes", "is expected", "wants", "did not say", "declined to say", "feared"]
)
def test_no_speech(cue: str) -> None:
    assert not is_speech(cue, quoted=False)


def test_words_in_quotation_marks_were_said_unless_the_cue_is_of_thought() -> None:
    assert is_speech("shrugged", quoted=True)
    assert is_speech("did not say", quoted=True)
    assert not is_speech("thought", quoted=True)

import pytest
from dateline.language.lexicon.cue_verbs import is_speech, lemma_of, verbs


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
        ("According", "according to"),
        ("released a statement regarding", "release"),
        ("refused to comment", "comment"),
        ("filed", "file"),
        ("was", "be"),
        ("’s claims", "claim"),
        (":", None),
    ],
)
def test_lemma(cue: str, lemma: str | None) -> None:
    assert lemma_of(cue) == lemma


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "according to",
        "’s statement",
        "added:",
        ":",
        "—",
        "tweeted",
        "warned that",
        "released a statement regarding",
        "issued a ruling",
        "raised concerns about",
        "attributed",
    ],
)
def test_speech(cue: str) -> None:
    assert is_speech(cue, "indirect")


@pytest.mark.parametrize(
    "cue",
    [
        "have sparked concern",
        "believes",
        "hopes",
        "is expected",
        "wants",
        "did not say",
        "declined to say",
        "feared",
        "filed",
        "is keen",
    ],
)
def test_no_speech(cue: str) -> None:
    assert not is_speech(cue, "indirect")


@pytest.mark.parametrize(
    ("cue", "direct", "mixed"),
    [
        ("shrugged", True, True),
        ("did not say", True, True),
        ("agreed", True, False),
        ("recalls", True, True),
        ("fears", True, False),
        ("thought", False, False),
    ],
)
def test_words_in_quotation_marks_were_said_unless_they_were_thought(cue: str, direct: bool, mixed: bool) -> None:
    assert (is_speech(cue, "direct"), is_speech(cue, "mixed")) == (direct, mixed)


def test_what_a_study_finds_is_in_writing() -> None:
    assert is_speech("found", "indirect", by_person=False)
    assert not is_speech("found", "indirect")
    assert not is_speech("did not find", "indirect", by_person=False)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("filed", "file"),
        ("focused", "focus"),
        ("planned", "plan"),
        ("paying", "pay"),
        ("tries", "try"),
        ("dying", "die"),
        ("pushes", "push"),
        ("notes", "note"),
        ("found", "find"),
        ("left", "leave"),
        ("read", "read"),
        ("were", "be"),
        ("chancellor", None),
    ],
)
def test_bases_of_verbs(form: str, base: str | None) -> None:
    assert verbs().lemma(form) == base

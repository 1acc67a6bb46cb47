import re

from dateline.language.lexicon.function_words import AUXILIARIES, POSSESSIVE, PREPOSITIONS, SMALL_WORDS


def test_words_of_little_meaning_are_told_apart() -> None:
    assert re.fullmatch(POSSESSIVE, "their")
    assert not re.fullmatch(POSSESSIVE, "the")
    assert {"of", "during"} <= PREPOSITIONS
    assert {"has", "would"} <= AUXILIARIES


def test_what_is_written_small_inside_a_name() -> None:
    name = "Bank of the West"
    assert [word for word in name.split() if word in SMALL_WORDS] == ["of", "the"]

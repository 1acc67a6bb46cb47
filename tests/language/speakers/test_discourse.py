"""What has been said so far in an article."""

from dateline.language.speakers.discourse import Discourse, Occurrence

from ..articles import names_of, read

TEXT = "Ann Lee came to Oslo. As for Karl Holm, he was with Lee. The Harbour Bank’s chief left on Monday."
NAMED = [("Ann Lee", "PERSON"), ("Oslo", "LOC"), ("Karl Holm", "PERSON"), ("Lee", "PERSON"), ("Harbour Bank", "ORG"),
         ("Monday", "DATE")]  # fmt: skip


def discourse() -> Discourse:
    return Discourse(read(TEXT, names_of(TEXT, NAMED)))


def occurrence(name: str, number: int = 0) -> Occurrence:
    return [found for found in discourse().occurrences if found.entity.name == name][number]


def test_everybody_who_is_named_occurs_and_no_day_does() -> None:
    names = [found.entity.name for found in discourse().occurrences]
    assert names == ["Ann Lee", "Oslo", "Karl Holm", "Ann Lee", "Harbour Bank"]


def test_where_a_name_stands_in_its_sentence() -> None:
    assert (occurrence("Ann Lee").leads, occurrence("Ann Lee").oblique) == (True, False)
    assert (occurrence("Ann Lee", 1).leads, occurrence("Ann Lee", 1).oblique) == (False, True)
    assert (occurrence("Karl Holm").topic, occurrence("Karl Holm").oblique) == (True, False)
    assert occurrence("Harbour Bank").possessive


def test_who_was_named_before_with_the_last_first() -> None:
    before = discourse().before(TEXT.index("The Harbour"), 5, ("PERSON",))
    assert [(entity.name, len(found)) for entity, found in before.items()] == [("Ann Lee", 2), ("Karl Holm", 1)]
    assert [found.start for found in next(iter(before.values()))] == [TEXT.index("Lee. The"), 0]
    near = discourse().before(TEXT.index("The Harbour"), 1, ("PERSON",))
    assert [(entity.name, len(found)) for entity, found in near.items()] == [("Ann Lee", 1), ("Karl Holm", 1)]


def test_a_pronoun_that_means_somebody_is_one_of_the_occurrences_from_then_on() -> None:
    own, at = discourse(), TEXT.index("he was")
    holm = occurrence("Karl Holm").entity
    own.add(at, at + 2, holm, "pronoun")
    own.add(at, at + 2, holm, "pronoun")
    found = [each for each in own.occurrences if each.form == "pronoun"]
    assert [(each.start, each.entity) for each in found] == [(at, holm)]
    assert [each.start for each in own.occurrences] == sorted(each.start for each in own.occurrences)


def test_words_in_small_letters_name_nobody_who_speaks() -> None:
    text = "A congressional report by the Harbour Bank came."
    reading = read(text, names_of(text, [("congressional", "ORG"), ("Harbour Bank", "ORG")]))
    assert [name.text for name, _ in Discourse(reading).names_in(0, len(text))] == ["Harbour Bank"]

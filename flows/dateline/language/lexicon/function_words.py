"""Words that carry little meaning of their own: how phrases go on, whose something is, the small words inside names."""

from dateline.world.word_lists import any_of, words

CONJUNCTIONS = words("language/lexicon/function_words/conjunctions")
"""Words that begin a clause: "while"."""
GOES_ON = words("language/lexicon/function_words/goes_on")
"""Words with which a sentence goes on behind a noun phrase: "came", "which"."""
SHORT_PREPOSITIONS = words("world/short_prepositions")
PREPOSITIONS = SHORT_PREPOSITIONS | words("language/lexicon/function_words/prepositions")
"""The commonest prepositions: "of", "during"."""
AUXILIARIES = words("language/lexicon/function_words/auxiliaries", "language/lexicon/verbs_of_state") - {
    "aren't",
    "isn't",
}
"""Verbs that another verb stands with: "has", "would"."""
POSSESSIVES = words("world/possessives")
POSSESSIVE = any_of(POSSESSIVES)
"""A pronoun that says whose something is: "her"."""
SMALL_WORDS = SHORT_PREPOSITIONS | {"and", "the"}
"""What is written small inside a name: "of" and "the" in "Bank of the West"."""
SMALL_IN_NAMES = SMALL_WORDS | words("world/small_words_abroad")
"""The same, and what is written small inside a name in a Romance language: "de"."""
SURNAME_PARTICLES = words("world/small_words_abroad", "world/surname_particles")
"""Small words before a surname: "van", "bin", "de"."""

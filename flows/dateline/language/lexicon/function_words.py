"""Words that carry little meaning of their own: how phrases go on, whose something is, the small words inside names."""

from dateline.world.word_lists import alternatives, words

PREPOSITIONS_AND_CONJUNCTIONS = (
    "language/lexicon/function_words/conjunctions",
    "language/lexicon/function_words/prepositions",
    "language/lexicon/function_words/prepositions_in_names",
)
"""The lists of the commonest words that a phrase goes on or ends with."""
AUXILIARIES = words("language/lexicon/function_words/auxiliaries", "language/lexicon/states")
"""Verbs that another verb stands with: "has", "would"."""
POSSESSIVES = words("language/lexicon/function_words/possessives")
POSSESSIVE = alternatives("language/lexicon/function_words/possessives")
"""A pronoun that says whose something is: "her"."""
SMALL_WORDS = words("language/lexicon/function_words/prepositions_in_names") | {"and", "the"}
"""What is written small inside a name: "of" and "the" in "Bank of the West"."""
SMALL_WORDS_ABROAD = words("language/lexicon/function_words/small_words_abroad")
"""What is written small inside a name in a Romance language: "de"."""
SURNAME_PARTICLES = SMALL_WORDS_ABROAD | words("language/lexicon/people/surname_particles")
"""Small words before a surname: "van", "bin", "de"."""

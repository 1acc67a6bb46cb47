"""What words mean: verbs of saying, roles and titles, kinds of nouns and of organisations, gender.

Words of an article come in; what they tell goes out, to every room of `language/` above this one. The lists lie in the
folders beside the modules, one file a list; some that articles need too lie in `world/`.
"""

__all__ = [
    "cue_verbs",
    "descriptions",
    "function_words",
    "genders",
    "institutions",
    "nouns",
    "roles",
]

"""Which language a text is in, by byte n-grams (py3langid, which ships its model)."""

import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

_ENOUGH_LETTERS = 40
_ENOUGH_TEXT = 600
_SURE = 0.5
# Hardly ever the language of a news article, and taken for one of them when the text is a list of names.
_LEFT_OUT = {"an", "br", "eo", "la", "oc", "qu", "sa", "se", "vo", "wa"}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where there is too little of it to tell."""
    sample = unicodedata.normalize("NFC", text[:_ENOUGH_TEXT])
    letters = sum(map(str.isalpha, sample))
    # A letter of Chinese or Japanese says as much as several of an alphabet.
    letters += 3 * sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in sample)
    if letters < _ENOUGH_LETTERS:
        return None
    code, confidence = _identifier().classify(sample)
    return code if confidence >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2 and code not in _LEFT_OUT])
    return identifier

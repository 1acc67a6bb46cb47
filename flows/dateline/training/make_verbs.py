"""Write the list of English verbs and their forms from the SPECIALIST lexicon as packaged by `lemminflect`.

Run it with `python -m dateline.training.make_verbs` where `lemminflect` is installed; it is not needed to use the file.
"""

import csv
import gzip
import importlib.util
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.language.lexicon.cue_verbs import VERB_FORMS, Verbs
from dateline.world.word_lists import PACKAGE

_HEADER = (
    "# English verbs of one word, each with those of its forms whose base the rules of spelling do not give.",
    "# Source: SPECIALIST Lexicon, US National Library of Medicine, through lemminflect (training/make_verbs.py)",
)


FILE = PACKAGE / f"{VERB_FORMS}.txt"


def main() -> None:
    """Write the list in place."""
    FILE.write_text(listed(), encoding="utf-8")


def listed() -> str:
    """The list as it stands in its file."""
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("lemminflect is not installed: pip install lemminflect")
    folder = Path(spec.submodule_search_locations[0])
    forms = sorted(_forms(folder / "resources" / "infl_lu.csv.gz"))
    bases = frozenset(base for base, *_ in forms)
    known = {(base, form) for base, form, _ in forms}
    regular = Verbs(bases, {})
    irregular = {
        form: base
        for base, form, past in forms
        if (past if form in bases else (regular.lemma(form), form) not in known)
    }
    irregular |= dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be")
    irregular |= dict.fromkeys(("has", "had"), "have")
    forms_of: defaultdict[str, list[str]] = defaultdict(list, {base: [] for base in bases})
    for form in sorted(irregular):
        forms_of[irregular[form]].append(form)
    entries = [f"{base}: {' '.join(forms_of[base])}".rstrip() for base in sorted(forms_of)]
    return "\n".join([*_HEADER, *entries]) + "\n"


def _forms(table: Path) -> Iterator[tuple[str, str, bool]]:
    """Base and inflected form of each verb of one plain lower-case word.

    The third tells whether the form is an irregular past: where such a one is a verb too ("found", "saw"), the past is
    what news means.
    """
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for base, part, *inflected in csv.reader(lines):
            if part != "verb" or not (base.isascii() and base.isalpha() and base.islower()):
                continue
            past = {form for forms in inflected[:2] for form in forms.split("/") if not form.endswith("ed")}
            for form in {form for forms in inflected for form in forms.split("/")} - {base}:
                if form.isalpha():
                    yield base, form, form in past


if __name__ == "__main__":
    main()

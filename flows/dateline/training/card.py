"""The model card that stands beside the model."""

from collections.abc import Mapping
from pathlib import Path

from .corpora import GoldText
from .encoder import LARGE_LAYERS
from .evaluation import Evaluation
from .fit import Recipe
from .worth import NOT_MEASURED

_CARD = """\
# The tagger

One encoder of 6 layers and 384 dimensions with a head per task: named entities, cues of attributions, the roles that
the words of a window play for each cue (source, content), and ends of sentences. It reads English news in windows of
{window} word pieces and runs on `onnxruntime` and `tokenizers` alone.

Made by `dateline train --corpora DIR`; this file is written by that command.

## Files
- `tagger.onnx`: the network, its encoder's matrices as int8.
- `tokenizer.json`: the word pieces of all-MiniLM-L6-v2 (uncased; capitals come in as a shape of each piece).
- `linker.onnx`: the small encoder that reads a window anew for each cue, its matrices as int8.
- `tagger.json`: the tags, and how the score of a quote is calibrated.

## Data
| corpus | texts for training | what is learned from it | licence |
|---|---|---|---|
| Worldwide English Newswire NER (Shan et al., EMNLP 2023) | {worldwide} | names | its repository states none |
| PolNeAR 1.0 (Newell et al., LREC 2018) | {polnear} | cues, sources, contents | its repository states none |
| GUM (Zeldes, 2017), openly licensed genres | {gum} | ends of sentences in a line | Creative Commons |

It starts from all-MiniLM-L6-v2, its teachers from all-mpnet-base-v2 (both Apache 2.0). None of the texts is in the
project.

## Recipe
First two teachers: the first {large_layers} layers of all-mpnet-base-v2 with the same heads. One learns names from the
Worldwide corpus, one attributions from PolNeAR; {teacher_rounds} epochs each, at {teacher_encoder_rate:g} for the
encoder and {teacher_head_rate:g} for the heads, the first {teacher_frozen_layers} layers and all below them as they
were.

Then the tagger learns from all texts. Where a corpus annotates a thing, half of the target is gold, and half is what
the teacher takes for probable; elsewhere all of it is the teacher's. A network that learns nothing about names from two
of the corpora would learn to find none in texts like theirs.

It learns in rounds of {rounds} epochs in batches of {batch} windows, mixed from all corpora; AdamW, {encoder_rate:g}
for the encoder and {head_rate:g} for the heads, in each round a warm-up of a twentieth of its steps, then linear decay;
the weights at the ends of the rounds averaged by {shares}; weight decay {weight_decay:g};
losses weighted 1 (names), 1 (cues), {link_weight:g} (roles), {sentence_weight:g} (sentence ends); bf16 where the
processor has it; seed {seed}. Windows start at another place in every epoch; some have their quotation marks or their
capitals changed.

The Worldwide corpus gives lines where it says sentences, so sentence ends within a line are learned from GUM, and from
full stops in the other two that no reader would doubt.

## Measured on the dev splits, which were not trained on
F1 unless it says otherwise, through the whole pipeline. Three constants of `language/statements/attributions.py`
were chosen on the dev split of PolNeAR, so its figures are a little kind; so was the calibration (fitted on one half of
the split, its error on the other was 0.03).

{scores}{worth}## Limits
- English only. Of articles in other languages only sentences are kept, and those are less exact.
- Attributions follow PolNeAR's idea of them, from American political news of 2015 to 2017: beliefs, intentions and
  attitudes count too. `is_speech` tells them apart by the cue, from a word list.
- Facilities, products and events (MISC) are rare in the training data and poorly found.
- Words are read uncased with a shape; a text wholly in capitals or in lower case is read less well.
"""


def write_card(
    folder: Path,
    recipe: Recipe,
    teachers: Recipe,
    train: Mapping[str, list[GoldText]],
    evaluations: Mapping[str, Evaluation],
) -> None:
    """Write `README.md` into the model's folder."""
    tables = ""
    for corpus, one in evaluations.items():
        tables += f"### {corpus}, {len(one.by_text)} texts\n| metric | value |\n|---|---|\n"
        tables += "".join(f"| {name} | {value:.3f} |\n" for name, value in one.rows()) + "\n"
    card = _CARD.format(
        **{name: len(texts) for name, texts in train.items()},
        **_values(recipe),
        **{f"teacher_{name}": value for name, value in _values(teachers).items()},
        large_layers=LARGE_LAYERS,
        scores=tables,
        worth=NOT_MEASURED,
    )
    (folder / "README.md").write_text(card, encoding="utf-8")


def _values(recipe: Recipe) -> dict[str, object]:
    values = {name: getattr(recipe, name) for name in recipe.__dataclass_fields__}
    return values | {name: " and ".join(map(str, values[name])) for name in ("rounds", "shares")}

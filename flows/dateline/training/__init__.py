"""Gold corpora -> weights, and how much is read right with them.

`corpora` reads gold texts. `fit` makes the tagger's network out of them, which `export` writes to `models/` with a
model card; `evaluation` reads gold texts through the whole pipeline, `ablation` also without some of its steps, and
`worth` says what those are worth. The makers of shipped data, run by hand, stand here too: `antecedent_weights`,
`make_gazetteer`, `make_verbs`. Nothing in here is needed to read articles; only the flow `train` and the command line
use it."""

__all__ = [
    "ablation",
    "calibration",
    "card",
    "corpora",
    "encoder",
    "evaluation",
    "export",
    "fit",
    "gold_speakers",
    "metrics",
    "worth",
]

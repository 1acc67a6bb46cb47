"""The flow that trains the tagger: gold corpora -> windows -> fitted network -> files that the pipeline runs on."""

from pathlib import Path

from dateline.running.prefect_environment import quiet_prefect

quiet_prefect()

from prefect import flow, task  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

from dateline.language.tagging.tagger import MODEL  # noqa: E402
from dateline.training.calibration import calibration  # noqa: E402
from dateline.training.card import write_card  # noqa: E402
from dateline.training.corpora import GoldText, read_corpora  # noqa: E402
from dateline.training.encoder import Encoder, large_encoder, small_encoder  # noqa: E402
from dateline.training.evaluation import Evaluation, evaluate_model  # noqa: E402
from dateline.training.export import export, write_calibration  # noqa: E402
from dateline.training.fit import TEACHERS, Recipe, fit  # noqa: E402

Corpora = dict[str, list[GoldText]]


@task(name="read-corpora", cache_policy=NO_CACHE)
def read(corpora: Path, split: str) -> Corpora:
    """The texts of a split of every corpus in a folder."""
    return read_corpora(corpora, split)


@task(name="fit", cache_policy=NO_CACHE)
def fit_and_export(
    small: Encoder, large: Encoder, corpora: Corpora, recipe: Recipe, checkpoint: Path, folder: Path
) -> None:
    """Train on all texts and write the model. Takes hours, and goes on from `checkpoint` where it was stopped."""
    network = fit(small, large, [text for texts in corpora.values() for text in texts], recipe, TEACHERS, checkpoint)
    export(network, small.tokenizer, recipe.window, folder)


@task(name="evaluate", cache_policy=NO_CACHE)
def evaluate(folder: Path, corpora: Corpora) -> dict[str, Evaluation]:
    """What the exported model reads right in texts that it has not seen."""
    return evaluate_model(folder, corpora)


@task(name="calibrate", cache_policy=NO_CACHE)
def calibrate(folder: Path, corpora: Corpora) -> None:
    """Make the scores of the exported model probabilities, as measured on texts that it has not seen."""
    evaluations = evaluate_model(folder, {"polnear": corpora["polnear"]})
    write_calibration(folder, *calibration(evaluations["polnear"].judged))


@flow(name="dateline-train", validate_parameters=False)
def train(
    corpora: Path,
    model: Path = MODEL,
    checkpoint: Path = Path("data/training/checkpoint.pt"),
    recipe: Recipe = Recipe(),  # noqa: B008
) -> dict[str, Evaluation]:
    """Train the tagger on `*-train.jsonl.gz` in `corpora`, write it to `model`, and score it on `*-dev.jsonl.gz`.

    A training that was stopped goes on from `checkpoint`.
    """
    texts = read(corpora, "train")
    fit_and_export(small_encoder(), large_encoder(), texts, recipe, checkpoint, model)
    unseen = read(corpora, "dev")
    calibrate(model, unseen)
    evaluations = evaluate(model, unseen)
    write_card(model, recipe, TEACHERS, texts, evaluations)
    return evaluations

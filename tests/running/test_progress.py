import pickle

from dateline.running.progress import Progress


def test_it_tells_its_caller_and_nobody_elsewhere() -> None:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: told.append((done, total)))
    progress(1, 2)
    pickle.loads(pickle.dumps(progress))(2, 2)
    Progress()(2, 2)
    assert told == [(1, 2)]

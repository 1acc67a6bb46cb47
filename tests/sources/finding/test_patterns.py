import pytest
from dateline.sources.finding.patterns import matches


@pytest.mark.parametrize(
    ("path", "pattern", "told"),
    [
        ("news/a.txt", "news/*.txt", True),
        ("news/in/a.txt", "news/*.txt", False),
        ("news/a.txt", "news/**/*.txt", True),
        ("news/in/deep/a.txt", "news/**/*.txt", True),
        ("news", "news/**", True),
        ("news/a.txt", "news", False),
        ("news/A.txt", "news/a.txt", False),
        ("news/[1].txt", "news/[[]1].txt", True),
        ("news/.a.txt", "news/*.txt", False),
        ("news/.in/a.txt", "news/**/*.txt", False),
        ("news/.in/a.txt", "news/.*/*.txt", True),
    ],
)
def test_patterns(path: str, pattern: str, told: bool) -> None:
    assert matches(path.split("/"), pattern.split("/")) is told

import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dateline.errors import DatelineError
from dateline.language.steps import StepError
from dateline.request import BuildRequest, RequestError
from dateline.settings import SettingsError
from dateline.sources.documents.input_errors import ColumnError, UnknownFormatError
from dateline.tables.table_errors import KnowledgeBaseError
from dateline.version import pipeline_version


def test_a_request_comes_back_from_json(tmp_path: Path) -> None:
    """As Prefect keeps it for a deployment, and hands it to the flow."""
    pq.write_table(pa.table({"name": ["Lyon"], "label": ["LOC"], "wikidata_id": ["Q456"]}), tmp_path / "names.parquet")
    request = BuildRequest(
        paths=["news/", "https://news.example/feed.xml"],
        tables=tmp_path,
        columns={"text": "body"},
        workers=3,
        knowledge_base=tmp_path / "names.parquet",
        without=frozenset(["titles"]),
    )
    assert BuildRequest.model_validate_json(request.model_dump_json()) == request


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"workers": 0}, RequestError, "`workers` is 0: "),
        ({"wait_seconds": -1}, RequestError, "`wait_seconds` is -1: "),
        ({"paths": "seeds"}, RequestError, "`paths` is 'seeds': "),
        ({"worker": 2}, RequestError, "`worker` is 2: "),
        ({"source_format": "pdf"}, UnknownFormatError, "no format 'pdf'"),
        ({"columns": {"words": "body"}}, ColumnError, "'words' cannot be mapped"),
        ({"knowledge_base": "none.parquet"}, KnowledgeBaseError, "none.parquet cannot be read"),
        ({"without": ["quotes"]}, StepError, "No step quotes can be left out"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(wrong: dict[str, Any], error: type[DatelineError], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        BuildRequest(**wrong)
    assert len(str(caught.value).splitlines()) == 1


def test_defaults_come_from_the_environment_when_a_build_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "3")
    assert BuildRequest().workers == 3
    monkeypatch.setenv("DATELINE_WORKERS", "0")
    with pytest.raises(SettingsError, match="DATELINE_WORKERS is '0'"):
        BuildRequest()


def test_a_wrong_environment_is_no_matter_of_an_import() -> None:
    environment = {"DATELINE_WORKERS": "0", "DATELINE_TASK_RUNNER": "ray", "SOURCE_DATE_EPOCH": "noon"}
    result = subprocess.run([sys.executable, "-c", "import dateline.build"], env=environment, capture_output=True)
    assert (result.returncode, result.stderr) == (0, b"")


def test_rows_of_another_reading_have_another_version() -> None:
    assert BuildRequest().pipeline_version == pipeline_version()
    without = BuildRequest(without=frozenset(["titles", "places"]))
    assert without.pipeline_version == f"{pipeline_version()}-without.places-without.titles"

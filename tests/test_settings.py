from datetime import UTC, datetime

import pytest
from dateline.settings import SettingsError, as_of, read_settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "3")
    monkeypatch.setenv("DATELINE_TASK_RUNNER", "dask")
    assert (read_settings().workers, read_settings().task_runner) == (3, "dask")


@pytest.mark.parametrize(("name", "value"), [("DATELINE_WORKERS", "0"), ("DATELINE_TASK_RUNNER", "ray")])
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name} is '{value}'"):
        read_settings()


def test_the_clock_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1718784000")
    assert as_of() == datetime(2024, 6, 19, 8, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH is 'noon'"):
        as_of()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert as_of().tzinfo is UTC

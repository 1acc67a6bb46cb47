"""What Prefect is told before it is imported."""

import logging
import os


def quiet_prefect() -> None:
    """Have Prefect report to nobody and print no chatter, unless the environment says otherwise already."""
    for name, value in (
        ("DO_NOT_TRACK", "1"),
        ("PREFECT_SERVER_ANALYTICS_ENABLED", "false"),
        ("PREFECT_LOGGING_LEVEL", "CRITICAL"),
        ("PREFECT_LOGGING_INTERNAL_LEVEL", "CRITICAL"),
        ("PREFECT_LOGGING_ROOT_LEVEL", "CRITICAL"),
        ("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL"),
        ("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore"),
        ("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "60"),
    ):
        os.environ.setdefault(name, value)
    logging.getLogger("dateline").setLevel(logging.WARNING)
    # Where a run is interrupted, its server breaks transactions off, and SQLAlchemy logs each as an error.
    logging.getLogger("sqlalchemy").setLevel(logging.CRITICAL)

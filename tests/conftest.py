"""What the tests of several rooms need: a web site, and one Prefect server for all, which takes long to start."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError

import pytest
from dateline.running.prefect_environment import quiet_prefect
from hypothesis import settings
from serving import Site

# How long an example takes says more about what else the machine does than about the code. A change is judged with the
# same examples each time; new ones are drawn by the fuzz profile.
settings.register_profile("dateline", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=10_000)
settings.load_profile("dateline")


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with closing(Site()) as site:
        yield site


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A Prefect server for this process, and the environment in which another process finds it."""
    quiet_prefect()
    from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    environment = {"PREFECT_HOME": str(home), "PREFECT_API_URL": url, "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    command = [sys.executable, "-m", "prefect", "server", "start", "--no-services", "--no-ui", "--port", str(port)]
    with Path(home, "log").open("wb") as log:
        server = subprocess.Popen(command, env=os.environ | environment, stdout=log, stderr=log)
    try:
        _wait_for(server, url)
        with temporary_settings({PREFECT_API_URL: url, PREFECT_HOME: home}):
            yield environment
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: "subprocess.Popen[bytes]", url: str) -> None:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the Prefect server ended with code {server.returncode}")

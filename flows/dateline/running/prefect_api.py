"""Prefect's API for the flows of this process, where the settings name no server."""

import gc
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.errors import DatelineError
from dateline.garbage import uncollected


class ServerError(DatelineError):
    """Prefect's server did not start."""


@contextmanager
def swift_imports() -> Iterator[None]:
    """Import without collecting garbage: modules as large as Prefect's take a fifth longer with it, and leave none."""
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()


@contextmanager
def prefect_api() -> Iterator[None]:
    """Serve Prefect's API from a thread of this process, with the database of the Prefect profile, unless the settings
    name a server.

    Prefect's own temporary server is a process that imports all of Prefect a second time and has to be waited for and
    ended. A thread ends with the process, however that ends; an interrupt reaches the main thread alone, so that a run
    can still report how it ended.
    """
    from prefect.settings import PREFECT_API_URL, PREFECT_SERVER_EPHEMERAL_ENABLED, temporary_settings

    if PREFECT_API_URL.value() or not PREFECT_SERVER_EPHEMERAL_ENABLED.value():
        yield
        return
    with swift_imports():
        import uvicorn
        from prefect.events.worker import EventsWorker
        from prefect.server.api.server import create_app

        app = create_app(ephemeral=True, ignore_cache=True)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, log_level="critical", lifespan="on"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, args=([listener],), name="prefect-api", daemon=True)
        thread.start()
        try:
            while not server.started:
                if not thread.is_alive():
                    raise ServerError("Prefect's server did not start. Name a running one in PREFECT_API_URL.")
                thread.join(0.01)
            with temporary_settings({PREFECT_API_URL: f"http://127.0.0.1:{listener.getsockname()[1]}/api"}):
                yield
        finally:
            EventsWorker.drain_all()
            server.should_exit = True
            thread.join()

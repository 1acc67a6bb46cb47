"""Processes of their own for the tests that kill them."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["news"])

_FILE_EVENTS = {"open", "os.rename", "os.link", "os.mkdir", "os.symlink", "os.remove", "os.rmdir", "shutil.rmtree"}


def start(function: Callable[..., None], *arguments: Any) -> BaseProcess:
    """Run a function in a fresh process."""
    process = _CONTEXT.Process(target=function, args=arguments)
    process.start()
    return process


def event() -> Any:
    """An event that processes share."""
    return _CONTEXT.Event()


def queue() -> Any:
    """A queue that processes share."""
    return _CONTEXT.Queue()


def die_at(step: int) -> None:
    """Kill this process, with no chance to clean up, just before it touches the file system the `step`th time."""
    steps = 0

    def hook(name: str, _: object) -> None:
        nonlocal steps
        if name in _FILE_EVENTS:
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)

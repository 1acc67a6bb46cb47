"""Snapshots of all tables, and the link that shows one of them to readers."""

import os
import shutil
from pathlib import Path

from .files import sync
from .table_errors import NoTablesError, TablesError


class Snapshots:
    """The numbered snapshots behind `path`, which is a symbolic link to the one that readers see.

    They lie in a hidden folder beside it: `data/.tables-snapshots/7` for `data/tables`. The snapshot before the
    current one is kept; a process that reads from it is not disturbed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path.parent / f".{path.name}-snapshots"

    def current(self) -> Path | None:
        """The folder that readers see, None where nothing has been published."""
        if self.path.is_symlink():
            snapshot = self.path.parent / self.path.readlink()
            if snapshot.parent == self.folder:
                return snapshot if snapshot.is_dir() else None
        elif not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir())):
            return None
        raise TablesError(f"{self.path} is not a folder that Dateline made. Move it away, or choose another place.")

    def previous(self) -> Path | None:
        """The folder that readers saw before the current one, None where there is none."""
        current = self.current()
        older = [number for number in self._numbers() if current and number < int(current.name)]
        return self.folder / str(max(older)) if older else None

    def begin(self) -> Path:
        """Make the folder of the next snapshot, empty."""
        self.current()
        new = self.folder / str(max(self._numbers(), default=0) + 1)
        new.mkdir(parents=True)
        return new

    def switch(self, snapshot: Path) -> None:
        """Show a complete snapshot to readers, in one step. Nothing of it may change from here on."""
        for folder in (*snapshot.iterdir(), snapshot, self.folder):
            sync(folder)
        link = self.folder / "next"
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(snapshot, self.path.parent), target_is_directory=True)
        if self.path.is_dir() and not self.path.is_symlink():
            self.path.rmdir()
        link.replace(self.path)
        sync(self.path.parent)

    def rollback(self) -> Path:
        """Show the previous snapshot again. Raises NoTablesError where there is none."""
        previous = self.previous()
        if previous is None:
            raise NoTablesError(f"{self.path} has no earlier snapshot to go back to.")
        self.switch(previous)
        return previous

    def clean(self) -> None:
        """Delete what a killed run left and what is older than the previous snapshot."""
        keep = {self.current(), self.previous()}
        for folder in self.folder.glob("*"):
            if folder.is_symlink():
                folder.unlink()
            elif folder not in keep:
                shutil.rmtree(folder)

    def _numbers(self) -> list[int]:
        return [int(folder.name) for folder in self.folder.glob("*") if folder.name.isdigit()]

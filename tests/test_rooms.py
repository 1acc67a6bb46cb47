"""The rooms of the package: who builds on whom, and what each has for others."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import dateline
import pytest

PACKAGE = Path(dateline.__file__).parent

ORDER = (
    {"errors", "garbage", "spans"},
    {"version"},
    {"world"},
    {"sources.documents"},
    {"sources.text"},
    {"sources.page", "sources.wire", "sources.rows"},
    {"sources.containers", "sources.feeds"},
    {"sources.finding"},
    {"sources.web"},
    {"articles"},
    {"planning"},
    {"language.annotations"},
    {"language.lexicon", "language.tagging", "language.groups"},
    {"language.layers"},
    {"language.sentences"},
    {"language.names"},
    {"language.entities", "language.statements", "language.dates"},
    {"language.speakers"},
    {"language.steps"},
    {"language.trace", "language.reader"},
    {"tables"},
    {"training"},
    {"dateline"},
    {"settings"},
    {"request"},
    {"running"},
    {"build", "train"},
    {"cli"},
    {"__main__"},
)
"""From the ground up: a room may import from those that stand before it. Rooms side by side know nothing of each other.
"dateline" is the `__init__.py` of the package itself."""

KNOW_PREFECT = {"build", "train", "running"}

LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}


@dataclass(frozen=True)
class Import:
    """A module of the package that one of its files imports, without "dateline.", and the name it takes of it."""

    file: Path
    line: int
    module: str
    name: str | None

    def __str__(self) -> str:
        return f"{self.file.relative_to(PACKAGE)}:{self.line} imports {self.module}, {self.name}"


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def rooms() -> list[str]:
    """The rooms by their names: every folder with code."""
    folders = {path.parent.relative_to(PACKAGE) for path in modules()}
    return sorted(".".join(folder.parts) for folder in folders if folder.parts)


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "dateline"


def is_module(name: str) -> bool:
    path = PACKAGE.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> Iterator[Import]:
    """What a file imports of the package, wherever in it: at the top, in a function, for types only."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "dateline":
                    yield Import(file, node.lineno, alias.name.partition(".")[2] or "dateline", None)
        elif isinstance(node, ast.ImportFrom):
            folder = file.parent.relative_to(PACKAGE).parts
            if node.level:
                base = (*folder[: len(folder) - node.level + 1], *(node.module or "").split("."))
            elif (node.module or "").split(".")[0] == "dateline":
                base = tuple((node.module or "").split(".")[1:])
            else:
                continue
            within = ".".join(filter(None, base))
            for alias in node.names:
                inner = f"{within}.{alias.name}" if within else alias.name
                if is_module(inner):
                    yield Import(file, node.lineno, inner, None)
                else:
                    yield Import(file, node.lineno, within or "dateline", alias.name)


@cache
def all_imports() -> tuple[Import, ...]:
    return tuple(each for file in modules() for each in imports(file))


def room_of(module: str) -> str:
    """The room of the order that a module is in, or is itself."""
    parts = module.split(".")
    known = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((name for name in known if name in LEVEL), module)


def exported(room: str) -> list[str]:
    """What a room's `__init__.py` names in `__all__`."""
    body = tree(PACKAGE.joinpath(*room.split("."), "__init__.py")).body
    for node in body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return list(ast.literal_eval(node.value))
    return []


def test_every_file_is_in_a_room_that_has_its_place() -> None:
    homeless = {name_of(file) for file in modules() if file.name != "__init__.py"} | {"dateline"}
    assert {room_of(name) for name in homeless} <= LEVEL.keys()


def test_nothing_runs_uphill() -> None:
    uphill = [
        f"{each}: {there} does not lie below {here}"
        for each in all_imports()
        if (here := room_of(name_of(each.file))) != (there := room_of(each.module)) and LEVEL[there] >= LEVEL[here]
    ]
    assert uphill == []


def test_no_room_reaches_into_the_private_names_of_another() -> None:
    private = [
        str(each)
        for each in all_imports()
        if any(part.startswith("_") for part in [*each.module.split("."), each.name or ""]) and not _dunder(each)
    ]
    assert private == []


def _dunder(each: Import) -> bool:
    return bool(each.name and each.name.startswith("__") and each.name.endswith("__"))


def test_no_file_reaches_into_the_private_names_of_a_module() -> None:
    private = []
    for file in modules():
        known = {each.module.split(".")[-1] for each in all_imports() if each.file == file and each.name is None}
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
                private += [f"{file}:{node.lineno}: {node.attr}"] if node.attr.startswith("_") else []
    assert private == []


def test_prefect_is_known_to_the_flows_and_what_runs_them_alone() -> None:
    for file in modules():
        if room_of(name_of(file)) in KNOW_PREFECT:
            continue
        for node in ast.walk(tree(file)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not [name for name in names if name.split(".")[0].startswith("prefect")], file


@pytest.mark.parametrize("room", rooms())
def test_every_room_says_what_it_is_for_and_what_of_it_others_may_use(room: str) -> None:
    said = ast.get_docstring(tree(PACKAGE.joinpath(*room.split("."), "__init__.py")))
    assert said
    assert len(said) > 60
    assert exported(room) == sorted(exported(room))
    assert exported(room)
    assert all(is_module(f"{room}.{name}") for name in exported(room))
    used = {name for each in all_imports() for inside, name in _doors(each) if inside == room}
    assert used <= set(exported(room))


def _doors(each: Import) -> Iterator[tuple[str, str]]:
    """The rooms that an import enters from outside, each with what it takes there."""
    there = each.module.split(".")
    for depth in range(1, len(there)):
        if PACKAGE.joinpath(*there[:depth]) not in each.file.parents:
            yield ".".join(there[:depth]), there[depth]


def test_no_two_files_have_the_same_name() -> None:
    names = [file.name for file in modules() if file.name != "__init__.py"]
    assert sorted(names) == sorted(set(names))


def test_the_rooms_are_light_to_enter() -> None:
    """A room's `__init__.py` imports nothing: who wants one file of it does not wait for the others."""
    assert not [str(each) for each in all_imports() if each.file.name == "__init__.py" and each.file.parent != PACKAGE]

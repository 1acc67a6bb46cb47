"""Entities of several articles. Every capitalised word of a text names the entity that CAST has for it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateline.articles.article import Article
from dateline.language.annotations import Annotations, Entity, Mention, Sentence
from dateline.tables import files
from dateline.tables.warehouse import Warehouse
from dateline.world.gazetteer import one_per_country, places_named, prominence
from hypothesis import given, settings
from hypothesis import strategies as st

from .news import NOON, build, contents, document

PARIS, TEXAS = sorted(one_per_country(places_named("Paris")), key=prominence, reverse=True)
CAST: dict[str, tuple[Entity | None, str, str | None]] = {
    "Trump": (Entity("Donald J. Trump", "PERSON", "donald trump"), "PERSON", "President"),
    "Donald": (Entity("Donald Trump", "PERSON", "donald trump"), "PERSON", "president"),
    "Heir": (Entity("Donald Trump", "PERSON", "donald trump"), "PERSON", "businessman"),
    "Berg": (Entity("Berg", "PERSON", is_local=True), "PERSON", None),
    "Lund": (Entity("Lund", "PERSON", is_local=True), "PERSON", None),
    "Paris": (Entity("Paris", "LOC", geonames_id=PARIS.geonames_id), "LOC", None),
    "Texas": (Entity("Paris", "LOC", geonames_id=TEXAS.geonames_id), "LOC", None),
    "Russians": (Entity("Russian", "NORP"), "NORP", None),
    "Ministry": (Entity("Foreign Ministry", "ORG", "foreign ministry", country="IR"), "ORG", None),
    "Washington": (Entity("Washington", "PERSON"), "PERSON", None),
    "Atlantis": (Entity("Washington", "LOC"), "LOC", None),
    "Monday": (None, "DATE", None),
}
TEXTS = ("Trump met Berg in Paris.", "Donald and Berg, not Lund, met Russians.", "Heir of Paris, Texas. Monday.")


def cast(article: Article) -> Annotations:
    sentences = tuple(Sentence(b.start, b.end, n, b.paragraph) for n, b in enumerate(article.blocks))
    mentions = []
    for match in re.finditer(r"\b[A-Z]\w+", article.text):
        entity, label, title = CAST[match.group()]
        mentions.append(Mention(*match.span(), label, "name", 0.9, entity, match.group() if entity else None, title))
    return Annotations(sentences, tuple(mentions), (), ())


def tables(tmp_path: Path, *texts: str) -> dict[str, list[dict[str, Any]]]:
    """The rows about entities of articles with the given texts, a day apart."""
    warehouse = Warehouse(tmp_path / "tables")
    documents = [document(f"{n}", text, NOON + timedelta(days=n)) for n, text in enumerate(texts)]
    build(warehouse, [documents], annotate=cast)
    names = ("mentions", "entities", "entity_aliases", "entity_titles")
    return {name: files.read(sorted((warehouse.path / name).iterdir())).to_pylist() for name in names}


def test_a_person_named_in_full_is_the_same_in_every_article(tmp_path: Path) -> None:
    rows = tables(tmp_path, "Trump spoke.", "Donald and Donald.")
    (trump,) = rows["entities"]
    assert trump["name"] == "Donald Trump"
    assert (trump["article_count"], trump["mention_count"], trump["is_local"]) == (2, 3, False)
    assert (trump["first_seen"], trump["last_seen"]) == (NOON.date(), (NOON + timedelta(days=1)).date())
    assert [(a["alias"], a["article_count"], a["mention_count"]) for a in rows["entity_aliases"]] == [
        ("Donald", 1, 2),
        ("Trump", 1, 1),
    ]


def test_a_surname_alone_is_somebody_else_in_every_article(tmp_path: Path) -> None:
    rows = tables(tmp_path, "Lund met Berg, and Berg left.", "Berg spoke.")
    found = [(e["name"], e["is_local"], e["article_count"], e["mention_count"]) for e in rows["entities"]]
    assert sorted(found) == [("Berg", True, 1, 1), ("Berg", True, 1, 2), ("Lund", True, 1, 1)]
    assert all(m["entity_id"].startswith(m["article_id"] + "-e") for m in rows["mentions"])


def test_places_have_a_country_and_a_position(tmp_path: Path) -> None:
    rows = tables(tmp_path, "Paris, Texas and Atlantis.")
    by_country = {entity["country_code"]: entity for entity in rows["entities"]}
    assert by_country["FR"]["name"] == by_country["US"]["name"] == "Paris"
    assert by_country["FR"]["entity_id"] == f"geonames-{PARIS.geonames_id}"
    assert by_country["FR"]["geonames_id"] == str(PARIS.geonames_id)
    assert (by_country["US"]["latitude"], by_country["US"]["longitude"]) == (TEXAS.latitude, TEXAS.longitude)
    assert by_country[None]["latitude"] is None


def test_peoples_and_institutions_have_a_country(tmp_path: Path) -> None:
    rows = tables(tmp_path, "Russians and the Ministry met Washington in Atlantis.")
    assert {(e["name"], e["label"]): e["country_code"] for e in rows["entities"]} == {
        ("Russian", "NORP"): "RU",
        ("Foreign Ministry", "ORG"): "IR",
        ("Washington", "PERSON"): None,
        ("Washington", "LOC"): None,
    }


def test_titles_are_counted_whatever_their_case(tmp_path: Path) -> None:
    rows = tables(tmp_path, "Trump spoke.", "Donald and Donald.", "Heir, Heir, Heir and Heir.")
    assert [entity["title"] for entity in rows["entities"]] == ["president"], "two articles against one"
    assert [
        (t["title"], t["article_count"], t["mention_count"], t["last_seen"].day) for t in rows["entity_titles"]
    ] == [
        ("businessman", 1, 4, NOON.day + 2),
        ("president", 2, 3, NOON.day + 1),
    ]


def test_dates_are_no_entities(tmp_path: Path) -> None:
    rows = tables(tmp_path, "Monday.")
    assert rows["entities"] == rows["entity_aliases"] == []
    assert [(m["entity_id"], m["entity_name"], m["alias"]) for m in rows["mentions"]] == [(None, None, None)]


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_neither_order_nor_history_matters(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    dates = (None, datetime(2024, 5, 31, tzinfo=UTC), NOON)
    documents = [document(str(n), TEXTS[n % 3], dates[n % 2]) for n in range(6)]
    shuffled = data.draw(st.permutations(documents))
    cut = data.draw(st.integers(0, 6))
    folder = tmp_path_factory.mktemp("order")
    build(Warehouse(folder / "one"), [documents], annotate=cast)
    in_two = Warehouse(folder / "two")
    build(in_two, [shuffled[:cut]], annotate=cast)
    build(in_two, [shuffled[cut:]], annotate=cast)
    about_entities = {name: data for name, data in contents(folder / "one").items() if name.startswith("entit")}
    assert about_entities.items() <= contents(folder / "two").items()
    assert len(about_entities) == 3

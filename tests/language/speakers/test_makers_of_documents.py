"""Whose words a document says."""

import pytest

from ..articles import who_speaks

NAMES = {
    "Ann Lee": "PERSON",
    "Karl Holm": "PERSON",
    "Mapwatch": "ORG",
    "Harbour Bank": "ORG",
    "Parole Board": "ORG",
    "Twitter": "ORG",
    "Norway": "LOC",
}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[The Mapwatch report] says so.", "Mapwatch"),
        ("[A report by the network Mapwatch] says so.", "Mapwatch"),
        ("[Mapwatch’s website] says so.", "Mapwatch"),
        ("That is so, according to [data from Harbour Bank].", "Harbour Bank"),
        ("[A Twitter post] says so.", None),
        ("[Norway’s constitution] says so.", None),
        ("[A report by the chief of Norway’s coast guard] says so.", None),
        ("[Norway’s annual report] says so.", "Norway"),
        ("[A study] says so.", None),
        ("[A story in the newspaper Mapwatch] says so.", "Mapwatch"),
        ("[Harbour Bank’s latest report] says so.", "Harbour Bank"),
        ("[Harbour Bank’s chief of report] says so.", None),
    ],
)
def test_makers_beside_the_document(text: str, speaker: str | None) -> None:
    assert who_speaks(text, NAMES) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[Harbour Bank] said in a report that prices rise. [The report] blames the war.", "Harbour Bank"),
        ("The Mapwatch report is out. It is long. [The report] blames the war.", "Mapwatch"),
        ("Harbour Bank issued a statement. [The statement] blames the war.", "Harbour Bank"),
        ("[Mapwatch] reported on it. [The report] blames the war.", "Mapwatch"),
        ("[Ann Lee] agreed. [Her website] blames the war.", "Ann Lee"),
        ("[Harbour Bank] agreed. [Its statement] blames the war.", "Harbour Bank"),
        ("[The Mapwatch report] is out. [The document] blames the war.", "Mapwatch"),
        ("A fire broke out. [The notice] blames the war.", None),
        ("[The Mapwatch report] blames the war. [It] adds that it rains.", "Mapwatch"),
        ("A letter written by Karl Holm came. [The letter] blames the war.", "Karl Holm"),
    ],
)
def test_makers_told_before(text: str, speaker: str | None) -> None:
    assert who_speaks(text, NAMES)[-1] == speaker


def test_the_maker_of_the_nearest_such_document_is_meant() -> None:
    text = "[The Mapwatch report] is out. In its report, [Harbour Bank] disagreed. [The report] blames the war."
    assert who_speaks(text, NAMES)[-1] == "Harbour Bank"

from dataclasses import replace

import pytest
from dateline.articles.article import Article, Block
from dateline.language.statements.attributions import Attribution
from dateline.language.statements.extents import fitted, without_asides
from dateline.language.statements.quotation_marks import quotations
from dateline.spans import Span

from ..articles import body_blocks, names_of


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, cue: str, source: str | None, *content: str) -> Attribution:
    pieces = tuple(span(text, words) for words in content)
    return Attribution(span(text, cue), span(text, source) if source else None, pieces, 0.9)


def fit(text: str, *tagged: Attribution, names: tuple[tuple[str, str], ...] = ()) -> list[list[str]]:
    spans = [(block.start, block.end) for block in body_blocks(text)]
    found = fitted(text, tagged, quotations(text, spans), names_of(text, names))
    return [[text[start:end] for start, end in one.content] for one in found]


WENT = "“We went to the harbour. It was late, and cold,” Ann Lee said."


@pytest.mark.parametrize(
    "pieces", [("It was late, and cold",), ("We went to the harbour",), ("went to the harbour", "and cold,")]
)
def test_a_quotation_is_said_as_a_whole(pieces: tuple[str, ...]) -> None:
    assert fit(WENT, attribution(WENT, "said", "Ann Lee", *pieces)) == [
        ["“We went to the harbour. It was late, and cold,”"]
    ]


def test_a_quotation_that_two_claim_is_left_as_it_is() -> None:
    first = attribution(WENT, "said", "Ann Lee", "It was late")
    second = attribution(WENT, "Ann", None, "We went to the harbour.")
    assert fit(WENT, first, second) == [["It was late"], ["“We went to the harbour."]]


def test_of_two_claims_the_one_beside_the_quotation_counts() -> None:
    text = f"Holm disagreed. {WENT}"
    first = attribution(text, "disagreed", "Holm", "Holm disagreed", "It was late")
    second = attribution(text, "said", "Ann Lee", "We went to the harbour.")
    assert fit(text, replace(first, content=first.content[1:]), second) == [
        ["It was late"],
        ["“We went to the harbour. It was late, and cold,”"],
    ]
    assert fit(text, first, second)[0] == ["Holm disagreed"]


def test_who_is_quoted_within_a_quotation_does_not_get_it_whole() -> None:
    text = "“He told me it was late and I believed him,” she said."
    assert fit(text, attribution(text, "told", "He", "it was late")) == [["it was late"]]


def test_a_statement_ends_before_the_next_one() -> None:
    text = "Holm said talks had failed, and the union called it a theft."
    first = attribution(text, "said", "Holm", "talks had failed, and the union")
    second = attribution(text, "called", "the union", "it a theft")
    assert fit(text, first, second)[0] == ["talks had failed"]
    assert fit(text, first)[0] == ["talks had failed, and the union"]
    text = "The court said that rain fell, and ordered a theft undone."
    first = attribution(text, "said", "The court", "that rain fell, and ordered a theft undone")
    second = attribution(text, "ordered", "The court", "a theft undone")
    assert fit(text, first, second)[0] == ["that rain fell"]
    assert fit(text, first, replace(second, source=None))[0] == ["that rain fell, and ordered a theft undone"]
    text = "She said she hopes, but she knows better."
    first = attribution(text, "said", "She", "she hopes, but")
    second = attribution(text, "knows", "She", "better")
    assert fit(text, first, second)[0] == ["she hopes"]


def test_an_answer_ends_with_its_quotation_where_another_statement_follows() -> None:
    text = "The governor replied: “Yes.” He said inflation was falling."
    first = attribution(text, "replied", "The governor", "“Yes.” He said inflation was falling")
    second = attribution(text, "said", "He", "inflation was falling")
    assert fit(text, first, second) == [["“Yes.”"], ["inflation was falling"]]
    assert fit(text, first) == [["“Yes.” He said inflation was falling"]]


def test_what_happens_meanwhile_is_not_said() -> None:
    text = "She says, “Don’t you do it,” until gunshots are heard."
    assert fit(text, attribution(text, "says", "She", "“Don’t you do it,” until gunshots are heard")) == [
        ["“Don’t you do it,”"]
    ]
    text = "He called it “a big, bad deal” when it was signed."
    whole = "“a big, bad deal” when it was signed"
    assert fit(text, attribution(text, "called", "He", whole)) == [[whole]]


@pytest.mark.parametrize(
    ("text", "pieces", "whole"),
    [
        # What the tagger tears apart at a name.
        ("He said the lake at Bled was cold.", ("the lake at", "was cold"), ["the lake at Bled was cold"]),
        ("He said it was late. It was cold.", ("it was late.", "It was cold."), ["it was late. It was cold."]),
        # What ends with a word that must go on.
        ("He said it rained at the Naka Dam.", ("it rained at the",), ["it rained at the Naka Dam"]),
        ("He said it would go to a new home, of all things.", ("it would go to a",), ["it would go to a new home"]),
        # Odds and ends.
        ("However, he said it was late.", ("However,", "it was late"), ["it was late"]),
        ("He said , it was late.", (",", "it was late"), ["it was late"]),
        ("Late, he said.", ("Late,",), ["Late"]),
    ],
)
def test_torn_pieces(text: str, pieces: tuple[str, ...], whole: list[str]) -> None:
    names = (("Naka Dam", "FAC"),) if "Naka" in text else ()
    assert fit(text, attribution(text, "said", None, *pieces), names=names) == [whole]


def test_no_piece_is_joined_over_a_cue_or_a_paragraph() -> None:
    text = "It was late, she said, and it was cold.\n\nIt snowed."
    tagged = attribution(text, "said", "she", "It was late,", "and it was cold.", "It snowed.")
    assert fit(text, tagged) == [["It was late", "and it was cold.", "It snowed."]]


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("Then Dr Ann Lee said no.", "Ann", "Dr Ann Lee"),
        ("Then Dr Ann Lee said no.", "Dr", "Dr Ann Lee"),
        ("Then the Naka Ministry said no.", "Ministry", "the Naka Ministry"),
        ("Then the Naka Ministry said no.", "the", "the Naka Ministry"),
        (
            "Then Ann Lee, head of the Naka Ministry, said no.",
            "Ann Lee, head of the",
            "Ann Lee, head of the Naka Ministry",
        ),
        ("Then Ann Lee said no.", "Ann Lee", "Ann Lee"),
    ],
)
def test_a_source_has_whole_names_and_their_titles(text: str, tagged: str, whole: str) -> None:
    labelled = [("Ann Lee", "PERSON"), ("Naka Ministry", "ORG")]
    names = names_of(text, [pair for pair in labelled if pair[0] in text])
    (found,) = fitted(text, [attribution(text, "said", tagged, "no")], [], names)
    assert found.source
    assert text[slice(*found.source)] == whole


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        ("It rained, according to Lee.", "according", "It rained,", "according to"),
        ("Lee said it rained.", "said", "it rained", "said"),
        ("Lee said on Monday it rained.", "said on", "it rained", "said"),
        ("Lee writes on X it rained.", "writes on", "it rained", "writes on"),
    ],
)
def test_whole_cues(text: str, cue: str, content: str, whole: str) -> None:
    (found,) = fitted(text, [attribution(text, cue, "Lee", content)], [], [])
    assert found.cue
    assert text[slice(*found.cue)] == whole


def test_asides_are_cut_out() -> None:
    text = "OSLO — It rained. \n\nAnn Lee. Photo: AP\n\n It snowed. (Reuters)"
    kinds = (("dateline", "OSLO —"), ("body", "It rained."), ("caption", "Ann Lee."), ("credit", "Photo: AP"),
             ("body", "It snowed."), ("credit", "(Reuters)"))  # fmt: skip
    blocks = tuple(Block(kind, *span(text, words), 0) for kind, words in kinds)  # type: ignore[arg-type]
    article = Article("id", "uri", "text", text, "hash", blocks)
    whole = Attribution(None, None, ((0, len(text)),), 0.9)
    (found,) = without_asides(article, [whole])
    assert [text[start:end] for start, end in found.content] == ["It rained.", "It snowed."]
    assert without_asides(article, [Attribution(None, None, (span(text, "OSLO"),), 0.9)]) == []
    in_caption = Attribution(None, None, (span(text, "Ann Lee"),), 0.9)
    assert without_asides(article, [in_caption]) == [in_caption]

from dateline.training.metrics import Agreement, NameMetrics, Quoted, QuoteMetrics, sentence_ends, speech_alone

TEXT = "“We won,” Ann Lee said. Others doubted that it was true."


def quoted(content: str, source: str = "", cue: str = "", speech: bool | None = None) -> Quoted:
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    return Quoted(spans(content), spans(source), spans(cue), speech=speech)


def test_a_perfect_reading() -> None:
    gold = [quoted("“We won,”", "Ann Lee", "said"), quoted("that it was true", "Others", "doubted")]
    metrics = QuoteMetrics()
    metrics.add(gold, gold, TEXT)
    for agreement in (metrics.content, metrics.iou50, metrics.iou80, metrics.with_source):
        assert agreement.f1 == 1
    assert metrics.sources.recall == metrics.cues.recall == 1


def test_quotation_marks_and_spaces_do_not_count() -> None:
    metrics = QuoteMetrics()
    metrics.add([quoted("We won,")], [quoted("“We won,”")], TEXT)
    assert metrics.content.f1 == metrics.iou80.f1 == 1


def test_half_of_a_quote_with_a_wrong_source() -> None:
    metrics = QuoteMetrics()
    metrics.add([quoted("that it was", "Ann Lee", "doubted")], [quoted("that it was true", "Others", "doubted")], TEXT)
    assert metrics.iou50.f1 == 1
    assert metrics.iou80.f1 == 0
    assert metrics.with_source.f1 == 0
    assert metrics.cues.recall == 1
    assert metrics.content.precision == 1
    assert metrics.content.recall < 1


def test_one_prediction_pays_for_one_gold_quote() -> None:
    metrics = QuoteMetrics()
    metrics.add([quoted("“We won,”")], [quoted("“We won,”"), quoted("“We won,”")], TEXT)
    assert metrics.iou50 == Agreement(both=1, predicted=1, gold=2)


def test_names_are_compared_without_determiner_and_possessive() -> None:
    text = "The Kremlin’s aide"
    metrics = NameMetrics()
    metrics.add([(0, 13, "ORG")], [(4, 11, "ORG")], text)
    metrics.add([(4, 11, "LOC")], [(4, 11, "ORG")], text)
    assert metrics.over(("ORG",)) == Agreement(both=1, predicted=1, gold=2)
    assert metrics.over(("ORG", "LOC")) == Agreement(both=1, predicted=2, gold=2)


def test_sentence_ends_are_last_characters() -> None:
    assert sentence_ends([(0, 4), (4, 9)], "One. Two.") == {3, 8}
    assert sentence_ends([(0, 5)], "One. Two.") == {3}


def test_speech_is_compared_with_speech() -> None:
    said, thought = quoted("“We won,”", speech=True), quoted("that it was true", speech=False)
    assert speech_alone([said, thought], [said, thought], TEXT) == ([said], [said])


def test_what_may_be_speech_or_not_counts_neither_way() -> None:
    said, either = quoted("that it was true", speech=True), quoted("that it was true", speech=None)
    assert speech_alone([said], [either], TEXT) == ([], [])
    assert speech_alone([], [either], TEXT) == ([], [])

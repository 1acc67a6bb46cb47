from dateline.tables.dictionary import PATH, dictionary


def test_the_data_dictionary_is_up_to_date() -> None:
    stale = "data/README.md is stale: run python -m dateline.tables.dictionary"
    assert PATH.read_text("utf-8") == dictionary(), stale

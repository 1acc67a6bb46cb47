from .articles import grouped


def test_a_surname_stands_for_the_full_name() -> None:
    text = "Yuri Ushakov spoke. Ushakov left. Yuri came back."
    labelled = [("Yuri Ushakov", "PERSON"), ("Ushakov", "PERSON"), ("Yuri", "PERSON")]
    assert grouped(text, labelled) == ["Yuri Ushakov"] * 3


def test_a_surname_before_the_full_name() -> None:
    text = "Putin, Kim sign treaty\n\nVladimir Putin and Kim Jong Un met."
    labelled = [("Putin", "PERSON"), ("Kim", "PERSON"), ("Vladimir Putin", "PERSON"), ("Kim Jong Un", "PERSON")]
    assert grouped(text, labelled) == ["Vladimir Putin", "Kim Jong Un", "Vladimir Putin", "Kim Jong Un"]


def test_a_surname_that_two_people_share_stays_alone() -> None:
    text = "Anna Berg met Karl Berg. Berg smiled."
    assert grouped(text, [("Anna Berg", "PERSON"), ("Karl Berg", "PERSON"), ("Berg", "PERSON")]) == [
        "Anna Berg",
        "Karl Berg",
        "Berg",
    ]


def test_a_surname_goes_to_the_one_who_was_introduced() -> None:
    text = "Anna Berg spoke. Berg smiled. Later Karl Berg came."
    labelled = [("Anna Berg", "PERSON"), ("Berg", "PERSON"), ("Karl Berg", "PERSON")]
    assert grouped(text, labelled) == ["Anna Berg", "Anna Berg", "Karl Berg"]


def test_middle_names_and_initials() -> None:
    text = "Donald J. Trump won. Donald Trump lost."
    assert grouped(text, [("Donald J. Trump", "PERSON"), ("Donald Trump", "PERSON")]) == ["Donald J. Trump"] * 2


def test_acronyms_join_their_expansion() -> None:
    text = "The African Union (AU) met. The AU agreed. World Health Organization and WHO."
    labelled = [
        ("African Union", "ORG"),
        ("AU", "ORG"),
        ("AU", "ORG"),
        ("World Health Organization", "ORG"),
        ("WHO", "ORG"),
    ]
    assert grouped(text, labelled) == ["African Union"] * 3 + ["World Health Organization"] * 2


def test_countries_by_any_name() -> None:
    text = "The U.S. and the US and America."
    assert grouped(text, [("U.S.", "LOC"), ("US", "LOC"), ("America", "LOC")]) == ["United States"] * 3


def test_the_same_words_under_two_labels_are_two_entities() -> None:
    text = "Paris went to Paris."
    assert len(set(grouped(text, [("Paris", "PERSON"), ("Paris", "LOC")]))) == 1
    from flows.language.entities import entities

    from .articles import names_of

    assert len(set(entities(text, names_of(text, [("Paris", "PERSON"), ("Paris", "LOC")])))) == 2


def test_a_headline_in_capitals_does_not_name_the_entity() -> None:
    text = "RUSSIA warns\n\nRussia warned."
    assert grouped(text, [("RUSSIA", "LOC"), ("Russia", "LOC")]) == ["Russia", "Russia"]


def test_titles_that_slipped_into_a_name_do_not_name_the_entity() -> None:
    text = "Mullah Omar Khan came. Omar Khan spoke. Khan left."
    labelled = [("Mullah Omar Khan", "PERSON"), ("Omar Khan", "PERSON"), ("Khan", "PERSON")]
    assert grouped(text, labelled) == ["Omar Khan"] * 3

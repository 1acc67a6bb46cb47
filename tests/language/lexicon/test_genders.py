from dateline.language.lexicon.genders import gender_before, gender_of_name, gender_of_words


def test_gender() -> None:
    assert gender_of_name("Vladimir Putin") == "male"
    assert gender_of_name("Mary Brown") == "female"
    assert gender_of_name("Xq Zz") is None
    assert gender_of_words("his wife") == "female"
    assert gender_of_words("the spokesman") == "male"
    assert gender_of_words("German minister") is None


def test_an_honorific_tells_the_gender() -> None:
    text = "Then Mrs. Brown and Dr. Lee left."
    assert gender_before(text, (10, 15)) == "female"
    assert gender_before(text, (24, 27)) is None

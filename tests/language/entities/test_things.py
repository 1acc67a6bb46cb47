import pytest

from ..articles import grouped


def test_acronyms_join_their_expansion() -> None:
    text = "The African Union (AU) met. The AU agreed. World Health Organization and WHO."
    labelled = [("African Union", "ORG"), ("AU", "ORG"), ("AU", "ORG"), ("World Health Organization", "ORG"),
                ("WHO", "ORG")]  # fmt: skip
    assert grouped(text, labelled) == ["African Union"] * 3 + ["World Health Organization"] * 2


def test_a_short_name_in_brackets_need_not_be_made_of_initials() -> None:
    text = "The Chinese Nationalist Party (KMT) won. The National Aviation Directorate (Dinac) lost. KMT, Dinac."
    labelled = [("Chinese", "NORP"), ("Nationalist Party", "ORG"), ("KMT", "ORG"),
                ("National Aviation Directorate", "ORG"), ("Dinac", "ORG"), ("KMT", "ORG"),
                ("Dinac", "ORG")]  # fmt: skip
    kmt, dinac = "Chinese Nationalist Party", "National Aviation Directorate"
    assert grouped(text, labelled)[1:] == [kmt, kmt, dinac, dinac, kmt, dinac]


def test_initials_of_two_names_are_neithers() -> None:
    text = "American Medical Board, Antwerp Museum Board. AMB said so."
    labelled = [("American Medical Board", "ORG"), ("Antwerp Museum Board", "ORG"), ("AMB", "ORG")]
    assert grouped(text, labelled)[-1] == "AMB"


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("Foxconn Technology Group", "Foxconn"),
        ("Zongo Development Fund", "Fund"),
        ("United Nations Security Council", "Security Council"),
        ("United Nations Security Council", "UN Security Council"),
        ("Ministry of Agricultural Affairs", "Agricultural Affairs Ministry"),
        ("Shohoz Limited", "Shohoz"),
        ("University of Ghana", "University"),
    ],
)
def test_short_names_of_an_organisation(longer: str, shorter: str) -> None:
    first, second = grouped(f"{longer} began. {shorter} went on.", [(longer, "ORG"), (shorter, "ORG")])
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("United Nations", "United Nations Security Council"),
        ("UN", "UN Human Rights Council"),
        ("Ford", "Ford Foundation"),
        ("Bank of Ghana", "Bank of Ghana Act"),
        ("Financial Action Task Force", "Financial Action Task Force of Latin America"),
        ("Qatar Airways", "Qatar Airways Group"),
    ],
)
def test_names_of_two_organisations(one: str, other: str) -> None:
    assert len(set(grouped(f"{other} began. {one} went on.", [(other, "ORG"), (one, "ORG")]))) == 2


def test_a_short_name_of_two_organisations_is_neithers() -> None:
    text = "Manchester United met Manchester City. Manchester won."
    labelled = [("Manchester United", "ORG"), ("Manchester City", "ORG"), ("Manchester", "ORG")]
    assert grouped(text, labelled) == ["Manchester United", "Manchester City", "Manchester"]


def test_one_peoples_words() -> None:
    text = "Sherpas and a Sherpa. Argentine, Argentinean, Argentinians. The Swiss."
    labelled = [(word, "NORP") for word in ("Sherpas", "Sherpa", "Argentine", "Argentinean", "Argentinians", "Swiss")]
    sherpas, sherpa, *argentine, swiss = grouped(text, labelled)
    assert sherpas == sherpa
    assert argentine == ["Argentine"] * 3
    assert swiss == "Swiss"


def test_places_by_their_several_names() -> None:
    text = "Mount Everest, Everest. Britain, the UK. Chittagong, the city of Chittagong."
    labelled = [(word, "LOC") for word in ("Mount Everest", "Everest", "Britain", "UK",
                                           "Chittagong", "city of Chittagong")]  # fmt: skip
    names = grouped(text, labelled)
    assert [names[i] == names[i + 1] for i in range(0, 6, 2)] == [True] * 3
    assert names[2] == "United Kingdom"


def test_what_is_named_after_a_place_is_not_that_place() -> None:
    text = "Kashmir and the Kashmir Valley. Lagos and Lagos State. Niger and the Niger River."
    labelled = [(word, "LOC") for word in ("Kashmir", "Kashmir Valley", "Lagos", "Lagos State", "Niger", "Niger River")]
    assert len(set(grouped(text, labelled))) == 6

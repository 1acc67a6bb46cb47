from dateline.language.annotations import Entity
from dateline.language.speakers.antecedents import Anaphor, likeliest
from dateline.training.antecedent_weights import GUESS, Listener, Question, fit, questions
from dateline.training.corpora import GoldMention, GoldText

ANN, KARL = Entity("Ann Lee", "PERSON"), Entity("Karl Holm", "PERSON")
NEAR_OR_NAMED = Anaphor("he or she", 40, [(ANN, {"often named": 2.0}), (KARL, {"nearest": 1.0})], {"nobody": 1.0})

TEXT = "Ann Lee opened the bridge. “It took ten years,” she said."


def test_what_is_right_again_and_again_weighs_more() -> None:
    guess = {"often named": 0.0, "nearest": 1.0, "nobody": -5.0}
    asked = [Question("a", NEAR_OR_NAMED, ANN)] * 40
    assert likeliest(NEAR_OR_NAMED, guess) == KARL
    learned = fit(asked, guess)
    assert likeliest(NEAR_OR_NAMED, learned) == ANN
    assert learned["often named"] > guess["often named"]
    assert learned["nearest"] < guess["nearest"]


def test_what_nothing_speaks_for_stays_as_guessed() -> None:
    guess = {"often named": 0.3, "nearest": 0.3, "nobody": -5.0, "topic of the sentence": 4.0}
    assert fit([Question("a", NEAR_OR_NAMED, ANN)], guess)["topic of the sentence"] == 4.0


def test_a_listener_knows_and_else_guesses() -> None:
    listener = Listener()
    guessed = likeliest(NEAR_OR_NAMED, GUESS["he or she"])
    assert listener(NEAR_OR_NAMED) == guessed
    assert listener.questions == []
    listener.known = lambda anaphor: (None,)
    assert listener(NEAR_OR_NAMED) is None
    assert [question.answer for question in listener.questions] == [None]


def test_coreference_tells_what_a_pronoun_means() -> None:
    she = TEXT.index("she")
    mentions = (GoldMention(0, 7, "ann", False), GoldMention(she, she + 3, "ann", True))
    gold = GoldText("bridge", TEXT, None, None, None, mentions)
    (asked,) = questions([gold], {})
    assert asked.anaphor.start == she
    assert asked.answer is not None
    assert asked.answer.name == "Ann Lee"

import pytest
from dateline.articles.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met for three hours on Monday and agreed to hold further talks.", "en"),
        ("El presidente del Gobierno ha anunciado este miércoles un nuevo plan para la economía.", "es"),
        ("Die Minister trafen sich am Montag und vereinbarten weitere Gespräche in Berlin.", "de"),
        ("Министры встретились в понедельник и договорились о новых переговорах.", "ru"),
        ("両国の首脳は月曜日に会談し、今後も協議を続けることで合意した。", "ja"),
        ("اجتمع الوزراء يوم الاثنين واتفقوا على إجراء مزيد من المحادثات الأسبوع المقبل", "ar"),
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Hello", "12345 67890 " * 20, "\ud800" * 10])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) is None

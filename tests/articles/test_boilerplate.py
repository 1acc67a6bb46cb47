import pytest
from dateline.articles.boilerplate import copyright_holder, could_be_site_name, is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Read more: How the bridge was built",
        "ALSO READ:",
        "Also Read:Court seeks reply on benefits plea",
        "More>>",
        "Related articles",
        "Share on Facebook",
        "Share",
        "Tweet this",
        "Facebook Twitter WhatsApp Email",
        "Follow Jane Doe on Twitter @janedoe.",
        "Follow us on Instagram",
        "Subscribe to our newsletter",
        "For more, sign up for the Morning newsletter.",
        "Click here to read the full report",
        "© 2024 The Harbour Times. All rights reserved.",
        "Copyright 2024 Example Media",
        "This story has been updated with comments from the mayor.",
        "This is a developing story and will be updated.",
        "The post Bridge reopens appeared first on Harbour Times.",
        "Tags: bridge, harbour",
        "5 min read",
        "Skip to main content",
        "Home > World > Europe",
        "logo",
        "@harbourtimes",
        "#bridge #harbour",
        "* * *",
        "news@example.org",
        "Leave a comment",
        "BREAKING NEWS",
        "Home | News | Sport",
        "(END)",
        "___",
        "Disclaimer: the views are the author's own.",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "“Share the burden,” he said.",
        "More than 300 people were hurt.",
        "The report was published on Monday by the ministry.",
        "Related companies were also fined, the court said.",
        "Follow the money, she told reporters on Monday.",
        "Copyright law is being rewritten, the minister said.",
        "Read the room, he said.",
        "Ads for the party ran on television all week.",
        "“No.”",
        "Trump: I said so;",
        "He posted it on Twitter on Monday.",
        "Watch this man, she said.",
        "To him, this was the end.",
        "Print is dead, he said.",
        "Email is dead.",
        "The end.",
        "World leaders",
    ],
)
def test_body_text(line: str) -> None:
    assert not is_boilerplate(line)


def test_copyright_holder() -> None:
    assert copyright_holder("© 2024 The Harbour Times. All rights reserved.") == "The Harbour Times"
    assert copyright_holder("Copyright 2024 Example Media") == "Example Media"
    assert copyright_holder("All rights reserved") is None


def test_could_be_site_name() -> None:
    assert could_be_site_name("Daily Tribune")
    assert not could_be_site_name("The end.")
    assert not could_be_site_name("a line in lower case")

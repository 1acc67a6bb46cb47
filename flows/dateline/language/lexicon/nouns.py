"""What kind of thing a noun stands for: a person, an organisation, a document."""

import re
from typing import Literal

from .roles import ROLE_NOUNS

Kind = Literal["person", "organisation", "government", "document", "people", "other"]

_ORGANISATIONS = frozenset(
    """
    academy agency airline airport alliance army arm association bank bloc board body brand
    broadcaster bureau business campaign carmaker centre center chain channel charity chamber church club coalition
    college commission committee community company conglomerate consortium corporation court daily department
    developer directorate division embassy enterprise factory federation firm force foundation fund giant group hospital
    house industry inquiry institute institution insurer junta label league legislature lender magazine maker
    manufacturer ministry mission monopoly mosque movement museum navy network newspaper office operator organisation
    organization outlet panel paper parliament party platform portal precinct prison programme project provider
    publication publisher regulator restaurant retailer school secretariat senate service shop side society startup
    start-up station store studio subsidiary supplier team tech think-tank tribunal troupe union unit university utility
    venture watchdog weekly wing
    """.split()
)

_GOVERNMENTS = frozenset(
    """
    administration authority borough cabinet city commune council country county district emirate government island
    kingdom municipality nation province regime region republic state territory town township village
    """.split()
)

_DOCUMENTS = frozenset(
    """
    account act advisory affidavit agreement analysis announcement article assessment ballot bill blog book briefing
    bulletin calculation charter circular comment communique communiqué complaint constitution contract copy data
    decision declaration decree directive document draft editorial email estimate evidence figure filing finding
    forecast guideline handout indictment index instruction judgment judgement law lawsuit leaflet letter manifesto
    manuscript memo memorandum message minute motion note notice notification order page petition plan pledge policy
    poll post posting poster press-release profile proposal record register release report research resolution review
    rule ruling script sign site statement statistic story study submission summary survey testimony text transcript
    tweet update verdict video warning web website writing
    """.split()
)

_PEOPLE = frozenset(
    "people police locals media press public opposition staff crowd audience rumour rumor duo pair couple trio".split()
)

_PERSONS = frozenset(
    """
    academic accused adult agent aunt author bachelor batsman batter bishop boy brother captain cardinal child
    colleague communicator conservative daughter defendant delegate democrat doctor duchess duke economist elder
    ex-president father fellow friend girl graduate grandfather grandmother guest hero husband icon incumbent
    individual insider lad lady legend liberal maestro man migrant millionaire mla mom mother mp mum native
    nationalist neighbour neighbor nurse official one parent partner passenger patient pm populist predecessor
    professional prodigy protester refugee relative republican resident servant sister socialist son source star
    statesman successor suspect teen teenager trainee tsar uncle veteran victim visitor wife woman youngster
    """.split()
)

_PERSON_ENDING = re.compile(
    r"..(?:ist|ian|man|woman|person|smith|eer|player|[aeiuc]tor|[cs]er|ter|ner|ler|der|ger|ker|mer|per|ver|yer)$"
)


def kind_of(noun: str) -> Kind:
    """What a noun in the singular stands for."""
    if noun in _PEOPLE:
        return "people"
    if noun in _DOCUMENTS:
        return "document"
    if noun in _GOVERNMENTS:
        return "government"
    if noun in _ORGANISATIONS:
        return "organisation"
    if noun in ROLE_NOUNS or noun in _PERSONS or _PERSON_ENDING.search(noun):
        return "person"
    return "other"


def singular(noun: str) -> str:
    """The singular of an English noun in lower case, near enough: "ministries" -> "ministry"."""
    if noun in ("news", "press", "media", "series") or noun.endswith(("ss", "us", "is")) or len(noun) < 4:
        return noun
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun.removesuffix("s")


def stem(word: str) -> str:
    """What "Russia" and "Russian", "economy" and "economist" share."""
    return word[:5].lower()

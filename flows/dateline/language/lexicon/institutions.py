"""What organisations are called: words that say what kind they are, and names that only their country makes unique."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

OFFICES = frozenset(
    """
    administration agency army assembly authority bureau cabinet chamber commission commons congress council court
    department deputies directorate force forces government house inspectorate legislature lords ministry navy office
    parliament presidency police secretariat senate service services treasury representatives
    """.split()
)
"""Words for what a state is made of."""
_FIELDS = frozenset(
    """
    affairs agricultural agriculture air appeal appeals armed attorney audit bank border cassation central civil coast
    commerce communications constituent constitutional corruption culture customs defense development economic
    economy education elections electoral energy environment environmental federal finance fisheries foreign general
    guard health high home human immigration information infrastructure intelligence interior internal
    international justice labor land legal legislative lower military minister ministers national planning
    president prime prison prosecutor prosecutors public religious revenue rights royal rural science security social
    sports state supreme s technology tourism trade transport transportation upper urban veterans water welfare women
    works youth
    """.split()
)
_LOCAL = frozenset(
    """
    academy airport board borough brigade campus cathedral center church circuit city clinic college committee
    community county district faculty fire hall hospital hotel institute judiciary library local magistrate magistrates
    mayor mosque municipal municipality museum post prison provincial regional school sheriff stadium station studies
    sub temple town township union university village ward
    """.split()
)
_SMALL = frozenset("of the and for on in to against de la".split())
_TRADES = frozenset(
    """
    airlines airways alliance association authorities bank brotherhood club coalition company conference confederation
    corporation corps embassy express federation football foundation front fund group industries initiative league mall
    market mine mission movement network news newspaper organization party patrol petroleum port power press program
    project railway railways review society summit team telecom television theatre times tribune trust tv voice
    """.split()
)
_QUALIFIERS = frozenset("sub local regional provincial municipal studies circuit".split())
KINDS = (OFFICES | _LOCAL | _TRADES) - _QUALIFIERS
"""Words for kinds of organisations and buildings: "Airways", "University"."""


_PUBLIC = "administration authority board bureau centre commission council department directorate office service"
_JOINT = "alliance association coalition committee council federation foundation front league movement society union"
_MADE = "airlines airways bank company corp corporation group holdings inc industries ltd media motors technologies"
_PRESS = "chronicle daily express gazette guardian herald journal mail news observer post press standard star times"
_CALLED = {
    "agency": _PUBLIC,
    "airline": "air airlines airways",
    "body": f"{_PUBLIC} {_JOINT}",
    "broadcaster": "broadcasting channel media news radio television tv",
    "carmaker": "auto automobile motor motors",
    "charity": "aid foundation fund relief society trust",
    "club": "athletic city club fc united",
    "company": _MADE,
    "daily": f"{_PRESS} tribune",
    "firm": f"{_MADE} associates capital partners",
    "force": "army guard navy police",
    "giant": _MADE,
    "group": f"{_JOINT} group international watch",
    "institution": "bank college fund institute museum university",
    "lender": "bank",
    "maker": _MADE,
    "network": "broadcasting channel media network news radio television tv",
    "newspaper": f"{_PRESS} tribune",
    "operator": _MADE,
    "organisation": f"{_JOINT} fund nations organisation",
    "organization": f"{_JOINT} fund nations organization",
    "outlet": f"{_PRESS} media tribune",
    "paper": f"{_PRESS} tribune",
    "party": "alliance congress democrats front labour league movement party republicans union",
    "regulator": _PUBLIC,
    "think-tank": "centre council foundation institute",
    "union": "association congress federation union workers",
    "watchdog": _PUBLIC,
}


def called(noun: str) -> list[str]:
    """Words in the names of organisations that a noun means: "Directorate" of an agency, "Herald" of a newspaper."""
    return _CALLED.get(noun, "").split()


def is_national(words: Sequence[str]) -> bool:
    """Whether every country has an organisation of this name: "supreme court", "ministry of health"."""
    kind = bool(OFFICES & set(words)) or list(words) == ["central", "bank"]
    return kind and set(words) <= OFFICES | _FIELDS | _SMALL


def is_common(words: Sequence[str]) -> bool:
    """Whether so many organisations have this name that it tells nothing outside its article: "city council"."""
    return bool((OFFICES | _LOCAL) & set(words)) and set(words) <= OFFICES | _FIELDS | _SMALL | _LOCAL


def spelled_out(name: str) -> str:
    """A name with a well-known acronym that it begins with spelled out: "UN Security Council", "WHO"."""
    first, space, rest = name.partition(" ")
    return _acronyms().get(first.replace(".", ""), first) + space + rest


@cache
def _acronyms() -> dict[str, str]:
    expansions: dict[str, str] = json.loads(Path(__file__).with_name("acronyms.json").read_text(encoding="utf-8"))
    return expansions


COMMON_WORDS = frozenset(
    """
    bay capital center central centre coast delta east eastern gulf island islands lake mountain north northern park
    red sea republic river south southern union valley west western
    """.split()
) | {"capital territory", "red sea", "west coast", "east coast", "north coast", "south coast"}
"""Words that are a town's or region's name somewhere, and mean something else almost everywhere."""

"""Roles and titles of people, and what else a text says of them that later descriptions refer to."""

import re

ROLE_NOUNS = frozenset(
    """
    activist actor actress adviser advisor advocate aide ambassador analyst anchor archbishop architect artist assistant
    assemblyman assemblywoman astronaut athlete attorney author banker bishop blogger boss businessman businesswoman
    campaigner candidate captain caretaker celebrity ceo chair chairman chairperson chairwoman champion chancellor chief
    cleric coach co-chair co-founder co-owner columnist commander commentator commissioner comptroller congressman
    congresswoman consul consultant contender coordinator correspondent councillor councilman councilwoman councilor
    counsel counselor curator deputy designer detective diplomat director doctor donor driver economist editor educator
    emir engineer entrepreneur envoy executive expert farmer father filmmaker fisherman founder gaffe general governor
    guard head historian host imam inspector investigator investor journalist judge justice king lawmaker lawyer leader
    lecturer legislator lieutenant lobbyist magistrate major manager marshal mayor member minister monarch mother
    mogul musician nominee novelist officer official operative opponent organizer organiser owner painter partner
    pastor patriarch philosopher photographer pilot player poet police policeman politician pollster pope premier
    president presidential-candidate priest prime-minister prince princess principal professor producer prosecutor
    provost psychologist publisher queen rabbi ranger rapper rector reporter representative researcher resident rival
    scholar scientist secretary senator sergeant sheriff singer sociologist soldier solicitor speaker specialist
    spokesman spokesperson spokeswoman sportsman star strategist striker student sultan superintendent supervisor
    surgeon teacher technician tenor trader treasurer tycoon undersecretary veteran vice-president victim volunteer
    widow winner witness worker writer mp mep skipper goalkeeper defender midfielder forward
    """.split()
)

_DEGREES = frozenset(("Dr", "Prof"))
"""What stands between a role and a name, telling less than the role: "chairman Dr Ann Lee"."""
_KINDS: dict[str, frozenset[str]] = {
    "leader": frozenset(
        """president premier chancellor king queen minister chairman leader emir sultan monarch head governor mayor
        pope chief secretary-general""".split()
    ),
    "lawmaker": frozenset("senator congressman congresswoman representative mp legislator councillor deputy".split()),
    "politician": frozenset(
        """senator congressman congresswoman representative mp legislator governor mayor president minister premier
        chancellor candidate nominee""".split()
    ),
    "official": frozenset("minister secretary director commissioner chief head deputy undersecretary envoy".split()),
    "candidate": frozenset("nominee contender hopeful".split()),
    "nominee": frozenset("candidate contender".split()),
    "chief": frozenset("director head commissioner chairman president ceo".split()),
    "executive": frozenset("ceo chairman president director chief".split()),
    "diplomat": frozenset("ambassador envoy consul minister".split()),
    "minister": frozenset("premier".split()),
    "premier": frozenset("minister".split()),
    "lawyer": frozenset("attorney counsel solicitor prosecutor".split()),
    "attorney": frozenset("lawyer counsel".split()),
    "scientist": frozenset("researcher professor".split()),
    "researcher": frozenset("scientist professor scholar".split()),
    "expert": frozenset("professor analyst researcher economist specialist".split()),
    "academic": frozenset("professor lecturer scholar".split()),
    "monarch": frozenset("king queen emir sultan".split()),
    "billionaire": frozenset("businessman mogul tycoon".split()),
    "spokesman": frozenset("spokesperson aide".split()),
    "spokeswoman": frozenset("spokesperson aide".split()),
}
"""What a general word for a person may stand for."""

TITLE_WORDS = frozenset(
    """
    former ex then late acting deputy vice prime first chief senior junior top foreign interior defence defense finance
    health education presidential vice-presidential political press legal veteran military national state local federal
    general executive assistant associate managing campaign party opposition majority minority human rights climate
    police fire media news policy business science sports public world fellow communications retired elected outgoing
    incoming longtime founding special lead private co-founder real estate film rock pop opera data law history
    economics medical
    """.split()
)

HONORIFIC = (
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|General|Col|Capt|Captain|Lt|Sgt|Maj|Major"
    r"|Rev|Hon|Justice|Judge|President|Senator|Governor|Minister|Premier|Chancellor|King|Queen|Prince|Princess|Pope"
    r"|Sheikh)"
)
"""Words that stand right before a person's name and are no part of it, some of them with a full stop."""

TRAILING = re.compile(r"\s+(?:Mr|Mrs|Ms|Dr|Sir|Sheikh|Sheikha|Hon|HH|HE|H\.?\s?E|and|or)\.?$")
"""What stands between a title and a name and tells less: "Ambassador Dr." """

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_NOT_IN_TITLE = re.compile(
    r"^(?:and|or|but|that|said|says|told|by|when|while|as|with|from|after|before|because|if|to|on|at|who|which|is|was"
    r"|are|were|has|had|have|according|including|like|than|also|where|since|during|against|about|between|in)$",
    re.IGNORECASE,
)
_HONORIFIC_ONLY = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady)\.?$")
AGE_BETWEEN = r"(?:,\s+(?:aged?\s+)?\d{1,3}(?=,))?"
"""What may stand between a name and its apposition: "Ann Lee, 34, a nurse"."""
_APPOSITION = re.compile(rf"\s*(?:\(.{{1,40}}?\))?{AGE_BETWEEN},\s+([^,;:“”\"().—]{{3,160}})")
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|our|my)\s+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"the\s[^,]*?\b(?:said|says|told|tells|added|adds|announced|explained|explains|noted|notes|stated|states|reported"
    r"|warned|insisted|claimed|argued|stressed|revealed|confirmed)\b",
    re.IGNORECASE,
)
"""What follows a comma but is no apposition: "..., the driver announced"."""
_ABBREVIATED = {
    "Sen": "senator",
    "Sens": "senator",
    "Rep": "representative",
    "Reps": "representative",
    "Gov": "governor",
    "Gen": "general",
    "Lt": "lieutenant",
    "Capt": "captain",
    "Sgt": "sergeant",
    "Col": "colonel",
    "Prof": "professor",
    "Dr": "doctor",
    "Rev": "reverend",
    "Amb": "ambassador",
    "Justice": "justice",
}


def head_of(title: str) -> str | None:
    """The role noun of a title or description, in lower case: "the Russian leader" -> "leader"."""
    words: list[str] = _WORD.findall(re.split(r"\b(?:of|for|at|in|from|who|to|with|under|on|by|as)\b|,", title)[0])
    found = None
    for word in reversed(words):
        plain = word.rstrip(".")
        if plain.lower() in ROLE_NOUNS or plain.lower() in _KINDS:
            return plain.lower()
        found = found or _ABBREVIATED.get(plain)
        if found and plain not in _DEGREES:
            return found
    return found


def abbreviates(acronym: str, title: str) -> bool:
    """Whether letters stand for a title, or in it: "LG" for "Lieutenant Governor", "MEC" in "MEC for Finance"."""
    words = re.findall(r"[^\W\d_]+", title)
    initials = "".join(word[0].upper() for word in words if word.lower() not in ("of", "for", "the", "and"))
    return acronym in words or initials.startswith(acronym)


def compatible(description: str, role: str) -> bool:
    """Whether a description's head noun may stand for a role's."""
    return description == role or role in _KINDS.get(description, ())


def title_before(text: str, start: int, floor: int) -> str | None:
    """The title that leads up to a name at `start`: "Kremlin aide" in "said Kremlin aide Yuri Ushakov".

    Read backwards, not past `floor` (the start of the sentence or the end of the name before).
    """
    words: list[re.Match[str]] = []
    stretch = text[floor:start]
    if cut := max((m.end() for m in re.finditer(r"[,;:()“”\"—–\n]|(?<=[a-z]{4})[.!?]\s", stretch)), default=0):
        floor += cut
    for match in reversed(list(_WORD.finditer(text, floor, start))):
        between = text[match.end() : words[-1].start() if words else start]
        if between.strip(" ’'s-") or _NOT_IN_TITLE.match(match.group()) or len(words) > 9:
            break
        words.append(match)
    if words and words[0].group().lower() in ("for", "of"):
        return None
    words = words[: _length_of_title([word.group() for word in words])]
    if not words:
        return None
    title = TRAILING.sub("", _ARTICLE.sub("", text[words[-1].start() : start].strip(" ,")))
    return title if title and head_of(title) and not _HONORIFIC_ONLY.match(title) else None


def _length_of_title(words: list[str]) -> int:
    """How many of the words before a name, the nearest first, make its title.

    It reaches back to an article, or else over capitalised words, roles and what commonly goes before a role.
    """
    for i, word in enumerate(words):
        if _ARTICLE.match(word + " "):
            return i
    for i, word in enumerate(words):
        plain = word.lower().rstrip(".")
        if word[0].islower() and plain not in ROLE_NOUNS and plain not in TITLE_WORDS:
            return i
    return len(words)


def title_after(text: str, end: int, ceiling: int) -> str | None:
    """The apposition that follows a name: "the Kremlin’s spokesman" in "Dmitry Peskov, the Kremlin’s spokesman,"."""
    match = _APPOSITION.match(text, end, ceiling)
    if not match:
        return None
    if _CLAUSE.match(match.group(1)):
        return None
    title = _ARTICLE.sub("", match.group(1).strip())
    title = re.split(r"\s+(?:said|says|told|who|which|has|had|was|is)\b", title)[0].strip()
    first = title.split(" ")[0].lower() if title else ""
    if not title or not head_of(title) or first in ("and", "but", "while", "who", "said", "as", "in", "which"):
        return None
    return title

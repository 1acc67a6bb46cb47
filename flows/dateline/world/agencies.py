"""The news agencies, under the short names that they go by."""

import re

_FULL_NAMES = {
    "AFP": "agence france-presse|agence france presse",
    "AP": "the associated press|associated press|ap photo|ap news",
    "Reuters": "thomson reuters|thomson reuters foundation|reuters",
    "Xinhua": "xinhua news agency|xinhua",
    "UPI": "united press international",
    "ANI": "asian news international",
    "PTI": "press trust of india",
    "IANS": "indo-asian news service",
    "UNI": "united news of india",
    "EFE": "agencia efe|efe",
    "dpa": "deutsche presse-agentur|dpa international|dpa",
    "TASS": "itar-tass|tass",
    "RIA Novosti": "ria novosti|ria",
    "Interfax": "interfax-ukraine|interfax",
    "Ukrinform": "ukrinform",
    "Kyodo": "kyodo news|kyodo",
    "Jiji": "jiji press|jiji",
    "Yonhap": "yonhap news agency|yonhap",
    "KCNA": "korean central news agency|kcna",
    "Bernama": "bernama",
    "Montsame": "montsame",
    "Antara": "antara",
    "VNA": "vietnam news agency|vna",
    "CNA": "central news agency",
    "Anadolu": "anadolu agency|anadolu ajansı|anadolu",
    "ANSA": "ansa",
    "PA": "press association|pa media|pa news agency",
    "AAP": "australian associated press",
    "SPA": "saudi press agency",
    "WAM": "emirates news agency|wam",
    "QNA": "qatar news agency",
    "KUNA": "kuwait news agency|kuna",
    "BNA": "bahrain news agency",
    "ONA": "oman news agency",
    "MENA": "middle east news agency",
    "IRNA": "islamic republic news agency|irna",
    "SANA": "syrian arab news agency",
    "WAFA": "wafa",
    "Petra": "jordan news agency|petra",
    "TAP": "tunis afrique presse",
    "APS": "algeria press service",
    "MAP": "maghreb arabe presse",
    "NAN": "news agency of nigeria",
    "GNA": "ghana news agency",
    "SAPA": "south african press association",
    "IPS": "inter press service",
    "ANP": "algemeen nederlands persbureau",
    "APA": "austria presse agentur",
    "Belga": "belga",
    "PAP": "polish press agency",
    "CTK": "czech news agency",
    "MTI": "magyar távirati iroda",
    "Lusa": "lusa",
    "Europa Press": "europa press",
    "Notimex": "notimex",
    "Télam": "télam|telam",
    "Agência Brasil": "agência brasil|agencia brasil",
    "Prensa Latina": "prensa latina",
    "Bloomberg": "bloomberg news|bloomberg",
    "Canadian Press": "the canadian press|canadian press",
    "RNS": "religion news service",
    "APP": "associated press of pakistan",
    "BSS": "bangladesh sangbad sangstha",
    "UNB": "united news of bangladesh",
}  # fmt: skip
_CANONICAL = {spelling: name for name, spellings in _FULL_NAMES.items() for spelling in spellings.split("|")}
# Short names are read as written: "pa" and "map" are words.
_CANONICAL_AS_WRITTEN = {name: name for name in _FULL_NAMES} | {"DPA": "dpa", "AA": "Anadolu", "CP": "Canadian Press"}

_JOINTS = re.compile(r"\s*(?:/|,|;|\||\band\b|&)\s*")
_CREDIT_LINE = re.compile(
    # What says that a credit comes, if anything does, and the names.
    r"(?P<said>(?i:source|with (?:additional )?(?:inputs?|reporting|material|files) (?:from|by)|agency)\s*:?\s*"
    r"|\(\s*(?i:with inputs? from|source:?)\s+)?[—–―(\s-]*(?P<names>[^()©]{2,60}?)[\s).]*"
)


def agency_named(name: str) -> str | None:
    """The short name of the agency that this text names and nothing else; the first of several ("AP/Reuters")."""
    for part in _JOINTS.split(name[:120].strip(" .()[]|—–-")):
        agency = _CANONICAL_AS_WRITTEN.get(part) or _CANONICAL.get(part.casefold())
        if agency:
            return agency
    return None


def agency_credited(line: str) -> str | None:
    """The agency that a credit line of its own names: "Source: Xinhua", "(With inputs from ANI)", "— AFP"."""
    if len(line) > 80:
        return None
    match = _CREDIT_LINE.fullmatch(line)
    if not match:
        return None
    names = _JOINTS.split(match["names"])
    return agency_named(match["names"]) if match["said"] or all(map(agency_named, names)) else None

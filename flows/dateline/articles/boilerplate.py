"""Lines that belong to the page and not to the article. Anchored and short on purpose: body text must not match."""

import re

from dateline.world.word_lists import alternatives

_LINK_LINE = re.compile(
    r"(?i)[\s\-–—•>»▶*|(\[\"“]*(?:"
    r"(?:also read|read also|read more|read next|read this|read full story|see also|see more|more from|more on this|"
    r"more stories|related|related (?:articles?|stor(?:y|ies)|news|topics?|content|posts?|links?|coverage)|"
    r"recommended(?: for you| stories| articles)?|you (?:may|might) (?:also )?(?:like|be interested)|don['’]t miss|"
    r"must[- ]read|trending(?: now)?|most (?:read|popular|viewed)|top stories|latest news|up next|editor['’]s picks?|"
    r"in pictures|watch also|also watch)\s*(?:[:|>»\-–—]+.{0,200}|on .{2,60}|about .{2,60}|here\.?)?"
    r"|(?:read|watch|see|listen|hear|view|find out|learn) (?:more|the full \w+(?: \w+)?)(?: about .{2,60}"
    r"| of .{2,60}| on "
    r".{2,60}| with .{2,60})?\s*(?:here|below|above|at .{2,60})?\s*[:.>»]*"
    r"|continue reading.{0,60}|(?:more|next|previous|back|back to top|home|menu|search|login|log in|sign in"
    r"|register|skip to "
    r"(?:main )?content|close|save|loading)\s*[.…>»]*"
    r")[\s\"”)\]]*"
)
_SHARING = re.compile(rf"(?i)\W*(?:(?:{alternatives('world/sharing_words', 'world/platforms')}|\d+)\b\W*){{1,12}}")
_SHARING_ANCHOR = re.compile(
    r"(?i)\b(?:share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|copy link|comments?)\b"
)
_PLEAS = re.compile(
    r"(?i)[\s*>•(\[–—-]*(?:"
    r"(?:follow|like|find|join|connect with) (?:us|me|our [\w ]{2,30}|@\w+|[\w .'’&-]{2,80} (?:on|at"
    r"|via)) ?(?:on |at |via )?"
    r"(?:@|twitter|facebook|instagram|x\b|linkedin|telegram|whatsapp|youtube|google news|social media"
    r"|https?:).{0,120}"
    r"|(?:twitter|instagram|facebook|threads|bluesky)\s*:\s*@\w.{0,60}|follow @\w+.{0,120}"
    r"|(?:subscribe|sign up) (?:to|for|here|now|today|and)\b.{0,180}|subscribe\W*|newsletters?\W*"
    r"|(?:for more|to read more|for the latest)\b.{0,100}\b(?:sign up|subscribe|click|follow|visit|download)\b.{0,80}"
    r"|click (?:here|on the)\b.{0,140}|download (?:the|our) [\w ]{0,40}app\b.{0,100}|get (?:the"
    r"|our) [\w ]{0,40}newsletter.{0,120}"
    r"|support (?:our|independent) journalism.{0,120}|become a (?:member|subscriber|supporter).{0,100}"
    r"|leave a (?:comment|reply)\W*|post a comment\W*|(?:write|send) (?:to )?(?:the author|the writer"
    r"|us) (?:at|to)\b.{0,100}"
    r"|(?:e-?mail|contact|reach)(?: (?:the|this|our))? (?:author|writer|reporter|editor"
    r"|[\w.]{2,20} [\w.'’]{2,20})? ?(?:at|:)? ?"
    r"[\w.+-]{1,60}@[\w.-]{3,60}.{0,60}"
    r")"
)
_LEGAL = re.compile(
    r"(?i)\W*(?:(?:©|\(c\)|copyright\b)\s*(?:©|\(c\)|copyright|by|of|,|\s)*(?:19|20)\d\d.{0,160}"
    r"|copyright\s*(?:©|\(c\)).{0,160}"
    r"|.{0,120}\ball rights reserved\b.{0,160}|(?:terms (?:of (?:use|service)|and conditions)"
    r"|privacy (?:policy|notice)|"
    r"cookie policy|contact us|about us|advertise(?: with us)?)(?:\W+(?:terms of (?:use|service)"
    r"|privacy policy|contact us|"
    r"about us|advertise(?: with us)?|cookie policy|help|faq))*\W*"
    r"|reproduced with permission.{0,120}|this material may not be (?:published|reproduced).{0,200})"
)
_ABOUT_PAGE = re.compile(
    r"(?i)[\s(\[*–—_]*(?:this (?:story|article|post|piece|column)(?: by [\w .]{2,40})? (?:has been|have been"
    r"|was|is|will be|"
    r"originally|first|has not been) (?:\w+ )?(?:updated|corrected|edited|amended|auto-?generated|published"
    r"|appeared|posted|"
    r"republished|produced|translated|syndicated|a developing)\b.{0,200}|this is a (?:developing"
    r"|breaking)(?: news)? story.{0,120}"
    r"|the post .{2,200} appeared first on .{2,80}|(?:with )?\d{1,3}[- ]min(?:ute)?s?\.? read(?:ing time)?"
    r"|reading time.{0,20}"
    r"|(?:from|to|sent|cc|bcc|reply-to|message-id|content-type|newsgroups|organization): .{0,120}@.{0,160}"
    r"|(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|in this (?:story|article)|sections?)\s*:.{0,200}"
    r"|(?:disclaimer|our standards|terms|note to (?:users|readers))\s?: .{0,300}|[(\[<]?(?:the )?ends?[)\]>]|-+30-+"
    r"|(?:abstract|full text)\.?|listen to (?:this )?(?:article|story).{0,40}|(?:story|article"
    r"|content) continues (?:below|after).{0,60})"
)
_ADVERTISEMENT = re.compile(
    r"(?i)\W*(?:advert(?:isement|isment|ising)?s?|sponsored(?: content| links?)?|promoted(?: content)?"
    r"|paid (?:post|content)|"
    r"ads?|partner content)(?:\s*[–—-].{0,60}|\s+(?:scroll|story|article).{0,60})?\W*"
)
_LEFTOVER = re.compile(
    r"(?i)(?:[\w ]{1,30} )?logo|\[/?(?:photo|image|video|gallery|embed|caption)\].{0,400}"
    r"|\\[a-z]{3,}-?\d*\\.{0,400}|(?:\\[a-z]{1,20}-?\d{0,6} ?){1,20}|\{\\\*?\\?[a-z]{3,}.{0,400}"
    r"|[.#]?[a-z][\w.# -]{0,60}\{|(?-i:[a-z-]{2,30}):\s?[^;]{1,60};|\}|(?:@\w{2,30}\s*){1,5}"
    r"|(?:#\w{2,40}\s*){1,12}|[\W_]{1,80}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,4}"
    r"|(?:[A-Z][\w ]{1,25} [>»›] ){1,4}[A-Z][\w ]{1,60}"
)
_SECTIONS = alternatives("world/site_sections")
_NAVIGATION = re.compile(rf"(?i)\W*{_SECTIONS}(?:(?:\s+|\W{{1,4}}){_SECTIONS}){{0,15}}\W*")
_PATTERNS = (_NAVIGATION, _LINK_LINE, _PLEAS, _LEGAL, _ABOUT_PAGE, _ADVERTISEMENT, _LEFTOVER)
_LONGEST = 420

_PUBLISHER_IN_COPYRIGHT = re.compile(
    r"(?i)\W*(?:(?:©|\(c\)|copyright|by)[\s,]*)+(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*(?:by )?"
    r"(?-i:((?:The )?[A-Z][\w'’&-]*(?: (?:[A-Z&][\w'’&-]*|of|and|the)){0,5}))(?:[\s.,|–—].{0,160})?"
)


def is_boilerplate(line: str) -> bool:
    """Whether a line, read on its own, belongs to the page: links, pleas, sharing, advertising, rights, leftovers."""
    if len(line) > _LONGEST:
        return False
    if any(pattern.fullmatch(line) for pattern in _PATTERNS):
        return True
    return len(line) <= 120 and bool(_SHARING.fullmatch(line)) and bool(_SHARING_ANCHOR.search(line))


def copyright_holder(line: str) -> str | None:
    """Who holds the rights, by a copyright line: "© 2024 The Nation. All rights reserved." """
    if len(line) > _LONGEST or not _LEGAL.fullmatch(line):
        return None
    match = _PUBLISHER_IN_COPYRIGHT.fullmatch(line)
    if not match:
        return None
    holder = re.sub(r"(?i)\s*\ball rights\b.*", "", match[1]).strip(" ,.")
    return holder or None


def could_be_site_name(line: str) -> bool:
    """Whether a line has the shape of a site's name: a few capitalised words and no sentence end."""
    words = line.split()
    return (
        len(line) <= 40
        and 1 <= len(words) <= 5
        and line[-1] not in '.,;:!?"”’'
        and line[0].isupper()
        and line[0].isalpha()
    )

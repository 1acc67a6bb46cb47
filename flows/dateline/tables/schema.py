"""The tables, declared once as data. The Parquet schemas, the contract and the data dictionary derive from this."""

from typing import get_args

import pyarrow as pa

from dateline.articles.article import PublishedBasis
from dateline.language.annotations import DateBasis, MentionForm, QuoteKind
from dateline.language.tagging.labels import ENTITY_LABELS
from dateline.planning.locations import State
from dateline.sources.documents.document import BlockKind
from dateline.world.calendar import Granularity

from .columns import Column, choice, count, score, text, time
from .table import Table

_ARTICLE_ID = text("article_id", "The article.", ref="articles.article_id")
_SENTENCE_ID = text(
    "sentence_id", "The sentence that holds the first character.", null=True, ref="sentences.sentence_id"
)
_START = count("start_char", "Where it starts in articles.text, in Unicode code points.")
_END = count("end_char", "Where it ends in articles.text, exclusive, in Unicode code points.", 1)
_SPAN = (_START, _END, text("text", "Its characters: articles.text[start_char:end_char]."))
_LABEL = choice("label", "Kind of entity, in OntoNotes names; LOC holds countries and cities too", ENTITY_LABELS)

ARTICLES = Table(
    "articles",
    "article, as it stands now",
    "article",
    ("article_id",),
    (
        text("article_id", "16 hex digits from the provider's identifier, else the URL, else the location."),
        text("source_uri", "Where the input lay when these rows were made; see locations for all places."),
        text("source_format", "Format of the input, such as text or jsonl: see dateline sources."),
        text("url", "Address of the article on the web.", null=True),
        text("domain", "Host name of the site, without www.", null=True),
        text("publisher", "Name of the publisher.", null=True),
        text("title", "Headline.", null=True),
        text("subtitle", "Line under the headline.", null=True),
        text("byline", "Authors' names, joined by a comma and a space.", null=True),
        text("agency", "News agency that the article comes from, such as AFP.", null=True),
        text("dateline_place", "Place that the report was filed from, as written.", null=True),
        text("dateline_country", "Country of that place, ISO 3166-1 alpha-2.", null=True),
        time("published_at", "When it was published, UTC; a day without a time stands at midnight.", null=True),
        choice("published_basis", "Where published_at comes from", get_args(PublishedBasis), null=True),
        text("language", "Language of the text, ISO 639-1.", null=True),
        text("section", "Section of the paper or site, as the source says.", null=True),
        text("slugline", "The desk's short name for the story.", null=True),
        text("credit", "Credit line: whom the story comes from, as the source says.", null=True),
        text("copyright", "Copyright notice, as the source has it.", null=True),
        text("item_id", "Identifier that the provider gives the item, the same in all its versions.", null=True),
        Column("version", pa.int32(), "Number of the item's version.", True, minimum=0),
        time("modified_at", "When the source says that it was last changed, UTC.", null=True),
        time("embargoed_until", "Not to be published before this time, UTC.", null=True),
        time("captured_at", "When it was fetched or archived, UTC.", null=True),
        text("text", "The whole text, which all offsets point into; line ends are \\n."),
        Column(
            "text_repaired",
            pa.bool_(),
            "True where mojibake in the text was undone, as it is in markup but not in plain text; null if not known.",
            True,
        ),
        text("content_hash", "16 hex digits that change when the text or the source's metadata does."),
        count("word_count", "Words in the text."),
        count("sentence_count", "Its rows in sentences."),
        count("mention_count", "Its rows in mentions."),
        count("quote_count", "Its rows in quotes."),
        text("story_id", "Articles that tell the same story share it; empty so far.", null=True),
        time("first_seen_at", "Start of the run that first published the article."),
        time("updated_at", "Start of the run that last changed the article's rows."),
        text("run_id", "The run that last changed the article's rows.", ref="runs.run_id"),
        text("pipeline_version", "Version of Dateline and its model that made the rows."),
    ),
)

BLOCKS = Table(
    "blocks",
    "stretch of an article's text with one function",
    "article",
    ("block_id",),
    (
        text("block_id", "article_id, -b and a number."),
        _ARTICLE_ID,
        count("position", "Place among the article's blocks, from 0."),
        choice("kind", "Function of the stretch", get_args(BlockKind)),
        *_SPAN,
    ),
)

SUBJECTS = Table(
    "subjects",
    "subject, keyword or code that the source gives an article",
    "article",
    ("subject_id",),
    (
        text("subject_id", "article_id, -t and a number."),
        _ARTICLE_ID,
        count("position", "Place among the article's subjects, from 0."),
        text("name", "Name or keyword, as the source has it.", null=True),
        text("code", "Code, such as medtop:20000065 of IPTC's Media Topics.", null=True),
    ),
)

SENTENCES = Table(
    "sentences",
    "sentence",
    "article",
    ("sentence_id",),
    (
        text("sentence_id", "article_id, -s and a number."),
        _ARTICLE_ID,
        text("block_id", "The block that holds the sentence.", ref="blocks.block_id"),
        count("position", "Place among the article's sentences, from 0."),
        count("paragraph", "Number of its paragraph in the article, from 0."),
        *_SPAN,
        count("word_count", "Words in the sentence."),
    ),
)

MENTIONS = Table(
    "mentions",
    "mention of an entity: a name, a description or a pronoun",
    "article",
    ("mention_id",),
    (
        text("mention_id", "article_id, -m and a number."),
        _ARTICLE_ID,
        _SENTENCE_ID,
        text("entity_id", "The entity; null for DATE and MONEY.", null=True, ref="entities.entity_id"),
        text("entity_name", "Fullest name that this article gives the entity.", null=True),
        *_SPAN,
        _LABEL,
        choice("form", "How the entity is mentioned", get_args(MentionForm)),
        text(
            "alias",
            "Of a name, the whole of it, on one line: Kenya Airways where text is Airways, as Kenya is a mention too.",
            null=True,
        ),
        text("title", "Office or role that the text gives a person here, such as Kremlin aide.", null=True),
        score("Confidence of the tagger, 0 to 1."),
    ),
)

QUOTES = Table(
    "quotes",
    "statement attributed to a source",
    "article",
    ("quote_id",),
    (
        text("quote_id", "article_id, -q and a number."),
        _ARTICLE_ID,
        _SENTENCE_ID,
        choice("kind", "direct is all in quotation marks, mixed in part, indirect not at all", get_args(QuoteKind)),
        Column("is_speech", pa.bool_(), "False for beliefs, feelings and intentions."),
        text("text", "The statement: its content pieces, joined by a space."),
        count("start_char", "Where its first content piece starts in articles.text, in Unicode code points."),
        count("end_char", "Where its last content piece ends in articles.text, exclusive, in Unicode code points.", 1),
        text("cue_text", "Words that attribute the statement, such as said.", null=True),
        text("cue_lemma", "Base form of the cue's verb or noun, such as say.", null=True),
        text("speaker_text", "Words that name the source, as written, such as the Russian leader.", null=True),
        text("speaker_name", "Fullest name that the article gives the speaker.", null=True),
        text(
            "speaker_entity_id",
            "The speaker; null where the article does not tell.",
            null=True,
            ref="entities.entity_id",
        ),
        text("speaker_title", "Office or role of the speaker as the text gives it, such as Kremlin aide.", null=True),
        text("via_text", "Through whom the statement came, such as Russian news agencies.", null=True),
        text("quote_group_id", "Quotes of one statement in several articles share it; empty so far.", null=True),
        score("Chance that statement and source are right, 0 to 1: of those near 0.9 about nine in ten are."),
    ),
)

QUOTE_SPANS = Table(
    "quote_spans",
    "piece of a quote: of its content, its cue or its source",
    "article",
    ("quote_span_id",),
    (
        text("quote_span_id", "quote_id, - and a number."),
        _ARTICLE_ID,
        text("quote_id", "The quote.", ref="quotes.quote_id"),
        choice("role", "What the piece is to the quote", ("content", "cue", "source")),
        count("position", "Place among the quote's pieces in text order, from 0."),
        *_SPAN,
    ),
)

DATES = Table(
    "dates",
    "time expression, such as on Wednesday, last month or in 2001",
    "article",
    ("date_id",),
    (
        text("date_id", "article_id, -d and a number."),
        _ARTICLE_ID,
        _SENTENCE_ID,
        *_SPAN,
        text(
            "value",
            "What is meant, in ISO 8601 as exact as the text is: 2024-06-19, 2024-W25 (week), 2024-W25-WE (weekend), "
            "2024-06, 2024-Q2, 2024-H1, 2024-SU (season: SP, SU, FA, WI), 2024, 202X, 20XX; with a slash from first to "
            "last: 2024-06-19/2024-06-21. Null where the article does not tell.",
            null=True,
        ),
        choice("granularity", "How exact the expression is", get_args(Granularity)),
        Column("starts_on", pa.date32(), "First day of the value; seasons are those of the northern hemisphere.", True),
        Column("ends_on", pa.date32(), "Last day of the value.", True),
        choice(
            "basis",
            "What the value comes from, the expression alone, the day of publication, or other dates of the text",
            get_args(DateBasis),
        ),
    ),
)

ENTITIES = Table(
    "entities",
    "person, organisation, place or other thing named in the corpus",
    "corpus",
    ("entity_id",),
    (
        text(
            "entity_id",
            "The same in every corpus. Of a place in GeoNames: geonames- and its identifier; else 16 hex digits from"
            " the label and the name, whatever its case, accents and titles, for what every country has (Foreign"
            " Ministry) with - and the country; of an entity that is_local: article_id, -e and a number.",
        ),
        text("name", "The name, in its most frequent full form."),
        _LABEL,
        Column(
            "is_local",
            pa.bool_(),
            "True where only the one article tells who or what is meant, as by a surname that it never spells out:"
            " the same name elsewhere is another row. entity_aliases tells who else goes by it.",
        ),
        text("title", "Office or role that the articles give a person most often, such as Kremlin aide.", null=True),
        text(
            "country_code",
            "Country of a place, of a people (Russian: RU), or of an institution that every country has, ISO 3166-1"
            " alpha-2.",
            null=True,
        ),
        text("geonames_id", "Identifier of a continent, country, region or town in GeoNames.", null=True),
        Column(
            "latitude",
            pa.float64(),
            "Degrees north; of a country or region, the centre of its towns' population.",
            True,
            minimum=-90,
            maximum=90,
        ),
        Column("longitude", pa.float64(), "Degrees east, likewise.", True, minimum=-180, maximum=180),
        text("wikidata_id", "Identifier in Wikidata, from the knowledge base that the build was given.", null=True),
        count("article_count", "Articles that mention it.", 1),
        count("mention_count", "Its rows in mentions.", 1),
        count("quote_count", "Quotes that it is the speaker of."),
        Column("first_seen", pa.date32(), "Day of the earliest dated article that mentions it.", True),
        Column("last_seen", pa.date32(), "Day of the latest dated article that mentions it.", True),
    ),
)

ENTITY_ALIASES = Table(
    "entity_aliases",
    "entity and name that it goes by",
    "corpus",
    ("entity_id", "alias"),
    (
        text("entity_id", "The entity.", ref="entities.entity_id"),
        text("alias", "The name as written, on one line."),
        count("article_count", "Articles that call it so.", 1),
        count("mention_count", "Mentions of the entity by that name.", 1),
    ),
)

ENTITY_TITLES = Table(
    "entity_titles",
    "person and office or role that articles give them",
    "corpus",
    ("entity_id", "title"),
    (
        text("entity_id", "The person.", ref="entities.entity_id"),
        text("title", "The office or role, in its most frequent spelling, such as Kremlin aide."),
        count("article_count", "Articles that give it.", 1),
        count("mention_count", "Mentions of the person that it goes with.", 1),
        Column("first_seen", pa.date32(), "Day of the earliest dated article that gives it.", True),
        Column("last_seen", pa.date32(), "Day of the latest dated article that gives it.", True),
    ),
)

REJECTS = Table(
    "rejects",
    "input that could not be used, and stage where it failed",
    "corpus",
    ("source_uri", "stage"),
    (
        text("source_uri", "Where the input lies."),
        text("stage", "Step that failed, such as read, parse or annotate."),
        text("error", "Class of the error."),
        text("message", "What went wrong."),
        time("first_seen_at", "Start of the run that first failed on it."),
        text("run_id", "The run that first failed on it in this way.", ref="runs.run_id"),
    ),
)

LOCATIONS = Table(
    "locations",
    "place where an article was found",
    "corpus",
    ("source_uri",),
    (
        text("source_uri", "Where the input lies."),
        text("article_id", "The article, also one that its provider has taken back."),
        text("source_format", "Format of the input."),
        choice(
            "state",
            "What it is to the article as it stands: used, the same text, another version, or its withdrawal",
            get_args(State),
        ),
        text("text_hash", "16 hex digits, equal where the text is."),
        Column("version", pa.int32(), "Number of the item's version.", True, minimum=0),
        time("modified_at", "When the source says that it was last changed, UTC.", null=True),
        time("captured_at", "When it was fetched or archived, UTC.", null=True),
        time("first_seen_at", "Start of the run that first found the article here."),
        text("run_id", "The run that last found something new here.", ref="runs.run_id"),
    ),
)

RUNS = Table(
    "runs",
    "run that published something",
    "corpus",
    ("run_id",),
    (
        text("run_id", "16 hex digits from the run's start and its inputs."),
        time("started_at", "When the run started."),
        time("finished_at", "When the run had read and annotated all inputs."),
        choice("status", "partial where some shards failed as a whole", ("complete", "partial")),
        count("inputs", "Articles that the run found, and inputs that it could not use."),
        count("new", "Articles published for the first time."),
        count("changed", "Articles whose rows were replaced."),
        count("unchanged", "Articles that were left as they stood."),
        count("rejected", "Inputs that could not be used."),
        Column(
            "skipped",
            pa.int32(),
            "What the inputs hold beside articles, such as the images in a web archive; null where it was not counted.",
            True,
            minimum=0,
        ),
        Column("seconds", pa.float64(), "From started_at to finished_at.", minimum=0),
        text("pipeline_version", "Version of Dateline and its model."),
    ),
)

TABLES = {
    table.name: table
    for table in (
        ARTICLES,
        BLOCKS,
        SUBJECTS,
        SENTENCES,
        MENTIONS,
        ENTITIES,
        ENTITY_ALIASES,
        ENTITY_TITLES,
        QUOTES,
        QUOTE_SPANS,
        DATES,
        LOCATIONS,
        REJECTS,
        RUNS,
    )
}
"""Every published table, by name."""

ARTICLE_TABLES = tuple(table for table in TABLES.values() if table.scope == "article")
CORPUS_TABLES = tuple(table for table in TABLES.values() if table.scope == "corpus")

PUBLISHED_COLUMNS = ("first_seen_at", "updated_at", "run_id", "pipeline_version")
"""Columns of articles that are known only when a run publishes."""


def staged_schema(table: Table) -> pa.Schema:
    """Schema of a table's rows as a shard writes them, before a run publishes them."""
    if table is not ARTICLES:
        return table.schema
    return pa.schema([column.field for column in table.columns if column.name not in PUBLISHED_COLUMNS])

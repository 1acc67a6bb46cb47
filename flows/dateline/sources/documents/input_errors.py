"""What can be wrong with an input."""

from dateline.errors import DatelineError


class SourceError(DatelineError):
    """An input that cannot be used."""


class NoInputError(SourceError):
    """The given paths lead to nothing that could be read."""


class NotFoundError(SourceError):
    """A given path that does not exist, or a folder or pattern with nothing in it."""


class UnknownFormatError(SourceError):
    """A file of a format that no reader knows."""


class UnreadableError(SourceError):
    """A file that the system does not let us read."""


class EmptyError(SourceError):
    """A document without text."""


class BinaryError(SourceError):
    """A file that is no text."""


class TooLargeError(SourceError):
    """A document that is larger than any news article, or a small file that unpacks to a vast one."""


class BrokenRecordError(SourceError):
    """A file, or a record in one, that is not what its format promises."""


class ColumnError(SourceError):
    """A mapping of columns that says nothing, or is none."""


class UnsafeError(SourceError):
    """An input that reaches where it must not: an archive's member outside it, an entity outside a document."""


class AddressError(SourceError):
    """An address that is none of the web's, or that holds a password."""


class FetchError(SourceError):
    """An address that does not give what is there: no answer, an error, or one that is broken or never ends."""


class StatusError(FetchError):
    """An address whose server answers with an error, such as 404."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class RobotsError(SourceError):
    """An address that its site does not let programs read."""


class MissingExtraError(SourceError):
    """An input that needs a package which does not come with Dateline itself."""


class ReaderError(SourceError):
    """A file on which a reader failed in a way that it should not have."""

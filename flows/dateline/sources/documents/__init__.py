"""What all readers share: a resource (bytes at a location) comes in, a RawDocument or a Reject goes out, each under the
uri that the tables name. With the errors that an input can have."""

__all__ = ["document", "input_errors", "resource", "uris", "urls"]

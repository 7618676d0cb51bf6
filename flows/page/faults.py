"""What a reader may ask wrongly, told on a page that says what to do instead."""


class AskedWronglyError(ValueError):
    """A field that cannot be read; the message says what to write."""


class NotHereError(LookupError):
    """An address under which the published file holds nothing; the message says what it would be."""

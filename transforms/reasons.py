"""Why a record did not become an article: the closed list behind ``rejects.reason``."""

REASONS = {
    # capture: the address and the server's answer
    "bad-address": "no absolute http or https address",
    "private-address": "the host has no public network address, and is not on the allow-list",
    "no-such-host": "the host name has no network address",
    "no-connection": "the host refuses the connection or breaks it off at every attempt",
    "certificate": "the host cannot prove by a TLS certificate that it is itself",
    "deadline": "no connection, no answer or no whole body in time",
    "broken-answer": "the answer is no HTTP or breaks off",
    "bomb": "a small payload that inflates beyond the limit",
    "redirect-loop": "redirects that lead back to an address already asked",
    "too-many-redirects": "more redirects than are followed",
    "throttled": "the server is busy at every attempt (429, 503) or asks to wait longer than we do",
    "robots-unknown": "robots.txt cannot be fetched for now, which forbids everything",
    "opted-out": "text and data mining reserved; detail says where",
    # read: the record itself
    "not-a-page-record": "WARC record of another kind (request, metadata, revisit), page of print read by its articles",
    "not-html": "payload of another media type",
    "http-status": "answer other than 200",
    "robots": "robots.txt itself, or an address that it forbids",
    "empty": "no payload",
    "truncated": "the file ends inside the record, or its compression is broken",
    "malformed": "the record cannot be parsed",
    "unreadable": "the file cannot be opened",
    "too-large": "payload over the size limit",
    "unsupported-file": "no reader for this kind of file",
    "outside-input": "a link to a folder outside the input, which is not followed",
    # clean: the page
    "undecodable": "no charset fits the bytes",
    "no-text": "nothing left after removing page template and boilerplate",
    "too-short": "too little running text for an article",
    "index-page": "a list of links or teasers",
    "soft-404": "an error page answered with status 200",
    "cookie-wall": "only a consent notice",
    "paywall-stub": "only the teaser of a paid article",
    "video-page": "a player with a caption",
    "not-article": "page of another kind: product, profile, forum, documentation ...",
    "timeout": "over the time limit for one document",
    "memory": "over the memory limit for one document",
    "crashed": "the worker process died on it",
    "failed": "an error in the code; detail names it",
    # load: the archive
    "same-article": "another record holds the same URL and text",
    "withheld": "an audit of the archive found rows of it wrong; detail names the audit",
}

NO_PAGES = ("not-a-page-record", "not-html", "unsupported-file", "outside-input")
"""Reasons of records that no reader would call a page: they are counted apart, as is robots.txt."""

"""Why a record did not become an article: the closed list behind ``rejects.reason``."""

REASONS = {
    # read: the record itself
    "not-a-page-record": "WARC record of another kind: warcinfo, request, metadata, revisit",
    "not-html": "payload of another media type",
    "http-status": "answer other than 200",
    "robots": "robots.txt",
    "empty": "no payload",
    "truncated": "the file ends inside the record, or its compression is broken",
    "malformed": "the record cannot be parsed",
    "unreadable": "the file cannot be opened",
    "too-large": "payload over the size limit",
    "unsupported-file": "no reader for this kind of file",
    # clean: the page
    "undecodable": "no charset fits the bytes",
    "no-text": "nothing left after removing page furniture",
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
}

"""One module per input format; each yields raw documents and rejects, streaming."""

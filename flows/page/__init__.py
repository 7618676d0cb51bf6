"""The web page over the published file: read-only, server-rendered, without a script."""

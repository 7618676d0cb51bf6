"""From bytes to an article: text, metadata, and whether it is one."""

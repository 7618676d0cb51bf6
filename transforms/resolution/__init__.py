"""Who is who: names read, compared and linked, within an article and across the archive."""

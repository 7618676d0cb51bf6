"""Articles in the forms in which archives keep them: a web page, copied text, a JSON line, NewsML-G2."""

import json
from datetime import datetime
from html import escape
from string import Template

from articles import Article, read_template

Articles = dict[str, Article]


def render_html(article: Article, articles: Articles, night: str = "") -> bytes:
    """Return the article's page as the outlet served it on ``night``, in the outlet's encoding."""
    page = Template(read_template(article.outlet.template)).substitute(
        language=article.language,
        charset_tag=f'<meta charset="{article.declared}">' if article.declared else "",
        title=escape(article.title),
        title_suffix=escape(article.outlet.title_suffix, quote=False),
        description=escape(article.paragraphs[0]),
        url=article.url,
        section=article.section,
        byline=article.byline,
        extra_meta=f'<meta name="date" content="{article.meta_date}">' if article.meta_date else "",
        json_ld=make_json_ld(article),
        body=render_body(article, articles, night),
        related=render_related(article, articles),
        **format_dates(article.published),
    )
    return page.encode(article.encoding)


def format_dates(moment: datetime) -> dict[str, str]:
    """Return the publication time in every style that a template may print."""
    return {
        "published_iso": moment.isoformat(),
        "published_long": f"{moment.day} {moment:%B %Y, %H:%M}",
        "published_short": f"{moment:%b} {moment.day}, {moment.year}",
        "published_weekday": f"{moment:%A}, {moment.day} {moment:%B %Y}",
        "published_numeric": f"{moment:%d/%m/%Y à %Hh%M}",
    }


def make_json_ld(article: Article) -> str:
    """Return the schema.org NewsArticle that describes the article."""
    authors = [{"@type": "Person", "name": name} for name in article.authors]
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.published.isoformat(),
            "dateModified": (article.modified or article.published).isoformat(),
            "author": authors or [{"@type": "Organization", "name": article.byline}],
            "articleSection": article.section,
            "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet.name},
            "mainEntityOfPage": article.url,
            "inLanguage": article.language,
        }
    )


def render_body(article: Article, articles: Articles, night: str) -> str:
    """Return the paragraphs as HTML, the outlet's recurring ones among them."""
    lines = [f"<p>{escape(text, quote=False)}</p>" for text in article.paragraphs_on(night)]
    recurring = [f"<p>{escape(text, quote=False)}</p>" for text in article.outlet.recurring]
    place = len(lines) if article.outlet.recurring_after is None else article.outlet.recurring_after
    lines[place:place] = recurring
    if article.form == "html":  # this outlet links other stories from inside the text
        links = [link_to(articles[key]) for key in article.related]
        lines[2:2] = [f"<p><b>Related:</b> {link}</p>" for link in links]
    return "\n".join(lines)


def render_related(article: Article, articles: Articles) -> str:
    """Return links to the related stories as list items."""
    return "\n".join(f"<li>{link_to(articles[key])}</li>" for key in article.related)


def link_to(article: Article) -> str:
    """Return a link that shows the article's title."""
    return f'<a href="{article.url}">{escape(article.title, quote=False)}</a>'


def render_text(article: Article, articles: Articles) -> str:
    """Return the article as someone copies it: title, standfirst, date line, the title again, text, footer."""
    date_line = f"{article.published:%b} {article.published.day}, {article.published:%Y - %H:%M}"
    head = f"{article.title}\n\n{article.standfirst}\n\n{date_line}\n{article.title}"
    related = "\n".join(articles[key].title for key in article.related)
    parts = [head, *article.paragraphs, f"Related:\n\n{related}", *article.outlet.recurring]
    return "\n\n".join(parts)


def render_json_line(article: Article) -> str:
    """Return the article as one JSON object, the way an agency exports its copy."""
    return json.dumps(
        {
            "id": article.url.rsplit("/", 1)[-1],
            "url": article.url,
            "title": article.title,
            "published": article.published.isoformat(),
            "authors": list(article.authors),
            "section": article.section,
            "language": article.language,
            "text": "\n\n".join(article.paragraphs),
        },
        ensure_ascii=False,
    )


def render_newsml(article: Article) -> str:
    """Return the article as a NewsML-G2 news item with its text as inline XHTML."""
    body = "\n".join(f"        <p>{escape(text, quote=False)}</p>" for text in article.paragraphs)
    return Template(read_template("newsml.xml")).substitute(
        url=article.url,
        host=article.outlet.host,
        name=article.outlet.name,
        language=article.language,
        title=escape(article.title),
        byline=article.byline,
        section=article.section,
        body=body,
        published_iso=article.published.isoformat(),
    )

"""One archive, and clients that ask the page over it."""

import pytest
from starlette.testclient import TestClient

from tests.page.newsroom import load_newsroom, open_client
from tests.sql.building import Archive


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return load_newsroom(Archive(tmp_path_factory.mktemp("newsroom")))


@pytest.fixture(scope="session")
def page(newsroom: Archive) -> TestClient:
    return open_client(newsroom.published)


@pytest.fixture(scope="session")
def pages(page: TestClient) -> dict[str, str]:
    """Every page that links lead to, by address, with what is shown there."""
    return crawl(page)


def crawl(page: TestClient) -> dict[str, str]:
    from lxml import html

    found: dict[str, str] = {}
    waiting = ["/", "/search", "/claims?speaker=Ada+Brook", "/search?words=bridge", "/health?missing=gull.example/gone"]
    while waiting:
        path = waiting.pop(0)
        if path in found or path.count("&") > 2 or len(found) > 110:
            continue
        answer = page.get(path)
        assert answer.status_code == 200, (path, answer.text[-400:])
        found[path] = answer.text
        links = html.fromstring(answer.text).iter("a")
        waiting += [
            link.get("href").split("#")[0]
            for link in links
            if link.get("href", "").startswith("/") and "download" not in link.attrib
        ]
    return found

"""Nothing that an article, an address or a stranger brings harms a reader, the machine or the file."""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from lxml import html
from starlette.testclient import TestClient

from flows.page.app import describe_trouble
from flows.page.serving import AddressError, check_address
from flows.warehouse.faults import LateError, limit_time
from tests.page.newsroom import FORMULA, open_client
from tests.sql.building import Archive

TOKEN = "a token of many characters"
ATTACKS = ("<script>alert(1)</script>", "' OR 1=1 --", '"><svg onload=alert(1)>', "%00", "\u202eterces", "a" * 5000)


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_reader_asks_is_never_markup_nor_sql(page: TestClient, attack: str) -> None:
    for path, field in [
        ("/search", "words"),
        ("/claims", "speaker"),
        ("/entities", "name"),
        ("/disputes", "name"),
        ("/health", "missing"),
        ("/figures", "what"),
    ]:
        answer = page.get(path, params={field: attack})
        assert answer.status_code == 200, (path, attack)
        assert not html.fromstring(answer.text).xpath("//script | //svg[@onload]")


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/articles/none", "/rows/search.csv?words=x", "/style.css", "/search?from=never"]
)
def test_every_answer_forbids_scripts_frames_and_elsewhere(page: TestClient, path: str) -> None:
    answer = page.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/articles/none",
        "/entities/none",
        "/stories/none",
        "/disputes/none",
        "/claims/none",
        "/nowhere",
        "/rows/..%2fopen%2fattach.csv",
        "/rows/attach.csv",
    ],
)
def test_what_is_not_there_is_told_kindly(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 404
    assert "Not here" in answer.text


def test_a_day_that_is_none_is_told_kindly(page: TestClient) -> None:
    answer = page.get("/claims?from=never")
    assert answer.status_code == 400
    assert "“never” is no day" in answer.text


def test_nothing_can_be_sent(page: TestClient) -> None:
    assert [page.request(method, "/").status_code for method in ("POST", "PUT", "DELETE")] == [405] * 3


def test_only_this_machine_s_names_lead_here(page: TestClient) -> None:
    assert page.get("/", headers={"host": "rebound.example"}).status_code == 400


def test_a_token_is_asked_for_and_kept(newsroom: Archive) -> None:
    client = open_client(newsroom.published, token=TOKEN)
    assert client.get("/").status_code == 401
    assert client.get("/?token=guess").status_code == 401
    welcome = client.get("/search?words=bridge", params={"token": TOKEN, "words": "bridge"}, follow_redirects=False)
    assert (welcome.status_code, welcome.headers["location"]) == (303, "/search?words=bridge")
    assert client.get("/").status_code == 200


def test_a_host_that_others_reach_needs_a_token() -> None:
    check_address("127.0.0.1", "")
    check_address("0.0.0.0", TOKEN)
    for host in ("0.0.0.0", "::", "archive.example"):
        with pytest.raises(AddressError, match="DATELINE_PAGE_TOKEN"):
            check_address(host, "short")


def test_the_file_can_only_be_read(page: TestClient) -> None:
    connection = page.app.state.published.find_snapshot().connection
    for text in ("CREATE TABLE dateline.main.x (a INT)", "DELETE FROM dateline.main.articles"):
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute(text)
    for text in (
        "FROM read_csv('/etc/hostname')",
        "ATTACH '/tmp/other.duckdb'",
        "SET memory_limit = '9GB'",
        "INSTALL httpfs",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(text)


def test_a_question_that_takes_too_long_ends(page: TestClient) -> None:
    with page.app.state.published.find_snapshot().connection.cursor() as cursor:
        with pytest.raises(LateError, match="setting page"), limit_time(cursor, 0.05, "page.seconds"):
            cursor.execute("SELECT count(*) FROM range(10000000) AS a, range(1000000) AS b").fetchall()
        assert cursor.execute("SELECT 1").fetchall() == [(1,)]
    assert describe_trouble(LateError("stopped"))[0] == 503


def test_a_file_of_another_version_says_what_makes_it_anew(newsroom: Archive, tmp_path: Path) -> None:
    older = tmp_path / "older.duckdb"
    shutil.copy(newsroom.published, older)
    with duckdb.connect(str(older)) as connection:
        connection.execute("DROP MACRO TABLE list_claims")
    answer = open_client(older).get("/claims")
    assert (answer.status_code, "dateline rebuild" in answer.text) == (503, True)


def test_nothing_published_is_told(tmp_path: Path) -> None:
    answer = open_client(tmp_path / "none.duckdb").get("/")
    assert (answer.status_code, str(tmp_path) in answer.text) == (503, False)
    assert "dateline run" in answer.text


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"no database" * 1000)
    answer = open_client(broken).get("/")
    assert (answer.status_code, str(tmp_path) in answer.text) == (503, False)


def test_csv_gives_the_rows_and_no_formula(page: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(page.get("/rows/claims.csv").text)))
    assert len(rows) > 5
    assert f"'{FORMULA}" in {row["content_text"] for row in rows}


def test_the_page_begins_without_the_pipeline() -> None:
    heavy = {"prefect", "torch", "onnxruntime", "pyarrow", "trafilatura"}
    code = f"import sys; from flows.page import serving; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"

"""Digitised newspapers: METS names the articles, ALTO files beside it hold their blocks."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.unit.readers.samples import write_tar, write_zip
from tests.unit.readers.warcs import list_reasons, pick_documents, read_all
from transforms.schema.records import Reject

PAGES = {
    "P1": {"B1": "Ferry sails at last", "B2": "The ferry to Selm sailed at noon.", "B3": "Soap, two pence the bar."},
    "P2": {"B1": "It came back at dusk.", "B2": "Weather: rain."},
}


def write_alto(blocks: dict[str, str]) -> bytes:
    texts = (
        f'<TextBlock ID="{name}"><TextLine>'
        + "".join(f'<String CONTENT="{word}"/><SP/>' for word in text.split())
        + "</TextLine></TextBlock>"
        for name, text in blocks.items()
    )
    body = "".join(texts)
    return (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout><Page ID="PAGE"><PrintSpace ID="SPACE">'
        f"{body}</PrintSpace></Page></Layout></alto>"
    ).encode()


def write_mets(articles: str, folder: str = "file://./alto/") -> bytes:
    files = "".join(
        f'<mets:file ID="F{page}"><mets:FLocat LOCTYPE="URL" xlink:href="{folder}{page}.xml"/></mets:file>'
        for page in PAGES
    )
    return f"""<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"
xmlns:mods="http://www.loc.gov/mods/v3"><mets:dmdSec ID="ISSUE"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>
<mods:originInfo><mods:dateIssued encoding="iso8601">1914-08-04</mods:dateIssued></mods:originInfo></mods:mods>
</mets:xmlData></mets:mdWrap></mets:dmdSec><mets:dmdSec ID="A1"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>
<mods:name><mods:namePart>Ada Moor</mods:namePart></mods:name></mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:fileSec><mets:fileGrp ID="ALTO">{files}</mets:fileGrp></mets:fileSec>
<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="PAGE"/></mets:structMap><mets:structMap TYPE="LOGICAL">
<mets:div TYPE="Newspaper" LABEL="Merrow Post"><mets:div TYPE="Issue">{articles}</mets:div></mets:div></mets:structMap>
</mets:mets>""".encode()


def write_area(page: str, block: str) -> str:
    return f'<mets:fptr><mets:area FILEID="F{page}" BETYPE="IDREF" BEGIN="{block}"/></mets:fptr>'


FERRY = (
    f'<mets:div TYPE="ARTICLE" DMDID="A1"><mets:div TYPE="HEADING">{write_area("P1", "B1")}</mets:div>'
    f'<mets:div TYPE="BODY"><mets:div TYPE="PARAGRAPH">{write_area("P1", "B2")}</mets:div>'
    f"{write_area('P2', 'B1')}</mets:div></mets:div>"
)
WEATHER = f'<mets:div TYPE="ARTICLE" LABEL="Weather">{write_area("P2", "B2")}</mets:div>'
SOAP = f'<mets:div TYPE="ADVERTISEMENT">{write_area("P1", "B3")}</mets:div>'
ISSUE = {
    "issue/post-mets.xml": write_mets(FERRY + SOAP + WEATHER),
    **{f"issue/alto/{page}.xml": write_alto(blocks) for page, blocks in PAGES.items()},
}


def write_folder(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("kind", ["folder", "a.zip", "a.tar", "a.tar.gz"])
def test_an_article_is_the_blocks_that_its_issue_names_and_pages_are_read_once(tmp_path: Path, kind: str) -> None:
    packed = {"a.zip": write_zip, "a.tar": write_tar, "a.tar.gz": lambda files: gzip.compress(write_tar(files))}
    path = write_folder(tmp_path / "in", ISSUE if kind == "folder" else {kind: packed[kind](ISSUE)})
    items = read_all(path)
    ferry, weather = pick_documents(items)
    assert ferry.body.decode() == "The ferry to Selm sailed at noon.\n\nIt came back at dusk."
    assert (ferry.given.title, ferry.given.published, ferry.given.outlet) == (
        "Ferry sails at last",
        "1914-08-04",
        "Merrow Post",
    )
    assert ferry.given.authors == ("Ada Moor",) and not weather.given.authors
    assert (weather.given.title, weather.body) == ("Weather", b"Weather: rain.")
    assert (ferry.raw_offset, weather.raw_offset) == (0, 1)
    assert list_reasons(items) == ["not-a-page-record"] * 2


def test_pages_without_their_issue_in_the_input_are_documents(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, ISSUE)
    assert len(pick_documents(read_all(folder / "issue" / "alto"))) == 2
    assert len(pick_documents(read_all(folder / "issue" / "alto" / "P1.xml"))) == 1


def test_an_issue_whose_structure_names_no_article_leaves_its_pages_documents(tmp_path: Path) -> None:
    items = read_all(write_folder(tmp_path, {**ISSUE, "issue/post-mets.xml": write_mets(SOAP)}))
    assert len(pick_documents(items)) == 2
    (reject,) = (item for item in items if isinstance(item, Reject))
    assert reject.reason == "empty" and "ALTO" in reject.detail


def test_a_block_of_blocks_and_a_whole_page_are_what_stands_in_them(tmp_path: Path) -> None:
    space = f'<mets:div TYPE="ARTICLE">{write_area("P2", "SPACE")}</mets:div>'
    whole = '<mets:div TYPE="article"><mets:fptr><mets:area FILEID="FP2"/></mets:fptr></mets:div>'
    folder = write_folder(tmp_path, {**ISSUE, "issue/post-mets.xml": write_mets(space + whole)})
    bodies = [article.body.decode() for article in pick_documents(read_all(folder)) if "mets" in article.raw_uri]
    assert bodies == ["\n\n".join(PAGES["P2"].values())] * 2


@pytest.mark.parametrize("folder", ["../", "/etc/", "alto/../../", "nowhere/"])
def test_a_page_that_lies_elsewhere_is_not_opened(tmp_path: Path, folder: str) -> None:
    items = read_all(write_folder(tmp_path, {**ISSUE, "issue/post-mets.xml": write_mets(FERRY, folder)}))
    (reject,) = (item for item in items if isinstance(item, Reject))
    assert (reject.reason, "article 1" in reject.detail) == ("unreadable", True)
    assert len(pick_documents(items)) == 2


def test_an_issue_alone_tells_the_page_that_it_lacks(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, ISSUE)
    shutil.rmtree(folder / "issue" / "alto")
    assert list_reasons(read_all(folder / "issue" / "post-mets.xml")) == ["unreadable", "unreadable"]

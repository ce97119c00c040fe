"""Pages saved as "complete": the folder beside a page is no page, and is told of."""

import io

import pytest

from hearsay.capture import find
from hearsay.records import Capture, Gap
from hearsay.settings import Settings

PAGE = "<html><body><p>The bridge fell on Monday, the mayor said.</p></body></html>"


def taken(*inputs):
    found = list(find([str(one) for one in inputs], settings=Settings(), clock=lambda: "2031-05-03T10:00:00+00:00",
                      stdin=io.BytesIO()))
    return (
        [one.uri.rsplit("/", 1)[1] for one in found if isinstance(one, Capture)],
        [(one.code, one.sentence) for one in found if isinstance(one, Gap)],
    )


def save(folder, page, parts):
    folder.mkdir(exist_ok=True)
    (folder / page).write_text(PAGE)
    (folder / parts).mkdir()
    (folder / parts / "style.css").write_text("p { color: red }")
    (folder / parts / "saved_resource.html").write_text(PAGE)
    (folder / parts / "logo.png").write_bytes(b"\x89PNG\r\n")


@pytest.mark.parametrize(("page", "parts"), [
    ("Bridge fell.html", "Bridge fell_files"), ("a.htm", "a-Dateien"), ("b.HTML", "B_fichiers"), ("c.html", "c.files"),
    ("d.xhtml", "d_archivos"),
])
def test_the_folder_of_a_saved_page_is_passed_over(tmp_path, page, parts):
    save(tmp_path / "saved", page, parts)
    (tmp_path / "saved" / "more").mkdir()
    (tmp_path / "saved" / "more" / "note.txt").write_text("A note.")
    pages, gaps = taken(tmp_path / "saved")
    assert len(pages) == 2
    assert [code for code, _ in gaps] == ["page-parts"]
    assert "3 files, 1 of them with the markup of frames" in gaps[0][1]
    assert page in gaps[0][1]


def test_so_is_one_that_the_shell_names_with_its_page(tmp_path):
    save(tmp_path, "a.html", "a_files")
    pages, gaps = taken(*sorted(tmp_path.iterdir()))
    assert pages == ["a.html"]
    assert [code for code, _ in gaps] == ["page-parts"]


def test_a_folder_without_its_page_or_asked_for_alone_is_taken(tmp_path):
    save(tmp_path / "x", "a.html", "a_files")
    assert len(taken(tmp_path / "x" / "a_files")[0]) == 3
    (tmp_path / "x" / "a.html").unlink()
    pages, gaps = taken(tmp_path / "x")
    assert len(pages) == 3
    assert gaps == []

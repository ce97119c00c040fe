"""Input as bad as it gets: each gets one clear line, nothing else is lost, no traceback, no hang."""

import json
import os
import resource
import signal
import subprocess
import sys
import time

import pytest

GOOD = (
    "Bridge taken\n\nThe army of Norland said on Monday that it had taken the bridge at Orsk-Vale. "
    "A spokesman for the Free Companies denied it.\n"
)


def lines(done):
    return [line for line in done.stderr.splitlines() if line]


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


def documents(hearsay):
    return [json.loads(line) for line in hearsay("export", "x.case", "documents").stdout.splitlines()]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("junk.bin", bytes(range(256)) * 400, "text"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + os.urandom(3000), "text"),
    ],
)
def test_one_bad_file_fails_alone(hearsay, pages, name, data, said):
    (pages / name).write_bytes(data)
    done = hearsay("add", "x.case", "pages")
    assert done.returncode == 1
    assert len(lines(done)) == 1
    assert name in lines(done)[0]
    assert said in lines(done)[0]
    assert [d["uri"].rsplit("/", 1)[1] for d in documents(hearsay)] == ["good.txt"]
    gaps = [json.loads(line) for line in hearsay("export", "x.case", "gaps").stdout.splitlines()]
    assert len([g for g in gaps if g["document"] is None]) == 1
    again = hearsay("add", "x.case", "pages")
    assert again.returncode == 1, "a page that failed is named every time"


def test_a_missing_path_is_named(hearsay, pages):
    done = hearsay("add", "x.case", "pages", "nowhere/at-all.html")
    assert done.returncode == 1
    assert "nowhere/at-all.html does not exist" in lines(done)[0]
    assert len(documents(hearsay)) == 1


def test_a_file_over_the_limit_is_not_read(hearsay, pages):
    with (pages / "huge.html").open("wb") as file:
        file.truncate(100_000_000)
    began = time.monotonic()
    done = hearsay("add", "x.case", "pages")
    assert done.returncode == 1
    assert "100,000,000" in lines(done)[0]
    assert "--max-bytes" in lines(done)[0]
    assert time.monotonic() - began < 60
    assert len(documents(hearsay)) == 1


def words(count):
    return " ".join("The mayor said that the mill was hit again." for _ in range(count))


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("wrong-encoding.html", "<meta charset=utf-8><p>La ville de Orsk a été libérée, dit-on.</p>".encode("latin-1")),
        ("unclosed.html", ("<html><body><div><p>" + words(5) + "<b><i><p>More of it <div><table><td>").encode()),
        ("nested.html", b"<div>" * 50_000 + words(3).encode() + b"</div>" * 50_000),
        (
            "attributes.html",
            b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">" + words(3).encode() + b"</p>",
        ),
        ("one-line.txt", (words(1) + " ").encode() * 4500),
        ("surrogates.html", "<p>The mayor said \ud800\udfff it was \udc80 over.</p>".encode("utf-8", "surrogatepass")),
        ("entities.html", b"<p>The mayor said &#xD800;&#0;&notareal; it was over &#x110000;.</p>"),
    ],
)
def test_hostile_pages_are_read_as_far_as_they_go(hearsay, pages, name, page):
    (pages / name).write_bytes(page)
    began = time.monotonic()
    done = hearsay("add", "x.case", "pages")
    assert time.monotonic() - began < 120
    assert done.returncode in (0, 1)
    assert "good.txt" in {d["uri"].rsplit("/", 1)[1] for d in documents(hearsay)}
    assert hearsay("verify", "x.case").returncode == 0


def test_a_page_that_takes_too_long_is_kept_as_text(hearsay, pages):
    (pages / "long.txt").write_text((words(40) + "\n") * 1200)
    done = hearsay("add", "x.case", "pages", "--page-seconds", "0.2")
    assert done.returncode == 0
    found = {d["uri"].rsplit("/", 1)[1]: d for d in documents(hearsay)}
    assert "mill was hit" in found["long.txt"]["text"]
    assert any("longer than 0.2 seconds" in line for line in hearsay("export", "x.case", "gaps").stdout.splitlines())


def test_a_language_that_is_not_analysed_says_so(hearsay, pages):
    (pages / "norsk.txt").write_text(
        "Broen er tatt\n\nHæren sa mandag at den hadde tatt broen ved elven. "
        "En talsmann for de frie kompaniene nektet for det, og sa at de holder den ennå.\n" * 3
    )
    assert hearsay("add", "x.case", "pages").returncode == 0
    assert "claims are not read" in hearsay("export", "x.case", "gaps").stdout


def test_a_case_that_is_none(hearsay, pages):
    case = hearsay.folder / "x.case"
    case.write_bytes(b"this is a shopping list, not a case " * 20)
    for call in (
        ("add", "x.case", "pages"),
        ("export", "x.case", "claims"),
        ("report", "x.case", "-o", "x.html"),
        ("verify", "x.case"),
    ):
        done = hearsay(*call)
        assert done.returncode == 2
        assert len(lines(done)) == 1
        assert "not a case" in lines(done)[0]
    assert case.read_bytes().startswith(b"this is a shopping list")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder(hearsay, pages):
    locked = hearsay.folder / "locked"
    locked.mkdir(mode=0o500)
    done = hearsay("add", "locked/x.case", "pages")
    assert done.returncode == 1
    assert "may write" in lines(done)[0]


def test_a_case_in_a_folder_that_is_not_there(hearsay, pages):
    done = hearsay("add", "not/there/x.case", "pages")
    assert done.returncode == 1
    assert len(lines(done)) == 1
    assert "cannot be written" in lines(done)[0]


def test_a_full_disk_keeps_what_was_added(hearsay, pages):
    assert hearsay("add", "x.case", "pages").returncode == 0
    (pages / "second.txt").write_bytes(os.urandom(400_000).hex().encode())
    size = (hearsay.folder / "x.case").stat().st_size

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, size + 40_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [sys.executable, "-m", "hearsay", "add", "x.case", "pages"],
        cwd=hearsay.folder,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=small,
        timeout=120,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr
    assert [d["uri"].rsplit("/", 1)[1] for d in documents(hearsay)] == ["good.txt"]
    assert hearsay("verify", "x.case").returncode == 0


def test_killed_at_any_moment_the_next_add_finishes(hearsay, pages):
    for n in range(12):
        (pages / f"page{n}.txt").write_text(GOOD.replace("Monday", f"{n + 1} May 2031"))
    whole = hearsay("add", "whole.case", "pages")
    assert whole.returncode == 0
    for seconds in (0.5, 2.0, 3.5):
        process = subprocess.Popen(
            [sys.executable, "-m", "hearsay", "add", "x.case", "pages"],
            cwd=hearsay.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds)
        process.kill()
        process.wait()
    assert hearsay("add", "x.case", "pages").returncode == 0
    digests = [hearsay("verify", case).stdout.split("Digest of the case: ")[1] for case in ("x.case", "whole.case")]
    assert digests[0] == digests[1]


def test_mistakes_in_a_call_end_with_two(hearsay, pages):
    hearsay("add", "x.case", "pages")
    assert hearsay("add", "x.case", "pages").returncode == 0
    for call in (
        ("export", "x.case", "nothing"),
        ("export", "x.case"),
        ("why", "x.case", "clm1:none"),
        ("weigh",),
        ("add",),
        ("report", "x.case", "-o", "x.docx"),
        ("same-name", "only-one"),
        ("no-such-command",),
    ):
        assert hearsay(*call).returncode == 2, call


@pytest.mark.parametrize("line", [b"not json\n", b'{"a": 1}\n', b"[1, 2]\n", b"\xff\xfe\n"])
def test_bad_lines_on_standard_input_are_named(hearsay, line):
    done = hearsay("same-name", "--jsonl", stdin=line)
    assert done.returncode == 2
    assert "Line 1" in lines(done)[0]

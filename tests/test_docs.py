"""The docs cannot lie: what they show is what the program says and does."""

import re
import runpy
from pathlib import Path

import pytest

from hearsay import records

ROOT = Path(__file__).parents[1]
MAKE = runpy.run_path(str(ROOT / "docs" / "reference" / "make.py"))


@pytest.mark.parametrize("name", ["commands", "tables"])
def test_the_reference_is_what_the_program_says(name):
    lies = (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert lies == MAKE[name](), "run: python docs/reference/make.py"


def test_every_central_type_is_in_the_glossary():
    text = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    for name in (
        "Capture",
        "Document",
        "Segment",
        "Statement",
        "Source",
        "Claim",
        "TimeExpression",
        "Quantity",
        "Mention",
        "Entity",
        "Origin",
        "Link",
        "Event",
        "Grade",
        "Giver",
        "Gap",
        "Judgement",
        "Ledger",
    ):
        assert hasattr(records, name)
        assert f"**{name}**" in text


def test_links_between_pages_lead_somewhere():
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_first_command_of_the_readme_is_the_one_that_works(hearsay):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert ".venv/bin/pip install . && .venv/bin/hearsay demo" in readme
    done = hearsay("demo", "--no-open")
    assert done.returncode == 0
    shown = re.search(r"<!-- demo -->\n```\n(.*?)```", readme, re.S).group(1)
    shown, told = (set(re.sub(r"\d+|\S+/hearsay-demo", "#", text).splitlines()) for text in (shown, done.stdout))
    # another processor may round the model's numbers otherwise: most of what is shown must be what is said
    assert 2 * len(shown & told) > len(shown), "put the real output of `hearsay demo` into the README"
    assert (hearsay.folder / "hearsay-demo" / "demo.html").stat().st_size > 50_000


def test_the_tutorial_runs(hearsay, tmp_path):
    tutorial = ROOT / "docs" / "tutorial.md"
    for line in re.findall(r"^    (hearsay [^\n]*?)(?:  +#.*)?$", tutorial.read_text(encoding="utf-8"), re.M):
        if any(sign in line for sign in "|<…"):
            continue
        done = hearsay(*_words(line)[1:])
        assert done.returncode == 0, (line, done.stderr)


def _words(line: str) -> list[str]:
    import shlex

    return shlex.split(line)

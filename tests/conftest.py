"""What the tests share: a gazetteer built once, small helpers to make pages and to run the program."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

#: What the user of this machine has added to the gazetteer is no part of any test.
os.environ["HEARSAY_DATA"] = tempfile.mkdtemp(prefix="hearsay-tests-")


class Program:
    """Runs `hearsay` as a user does, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, stdin: bytes = b"", timeout: float = 300) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([sys.executable, "-m", "hearsay", *arguments], cwd=self.folder, input=stdin,
                              capture_output=True, timeout=timeout, check=False)
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def hearsay(tmp_path: Path) -> Program:
    return Program(tmp_path)

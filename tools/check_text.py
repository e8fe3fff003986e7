"""Refuse text that looks right and is not: NFD, and full-width spaces outside strings.

A dakuten typed on its own (NFD, as macOS writes file names) makes two equal-looking labels
differ; a full-width space from an IME in a TOML key names another key. Test data that needs
such text writes it as an escape.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import token
import tokenize
import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = frozenset({".md", ".py", ".toml"})
IDEOGRAPHIC_SPACE = "\u3000"
DECOMPOSED = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]")
STRINGS = frozenset(
    number
    for number, name in token.tok_name.items()
    if name == "STRING" or name.startswith(("FSTRING_", "TSTRING_"))
)


def decomposed(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and fault for each letter and mark that have one composed character."""
    for number, line in enumerate(text.splitlines(), start=1):
        for pair in DECOMPOSED.findall(line):
            composed = unicodedata.normalize("NFC", pair)
            if len(composed) < len(pair):
                yield number, f"NFD: write {composed!r} as one character"


def spaces_in_python(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and fault for each full-width space outside a string literal."""
    try:
        for item in tokenize.generate_tokens(io.StringIO(text).readline):
            if item.type not in STRINGS and IDEOGRAPHIC_SPACE in item.string:
                yield item.start[0], "full-width space (U+3000) outside a string"
    except (tokenize.TokenError, SyntaxError) as error:
        yield 1, f"not readable as Python: {error}"


def spaces_in_toml(text: str) -> Iterator[tuple[int, str]]:
    """Yield a fault for each key with a full-width space; bare ones are no TOML at all."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield 1, f"not readable as TOML: {error}"
        return
    for key in keys(document):
        if IDEOGRAPHIC_SPACE in key:
            yield 1, f"full-width space (U+3000) in the key {key!r}"


def keys(value: object) -> Iterator[str]:
    """Yield every key of a TOML document, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def faults(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and fault of one file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        yield 1, f"not UTF-8: {error.reason} at byte {error.start}"
        return
    yield from decomposed(text)
    if path.suffix == ".py":
        yield from spaces_in_python(text)
    elif path.suffix == ".toml":
        yield from spaces_in_toml(text)


def tracked() -> list[Path]:
    """Return the files git tracks or would track; without git, all of the tree."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        found = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [ROOT / name for name in found.stdout.split("\0") if name]


def main(arguments: list[str]) -> int:
    """Print the faults of the given files (default: all of the repository's)."""
    paths = [Path(name) for name in arguments] or tracked()
    bad = 0
    for path in sorted(paths):
        if path.suffix not in SUFFIXES or not path.is_file():
            continue
        for line, fault in faults(path):
            bad += 1
            print(f"{path}:{line}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

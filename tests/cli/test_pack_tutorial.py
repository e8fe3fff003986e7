"""The tutorial for pack authors: each file is written, each command run, each answer compared."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "pack-tutorial.md"
BLOCKS = re.compile(r"^```(toml|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def steps():
    """Yield (file, text, whether it goes on) and (command, answer) in the order of the page."""
    for kind, body in BLOCKS.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "toml":
            name, _, text = body.partition("\n")
            file = name.removeprefix("# ").removesuffix(", continued")
            yield file, text, name.endswith(", continued")
            continue
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            yield part.partition("\n")[::2]


def test_every_block_of_the_tutorial_runs_as_it_stands(oms, tmp_path, monkeypatch):
    """In one folder, from top to bottom."""
    monkeypatch.chdir(tmp_path)
    commands = 0
    for step in steps():
        if len(step) == 3:
            name, text, goes_on = step
            with Path(name).open("a" if goes_on else "w", encoding="utf-8") as file:
                file.write("\n" + text if goes_on else text)
            continue
        command, answer = step
        result = oms(*command.split()[1:])
        assert answer == result.out, command
        assert all(": note: " in line for line in result.err.splitlines()), command
        commands += 1
    assert commands >= 10
    assert Path("review.csv").exists()

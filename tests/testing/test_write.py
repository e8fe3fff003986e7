"""Samples are written as one getOrder response with the labels beside it."""

import json
import subprocess
import sys

import pytest

from oms.testing import generate, write_response
from oms.testing.write import main


def test_the_response_and_its_labels_are_written(tmp_path):
    """One envelope, one line of labels an order."""
    samples = list(generate(12, seed=3))
    labels = write_response(tmp_path / "orders.json", samples)
    response = json.loads((tmp_path / "orders.json").read_text(encoding="utf-8"))
    assert ["MessageModelList", "version", "OrderModelList"] == list(response)
    assert [sample.payload for sample in samples] == response["OrderModelList"]
    assert tmp_path / "orders.labels.jsonl" == labels
    lines = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    assert [s.payload["orderNumber"] for s in samples] == [line["orderNumber"] for line in lines]
    assert [sorted(s.troubles) for s in samples] == [line["troubles"] for line in lines]
    assert {"needs_person", "contradicts", "kind", "default_texts"} <= set(lines[0])


def test_the_file_is_readable_by_people(tmp_path):
    """Japanese stands as Japanese, indented."""
    write_response(tmp_path / "a.json", generate(1))
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "受注情報取得に成功しました。(取得件数1件)" in text
    assert '\n "OrderModelList": [' in text


def test_an_old_version_has_no_version_in_the_envelope(tmp_path):
    """The field came with version 6."""
    write_response(tmp_path / "a.json", generate(1, version=5))
    assert "version" not in json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))


def test_versions_cannot_be_mixed(tmp_path):
    """One response has one version."""
    with pytest.raises(ValueError, match="several"):
        write_response(tmp_path / "a.json", [*generate(1), *generate(1, version=7)])


def test_the_command_writes_what_was_asked(tmp_path, capsys):
    """Count, seed, shop and trouble are taken from the line."""
    out = tmp_path / "b.json"
    line = [str(out), "--count", "4", "--seed", "9", "--shop", "fish", "--start", "2026-07-01"]
    main([*line, "--trouble", "remark.gift=1", "--version", "9"])
    expected = generate(4, 9, shop="fish", troubles={"remark.gift": 1.0}, version=9)
    orders = json.loads(out.read_text(encoding="utf-8"))["OrderModelList"]
    assert len(list(expected)) == len(orders)
    assert all(order["orderDatetime"].startswith("2026-07-01") for order in orders)
    assert "b.labels.jsonl" in capsys.readouterr().out


def test_the_module_runs(tmp_path):
    """`python -m oms.testing.write`."""
    out = tmp_path / "c.json"
    command = [sys.executable, "-m", "oms.testing.write", str(out), "--count", "2"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own module)
    assert 2 == len(json.loads(out.read_text(encoding="utf-8"))["OrderModelList"])

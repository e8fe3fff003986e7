"""MkDocs hook: fill the generated parts of the site, so that no list is kept by hand.

The sections "Checks" and "ADRs" get one entry per file beside their index page; the pages
"Changelog" and "Contributing" are the files of the repository's root.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SECTIONS = ("checks", "adr")
ROOT_PAGES = {"changelog.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}
INDEXES = frozenset({"README.md", "index.md"})


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Append the pages of each generated section behind its index page."""
    docs = Path(config.docs_dir)
    for entry in config.nav or []:
        for pages in entry.values():
            folder = section(pages)
            if folder:
                pages += [f"{folder}/{name}" for name in names(docs / folder)]
    return config


def section(pages: Any) -> str | None:
    """Return the folder of a generated section, or None."""
    if not isinstance(pages, list) or len(pages) != 1 or not isinstance(pages[0], str):
        return None
    folder = pages[0].partition("/")[0]
    return folder if folder in SECTIONS else None


def names(folder: Path) -> list[str]:
    """Return the pages of a folder without its index, in order of name."""
    return sorted(path.name for path in folder.glob("*.md") if path.name not in INDEXES)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the root files as pages; their links into docs/ lose that folder."""
    root = Path(config.config_file_path).parent
    for page, source in ROOT_PAGES.items():
        text = re.sub(r"\]\((?:\./)?docs/", "](", (root / source).read_text(encoding="utf-8"))
        files.append(File.generated(config, page, content=text))
    return files

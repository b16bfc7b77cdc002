"""Stored files are whole, private, randomly named, and never leave the store."""

import errno
import os
from pathlib import Path

import pytest

from certification.assessment.files import store
from certification.assessment.files.kinds import Refused


@pytest.fixture
def root(settings, tmp_path) -> Path:
    settings.EVIDENCE_ROOT = tmp_path
    return tmp_path


def files_in(root: Path) -> list[Path]:
    """Return every file below a folder."""
    return [path for path in root.rglob("*") if path.is_file()]


def test_what_is_stored_can_be_read_and_only_by_the_portal(root):
    name = store.put(b"Inhalt", alliance="magdeburg")

    assert store.get(name) == b"Inhalt"
    assert store.path_of(name).stat().st_mode & 0o777 == 0o600
    assert name.startswith("magdeburg/")


def test_names_are_random(root):
    assert store.put(b"a", alliance="m") != store.put(b"a", alliance="m")


def test_a_full_disk_leaves_nothing_behind_and_says_so(root, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Refused, match="Der Speicher des Portals ist voll"):
        store.put(b"Inhalt", alliance="magdeburg")

    assert files_in(root) == []


def test_removing_twice_is_no_error(root):
    name = store.put(b"a", alliance="m")

    store.remove(name)
    store.remove(name)

    assert files_in(root) == []


def test_a_name_never_leads_out_of_the_store(root):
    with pytest.raises(ValueError, match="never leads out"):
        store.path_of("../../etc/passwd")

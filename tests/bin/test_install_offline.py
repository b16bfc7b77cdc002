"""A release that is incomplete or was changed on its way is not installed (building one was tried by hand)."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def install(folder: Path) -> subprocess.CompletedProcess:
    """Run bin/install-offline as it stands in an unpacked release."""
    (folder / "bin").mkdir(exist_ok=True)
    for name in ("install-offline", "find-python"):
        shutil.copy(ROOT / "bin" / name, folder / "bin" / name)
    return subprocess.run(
        [folder / "bin" / "install-offline"], capture_output=True, text=True, check=False
    )


def test_a_folder_without_libraries_is_no_release(tmp_path):
    done = install(tmp_path)

    assert done.returncode == 2
    assert "Der Ordner wheels fehlt" in done.stderr


def test_a_changed_file_stops_the_installation(tmp_path):
    (tmp_path / "wheels").mkdir()
    (tmp_path / "manage.py").write_text("verändert")
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  ./manage.py\n")

    done = install(tmp_path)

    assert done.returncode == 2
    assert "beschädigt oder verändert" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_release_holds_every_part_of_the_pages():
    script = (ROOT / "bin" / "release").read_text()
    parts = json.loads((ROOT / "package.json").read_text())["dependencies"]

    assert set(re.search(r"for part in (.+); do", script)[1].split()) == set(parts)

"""What the portal is made of: every locked library and every part of the pages, with version and licence."""

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata as Metadata
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from django.conf import settings

LOCKED = settings.BASE_DIR / "requirements" / "base.txt"
PARTS = settings.BASE_DIR / "package-lock.json"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.M)

# Old labels of the package index and free texts, as the short names of the SPDX list.
SPDX = {
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    # How python-dateutil says it; its licence file names the two.
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
}
HOMES = ("homepage", "home", "repository", "source", "source code", "code", "documentation")
PURPOSES = {
    "@kern-ux/native": "Gestaltung und Symbole",
    "htmx.org": "Speichern beim Schreiben",
    "babel": "Datum und Zahlen in sieben Sprachen",
    "brotli": "Schriften in PDF-Dokumenten",
    "cryptography": "Schlüssel und Signaturen",
    "django": "Grundgerüst",
    "django-allauth": "Anmelden",
    "django-crispy-forms": "Formulare",
    "django-htmx": "Speichern beim Schreiben",
    "django-permissions-policy": "Sicherheit",
    "fido2": "Anmelden",
    "fonttools": "Schriften in PDF-Dokumenten",
    "granian": "Webserver",
    "holidays": "Feiertage der Länder",
    "icalendar": "Termine für den Kalender",
    "lohnsteuer-bmf": "Schätzung des pauschalen Nettos",
    "lxml": "Prüfen von PDF-Dateien, Schreiben von Briefen",
    "oauthlib": "Anmelden mit dem Konto der Stadt",
    "pikepdf": "Prüfen von PDF-Dateien",
    "pillow": "Bilder",
    "psycopg": "Datenbank",
    "puremagic": "Erkennen von Dateiarten",
    "pydyf": "PDF-Dokumente",
    "pyjwt": "Anmelden mit dem Konto der Stadt",
    "python-calamine": "Lesen von Tabellen",
    "python-docx": "Schreiben von Briefen",
    "pyyaml": "Lesen von Inhalten",
    "rapidfuzz": "Suche: Tippfehler",
    "requests": "Anmelden mit dem Konto der Stadt",
    "segno": "QR-Codes",
    "snowballstemmer": "Suche: Wortformen",
    "weasyprint": "PDF-Dokumente",
    "whitenoise": "Stilvorlagen ausliefern",
    "xlsxwriter": "Schreiben von Tabellen",
}


@dataclass(frozen=True)
class Component:
    """One library (`pypi`) or one part of the pages (`npm`)."""

    kind: str
    name: str
    version: str
    licence: str
    home: str

    @property
    def purpose(self) -> str:
        """What it does here; empty for what others of the list need."""
        return PURPOSES.get(self.name.lower(), "")

    @property
    def address(self) -> str:
        """Return the package URL (purl) that tools for weaknesses look for."""
        name = self.name.lower() if self.kind == "pypi" else self.name.replace("@", "%40", 1)
        return f"pkg:{self.kind}/{name}@{self.version}"


@functools.cache
def components() -> tuple[Component, ...]:
    """Return all of them, what reaches the browser first, then by name; worked out once per process."""
    return (*_parts(), *sorted(_libraries(), key=lambda one: one.name.lower()))


def locked_names() -> list[str]:
    """Return the names of the libraries that requirements/base.txt locks."""
    return PIN.findall(LOCKED.read_text(encoding="utf-8"))


def _libraries() -> Iterator[Component]:
    for name in locked_names():
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # locked for another system (Windows, PyPy), not installed here
        told = found.metadata
        yield Component("pypi", told["Name"], found.version, licence_of(told), home_of(told))


def _parts() -> Iterator[Component]:
    for path, told in json.loads(PARTS.read_text(encoding="utf-8"))["packages"].items():
        if not path:
            continue  # the portal itself
        name = path.removeprefix("node_modules/")
        described = settings.NODE_MODULES / name / "package.json"
        home = json.loads(described.read_text()).get("homepage", "") if described.exists() else ""
        yield Component("npm", name, told["version"], told.get("license", ""), home)


def licence_of(told: Metadata) -> str:
    """Return the licence as an SPDX expression where the package says it in a form we know, else empty.

    Newer packages write the expression; older ones a label, sometimes several, of which one may choose.
    """
    if "License-Expression" in told:
        return told["License-Expression"]
    labels = [
        label.rpartition(" :: ")[2]
        for label in told.get_all("Classifier", [])
        if label.startswith("License :: OSI Approved :: ")
    ]
    text = told.get("License", "")
    if text and "\n" not in text and len(text) < 40 and text not in SPDX:
        return text
    known = dict.fromkeys(SPDX.get(label, label) for label in labels or ([text] if text else []))
    return " OR ".join(known)


def home_of(told: Metadata) -> str:
    """Return the address of the project."""
    links = {}
    for line in told.get_all("Project-URL", []):
        label, _, address = line.partition(",")
        links[label.strip().lower()] = address.strip()
    found = [links[label] for label in HOMES if label in links]
    return told.get("Home-page", "") or (found[0] if found else "")


def bill_of_materials() -> dict[str, Any]:
    """Return the list in the form that tools read: CycloneDX 1.6."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "buendnis-portal",
                "name": "buendnis-portal",
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
            }
        },
        "components": [_in_cyclonedx(one) for one in components()],
    }


def _in_cyclonedx(one: Component) -> dict[str, Any]:
    written: dict[str, Any] = {
        "type": "library",
        "bom-ref": one.address,
        "name": one.name,
        "version": one.version,
        "purl": one.address,
        "licenses": [{"expression": one.licence}],
    }
    if one.home:
        written["externalReferences"] = [{"type": "website", "url": one.home}]
    return written

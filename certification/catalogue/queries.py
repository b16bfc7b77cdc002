"""What we ask about editions: the one in force, its values, and what changed between two."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from buendnis.access.rules import Actor
from certification.catalogue.models import Edition
from certification.catalogue.reading import catalogue_from, edition_hash
from certification.scoring import Catalogue, Criterion, SubIndicator

# By version as well: two editions may differ in nothing but their name.
_values: dict[tuple[str, str], Catalogue] = {}


class EditionIsBroken(RuntimeError):
    """The stored content of a published edition does not fit its hash."""


def catalogue_of(edition: Edition) -> Catalogue:
    """Return the edition as values; worked out once per version, content hash and process.

    Raises EditionIsBroken where the stored content was changed behind the model's back.
    """
    key = (edition.version, edition.content_hash)
    found = _values.get(key)
    if found is None:
        if edition_hash(edition.content) != edition.content_hash:
            raise EditionIsBroken(
                f"Katalogstand {edition.version}: Inhalt und Prüfsumme passen nicht zusammen."
            )
        found = _values[key] = catalogue_from(edition.content, file=edition.version)
    return found


def published() -> QuerySet[Edition]:
    """Return the published editions of the alliance in scope, the newest in force first."""
    return Edition.objects.filter(published_at__isnull=False).order_by(
        "-in_force_from", "-published_at"
    )


def edition_in_force(today: date) -> Edition | None:
    """Return the edition that a case begun today falls under, or None where nothing is published."""
    return published().filter(in_force_from__lte=today).first()


def edition_by_version(actor: Actor, version: str) -> Edition:
    """Return a published edition. Raises Http404."""
    found = published().filter(version=version).first()
    if found is None:
        raise Http404("Diesen Katalogstand gibt es hier nicht.")
    return found


@dataclass(frozen=True)
class Change:
    """One difference between two editions, for the public history."""

    what: str
    before: str
    after: str


def changes_between(older: Catalogue, newer: Catalogue) -> list[Change]:
    """Return what differs in weights, thresholds and questions, in the order of the newer edition."""
    before, after = dict(_figures(older)), dict(_figures(newer))
    names = [*after, *(name for name in before if name not in after)]
    return [
        Change(name, before.get(name, "–"), after.get(name, "entfallen"))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _figures(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return everything public of an edition as (name, text)."""
    figures = [(f"Gewicht {field.title}", str(field.weight)) for field in catalogue.fields]
    figures.append((f"Gewicht {catalogue.indicator.title}", str(catalogue.indicator.weight)))
    questions: list[Criterion | SubIndicator] = [
        *catalogue.criteria.values(),
        *catalogue.parts.values(),
    ]
    for question in questions:
        figures.append((f"{question.id} Gewicht", str(question.weight)))
        figures.append((f"{question.id} Frage", question.question or question.title))
        figures.extend(
            (f"{question.id} Stufe {n}", anchor) for n, anchor in enumerate(question.anchors)
        )
    for level in catalogue.levels:
        figures.append((f"{level.title}: Gesamtwert ab", str(level.total_from)))
        figures.append((f"{level.title}: Mindestwert Kernfelder", str(level.core_minimum)))
        figures.append((f"{level.title}: Mindestwert Ergänzungsfelder", str(level.extra_minimum)))
        figures.append(
            (f"{level.title}: Mindestwert Diversitätsindikator", str(level.indicator_minimum))
        )
        figures.append((f"{level.title}: Nachweisquote", str(level.evidence_minimum)))
    return figures

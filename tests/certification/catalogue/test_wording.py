"""The edition 2026.2 says in plainer words what 2026.1 said: the same weights, numbers and rules."""

import re
from datetime import date
from pathlib import Path

import pytest

from buendnis.journal.models import Entry
from certification.applications.states import State
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.queries import catalogue_of, changes_between, edition_in_force
from certification.catalogue.reading import STANDARD, read_catalogue, read_catalogue_data
from certification.catalogue.score_files import read_assessment
from certification.scoring import score
from tests.builders import standing

BEFORE = STANDARD.with_name("catalogue-2026.1.yaml")
EXAMPLES = sorted((STANDARD.parent / "examples").glob("*.yaml"))
# What was written anew; the titles are those of the knock-outs.
WORDS = {
    "frage", "lesart_kleinst", "skala", "nachweise", "ziel", "bedeutung", "bedingung", "pruefliste",
    "nachweisregel", "tarif_und_gesetz", "leseregel", "nachweisweg", "nicht_fragen",
}  # fmt: skip


def texts(data, place="", *, words=False):
    """Give every value with its place and whether it is wording."""
    if isinstance(data, dict):
        for key, value in data.items():
            knockout = place.startswith("/ausschluss") and key == "titel"
            yield from texts(value, f"{place}/{key}", words=words or key in WORDS or knockout)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, f"{place}/{number}", words=words)
    else:
        yield place, data, words


def both():
    """Return the two editions as (place, before, after, is wording), without their notes."""
    older, newer = read_catalogue_data(BEFORE), read_catalogue_data(STANDARD)
    before = {place: (value, words) for place, value, words in texts(older)}
    after = {place: value for place, value, _ in texts(newer)}
    assert before.keys() == after.keys() - {"/meta/aenderung"}
    return [(place, value, after[place], words) for place, (value, words) in before.items()]


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def test_nothing_but_the_wording_changed():
    changed = [place for place, before, after, words in both() if before != after and not words]

    assert changed == ["/meta/katalog_version"]


def test_every_text_keeps_its_numbers():
    lost = [
        place for place, before, after, words in both() if words and numbers(before) != numbers(after)
    ]  # fmt: skip

    assert lost == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_worked_example_has_the_same_result(example: Path):
    older, newer = read_catalogue(BEFORE), read_catalogue(STANDARD)

    before, after = (
        score(catalogue, read_assessment(example, catalogue)) for catalogue in (older, newer)
    )

    assert (before.total, before.level, before.fields, before.indicator) == (
        after.total, after.level, after.fields, after.indicator,
    )  # fmt: skip


def test_a_running_case_keeps_its_edition_and_a_new_one_begins_with_the_newer(alliance):
    older = publish_edition(load_edition(BEFORE).edition, in_force_from=date(2026, 1, 1))
    case = standing.case(alliance, State.DRAFT, edition=older)

    newer = publish_edition(load_edition(STANDARD).edition, in_force_from=date(2026, 12, 1))

    case.refresh_from_db()
    assert case.edition == older
    assert catalogue_of(case.edition).criteria["AO-1"].question.startswith("Wie ist gesichert")
    assert edition_in_force(date(2026, 12, 1)) == newer
    assert newer.change_note.startswith("Nur der Wortlaut hat sich geändert")
    assert {
        change.what.split()[1]
        for change in changes_between(catalogue_of(older), catalogue_of(newer))
    } == {"Frage", "Stufe"}
    assert Entry.objects.filter(verb="catalogue.published").count() == 2

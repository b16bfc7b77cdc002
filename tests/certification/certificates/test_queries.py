"""Finding certificates: by number across alliances, by name with any spelling, by day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certification.certificates.models import Certificate
from certification.certificates.presenter import CheckedCertificate
from certification.certificates.queries import (
    by_number,
    in_force,
    is_taken,
    named_like,
    newly_certified,
    openly_marked,
    spellings,
)
from tests.builders import people
from tests.certification.certificates.scene import certified, changed, on_the_way, shifted


def names(rows) -> list[str]:
    return [one.employer_name for one in rows]


def test_a_number_is_found_whatever_the_alliance(alliance):
    marburg = certified(people.alliance("marburg"), "Lahnwerk")

    found = by_number(marburg.number.lower().replace("-", " "))

    assert found == marburg
    assert by_number("MD-26-AAAA-A") is None


def test_a_number_is_taken_in_every_spelling(alliance):
    certificate = certified(alliance)

    assert is_taken(certificate.number)
    assert not is_taken("MD-26-AAAA-2")


@pytest.mark.parametrize(
    "words", ["Müller", "müller", "Mueller", "muller", "MUELLER", "Müller Söhne", "soehne", "Bäck", "Baeck"]
)  # fmt: skip
def test_a_name_is_found_however_umlauts_are_typed(alliance, words):
    certified(alliance, "Bäckerei Müller & Söhne")
    certified(alliance, "Zoo am Fluss")

    assert names(named_like(Certificate.objects.all(), words)) == ["Bäckerei Müller & Söhne"]


@pytest.mark.parametrize("words", ["Michael", "Mueller Michael", "Michael Müller"])
def test_a_name_that_is_written_with_two_letters_is_found_too(alliance, words):
    certified(alliance, "Michael Mueller Bau")

    assert names(named_like(Certificate.objects.all(), words)) == ["Michael Mueller Bau"]


def test_spellings_stay_few():
    assert spellings("müller") == ["mueller", "muller"]
    assert len(spellings("ueoeaeueoeaeueoeae")) <= 32


def test_the_register_holds_what_is_in_force_today(alliance):
    certified(alliance, "Heute")
    shifted(certified(alliance, "Morgen"), days=1)
    shifted(certified(alliance, "Vorbei"), days=-4000)
    changed(certified(alliance, "Ausgesetzt"), "suspended")
    changed(certified(alliance, "Entzogen"), "withdrawn")
    on_the_way(alliance, "Auf dem Weg")
    today = timezone.localdate()

    assert names(in_force(kind="certificate", today=today)) == ["Heute"]
    assert names(in_force(kind="confirmation", today=today)) == ["Auf dem Weg"]
    assert names(openly_marked(today=today)) == ["Ausgesetzt", "Entzogen"]


def test_a_certificate_that_will_be_replaced_is_in_force_until_then(alliance):
    employer, today = people.employer(alliance, "Heute"), timezone.localdate()
    older = certified(alliance, employer=employer)

    newer = certified(alliance, employer=employer, days_ahead=10)

    assert list(in_force(kind="certificate", today=today)) == [older]
    assert list(in_force(kind="certificate", today=today + timedelta(days=10))) == [newer]


def test_a_suspended_certificate_does_not_tell_the_number_that_will_replace_it(alliance):
    employer, today = people.employer(alliance, "Heute"), timezone.localdate()
    older = certified(alliance, employer=employer)
    changed(older, "suspended")
    newer = certified(alliance, employer=employer, days_ahead=10)

    (marked,) = openly_marked(today=today)

    shown = CheckedCertificate(Certificate.objects.get(pk=older.pk), today)
    assert [event.kind for event in marked.events.all()] == ["suspended"]
    assert shown.event == marked.events.all()[0]
    assert newer.number not in str(shown.as_json())


def test_the_newest_certificates_come_first_and_no_confirmations(alliance):
    shifted(certified(alliance, "Älter"), days=-30)
    certified(alliance, "Neu")
    on_the_way(alliance, "Unterwegs")

    assert names(newly_certified(5)) == ["Neu", "Älter"]
    assert names(newly_certified(1)) == ["Neu"]

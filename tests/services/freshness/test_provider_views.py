"""The page behind the link of a mail: nothing happens until a button is pressed, and the link opens nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.links.models import SecretLink
from buendnis.mail.models import Mail
from services.directory.queries import organisation_values
from services.directory.writing import write_organisation
from services.freshness.asking import ask
from services.freshness.models import CheckRequest, Proposal
from tests.builders import directory
from tests.builders.reading import inline_things, says_du, words_of
from tests.conftest import PortalClient
from tests.services.freshness.scene import (
    EMAIL,
    KORA,
    due,
    fresh,
    last_mail,
    link_in,
    press,
    provider,
    today,
)

MONTHLY = tuple(replace(directory.MEETINGS, rrule=f"FREQ=MONTHLY;BYDAY={n}WE") for n in (1, 3))
FORM = {
    "title": "Frühstück", "summary": "Wir beraten Familien.", "text": "", "cost": "unbekannt",
    "cost_amount": "", "cost_note": "", "registration": "unbekannt", "registration_note": "",
    "email": "", "website": "", "note": "", "phones-0-raw": "0391 540 2000", "phones-0-label": "",
}  # fmt: skip


@pytest.fixture
def entry(alliance):
    return due("Frühstück", slots=MONTHLY)


@pytest.fixture
def path(entry):
    ask(provider(), by=KORA)
    return link_in(last_mail("provider_asked"))


def marks_on(path):
    """Return what the page would send for „Alles stimmt noch“."""
    page = PortalClient().get(path)
    return {f"seen-{row.entry.code}": mark for row, _, mark in page.context["rows"]}


def test_opening_the_link_shows_the_facts_and_changes_nothing(entry, path):
    page = PortalClient().get(path)

    words = words_of(page)
    assert "Stimmt das noch?" in words
    assert "0391 540 2000" in words
    assert fresh(entry).checked_on == entry.checked_on
    assert (says_du(words), inline_things(page), dict(page.cookies)) == ([], [], {})
    assert page["Cache-Control"] == "no-store, private"


def test_one_button_confirms_everything(entry, path):
    second = due("Zweites", of=provider())

    page = press(path, confirm="alle", **marks_on(path))

    assert "Vielen Dank, mehr brauchen wir nicht" in words_of(page)
    assert fresh(entry).checked_on == today()
    # It was not in the mail.
    assert fresh(second).checked_on == second.checked_on


def test_each_entry_has_its_own_button(alliance):
    first, second = due("Eins"), due("Zwei")
    ask(provider(), by=KORA)
    path = link_in(last_mail("provider_asked"))

    page = press(path, confirm=first.code, **marks_on(path))

    assert "Danke, das ist notiert." in words_of(page)
    assert fresh(first).checked_on == today()
    assert fresh(second).checked_on == second.checked_on


def test_the_same_button_twice_answers_the_same(path):
    sent = marks_on(path)

    answers = [press(path, confirm="alle", **sent).status_code for _ in range(2)]

    assert answers == [200, 200]


def test_a_stale_page_asks_to_look_again(entry, path):
    page = press(path, **{"confirm": "alle", f"seen-{entry.code}": "2020-01-01"})

    assert "Bitte noch einmal ansehen" in words_of(page)
    assert fresh(entry).checked_on == entry.checked_on


def test_an_altered_link_offers_a_new_one_to_the_address_on_file(path):
    altered = path.rstrip("/") + "x/"

    page, sent = PortalClient().get(altered), press(altered, again="1")

    assert page.status_code == 410
    assert "ein Zeichen ist verändert" in words_of(page)
    assert "Der neue Link ist unterwegs" in words_of(sent)
    assert [mail.to for mail in Mail.objects.order_by("pk")] == [EMAIL, EMAIL]
    assert EMAIL not in words_of(sent)


def test_an_expired_link_confirms_nothing(entry, path):
    SecretLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    page = press(path, confirm="alle", **{f"seen-{entry.code}": "x"})

    assert page.status_code == 410
    assert fresh(entry).checked_on == entry.checked_on


def test_a_link_to_an_address_that_is_corrected_closes_and_the_new_one_is_asked(entry, path):
    organisation = provider()
    corrected = replace(organisation_values(organisation), provider_email="neu@example.org")
    write_organisation(organisation, corrected, by=KORA, how="Geändert")

    old = press(path, confirm="alle", **{f"seen-{entry.code}": entry.changed_at.isoformat()})
    asked = ask(organisation, by=KORA)

    assert (old.status_code, fresh(entry).checked_on) == (410, entry.checked_on)
    assert (last_mail("provider_asked").to, CheckRequest.objects.get()) == (
        "neu@example.org",
        asked,
    )
    assert PortalClient().get(link_in(last_mail("provider_asked"))).status_code == 200


def test_a_link_that_never_was_is_not_there(alliance):
    assert PortalClient().get("/magdeburg/anbieter/NIEMALS1-xyz/").status_code == 404


def test_a_form_from_a_foreign_page_is_refused(path):
    answer = PortalClient().post(path, {"confirm": "alle"}, HTTP_ORIGIN="https://boese.example")

    assert answer.status_code == 403


def test_a_change_is_kept_as_a_proposal(entry, path):
    page = press(f"{path}{entry.code}/", **FORM | {"summary": "Frühstück für alle."})

    assert "Ihr Vorschlag ist angekommen" in words_of(page)
    kept = [(one.field, one.after) for one in Proposal.objects.get().changes.all()]
    assert kept == [("summary", "Frühstück für alle.")]


def test_the_form_comes_back_with_what_was_proposed(entry, path):
    press(f"{path}{entry.code}/", **FORM | {"summary": "Frühstück für alle.", "note": "Bis bald"})

    page = PortalClient().get(f"{path}{entry.code}/").content.decode()

    assert ("Frühstück für alle." in page, "Bis bald" in page) == (True, True)


def test_what_is_to_be_changed_is_not_confirmed_with_the_rest(entry, path):
    press(f"{path}{entry.code}/", **(FORM | {"phones-0-raw": "0391 540 2001"}))

    press(path, confirm="alle", **marks_on(path))

    assert fresh(entry).checked_on == entry.checked_on


def test_a_form_put_back_withdraws_what_was_proposed(entry, path):
    press(f"{path}{entry.code}/", **(FORM | {"phones-0-raw": "0391 540 2001"}))

    press(f"{path}{entry.code}/", **FORM)

    assert Proposal.objects.count() == 0
    assert fresh(entry).checked_on == today()


def test_an_untouched_form_is_a_confirmation(entry, path):
    page = press(f"{path}{entry.code}/", **FORM)

    assert "Wir haben notiert, dass alles stimmt." in words_of(page)
    assert (fresh(entry).checked_on, Proposal.objects.count()) == (today(), 0)


def test_markup_in_a_proposal_is_text(entry, path):
    press(f"{path}{entry.code}/", **FORM | {"title": "<script>alert(1)</script>"})

    page = PortalClient().get(f"{path}{entry.code}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Dieses Feld ist zwingend erforderlich."),
        ({"summary": "x" * 301}, "höchstens 300 Zeichen"),
        ({"website": "javascript:alert(1)"}, "Das ist keine Internetadresse."),
        ({"phones-0-raw": "ruf mich an"}, "Bitte nur Ziffern"),
        ({"hours-0-day": "MO"}, "Es fehlt die Uhrzeit „von“."),
        ({"hours-0-opens": "10:00"}, "Es fehlt der Tag."),
        ({"hours-0-day": "MO", "hours-0-opens": "10:00", "hours-0-kind": "zirkus"}, "zirkus"),
        ({"email": "keine Adresse"}, "E-Mail"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_reason(entry, path, fields, sentence):
    page = press(f"{path}{entry.code}/", **FORM | {"hours-0-kind": "opening"} | fields)

    assert page.status_code == 422
    assert sentence in words_of(page)
    assert Proposal.objects.count() == 0


def test_an_entry_of_somebody_else_does_not_open(path):
    foreign = due("Fremd", of=directory.organisation("Andere"))

    assert press(f"{path}{foreign.code}/", **FORM).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_for_one_entry_and_for_three(
    alliance, count, django_assert_num_queries
):
    for n in range(count):
        due(f"Angebot {n}")
    ask(provider(), by=KORA)
    path = link_in(last_mail("provider_asked"))

    with django_assert_num_queries(QUERIES):
        PortalClient().get(path)


QUERIES = 11

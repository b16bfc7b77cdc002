"""Organisations are asked once a year and reminded once; never twice for the same, never without an address."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from services.directory.queries import organisation_values
from services.directory.writing import write_organisation
from services.freshness.asking import (
    NO_ADDRESS,
    NO_ENTRIES,
    ask,
    ask_providers,
    remind_providers,
    send_again,
)
from services.freshness.confirming import confirm
from services.freshness.models import CheckRequest
from tests.builders import directory
from tests.services.freshness.scene import EMAIL, KORA, ago, due, last_mail, link_in, provider


def sent_days_ago(request: CheckRequest, days: int) -> None:
    moment = timezone.now() - timedelta(days=days)
    CheckRequest.objects.filter(pk=request.pk).update(sent_at=moment)


def test_the_mail_lists_the_entries_with_their_facts_and_a_link(alliance):
    due("Frühstück", slots=(directory.TUESDAYS,))
    due("Beratung", days=-100)

    request = ask(provider(), by=KORA)

    mail = last_mail("provider_asked")
    assert (mail.to, len(request.entry_codes)) == (EMAIL, 2)
    assert "* Beratung" in mail.body
    assert "Telefon: 0391 540 2000" in mail.body
    assert "Öffnungszeit: " in mail.body
    assert "Kosten: noch nicht bekannt" in mail.body
    assert link_in(mail)


def test_a_second_click_says_that_the_question_is_on_its_way(alliance):
    due()
    ask(provider(), by=KORA)

    with pytest.raises(NotPossible, match=r"ist am .* gefragt worden"):
        ask(provider(), by=KORA)

    assert Mail.objects.count() == 1


def test_without_an_address_nobody_is_asked(alliance):
    with pytest.raises(NotPossible) as refusal:
        ask(directory.organisation("Ohne"), by=KORA)

    assert refusal.value.sentence == NO_ADDRESS


def test_without_a_public_entry_there_is_nothing_to_ask(alliance):
    due(status="entwurf")

    with pytest.raises(NotPossible) as refusal:
        ask(provider(), by=KORA)

    assert refusal.value.sentence == NO_ENTRIES


def test_tick_asks_for_what_is_due_once(alliance):
    due()

    assert (ask_providers(), ask_providers()) == (1, 0)


def test_tick_asks_for_nothing_that_is_not_due_or_has_no_address(alliance):
    due(days=-1)
    due("Historisch", of=directory.organisation("Ohne Adresse"), historical=True, checked_on=None)

    assert ask_providers() == 0


def test_historical_entries_are_asked_about_once_somebody_wrote_down_an_address(alliance):
    due("Historisch", historical=True, checked_on=None)

    assert (ask_providers(), ask_providers()) == (1, 0)


def test_what_was_asked_shortly_before_its_day_is_not_asked_again_on_it(alliance):
    due()
    sent_days_ago(ask(provider(), by=KORA), 41)

    assert ask_providers() == 0


def test_a_year_later_the_same_entry_is_asked_about_again(alliance):
    entry = due()
    sent_days_ago(ask(provider(), by=KORA), 360)
    confirm([entry], by=KORA)
    type(entry).objects.filter(pk=entry.pk).update(next_check=ago(1))

    assert ask_providers() == 1


def test_one_reminder_comes_after_three_weeks_with_a_new_link(alliance):
    due()
    request = ask(provider(), by=KORA)
    first = link_in(last_mail("provider_asked"))
    early = remind_providers()
    sent_days_ago(request, 21)

    assert (early, remind_providers(), remind_providers()) == (0, 1, 0)
    assert link_in(last_mail("provider_reminded")) != first


def test_what_the_coordination_checked_meanwhile_is_not_reminded_of(alliance):
    kept, checked = due("Offen"), due("Am Telefon geklärt")
    request = ask(provider(), by=KORA)
    confirm([checked], by=KORA)
    sent_days_ago(request, 21)
    CheckRequest.objects.filter(pk=request.pk).update(sent_at=timezone.now() - timedelta(days=21))

    remind_providers()

    body = last_mail("provider_reminded").body
    assert (f"* {kept.title}" in body, checked.title in body) == (True, False)


def test_nobody_is_reminded_when_everything_is_answered(alliance):
    entry = due()
    request = ask(provider(), by=KORA)
    confirm([entry], by=KORA)
    sent_days_ago(request, 21)

    assert remind_providers() == 0
    assert CheckRequest.objects.get().answered_at is not None


def test_a_new_link_goes_to_the_address_on_file_only(alliance):
    due()
    request = ask(provider(), by=KORA)
    values = replace(organisation_values(provider()), provider_email="neu@example.org")
    write_organisation(provider(), values, by=KORA, how="Geändert")

    send_again(request)

    assert [mail.to for mail in Mail.objects.order_by("pk")] == [EMAIL, "neu@example.org"]


def test_three_links_a_day_are_enough(alliance):
    due()
    request = ask(provider(), by=KORA)
    send_again(request)
    send_again(request)

    with pytest.raises(NotPossible, match="schon drei Links"):
        send_again(request)


def test_no_new_link_where_no_address_is_on_file_any_more(alliance):
    due()
    request = ask(provider(), by=KORA)
    values = replace(organisation_values(provider()), provider_email="")
    write_organisation(provider(), values, by=KORA, how="Geändert")

    with pytest.raises(NotPossible, match="keine Adresse mehr"):
        send_again(request)

"""What `tick` writes: each thing once, one mail a person and day, nothing on weekends or in a pause."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Membership
from buendnis.callbacks.models import Callback
from buendnis.mail.models import Mail
from certification.applications.models import Application, Talk
from certification.applications.states import State
from certification.assessment.models import SectionTask
from certification.certificates.models import Certificate
from certification.reminders.actions import remind_in, write_one_mail
from certification.reminders.finding_more import everything_due
from certification.reminders.models import Reminder, ReminderPause
from certification.representation.models import Voice
from certification.signoffs.models import SignOff
from tests.builders import people, standing
from tests.builders.catalogue import edition
from tests.certification.reminders.waiting import NOW, mails, moved, waited


def submitted(alliance, *, days, name="Praxis Elbwiese", adviser=None):
    case = standing.case(alliance, State.SUBMITTED, employer=people.employer(alliance, name))
    if adviser:
        standing.named(case, "adviser", adviser)
    return waited(case, days=days)


@pytest.fixture
def bea(alliance):
    return people.member(alliance, Role.COORDINATOR, name="Bea Beratung")


def test_a_late_case_is_told_to_its_adviser_once(alliance, bea):
    people.member(alliance, Role.COORDINATOR, name="Kora Koordination")
    submitted(alliance, days=12, adviser=bea)

    counts = [remind_in(alliance, now=NOW) for _ in range(2)]

    assert counts == [1, 0]
    assert mails() == [
        ("bea-beratung", ["Praxis Elbwiese wartet auf Sie seit 12 Tagen, üblich sind 7."])
    ]


def test_a_case_in_time_is_nobodys_reminder(alliance, bea):
    submitted(alliance, days=7, adviser=bea)

    assert remind_in(alliance, now=NOW) == 0


def test_all_of_a_day_comes_in_one_mail(alliance, bea):
    for number in range(3):
        submitted(alliance, days=12, name=f"Betrieb {number}", adviser=bea)

    assert remind_in(alliance, now=NOW) == 1
    assert [len(lines) for _, lines in mails()] == [3]


def test_what_becomes_due_on_the_same_day_waits_for_tomorrow(alliance, bea):
    submitted(alliance, days=12, adviser=bea)
    remind_in(alliance, now=NOW)
    submitted(alliance, days=9, name="Später", adviser=bea)

    same_day = remind_in(alliance, now=NOW + timedelta(hours=2))
    next_day = remind_in(alliance, now=NOW + timedelta(days=1))

    assert (same_day, next_day) == (0, 1)


def test_after_twice_the_usual_time_there_is_one_more_and_then_no_other(alliance, bea):
    submitted(alliance, days=12, adviser=bea)

    counts = [remind_in(alliance, now=NOW + timedelta(weeks=week)) for week in range(4)]

    assert counts == [1, 1, 0, 0]


def test_on_a_weekend_and_at_night_nothing_leaves(alliance, bea):
    submitted(alliance, days=12, adviser=bea)

    assert remind_in(alliance, now=NOW + timedelta(days=3)) == 0
    assert remind_in(alliance, now=NOW.replace(hour=23)) == 0


def test_two_ticks_at_the_same_moment_write_one_mail(alliance, bea):
    submitted(alliance, days=12, adviser=bea)
    # Both have looked before either has written.
    found = everything_due(NOW)

    wrote = [write_one_mail(found, day="day:2026-11-25", now=NOW) for _ in range(2)]

    assert wrote == [True, False]
    assert Mail.objects.filter(template="reminders").count() == 1


def test_who_pauses_reads_nothing_and_gets_no_flood_afterwards(alliance, bea):
    case = submitted(alliance, days=12, adviser=bea)
    ReminderPause.objects.create(user=bea, until=date(2026, 11, 26))

    in_the_pause = remind_in(alliance, now=NOW)
    afterwards = remind_in(alliance, now=NOW + timedelta(days=2))

    assert (in_the_pause, afterwards) == (0, 0)
    assert not ReminderPause.objects.exists()
    # Only what goes on waiting is told, at its next step.
    waited(case, days=15)
    assert remind_in(alliance, now=NOW + timedelta(days=2)) == 1


def test_who_examines_and_who_decides_are_told_of_theirs(alliance):
    examined, decided = (
        standing.case(alliance, state, employer=people.employer(alliance, name))
        for state, name in ((State.IN_REVIEW, "Geprüft"), (State.FOR_DECISION, "Vorgelegt"))
    )
    pia = people.member(alliance, Role.EXAMINER, name="Pia Prüfung")
    people.member(alliance, Role.BOARD, name="Karl Kuratorium")
    standing.named(examined, "examiner", pia)
    waited(examined, days=43)
    waited(decided, days=29)

    remind_in(alliance, now=NOW)

    assert mails() == [
        ("karl-kuratorium", ["Vorgelegt wartet auf Sie seit 29 Tagen, üblich sind 28."]),
        ("pia-prufung", ["Geprüft wartet auf Sie seit 43 Tagen, üblich sind 42."]),
    ]


# The employer's people


def draft(alliance, *, days, **fields):
    case = standing.case(alliance, State.DRAFT, **fields)
    olga = people.employed(case.employer, name="Olga Owner")
    people.employed(case.employer, EmploymentRole.OWNER, name="Otto Owner")
    people.employed(case.employer, EmploymentRole.CONTRIBUTOR, name="Kai Kontributor")
    return waited(case, days=days), olga


def test_a_resting_draft_is_told_to_its_owners_after_three_weeks_and_six_and_then_no_more(alliance):
    draft(alliance, days=22)

    counts = [remind_in(alliance, now=NOW + timedelta(weeks=week)) for week in (0, 1, 3, 6, 20)]

    assert counts == [2, 0, 2, 0, 0]
    assert mails()[0] == ("olga-owner", ["Ihr Antrag für Praxis Elbwiese ruht seit 22 Tagen."])


def test_a_draft_in_which_something_changed_does_not_rest(alliance):
    case, _ = draft(alliance, days=60)
    moved(case, days=5)

    assert remind_in(alliance, now=NOW) == 0


def test_reminders_and_downloads_are_no_movement(alliance):
    case, _ = draft(alliance, days=60)
    moved(case, days=5, verb="reminders.nudged")
    moved(case, days=4, verb="document.fetched")

    assert remind_in(alliance, now=NOW) == 2


def test_an_open_programme_is_told_to_owners_and_adviser(alliance, bea):
    case = standing.case(alliance, State.PROGRAMME_OPEN)
    for name in ("Olga Owner", "Otto Owner"):
        people.employed(case.employer, name=name)
    standing.named(case, "adviser", bea)
    waited(case, days=29)

    remind_in(alliance, now=NOW)

    assert {name for name, _ in mails()} == {"olga-owner", "otto-owner", "bea-beratung"}


def test_who_coordinates_no_more_is_reminded_of_nothing_and_others_take_the_case(alliance, bea):
    resting = standing.case(alliance, State.PROGRAMME_OPEN)
    standing.named(resting, "adviser", bea)
    waited(resting, days=29)
    submitted(alliance, days=20, name="Backhaus", adviser=bea)
    Membership.objects.filter(user=bea).update(until=NOW)
    people.member(alliance, Role.COORDINATOR, name="Kora Koordination")

    remind_in(alliance, now=NOW)

    assert {name for name, _ in mails()} == {"kora-koordination"}


@pytest.mark.parametrize(
    ("due", "line"),
    [
        (4, None),
        (3, "„Zahlen“ für Praxis Elbwiese: Ihr Termin ist am 28.\N{NO-BREAK SPACE}November 2026."),
        (0, "„Zahlen“ für Praxis Elbwiese: Ihr Termin ist am 25.\N{NO-BREAK SPACE}November 2026."),
        (
            -1,
            "„Zahlen“ für Praxis Elbwiese: Der Termin war am 24.\N{NO-BREAK SPACE}November 2026, "
            "etwas ist noch offen.",
        ),
    ],
)
def test_a_section_is_told_three_days_before_and_on_the_day_after(alliance, due, line):
    case, olga = draft(alliance, days=5, edition=edition(alliance))
    task_for(case, olga, due=due)

    remind_in(alliance, now=NOW)

    assert mails() == ([("olga-owner", [line])] if line else [])


def task_for(case, user, *, due, section="zahlen"):
    given = NOW - timedelta(days=10)
    SectionTask.objects.create(
        application=case, section=section, user=user, due=NOW.date() + timedelta(days=due),
        given_at=given, given_by="Olga Owner",
    )  # fmt: skip


def test_a_finished_section_is_nobodys_reminder(alliance):
    case, olga = draft(alliance, days=5, edition=edition(alliance))
    task_for(case, olga, due=-1, section="nachweise")

    assert remind_in(alliance, now=NOW) == 0


def test_what_waits_for_others_is_told_to_the_owners(alliance):
    case, _ = draft(alliance, days=5)
    case.employer.employments.filter(user__name="Otto Owner").update(until=timezone.now())
    ago = NOW - timedelta(days=8)
    Talk.objects.create(
        application=case, typed_by=people.member(alliance, Role.COORDINATOR), held_on=ago.date(),
        begun_at=ago, handed_over_at=ago,
    )  # fmt: skip
    SignOff.objects.create(
        application=case, purpose="declarations", method="link", subject_hash="0" * 64, name="Lea",
        function="Leitung", email="lea@example.org", asked_at=ago, asked_by="Olga Owner",
    )  # fmt: skip
    Voice.objects.create(
        application=case, email="rat@example.org", asked_at=ago, asked_by="Olga Owner"
    )

    remind_in(alliance, now=NOW)

    (_, lines), *others = mails()
    assert others == []
    assert [line.split(": ")[1][:24] for line in lines] == [
        "Sehen Sie bitte durch, w",
        "Ihre Leitung hat noch ni",
        "Die Beschäftigtenvertret",
    ]


def test_one_responsible_person_alone_is_asked_once_for_a_second(alliance):
    case = standing.case(alliance, State.SUBMITTED)
    people.employed(case.employer, name="Olga Owner")
    waited(case, days=6)
    Application.objects.update(created_at=NOW - timedelta(days=8))

    counts = [remind_in(alliance, now=NOW + timedelta(weeks=week)) for week in range(3)]

    assert counts == [1, 0, 0]
    assert mails()[0][1][0].startswith("Praxis Elbwiese: Nur Sie sind verantwortlich.")


def test_a_waiting_callback_is_told_without_name_and_number(alliance, bea):
    Callback.objects.create(
        origin="kurzcheck", name="Ada Anruf", phone="+49391123", asked_at=NOW - timedelta(days=5)
    )

    remind_in(alliance, now=NOW)

    mail = Mail.objects.get(template="reminders")
    assert "Jemand wartet seit 5 Tagen auf einen Rückruf." in mail.body
    assert not any(word in mail.body for word in ("Ada", "391123"))


def test_a_certificate_that_ends_is_told_six_and_three_months_before(alliance):
    from tests.builders.cases import application_at

    case = application_at(State.CERTIFIED, home=alliance)
    people.employed(case.employer)
    ends = Certificate.objects.get().valid_until
    days = [ends - timedelta(days=count) for count in (200, 178, 150, 85, 20)]

    counts = [remind_in(alliance, now=NOW.replace(year=day.year, month=day.month, day=day.day)
                        + timedelta(days=(7 - day.weekday()) % 7)) for day in days]  # fmt: skip

    assert [bool(count) for count in counts] == [False, True, False, True, False]


def test_another_alliance_has_its_own_reminders(alliance, bea):
    submitted(alliance, days=12, adviser=bea)

    assert remind_in(people.alliance("marburg"), now=NOW) == 0
    assert not Reminder.objects.exists()


def test_the_mail_says_how_to_pause(alliance, bea):
    submitted(alliance, days=12, adviser=bea)

    remind_in(alliance, now=NOW)

    assert "/magdeburg/zertifizierung/erinnerungen/" in Mail.objects.get(template="reminders").body

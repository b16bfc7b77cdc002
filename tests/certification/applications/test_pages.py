"""Beginning a case, correcting it, and naming its people: what is possible, and each refusal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from certification.applications.actions import change_master_data
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import PeopleNumbers
from tests.builders import people
from tests.builders.catalogue import edition
from tests.builders.people import signed_in
from tests.builders.reading import words_of
from tests.certification.assessment import scenes
from tests.certification.assessment.test_pages import path


def begin(client, employer, **changes):
    """Send the form that begins a case."""
    data = {"scope": "whole", "sites": "", "excluded": "", "headcount": "1.200",
            "reference_date": timezone.localdate().isoformat()}  # fmt: skip
    return client.post(
        f"/magdeburg/zertifizierung/betriebe/{employer.code}/antrag/", data | changes
    )


@pytest.fixture
def employer(alliance):
    edition(alliance)
    return people.employer(alliance)


@pytest.fixture
def owner(employer):
    return signed_in(people.employed(employer))


def test_a_case_begins_under_the_edition_in_force(employer, owner):
    answer = begin(owner, employer)

    made = Application.objects.get()
    assert answer["Location"] == path(made, "selbsteinschaetzung/")
    assert (made.state, made.headcount, made.edition.version) == (State.DRAFT, 1200, "2026.2")


def test_the_coordination_hears_of_a_new_case(alliance, employer, owner):
    coordinator = people.member(alliance, Role.COORDINATOR)

    begin(owner, employer)

    mail = Mail.objects.get(template="application_started")
    assert (mail.to, mail.subject) == (
        coordinator.email,
        "Praxis Elbwiese hat einen Antrag begonnen",
    )


def test_the_counting_rule_is_said_in_words(employer, owner):
    text = owner.get(f"/magdeburg/zertifizierung/betriebe/{employer.code}/antrag/").content.decode()

    assert "auch in Teilzeit, im Minijob, in der Ausbildung" in text
    assert "Leiharbeit zählt nicht mit." in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headcount": "0"}, "Ein Betrieb hat mindestens eine beschäftigte Person."),
        ({"headcount": "viele"}, "Bitte geben Sie eine ganze Zahl ein."),
        ({"headcount": "9999999"}, "Diese Zahl ist zu groß."),
        ({"scope": "sites"}, "Bitte nennen Sie die Standorte"),
        ({"reference_date": "2999-01-01"}, "Der Stichtag liegt in der Zukunft."),
        ({"reference_date": "2020-01-01"}, "Der Stichtag liegt mehr als ein Jahr zurück."),
        ({"reference_date": "gestern"}, "Bitte geben Sie ein Datum ein"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(employer, owner, changes, sentence):
    answer = begin(owner, employer, **changes)

    assert sentence in answer.content.decode()
    assert not Application.objects.exists()


def test_a_second_open_case_leads_to_the_first(alliance, employer, owner):
    running = scenes.draft(alliance, employer=employer)

    answer = begin(owner, employer)

    assert answer["Location"] == path(running, "")
    assert Application.objects.count() == 1


def test_without_an_edition_no_case_begins(alliance):
    employer = people.employer(alliance)

    answer = begin(signed_in(people.employed(employer)), employer)

    assert answer.status_code == 409
    assert "noch kein Katalog in Kraft" in answer.content.decode()


def test_a_contributor_does_not_begin_a_case(employer):
    client = signed_in(people.employed(employer, EmploymentRole.CONTRIBUTOR))

    answer = begin(client, employer)

    assert answer.status_code == 403
    assert "Einen Antrag beginnt, wer im Betrieb verantwortlich ist" in answer.content.decode()


def change(client, application, **changes):
    """Send the form that corrects the master data."""
    data = {"scope": "whole", "sites": "", "excluded": "", "headcount": application.headcount,
            "reference_date": application.reference_date.isoformat()}  # fmt: skip
    return client.post(path(application, "angaben/"), data | changes, follow=True)


@pytest.fixture
def case(alliance, employer):
    recent = timezone.localdate() - timedelta(days=30)
    application = scenes.draft(alliance, headcount=180, employer=employer)
    Application.objects.update(reference_date=recent)
    application.refresh_from_db()
    return application


def test_falling_below_ten_deletes_the_counts_at_once_and_says_so(case, owner):
    scenes.give_numbers(case, **scenes.NUMBERS_OF_180)

    answer = change(owner, case, headcount="9", size_change="correction")

    assert not PeopleNumbers.objects.exists()
    assert "Die bisher eingetragenen Zahlen haben wir gelöscht." in answer.content.decode()
    assert Entry.objects.filter(verb="assessment.numbers_deleted").count() == 1


def test_ten_employees_keep_their_counts(case, owner):
    scenes.give_numbers(case, n_w=6, n_m=4)

    change(owner, case, headcount="10", size_change="correction")

    assert PeopleNumbers.objects.get().values == {"n_w": 6, "n_m": 4}


@pytest.mark.parametrize("typed", ["9", "149", "49", "250"])
def test_a_headcount_that_would_change_the_questions_asks_why(case, owner, typed):
    answer = change(owner, case, headcount=typed)

    assert answer.status_code == 422
    assert "Mit dieser Zahl ändern sich die Fragen. Bitte wählen Sie." in words_of(answer)
    assert Application.objects.get().headcount == 180


def test_an_action_refuses_another_size_without_a_reason(case):
    with pytest.raises(NotPossible, match="War sie falsch"):
        change_master_data(case, values={"headcount": 9}, by=scenes.owner_of(case))


def test_within_a_class_nothing_is_asked(case, owner):
    change(owner, case, headcount="170")

    assert Application.objects.get().headcount == 170


def test_shrinking_after_the_reference_date_keeps_questions_and_counts(case, owner):
    scenes.give_numbers(case, **scenes.NUMBERS_OF_180)

    answer = change(owner, case, headcount="9", size_change="since")

    stored = Application.objects.get()
    assert (stored.headcount, stored.headcount_today) == (180, 9)
    assert PeopleNumbers.objects.get().values == scenes.NUMBERS_OF_180
    assert "Die Fragen bleiben die für 180 Beschäftigte am Stichtag." in words_of(answer)


def test_how_many_they_are_today_only_tells(case, owner):
    change(owner, case, headcount_today="260")

    stored = Application.objects.get()
    assert (stored.headcount, stored.headcount_today) == (180, 260)


def test_the_journal_keeps_before_and_after(case, owner):
    change(owner, case, headcount="170")

    entry = Entry.objects.get(verb="application.changed")
    assert entry.details["headcount"] == ["180", "170"]


def test_sites_are_dropped_when_the_whole_employer_is_meant(case, owner):
    change(owner, case, scope="sites", sites="Werk Nord")
    change(owner, case, scope="whole", sites="Werk Nord")

    assert Application.objects.get().sites == ""


def test_after_submission_master_data_stand(case, owner):
    Application.objects.update(state=State.SUBMITTED, submitted_at=timezone.now())

    answer = change(owner, case, headcount="9")

    assert answer.status_code == 403
    assert Application.objects.get().headcount == 180


def name_person(client, application, task: str, user, **changes):
    """Send the form that names somebody."""
    data = {"task": task, f"{task}-person": user.pk} | changes
    return client.post(path(application, "beteiligte/"), data)


@pytest.fixture
def coordinator(alliance):
    return signed_in(people.member(alliance, Role.COORDINATOR, name="Rosa Rat"))


def test_the_coordinator_names_adviser_and_examiner(alliance, case, coordinator):
    adviser = people.member(alliance, Role.COORDINATOR)
    examiner = people.member(alliance, Role.EXAMINER)

    name_person(coordinator, case, "adviser", adviser)
    name_person(coordinator, case, "examiner", examiner)

    case.refresh_from_db()
    assert (case.adviser, case.examiner) == (adviser, examiner)
    assert [mail.to for mail in Mail.objects.filter(template="person_named").order_by("pk")] == [
        adviser.email, examiner.email,
    ]  # fmt: skip


def test_somebody_is_replaced_with_a_reason_that_all_can_read(alliance, case, coordinator):
    first, second = (people.member(alliance, Role.EXAMINER) for _ in range(2))
    name_person(coordinator, case, "examiner", first)

    name_person(coordinator, case, "examiner", second, **{"examiner-reason": "Krankheit"})

    text = coordinator.get(path(case, "beteiligte/")).content.decode()
    case.refresh_from_db()
    assert case.examiner == second
    assert "Krankheit" in text


def test_a_replacement_without_a_reason_is_refused(alliance, case, coordinator):
    first, second = (people.member(alliance, Role.EXAMINER) for _ in range(2))
    name_person(coordinator, case, "examiner", first)

    answer = name_person(coordinator, case, "examiner", second)

    case.refresh_from_db()
    assert case.examiner == first
    assert "Ein Wechsel braucht einen Grund" in answer.content.decode()


def test_who_advised_cannot_be_named_examiner(alliance, case, coordinator):
    both = people.member(alliance, Role.COORDINATOR, Role.EXAMINER)
    name_person(coordinator, case, "adviser", both)

    answer = name_person(coordinator, case, "examiner", both)

    case.refresh_from_db()
    assert (answer.status_code, case.examiner) == (422, None)
    assert "kommt für diese Aufgabe nicht in Frage" in answer.content.decode()


def test_who_belongs_to_the_employer_is_no_candidate(alliance, case, coordinator):
    user = people.employed(case.employer, EmploymentRole.CONTRIBUTOR)
    people.member(alliance, Role.EXAMINER, user=user)

    assert name_person(coordinator, case, "examiner", user).status_code == 422


def test_a_person_of_another_alliance_is_no_candidate(case, coordinator):
    stranger = people.member(people.alliance("marburg"), Role.EXAMINER)

    assert name_person(coordinator, case, "examiner", stranger).status_code == 422


def test_the_employer_sees_who_they_are_and_names_nobody(alliance, case, owner, coordinator):
    examiner = people.member(alliance, Role.EXAMINER, name="Petra Prüf")
    name_person(coordinator, case, "examiner", examiner)

    text = owner.get(path(case, "beteiligte/")).content.decode()
    answer = name_person(owner, case, "examiner", examiner)

    assert "Petra Prüf" in text
    assert "examiner-person" not in text
    assert answer.status_code == 403


@pytest.mark.parametrize(("sent", "allowed"), [("ja", True), ("nein", False)])
def test_the_employer_opens_and_shuts_its_draft_with_one_click(case, owner, sent, allowed):
    Application.objects.update(adviser_may_read=not allowed)

    for _ in range(2):
        owner.post(path(case, "mitlesen/"), {"lesen": sent})

    assert Application.objects.get().adviser_may_read is allowed
    assert [one.sentence for one in Entry.objects.filter(verb="application.reading_switched")] == [
        "Die Beratung darf im Entwurf mitlesen"
        if allowed
        else "Die Beratung darf im Entwurf nicht mehr mitlesen"
    ]


def test_after_submission_there_is_nothing_to_switch(case, owner):
    Application.objects.update(state=State.SUBMITTED, submitted_at=timezone.now())

    answer = owner.post(path(case, "mitlesen/"), {"lesen": "nein"})

    assert answer.status_code == 403
    assert Application.objects.get().adviser_may_read is True


def test_a_contributor_does_not_switch_reading(case):
    client = signed_in(people.employed(case.employer, EmploymentRole.CONTRIBUTOR))

    answer = client.post(path(case, "mitlesen/"), {"lesen": "nein"})

    assert answer.status_code == 403
    assert Application.objects.get().adviser_may_read is True


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_people_asks_the_database_equally_often(
    alliance, case, coordinator, django_assert_num_queries, count
):
    for _ in range(count):
        user = people.member(alliance, Role.EXAMINER)
        name_person(coordinator, case, "examiner", user, **{"examiner-reason": "Wechsel"})
    coordinator.get(path(case, "beteiligte/"))

    with django_assert_num_queries(23):
        coordinator.get(path(case, "beteiligte/"))

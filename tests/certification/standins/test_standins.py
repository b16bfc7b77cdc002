"""Who stands in for a coordinator: what she may in these days and not later, and the hand-over of all cases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from certification.applications import rules
from certification.applications.actions import name_adviser, name_examiner
from certification.applications.models import Application, CasePerson, Deputy
from certification.applications.queries import advised_by, adviser_addresses
from certification.applications.states import State
from certification.assessment.rules import may_read_numbers
from certification.programme.rules import may_agree
from certification.reminders.turns import my_turn
from certification.standins.actions import end_deputy, hand_over_all, name_deputy
from tests.builders import people, standing
from tests.builders.reading import inline_things, last_mail, says_du, words_of

PAGE = "/magdeburg/zertifizierung/vertretung/"


@pytest.fixture
def bea(alliance):
    return people.member(alliance, Role.COORDINATOR, name="Bea Beratung")


@pytest.fixture
def kora(alliance):
    return people.member(alliance, Role.COORDINATOR, name="Kora Koordination")


@pytest.fixture
def case(alliance, bea):
    """Return a draft that Bea advises."""
    made = standing.case(alliance)
    standing.named(made, "adviser", bea)
    return made


def day(offset):
    return timezone.localdate() + timedelta(days=offset)


def named(alliance, bea, kora, *, first=0, last=7):
    by = people.actor(bea, alliance)
    return name_deputy(
        coordinator=bea, deputy=kora, first_day=day(first), last_day=day(last), by=by
    )


def given(alliance, bea, kora, *, by=None, reason="Andere Aufgabe"):
    by = people.actor(by or bea, alliance)
    return hand_over_all(coordinator=bea, to=kora, reason=reason, by=by)


def advises(user, case):
    """Return what rule and filter say; they must agree."""
    actor = people.actor(user, case.employer.alliance)
    listed = Application.objects.filter(advised_by(actor), pk=case.pk).exists()
    assert listed is bool(rules.is_adviser_of(actor, case))
    return listed


# The days


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(0, 7, True), (0, 0, True), (-3, 2, True), (1, 7, False)]
)
def test_she_advises_on_her_days(alliance, bea, kora, case, first, last, expected):
    named(alliance, bea, kora, first=first, last=last)

    assert advises(kora, case) is expected
    assert advises(bea, case)


def test_it_ends_by_itself(alliance, bea, kora, case):
    named(alliance, bea, kora)
    CasePerson.objects.filter(task="deputy").update(until=timezone.now())

    assert not advises(kora, case)


def test_in_her_days_she_may_what_the_adviser_may(alliance, bea, kora, case):
    named(alliance, bea, kora)
    actor = people.actor(kora, alliance)

    assert rules.may_read_answers(actor, case)
    assert may_read_numbers(actor, case)
    assert may_agree(actor, case)


def test_a_submitted_case_lies_on_her_desk_and_its_mail_reaches_her(alliance, bea, kora, case):
    Application.objects.update(state=State.SUBMITTED, submitted_at=timezone.now())
    before = Application.objects.filter(my_turn(people.actor(kora, alliance))).count()

    named(alliance, bea, kora)

    assert before == 0
    assert Application.objects.filter(my_turn(people.actor(kora, alliance))).count() == 1
    assert adviser_addresses(Application.objects.get()) == [bea.email, kora.email]


def test_who_stood_in_neither_examines_nor_decides(alliance, bea, kora, case):
    named(alliance, bea, kora)
    people.member(alliance, Role.EXAMINER, Role.BOARD, user=kora)
    actor = people.actor(kora, alliance)

    assert not rules.never_advised(actor, case)
    with pytest.raises(NotPossible, match="hat diesen Betrieb beraten"):
        name_examiner(case, user=kora, by=people.actor(bea, alliance))


def test_what_was_taken_back_before_it_began_counts_for_nobody(alliance, bea, kora, case):
    named(alliance, bea, kora, first=1)

    end_deputy(Deputy.objects.get(), by=people.actor(bea, alliance))

    assert rules.never_advised(people.actor(kora, alliance), case)
    assert not CasePerson.objects.filter(task="deputy").exists()


def test_ended_early_it_ends_at_once_and_stays_in_the_history(alliance, bea, kora, case):
    named(alliance, bea, kora)

    end_deputy(Deputy.objects.get(), by=people.actor(kora, alliance))

    assert not advises(kora, case)
    assert not rules.never_advised(people.actor(kora, alliance), case)
    with pytest.raises(NotPossible, match="schon beendet"):
        end_deputy(Deputy.objects.get(), by=people.actor(kora, alliance))


def test_both_hear_of_it_and_each_case_has_its_line(alliance, bea, kora, case):
    named(alliance, bea, kora)

    assert {mail.to for mail in Mail.objects.filter(template="deputy_named")} == {
        bea.email,
        kora.email,
    }
    line = Entry.objects.get(verb="application.deputy_named")
    assert (line.case_code, line.sentence[:44]) == (
        case.code,
        "Vertretung der Beratung: Kora Koordination, ",
    )


def test_a_case_that_comes_later_is_covered_too(alliance, bea, kora):
    named(alliance, bea, kora)
    made = standing.case(alliance)

    name_adviser(made, user=bea, by=people.actor(bea, alliance))

    assert advises(kora, Application.objects.get())


def test_a_case_that_goes_to_somebody_else_is_covered_no_more(alliance, bea, kora, case):
    named(alliance, bea, kora)
    ella = people.member(alliance, Role.COORDINATOR)

    name_adviser(case, user=ella, by=people.actor(bea, alliance), reason="Wechsel")

    assert not advises(kora, Application.objects.get())


def test_who_coordinates_no_more_stands_in_no_more(alliance, bea, kora, case):
    named(alliance, bea, kora)
    kora.memberships.update(until=timezone.now())

    assert not advises(kora, case)


# What is left out


def test_the_examiner_of_a_case_does_not_cover_it(alliance, bea, kora, case):
    people.member(alliance, Role.EXAMINER, user=kora)
    standing.named(case, "examiner", kora)

    arranged = named(alliance, bea, kora)

    assert arranged.done == 0
    assert arranged.left == [
        (f"Praxis Elbwiese ({case.code})",
         "Kora Koordination hat diesen Betrieb geprüft und kann ihn deshalb nicht beraten.")
    ]  # fmt: skip
    assert not advises(kora, case)


@pytest.mark.parametrize("former", [True, False])
def test_who_belongs_or_belonged_to_the_employer_does_not_cover_it(
    alliance, bea, kora, case, former
):
    people.employed(case.employer, EmploymentRole.CONTRIBUTOR, user=kora)
    case.employer.employments.update(until=timezone.now() if former else None)

    arranged = named(alliance, bea, kora)

    assert "gehört oder gehörte zu diesem Betrieb" in arranged.left[0][1]
    assert not advises(kora, case)


def test_who_may_not_see_a_case_reads_its_code_only(alliance, bea, kora, case):
    people.employed(case.employer, user=kora)
    admin = people.member(alliance, Role.ADMIN)

    arranged = name_deputy(
        coordinator=bea, deputy=kora, first_day=day(0), last_day=day(1), by=people.actor(admin, alliance)
    )  # fmt: skip

    assert arranged.left[0][0] == f"Antrag {case.code}"


# Refusals


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [(3, 1, "Der letzte Tag liegt vor dem ersten"), (-9, -2, "Diese Tage sind schon vorbei")],
)
def test_the_days_must_fit(alliance, bea, kora, first, last, sentence):
    with pytest.raises(NotPossible, match=sentence):
        named(alliance, bea, kora, first=first, last=last)


def test_a_deputy_is_another_coordinator(alliance, bea):
    with pytest.raises(NotPossible, match="jemand anderes"):
        named(alliance, bea, bea)
    with pytest.raises(NotPossible, match="gehört in diesem Bündnis nicht zur Koordination"):
        named(alliance, bea, people.member(alliance, Role.BOARD))


def test_who_is_away_stands_in_for_nobody(alliance, bea, kora):
    ella = people.member(alliance, Role.COORDINATOR)
    named(alliance, kora, ella)

    with pytest.raises(NotPossible, match="selbst nicht da"):
        named(alliance, bea, kora)


def test_a_double_click_names_once(alliance, bea, kora, case):
    client = people.signed_in(bea)
    data = {"vertretung-coordinator": bea.pk, "vertretung-other": kora.pk,
            "vertretung-first_day": day(0).isoformat(), "vertretung-last_day": day(5).isoformat()}  # fmt: skip

    first, second = (client.post(f"{PAGE}benennen/", data) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert "vertritt Bea Beratung in diesen Tagen schon." in words_of(second)
    assert CasePerson.objects.filter(task="deputy").count() == 1


# Handing over


def test_all_open_cases_go_in_one_step(alliance, bea, kora, case):
    second = standing.case(alliance, employer=people.employer(alliance, "Nordpark"))
    standing.named(second, "adviser", bea)
    owner = people.employed(case.employer)

    arranged = given(alliance, bea, kora)

    assert (arranged.done, arranged.left) == (2, [])
    assert {one.adviser for one in Application.objects.all()} == {kora}
    assert last_mail(owner.email).subject == "Ihre neue Ansprechperson: Kora Koordination"
    assert Entry.objects.filter(verb="application.adviser_named").count() == 2
    assert Mail.objects.filter(template="cases_handed_over").count() == 2


def test_finished_cases_stay(alliance, bea, kora):
    done = standing.case(alliance, State.CERTIFIED)
    standing.named(done, "adviser", bea)

    with pytest.raises(NotPossible, match="berät zurzeit keinen offenen Fall"):
        given(alliance, bea, kora)


def test_what_cannot_go_stays_with_its_reason(alliance, bea, kora, case):
    people.employed(case.employer, user=kora)

    page = people.signed_in(bea).post(
        f"{PAGE}uebergeben/",
        {
            "uebergabe-coordinator": bea.pk,
            "uebergabe-other": kora.pk,
            "uebergabe-reason": "Wechsel",
        },
    )

    assert "Diese Fälle sind geblieben" in words_of(page)
    assert "gehört oder gehörte zu diesem Betrieb" in words_of(page)
    assert Application.objects.get().adviser == bea


def test_nobody_hands_over_the_case_of_an_own_employer(alliance, bea, kora, case):
    ella = people.member(alliance, Role.COORDINATOR)
    people.employed(case.employer, user=ella)

    arranged = given(alliance, bea, kora, by=ella)

    assert (arranged.done, len(arranged.left)) == (0, 1)


def test_handing_over_needs_a_reason_and_two_people(alliance, bea, kora, case):
    with pytest.raises(NotPossible, match="braucht einen Grund"):
        given(alliance, bea, kora, reason=" ")
    with pytest.raises(NotPossible, match="zwei verschiedene"):
        given(alliance, bea, bea)


def test_the_second_click_finds_nothing_to_give(alliance, bea, kora, case):
    given(alliance, bea, kora)

    with pytest.raises(NotPossible, match="keinen offenen Fall"):
        given(alliance, bea, kora)
    assert Mail.objects.filter(template="cases_handed_over").count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_equally_often(alliance, bea, django_assert_num_queries, count):
    for _ in range(count):
        named(alliance, bea, people.member(alliance, Role.COORDINATOR))
    client = people.signed_in(bea)
    page = client.get(PAGE)

    assert says_du(words_of(page)) == []
    assert inline_things(page) == []
    with django_assert_num_queries(10):
        client.get(PAGE)

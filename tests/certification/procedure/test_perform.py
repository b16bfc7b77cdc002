"""A step is taken once, by one person, from the state that the case has now; all of it or nothing."""

from dataclasses import replace
from functools import partial

import pytest
from django.core import mail as mailbox
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.tenancy.scope import NoScope, scope
from buendnis.workflow import NotPossible, Workflow
from certification.applications.models import Application, CasePerson
from certification.applications.rules import never_advised
from certification.applications.states import State
from certification.procedure import actions
from certification.procedure.actions import perform
from certification.procedure.table import WORKFLOW
from tests.builders import people, standing
from tests.builders.cases import application_at
from tests.builders.threads import together


@pytest.fixture
def case(alliance):
    return standing.case(alliance, State.SUBMITTED)


@pytest.fixture
def owner(case, alliance):
    return people.actor(people.employed(case.employer, name="Olga Owner"), alliance)


@pytest.fixture
def anna(alliance):
    """Return a coordinator as actor."""
    return people.actor(people.member(alliance, Role.COORDINATOR, name="Anna Adler"), alliance)


def told() -> list[str]:
    return sorted(Mail.objects.values_list("to", flat=True))


# One step


def test_a_step_changes_state_and_date(case, anna):
    before = case.state_since

    moved = perform(case, "annehmen", actor=anna)

    stored = Application.objects.get()
    assert (moved.state, stored.state) == ("accepted", "accepted")
    assert before < stored.state_since <= timezone.now()


def test_a_step_is_written_into_the_journal_with_before_and_after(case, owner):
    perform(case, "zuruecknehmen", actor=owner)

    entry = Entry.objects.get(verb="procedure.zuruecknehmen")
    assert (entry.case_code, entry.actor_name, entry.sentence, entry.details) == (
        case.code,
        "Olga Owner",
        "Einreichung zurücknehmen",
        {"state": ["submitted", "draft"]},
    )


def test_whoever_accepts_becomes_the_adviser(case, anna):
    perform(case, "annehmen", actor=anna)

    assert Application.objects.get().adviser_id == anna.user_id


def test_an_adviser_who_is_named_stays_when_somebody_else_accepts(case, alliance, anna):
    bea = people.member(alliance, Role.COORDINATOR, name="Bea")
    standing.named(case, "adviser", bea)

    perform(case, "annehmen", actor=anna)

    assert Application.objects.get().adviser == bea


def test_who_accepts_beside_an_adviser_can_no_longer_decide(case, alliance, anna):
    standing.named(case, "adviser", people.member(alliance, Role.COORDINATOR))

    perform(case, "annehmen", actor=anna)

    verdict = never_advised(anna, case)
    assert not verdict
    assert verdict.sentence.startswith("Sie haben diesen Betrieb beraten.")


def test_the_reason_of_a_return_is_kept_for_the_employer(case, anna):
    perform(case, "zurueckgeben", actor=anna, comment="  Der Geltungsbereich fehlt.  ")

    stored = Application.objects.get()
    assert (stored.state, stored.returned_comment) == ("draft", "Der Geltungsbereich fehlt.")


def test_a_long_reason_stands_whole_in_the_journal(case, anna):
    reason = "Der Betrieb liegt nicht im Gebiet. " * 20

    perform(case, "ablehnen", actor=anna, comment=reason)

    entry = Entry.objects.get(verb="procedure.ablehnen")
    assert entry.details["comment"] == reason.strip()
    assert len(entry.sentence) == 300


def test_a_withdrawn_draft_ends_without_a_date_of_submission(alliance):
    case = standing.case(alliance, State.DRAFT)
    owner = people.actor(people.employed(case.employer), alliance)

    assert perform(case, "zurueckziehen", actor=owner).state == "withdrawn"


# Refusals


def test_a_step_needs_a_scope(case, anna):
    with scope(None), pytest.raises(NoScope):
        perform(case, "annehmen", actor=anna)


def test_a_step_that_requires_a_reason_is_refused_without_one(case, anna):
    with pytest.raises(NotPossible, match="Bitte begründen Sie diesen Schritt in einem Satz"):
        perform(case, "ablehnen", actor=anna, comment=" \n ")

    assert Application.objects.get().state == "submitted"


def test_a_step_by_the_wrong_person_is_refused_with_the_sentence(case, owner):
    with pytest.raises(NotPossible, match="Diese Seite gehört zur Aufgabe Koordination"):
        perform(case, "annehmen", actor=owner)

    assert (Application.objects.get().state, Entry.objects.count(), told()) == ("submitted", 0, [])


def test_a_double_click_reads_what_happened(case, anna):
    perform(case, "annehmen", actor=anna)

    with pytest.raises(NotPossible) as refused:
        perform(case, "annehmen", actor=anna)

    assert refused.value.sentence == (
        "Dieser Schritt ist nicht mehr möglich: Der Antrag steht inzwischen auf „Angenommen, zur Prüfung“."
    )


def test_a_stale_page_reads_the_state_in_the_words_of_its_reader(case, owner, anna):
    stale = Application.objects.get()
    perform(case, "annehmen", actor=anna)
    perform(case, "zurueckgeben", actor=anna, comment="Bitte ergänzen.")

    with pytest.raises(NotPossible, match="steht inzwischen auf „In Arbeit“"):
        perform(stale, "zuruecknehmen", actor=owner)


def test_an_unknown_step_is_refused(case, anna):
    with pytest.raises(NotPossible):
        perform(case, "zaubern", actor=anna)


def test_the_locked_row_decides_and_not_the_row_at_hand(case, anna):
    case.state = State.FOR_DECISION

    assert perform(case, "annehmen", actor=anna).state == "accepted"


def test_the_rule_is_asked_of_the_locked_row(alliance):
    case = standing.case(alliance, State.ACCEPTED)
    pia, peer = (people.member(alliance, Role.EXAMINER, name=name) for name in ("Pia", "Peer"))
    standing.named(case, "examiner", pia)
    stale = Application.objects.get()
    CasePerson.objects.filter(task="examiner").update(until=timezone.now())
    standing.named(case, "examiner", peer)

    with pytest.raises(NotPossible, match="Diesen Fall prüft jemand anderes"):
        perform(stale, "pruefung-beginnen", actor=people.actor(pia, alliance))


# All or nothing


def exploding(application, *, by, comment, data):
    """Fail as an effect might, after others have written."""
    application.returned_comment = "halb fertig"
    application.save()
    raise ZeroDivisionError


@pytest.fixture
def last_effect_fails(monkeypatch):
    """Put an effect that fails behind those of accepting."""
    rows = tuple(
        replace(row, effects=(*row.effects, exploding)) if row.name == "annehmen" else row
        for row in WORKFLOW.transitions
    )
    table = Workflow(
        states=WORKFLOW.states, start=WORKFLOW.start, final=WORKFLOW.final, transitions=rows
    )
    monkeypatch.setattr(actions, "WORKFLOW", table)


@pytest.mark.usefixtures("last_effect_fails")
def test_a_failing_effect_takes_everything_back(case, anna):
    with pytest.raises(ZeroDivisionError):
        perform(case, "annehmen", actor=anna)

    stored = Application.objects.get()
    assert (stored.state, stored.adviser, stored.returned_comment) == ("submitted", None, "")
    assert (CasePerson.objects.count(), Entry.objects.count(), Mail.objects.count()) == (0, 0, 0)


def test_a_failing_mail_text_takes_everything_back(case, anna, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(actions, "send_after_commit", broken)

    with pytest.raises(ZeroDivisionError):
        perform(case, "annehmen", actor=anna)

    assert (Application.objects.get().state, Entry.objects.count()) == ("submitted", 0)


# Telling


def test_the_people_of_the_case_are_told(case, owner, anna):
    perform(case, "annehmen", actor=anna)

    assert told() == sorted([owner.email, anna.email])


def test_without_an_adviser_every_coordinator_is_told(case, owner, alliance):
    bea, kora = (people.member(alliance, Role.COORDINATOR) for _ in range(2))

    perform(case, "zuruecknehmen", actor=owner)

    assert told() == sorted([bea.email, kora.email])


def test_the_reason_stands_in_the_mail(case, owner, anna):
    perform(case, "zurueckgeben", actor=anna, comment="Der Geltungsbereich fehlt.")

    mail = Mail.objects.get(to=owner.email)
    assert mail.subject == "Praxis Elbwiese: Zur Überarbeitung zurückgeben"
    assert "Der Geltungsbereich fehlt." in mail.body
    assert f"/magdeburg/zertifizierung/antraege/{case.code}/" in mail.body


def test_mails_leave_after_the_commit_only(case, owner, anna, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        perform(case, "zurueckgeben", actor=anna, comment="Bitte ergänzen.")
    assert (len(mailbox.outbox), Mail.objects.filter(sent_at__isnull=True).count()) == (0, 1)

    for callback in waiting:
        callback()

    assert [mail.to for mail in mailbox.outbox] == [[owner.email]]
    assert Mail.objects.filter(sent_at__isnull=True).count() == 0


# At the same moment


def acting(home, case, step, user, **more):
    """Return the act of one person, in a scope of its own as a request would have it."""

    def act():
        with scope(home):
            actor = people.actor(user, home)
            return perform(Application.objects.get(pk=case.pk), step, actor=actor, **more).state

    return act


@pytest.fixture
def scene(transactional_db):
    """Return an alliance and a submitted case, with an owner and two coordinators."""
    home = people.alliance("magdeburg")
    case = standing.case(home, State.SUBMITTED)
    return {
        "home": home,
        "case": case,
        "owner": people.employed(case.employer),
        "bea": people.member(home, Role.COORDINATOR, name="Bea"),
        "kora": people.member(home, Role.COORDINATOR, name="Kora"),
    }


def test_of_two_clicks_at_once_one_wins_and_the_other_reads_what_happened(scene):
    act = partial(acting, scene["home"], scene["case"], "annehmen")

    outcomes = together(act(scene["bea"]), act(scene["kora"]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotPossible", "str"]
    refused = next(each for each in outcomes if isinstance(each, NotPossible))
    assert "steht inzwischen auf „Angenommen, zur Prüfung“" in refused.sentence
    with scope(scene["home"]):
        assert Entry.objects.filter(verb="procedure.annehmen").count() == 1
        assert CasePerson.objects.count() == 1


def test_taking_back_and_accepting_at_once_end_in_one_of_the_two(scene):
    home, case = scene["home"], scene["case"]

    outcomes = together(
        acting(home, case, "zuruecknehmen", scene["owner"]),
        acting(home, case, "ablehnen", scene["bea"], comment="Nicht im Gebiet."),
    )

    won = [outcome for outcome in outcomes if isinstance(outcome, str)]
    with scope(home):
        assert [Application.objects.get().state] == won
        assert Entry.objects.filter(verb__startswith="procedure.").count() == 1


def test_many_at_once_leave_one_trace(scene):
    act = partial(acting, scene["home"], scene["case"], "annehmen")

    outcomes = together(*(act(scene[who]) for who in ("bea", "kora", "bea", "kora")))

    assert [isinstance(each, NotPossible) for each in outcomes].count(True) == 3
    with scope(scene["home"]):
        assert Entry.objects.filter(verb="procedure.annehmen").count() == 1


def test_mails_of_a_real_commit_are_sent_and_those_of_a_failure_never_existed(scene, monkeypatch):
    home, case = scene["home"], scene["case"]
    bea = people.actor(scene["bea"], home)

    def not_reachable(*args, **kwargs):
        raise ZeroDivisionError

    with scope(home):
        perform(case, "zurueckgeben", actor=bea, comment="Bitte ergänzen.")
        sent = list(Mail.objects.values_list("to", flat=True))
        monkeypatch.setattr(actions, "record", not_reachable)
        with pytest.raises(ZeroDivisionError):
            perform(case, "zurueckziehen", actor=people.actor(scene["owner"], home))

    assert sent == [scene["owner"].email]
    assert list(Mail.objects.values_list("to", flat=True)) == sent
    assert len(mailbox.outbox) == 1
    assert User.objects.count() == 3


def test_a_comment_of_hidden_signs_is_no_reason(alliance):
    case = application_at(State.SUBMITTED, home=alliance)
    by = people.actor(case.adviser, alliance)

    with pytest.raises(NotPossible, match="Bitte begründen Sie"):
        perform(case, "zurueckgeben", actor=by, comment="\u200b\u202e ")

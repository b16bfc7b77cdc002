"""What the staff representation says is kept, by whom it may be arranged, and when it comes too late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.journal.models import Entry
from buendnis.links.actions import ENOUGH_FOR_TODAY
from buendnis.links.models import SecretLink
from buendnis.links.queries import USED
from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from certification.applications.models import Talk
from certification.applications.states import State
from certification.records.actions import seal
from certification.representation import actions
from certification.representation.models import Voice
from certification.representation.queries import voice_of, voice_sentence
from certification.representation.rules import may_arrange_voice
from certification.representation.values import Standing, VoiceView, voice_from
from tests.builders import people, standing
from tests.certification.representation.scene import COUNCIL, NOTE


@pytest.fixture
def case(alliance):
    made = standing.case(alliance, State.SUBMITTED)
    people.employed(made.employer, name="Olga Owner")
    seal(
        made, kind="submission", parts={"answers": {}}, counts=None, by=people.actor(None, alliance)
    )
    return made


@pytest.fixture
def owner(case, alliance):
    return people.actor(case.employer.employments.get(role="owner").user, alliance)


def link_of(case):
    return SecretLink.objects.filter(about=case.code).latest("pk")


def refusal(act):
    with pytest.raises(NotPossible) as refused:
        act()
    return refused.value.sentence


# Arranging


def test_nobody_was_asked(case):
    assert voice_of(case) == VoiceView(Standing.UNASKED)
    assert voice_sentence(case) == "Die Beschäftigtenvertretung wurde nicht gefragt."


def test_an_employer_may_have_none(case, owner):
    actions.say_none(case, by=owner)

    assert voice_sentence(case) == "Nach Angabe des Betriebs gibt es keine Beschäftigtenvertretung."
    assert Mail.objects.count() == 0


def test_who_is_asked_gets_a_link_by_mail(case, owner):
    actions.ask(case, email="Rat@Betrieb.example", by=owner)

    mail = Mail.objects.get()
    assert (mail.to, voice_of(case).standing) == (COUNCIL, Standing.ASKED)
    assert f"/magdeburg/beschaeftigtenvertretung/{link_of(case).code}-" in mail.body
    assert COUNCIL not in str(list(Entry.objects.values_list("sentence", "details")))


def test_who_is_asked_in_a_draft_gets_the_link_with_the_submission(alliance):
    draft = standing.case(alliance)
    owner = people.actor(people.employed(draft.employer), alliance)

    actions.ask(draft, email=COUNCIL, by=owner)
    before = Mail.objects.count()
    actions.invite(draft, by=owner)

    assert (before, Mail.objects.get().to) == (0, COUNCIL)
    assert "bekommt ihren Link, sobald der Antrag eingereicht ist" in voice_of(draft).sentence


def test_another_address_closes_the_first_link(case, owner):
    actions.ask(case, email=COUNCIL, by=owner)
    first = link_of(case)
    actions.ask(case, email="mav@betrieb.example", by=owner)

    first.refresh_from_db()
    assert (first.is_open, link_of(case).email) == (False, "mav@betrieb.example")


def test_the_address_of_whoever_submits_is_refused(case, owner):
    sentence = refusal(lambda: actions.ask(case, email=owner.email.upper(), by=owner))

    assert sentence == actions.OWN_ADDRESS


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.EXAMINER, Role.BOARD])
def test_the_address_of_whoever_advises_examines_or_decides_is_refused(case, owner, alliance, role):
    member = people.member(alliance, role)

    assert refusal(lambda: actions.ask(case, email=member.email, by=owner)) == actions.OWN_ADDRESS


def test_a_council_may_help_to_fill_in(case, owner):
    helper = people.employed(case.employer, EmploymentRole.CONTRIBUTOR)

    actions.ask(case, email=helper.email, by=owner)

    assert voice_of(case).standing is Standing.ASKED


def test_three_links_a_day_are_enough(case, owner):
    actions.ask(case, email=COUNCIL, by=owner)
    actions.send_again(case)
    actions.send_again(case)

    assert refusal(lambda: actions.send_again(case)) == ENOUGH_FOR_TODAY


def test_without_an_address_nothing_is_sent(case, owner):
    actions.say_none(case, by=owner)

    sentence = refusal(lambda: actions.send_again(case))

    assert sentence == "Für diesen Antrag ist keine Adresse hinterlegt."


# Speaking


def test_who_takes_note_may_say_something(case, owner):
    actions.ask(case, email=COUNCIL, by=owner)

    actions.take_note(link_of(case), **NOTE | {"statement": "Wir tragen das mit."})

    voice = voice_of(case)
    today = f"{timezone.localdate():%d.%m.%Y}"
    assert (voice.standing, voice.statement, voice.is_current) == (
        Standing.NOTED, "Wir tragen das mit.", True,
    )  # fmt: skip
    assert "Rita Rat, Vorsitzende des Betriebsrats" in voice.sentence, today
    assert "Wir tragen" not in str(list(Entry.objects.values_list("sentence", "details")))
    assert "Wir tragen" not in "".join(Mail.objects.values_list("body", flat=True))


def test_a_second_click_changes_nothing(case, owner):
    actions.ask(case, email=COUNCIL, by=owner)
    link = link_of(case)
    actions.take_note(link, **NOTE)

    assert refusal(lambda: actions.take_note(link, **NOTE | {"name": "Zwei"})) == USED
    assert Voice.objects.get().name == "Rita Rat"


def test_a_new_link_lets_her_change_what_she_said(case, owner):
    actions.ask(case, email=COUNCIL, by=owner)
    actions.take_note(link_of(case), **NOTE)
    actions.send_again(case)

    actions.take_note(link_of(case), **NOTE | {"statement": "Doch noch etwas."})

    assert voice_of(case).statement == "Doch noch etwas."


@pytest.mark.parametrize("change", ["ask", "say_none"])
def test_an_employer_cannot_take_back_what_she_said(case, owner, change):
    actions.ask(case, email=COUNCIL, by=owner)
    actions.take_note(link_of(case), **NOTE)
    act = {
        "ask": lambda: actions.ask(case, email="andere@betrieb.example", by=owner),
        "say_none": lambda: actions.say_none(case, by=owner),
    }

    assert refusal(act[change]) == actions.HAS_SPOKEN


def test_a_note_on_an_earlier_submission_says_so(case, owner, alliance):
    actions.ask(case, email=COUNCIL, by=owner)
    actions.take_note(link_of(case), **NOTE)

    seal(case, kind="submission", parts={"answers": {"AO-1": 1}}, counts=None, by=owner)

    assert voice_of(case).sentence.endswith("Es ging um eine frühere Fassung des Antrags.")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (State.CERTIFIED, actions.DECIDED_ALREADY),
        (State.WITHDRAWN, actions.OVER),
        (State.DRAFT, actions.BEING_CHANGED),
    ],
)
def test_a_statement_can_come_too_late_or_too_early(case, owner, state, sentence):
    actions.ask(case, email=COUNCIL, by=owner)
    link = link_of(case)
    case.state = state
    case.decided_at = timezone.now() if state is State.CERTIFIED else None
    case.save()

    assert refusal(lambda: actions.take_note(link, **NOTE)) == sentence
    link.refresh_from_db()
    assert link.used_at is None


# Who may


def test_the_adviser_arranges_it_only_in_a_talk(alliance):
    draft = standing.case(alliance)
    user = people.member(alliance, Role.COORDINATOR)
    standing.named(draft, "adviser", user)
    adviser = people.actor(user, alliance)
    before = may_arrange_voice(adviser, draft)

    Talk.objects.create(application=draft, typed_by=user, held_on=timezone.localdate())

    assert not before
    assert may_arrange_voice(adviser, draft)


def test_a_contributor_does_not_arrange_it(case, alliance):
    helper = people.employed(case.employer, EmploymentRole.CONTRIBUTOR)

    assert not may_arrange_voice(people.actor(helper, alliance), case)


# The sealed part


@pytest.mark.parametrize(
    "voice",
    [
        VoiceView(),
        VoiceView(Standing.NONE, timezone.localdate()),
        VoiceView(
            Standing.NOTED, timezone.localdate() - timedelta(days=3), timezone.localdate(),
            "Rita Rat", "MAV", "Gut so.", is_current=False,
        ),
    ],
)  # fmt: skip
def test_a_sealed_part_reads_as_it_was_written(voice):
    assert voice_from(voice.part()) == voice
    assert "email" not in voice.part()

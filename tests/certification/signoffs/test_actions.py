"""Who signs for the top management, by which way, what exactly, and what takes it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import EmploymentRole
from buendnis.journal.models import Entry
from buendnis.links.actions import ENOUGH_FOR_TODAY
from buendnis.links.models import SecretLink
from buendnis.links.queries import USED
from buendnis.mail.models import Mail
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.files import store
from certification.assessment.files.checks import checked
from certification.assessment.files.kinds import Refused
from certification.assessment.files.scanner import ScanState
from certification.assessment.models import Answer
from certification.assessment.orphans import delete_orphans
from certification.procedure.actions import perform
from certification.records.queries import latest
from certification.signoffs import actions, pages
from certification.signoffs.declarations import DECLARATIONS, declarations_hash
from certification.signoffs.models import SignOff
from certification.signoffs.queries import signed, standing
from tests.builders import people
from tests.certification.assessment.files import made
from tests.certification.signoffs.scene import MANAGEMENT, WHO, YES, filled_in


@pytest.fixture
def scene(alliance):
    return filled_in(alliance)


def asked(scene, **changes):
    values = WHO | {"email": MANAGEMENT} | changes
    return actions.ask(scene.case, DECLARATIONS, **values, by=scene.owner)


def link_of(scene):
    return SecretLink.objects.filter(about=scene.case.code).latest("pk")


def sign(scene, **changes):
    values = {"seen": "", "declared": YES} | changes
    return actions.sign_by_link(link_of(scene), DECLARATIONS, **values)


def page(name="seite.pdf", data=None):
    return pages.store_page(checked(name, data or made.pdf()))


def kept(scene, stored, **changes):
    values = WHO | {"on": timezone.localdate(), "declared": YES} | changes
    return actions.keep_page(scene.case, DECLARATIONS, stored=stored, **values, by=scene.owner)


def submit(scene, data=None):
    return perform(scene.case, "einreichen", actor=scene.owner, data=data or {})


def refusal(act):
    with pytest.raises(NotPossible) as refused:
        act()
    return refused.value.sentence


# In the portal


def test_an_owner_who_is_the_top_management_signs_with_the_submission(scene):
    submit(scene, YES | {"function": "Inhaberin", "stated": True})

    part = latest(scene.case, "submission").parts["declarations"]
    case = Application.objects.get()
    assert part["signed"] == {
        "name": scene.user.name, "function": "Inhaberin", "place": "", "method": "portal",
        "on": timezone.localdate().isoformat(), "page": "",
    }  # fmt: skip
    assert case.declared_by == f"{scene.user.name}, Inhaberin"


def test_an_owner_who_does_not_state_it_signs_nothing(scene):
    sentence = refusal(lambda: submit(scene, YES | {"function": "Assistenz"}))

    assert sentence == actions.NOT_THE_TOP
    assert Application.objects.get().state == State.DRAFT


def test_the_top_management_need_not_state_what_it_is(scene, alliance):
    boss = people.employed(scene.case.employer, EmploymentRole.MANAGEMENT)

    perform(
        scene.case, "einreichen", actor=people.actor(boss, alliance),
        data=YES | {"function": "Geschäftsführer"},
    )  # fmt: skip

    assert SignOff.objects.get().name == boss.name


def test_without_a_signature_nothing_is_submitted(scene):
    assert refusal(lambda: submit(scene)).startswith("Die oberste Leitung hat die Erklärungen noch")


def test_what_was_signed_in_the_portal_is_asked_anew_with_the_next_submission(scene):
    submit(scene, YES | {"function": "Inhaberin", "stated": True})
    perform(scene.case, "zuruecknehmen", actor=scene.owner)

    assert signed(scene.case, DECLARATIONS) is None


# Through a link


def test_a_link_lets_the_top_management_sign_and_the_owner_submit(scene):
    asked(scene)
    mail = Mail.objects.latest("pk")
    sign(scene, declared=YES | {"complaints_office": False})
    submit(scene)

    case = Application.objects.get()
    assert (mail.to, mail.template) == (MANAGEMENT, "signoff_asked")
    assert Mail.objects.filter(template="signoff_done", to=scene.user.email).exists()
    assert (case.complaints_office, case.truthful) == (False, True)
    assert latest(case, "submission").parts["declarations"]["signed"]["method"] == "link"
    assert MANAGEMENT not in str(list(Entry.objects.values_list("sentence", "details")))
    assert MANAGEMENT not in str(latest(case, "submission").parts)


def test_a_double_click_signs_once(scene):
    asked(scene)
    link = link_of(scene)
    sign(scene)

    sentence = refusal(lambda: actions.sign_by_link(link, DECLARATIONS, seen="", declared=YES))

    assert sentence in (USED, actions.NOT_NEEDED)
    assert SignOff.objects.count() == 1


def test_a_changed_answer_revokes_what_was_signed(scene):
    asked(scene)
    sign(scene)
    Answer.objects.filter(criterion="AO-1").update(note="Anders.")

    assert signed(scene.case, DECLARATIONS) is None
    assert refusal(lambda: submit(scene)).startswith("Die oberste Leitung hat die Erklärungen noch")


def test_nobody_signs_what_changed_since_the_page_was_shown(scene):
    asked(scene)
    seen = declarations_hash(scene.case)
    Answer.objects.filter(criterion="AO-1").update(note="Anders.")

    assert refusal(lambda: sign(scene, seen=seen)) == actions.CHANGED_SINCE
    assert link_of(scene).is_open


@pytest.mark.parametrize("role", [EmploymentRole.OWNER, EmploymentRole.CONTRIBUTOR])
def test_the_address_of_whoever_fills_in_is_refused(scene, role):
    other = people.employed(scene.case.employer, role)

    assert refusal(lambda: asked(scene, email=other.email.upper())) == actions.OWN_ADDRESS


def test_the_address_of_the_adviser_is_refused(scene):
    assert refusal(lambda: asked(scene, email=scene.case.adviser.email)) == actions.OWN_ADDRESS


def test_a_new_request_ends_the_one_before(scene):
    asked(scene)
    first = link_of(scene)
    asked(scene, email="andere@betrieb.example")

    first.refresh_from_db()
    assert not first.is_open
    assert standing(scene.case, "declarations").email == "andere@betrieb.example"


def test_three_links_a_day_are_enough(scene):
    asked(scene)
    actions.send_again(scene.case, DECLARATIONS)
    actions.send_again(scene.case, DECLARATIONS)

    assert refusal(lambda: actions.send_again(scene.case, DECLARATIONS)) == ENOUGH_FOR_TODAY


def test_what_is_signed_is_not_asked_for_again(scene):
    asked(scene)
    sign(scene)

    assert refusal(lambda: asked(scene)) == actions.SIGNED_ALREADY
    assert refusal(lambda: actions.send_again(scene.case, DECLARATIONS)) == actions.NOT_NEEDED


def test_a_request_taken_back_leaves_nothing_to_sign(scene):
    asked(scene)
    actions.withdraw(scene.case, DECLARATIONS, by=scene.owner)

    assert refusal(lambda: sign(scene)) == actions.NOT_NEEDED


def test_an_incomplete_draft_is_not_asked_about(scene):
    Answer.objects.filter(criterion="AO-1").delete()

    assert refusal(lambda: asked(scene)).startswith("Erst wenn alle Angaben da sind")


def test_a_submitted_case_asks_for_no_declarations(scene):
    submit(scene, YES | {"function": "Inhaberin", "stated": True})

    assert refusal(lambda: asked(scene)).startswith("Der Antrag ist eingereicht.")


def test_a_contributor_arranges_nothing(scene, alliance):
    helper = people.actor(
        people.employed(scene.case.employer, EmploymentRole.CONTRIBUTOR), alliance
    )

    sentence = refusal(
        lambda: actions.ask(scene.case, DECLARATIONS, **WHO, email=MANAGEMENT, by=helper)
    )

    assert sentence == "Das dürfen nur die Verantwortlichen oder die oberste Leitung des Betriebs."


# On a page


def test_a_signed_page_counts_and_its_hash_is_sealed(scene):
    row = kept(scene, page())
    submit(scene)

    assert latest(scene.case, "submission").parts["declarations"]["signed"]["page"] == row.sha256
    assert pages.bytes_of(row) == made.pdf()


def test_a_replaced_page_is_forgotten(scene, django_capture_on_commit_callbacks):
    first = kept(scene, page())
    name = first.stored_as
    with django_capture_on_commit_callbacks(execute=True):
        kept(scene, page("neu.png", made.image("PNG")))

    assert not store.path_of(name).exists()
    assert standing(scene.case, "declarations").file_name == "neu.png"


def test_a_page_that_was_sealed_stays(scene, django_capture_on_commit_callbacks):
    name = kept(scene, page()).stored_as
    submit(scene)
    perform(scene.case, "zuruecknehmen", actor=scene.owner)
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(scene.case, DECLARATIONS, by=scene.owner)

    delete_orphans(timezone.now() + timedelta(days=9))
    assert store.path_of(name).exists()


def test_a_page_from_the_future_is_refused(scene):
    stored = page()

    sentence = refusal(lambda: kept(scene, stored, on=timezone.localdate() + timedelta(days=1)))

    assert sentence == actions.IN_THE_FUTURE


def test_a_text_file_is_no_signed_page():
    with pytest.raises(Refused, match="als PDF oder als Foto"):
        page("seite.odt", made.odf())


@pytest.mark.parametrize(
    ("state", "sentence"),
    [(ScanState.REFUSED, "einen Virus gefunden"), (ScanState.WAITING, "antwortet gerade nicht")],
)
def test_a_page_counts_only_when_no_virus_check_is_open(monkeypatch, state, sentence):
    monkeypatch.setattr(pages.scanner, "scan", lambda data: state)

    with pytest.raises(Refused, match=sentence):
        page()


def test_a_page_whose_bytes_changed_is_said_to_be_damaged(scene):
    row = kept(scene, page())
    store.path_of(row.stored_as).write_bytes(b"anders")

    with pytest.raises(pages.PageIsDamaged):
        pages.bytes_of(row)

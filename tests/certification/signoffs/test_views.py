"""The pages around a signature: the owner's, the one of the link, and links that do not open."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.links.actions import use_up
from buendnis.links.models import SecretLink
from buendnis.mail.models import Mail
from certification.applications.models import Application
from certification.assessment.models import Answer
from certification.signoffs import actions
from certification.signoffs.declarations import DECLARATIONS, declarations_hash
from certification.signoffs.models import SignOff
from certification.signoffs.queries import signed, standing
from certification.signoffs.values import mark_of
from tests.builders import people
from tests.builders import standing as bare
from tests.builders.reading import inline_things, says_du, words_of
from tests.certification.assessment.files import made
from tests.certification.programme.scene import pdf_text
from tests.certification.representation.scene import reader
from tests.certification.signoffs.scene import MANAGEMENT, WHO, YES, address_of, filled_in

ANSWERS = dict.fromkeys(YES, "True")


@pytest.fixture
def scene(alliance):
    return filled_in(alliance)


@pytest.fixture
def owner(scene):
    return people.signed_in(scene.user)


def asked(scene):
    actions.ask(scene.case, DECLARATIONS, **WHO, email=MANAGEMENT, by=scene.owner)
    return address_of(scene.case)


def of_page(scene, **changes):
    values = {
        "way": "page", "page-upload": SimpleUploadedFile("seite.pdf", made.pdf()), "page-place": "Magdeburg",
        "page-mark": mark_of(declarations_hash(scene.case)), "page-on": timezone.localdate().isoformat(),
    }  # fmt: skip
    answers = {f"page-{key}": value for key, value in (ANSWERS | WHO).items()}
    return values | answers | changes


# The owner


def test_the_owner_sends_a_link(scene, owner):
    values = {f"link-{key}": value for key, value in (WHO | {"email": MANAGEMENT}).items()}

    answer = owner.post(scene.path(), values | {"way": "link"})
    page = owner.get(scene.path())

    assert answer.status_code == 302
    assert "Er ging an Lea Leitung, Geschäftsführerin" in words_of(page)
    assert (says_du(words_of(page)), inline_things(page)) == ([], [])


def test_an_address_of_one_s_own_is_refused_at_the_form(scene, owner):
    values = {f"link-{key}": value for key, value in (WHO | {"email": scene.user.email}).items()}

    answer = owner.post(scene.path(), values | {"way": "link"})

    assert answer.status_code == 422
    assert "Bitte nennen Sie die eigene Adresse der Leitung." in words_of(answer)


def test_the_owner_uploads_the_signed_page_and_others_fetch_it(scene, owner, alliance):
    answer = owner.post(scene.path(), of_page(scene))
    row = SignOff.objects.get()
    helper = people.signed_in(people.employed(scene.case.employer, EmploymentRole.CONTRIBUTOR))
    examiner = people.signed_in(people.member(alliance, Role.EXAMINER))
    page = scene.path(f"leitung/seiten/{row.pk}/")

    assert answer.status_code == 302
    assert signed(scene.case, DECLARATIONS) == row
    assert helper.get(page).content == made.pdf()
    assert examiner.get(page).status_code == 403


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"page-mark": "0000-0000"}, "Dieses Kennzeichen gehört nicht zum jetzigen Stand."),
        ({"page-truthful": "False"}, "Einreichen kann der Betrieb erst, wenn die Angaben stimmen."),
        ({"page-upload": SimpleUploadedFile("s.docx", made.docx())}, "als PDF oder als Foto"),
        ({"page-on": "2100-01-01"}, "Der Tag der Unterschrift liegt in der Zukunft."),
    ],
)
def test_a_page_that_cannot_count_is_refused_at_the_form(scene, owner, changes, sentence):
    answer = owner.post(scene.path(), of_page(scene, **changes))

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert SignOff.objects.count() == 0


def test_after_a_change_meanwhile_the_next_click_signs_what_is_there(scene, owner):
    seen = declarations_hash(scene.case)
    Answer.objects.filter(criterion="AO-1").update(note="Anders.")

    late = owner.post(scene.path(), of_page(scene) | {"page-seen": seen})
    now = late.context["page_form"]["seen"].value()
    again = owner.post(scene.path(), of_page(scene) | {"page-seen": now})

    assert "Inzwischen hat sich geändert, was unterschrieben wird." in words_of(late)
    assert again.status_code == 302


def test_nobody_submits_what_changed_since_the_step_was_shown(scene, owner):
    path = scene.path("schritt/einreichen/")
    given = ANSWERS | {
        "function": "Inhaberin",
        "stated": "on",
        "seen": declarations_hash(scene.case),
    }
    Answer.objects.filter(criterion="AO-1").update(note="Anders.")

    late = owner.post(path, given)
    again = owner.post(path, given | {"seen": late.context["form"]["seen"].value()})

    assert "Inzwischen hat sich geändert, was unterschrieben wird." in words_of(late)
    assert again.status_code == 302


def test_the_page_to_print_carries_its_mark(scene, owner):
    text = pdf_text(owner.get(scene.path("leitung/erklaerungen.pdf")).content)

    assert "Erklärung der Leitung" in text
    assert mark_of(declarations_hash(scene.case)) in text
    assert "Ist eine Beschwerdestelle nach § 13 AGG benannt" in text


def test_the_step_shows_what_was_signed_and_asks_nothing_more(scene, owner):
    reader().post(asked(scene), ANSWERS | {"seen": declarations_hash(scene.case)})

    page = owner.get(scene.path("schritt/einreichen/"))
    answer = owner.post(scene.path("schritt/einreichen/"), {})

    assert "bestätigt über einen Link an die eigene Adresse" in words_of(page)
    assert "Ich bin die oberste Leitung" not in words_of(page)
    assert answer.status_code == 302
    assert Application.objects.get().truthful


def test_the_step_leads_to_the_other_ways_and_asks_for_the_staff(scene, owner):
    words = words_of(owner.get(scene.path("schritt/einreichen/")))

    assert "Die oberste Leitung ist jemand anderes?" in words
    assert "Haben Sie eine Beschäftigtenvertretung, oder gibt es keine?" in words


def test_a_case_that_is_no_draft_is_refused(alliance):
    case = bare.case(alliance, state=bare.State.SUBMITTED)
    client = people.signed_in(people.employed(case.employer))

    answer = client.get(f"/magdeburg/zertifizierung/antraege/{case.code}/leitung/")

    assert answer.status_code == 403


# The link


def test_the_link_shows_what_is_declared_without_counts_and_cookies(scene):
    page = reader().get(asked(scene))

    words = words_of(page)
    assert "Sie unterschreiben als Lea Leitung, Geschäftsführerin" in words
    assert "Ist eine Beschwerdestelle nach § 13 AGG benannt" in words
    assert "Arbeitsorganisation" in words
    assert "Beschäftigte am Stichtag" not in words
    assert (says_du(words), inline_things(page)) == ([], [])
    assert not page.cookies
    assert page["Cache-Control"] == "no-store, private"


def test_a_no_to_truthful_signs_nothing(scene):
    answer = reader().post(asked(scene), ANSWERS | {"truthful": "False"})

    assert answer.status_code == 422
    assert not standing(scene.case, "declarations").is_signed


def test_a_change_meanwhile_is_shown_before_anything_is_signed(scene):
    path, seen = asked(scene), declarations_hash(scene.case)
    Answer.objects.filter(criterion="AO-1").update(note="Anders.")

    late = reader().post(path, ANSWERS | {"seen": seen})
    again = reader().post(path, ANSWERS | {"seen": late.context["form"]["seen"].value()})

    assert late.status_code == 409
    assert "Inzwischen hat sich geändert, was unterschrieben wird." in words_of(late)
    assert "Danke, das ist unterschrieben" in words_of(again)


def test_a_form_from_a_foreign_page_is_refused(scene):
    path = asked(scene)

    answer = reader().post(path, ANSWERS, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert not standing(scene.case, "declarations").is_signed


def used():
    use_up(SecretLink.objects.latest("pk"))


def expired():
    SecretLink.objects.update(expires_at=timezone.now() - timedelta(days=1))


def altered():
    SecretLink.objects.update(secret_hash="0" * 64)


@pytest.mark.parametrize("spoil", [used, expired, altered])
def test_a_link_that_does_not_open_offers_a_new_one_to_the_address_on_file(scene, spoil):
    path = asked(scene)
    spoil()
    page = reader().get(path)
    posted = reader().post(path, ANSWERS)
    Mail.objects.all().delete()

    again = reader().post(path, {"again": "1"})

    assert (page.status_code, posted.status_code, again.status_code) == (410, 410, 200)
    assert "Neuen Link schicken" in words_of(page)
    assert scene.case.employer.name not in words_of(page)
    assert [mail.to for mail in Mail.objects.all()] == [MANAGEMENT]
    assert not standing(scene.case, "declarations").is_signed


def test_who_has_signed_is_told_so_and_needs_no_new_link(scene):
    path = asked(scene)
    reader().post(path, ANSWERS)

    page = reader().get(path)

    assert "Ihre Unterschrift vom" in words_of(page)
    assert "Neuen Link schicken" not in words_of(page)


def test_who_has_signed_something_that_changed_since_is_not_told_that_all_is_done(scene):
    path = asked(scene)
    reader().post(path, ANSWERS)
    Answer.objects.filter(criterion="AO-1").update(note="Anders.")

    assert "Sie müssen nichts mehr tun" not in words_of(reader().get(path))


def test_a_link_whose_request_was_taken_back_has_nothing_to_sign(scene):
    path = asked(scene)
    row = standing(scene.case, "declarations")
    row.revoked_at = timezone.now()
    row.save()

    answer = reader().get(path)

    assert answer.status_code == 409
    assert actions.NOT_NEEDED in words_of(answer)


def test_an_unknown_link_is_not_there(alliance):
    assert reader().get("/magdeburg/unterschrift/erklaerungen/2A4GWQJD-x/").status_code == 404

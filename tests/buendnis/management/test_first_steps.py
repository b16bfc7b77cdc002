"""The first steps of a real installation: an alliance, its texts, its administrator."""

import io

import pytest
from django.core.management import CommandError, call_command

from buendnis.access.rules import Role
from buendnis.accounts.models import Invitation
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance
from tests.builders import people

MAGDEBURG = {"name": "Magdeburger Bündnis", "ort": "Magdeburg", "land": "st", "nummern": "md"}


def run(*args, **options) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


def test_an_alliance_is_created_with_the_texts_it_begins_with(db):
    said = run("create_alliance", "magdeburg", **MAGDEBURG)

    alliance = Alliance.objects.get(slug="magdeburg")
    assert (alliance.land, alliance.code_prefix, alliance.accent) == ("ST", "MD", "petrol")
    assert PageText.objects.filter(alliance=alliance, key="familien").exists()
    assert said == (
        "Magdeburger Bündnis ist unter /magdeburg/ erreichbar.\nWeiter: manage.py invite MAIL magdeburg admin\n"
    )


@pytest.mark.parametrize(
    ("slug", "wrong", "sentence"),
    [
        ("impressum", {}, "Bündnis: Dieses Kürzel braucht das Portal selbst."),
        (
            "magdeburg",
            {"nummern": "M1"},
            "Kürzel der Zertifikatsnummern: Zwei oder drei Großbuchstaben.",
        ),
        ("magdeburg", {"mail": "keine"}, "E-Mail der Geschäftsstelle: "),
    ],
)
def test_what_does_not_fit_is_named_in_german(db, slug, wrong, sentence):
    with pytest.raises(CommandError) as problem:
        run("create_alliance", slug, **(MAGDEBURG | wrong))

    assert str(problem.value).startswith(sentence)
    assert Alliance.objects.count() == 0


def test_the_same_alliance_twice_is_refused(db):
    run("create_alliance", "magdeburg", **MAGDEBURG)

    with pytest.raises(CommandError, match="Kürzel in der Adresse"):
        run("create_alliance", "magdeburg", **MAGDEBURG)


def test_inviting_prints_the_link_for_the_time_before_mail_works(alliance):
    said = run("invite", "anna@example.org", "magdeburg", "admin")

    invitation = Invitation.objects.get()
    assert invitation.role == Role.ADMIN
    assert said.endswith(f"/einladung/{invitation.token}/\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("anna@example.org", "jena", "admin"),
            "Ein Bündnis „jena“ gibt es nicht. Vorhanden: magdeburg.",
        ),
        (
            ("anna@example.org", "magdeburg", "chef"),
            "Die Aufgabe „chef“ gibt es nicht. Möglich: coordinator, examiner",
        ),
        (("anna", "magdeburg", "admin"), "anna: "),
    ],
)
def test_a_wrong_word_is_answered_with_the_possible_ones(alliance, arguments, sentence):
    with pytest.raises(CommandError) as problem:
        run("invite", *arguments)

    assert str(problem.value).startswith(sentence)


def test_who_has_the_role_already_is_named(alliance):
    admin = people.member(alliance, Role.ADMIN)

    with pytest.raises(CommandError, match="hat die Aufgabe Verwaltung des Bündnisses"):
        run("invite", admin.email, "magdeburg", "admin")


def test_texts_are_loaded_once(alliance):
    first, second = run("load_page_texts"), run("load_page_texts")

    assert "geladen: gemeinsam: Impressum" in first
    assert second == "Nichts zu ändern.\n"

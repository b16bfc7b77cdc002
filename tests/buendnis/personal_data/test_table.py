"""Nothing about people is forgotten: every key, address and name stands in the table, or here with a reason."""

import re

from django.apps import apps
from django.db import models

from buendnis.accounts.models import User
from buendnis.personal_data.export import LABELS
from buendnis.personal_data.parts import Part, registered_parts

# What sounds like a person and is none.
NO_PERSON = {
    "auth.Permission.name": "the name of a permission; nobody has any",
    "auth.Permission.codename": "the name of a permission; nobody has any",
    "auth.Group.name": "the name of a group; nobody is in one",
    "buendnis.Alliance.name": "the alliance",
    "buendnis.Alliance.contact_phone": "goes with the contact's address",
    "buendnis.Membership.phone": "goes with the key to the person",
    "buendnis.Callback.phone": "goes with the name",
    "socialaccount.SocialApp.name": "the account service of a city",
    "certification.Employer.name": "the employer",
    "certification.Employer.contact_phone": "goes with the contact's address",
    "certification.Certificate.employer_name": "the employer",
    "certification.Evidence.file_name": "a file",
    "certification.SignOff.file_name": "a file",
    "services.Entry.funded_by": "a fund or an authority",
    "services.Organisation.name": "the organisation",
    "services.Place.name": "a house",
}
SOUNDS_LIKE = re.compile(r"name$|(^|_)by$|e?mail$|phone$|^to$")


def fields_about_people() -> set[str]:
    """Return every key to an account, every address, and every text that sounds like a name."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ("sites", "zeal"):
            continue
        for field in model._meta.concrete_fields:
            key = field.is_relation and field.related_model is User
            text = isinstance(field, models.CharField | models.TextField)
            if key or isinstance(field, models.EmailField) or (
                text and SOUNDS_LIKE.search(field.name)
            ):  # fmt: skip
                found.add(f"{model._meta.label}.{field.name}")
    return found


def looked_at() -> set[str]:
    return {
        f"{part.table._meta.label}.{way.split('__')[0]}"
        for part in registered_parts()
        for way in (*part.users, *part.emails, *part.names)
    } | {"buendnis.User.email", "buendnis.User.name"}


def test_every_field_about_people_is_in_the_table_or_has_a_reason():
    assert fields_about_people() - looked_at() - set(NO_PERSON) == set()


def test_every_reason_is_about_a_field_that_is_there_and_in_no_table():
    assert set(NO_PERSON) <= fields_about_people() - looked_at()


def test_every_part_says_what_becomes_of_it():
    silent = [
        part.title
        for part in registered_parts()
        if not (part.deletes or part.becomes or part.erases or part.stays)
    ]
    endless = [part.title for part in registered_parts() if bool(part.stays) != bool(part.until)]

    assert (silent, endless) == ([], [])


def test_a_part_of_an_app_that_is_not_installed_is_left_out():
    assert not Part("nirgends.Nichts", "Nichts").is_installed


def test_every_column_that_is_shown_has_a_german_name():
    shown = {name for part in registered_parts() for name in part.shows}

    assert shown - set(LABELS) == set()

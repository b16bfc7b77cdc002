"""Puts the sample content and a few things on the way into the database: walked once, then copied."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.actions import invite
from buendnis.accounts.actors import actor_for
from buendnis.links.models import SecretLink
from buendnis.links.queries import hash_of
from buendnis.portal import sample, sample_walk
from buendnis.portal.sample_cases import load_sample_content, worked_example
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances, scope
from certification.applications.models import Application
from certification.employers.actions import invite_person, request_access
from certification.employers.models import Employer
from certification.programme import actions as programme
from certification.representation import actions as representation
from certification.signoffs import actions as signoffs
from certification.signoffs.declarations import DECLARATIONS
from tests.browser.asking import ask_a_provider, report_a_fault
from tests.builders import people
from tests.builders.papers import quick_papers

SECRET = "geheim"


def put_sample_content(copy: Path) -> None:
    """Fill the test database with the sample content, whatever it held before.

    The first time its cases are walked, which takes some seconds; the database is kept in `copy`.
    """
    connection.ensure_connection()
    if copy.exists():
        with closing(sqlite3.connect(copy)) as kept:
            kept.backup(connection.connection)
        ContentType.objects.clear_cache()
        return
    # No page shows what is in a document; its own tests draw them.
    with quick_papers():
        _load()
    with closing(sqlite3.connect(copy)) as kept:
        connection.connection.backup(kept)


def _load() -> None:
    load_sample_content()
    _begin_a_draft_with_numbers()
    _begin_a_programme()
    _ask_for_people()
    _ask_by_links()
    ask_a_provider(SECRET)
    report_a_fault()
    people.alliance("neustadt", name="Neustädter Bündnis für Familie", city="Neustadt")


def employer_of(key: str) -> Employer:
    """Return the employer for which a sample person acts."""
    person = sample.sample_person(key)
    with across_alliances("tests look at every alliance"):
        return Employer.objects.get(name=person.employer)


def case_of(key: str) -> Application:
    """Return the newest case of the employer for which a sample person acts."""
    with across_alliances("tests look at every alliance"):
        return Application.objects.filter(employer__name=employer_of(key).name).latest("pk")


def acting(key: str):
    """Return alliance and actor of a sample person."""
    home = Alliance.objects.get(slug=sample.sample_person(key).alliance)
    with scope(home):
        return home, actor_for(sample.user_of(key), home)


def _begin_a_draft_with_numbers() -> None:
    """Domblick, certified, begins anew with 180 people: the draft that is asked for numbers."""
    home, _ = acting("domblick")
    with scope(home):
        employer = employer_of("domblick")
        cast = sample_walk.cast_for(employer)
        draft = sample_walk.begin(employer, headcount=180, cast=cast)
        given = worked_example("mittel-180-vorbildlich")
        sample_walk.fill_in(draft, given, by=cast.owner)


def _begin_a_programme() -> None:
    home, owner = acting("musterstadt")
    due = timezone.localdate() + timedelta(days=200)
    with scope(home):
        for text in ("Vertretungsplan einführen", "Besprechungen enden um 15 Uhr"):
            programme.add_measure(
                case_of("musterstadt"), field="AO", by=owner, text=text, units="Leitung", due=due,
                status="planned", success="Beim nächsten Ausfall hat es gegriffen.", criterion="",
            )  # fmt: skip


def _ask_by_links() -> None:
    """A staff representation, and two top managements, have links whose secret the tests know."""
    leads = {"name": "Lea Leitung", "function": "Leitung", "email": "leitung@beispiel.example"}
    for key, ask in {
        "hafenspeicher": lambda case, by: representation.ask(case, email="rat@beispiel.example", by=by),
        "domblick": lambda case, by: signoffs.ask(case, DECLARATIONS, **leads, by=by),
    }.items():  # fmt: skip
        home, owner = acting(key)
        with scope(home):
            ask(case_of(key), owner)
            links = SecretLink.objects.filter(about=case_of(key).code)
            links.update(secret_hash=hash_of(SECRET))


def token_of(key: str) -> str:
    """Return the token of the newest link about the case of a sample person."""
    with across_alliances("tests look at every alliance"):
        return f"{SecretLink.objects.filter(about=case_of(key).code).latest('pk').code}-{SECRET}"


def _ask_for_people() -> None:
    """Somebody is invited to the alliance and to an employer, and somebody asks to be taken in."""
    home, owner = acting("praxis")
    _, admin = acting("magdeburg-admin")
    _, asking = acting("hafenspeicher")
    with scope(home):
        invite(email="neu@beispiel.example", role=Role.EXAMINER, by=admin)
        invite_person(
            employer_of("praxis"), email="auch-neu@beispiel.example",
            role=EmploymentRole.CONTRIBUTOR, by=owner,
        )  # fmt: skip
        request_access(
            employer_of("praxis"), user=sample.user_of("hafenspeicher"), message="Bitte", by=asking
        )

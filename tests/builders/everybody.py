"""Sets the scene for questions of permission: a case at some state, and everybody around it."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Invitation, Membership, User
from buendnis.callbacks.models import Callback
from buendnis.links.actions import new_link
from buendnis.portal import sample_walk
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application, Deputy
from certification.applications.states import State
from certification.assessment.models import Evidence
from certification.certificates.models import Certificate
from certification.employers.models import AccessRequest, Employer
from certification.programme import actions as programme
from certification.programme.loading import load_programme
from certification.programme.models import Measure
from certification.programme.reading import TRIER
from certification.signoffs.models import SignOff
from services.directory.models import Listing
from services.feedback.models import ErrorReport
from services.freshness.models import CheckRequest, Proposal
from services.freshness.values import PURPOSE as ASKED
from services.hsds.terms import uid_of_taxonomy
from services.taxonomy.queries import term
from tests.builders import cases, directory, people
from tests.builders.addresses import Page
from tests.certification.assessment.files import made

CASE = "mittel-180-vorbildlich"
LINKS = {
    "representation": "representation",
    "signoffs": "signoff-declarations",
    "programme": "signoff-programme",
}


# own: owner · con: contributor · man: management · ex: owner until yesterday · for: owner of another
# employer · adv: adviser · coo: another coordinator · exa: examiner · oex: another examiner · boa: board ·
# adm: administrator · els: coordinator, examiner and board member of another alliance · new: nobody yet
@dataclass
class Scene:
    """An alliance with a case at one state, and everybody around it."""

    home: Alliance
    application: Application
    users: dict[str, User]
    parts: dict[str, object] = field(default_factory=dict)

    def path(self, page: Page) -> str:
        """Return the address of a page in this scene."""
        return re.sub(
            r"<(?:\w+:)?(\w+)>", lambda found: str(self.part(page.name, found[1])), page.path
        )

    def part(self, page: str, name: str) -> object:
        """Return what stands for a part of the address: for this page, else for its room, else for all."""
        room = page.split(":")[0]
        for key in (f"{page}.{name}", f"{room}.{name}", name):
            if key in self.parts:
                return self.parts[key]
        raise KeyError(f"{page}: nothing stands for <{name}>")


def crowd(home: Alliance, employer: Employer) -> dict[str, User]:
    """Return one person for each column but the anonymous one."""
    other = people.employer(home, "Ein anderer Betrieb")
    users = {
        "own": people.employed(employer, EmploymentRole.OWNER, name="Olga Owner"),
        "con": people.employed(employer, EmploymentRole.CONTRIBUTOR, name="Kai Kontributor"),
        "man": people.employed(employer, EmploymentRole.MANAGEMENT, name="Lea Leitung"),
        "ex": people.employed(employer, EmploymentRole.OWNER, name="Ede Ehemals"),
        "for": people.employed(other, EmploymentRole.OWNER, name="Frank Fremd"),
        "adv": people.member(home, Role.COORDINATOR, name="Bea Beratung"),
        "coo": people.member(home, Role.COORDINATOR, name="Kora Koordination"),
        "exa": people.member(home, Role.EXAMINER, name="Pia Prüfung"),
        "oex": people.member(home, Role.EXAMINER, name="Peer Prüfung"),
        "boa": people.member(home, Role.BOARD, name="Karl Kuratorium"),
        "adm": people.member(home, Role.ADMIN, name="Adele Admin"),
        "els": people.member(
            people.alliance("marburg"), Role.COORDINATOR, Role.EXAMINER, Role.BOARD, name="Mara Marburg"
        ),
        "new": people.person("Nina Neu"),
    }  # fmt: skip
    with scope(home):
        employer.employments.filter(user=users["ex"]).update(until=timezone.now())
    return users


def scene_at(state: State) -> Scene:
    """Return an alliance with a case that walked to this state by the real steps, a file and a measure."""
    home = people.alliance()
    employer = people.employer(home)
    users = crowd(home, employer)
    actors = {name: people.actor(user, home) for name, user in users.items()}
    cast = sample_walk.Cast(actors["own"], actors["adv"], actors["exa"], actors["boa"])
    draft = cases.application_at(State.DRAFT, home=home, employer=employer, cast=cast, case=CASE)
    upload_as(users["own"], draft)
    with scope(home):
        application = walk_on(draft, state, cast)
        if state is State.PROGRAMME_OPEN:
            programme.add_measure(application, field="AO", by=cast.owner, text="Vertretungsplan")
        found = Scene(home, application, users)
        found.parts = _of_case(application) | _around(found)
    return found


def upload_as(user: User, application: Application) -> None:
    """Send one file on the page of evidence."""
    home = application.employer.alliance.slug
    file = SimpleUploadedFile("plan.pdf", made.pdf())
    path = f"/{home}/zertifizierung/antraege/{application.code}/nachweise/"
    people.signed_in(user).post(path, {"upload": file, "title": "Plan", "criteria": ["AO-1"]})


def walk_on(application: Application, to: State, cast: sample_walk.Cast) -> Application:
    """Take the steps of the straight way from where the case stands."""
    given = cases.example(CASE)
    for state, step in sample_walk.WAY:
        if application.state != to and application.state == state:
            application = step(application, given, cast)
    return application


def _of_case(application: Application) -> dict[str, object]:
    """Return the parts of addresses that belong to the case itself."""
    measure = Measure.objects.filter(programme__application=application).first()
    certificate = Certificate.objects.first()
    return {
        "alliance": application.employer.alliance.slug,
        "code": application.code,
        "employers.code": application.employer.code,
        "applications:start.code": application.employer.code,
        "file": Evidence.objects.get().code,
        "kind": "report",
        "name": "zurueckziehen",
        "version": application.edition.version,
        "field": "AO",
        "field_id": "ao",
        "criterion": "AO-1",
        "group": "workforce",
        "pk": measure.pk if measure else 1,
        "number": certificate.number if certificate else "MD-26-XXXX-X",
    }


def _around(found: Scene) -> dict[str, object]:
    """Return the keys of what stands beside the case: people, invitations, requests, texts, papers."""
    users, employer = found.users, found.application.employer
    asked = AccessRequest.objects.create(employer=employer, user=users["new"])
    invitation = Invitation.objects.create(
        email="neu@example.org",
        role=Role.BOARD,
        invited_by=users["adm"],
        expires_at=timezone.now() + timedelta(days=7),
    )
    wrong = Invitation.objects.create(
        email="falsch@example.org",
        role=EmploymentRole.CONTRIBUTOR,
        employer_code=employer.code,
        expires_at=timezone.now() + timedelta(days=7),
    )
    today = timezone.localdate()
    away = Deputy.objects.create(
        coordinator=users["coo"], deputy=users["adv"], first_day=today, last_day=today, named_by="-"
    )
    load_programme(TRIER)
    callback = Callback.objects.create(name="Jonas Brandt", phone="03915402000")
    return (
        {
            "callbacks.code": callback.code,
            "accounts:end.key": Membership.objects.get(user=users["oex"]).pk,
            "accounts:take_back.key": invitation.pk,
            "accounts:text.key": "impressum",
            "pages:text.key": "familien",
            "employers:answer.key": asked.pk,
            "employers:readdress.key": wrong.pk,
            "standins.key": away.pk,
            "employers:end.key": employer.employments.get(user=users["con"]).pk,
            "programme.key": "stadtverwaltung-trier-2020",
            "takealong.key": "umzug",
            "letters.key": "t4",
            "guide.key": "pflegegrade",
            "sample:sign_in.key": "niemand",
            "token": invitation.token,
        }
        | _links(found.application)
        | _directory()
    )


def _directory() -> dict[str, object]:
    """Return the parts of the addresses of the directory: a public entry, and a report about it."""
    times = directory.TUESDAYS, directory.MEETINGS
    entry = directory.entry(at=directory.place(), slots=times, key="beratung")
    report = ErrorReport.objects.create(entry_code=entry.code, what="telefon")
    asked = CheckRequest.objects.create(organisation=entry.organisation, entry_codes=[entry.code])
    proposal = Proposal.objects.create(request=asked, entry=entry, entry_version=entry.version)
    listing = Listing.objects.create(entry_code="NACHBAR1")
    token = new_link(purpose=ASKED, about=asked.code, email="wer@example.org", days=7)
    rooms = ("finding", "feedback", "freshness", "editing", "events", "takealong")
    return {f"{room}.code": entry.code for room in rooms} | {
        "feedback:answer.code": report.code,
        "freshness.token": token,
        "freshness:ask.code": entry.organisation.code,
        "freshness:confirm_organisation.code": entry.organisation.code,
        "freshness:proposal.code": proposal.code,
        "freshness:hide_neighbour.code": listing.entry_code,
        "editing.language": "uk",
        "editing.other": directory.entry("Beratung für alle").code,
        "editing:organisation.code": entry.organisation.code,
        "editing:merge_organisation.code": entry.organisation.code,
        "editing:place.code": entry.places.get().place.code,
        "exchange.table": "eintraege",
        "hsds:service.uid": entry.uid,
        "hsds:service_at_location.uid": entry.places.get().uid,
        "hsds:taxonomy.uid": uid_of_taxonomy("topic"),
        "hsds:taxonomy_term.uid": term("beratung").uid,
    }


def _links(application: Application) -> dict[str, object]:
    """Return the tokens of links without an account, and a page that was signed by hand."""
    made = {
        room: new_link(purpose=purpose, about=application.code, email="wer@example.org", days=7)
        for room, purpose in LINKS.items()
    }
    page = SignOff.objects.create(
        application=application, purpose="declarations", method="page", name="Lea Leitung",
        function="Leitung", asked_by="Olga Owner", stored_as="seite", file_name="seite.pdf",
        sha256="0" * 64, revoked_at=timezone.now(),
    )  # fmt: skip
    return {f"{room}.token": token for room, token in made.items()} | {"signoffs:page.pk": page.pk}

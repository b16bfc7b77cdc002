"""What the page of the sheets says: what each is for, which questions it helps with, its gaps."""

from dataclasses import dataclass

from buendnis.access.rules import Actor
from certification.applications.models import Application
from certification.assessment.places import address_of_question
from certification.assessment.rules import may_read_assessment
from certification.catalogue.queries import catalogue_of
from certification.scoring import Catalogue
from certification.starters.forms import BlanksForm
from certification.starters.reading import sheets
from certification.starters.values import Sheet


@dataclass(frozen=True, slots=True)
class Helped:
    """A question that a sheet helps with; without an address for who may not read the answers."""

    id: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One sheet on the page, with its form."""

    sheet: Sheet
    form: BlanksForm
    helps: tuple[Helped, ...]

    @property
    def is_open(self) -> bool:
        """Whether the form is unfolded: when something in it could not be taken."""
        return bool(self.form.errors)


def offers_of(
    application: Application, actor: Actor, *, tried: BlanksForm | None = None
) -> list[Offer]:
    """Return all sheets for a case; `tried` is the form that was sent and refused."""
    catalogue = catalogue_of(application.edition)
    reads = bool(may_read_assessment(actor, application))
    return [
        Offer(
            sheet,
            tried if tried is not None and tried.sheet is sheet else BlanksForm(sheet=sheet),
            tuple(
                Helped(
                    key,
                    catalogue.title_of(key),
                    address_of_question(application.code, catalogue, key) if reads else "",
                )
                for key in asked_of(sheet, catalogue, application.headcount)
            ),
        )
        for sheet in sheets().all
    ]


def asked_of(sheet: Sheet, catalogue: Catalogue, headcount: int) -> list[str]:
    """Return the questions of a sheet that this edition asks an employer of this size."""
    criteria = catalogue.criteria
    return [
        key
        for key in sheet.criteria
        if key in catalogue.stage_questions
        or (key in criteria and criteria[key].minimum_size <= headcount)
    ]

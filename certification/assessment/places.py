"""Where something of a self-assessment is filled in."""

from buendnis.tenancy.addresses import address
from certification.assessment.completeness import DIVERSITY, EVIDENCE, NUMBERS
from certification.scoring import Catalogue

PAGES = {
    DIVERSITY: "assessment:diversity",
    NUMBERS: "assessment:numbers",
    EVIDENCE: "assessment:evidence",
}


def address_of(code: str, section: str, anchor: str = "") -> str:
    """Return the page of a section of a case, or a place in it."""
    page = PAGES.get(section)
    path = address(page, code) if page else address("assessment:field", code, section.lower())
    return f"{path}#{anchor}" if anchor else path


def address_of_question(code: str, catalogue: Catalogue, question: str) -> str:
    """Return where a criterion or stage question of a case is answered."""
    for one in catalogue.fields:
        if any(criterion.id == question for criterion in one.criteria):
            return address_of(code, one.id, question)
    return address_of(code, DIVERSITY, question)

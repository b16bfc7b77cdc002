"""What becomes of somebody's part when they leave the employer: answers stay, sections belong to nobody again."""

from buendnis.accounts.models import User
from certification.assessment.models import SectionTask
from certification.employers.models import Employer


def free_sections(employer: Employer, user: User) -> None:
    """Take the sections of the employer's cases from somebody who left; what they wrote keeps their name."""
    SectionTask.objects.filter(application__employer=employer, user=user).delete()

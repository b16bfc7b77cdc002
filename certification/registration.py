"""What certification tells the ground when the portal starts: jobs, people, data that hang on a person."""

from buendnis.accounts.actors import register_employments
from buendnis.accounts.employers import EmployerDesk, register_employer_desk
from buendnis.jobs import register_job
from buendnis.personal_data.parts import register_obstacle, register_parts
from buendnis.transfer.values import register_keeper
from certification.assessment.leaving import free_sections
from certification.assessment.orphans import delete_orphans, register_names
from certification.assessment.scanning import scan_waiting
from certification.employers.actions import take_in_by_code, when_somebody_leaves
from certification.employers.queries import employments_of, engagements_of, name_of
from certification.privacy.archive import KEEPER
from certification.privacy.people import PARTS, last_owner_of_an_open_case, part_in_an_open_case
from certification.privacy.retention import delete_old_requests
from certification.procedure.retention import delete_old_counts
from certification.reminders.actions import remind
from certification.reports.actions import finish_documents
from certification.signoffs.queries import stored_names

# What `manage.py tick` does, in this order.
JOBS = (
    ("Unterlagen ausgefertigt", finish_documents),
    ("Erinnerungen geschrieben", remind),
    ("Dateien auf Viren geprüft", scan_waiting),
    ("Verwaiste Dateien gelöscht", delete_orphans),
    ("Fälle, deren Zahlen gelöscht wurden", delete_old_counts),
    ("Beantwortete Anfragen um Zugang gelöscht", delete_old_requests),
)


def register() -> None:
    """Offer everything; called once, when all models are loaded."""
    register_parts(PARTS)
    register_keeper(KEEPER)
    register_obstacle(last_owner_of_an_open_case)
    register_obstacle(part_in_an_open_case)
    register_employments(employments_of)
    register_employer_desk(EmployerDesk(name_of, engagements_of, take_in_by_code))
    register_names(stored_names)
    when_somebody_leaves(free_sections)
    for name, job in JOBS:
        register_job(name, job)

"""What the rooms of the families' side tell the ground when the portal starts."""

from buendnis.jobs import register_job
from buendnis.personal_data.parts import register_parts
from services.feedback.actions import delete_answered_reports
from services.directory.changes import when_changed
from services.privacy.people import PARTS
from services.search.store import reindex

# What `manage.py tick` does, in this order.
JOBS = (("Beantwortete Fehlermeldungen gelöscht", delete_answered_reports),)


def register() -> None:
    """Offer everything; called once, when all models are loaded."""
    register_parts(PARTS)
    when_changed(reindex)
    for name, job in JOBS:
        register_job(name, job)

"""What the rooms of the families' side tell the ground when the portal starts."""

from buendnis.personal_data.parts import register_parts
from services.privacy.people import PARTS


def register() -> None:
    """Offer everything; called once, when all models are loaded."""
    register_parts(PARTS)

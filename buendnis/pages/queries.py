"""What we ask about texts."""

from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance


def text_for(key: str, *, alliance: Alliance | None) -> PageText | None:
    """Return the alliance's own text, otherwise the deployment's, otherwise None."""
    own = PageText.objects.filter(key=key, alliance=alliance).first() if alliance else None
    return own or PageText.objects.filter(key=key, alliance__isnull=True).first()

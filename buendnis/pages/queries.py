"""What we ask about texts."""

from django.db.models import Q

from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance


def text_for(key: str, *, alliance: Alliance | None) -> PageText | None:
    """Return the alliance's own text, otherwise the deployment's, otherwise None."""
    own = PageText.objects.filter(key=key, alliance=alliance).first() if alliance else None
    return own or PageText.objects.filter(key=key, alliance__isnull=True).first()


def written_pages(alliance: Alliance) -> set[str]:
    """Return the keys of the pages that have a text, of the alliance's own or of the deployment."""
    shown = PageText.objects.filter(Q(alliance=alliance) | Q(alliance__isnull=True))
    return set(shown.values_list("key", flat=True))


def own_texts(alliance: Alliance) -> dict[str, PageText]:
    """Return the alliance's own texts by key."""
    return {text.key: text for text in PageText.objects.filter(alliance=alliance)}

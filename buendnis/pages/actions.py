"""Changing the texts of an alliance."""

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.pages.models import PAGES, PageText
from buendnis.tenancy.scope import require_alliance


@transaction.atomic
def change_text(key: str, *, title: str, body: str, by: Actor) -> PageText:
    """Store the alliance's own text for a page; from now on it is shown instead of the deployment's."""
    text, _ = PageText.objects.update_or_create(
        alliance=require_alliance(),
        key=key,
        defaults={
            "title": title,
            "body": body.replace("\r\n", "\n").strip(),
            "changed_at": timezone.now(),
            "changed_by": by.name,
        },
    )
    record("page.changed", about=text, by=by, sentence=f"Ändert den Text „{PAGES[key]}“.")
    return text


@transaction.atomic
def use_deployment_text(key: str, *, by: Actor) -> None:
    """Forget the alliance's own text; the deployment's is shown again."""
    text = PageText.objects.filter(alliance=require_alliance(), key=key).first()
    if text is None:
        return
    record(
        "page.reset",
        about=text,
        by=by,
        sentence=f"Zeigt für „{PAGES[key]}“ wieder den gemeinsamen Text.",
    )
    text.delete()

"""A link by mail that opens one thing, for a limited time, without an account."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.codes import new_code
from buendnis.tenancy.models import AllianceOwned


class SecretLink(AllianceOwned):
    """What a link is for and to whom it went; its secret is kept as a hash only.

    The address carries `code-secret`: with a damaged secret the row is still found, so that the page can
    offer a new link to the address on file. `about` is the code of the case that it is about.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    purpose = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    email = models.EmailField()
    secret_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["purpose", "about"], name="link_by_purpose")]

    @property
    def is_open(self) -> bool:
        """Whether the link still works."""
        return self.used_at is None and timezone.now() < self.expires_at

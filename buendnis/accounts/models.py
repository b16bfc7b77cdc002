"""People by e-mail address, their memberships in alliances, and invitations."""

import secrets
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.tenancy.codes import new_code
from buendnis.tenancy.models import AllianceOwned


class UserManager(BaseUserManager["User"]):
    """Makes users by their e-mail address, always in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new user; without a password only the one-time code signs in."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """Somebody who can sign in."""

    email = models.EmailField("E-Mail-Adresse", unique=True)
    name = models.CharField("Name", max_length=120)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    # allauth and django.contrib.auth ask these; there is no Django admin and no superuser here.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_perms(self, perm_list: Any, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class Membership(AllianceOwned):
    """A role of a person in an alliance; ended ones are kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role, role.label) for role in Role])
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    # What employers read on their pages; empty means: the alliance's own number.
    phone = models.CharField("Telefon für die Betriebe", max_length=40, blank=True)
    reachable = models.CharField("Erreichbar", max_length=120, blank=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["user__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "user", "role"],
                condition=models.Q(until__isnull=True),
                name="membership_once_per_role",
                violation_error_message="Diese Person hat diese Aufgabe schon.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="membership_role_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {Role(self.role).label}"


def new_token() -> str:
    """Return an unguessable token for a link: a code that finds the invitation, and a secret of 256 bit.

    With a damaged secret the invitation is still found, and its page can offer a new link.
    """
    return f"{new_code()}-{secrets.token_urlsafe(32)}"


class Invitation(AllianceOwned):
    """A link by mail that gives a role in the alliance or in an employer, for a limited time."""

    email = models.EmailField("E-Mail-Adresse")
    role = models.CharField(max_length=20)
    employer_code = models.CharField(max_length=12, blank=True)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    # Taken back, or another link took its place: nobody can ask for a new one by this link.
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_by_somebody",
            )
        ]

    @property
    def is_open(self) -> bool:
        """Whether the link still works."""
        return self.accepted_at is None and timezone.now() < self.expires_at

"""Who may write to an employer whose case rests."""

from django.utils import timezone

from buendnis.access.rules import Actor, rule
from certification.applications import rules
from certification.applications.models import Application
from certification.reminders.turns import resting


@rule(
    "Diese Mail gibt es nur für einen Fall, der seit mehr als drei Wochen beim Betrieb ruht und den Sie beraten."
)
def rests_with_me(actor: Actor, application: Application) -> bool:
    return resting(actor, timezone.localdate()).filter(pk=application.pk).exists()


may_nudge = rules.may_advise & rests_with_me

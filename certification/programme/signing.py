"""The action programme as a matter to sign: what is signed, and when it can be."""

from dataclasses import replace
from datetime import date

from certification.applications.models import Application
from certification.programme.queries import PURPOSE, programme_hash, programme_of
from certification.programme.rules import may_sign
from certification.programme.values import content_faults
from certification.signoffs.values import Matter

NOT_AGREED = (
    "Vor der Unterschrift stimmt die Beratung dem Handlungsprogramm zu. Das steht noch aus."
)


def programme_fault(application: Application, day: date) -> str:
    """Return why the programme cannot be signed on that day, or nothing."""
    programme = programme_of(application)
    if programme.agreed_at is None:
        return NOT_AGREED
    # An earlier signature is about to be replaced: its day decides nothing any more.
    return next(iter(content_faults(replace(programme, signature=None), today=day)), "")


PROGRAMME = Matter(
    purpose=PURPOSE,
    title="Handlungsprogramm",
    subject_hash=programme_hash,
    fault=programme_fault,
    may=may_sign,
    home="programme:sign",
    link_page="programme:open",
    asks_place=True,
)

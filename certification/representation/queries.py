"""What we ask about the staff representation of a case."""

from django.utils import timezone

from certification.applications.models import Application
from certification.applications.states import State
from certification.records.queries import latest
from certification.representation.models import Voice
from certification.representation.values import Standing, VoiceView


def voice_of(application: Application) -> VoiceView:
    """Return what stands about the staff representation, also where nobody was asked."""
    row = stored_voice(application)
    if row is None:
        return VoiceView()
    asked_on = timezone.localdate(row.asked_at)
    if row.none_exists:
        return VoiceView(Standing.NONE, asked_on)
    if row.noted_at is None:
        return VoiceView(Standing.ASKED, asked_on, is_sent=application.state != State.DRAFT)
    record = latest(application, "submission")
    return VoiceView(
        Standing.NOTED,
        asked_on,
        noted_on=timezone.localdate(row.noted_at),
        name=row.name,
        function=row.function,
        statement=row.statement,
        is_current=record is not None and record.hash == row.record_hash,
    )


def voice_sentence(application: Application) -> str:
    """Return what stands about the staff representation in one sentence, without the statement."""
    return voice_of(application).sentence


def stored_voice(application: Application) -> Voice | None:
    """Return the row of a case, or None where nobody has said anything."""
    return Voice.objects.filter(application=application).first()

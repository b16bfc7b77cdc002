"""What we ask of a self-assessment: answers, what is missing, what contradicts itself."""

from certification.applications.models import Application


def missing_sentences(application: Application) -> list[str]:
    """Return what must still be given before submission, one sentence each; empty means complete."""
    raise NotImplementedError


def contradictions(application: Application) -> list[str]:
    """Return which numbers contradict each other, naming the fields; empty means consistent."""
    raise NotImplementedError

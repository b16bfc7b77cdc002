"""What we ask of an examination."""

from certification.applications.models import Application


def open_points(application: Application) -> list[str]:
    """Return what the examiner must still do before finishing (findings, numbers, rows, visit, texts)."""
    raise NotImplementedError

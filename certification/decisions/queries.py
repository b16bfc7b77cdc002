"""What we ask before and after a decision."""

from dataclasses import dataclass

from certification.applications.models import Application


@dataclass(frozen=True)
class Ceiling:
    """The highest level that may be decided (empty: none), and the sentences why not a higher one."""

    level: str
    reasons: tuple[str, ...]


def ceiling(application: Application) -> Ceiling:
    """Return the ceiling: the examined level, or none where a condition or knock-out (K-1 to K-5) forbids it."""
    raise NotImplementedError


def examined_level(application: Application) -> str | None:
    """Return the level of the sealed examination, None for no level or no examination yet."""
    raise NotImplementedError

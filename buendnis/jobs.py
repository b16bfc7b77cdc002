"""What `manage.py tick` does: small idempotent jobs that rooms register when the portal starts."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

logger = logging.getLogger(__name__)
Job = Callable[[], int]
_jobs: dict[str, Job] = {}


@dataclass(frozen=True)
class Done:
    """What one job did: how many things, or that it failed."""

    name: str
    count: int = 0
    failed: bool = False


def register_job(name: str, job: Job) -> None:
    """Add a job; `name` is a German heading such as „Wartende Mails gesendet“, `job` returns a count.

    Called from AppConfig.ready, so that the ground need not import the apps. A job must do nothing the
    second time, and opens its own transactions and scopes.
    """
    _jobs[name] = job


def run_jobs() -> list[Done]:
    """Run every job once; one that fails is logged and does not keep the others from running."""
    done = []
    for name, job in _jobs.items():
        try:
            done.append(Done(name, job()))
        except Exception:
            # A job may fail in any way; the next tick tries again.
            logger.exception("Aufgabe „%s“ ist gescheitert", name)
            done.append(Done(name, failed=True))
    return done

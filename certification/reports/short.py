"""The audit report of a small employer: the same sealed content on few pages (decision 0018)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from buendnis.templatetags.german import komma
from certification.reports.criteria import CriterionRow, FieldSection
from certification.reports.report import AuditReport
from certification.reports.sealed import SealedCase

SHORT_BELOW = 50
ELSEWHERE = frozenset({"Größe", "Katalogstand"})


def is_short(case: SealedCase) -> bool:
    """Whether the report of this case is the short one: by the headcount that was handed in."""
    headcount: int = case.submission.parts["scope"]["headcount"]
    return headcount < SHORT_BELOW


@dataclass(frozen=True)
class Unscored:
    """Why some parts of the indicator have no value, said once for all that share the reason."""

    titles: tuple[str, ...]
    reason: str


class ShortReport(AuditReport):
    """What the short report says besides; everything else is the long one's."""

    @property
    def short_facts(self) -> list[tuple[str, Any]]:
        """The result at a glance, without what stands elsewhere on these few pages."""
        return [(term, value) for term, value in self.facts if term not in ELSEWHERE]

    @property
    def distance(self) -> tuple[str, ...]:
        """How far the total lies above the decided level and below the next one, as sentences."""
        total = self.case.result.total
        return () if total is None else tuple(self._distances(total))

    def _distances(self, total: Decimal) -> Iterator[str]:
        level, key = self.case.level, self.case.result.next_level
        if level:
            above = komma(total - level.total_from)
            yield f"Für „{level.title}“ braucht es {komma(level.total_from, 0)} Punkte. Sie liegen {above} darüber."
        if key and (higher := self.case.catalogue.level(key)).total_from > total:
            below = komma(higher.total_from - total)
            yield f"Für „{higher.title}“ braucht es {komma(higher.total_from, 0)} Punkte. Dazu fehlen {below}."

    @cached_property
    def sections(self) -> tuple[FieldSection, ...]:
        """What was asked: the fields, then the stage questions of the indicator where they may be told."""
        asked = tuple(
            replace(field, rows=tuple(row for row in field.rows if row.is_asked))
            for field in self.fields
        )
        if not self.diversity_rows:
            return asked
        indicator = FieldSection(
            id=self.case.catalogue.indicator.id,
            title=self.case.catalogue.indicator.title,
            aim="",
            value=self.case.result.indicator.value,
            rows=self.diversity_rows,
        )
        return (*asked, indicator)

    @property
    def differences(self) -> tuple[CriterionRow, ...]:
        """The criteria where something else counted than was claimed, or where the examiner says why."""
        rows = (row for section in self.sections for row in section.rows)
        return tuple(row for row in rows if row.claimed or row.why)

    @property
    def unscored(self) -> tuple[Unscored, ...]:
        """What could not be scored, gathered by reason."""
        reasons = dict.fromkeys(row.reason for row in self.diversity.not_scored)
        return tuple(
            Unscored(
                tuple(row.title for row in self.diversity.not_scored if row.reason == reason),
                reason,
            )
            for reason in reasons
        )

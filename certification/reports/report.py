"""The audit report: everything its template prints, gathered once from the sealed records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from buendnis.charts import Bar
from buendnis.templatetags.german import datum, komma, prozent, punkte
from certification.decisions.diversity import Diversity, diversity_of
from certification.decisions.presenter import HOW
from certification.reports import letter
from certification.reports.criteria import (
    CriterionRow,
    FieldSection,
    field_sections,
    indicator_rows,
)
from certification.reports.programme import SealedProgramme, sealed_programme
from certification.reports.sealed import Link, SealedCase
from certification.representation.values import VoiceView, voice_from
from certification.scoring import Level
from certification.signoffs.queries import sealed_signature
from certification.signoffs.values import Signature

GROUPS = {"kern": "Kernfeld", "ergaenzung": "Ergänzungsfeld"}


@dataclass(frozen=True)
class FieldRow:
    """One line of the table below the chart."""

    title: str
    group: str
    weight: str
    value: str
    minimum: str


@dataclass(frozen=True)
class AuditReport:
    """What the audit report says, section by section."""

    case: SealedCase

    # The letter

    @property
    def address(self) -> tuple[str, ...]:
        scope = self.case.submission.parts["scope"]
        place = f"{scope['postcode']} {scope['city']}"
        return (self.case.employer["name"], scope["street"], place)

    @property
    def opening(self) -> str:
        return letter.opening(self.case)

    @property
    def thanks(self) -> str:
        return letter.thanks(self.case)

    @property
    def points(self) -> str:
        return letter.points(self.case)

    @property
    def best_fields(self) -> str:
        return letter.fields_in_words(self.case)[0]

    @property
    def weak_fields(self) -> str:
        return letter.fields_in_words(self.case)[1]

    @property
    def next_steps(self) -> str:
        return letter.next_steps(self.case, measures=self.measures)

    @property
    def title(self) -> str:
        """The heading of the letter."""
        level = self.case.level
        return f"Ihr Ergebnis: {level.title}" if level else "Ihr Ergebnis"

    # Summary

    @property
    def facts(self) -> list[tuple[str, Any]]:
        """The result at a glance as (term, value)."""
        case, result = self.case, self.case.result
        size = next(one for one in case.catalogue.size_classes if one.id == result.size_class)
        pairs = [
            ("Entscheidung", case.level.title if case.level else "Kein Zertifikat"),
            ("Gültig", _span(case.valid_from, case.valid_until) if case.level else ""),
            ("Nummer", case.number),
            ("Gesamtwert", _of_hundred(result.total)),
            ("Diversitätsindikator", punkte(result.indicator.value)),
            ("Nachweisquote", prozent(result.evidence_share, 1)),
            ("Geprüft", self.examined),
            ("Geltungsbereich", case.employer["scope"]),
            ("Größe", size.title),
            ("Katalogstand", case.decision["edition"]["version"]),
        ]
        return [(term, value) for term, value in pairs if value]

    @property
    def examined(self) -> str:
        visit = self.case.examination.parts["visit"]
        if not visit.get("date"):
            return ""
        how = HOW.get(visit["kind"], "")
        return f"am {datum(date.fromisoformat(visit['date']))} {how}, im Gespräch mit {visit['with_whom']}"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why this level, as computed."""
        return self.case.result.reasons

    @property
    def missing(self) -> tuple[str, ...]:
        """What the next level still needs."""
        return self.case.result.missing

    @property
    def next_level(self) -> str:
        key = self.case.result.next_level
        return self.case.catalogue.level(key).title if key else ""

    @property
    def board_reasons(self) -> str:
        return str(self.case.decision["reasons"]["text"])

    @property
    def is_lower(self) -> bool:
        """Whether the board stayed below the computed level."""
        level = self.case.decision["level"]
        return bool(level["id"] != level["computed"])

    @property
    def computed_title(self) -> str:
        key = self.case.decision["level"]["computed"]
        return self.case.catalogue.level(key).title if key else "keine Stufe"

    # Action fields

    @cached_property
    def yardstick(self) -> Level:
        """The level whose minima the chart marks: the decided one, else the lowest certificate."""
        level = self.case.level
        if level and level.kind == "zertifikat":
            return level
        return next(one for one in self.case.catalogue.levels if one.kind == "zertifikat")

    @property
    def bars(self) -> list[Bar]:
        mark = f"Mindestwert für „{self.yardstick.title}“"
        return [
            Bar(field.title, field.value, [(self._minimum(field.group), mark)])
            for field in self.case.result.fields
        ]

    @property
    def field_rows(self) -> list[FieldRow]:
        return [
            FieldRow(
                title=field.title,
                group=GROUPS.get(field.group, ""),
                weight=komma(field.effective_weight, 0 if field.effective_weight % 1 == 0 else 1),
                value=komma(field.value) or "nicht bewertet",
                minimum=komma(self._minimum(field.group), 0),
            )
            for field in self.case.result.fields
        ]

    def _minimum(self, group: str) -> Any:
        level = self.yardstick
        return level.core_minimum if group == "kern" else level.extra_minimum

    @cached_property
    def fields(self) -> tuple[FieldSection, ...]:
        return field_sections(self.case)

    # Diversity

    @cached_property
    def diversity(self) -> Diversity:
        return diversity_of(self.case.catalogue, self.case.result)

    @property
    def diversity_bars(self) -> list[Bar]:
        mark = f"Mindestwert für „{self.yardstick.title}“"
        whole = Bar(
            self.diversity.title,
            self.diversity.value,
            [(self.yardstick.indicator_minimum, mark)],
        )
        return [whole, *(Bar(f"Säule {one.id}", one.value) for one in self.diversity.pillars)]

    @cached_property
    def diversity_rows(self) -> tuple[CriterionRow, ...]:
        """The stage questions with their findings; none where they would give small counts away."""
        return indicator_rows(self.case) if self.diversity.tells_stages else ()

    # Strengths, potentials, programme

    @property
    def strengths(self) -> list[str]:
        return _lines(self.case.examination.parts["report_text"], "strengths")

    @property
    def potentials(self) -> list[str]:
        return _lines(self.case.examination.parts["report_text"], "potentials")

    @cached_property
    def programme(self) -> SealedProgramme | None:
        part = self.case.programme
        return sealed_programme(part) if part else None

    @property
    def measures(self) -> int:
        return self.programme.measure_count if self.programme else 0

    # Method

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.case.catalogue.levels

    @property
    def people(self) -> list[tuple[str, str]]:
        return [(one["function"], one["name"]) for one in self.case.decision["people"]]

    @property
    def voice(self) -> VoiceView | None:
        """What the staff representation said, as it stood at the decision; None for older decisions."""
        part = self.case.decision.get("staff_voice")
        return voice_from(part) if part else None

    @property
    def declared(self) -> Signature | None:
        """Who signed the declarations at submission, and how."""
        return sealed_signature(self.case.submission.parts["declarations"].get("signed"))

    @property
    def chain(self) -> tuple[Link, ...]:
        return self.case.chain

    @property
    def edition(self) -> Mapping[str, str]:
        return self.case.decision["edition"]


def _span(first: date | None, last: date | None) -> str:
    return f"{datum(first)} bis {datum(last)}"


def _of_hundred(total: Decimal | None) -> str:
    """Return the total in words, also where too much is void for one."""
    return "nicht bewertet" if total is None else f"{komma(total)} von 100 Punkten"


def _lines(part: Mapping[str, str], name: str) -> list[str]:
    """Return the examiner's lines without empty ones and without their list signs."""
    lines = (line.strip().lstrip("-–•* ").strip() for line in part.get(name, "").splitlines())
    return [line for line in lines if line]

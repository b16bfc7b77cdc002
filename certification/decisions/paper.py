"""The one page about a case for the board's meeting: result, distance, what was disputed, who was there."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from buendnis.access.rules import Role
from buendnis.accounts.models import Membership
from buendnis.templatetags.german import datum, komma, prozent, punkte, zahlwort
from certification.applications.models import Application
from certification.applications.queries import advisers_ever, examiners_ever
from certification.decisions.presenter import UNTOLD, BoardView, Difference, board_view
from certification.decisions.sealing import scope_sentence
from certification.employers.models import Employment
from certification.representation.queries import voice_of
from certification.representation.values import VoiceView
from certification.scoring import Level

# One page stays one page: so much of each, and whoever wants more opens the case.
MOST_DIFFERENCES, MOST_FIELDS, MOST_CLOSE, MOST_LACKS, MOST_CONFLICTS = 5, 3, 4, 2, 2
LONG_NAME, LONG_TEXT, LONG_LINE, LONG_SCOPE = 120, 110, 140, 150
LONG_VOICE, LONG_STATEMENT = 230, 260
# A question that applies for one side only differs as much as can be.
WHOLE = 4
# Within so many points (or percent) of what is needed, a value is close.
CLOSE = Decimal(3)


@dataclass(frozen=True)
class DisputedRow:
    """One difference on one line: `why` is the short reason with the examiner's words."""

    id: str
    title: str
    claimed: str
    examined: str
    why: str


@dataclass(frozen=True)
class BoardPaper:
    """What the page says; everything comes from sealed records and the names of people."""

    view: BoardView
    voice: VoiceView

    @property
    def application(self) -> Application:
        return self.view.application

    @property
    def employer(self) -> str:
        return short(self.application.employer.name, LONG_NAME)

    @cached_property
    def facts(self) -> list[tuple[str, Any]]:
        """Who and what it is about, as (term, value)."""
        view, case = self.view, self.application
        pairs = [
            ("Geltungsbereich", short(scope_sentence(case), LONG_SCOPE)),
            ("Größe und Branche", f"{self._size}; {case.employer.get_sector_display()}"),
            ("Besuch", self._visit),
            ("Beraten von", case.adviser.name if case.adviser else "niemandem"),
            ("Geprüft von", view.examination.sealed_by),
            ("Beschäftigtenvertretung", short(self.voice.sentence, LONG_VOICE)),
            ("Ihre Stellungnahme", short(self.voice.statement, LONG_STATEMENT)),
            ("Kann nicht mitentscheiden", "; ".join(self.conflicts) or "niemand im Kuratorium"),
        ]
        return [(term, value) for term, value in pairs if value]

    @property
    def _size(self) -> str:
        return self.view.catalogue.size_class(self.application.headcount).title

    @property
    def _visit(self) -> str:
        view = self.view
        if view.visited_on is None:
            return "fehlt"
        with_whom = view.visit.get("with_whom", "")
        talk = f", im Gespräch mit {with_whom}" if with_whom else ""
        return short(f"{datum(view.visited_on)} {view.visited_how}{talk}", LONG_LINE)

    # Result

    @property
    def result(self) -> str:
        """The result in one sentence."""
        total = self.view.result.total
        value = "nicht bewertet" if total is None else f"{komma(total)} von 100 Punkten"
        own = self.view.claimed_total
        said = f" (selbst eingeschätzt {komma(own)})" if own is not None else ""
        return f"{value}{said}: {self._level}."

    @property
    def _level(self) -> str:
        view = self.view
        if view.ceiling.level:
            return f"möglich ist bis zu „{view.ceiling_title}“"
        if view.computed_title:
            return f"gerechnet „{view.computed_title}“, doch eine Bedingung fehlt"
        return "keine Stufe"

    @property
    def evidence(self) -> str:
        """Evidence share and indicator in one sentence."""
        indicator = self.view.diversity
        return (
            f"Nachweisquote {prozent(self.view.result.evidence_share, 1)}. {indicator.title}: "
            f"{punkte(indicator.value)} ({indicator.label})."
        )

    @property
    def lacks(self) -> list[str]:
        """What forbids a level that the points would allow, and seals that do not fit."""
        unmet = [one.sentence for one in self.view.conditions if not one.met]
        return [*self.view.broken, *unmet][:MOST_LACKS]

    @cached_property
    def levels(self) -> list[tuple[str, str]]:
        """Every level, the highest first: („Familienfreundlich“, „60 nötig, 63,4 da: erreicht“)."""
        have = komma(self.view.result.total) or "kein Gesamtwert"
        rows = []
        for trace in self.view.levels:
            needed = self.view.catalogue.level(trace.id).total_from
            missing = [short(sentence, LONG_LINE) for sentence in trace.missing]
            more = len(missing) - MOST_LACKS
            verdict = " ".join(missing[:MOST_LACKS]) + (f" (und {more} mehr)" if more > 0 else "")
            points = f"{komma(needed, 0 if needed % 1 == 0 else 1)} nötig, {have} da"
            rows.append((trace.title, f"{points}. {verdict or 'Rechnerisch erreicht.'}"))
        return rows

    @cached_property
    def close(self) -> list[str]:
        """What stands within three points of what the level in question needs."""
        level = self._in_question
        found = sorted(self._margins(level), key=lambda one: abs(one[1] - one[2]))
        return [
            f"{title} {komma(have)} (nötig {komma(need, 0)})"
            for title, have, need in found
            if abs(have - need) <= CLOSE
        ][:MOST_CLOSE]

    @property
    def close_title(self) -> str:
        return f"Nahe an der Grenze zu „{self._in_question.title}“"

    @property
    def _in_question(self) -> Level:
        """The computed level where it is a certificate, else the lowest certificate."""
        catalogue = self.view.catalogue
        reached = self.view.result.level
        if reached and catalogue.level(reached).kind == "zertifikat":
            return catalogue.level(reached)
        return next(level for level in catalogue.levels if level.kind == "zertifikat")

    def _margins(self, level: Level) -> Iterator[tuple[str, Decimal, Decimal]]:
        """Yield what the level compares as (title, value, needed)."""
        result = self.view.result
        if result.total is not None:
            yield "Gesamtwert", result.total, level.total_from
        for field in result.fields:
            if field.value is not None:
                need = level.core_minimum if field.group == "kern" else level.extra_minimum
                yield field.title, field.value, need
        if result.indicator.value is not None:
            yield result.indicator.title, result.indicator.value, level.indicator_minimum
        yield "Nachweisquote", result.evidence_share, level.evidence_minimum

    # Disputed

    @cached_property
    def _differences(self) -> list[Difference]:
        return sorted(self.view.differences, key=lambda one: (-_distance(one), one.id))

    @property
    def differences(self) -> list[DisputedRow]:
        """Where the examination sees it otherwise, the largest first."""
        return [
            DisputedRow(
                one.id,
                one.title,
                one.claimed,
                one.examined,
                short(". ".join(part for part in (one.reason, one.text) if part), LONG_TEXT),
            )
            for one in self._differences[:MOST_DIFFERENCES]
        ]

    @property
    def more_differences(self) -> str:
        rest = len(self._differences) - MOST_DIFFERENCES
        return (
            f"Dazu {zahlwort(rest, 'weiterer Unterschied,weitere Unterschiede')}."
            if rest > 0
            else ""
        )

    # Programme and people

    @property
    def programme(self) -> list[str]:
        """The programme in three lines; more fields are counted on the last."""
        used = self.view.programme.used
        lines = [
            f"{field.title} ({zahlwort(len(field.measures), 'Maßnahme,Maßnahmen')}): "
            + short(field.objective or field.measures[0].text, LONG_TEXT)
            for field in used[:MOST_FIELDS]
        ]
        if len(used) > MOST_FIELDS:
            lines[-1] += (
                f" – und {zahlwort(len(used) - MOST_FIELDS, 'weiteres Feld,weitere Felder')}"
            )
        return lines

    @cached_property
    def conflicts(self) -> list[str]:
        """Who sits on the board and cannot decide this case, with the reason."""
        advised, examined = advisers_ever(self.application), examiners_ever(self.application)
        of_employer = set(
            Employment.objects.filter(employer=self.application.employer_id).values_list(
                "user_id", flat=True
            )
        )
        reasons = (
            (of_employer, "gehört oder gehörte zum Betrieb"),
            (advised, "hat beraten"),
            (examined, "hat geprüft"),
        )
        board = Membership.objects.filter(role=Role.BOARD, until__isnull=True)
        found = [
            f"{member.user.name} ({reason})"
            for member in board.select_related("user").order_by("user__name")
            for reason in [next((why for people, why in reasons if member.user_id in people), "")]
            if reason
        ]
        more = len(found) - MOST_CONFLICTS
        return found[:MOST_CONFLICTS] + ([f"und {more} weitere"] if more > 0 else [])


def board_paper(application: Application) -> BoardPaper | None:
    """Return the page of a case, None before its examination is sealed."""
    view = board_view(application)
    return BoardPaper(view, voice_of(application)) if view else None


def short(text: str, length: int) -> str:
    """Return a text on one line, cut at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _distance(one: Difference) -> int:
    """Return by how many stages a finding differs; what applies for one side only counts as much as can be."""
    if UNTOLD in (one.claimed, one.examined):
        return 0
    if one.claimed.isdigit() and one.examined.isdigit():
        return abs(int(one.claimed) - int(one.examined))
    return WHOLE

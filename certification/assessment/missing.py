"""What is missing in several drafts at once, and the sections in words: for desks and reminders."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from buendnis.templatetags.german import aufzaehlung
from certification.applications.models import Application
from certification.assessment.completeness import DIVERSITY, EVIDENCE, NUMBERS, Gap, gaps
from certification.assessment.models import Answer, BenefitRow, Evidence, PeopleNumbers
from certification.assessment.snapshots import (
    given_answer,
    given_benefit,
    given_file,
    given_numbers,
)
from certification.assessment.values import GivenNumbers, Snapshot
from certification.catalogue.queries import catalogue_of
from certification.scoring import Catalogue


def gaps_of_drafts(drafts: Sequence[Application]) -> dict[int, list[Gap]]:
    """Return what each draft still needs, by primary key; as many queries for three drafts as for one."""
    if not drafts:
        return {}
    snapshots = _snapshots(drafts)
    return {
        draft.pk: gaps(draft, catalogue_of(draft.edition), snapshots[draft.pk]) for draft in drafts
    }


def missing_in_words(found: Sequence[Gap], catalogue: Catalogue) -> str:
    """Return „3 Angaben in „Arbeitszeit“ und 1 in „Zahlen““ in the order of the pages; nothing for none."""
    counts = Counter(gap.section for gap in found)
    parts = [f"{count} in „{section_title(catalogue, key)}“" for key, count in counts.items()]
    if parts:
        noun = "Angabe" if next(iter(counts.values())) == 1 else "Angaben"
        parts[0] = parts[0].replace(" in ", f" {noun} in ", 1)
    return aufzaehlung(parts)


def section_title(catalogue: Catalogue, section: str) -> str:
    """Return the heading of a section, as gaps or as tasks call it."""
    titles = {field.id: field.title for field in catalogue.fields} | {
        DIVERSITY: catalogue.indicator.title,
        NUMBERS: "Zahlen",
        EVIDENCE: "Nachweise",
    }
    return titles.get(section, section)


def is_open(section: str, found: Sequence[Gap]) -> bool:
    """Return whether a section, as a task calls it, still has a gap."""
    return any(gap.section == section for gap in found)


def _snapshots(drafts: Sequence[Application]) -> dict[int, Snapshot]:
    """Return what stands in the drafts."""
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in Answer.objects.filter(application__in=drafts):
        answers[answer.application_id].append(answer)
    benefits: dict[int, list[BenefitRow]] = defaultdict(list)
    for row in BenefitRow.objects.filter(application__in=drafts):
        benefits[row.application_id].append(row)
    files: dict[int, list[Evidence]] = defaultdict(list)
    for file in Evidence.objects.filter(application__in=drafts).prefetch_related("uses"):
        files[file.application_id].append(file)
    numbers = {
        row.application_id: row for row in PeopleNumbers.objects.filter(application__in=drafts)
    }
    return {
        draft.pk: Snapshot(
            answers={row.criterion: given_answer(row) for row in answers[draft.pk]},
            benefits={row.row: given_benefit(row) for row in benefits[draft.pk]},
            numbers=given_numbers(numbers[draft.pk]) if draft.pk in numbers else GivenNumbers(),
            files=tuple(given_file(row) for row in files[draft.pk]),
        )
        for draft in drafts
    }

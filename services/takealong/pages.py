"""A checklist as its page and the booklet show it: steps by section, in the reader's language, with ways on."""

from collections.abc import Iterator
from dataclasses import dataclass

from buendnis.tenancy.models import Alliance
from services.helpnow.queries import help_entry
from services.languages.addresses import family_address
from services.languages.dates import date_words
from services.languages.queries import say
from services.languages.values import Language
from services.takealong.checklists import checklists
from services.takealong.values import Checklist, Law, Section, Step

# Situations with pages of their own.
GUIDES = {"pflege": "guide:start"}


@dataclass(frozen=True, slots=True)
class Way:
    """A link; `about` is what it belongs to, or what it leads to, where its words do not say so."""

    text: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step in the reader's language."""

    key: str
    what: str
    why: str
    when: str
    law: Law | None
    statute: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class ChecklistShown:
    """A checklist in the reader's language; `looked_up` says when the statutes were.

    `guide` is the address of pages of its own for the situation, empty where there are none.
    """

    key: str
    title: str
    lead: str
    looked_up: str
    sections: tuple[tuple[str, tuple[StepShown, ...]], ...]
    offers: str
    guide: str
    quick_exit: bool

    @property
    def steps(self) -> tuple[StepShown, ...]:
        """Every step, section by section."""
        return tuple(step for _, steps in self.sections for step in steps)


def checklist_shown(source: Checklist, language: Language, alliance: Alliance) -> ChecklistShown:
    """Return a checklist for the families of an alliance."""
    day = date_words(source.checked_on, language)
    return ChecklistShown(
        key=source.key,
        title=source.title(language.code, city=alliance.city),
        lead=source.lead(language.code),
        looked_up=say("takealong.looked_up", language, day=day),
        sections=tuple(_sections(source, language)),
        offers=family_address("finding:search", language=language, lage=source.situation),
        guide=guide_address(source.situation, language),
        quick_exit=source.quick_exit,
    )


def guide_address(situation: str, language: Language) -> str:
    """Return where a situation has pages of its own; empty where it has none."""
    name = GUIDES.get(situation)
    return family_address(name, language=language) if name else ""


def checklist_tiles(language: Language, alliance: Alliance) -> tuple[Way, ...]:
    """Return every checklist as a way in: its title, its address, and the line below."""
    return tuple(
        Way(
            each.title(language.code, city=alliance.city),
            family_address("takealong:checklist", each.key, language=language),
            each.lead(language.code),
        )
        for each in checklists()
    )


def _sections(source: Checklist, language: Language) -> Iterator[tuple[str, tuple[StepShown, ...]]]:
    for section in Section:
        steps = [step for step in source.steps if step.section == section]
        if steps:
            name = say(f"takealong.section_{section}", language)
            yield name, tuple(_step(step, language) for step in steps)


def _step(step: Step, language: Language) -> StepShown:
    return StepShown(
        key=step.key,
        what=step.what(language.code),
        why=step.why(language.code),
        when=step.when(language.code),
        law=step.law,
        statute=say("takealong.law", language, statute=step.law.statute) if step.law else "",
        ways=tuple(_ways(step, language)),
    )


def _ways(step: Step, language: Language) -> Iterator[Way]:
    if step.search:
        yield Way(
            say("takealong.offers", language),
            family_address("finding:search", language=language, **step.search),
            step.what(language.code),
        )
    help_page = family_address("finding:help_now", language=language)
    for key in step.helps:
        yield Way(help_entry(key).name(language.code), f"{help_page}#{key}")

"""One page of the self-assessment: its forms, what became of saving them, and who was faster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict

from buendnis.access.rules import Actor
from certification.applications.actions import COUNTS_FROM
from certification.applications.models import Application
from certification.assessment import actions
from certification.assessment.beside import Beside, beside, shareable
from certification.assessment.evidence_actions import add_evidence
from certification.assessment.files.checks import check_upload
from certification.assessment.files.kinds import Refused
from certification.assessment.forms import (
    BenefitForm,
    NumbersForm,
    QuestionForm,
    VersionedForm,
    fingerprint,
    stored_values,
)
from certification.assessment.question_texts import KIND_TITLES, why_of
from certification.assessment.snapshots import draft_of
from certification.assessment.values import (
    GivenAnswer,
    GivenBenefit,
    GivenFile,
    GivenNumbers,
    Snapshot,
)
from certification.assessment.wording import benefit_in_words, in_words, numbers_in_words
from certification.catalogue.shift_examples import Example, examples_for
from certification.catalogue.size_hints import Said, hints_for
from certification.scoring import Catalogue, Criterion, SubIndicator

TOLD_BELOW = 50

Given = GivenAnswer | GivenBenefit | GivenNumbers


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else stored meanwhile, beside what was typed here."""

    mine: str
    theirs: str
    by: str
    at: datetime | None
    version: int


@dataclass(slots=True)
class Card:
    """One form of a page with the stored value beside it."""

    form: VersionedForm
    given: Given
    base: str
    version: int
    had: str = ""
    question: Criterion | SubIndicator | None = None
    why: str = ""
    small_reading: str = ""
    # Below fifty employees everything may be shown or told on the visit (catalogue: nachweisweg).
    visit_is_enough: bool = False
    hints: tuple[Said, ...] = ()
    examples: tuple[Example, ...] = ()
    beside: Beside | None = None
    files: tuple[GivenFile, ...] = ()
    conflict: Conflict | None = None
    refusal: str = ""

    @property
    def prefix(self) -> str:
        """The name of the card: place on the page and start of its fields."""
        return str(self.form.prefix)

    @property
    def kind(self) -> str:
        """Which side of family-friendliness a criterion looks at, in one word."""
        return KIND_TITLES.get(getattr(self.question, "ffp", ""), "")

    @property
    def has_files(self) -> bool:
        """Whether files belong to the question, or one was just refused."""
        return bool(self.files or self.refusal)

    @property
    def went_wrong(self) -> bool:
        """Whether something of this card was not saved."""
        return bool(self.conflict or self.refusal or (self.form.is_bound and self.form.errors))


@dataclass(slots=True)
class Sheet:
    """A page: questions, rows of the check list, numbers; each part may be empty."""

    application: Application
    catalogue: Catalogue
    snapshot: Snapshot
    questions: Sequence[Criterion | SubIndicator] = ()
    benefit_rows: Sequence[str] = ()
    number_keys: Sequence[str] = ()
    cards: list[Card] = field(default_factory=list)

    def show(self) -> "Sheet":
        """Fill the cards from what is stored."""
        self.cards = [self._card(form) for form in self._forms(None, None)]
        return self

    def save(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], *, by: Actor
    ) -> "Sheet":
        """Save every form that arrived. Raises NotPossible when the case is no draft any more.

        What is refused, or meets a newer value, keeps what was typed; everything else is stored.
        """
        forms = self._forms(data, files)
        valid = [form for form in forms if form.arrived and form.is_valid()]
        conflicts = self._store(valid, by=by)
        refusals = self._store_files(valid, by=by)
        self.snapshot = draft_of(self.application)
        fresh = {str(form.prefix): form for form in self._forms(None, None)}
        self.cards = [self._after(form, fresh, conflicts, refusals) for form in forms]
        return self

    @property
    def headcount(self) -> int:
        """The headcount that decides the questions."""
        return self.snapshot.size(self.application.headcount)

    @property
    def has_conflict(self) -> bool:
        return any(card.conflict for card in self.cards)

    @property
    def went_wrong(self) -> list[Card]:
        """The cards of which something was not saved."""
        return [card for card in self.cards if card.went_wrong]

    @property
    def question_cards(self) -> list[Card]:
        return [card for card in self.cards if isinstance(card.form, QuestionForm)]

    @property
    def upload_names(self) -> str:
        """The file fields: saving while typing leaves them out, or it would send a file each time."""
        return ",".join(card.form.add_prefix("upload") for card in self.question_cards)

    @property
    def benefit_cards(self) -> list[Card]:
        return [card for card in self.cards if isinstance(card.form, BenefitForm)]

    @property
    def numbers_card(self) -> Card | None:
        return next((card for card in self.cards if isinstance(card.form, NumbersForm)), None)

    def _forms(self, data: Any, files: Any) -> list[VersionedForm]:
        """Return the forms in the order of the page; only those that arrived are bound."""
        snapshot = self.snapshot
        made: list[VersionedForm] = [
            QuestionForm(
                *self._bound(data, files, question.id),
                question=question,
                stages=self.catalogue.stages,
                given=snapshot.answer(question.id),
                files=snapshot.files,
                shareable=shareable(self.catalogue, snapshot, question.id),
            )
            for question in self.questions
        ]
        made += [
            BenefitForm(
                *self._bound(data, files, f"leistung-{row}"),
                row=row,
                title=title,
                given=snapshot.benefit(row),
            )
            for row, title in enumerate(self.benefit_rows, start=1)
        ]
        if self.number_keys:
            bound = self._bound(data, files, NumbersForm.key)
            made.append(NumbersForm(*bound, asked=self.number_keys, given=snapshot.numbers))
        return made

    @staticmethod
    def _bound(data: Any, files: Any, prefix: str) -> tuple[Any, ...]:
        return (data, files) if data is not None and f"{prefix}-version" in data else ()

    def _store(self, forms: list[VersionedForm], *, by: Actor) -> set[str]:
        """Save the changed forms; return the prefixes that met a newer value."""
        changes = {form: change for form in forms if (change := form.change())}
        answers = [change for form, change in changes.items() if isinstance(form, QuestionForm)]
        benefits = [change for form, change in changes.items() if isinstance(form, BenefitForm)]
        conflicts: set[str] = set()
        if answers:
            found = actions.save_answers(self.application, answers, by=by)
            conflicts |= {one.key for one in found if one.conflict}
        if benefits:
            found = actions.save_benefits(self.application, benefits, by=by)
            conflicts |= {f"leistung-{one.key}" for one in found if one.conflict}
        for form, change in changes.items():
            if isinstance(form, NumbersForm):
                outcome = actions.save_numbers(self.application, change, by=by)
                conflicts |= {str(form.prefix)} if outcome.conflict else set()
        return conflicts

    def _store_files(self, forms: list[VersionedForm], *, by: Actor) -> dict[str, str]:
        """Assign files and take new ones in; return the sentence of each refusal by prefix."""
        refusals = {}
        for form in forms:
            if not isinstance(form, QuestionForm):
                continue
            add, remove = form.file_changes()
            if add or remove:
                actions.change_uses(
                    self.application, criterion=form.key, add=add, remove=remove, by=by
                )
            upload = form.cleaned_data.get("upload")
            if upload is not None:
                sentence = self._take_in(upload, form.key, by=by)
                if sentence:
                    refusals[form.key] = sentence
        return refusals

    def _take_in(self, upload: Any, criterion: str, *, by: Actor) -> str:
        try:
            file = check_upload(upload)
            add_evidence(self.application, file=file, title="", criteria=[criterion], by=by)
        except Refused as refused:
            return refused.sentence
        return ""

    def _after(
        self,
        form: VersionedForm,
        fresh: Mapping[str, VersionedForm],
        conflicts: set[str],
        refusals: Mapping[str, str],
    ) -> Card:
        """Return the card to show next: fresh where all went well, else with what was typed."""
        prefix = str(form.prefix)
        if not form.arrived:
            return self._card(fresh[prefix])
        if prefix in conflicts:
            return self._conflicting(form)
        if form.errors:
            card = self._card(form)
            card.version = form.cleaned_data.get("version", card.version)
            card.base = form.cleaned_data.get("base", card.base)
            return card
        card = self._card(fresh[prefix])
        if prefix in refusals:
            card.refusal = refusals[prefix]
            card.form.fields["upload"].widget.attrs["aria-invalid"] = "true"
        return card

    def _conflicting(self, form: VersionedForm) -> Card:
        card = self._card(form)
        given = card.given
        card.version, card.base = form.cleaned_data["version"], form.cleaned_data["base"]
        card.conflict = Conflict(
            mine=self._in_words(form, form.values()),
            theirs=self._in_words(form, self._values(form)),
            by=given.changed_by,
            at=given.changed_at,
            version=given.version,
        )
        return card

    def _card(self, form: VersionedForm) -> Card:
        values = self._values(form)
        card = Card(form, self._given(form), fingerprint(values), self._given(form).version)
        if isinstance(form, QuestionForm):
            question = form.question
            card.question, card.why = question, why_of(self.catalogue, question)
            card.files = self.snapshot.files_for(question.id)
            card.had = " ".join(one.code for one in card.files)
            card.beside = beside(self.application.code, self.catalogue, self.snapshot, question.id)
            card.hints = hints_for(question.id, self.headcount)
            card.examples = examples_for(question.id)
            card.visit_is_enough = self.headcount < TOLD_BELOW
            if self.headcount < COUNTS_FROM:
                card.small_reading = question.small_reading
        return card

    def _given(self, form: VersionedForm) -> Given:
        if isinstance(form, QuestionForm):
            return self.snapshot.answer(form.key)
        if isinstance(form, BenefitForm):
            return self.snapshot.benefit(form.row)
        return self.snapshot.numbers

    def _values(self, form: VersionedForm) -> dict[str, Any]:
        given = self._given(form)
        if isinstance(given, GivenAnswer):
            return stored_values(given)
        if isinstance(given, GivenBenefit):
            return {"choice": given.choice}
        return {"values": dict(given.values)}

    def _in_words(self, form: VersionedForm, values: Mapping[str, Any]) -> str:
        if isinstance(form, QuestionForm):
            return in_words(form.question, self.catalogue.stages, values)
        if isinstance(form, BenefitForm):
            return benefit_in_words(values["choice"])
        return numbers_in_words(values["values"])

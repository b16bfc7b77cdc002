"""The form of an entry: one more row, a preview, two people at once, and saving; nothing typed is lost."""

from dataclasses import dataclass, field, replace
from http import HTTPStatus

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.tenancy.codes import new_code
from buendnis.workflow import NotPossible
from services.directory.checks import BadValues
from services.directory.models import Entry
from services.directory.queries import own_entries
from services.directory.rules import may_edit
from services.directory.states import Status
from services.editing import queries
from services.editing.actions import save_entry
from services.editing.conflicts import Conflict, chosen, conflicts
from services.editing.draft import Draft, recognised
from services.editing.page import EntryPage, Fault, next_status
from services.editing.preview import Preview, preview_of_draft

NEW_ENTRY = Signer(salt="services.editing.new")
TAKE = "take-"


@dataclass
class Work:
    """One request to the form: what was asked for, and what the page shows beside the form."""

    request: PortalRequest
    form: EntryPage
    # The code that a new entry will have; a second click finds what the first one made.
    code: str = ""
    preview: Preview | None = None
    clashes: list[Conflict] = field(default_factory=list)
    # The version whose differences the page tells.
    told: int | None = None

    @property
    def seen(self) -> int:
        """The version that the form was opened with; a new entry is made as version 1."""
        if self.request.method != "POST":
            return self.form.entry.version if self.form.entry else 0
        return _number(self.request.POST.get("seen", "")) or 1


@page(rule=may_edit, methods=["GET", "POST"])
def new(request: PortalRequest) -> HttpResponse:
    """Make an entry; a second click, or a later save of the same page, goes on with the one that was made."""
    code = _code_of(request)
    made = own_entries().filter(code=code).exists()
    entry = queries.whole_entry(request.actor, code) if made else None
    return _work(request, entry, code)


def _code_of(request: PortalRequest) -> str:
    """Return the code for the new entry: drawn when its form was opened, and signed."""
    try:
        return NEW_ENTRY.unsign(request.POST.get("code", ""))
    except BadSignature:
        return new_code()


@page(rule=may_edit, subject=queries.whole_entry, methods=["GET", "POST"])
def edit(request: PortalRequest, found: Entry) -> HttpResponse:
    """Change an entry."""
    return _work(request, found)


def _work(request: PortalRequest, entry: Entry | None, code: str = "") -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    work = Work(request, EntryPage(entry, posted), code)
    if posted is not None and work.form.is_valid():
        saved = None
        if posted.get("do") == "preview":
            _preview(work)
        else:
            saved = _save(work)
        if saved is not None:
            messages.success(request, f"„{saved.title}“ ist gespeichert.")
            return go("editing:entry", saved.code)
    return _shown(work)


def _draft(work: Work) -> Draft:
    """Return what was typed, with what somebody chose from the portal and the status of the button."""
    post, form = work.request.POST, work.form
    draft = form.draft
    if form.entry is not None:
        choices = {
            name.removeprefix(TAKE): str(take)
            for name, take in post.items()
            if name.startswith(TAKE)
        }
        draft = chosen(draft, form.entry, choices)
    is_checked = form.form.cleaned_data["checked_today"]
    status = next_status(post.get("do", ""), form.before, is_checked=is_checked)
    return replace(draft, values=replace(draft.values, status=status))


def _preview(work: Work) -> None:
    try:
        work.preview = preview_of_draft(work.form.entry, _draft(work), by=work.request.actor)
    except BadValues as problem:
        work.form.refuse(problem)
    except NotPossible as no:
        work.form.refused.append(Fault("#inhalt", no.sentence))


def _save(work: Work) -> Entry | None:
    """Save, or note why not: another version is stored meanwhile, or the directory refuses."""
    entry, draft = work.form.entry, _draft(work)
    known = _number(work.request.POST.get("told", "")) or work.seen
    if entry is not None and entry.version != known:
        work.clashes = conflicts(entry, recognised(draft).values, seen=work.seen)
        if work.clashes:
            work.told = entry.version
            return None
        known = entry.version
    try:
        seen = known if entry is not None else None
        return save_entry(entry, draft, by=work.request.actor, seen=seen, code=work.code)
    except BadValues as problem:
        work.form.refuse(problem)
    except NotPossible as no:
        work.form.refused.append(Fault("#inhalt", no.sentence))
    except IntegrityError:
        # Two clicks at the same moment: the other one has made it.
        if made := own_entries().filter(code=work.code).first():
            return made
        raise
    return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _shown(work: Work) -> HttpResponse:
    form, entry = work.form, work.form.entry
    is_draft = entry is None or entry.status == Status.DRAFT
    context = {
        "page": form,
        "entry": entry,
        "preview": work.preview,
        "clashes": work.clashes,
        "told": work.told,
        "seen": work.seen,
        "code": NEW_ENTRY.sign(work.code) if work.code else "",
        "is_draft": is_draft,
    }
    status = HTTPStatus.CONFLICT if work.clashes else HTTPStatus.OK
    return render(work.request, "services/editing/form.html", context, status=status)

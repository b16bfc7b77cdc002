"""Out as tables, in again after a look at what would change, and everything public as open data."""

import secrets

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.mail.sending import absolute
from buendnis.tenancy.addresses import address, go
from buendnis.workflow import NotPossible
from services.directory.rules import may_edit
from services.directory.sheets import public_sheets
from services.exchange.actions import take_in
from services.exchange.columns import TABLES, row_of, table_by_key
from services.exchange.files import UnreadableFile, read_file, written_csv, written_xlsx
from services.exchange.forms import FileForm
from services.exchange.package import open_data
from services.exchange.plan import Plan, plan_of, stored_rows

# Seconds that a file waits between the look and the word.
WAITS = 60 * 60
HOUR = 60 * 60
GONE = "Die Datei lag zu lange. Bitte wählen Sie sie noch einmal."
SHOWN = 200


@page(rule=may_edit)
def import_(request: PortalRequest) -> HttpResponse:
    """The way in and out."""
    return _start(request, FileForm())


@page(rule=may_edit, methods=["POST"])
def look(request: PortalRequest) -> HttpResponse:
    """Say what a file would change; nothing is changed, and the file waits for the word."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, form)
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        plan = plan_of(read_file(file.name, content))
    except UnreadableFile as problem:
        form.add_error("file", str(problem))
        return _start(request, form)
    token = secrets.token_urlsafe(16)
    cache.set(_place(request, token), (file.name, content), WAITS)
    return _told(request, plan, token=token, name=file.name)


@page(rule=may_edit, methods=["POST"])
def apply(request: PortalRequest) -> HttpResponse:
    """Take in the file that waits; what changed meanwhile is looked at anew."""
    token = request.POST.get("token", "")[:60]
    kept = cache.get(_place(request, token))
    # Who takes the file away takes it in: two clicks at once must not make everything twice.
    if kept is None or not cache.delete(_place(request, token)):
        messages.error(request, GONE)
        return go("exchange:import_")
    name, content = kept
    plan = plan_of(read_file(name, content))
    try:
        done = take_in(plan, by=request.actor, only_faultless="only_faultless" in request.POST)
    except NotPossible as refusal:
        messages.error(request, refusal.sentence)
        cache.set(_place(request, token), kept, WAITS)
        # What somebody else did meanwhile shows in a fresh look.
        return _told(request, plan_of(read_file(name, content)), token=token, name=name)
    messages.success(
        request,
        f"Eingelesen: {done['new']} neu, {done['changed']} geändert, {done['left_out']} ausgelassen.",
    )
    return go("exchange:import_")


@page(rule=may_edit)
def export_csv(request: PortalRequest, table: str) -> HttpResponse:
    """One table as CSV."""
    found = table_by_key(table)
    if found is None:
        raise Http404("Diese Tabelle gibt es nicht.")
    rows = [row_of(found, row) for row in stored_rows(found).values()]
    return _file(written_csv(found, rows), "text/csv; charset=utf-8", f"{table}.csv")


@page(rule=may_edit)
def export_xlsx(request: PortalRequest) -> HttpResponse:
    """All tables as a workbook."""
    tables = {
        table: [row_of(table, row) for row in stored_rows(table).values()] for table in TABLES
    }
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(written_xlsx(tables), kind, "verzeichnis.xlsx")


@public_page(max_age=HOUR)
def data(request: PortalRequest) -> HttpResponse:
    """Everything public as open data."""
    home = absolute(address("portal:alliance"))
    package = open_data(public_sheets(), publisher=request.alliance.name, homepage=home)
    return _file(package, "application/zip", f"angebote-{request.alliance.slug}.zip", dated=False)


def _file(content: bytes, kind: str, name: str, *, dated: bool = True) -> HttpResponse:
    if dated:
        stem, _, ending = name.rpartition(".")
        name = f"{stem}-{timezone.localdate():%Y-%m-%d}.{ending}"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _place(request: PortalRequest, token: str) -> str:
    """Where a file waits: for this person in this alliance alone."""
    return f"import:{request.alliance.pk}:{request.actor.user_id}:{token}"


def _start(request: PortalRequest, form: FileForm) -> HttpResponse:
    context = {"form": form, "tables": TABLES}
    status = 422 if form.errors else 200
    return render(request, "services/exchange/start.html", context, status=status)


def _told(request: PortalRequest, plan: Plan, *, token: str, name: str) -> HttpResponse:
    context = {
        "plan": plan,
        "token": token,
        "name": name,
        "new": plan.of_kind("new"),
        "changed": plan.of_kind("changed"),
        "same": plan.of_kind("same"),
        "faulty": plan.of_kind("faulty"),
        "shown": SHOWN,
    }
    return render(request, "services/exchange/plan.html", context)

"""The folder for employers: pick, keep the choice as a link, take the booklet along."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.limits import Limit, is_used_up
from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.access.unkept import unkept_page
from buendnis.documents.responses import pdf_download
from buendnis.mail.sending import absolute
from buendnis.tenancy.addresses import address
from buendnis.tenancy.scope import require_alliance
from services.care_rules.queries import the_rulebook
from services.folder.booklet import KEPT_SECONDS, Cover, drawn_folder, kept_folder
from services.folder.choice import Choice, choice_query, read_choice, ready_choices
from services.folder.forms import CoverForm
from services.guide.queries import chapters
from services.letters.queries import letters

# Drawing takes a second or two of a processor; an office needs a few, with corrections.
FOLDERS = Limit("folders", times=20, seconds=600)
FILE = "mappe-pflege-und-beruf.pdf"
MISSING = "fehlt"
WAIT = "Von Ihrem Anschluss kamen gerade sehr viele Mappen. Bitte versuchen Sie es in zehn Minuten noch einmal."


@unkept_page()
def compose(request: PortalRequest) -> HttpResponse:
    """Pick chapters, letters and contacts; name and picture go on the cover and are kept nowhere."""
    posted = request.method == "POST"
    choice, strange = read_choice(request.POST if posted else request.GET)
    form = CoverForm(request.POST or None, request.FILES or None) if posted else CoverForm()
    if posted and request.POST.get("ausgabe") == "link":
        return HttpResponseRedirect(_with_choice("folder:compose", choice))
    if not posted or choice.is_empty or not form.is_valid():
        is_missing = choice.is_empty and (posted or MISSING in request.GET)
        return _page(request, choice, form, strange=strange, is_missing=is_missing)
    if is_used_up(FOLDERS, request):
        return _page(request, choice, form, wait=WAIT, status=HTTPStatus.TOO_MANY_REQUESTS)
    cover = Cover(form.cleaned_data["name"], form.cleaned_data["logo"])
    pdf = drawn_folder(choice, cover, require_alliance(), timezone.now())
    return pdf_download(pdf, name=FILE)


@public_page(max_age=KEPT_SECONDS)
def booklet(request: PortalRequest) -> HttpResponse:
    """The folder of an address, without name and picture: always of the day on which it is opened."""
    choice, _ = read_choice(request.GET)
    if choice.is_empty:
        return HttpResponseRedirect(f"{address('folder:compose')}?{MISSING}=1")
    alliance, now = require_alliance(), timezone.now()
    pdf = kept_folder(choice, alliance, timezone.localdate(now))
    if pdf is None:
        if is_used_up(FOLDERS, request):
            context = {"sentence": WAIT}
            return render(
                request, "services/folder/wait.html", context, status=HTTPStatus.TOO_MANY_REQUESTS
            )
        pdf = drawn_folder(choice, None, alliance, now)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{FILE}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(
    request: PortalRequest,
    choice: Choice,
    form: CoverForm,
    *,
    status: int = HTTPStatus.OK,
    **context: Any,
) -> HttpResponse:
    context |= {
        "start_url": address("finding:start"),
        "hub_url": address("guide:start"),
        "choice": choice,
        "form": form,
        "ready": [
            (each, _with_choice("folder:compose", each.choice), each.choice == choice)
            for each in ready_choices()
        ],
        "chapters": [(each, each.key in choice.chapters) for each in chapters()],
        "letters": [(each, each.key in choice.letters) for each in letters()],
        "law_of": the_rulebook().law_of,
        "link": "" if choice.is_empty else absolute(_with_choice("folder:compose", choice)),
        "booklet": "" if choice.is_empty else absolute(_with_choice("folder:booklet", choice)),
    }
    return render(request, "services/folder/compose.html", context, status=status)


def _with_choice(name: str, choice: Choice) -> str:
    query = choice_query(choice)
    return f"{address(name)}?{query}" if query else address(name)

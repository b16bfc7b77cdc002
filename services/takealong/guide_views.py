"""The family guide: choose situations, get a booklet to take along."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from buendnis.access.limits import Limit, is_used_up
from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.scope import require_alliance
from services.languages.addresses import family_address
from services.languages.request import reader_language
from services.search.query import read_query
from services.search.values import Facet
from services.takealong.booklet import KEPT_SECONDS, drawn_booklet, kept_booklet
from services.taxonomy.queries import terms

TEMPLATES = "services/takealong"
# Drawing takes seconds of a processor; a family needs a few, a library behind one line some more.
BOOKLETS = Limit("booklets", times=10, seconds=600)
MISSING = "fehlt"


@public_page()
def guide(request: PortalRequest) -> HttpResponse:
    """Choose what the booklet is about; it asks again when nothing was chosen."""
    chosen = _chosen(request)
    context = {
        "situations": [(each, each.key in chosen) for each in terms("situation")],
        "is_missing": MISSING in request.GET,
    }
    return render(request, f"{TEMPLATES}/guide.html", context)


@public_page(max_age=KEPT_SECONDS)
def guide_pdf(request: PortalRequest) -> HttpResponse:
    """The booklet. Who asks for very many new ones is asked to wait."""
    language, alliance, today = reader_language(request), require_alliance(), timezone.localdate()
    chosen = _chosen(request)
    if not chosen:
        return redirect(family_address("takealong:guide", language=language, **{MISSING: "1"}))
    pdf = kept_booklet(chosen, language, alliance, today)
    if pdf is None:
        if is_used_up(BOOKLETS, request):
            status = HTTPStatus.TOO_MANY_REQUESTS
            return render(request, f"{TEMPLATES}/guide_wait.html", status=status)
        pdf = drawn_booklet(chosen, language, alliance, today)
    answer = HttpResponse(pdf, content_type="application/pdf")
    # The name of the file does not tell what it is about.
    answer["Content-Disposition"] = 'inline; filename="wegweiser.pdf"'
    answer["Content-Language"] = language.html_lang
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _chosen(request: PortalRequest) -> tuple[str, ...]:
    """Return the situations of the address in the order in which people see them, each once."""
    query, _ = read_query(request.GET)
    wanted = query.filters.get(Facet.SITUATION, ())
    return tuple(each.key for each in terms("situation") if each.key in wanted)

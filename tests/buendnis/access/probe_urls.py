"""Addresses of small views behind doors of every kind, before those of the portal."""

from django.db import OperationalError, connection
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.urls import path

from buendnis import urls as portal
from buendnis.access.doors import page
from buendnis.access.rules import anyone, rule, signed_in
from buendnis.accounts.models import User
from buendnis.tenancy.scope import current_alliance, require_alliance
from certification.employers.models import Employer

handler404 = portal.handler404
tries: list[str] = []


@rule("Das Tor bleibt zu.")
def never(actor, subject):
    return False


def thing(actor, word):
    """Know one word only."""
    if word != "da":
        raise Http404
    return word.upper()


@page(rule=signed_in, methods=["GET", "POST"])
def echo(request):
    return HttpResponse(f"{request.method}:{request.POST.get('text', '')}")


@page(rule=signed_in & never)
def shut(request):
    raise AssertionError("a refused view must not run")


@page(rule=never, subject=thing)
def shut_thing(request, found):
    raise AssertionError("a refused view must not run")


@page(rule=anyone, subject=thing)
def open_thing(request, found, *, extra):
    return HttpResponse(f"{found} {extra}")


@page(rule=anyone, methods=["POST"])
def only_post(request):
    return HttpResponse("angenommen")


@page(rule=anyone, methods=["POST"], cross_site_post=True)
def report(request):
    return HttpResponse("danke")


@page(rule=anyone, login=True)
def public_for_members(request):
    return HttpResponse("drin")


def rename(name):
    User.objects.update(name=name)
    return name


@page(rule=anyone, methods=["GET", "POST"])
def writing(request):
    return HttpResponse(rename("Geändert"))


@page(rule=anyone, records_download=True)
def recorded_download(request):
    return HttpResponse(rename("Geholt"))


@page(rule=anyone)
def late(request):
    """Answer with a template that is rendered, and writes, after the view has returned."""
    template = engines["django"].from_string("{{ rename }}")
    return SimpleTemplateResponse(template, {"rename": lambda: rename("Zu spät")})


@page(rule=anyone)
def late_reading(request):
    """Answer with a template that asks for rows of the alliance after the view has returned."""
    template = engines["django"].from_string("{% for e in all %}{{ e.name }}{% endfor %}")
    return SimpleTemplateResponse(template, {"all": Employer.objects.all})


@page(rule=anyone)
def stream(request):
    return StreamingHttpResponse(str(each) for each in [1, 2, 3])


@page(rule=anyone)
def download(request):
    import io

    return FileResponse(io.BytesIO(b"ganz"), filename="a.txt")


@page(rule=anyone)
def remember(request):
    request.session["seen"] = request.session.get("seen", 0) + 1
    return HttpResponse(str(request.session["seen"]))


@page(rule=anyone)
def whose(request):
    return HttpResponse(require_alliance().slug)


@page(rule=anyone)
def nobodys(request):
    return HttpResponse(str(current_alliance()))


@page(rule=anyone)
def broken(request):
    raise ZeroDivisionError


@page(rule=anyone, methods=["GET", "POST"])
def locked_once(request):
    tries.append(request.method)
    if len(tries) == 1:
        raise OperationalError("database is locked")
    return HttpResponse("beim zweiten Mal")


@page(rule=anyone, methods=["POST"])
def locked_for_good(request):
    tries.append(request.method)
    raise OperationalError("database is locked")


@page(rule=anyone, methods=["POST"])
def failing_otherwise(request):
    tries.append(request.method)
    raise OperationalError("disk I/O error")


@page(rule=anyone)
def statement(request):
    with connection.cursor() as cursor:
        cursor.execute(request.GET["sql"])
        return HttpResponse(str(cursor.fetchone()))


VIEWS = [
    echo, shut, only_post, report, public_for_members, writing, recorded_download, late, late_reading,
    stream, download, remember, broken, locked_once, locked_for_good, failing_otherwise, statement, nobodys,
]  # fmt: skip
urlpatterns = [
    *(path(f"static/probe/{view.__name__}/", view) for view in VIEWS),
    path("<slug:alliance>/probe/whose/", whose),
    path("<slug:alliance>/probe/late/", late_reading),
    path("<slug:alliance>/probe/stream/", stream),
    path("<slug:alliance>/probe/shut/", shut),
    path("<slug:alliance>/probe/echo/", echo),
    path("<slug:alliance>/probe/broken/", broken),
    path("<slug:alliance>/probe/shut/<str:word>/", shut_thing),
    path("<slug:alliance>/probe/open/<str:word>/<str:extra>/", open_thing),
    *portal.urlpatterns,
]

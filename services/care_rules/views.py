"""The desk of the law, for coordinators: they see what is due, an update of the software brings the values."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from services.care_rules.desk import desk_on
from services.care_rules.rules import may_see_desk


@page(rule=may_see_desk)
def desk(request: PortalRequest) -> HttpResponse:
    """Show which values end, what is due to be read again, and where nothing is proven."""
    return render(request, "services/care_rules/desk.html", {"desk": desk_on(timezone.localdate())})

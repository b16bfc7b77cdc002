"""Registering an employer, its page, its people."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import EmploymentRole, signed_in
from buendnis.accounts.queries import open_invitations
from buendnis.tenancy.addresses import go
from certification.employers.actions import (
    HOW_CHECKED,
    LooksAlike,
    answer_request,
    change_master_data,
    end_employment,
    invite_person,
    readdress_invitation,
    register_employer,
    replace_owners,
    request_access,
)
from certification.employers.forms import (
    AccessForm,
    AddressForm,
    EmployerForm,
    InvitePersonForm,
    ReplaceOwnersForm,
)
from certification.employers.models import AccessRequest, Employer, Employment
from certification.employers.queries import (
    InvitationOf,
    employer_by_code,
    employer_to_ask,
    employment_by_key,
    invitation_of,
    open_requests,
    owners_of,
    people_of,
    request_by_key,
)
from certification.employers.rules import (
    is_in_charge,
    may_answer,
    may_answer_requests,
    may_ask_for_access,
    may_end_employment,
    may_readdress,
    may_readdress_this,
    may_replace_owners,
    may_see_employer,
    not_the_last_owner,
)


@page(rule=signed_in, methods=["GET", "POST"])
def register(request: PortalRequest) -> HttpResponse:
    """Register an employer; one with the same name and postcode is shown first."""
    first = {
        "contact_name": request.user.name,
        "contact_email": request.user.email,
        "city": request.alliance.city,
    }
    form = EmployerForm(request.POST or None, initial=first)
    known = None
    if form.is_valid():
        another = request.POST.get("another") == "yes"
        try:
            employer = register_employer(
                **form.cleaned_data, another=another, user=request.user, by=request.actor
            )
        except LooksAlike as alike:
            known = alike.known
        else:
            messages.success(request, f"{employer} ist angemeldet.")
            return go("applications:start", employer.code)
    context = {
        "form": form,
        "known": known,
        "is_own": known is not None and request.actor.works_for(known.pk),
    }
    return render(request, "certification/employers/register.html", context)


@page(rule=may_see_employer, subject=employer_by_code)
def employer(request: PortalRequest, found: Employer) -> HttpResponse:
    """Master data, people, invitations and requests of one employer."""
    actor = request.actor
    invitations = open_invitations().filter(employer_code=found.code)
    current = list(people_of(found))
    owners = [one for one in current if one.role == EmploymentRole.OWNER and one.user.is_active]
    return render(
        request,
        "certification/employers/employer.html",
        {
            "employer": found,
            "is_own": actor.works_for(found.pk),
            "facts": _facts(found),
            "people": _with_reasons(current, actor, may_decide=bool(is_in_charge(actor, found))),
            "invitations": [(i, EmploymentRole(i.role).label) for i in invitations],
            "requests": open_requests(found),
            "one_owner": len(owners) == 1,
            "in_charge": is_in_charge(actor, found),
            "may_answer": may_answer_requests(actor, found),
            "may_readdress": bool(may_readdress(actor, found)),
            "may_replace": bool(may_replace_owners(actor, found)),
        },
    )


def _facts(found: Employer) -> list[tuple[str, str]]:
    return [
        ("Branche", found.get_sector_display()),
        ("Anschrift", f"{found.street}, {found.postcode} {found.city}"),
        ("Internetseite", found.website or "nicht angegeben"),
        ("Ansprechperson", f"{found.contact_name}, {found.contact_email}, {found.contact_phone}"),
    ]


def _with_reasons(
    people: list[Employment], actor, *, may_decide: bool
) -> list[tuple[Employment, str, bool, str]]:
    """Return each employment with role, whether this reader may end it, and why not just now."""
    owners = sum(e.role == EmploymentRole.OWNER and e.user.is_active for e in people)
    reason = not_the_last_owner.sentence
    return [
        (
            e,
            EmploymentRole(e.role).label,
            may_decide or e.user_id == actor.user_id,
            reason if e.role == EmploymentRole.OWNER and owners == 1 else "",
        )
        for e in people
    ]


@page(rule=is_in_charge, subject=employer_by_code, methods=["GET", "POST"])
def edit(request: PortalRequest, found: Employer) -> HttpResponse:
    """Change name, address and contact."""
    stored = Employer.objects.get(pk=found.pk)
    form = EmployerForm(request.POST or None, instance=stored)
    if form.is_valid():
        changed = change_master_data(found, **form.cleaned_data, by=request.actor)
        messages.success(request, "Gespeichert." if changed else "Es hat sich nichts geändert.")
        return go("employers:employer", found.code)
    return render(request, "certification/employers/edit.html", {"form": form, "employer": found})


@page(rule=is_in_charge, subject=employer_by_code, methods=["GET", "POST"])
def invite(request: PortalRequest, found: Employer) -> HttpResponse:
    """Invite somebody to act for the employer."""
    form = InvitePersonForm(request.POST or None)
    if form.is_valid():
        try:
            invite_person(found, **form.cleaned_data, by=request.actor)
        except ValidationError as problem:
            form.add_error("email", problem)
        else:
            messages.success(
                request, f"Die Einladung an {form.cleaned_data['email']} ist unterwegs."
            )
            return go("employers:employer", found.code)
    return render(request, "certification/employers/invite.html", {"form": form, "employer": found})


@page(rule=may_end_employment, subject=employment_by_key, methods=["GET", "POST"])
def end(request: PortalRequest, found: Employment) -> HttpResponse:
    """Ask once more, then end that somebody acts for the employer."""
    if request.method == "POST":
        end_employment(found, by=request.actor)
        messages.success(request, f"{found.user} gehört nicht mehr zu {found.employer}.")
        if found.user_id == request.actor.user_id:
            return go("personal:account")
        return go("employers:employer", found.employer.code)
    context = {
        "employment": found,
        "employer": found.employer,
        "role": EmploymentRole(found.role).label,
    }
    return render(request, "certification/employers/end.html", context)


@page(rule=may_ask_for_access, subject=employer_to_ask, methods=["GET", "POST"])
def ask(request: PortalRequest, found: Employer) -> HttpResponse:
    """Ask the owners of a registered employer to be taken in."""
    # The only field may stay empty, and so may the whole form.
    form = AccessForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        request_access(found, user=request.user, by=request.actor, **form.cleaned_data)
        messages.success(
            request, "Ihre Anfrage ist bei den Verantwortlichen. Die Antwort kommt per E-Mail."
        )
        return go("personal:account")
    return render(request, "certification/employers/ask.html", {"form": form, "employer": found})


@page(rule=may_answer, subject=request_by_key, methods=["POST"])
def answer(request: PortalRequest, found: AccessRequest) -> HttpResponse:
    """Take in or refuse whoever asked."""
    granted = request.POST.get("answer") == "grant"
    try:
        answer_request(found, granted=granted, by=request.actor)
    except ValidationError as late:
        return refused(request, late.messages[0])
    said = "kann jetzt mitwirken" if granted else "hat eine Absage bekommen"
    messages.success(request, f"{found.user} {said}.")
    return go("employers:employer", found.employer.code)


@page(rule=may_readdress_this, subject=invitation_of, methods=["GET", "POST"])
def readdress(request: PortalRequest, found: InvitationOf) -> HttpResponse:
    """Send an open invitation to the right address."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            readdress_invitation(found.employer, found.invitation, email=email, by=request.actor)
        except ValidationError as problem:
            form.add_error("email", problem)
        else:
            messages.success(request, f"Der neue Link an {email} ist unterwegs.")
            return go("employers:employer", found.employer.code)
    context = {"form": form, "employer": found.employer, "invitation": found.invitation}
    return render(request, "certification/employers/readdress.html", context)


@page(rule=may_replace_owners, subject=employer_by_code, methods=["GET", "POST"])
def replace(request: PortalRequest, found: Employer) -> HttpResponse:
    """Replace owners who are gone, after a check."""
    owners = [
        (one.pk, f"{one.user.name} ({one.user.email})")
        for one in owners_of(found).select_related("user")
    ]
    form = ReplaceOwnersForm(request.POST or None, owners=owners, ways=list(HOW_CHECKED.items()))
    if form.is_valid():
        data = {"lost": []} | form.cleaned_data
        # Whoever was ticked on an older page and is gone by now is no choice any more.
        if not owners and request.POST.getlist("lost"):
            form.add_error(None, "Diese Person ist schon ersetzt.")
        else:
            try:
                replace_owners(found, **data, by=request.actor)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                messages.success(request, f"Die Einladung an {data['email']} ist unterwegs.")
                return go("employers:employer", found.code)
    context = {"form": form, "employer": found, "nobody": not owners}
    return render(request, "certification/employers/replace.html", context)

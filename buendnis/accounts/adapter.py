"""Lets allauth write into our outbox and keeps its redirects inside the portal."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.template.loader import render_to_string
from django.urls import reverse

from buendnis.mail.sending import letterhead, post
from buendnis.tenancy.scope import across_alliances


class AccountAdapter(DefaultAccountAdapter):
    """allauth's hooks as this portal needs them."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        context = {"email": email, **context, **letterhead()}
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n"
        post(to=email, subject=subject, body=body, template=template_prefix)

    def save_user(self, request: Any, user: Any, form: Any, commit: bool = True) -> Any:
        user.name = form.cleaned_data.get("name", "")
        with across_alliances("Ein Konto gehört keinem Bündnis"):
            return super().save_user(request, user, form, commit)


def end_older_password(request: Any, email_address: Any, **_: Any) -> None:
    """Let an account whose address is proved by a sign-in code alone keep no older password.

    That password came with a registration that was never confirmed: somebody else may have typed it,
    and would share the account from the moment when the owner of the address proves it.
    """
    if request.path == reverse("account_confirm_login_code"):
        user = email_address.user
        user.set_unusable_password()
        user.save(update_fields=["password"])

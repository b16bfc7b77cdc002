"""allauth's forms with our own words: labels instead of placeholders, and hints that say what to type."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp

WORDS = {
    "login": ("E-Mail-Adresse", ""),
    "email": ("E-Mail-Adresse", ""),
    "password": ("Passwort", None),
    "oldpassword": ("Bisheriges Passwort", None),
    "password1": (
        "Neues Passwort",
        "Mindestens 10 Zeichen. Drei oder vier Wörter merken sich leicht und schützen gut.",
    ),
    "password2": ("Neues Passwort wiederholen", ""),
    "code": ("Code", ""),
}


class OwnWords:
    """Gives the fields of an allauth form our labels and hints, and takes the placeholders away."""

    words: dict[str, tuple[str, str | None]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            label, hint = (WORDS | self.words).get(name, (field.label, None))
            field.label = label
            if hint is not None:
                field.help_text = hint


class Login(OwnWords, account.LoginForm):
    """Address and password."""


class Signup(OwnWords, account.SignupForm):
    """Name, address and password of a new account."""

    words = {
        "email": (
            "E-Mail-Adresse",
            "Dorthin schicken wir gleich einen Code, der Ihre Adresse bestätigt.",
        ),
        "password1": ("Passwort", WORDS["password1"][1]),
        "password2": ("Passwort wiederholen", ""),
    }


class RequestLoginCode(OwnWords, account.RequestLoginCodeForm):
    """Where the one-time code shall go."""


class ConfirmLoginCode(OwnWords, account.ConfirmLoginCodeForm):
    """The one-time code from the mail."""


class ConfirmAddress(OwnWords, account.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""


class ConfirmReset(OwnWords, account.ConfirmPasswordResetCodeForm):
    """The code that opens the way to a new password."""


class ResetPassword(OwnWords, account.ResetPasswordForm):
    """Whose password was forgotten."""


class NewPassword(OwnWords, account.ResetPasswordKeyForm):
    """The new password after a reset."""


class ChangePassword(OwnWords, account.ChangePasswordForm):
    """A new password for somebody who knows the old one."""


class SetPassword(OwnWords, account.SetPasswordForm):
    """A first password for somebody who signed in by code so far."""


class AddAddress(OwnWords, account.AddEmailForm):
    """The address to change to."""

    words = {
        "email": (
            "Neue E-Mail-Adresse",
            "Sie gilt, sobald Sie den Code aus der Nachricht eingegeben haben.",
        )
    }


class Reauthenticate(OwnWords, account.ReauthenticateForm):
    """The password once more, before something that matters."""


class SecondFactor(OwnWords, mfa.AuthenticateForm):
    """The second factor at sign-in."""

    words = {"code": ("Code aus der App", "Sechs Ziffern, oder einer Ihrer Ersatzcodes.")}


class SecondFactorAgain(OwnWords, mfa.ReauthenticateForm):
    """The second factor once more, before something that matters."""

    words = SecondFactor.words


class ActivateApp(OwnWords, totp.ActivateTOTPForm):
    """The first code of the app, which proves that it was set up."""

    words = {"code": ("Code aus der App", "Sechs Ziffern. Die App zeigt alle 30 Sekunden neue.")}

"""allauth's pages under German addresses; only those in use exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from buendnis.accounts import staff_sign_in

urlpatterns = [
    path("registrieren/", account.signup, name="account_signup"),
    path("anmelden/", account.login, name="account_login"),
    path("abmelden/", account.logout, name="account_logout"),
    path("anmelden/code/", account.request_login_code, name="account_request_login_code"),
    path("anmelden/code/eingeben/", account.confirm_login_code, name="account_confirm_login_code"),
    path("anmelden/zweiter-faktor/", mfa.authenticate, name="mfa_authenticate"),
    path("anmelden/gesperrt/", account.account_inactive, name="account_inactive"),
    path("anmelden/bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("anmelden/bestaetigen/zweiter-faktor/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "anmelden/dienst/",
        staff_sign_in.begin,
        {"provider_id": staff_sign_in.PROVIDER},
        name="openid_connect_login",
    ),
    path(
        "anmelden/dienst/zurueck/",
        staff_sign_in.back,
        {"provider_id": staff_sign_in.PROVIDER},
        name="openid_connect_callback",
    ),
    path(
        "anmelden/dienst/abgebrochen/",
        staff_sign_in.cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("konto/passwort/", account.password_change, name="account_change_password"),
    path("konto/passwort/setzen/", account.password_set, name="account_set_password"),
    path("konto/adresse/", account.email, name="account_email"),
    path(
        "konto/adresse/bestaetigen/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("anmelden/passwort-vergessen/", account.password_reset, name="account_reset_password"),
    path(
        "anmelden/passwort-vergessen/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "anmelden/passwort-vergessen/neu/",
        account.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "anmelden/passwort-vergessen/fertig/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("konto/zweiter-faktor/", mfa.index, name="mfa_index"),
    path("konto/zweiter-faktor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/zweiter-faktor/app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/zweiter-faktor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "konto/zweiter-faktor/codes/neu/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/zweiter-faktor/codes/laden/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

# Views that are not ours and so have no rule; the house rules read this table.
FOREIGN_VIEWS = {
    pattern.name: "allauth prüft Anmeldung und Grenzen selbst" for pattern in urlpatterns
}

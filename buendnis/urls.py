"""All addresses: the portal's own words first, then everything under an alliance's name."""

from django.conf import settings
from django.urls import include, path

from buendnis.accounts import allauth_urls
from buendnis.health import healthz
from buendnis.portal.views import home

alliance_patterns = [
    path("", include("buendnis.portal.urls")),
    path("", include("buendnis.pages.urls")),
    path("verwaltung/", include("buendnis.accounts.urls")),
    path("", include("buendnis.callbacks.urls")),
    path("", include("certification.urls")),
    path("", include("services.urls")),
]

urlpatterns = [
    path("", home, name="home"),
    path("healthz", healthz, name="healthz"),
    path("", include("buendnis.portal.machine_urls")),
    path("", include("buendnis.pages.deployment_urls")),
    path("", include(allauth_urls)),
    path("", include("buendnis.accounts.personal_urls")),
    path("zertifikat/", include("certification.certificates.public_urls")),
]
if settings.SAMPLE_MODE or settings.TESTING:
    urlpatterns.append(path("", include("buendnis.portal.sample_urls")))
if settings.DEBUG or settings.TESTING:
    from buendnis.gallery import gallery

    urlpatterns.append(path("bausteine/", gallery, name="gallery"))

urlpatterns.append(path("<slug:alliance>/", include(alliance_patterns)))

handler400 = "buendnis.portal.views.bad_request"
handler404 = "buendnis.portal.views.not_found"
handler500 = "buendnis.portal.views.server_error"

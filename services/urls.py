"""Addresses of the families' side, below an alliance; each room names its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("services.finding.urls")),
    path("", include("services.editing.urls")),
    path("", include("services.feedback.urls")),
    path("", include("services.freshness.urls")),
    path("", include("services.hsds.urls")),
    path("", include("services.exchange.urls")),
    path("", include("services.events.urls")),
    path("", include("services.takealong.urls")),
    path("", include("services.guide.urls")),
    path("", include("services.calculator.urls")),
    path("", include("services.advice.urls")),
    path("", include("services.care_rules.urls")),
    path("", include("services.letters.urls")),
    path("", include("services.folder.urls")),
]

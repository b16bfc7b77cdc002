"""The rooms of certification; each writes its own paths (`kriterien/`, `zertifizierung/…`)."""

from django.urls import include, path

ROOMS = (
    "catalogue",
    "quickcheck",
    "employers",
    "applications",
    "standins",
    "assessment",
    "talks",
    "representation",
    "signoffs",
    "review",
    "whatif",
    "starters",
    "programme",
    "decisions",
    "certificates",
    "reports",
    "procedure",
    "reminders",
    "casefile",
)

urlpatterns = [path("", include(f"certification.{room}.urls")) for room in ROOMS]

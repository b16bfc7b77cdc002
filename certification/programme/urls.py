"""Addresses of the room programme, below an alliance."""

from django.urls import path

from certification.programme import public_views, sign_views, views

app_name = "programme"
CASE = "zertifizierung/antraege/<str:code>/programm/"
urlpatterns = [
    path(CASE, views.edit, name="edit"),
    path(f"{CASE}handlungsprogramm.pdf", views.pdf, name="pdf"),
    path(f"{CASE}zustimmen/", views.agree, name="agree"),
    path(f"{CASE}unterschrift/", sign_views.sign, name="sign"),
    path(f"{CASE}unterschrift/seite.pdf", sign_views.paper, name="paper"),
    path(f"{CASE}massnahmen/<int:pk>/", views.measure, name="measure"),
    path(f"{CASE}massnahmen/<int:pk>/verschieben/", views.move, name="move"),
    path(f"{CASE}massnahmen/<int:pk>/loeschen/", views.delete, name="delete"),
    path(f"{CASE}<str:field>/ziel/", views.objective, name="objective"),
    path(f"{CASE}<str:field>/neu/", views.new_measure, name="new_measure"),
    path("unterschrift/programm/<str:token>/", sign_views.opened, name="open"),
    path(
        "unterschrift/programm/<str:token>/handlungsprogramm.pdf",
        sign_views.opened_pdf,
        name="open_pdf",
    ),
    path("programme/", public_views.listing, name="listing"),
    path("programme/<slug:key>/", public_views.published, name="published"),
    path("programme/<slug:key>/handlungsprogramm.pdf", public_views.pdf, name="published_pdf"),
]

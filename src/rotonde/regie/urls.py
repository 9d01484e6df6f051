"""Routes of regie."""

from django.urls import path

from rotonde.regie import views

app_name = "regie"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("openen/<uuid:melding>/", views.openen, name="openen"),
    path("dossier/<uuid:dossier>/", views.dossier, name="dossier"),
    path("dossier/<uuid:dossier>/aanpak/", views.aanpak, name="aanpak"),
    path("dossier/<uuid:dossier>/doel/", views.doel, name="doel"),
    path("dossier/<uuid:dossier>/doel/<uuid:doel>/inzet/", views.inzet, name="inzet"),
    path("dossier/<uuid:dossier>/akkoord/", views.akkoord, name="akkoord"),
    path("dossier/<uuid:dossier>/overdragen/", views.overdragen, name="overdragen"),
    path("dossier/<uuid:dossier>/sluiten/", views.sluiten, name="sluiten"),
]

"""Routes of regie."""

from django.urls import path

from rotonde.regie import views, views_aanpak, views_evaluatie, views_inzet
from rotonde.regie.nazorg import views as nazorg
from rotonde.regie.toestemmingen import views as toestemmingen
from rotonde.regie.verheldering import views as verheldering

app_name = "regie"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("nazorg/", nazorg.overzicht, name="nazorg_overzicht"),
    path("nazorg/<uuid:nazorg>/", nazorg.vastleggen, name="nazorg"),
    path("openen/<uuid:melding>/", views.openen, name="openen"),
    path("dossier/<uuid:dossier>/", views.dossier, name="dossier"),
    path("dossier/<uuid:dossier>/aanpak/<uuid:persoon>.pdf", views.op_papier, name="aanpak_pdf"),
    path("dossier/<uuid:dossier>/aanpak/", views_aanpak.aanpak, name="aanpak"),
    path("dossier/<uuid:dossier>/doel/", views_aanpak.doel, name="doel"),
    path("dossier/<uuid:dossier>/doel/<uuid:doel>/", views_aanpak.doel_wijzigen, name="doel_wijzigen"),
    path("dossier/<uuid:dossier>/doel/<uuid:doel>/inzet/", views_inzet.inzet, name="inzet"),
    path("dossier/<uuid:dossier>/akkoord/", views_aanpak.akkoord, name="akkoord"),
    path("dossier/<uuid:dossier>/evaluatie/<uuid:evaluatie>/", views_evaluatie.evaluatie, name="evaluatie"),
    path("dossier/<uuid:dossier>/overdragen/", views.overdragen, name="overdragen"),
    path("dossier/<uuid:dossier>/sluiten/", views.sluiten, name="sluiten"),
    path("dossier/<uuid:dossier>/verheldering/<uuid:persoon>/", verheldering.verheldering, name="verheldering"),
    path(
        "dossier/<uuid:dossier>/verheldering/<uuid:persoon>/afronden/",
        verheldering.afronden,
        name="verheldering_afronden",
    ),
    path("dossier/<uuid:dossier>/gezondheid/<uuid:persoon>/", verheldering.gezondheid, name="gezondheid"),
    path("dossier/<uuid:dossier>/toestemmingen/", toestemmingen.overzicht, name="toestemmingen"),
    path("dossier/<uuid:dossier>/toestemming/", toestemmingen.vastleggen, name="toestemming"),
    path(
        "dossier/<uuid:dossier>/toestemming/<uuid:toestemming>/intrekken/",
        toestemmingen.intrekken,
        name="toestemming_intrekken",
    ),
]

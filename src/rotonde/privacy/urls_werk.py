"""Routes of privacy for medewerkers: AVG requests, datalekken and the register of processing."""

from django.urls import path

from rotonde.privacy import views_avg, views_datalek, views_recht, views_register

app_name = "rechten"
urlpatterns = [
    path("avg/", views_avg.lijst, name="avg_lijst"),
    path("avg/nieuw/", views_avg.nieuw, name="avg_nieuw"),
    path("avg/<uuid:verzoek>/", views_avg.verzoek, name="avg"),
    path("avg/<uuid:verzoek>/identiteit/", views_avg.identiteit, name="avg_identiteit"),
    path("avg/<uuid:verzoek>/verlengen/", views_avg.verlengen, name="avg_verlengen"),
    path("avg/<uuid:verzoek>/vrijgeven/", views_avg.vrijgeven, name="avg_vrijgeven"),
    path("avg/<uuid:verzoek>/gegevens.<str:vorm>", views_avg.bestand, name="avg_bestand"),
    path("avg/<uuid:verzoek>/stap/", views_recht.stap, name="avg_stap"),
    path("avg/besluit/<uuid:besluit>/", views_recht.besluit, name="besluit"),
    path("avg/ontvanger/<uuid:ontvanger>/", views_recht.ontvanger, name="ontvanger"),
    path("avg/ontvanger/<uuid:ontvanger>/brief/", views_recht.ontvanger_brief, name="ontvanger_brief"),
    path("verwerkingen/", views_register.verwerkingen, name="verwerkingen"),
    path("datalek/", views_datalek.datalekken, name="datalekken"),
    path("datalek/nieuw/", views_datalek.nieuw, name="datalek_nieuw"),
    path("datalek/<uuid:datalek>/", views_datalek.datalek, name="datalek"),
    path("datalek/<uuid:datalek>/stap/", views_datalek.stap, name="datalek_stap"),
    path("datalek/<uuid:datalek>/geraakt.csv", views_datalek.geraakt, name="geraakt"),
]

"""Routes of the werkplek."""

from django.urls import path

from rotonde.werkplek import views, views_beheer, views_levering
from rotonde.werkplek.dossierzoeken import views as dossierzoeken
from rotonde.werkplek.partner import views as partner
from rotonde.werkplek.tijdlijn import views as tijdlijn
from rotonde.werkplek.verdeling import views as verdeling
from rotonde.werkplek.vervanging import views as vervanging
from rotonde.werkplek.wieiswie import views as wieiswie

app_name = "werkplek"
urlpatterns = [
    path("", views.vandaag, name="vandaag"),
    path("beheer/", views_beheer.beheer, name="beheer"),
    path("beheer/taak/<int:taak>/opnieuw/", views_beheer.taak_opnieuw, name="taak_opnieuw"),
    path("beheer/taak/<int:taak>/vervallen/", views_beheer.taak_vervallen, name="taak_vervallen"),
    path("dossier/<uuid:dossier>/tijdlijn/", tijdlijn.toon, name="tijdlijn"),
    path("dossiers/zoeken/", dossierzoeken.zoeken, name="dossierzoeken"),
    path("verdeling/", verdeling.toon, name="verdeling"),
    path("wie-is-wie/", wieiswie.toon, name="wieiswie"),
    path("partner/", partner.overzicht, name="partner"),
    path("partner/eigen/", partner.eigen, name="partner_eigen"),
    path("partner/gedeeld/<uuid:deling>/", partner.deling, name="partner_deling"),
    path("partner/gedeeld/<uuid:deling>/bevestigen/", partner.bevestigen, name="partner_bevestigen"),
    path("partner/gedeeld/<uuid:deling>/aanzet/", partner.aanzet, name="partner_aanzet"),
    path("partner/gedeeld/<uuid:deling>/antwoord/", partner.antwoorden, name="partner_antwoorden"),
    path("vervanging/", vervanging.overzicht, name="vervangingen"),
    path("vervanging/regelen/", vervanging.regelen, name="vervanging"),
    path("vervanging/<uuid:vervanging>/beeindigen/", vervanging.beeindigen, name="vervanging_beeindigen"),
    path("levering/personeel/", views_levering.personeel, name="personeel_levering"),
]

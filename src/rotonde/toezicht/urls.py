"""Routes of toezicht."""

from django.urls import path

from rotonde.toezicht import views, views_besloten, views_log, views_nood
from rotonde.toezicht.klachten import views as klachten

app_name = "toezicht"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("nood/", views_nood.nood, name="nood"),
    path("nood/<uuid:noodtoegang>/", views_nood.nood_open, name="nood_open"),
    path("berichten/", views_nood.berichten, name="berichten"),
    path("berichten/<uuid:kennisgeving>/gelezen/", views_nood.gelezen, name="gelezen"),
    path("noodtoegang/", views.noodtoegangen, name="noodtoegangen"),
    path("noodtoegang/<uuid:noodtoegang>/", views.noodtoegang, name="noodtoegang"),
    path("bevindingen/", views.bevindingen, name="bevindingen"),
    path("bevindingen/<uuid:bevinding>/", views.bevinding, name="bevinding"),
    path("namen/<uuid:medewerker>/", views.naam, name="naam"),
    path("incidenten/", views.incidenten, name="incidenten"),
    path("incidenten/<uuid:incident>/", views.incident, name="incident"),
    path("klachten/", klachten.overzicht, name="klachten"),
    path("klachten/noteren/", klachten.nieuw, name="klacht_nieuw"),
    path("klachten/<uuid:klacht>/", klachten.klacht, name="klacht"),
    path("klachten/<uuid:klacht>/oppakken/", klachten.oppakken, name="klacht_oppakken"),
    path("klachten/<uuid:klacht>/bevestigen/", klachten.bevestigen, name="klacht_bevestigen"),
    path("klachten/<uuid:klacht>/verdagen/", klachten.verdagen, name="klacht_verdagen"),
    path("klachten/<uuid:klacht>/beantwoorden/", klachten.afdoen, name="klacht_afdoen"),
    path("klachten/<uuid:klacht>/intrekken/", klachten.intrekken, name="klacht_intrekken"),
    path("besloten/", views_besloten.besloten, name="besloten"),
    path("besloten/nieuw/", views_besloten.besluiten, name="besluiten"),
    path("besloten/<uuid:besloten>/", views_besloten.besloten_dossier, name="besloten_dossier"),
    path("besloten/<uuid:besloten>/benoemen/", views_besloten.benoemen, name="benoemen"),
    path("besloten/<uuid:besloten>/intrekken/<uuid:medewerker>/", views_besloten.intrekken, name="intrekken"),
    path("besloten/<uuid:besloten>/opheffen/", views_besloten.opheffen, name="opheffen"),
    path("rechten/", views_log.rechten, name="rechten"),
    path("rechten/<uuid:medewerker>/", views_log.rechten_van, name="rechten_van"),
    path("log/", views_log.log, name="log"),
    path("vertrouwelijk/", views_log.vertrouwelijk, name="vertrouwelijk"),
    path("vertrouwelijk/<uuid:inzage>/", views_log.vrijgeven, name="vrijgeven"),
]

"""Routes of toegang."""

from django.urls import path

from rotonde.toegang import views
from rotonde.toegang.afspraken import views as afspraken
from rotonde.toegang.bevestiging import views as bevestiging
from rotonde.toegang.ervaringen import views as ervaringen
from rotonde.toegang.partners import views as partners

app_name = "toegang"
urlpatterns = [
    path("", views.wachtrij, name="wachtrij"),
    path("zoeken/", views.inwoner_zoeken, name="zoeken"),
    path("veilig-contact/<uuid:persoon>/", views.veilig_contact, name="veilig_contact"),
    path("contact/", views.contactmoment, name="contactmoment"),
    path("contact/<uuid:contact>/melden/", views.contact_melden, name="contact_melden"),
    path("melden/", views.melden, name="melden"),
    path("melding/<uuid:melding>/", views.melding, name="melding"),
    path("melding/<uuid:melding>/bevestigen/", bevestiging.bevestigen, name="bevestigen"),
    path("melding/<uuid:melding>/bevestiging.pdf", bevestiging.op_papier, name="bevestiging"),
    path("melding/<uuid:melding>/oppakken/", views.oppakken, name="oppakken"),
    path("melding/<uuid:melding>/koppelen/", views.koppelen, name="koppelen"),
    path("melding/<uuid:melding>/melder/", views.melder, name="melder"),
    path("melding/<uuid:melding>/overdragen/", views.overdragen, name="overdragen"),
    path("melding/<uuid:melding>/teruggeven/", views.teruggeven, name="teruggeven"),
    path("melding/<uuid:melding>/afhandelen/", views.afhandelen, name="afhandelen"),
    path("verwijzen/", partners.verwijzen, name="verwijzen"),
    path("ondersteunen/", partners.ondersteunen, name="ondersteunen"),
    path("ervaringen/", ervaringen.overzicht, name="ervaringen"),
    path("afspraken/", afspraken.mijn_afspraken, name="afspraken"),
    path("afspraak/maken/<uuid:persoon>/", afspraken.maken, name="afspraak_maken"),
    path("afspraak/<uuid:afspraak>/", afspraken.afspraak, name="afspraak"),
    path("afspraak/<uuid:afspraak>/verzetten/", afspraken.verzetten, name="afspraak_verzetten"),
    path("afspraak/<uuid:afspraak>/afzeggen/", afspraken.afzeggen, name="afspraak_afzeggen"),
    path("afspraak/<uuid:afspraak>/afronden/<str:uitkomst>/", afspraken.afronden, name="afspraak_afronden"),
    path("afspraak/<uuid:afspraak>/agenda.ics", afspraken.in_agenda, name="afspraak_agenda"),
]

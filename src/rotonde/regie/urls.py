"""Routes of regie."""

from django.urls import path

from rotonde.regie import views, views_aanpak, views_evaluatie, views_inzet
from rotonde.regie.aanzet import views as aanzet
from rotonde.regie.acties import views as acties
from rotonde.regie.consult import views as consult
from rotonde.regie.delen import views as delen
from rotonde.regie.kenmerken import views as kenmerken
from rotonde.regie.meldcode import views as meldcode
from rotonde.regie.nazorg import views as nazorg
from rotonde.regie.opschaling import views as opschaling
from rotonde.regie.overleg import views as overleg
from rotonde.regie.team import views as team
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
    path("dossier/<uuid:dossier>/terugkijken/<uuid:evaluatie>/", views_evaluatie.evaluatie, name="evaluatie"),
    path("acties/", acties.overzicht, name="acties"),
    path("dossier/<uuid:dossier>/acties/", acties.afspreken, name="actie"),
    path("dossier/<uuid:dossier>/acties/<uuid:actiepunt>/", acties.afronden, name="actie_afronden"),
    path("dossier/<uuid:dossier>/team/", team.betrekken, name="team"),
    path("dossier/<uuid:dossier>/team/<uuid:teamgenoot>/", team.loslaten, name="team_los"),
    path("aanzetten/", aanzet.overzicht, name="aanzetten"),
    path("dossier/<uuid:dossier>/aanzet/<uuid:aanzet>/overnemen/", aanzet.overnemen, name="aanzet_overnemen"),
    path("dossier/<uuid:dossier>/aanzet/<uuid:aanzet>/terugleggen/", aanzet.terugleggen, name="aanzet_terugleggen"),
    path("consulten/", consult.overzicht, name="consulten"),
    path("consulten/<uuid:consult>/", consult.beantwoorden, name="consult_antwoord"),
    path("consulten/<uuid:consult>/intrekken/", consult.intrekken, name="consult_intrekken"),
    path("dossier/<uuid:dossier>/consult/", consult.vragen, name="consult"),
    path("dossier/<uuid:dossier>/overleggen/", overleg.overzicht, name="overleggen"),
    path("dossier/<uuid:dossier>/overleg/", overleg.plannen, name="overleg"),
    path("dossier/<uuid:dossier>/overleg/<uuid:overleg>/vastleggen/", overleg.vastleggen, name="overleg_vastleggen"),
    path("dossier/<uuid:dossier>/overleg/<uuid:overleg>/afzeggen/", overleg.afzeggen, name="overleg_afzeggen"),
    path("dossier/<uuid:dossier>/kenmerken/", kenmerken.overzicht, name="kenmerken"),
    path("dossier/<uuid:dossier>/kenmerk/", kenmerken.zetten, name="kenmerk"),
    path("dossier/<uuid:dossier>/kenmerk/<uuid:kenmerk>/", kenmerken.beeindigen, name="kenmerk_beeindigen"),
    path("dossier/<uuid:dossier>/meldcodes/", meldcode.overzicht, name="meldcodes"),
    path("dossier/<uuid:dossier>/meldcodes/beginnen/", meldcode.beginnen, name="meldcode_beginnen"),
    path("dossier/<uuid:dossier>/meldcodes/<uuid:meldcode>/", meldcode.meldcode, name="meldcode"),
    path("dossier/<uuid:dossier>/meldcodes/<uuid:meldcode>/stap/<slug:woord>/", meldcode.stap, name="meldcode_stap"),
    path("dossier/<uuid:dossier>/meldcodes/<uuid:meldcode>/inlichten/", meldcode.inlichten, name="meldcode_inlichten"),
    path(
        "dossier/<uuid:dossier>/meldcodes/<uuid:meldcode>/uitstellen/",
        meldcode.uitstellen,
        name="meldcode_uitstellen",
    ),
    path("dossier/<uuid:dossier>/opschaling/", opschaling.overzicht, name="opschaling"),
    path("dossier/<uuid:dossier>/opschalen/", opschaling.opschalen, name="opschalen"),
    path("dossier/<uuid:dossier>/veiligheidsplan/", opschaling.herzien, name="veiligheidsplan"),
    path("dossier/<uuid:dossier>/afschalen/", opschaling.afschalen, name="afschalen"),
    path("dossier/<uuid:dossier>/overdragen/", views.overdragen, name="overdragen"),
    path("dossier/<uuid:dossier>/sluiten/", views.sluiten, name="sluiten"),
    path("dossier/<uuid:dossier>/verheldering/<uuid:persoon>/", verheldering.verheldering, name="verheldering"),
    path(
        "dossier/<uuid:dossier>/verheldering/<uuid:persoon>/afronden/",
        verheldering.afronden,
        name="verheldering_afronden",
    ),
    path("dossier/<uuid:dossier>/gezondheid/<uuid:persoon>/", verheldering.gezondheid, name="gezondheid"),
    path("dossier/<uuid:dossier>/delingen/", delen.overzicht, name="delingen"),
    path("dossier/<uuid:dossier>/delen/", delen.delen, name="delen"),
    path("dossier/<uuid:dossier>/delingen/<uuid:deling>/stoppen/", delen.stoppen, name="deling_stoppen"),
    path("dossier/<uuid:dossier>/delingen/<uuid:deling>/brief.pdf", delen.brief, name="deling_brief"),
    path("dossier/<uuid:dossier>/delingen/<uuid:deling>/ontvangst/", delen.bevestigen, name="deling_bevestigen"),
    path("dossier/<uuid:dossier>/delingen/<uuid:deling>/antwoord/", delen.beantwoorden, name="deling_beantwoorden"),
    path("dossier/<uuid:dossier>/toestemmingen/", toestemmingen.overzicht, name="toestemmingen"),
    path("dossier/<uuid:dossier>/toestemming/", toestemmingen.vastleggen, name="toestemming"),
    path(
        "dossier/<uuid:dossier>/toestemming/<uuid:toestemming>/intrekken/",
        toestemmingen.intrekken,
        name="toestemming_intrekken",
    ),
]

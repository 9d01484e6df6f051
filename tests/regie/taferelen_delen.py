"""Scenes of sharing: with the resident's toestemming, with a partner on paper, and with one that works here."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.klanten import HEERDE, maak_medewerker

# Far from the numbers that other tests take from the front.
from tests.regie.taferelen import WIE, als_dienst, als_houder, geopend
from tests.toegang.schermen import VRAAG

from rotonde.catalogus.models import Leefgebied, Partner, lijn_van
from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.kern import klok, wie
from rotonde.kern.models import Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol, Wet
from rotonde.privacy.deling import actions as deling
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.models import Deling
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier
from rotonde.regie.aanzet import actions as aanzetten
from rotonde.regie.aanzet.actions import Schets
from rotonde.regie.soorten import Ladder
from rotonde.toegang.partners import actions as partners
from rotonde.toegang.partners.actions import Hulp
from rotonde.toegang.partners.soorten import Ondersteuningsoort

SCHETS = Schets("wonen", "Zelf naar de winkel.", 3, 6, Ladder.NETWERK, "De buurvrouw loopt mee", "Alleen lukt niet.")


def toegestaan() -> dict[str, Any]:
    """The resident of `geopend` allows something; ids of the dossier and of that."""
    dossier = geopend()["dossier"]
    with wie.als(als_dienst()):
        persoon = WIE["persoon"]
        instemming = Instemming(dossier, persoon, "wmo_aan_ander", Manier.GESPREK, (persoon,), "de huisarts")
        return {"dossier": dossier, "toestemming": toestemming.vastleggen(instemming)}


def met_toestemming() -> dict[str, Any]:
    return {"dossier": toegestaan()["dossier"]}


def _partner(soort: Partnersoort, code: str, gebruikt_team: str = "") -> UUID:
    """With whom is shared; made once."""
    rij = Partner.objects.filter(gemeente_id=HEERDE, code=code).first()
    if rij is None:
        rij = Partner(
            gemeente_id=HEERDE, code=code, lijn=lijn_van(HEERDE, "partners", code), naam="Samen Sterker Thuis",
            soort=soort, team=gebruikt_team, geldig=periode(date(2020, 1, 1)), bron="test",
            mag=list(Partnertaak) if gebruikt_team else [],
        )  # fmt: skip
        Partner.objects.bulk_create([rij])
    return rij.pk


def _deel(aan: UUID) -> dict[str, Any]:
    """The holder asked a partner to go on with the resident, who allows it."""
    gegeven = toegestaan()
    einde = klok.vandaag() + timedelta(days=90)
    opdracht = Deelopdracht(
        gegeven["dossier"], WIE["persoon"], aan, Wet.WMO, (Deelveld.NAAM,),
        ("Het gaat om Geke Voorbeeld, geboren op 3 februari 1951.",), "een plek voor beschermd wonen", einde,
        bericht="Zij belt u volgende week zelf.", nagelezen=True, toestemming=gegeven["toestemming"], overdracht=True,
    )  # fmt: skip
    with wie.als(als_dienst()):
        return {"dossier": gegeven["dossier"], "deling": deling.delen(opdracht)}


def gedeeld() -> dict[str, Any]:
    """It lies ready on paper."""
    with wie.als(als_dienst()):
        opvang = _partner(Partnersoort.CENTRUMGEMEENTE, "proef-opvang")
    return _deel(opvang)


def bevestigd() -> dict[str, Any]:
    """It was sent, and the partner got it."""
    welke = gedeeld()
    with wie.als(als_dienst()):
        deling.versturen(welke["deling"])
        deling.bevestigen(welke["deling"], door="Wim de Boer")
    return welke


def verzonden() -> dict[str, Any]:
    welke = gedeeld()
    with wie.als(als_dienst()):
        deling.versturen(welke["deling"])
    return welke


def na_delen() -> dict[str, Any]:
    return {"dossier": bevestigd()["dossier"]}


def om_te_delen() -> dict[str, Any]:
    gedeeld()
    return {"dossier": toegestaan()["dossier"]}


def met_opvang() -> str:
    with wie.als(als_dienst()):
        opvang = _partner(Partnersoort.CENTRUMGEMEENTE, "proef-opvang")
    return f"partner={opvang}&persoon={WIE['persoon']}&wet=wmo"


def bij_partner() -> dict[str, Any]:
    """It is read by a team that works here, of which `van_partner` is one."""
    with wie.als(als_dienst()):
        team, _ = Team.objects.get_or_create(gemeente_id=HEERDE, code="proef-wijk", defaults={"naam": "Wijkteam"})
        wijk = _partner(Partnersoort.BUURT, "proef-wijk", team.code)
        WIE["partner"] = maak_medewerker(Rol.PARTNER)
        Teamlid.objects.create(
            gemeente_id=HEERDE, team=team, medewerker_id=WIE["partner"], periode=periode(date(2020, 1, 1))
        )
    welke = _deel(wijk)
    with wie.als(als_dienst()):
        deling.bevestigen(welke["deling"], door="Pia")
    return {"deling": welke["deling"]}


def met_aanzet() -> dict[str, Any]:
    """That team drafted something for the Aanpak."""
    welke = bij_partner()["deling"]
    with wie.als(als_dienst()):
        dossier = Deling.objects.get(pk=welke).dossier_id
        Leefgebied.objects.get_or_create(
            gemeente_id=HEERDE, code="wonen", lijn=lijn_van(HEERDE, "leefgebied", "wonen"),
            defaults={"naam": "Wonen", "volgorde": 1, "geldig": periode(date(2020, 1, 1)), "herkomst": "thema"},
        )  # fmt: skip
    with wie.als(replace(als_houder(), actor=WIE["partner"], rol=Rol.PARTNER)):
        aanzet = aanzetten.maken(welke, SCHETS)
    return {"dossier": dossier, "aanzet": aanzet}


def na_schrijven() -> dict[str, Any]:
    met_aanzet()
    return {}


def eigen_werk_van_partner() -> None:
    """That team referred the resident, and supported her."""
    bij_partner()
    vrager = replace(als_houder(), actor=WIE["partner"], rol=Rol.PARTNER)
    with wie.als(vrager):
        partners.verwijzen(replace(VRAAG, persoon=WIE["persoon"]), akkoord=True, terugkoppelen=True)
        hulp = Hulp(WIE["persoon"], Ondersteuningsoort.ADVIES, "Veilig de trap op", klok.vandaag(), Wet.WMO)
        partners.ondersteuning_vastleggen(replace(hulp, ziet_aanspreekpunt=True))


def van_partner() -> UUID:
    return WIE["partner"]

"""The screens of regie and what they are about (see tests/keuring/schermen.py)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.klanten import HEERDE, maak_medewerker
from tests.toegang.schermen import VRAAG

from rotonde.catalogus.models import Kenmerksoort, Leefgebied, Partner, lijn_van
from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.inwoners.actions import Gezin, Inschrijving, gezin_vormen, inschrijven
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Gemeente, Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Afslag, Doel, Rol, Wet
from rotonde.privacy.deling import actions as deling
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.models import Deling
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier
from rotonde.regie import actions
from rotonde.regie.aanzet import actions as aanzetten
from rotonde.regie.aanzet.actions import Schets
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.actions import Akkoord, DoelInhoud, InzetInhoud, Opening, Opstelling, Sluiting
from rotonde.regie.kenmerken import actions as kenmerken
from rotonde.regie.kenmerken.actions import Kenmerking
from rotonde.regie.meldcode import actions as meldcode
from rotonde.regie.meldcode.actions import Begin
from rotonde.regie.models import Consult, Evaluatie, Nazorg
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.opschaling import actions as opschaling
from rotonde.regie.opschaling.actions import Stap
from rotonde.regie.overleg import actions as overleg
from rotonde.regie.overleg.actions import Uitnodiging
from rotonde.regie.soorten import Ladder
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Beeld, Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Aanwezig, Dimensie, Plek
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking
from rotonde.toegang.partners import actions as partners
from rotonde.toegang.partners.actions import Hulp
from rotonde.toegang.partners.soorten import Ondersteuningsoort

# Far from the numbers that other tests take from the front.
_NUMMERS: Iterator[str] = islice(testnummers(), 40_000, None)
_HOUDER: dict[str, UUID] = {}


def opgepakt() -> dict[str, Any]:
    """A melding about somebody with a household, taken by the actor."""
    _HOUDER["wie"] = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(_dienst()):
        persoon = inschrijven(Inschrijving(next(_NUMMERS), "Geke", "Voorbeeld", date(1951, 2, 3)))
        gezin_vormen(Gezin([persoon], [], date(2001, 1, 1), partners=False))
        if not Team.objects.filter(gemeente_id=HEERDE, wachtrij=True).exists():
            Team.objects.bulk_create([Team(gemeente_id=HEERDE, code="toegang", naam="Toegang", wachtrij=True)])
        _HOUDER["persoon"] = persoon
        melding = toegang.melden(replace(VRAAG, persoon=persoon)).melding
        toegang.oppakken_alle([Oppakking(melding, _HOUDER["wie"])])
    return {"melding": melding}


def geopend() -> dict[str, Any]:
    """A dossier with an Aanpak that is being written."""
    melding = opgepakt()["melding"]
    with wie.als(_dienst()):
        (dossier,) = actions.openen_bulk([Opening(melding)])
        _HOUDER["aanpak"] = aanpak = actions.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
        doel = DoelInhoud(_HOUDER["persoon"], "wonen", "Weer zelf koken", 4, 7, Wet.WMO)
        _HOUDER["doel"] = actions.doel_stellen(aanpak, doel)
        inzet = InzetInhoud(
            Ladder.MAATWERK, Afslag.HULP, "hulp in huis", Wet.WMO, reden_zwaarder="er is niemand in de buurt"
        )
        actions.inzet_kiezen(_HOUDER["doel"], inzet)
    return {"dossier": dossier}


def vastgesteld() -> dict[str, Any]:
    """A dossier with an Aanpak that the resident agreed to: its standing is a long one."""
    dossier = geopend()
    with wie.als(_dienst()):
        actions.akkoord_vastleggen(Akkoord(_HOUDER["aanpak"], evalueren_op=klok.vandaag() + timedelta(days=30)))
    return dossier


def verhelderd() -> dict[str, Any]:
    """A member of the household of whom is known what is the matter, and who gave marks on two days."""
    dossier = geopend()["dossier"]
    gesprek = Gesprek(date(2026, 3, 2), Plek.HUISBEZOEK, eigen_woorden="Ik durf de trap niet meer op.")
    inhoud = Inhoud(gesprek, {"wonen": Beeld("De trap is steil.", 4)}, [(Aanwezig.MANTELZORGER, "Dochter Els")])
    with wie.als(_dienst()):
        verheldering.vraag_verhelderen(dossier, _HOUDER["persoon"], inhoud)
    for dagen, cijfer in ((0, 3), (30, 7)):
        with klok.op(klok.nu() + timedelta(days=dagen)), wie.als(_dienst()):
            verheldering.gezondheid_meten(dossier, _HOUDER["persoon"], dict.fromkeys(Dimensie, cijfer))
    return {"dossier": dossier, "persoon": _HOUDER["persoon"]}


def met_doel() -> dict[str, Any]:
    return {**geopend(), "doel": _HOUDER["doel"]}


def met_nazorg() -> dict[str, Any]:
    """The dossier was closed, and its holder asks once more tomorrow."""
    dossier = geopend()["dossier"]
    morgen = klok.vandaag() + timedelta(days=1)
    with wie.als(_dienst()):
        actions.sluiten(Sluiting(dossier, Resultaat.GEHAALD, "Het koken lukt weer.", nazorg_op=morgen))
        return {"nazorg": Nazorg.objects.get(dossier_id=dossier).pk}


def met_team() -> dict[str, Any]:
    """A colleague works along."""
    dossier = geopend()["dossier"]
    collega = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(_dienst()):
        betrekking = Betrekking(dossier, collega, Teamrol.SCHULD, klok.vandaag())
        return {"dossier": dossier, "teamgenoot": team.betrekken(betrekking)}


def met_actie() -> dict[str, Any]:
    """The holder does something by today."""
    dossier = geopend()["dossier"]
    with wie.als(_dienst()):
        toezegging = Toezegging(dossier, _HOUDER["wie"], "De huisarts bellen", klok.vandaag())
        return {"dossier": dossier, "actiepunt": acties.afspreken(toezegging)}


def opgeschaald() -> dict[str, Any]:
    """Escalated to level 2: everything that the pages can show."""
    dossier = geopend()["dossier"]
    Gemeente.objects.filter(code=HEERDE).update(
        ave={"niveaus": [{"naam": "regie", "betekenis": "Er is meer nodig."}] * 3}
    )
    _HOUDER["regisseur"] = regisseur = maak_medewerker(Rol.PROCESREGISSEUR)
    with wie.als(_dienst()):
        team.betrekken(Betrekking(dossier, regisseur, Teamrol.PROCESREGIE, klok.vandaag()))
        over_een_maand = klok.vandaag() + timedelta(days=30)
        for _ in range(2):
            opschaling.opschalen(Stap(dossier, "Er is ruzie.", "Een tante belt.", over_een_maand, regisseur))
    return {"dossier": dossier}


def gevraagd() -> dict[str, Any]:
    """The holder asked a colleague, and was asked."""
    dossier = geopend()["dossier"]
    _HOUDER["collega"] = collega = maak_medewerker(Rol.AANSPREEKPUNT)
    rijen = []
    for van, aan in ((_HOUDER["wie"], collega), (collega, _HOUDER["wie"])):
        rij = Consult(
            gemeente_id=HEERDE, dossier_id=dossier, persoon_id=_HOUDER["persoon"], vrager_id=van, gevraagde_id=aan,
            vraag="Wat helpt bij valangst?", verteld=["De inwoner is 75 jaar."], gevraagd_op=klok.nu(), wet=Wet.WMO,
        )  # fmt: skip
        with wie.als(_dienst()):
            betrokkenheid.begin(Band(wie_, "consult", rij.pk, "proef") for wie_ in (van, aan))
            rij.save(force_insert=True)
        rijen.append(rij.pk)
    _HOUDER["consult"], _HOUDER["aan_houder"] = rijen
    return {"consult": _HOUDER["consult"]}


def aan_houder() -> dict[str, Any]:
    gevraagd()
    return {"consult": _HOUDER["aan_houder"]}


def na_vragen() -> dict[str, Any]:
    gevraagd()
    return {}


def met_overleg() -> dict[str, Any]:
    """There will be an overleg, with a guest and somebody from outside."""
    dossier = geopend()["dossier"]
    gast = maak_medewerker(Rol.AANSPREEKPUNT)
    morgen = klok.moment(klok.vandaag() + timedelta(days=1))
    with wie.als(_dienst()):
        uitnodiging = Uitnodiging(dossier, morgen, "Kamer 3", ("Hoe het thuis gaat",), (gast,), "De school")
        return {"dossier": dossier, "overleg": overleg.plannen(uitnodiging)}


def kenmerksoort() -> dict[str, Any]:
    """The gemeente knows one kenmerk."""
    dossier = geopend()
    with wie.als(_dienst()):
        rij = Kenmerksoort(
            gemeente_id=HEERDE, code="scheiding", lijn=lijn_van(HEERDE, "kenmerken", "scheiding"), naam="Scheiding",
            definitie="De ouders gaan uit elkaar.", volgorde=1, geldig=periode(date(2020, 1, 1)), bron="test",
        )  # fmt: skip
        Kenmerksoort.objects.filter(code="scheiding").exists() or rij.save()
    return dossier


def met_kenmerk() -> dict[str, Any]:
    """And it holds of the resident."""
    dossier = kenmerksoort()["dossier"]
    with wie.als(_dienst()):
        kenmerking = Kenmerking(dossier, _HOUDER["persoon"], "scheiding", klok.vandaag())
        return {"dossier": dossier, "kenmerk": kenmerken.zetten(kenmerking)}


def na_zetten() -> dict[str, Any]:
    return {"dossier": met_kenmerk()["dossier"]}


def met_meldcode() -> dict[str, Any]:
    """The holder began a meldcode about the resident."""
    dossier = geopend()["dossier"]
    with wie.als(_houder()):
        return {
            "dossier": dossier,
            "meldcode": meldcode.beginnen(Begin(dossier, _HOUDER["persoon"], "Blauwe plekken op de arm.")),
        }


def na_beginnen() -> dict[str, Any]:
    return {"dossier": met_meldcode()["dossier"]}


def bij_stap() -> dict[str, Any]:
    return {**met_meldcode(), "woord": "beslissen"}


def na_plannen() -> dict[str, Any]:
    return {"dossier": met_overleg()["dossier"]}


def regisseur() -> UUID:
    return _HOUDER["regisseur"]


def na_afspreken() -> dict[str, Any]:
    met_actie()
    return {}


def op_papier() -> dict[str, Any]:
    return {**geopend(), "persoon": _HOUDER["persoon"]}


def na_sluiten() -> dict[str, Any]:
    met_nazorg()
    return {}


def met_evaluatie() -> dict[str, Any]:
    """A doel of an Aanpak that is fixed, to be looked back on."""
    dossier = vastgesteld()
    with wie.als(_dienst()):
        return {**dossier, "evaluatie": Evaluatie.objects.get(dossier_id=dossier["dossier"]).pk}


def lijst() -> dict[str, Any]:
    """The holder of `geopend` has one dossier."""
    geopend()
    return {}


def toegestaan() -> dict[str, Any]:
    """The resident of `geopend` allows something; ids of the dossier and of that."""
    dossier = geopend()["dossier"]
    with wie.als(_dienst()):
        persoon = _HOUDER["persoon"]
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
        gegeven["dossier"], _HOUDER["persoon"], aan, Wet.WMO, (Deelveld.NAAM,),
        ("Het gaat om Geke Voorbeeld, geboren op 3 februari 1951.",), "een plek voor beschermd wonen", einde,
        bericht="Zij belt u volgende week zelf.", nagelezen=True, toestemming=gegeven["toestemming"], overdracht=True,
    )  # fmt: skip
    with wie.als(_dienst()):
        return {"dossier": gegeven["dossier"], "deling": deling.delen(opdracht)}


def gedeeld() -> dict[str, Any]:
    """It lies ready on paper."""
    with wie.als(_dienst()):
        opvang = _partner(Partnersoort.CENTRUMGEMEENTE, "proef-opvang")
    return _deel(opvang)


def bevestigd() -> dict[str, Any]:
    """It was sent, and the partner got it."""
    welke = gedeeld()
    with wie.als(_dienst()):
        deling.versturen(welke["deling"])
        deling.bevestigen(welke["deling"], door="Wim de Boer")
    return welke


def verzonden() -> dict[str, Any]:
    welke = gedeeld()
    with wie.als(_dienst()):
        deling.versturen(welke["deling"])
    return welke


def na_delen() -> dict[str, Any]:
    return {"dossier": bevestigd()["dossier"]}


def om_te_delen() -> dict[str, Any]:
    gedeeld()
    return {"dossier": toegestaan()["dossier"]}


def met_opvang() -> str:
    with wie.als(_dienst()):
        opvang = _partner(Partnersoort.CENTRUMGEMEENTE, "proef-opvang")
    return f"partner={opvang}&persoon={_HOUDER['persoon']}&wet=wmo"


def bij_partner() -> dict[str, Any]:
    """It is read by a team that works here, of which `professional` is one."""
    with wie.als(_dienst()):
        team, _ = Team.objects.get_or_create(gemeente_id=HEERDE, code="proef-wijk", defaults={"naam": "Wijkteam"})
        wijk = _partner(Partnersoort.BUURT, "proef-wijk", team.code)
        _HOUDER["professional"] = maak_medewerker(Rol.PARTNER)
        Teamlid.objects.create(
            gemeente_id=HEERDE, team=team, medewerker_id=_HOUDER["professional"], periode=periode(date(2020, 1, 1))
        )
    welke = _deel(wijk)
    with wie.als(_dienst()):
        deling.bevestigen(welke["deling"], door="Pia")
    return {"deling": welke["deling"]}


def met_aanzet() -> dict[str, Any]:
    """That team drafted something for the Aanpak."""
    welke = bij_partner()["deling"]
    with wie.als(_dienst()):
        dossier = Deling.objects.get(pk=welke).dossier_id
        Leefgebied.objects.get_or_create(
            gemeente_id=HEERDE, code="wonen", lijn=lijn_van(HEERDE, "leefgebied", "wonen"),
            defaults={"naam": "Wonen", "volgorde": 1, "geldig": periode(date(2020, 1, 1)), "herkomst": "thema"},
        )  # fmt: skip
    schets = Schets(
        "wonen", "Zelf naar de winkel.", 3, 6, Ladder.NETWERK, "De buurvrouw loopt mee", "Alleen lukt niet."
    )
    with wie.als(replace(_houder(), actor=_HOUDER["professional"], rol=Rol.PARTNER)):
        aanzet = aanzetten.maken(welke, schets)
    return {"dossier": dossier, "aanzet": aanzet}


def na_schrijven() -> dict[str, Any]:
    met_aanzet()
    return {}


def eigen_werk_van_partner() -> None:
    """That team referred the resident, and supported her."""
    bij_partner()
    vrager = replace(_houder(), actor=_HOUDER["professional"], rol=Rol.PARTNER)
    with wie.als(vrager):
        partners.verwijzen(replace(VRAAG, persoon=_HOUDER["persoon"]), akkoord=True, terugkoppelen=True)
        hulp = Hulp(_HOUDER["persoon"], Ondersteuningsoort.ADVIES, "Veilig de trap op", klok.vandaag(), Wet.WMO)
        partners.ondersteuning_vastleggen(replace(hulp, ziet_aanspreekpunt=True))


def professional() -> UUID:
    return _HOUDER["professional"]


def bewoonster() -> UUID:
    return _HOUDER["persoon"]


def houder() -> UUID:
    return _HOUDER["wie"]


def _houder() -> wie.Wie:
    return wie.wie(
        gemeente=HEERDE, actor=_HOUDER["wie"], actor_soort=ActorSoort.MEDEWERKER, rol=Rol.AANSPREEKPUNT, wet=Wet.WMO,
        doel=Doel.HULPVERLENING, grond="test", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.HULPVERLENING, grond="test")


SCHERMEN: list[Ingang] = [
    Scherm("regie:caseload", Rol.AANSPREEKPUNT, lijst, actor=houder),
    Scherm("regie:openen", Rol.AANSPREEKPUNT, opgepakt, actor=houder),
    GeenScherm("regie:aanpak_pdf", "een pdf; gekeurd in tests/regie/test_afdruk.py"),
    Scherm("regie:acties", Rol.AANSPREEKPUNT, na_afspreken, actor=houder),
    Scherm("regie:actie", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:actie_afronden", Rol.AANSPREEKPUNT, met_actie, actor=houder),
    Scherm("regie:team", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:team_los", Rol.AANSPREEKPUNT, met_team, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.PROCESREGISSEUR, opgeschaald, actor=regisseur)
        for route in ("opschaling", "opschalen", "veiligheidsplan", "afschalen")
    ),
    Scherm("regie:meldcodes", Rol.AANSPREEKPUNT, na_beginnen, actor=houder),
    Scherm("regie:meldcode_beginnen", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:meldcode_stap", Rol.AANSPREEKPUNT, bij_stap, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, met_meldcode, actor=houder)
        for route in ("meldcode", "meldcode_inlichten", "meldcode_uitstellen")
    ),
    Scherm("regie:kenmerken", Rol.AANSPREEKPUNT, na_zetten, actor=houder),
    Scherm("regie:kenmerk", Rol.AANSPREEKPUNT, kenmerksoort, actor=houder),
    Scherm("regie:kenmerk_beeindigen", Rol.AANSPREEKPUNT, met_kenmerk, actor=houder),
    Scherm("regie:consulten", Rol.AANSPREEKPUNT, na_vragen, actor=houder),
    Scherm("regie:consult", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:consult_antwoord", Rol.AANSPREEKPUNT, aan_houder, actor=houder),
    Scherm("regie:consult_intrekken", Rol.AANSPREEKPUNT, gevraagd, actor=houder),
    Scherm("regie:overleggen", Rol.AANSPREEKPUNT, na_plannen, actor=houder),
    Scherm("regie:overleg", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:overleg_vastleggen", Rol.AANSPREEKPUNT, met_overleg, actor=houder),
    Scherm("regie:overleg_afzeggen", Rol.AANSPREEKPUNT, met_overleg, actor=houder),
    Scherm("regie:nazorg_overzicht", Rol.AANSPREEKPUNT, na_sluiten, actor=houder),
    Scherm("regie:nazorg", Rol.AANSPREEKPUNT, met_nazorg, actor=houder),
    Scherm("regie:evaluatie", Rol.AANSPREEKPUNT, met_evaluatie, actor=houder),
    Scherm("regie:dossier", Rol.AANSPREEKPUNT, vastgesteld, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, geopend, actor=houder)
        for route in ("aanpak", "doel", "akkoord", "overdragen", "sluiten")
    ),
    *(Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, met_doel, actor=houder) for route in ("doel_wijzigen", "inzet")),
    Scherm("regie:verheldering", Rol.AANSPREEKPUNT, verhelderd, actor=houder),
    Scherm("regie:gezondheid", Rol.AANSPREEKPUNT, verhelderd, actor=houder),
    GeenScherm("regie:verheldering_afronden", "POST: rondt een vraagverheldering af"),
    Scherm("regie:delingen", Rol.AANSPREEKPUNT, na_delen, actor=houder),
    Scherm("regie:delen", Rol.AANSPREEKPUNT, om_te_delen, actor=houder, vraag=met_opvang),
    Scherm("regie:deling_stoppen", Rol.AANSPREEKPUNT, gedeeld, actor=houder),
    Scherm("regie:deling_bevestigen", Rol.AANSPREEKPUNT, verzonden, actor=houder),
    Scherm("regie:deling_beantwoorden", Rol.AANSPREEKPUNT, bevestigd, actor=houder),
    GeenScherm("regie:deling_brief", "POST: een pdf; gekeurd in tests/regie/delen/test_delen.py"),
    Scherm("regie:aanzetten", Rol.AANSPREEKPUNT, na_schrijven, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, met_aanzet, actor=houder)
        for route in ("aanzet_overnemen", "aanzet_terugleggen")
    ),
    Scherm("regie:toestemmingen", Rol.AANSPREEKPUNT, met_toestemming, actor=houder),
    Scherm("regie:toestemming", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:toestemming_intrekken", Rol.AANSPREEKPUNT, toegestaan, actor=houder),
]

"""Scenes of regie: a dossier as far as a screen or a test needs it, and who stands in it.

`WIE` names the last one that was made: its holder, its resident and what belongs to it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from tests.klanten import HEERDE, maak_medewerker
from tests.toegang.schermen import VRAAG

from rotonde.catalogus.models import Kenmerksoort, Product, lijn_van
from rotonde.catalogus.soorten import Leveringsvorm, Vorm
from rotonde.inwoners.actions import Gezin, Inschrijving, gezin_vormen, inschrijven
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Gemeente, Team
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Afslag, Doel, Rol, Wet
from rotonde.regie import actions
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

# Far from the numbers that other tests take from the front.

_NUMMERS: Iterator[str] = islice(testnummers(), 40_000, None)
WIE: dict[str, UUID] = {}


def opgepakt() -> dict[str, Any]:
    """A melding about somebody with a household, taken by the actor."""
    WIE["wie"] = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(als_dienst()):
        persoon = inschrijven(Inschrijving(next(_NUMMERS), "Geke", "Voorbeeld", date(1951, 2, 3)))
        gezin_vormen(Gezin([persoon], [], date(2001, 1, 1), partners=False))
        if not Team.objects.filter(gemeente_id=HEERDE, wachtrij=True).exists():
            Team.objects.bulk_create([Team(gemeente_id=HEERDE, code="toegang", naam="Toegang", wachtrij=True)])
        WIE["persoon"] = persoon
        melding = toegang.melden(replace(VRAAG, persoon=persoon)).melding
        toegang.oppakken_alle([Oppakking(melding, WIE["wie"])])
    return {"melding": melding}


def geopend() -> dict[str, Any]:
    """A dossier with an Aanpak that is being written."""
    melding = opgepakt()["melding"]
    with wie.als(als_dienst()):
        (dossier,) = actions.openen_bulk([Opening(melding)])
        WIE["aanpak"] = aanpak = actions.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
        doel = DoelInhoud(WIE["persoon"], "wonen", "Weer zelf koken", 4, 7, Wet.WMO)
        WIE["doel"] = actions.doel_stellen(aanpak, doel)
        inzet = InzetInhoud(
            Ladder.MAATWERK, Afslag.HULP, "hulp in huis", Wet.WMO,
            product_code=_product(), reden_zwaarder="er is niemand in de buurt",
        )  # fmt: skip
        actions.inzet_kiezen(WIE["doel"], inzet)
    return {"dossier": dossier}


def _product() -> str:
    """The code of what can be granted; scenes of one gemeente have it together."""
    Product.objects.get_or_create(
        gemeente_id=HEERDE, code="huishulp",
        defaults={
            "lijn": lijn_van(HEERDE, "product", "huishulp"), "geldig": periode(date(2001, 1, 1)), "bron": "proef",
            "naam": "Hulp in huis", "wet": Wet.WMO, "afslag": Afslag.HULP, "vorm": Vorm.MAATWERK, "groep": "hulp",
            "leveringsvormen": [Leveringsvorm.ZIN],
        },
    )  # fmt: skip
    return "huishulp"


def vastgesteld() -> dict[str, Any]:
    """A dossier with an Aanpak that the resident agreed to: its standing is a long one."""
    dossier = geopend()
    with wie.als(als_dienst()):
        actions.akkoord_vastleggen(Akkoord(WIE["aanpak"], evalueren_op=klok.vandaag() + timedelta(days=30)))
    return dossier


def verhelderd() -> dict[str, Any]:
    """A member of the household of whom is known what is the matter, and who gave marks on two days."""
    dossier = geopend()["dossier"]
    gesprek = Gesprek(date(2026, 3, 2), Plek.HUISBEZOEK, eigen_woorden="Ik durf de trap niet meer op.")
    inhoud = Inhoud(gesprek, {"wonen": Beeld("De trap is steil.", 4)}, [(Aanwezig.MANTELZORGER, "Dochter Els")])
    with wie.als(als_dienst()):
        verheldering.vraag_verhelderen(dossier, WIE["persoon"], inhoud)
    for dagen, cijfer in ((0, 3), (30, 7)):
        with klok.op(klok.nu() + timedelta(days=dagen)), wie.als(als_dienst()):
            verheldering.gezondheid_meten(dossier, WIE["persoon"], dict.fromkeys(Dimensie, cijfer))
    return {"dossier": dossier, "persoon": WIE["persoon"]}


def met_doel() -> dict[str, Any]:
    return {**geopend(), "doel": WIE["doel"]}


def met_nazorg() -> dict[str, Any]:
    """The dossier was closed, and its holder asks once more tomorrow."""
    dossier = geopend()["dossier"]
    morgen = klok.vandaag() + timedelta(days=1)
    with wie.als(als_dienst()):
        actions.sluiten(Sluiting(dossier, Resultaat.GEHAALD, "Het koken lukt weer.", nazorg_op=morgen))
        return {"nazorg": Nazorg.objects.get(dossier_id=dossier).pk}


def met_team() -> dict[str, Any]:
    """A colleague works along."""
    dossier = geopend()["dossier"]
    collega = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(als_dienst()):
        betrekking = Betrekking(dossier, collega, Teamrol.SCHULD, klok.vandaag())
        return {"dossier": dossier, "teamgenoot": team.betrekken(betrekking)}


def met_actie() -> dict[str, Any]:
    """The holder does something by today."""
    dossier = geopend()["dossier"]
    with wie.als(als_dienst()):
        toezegging = Toezegging(dossier, WIE["wie"], "De huisarts bellen", klok.vandaag())
        return {"dossier": dossier, "actiepunt": acties.afspreken(toezegging)}


def opgeschaald() -> dict[str, Any]:
    """Escalated to level 2: everything that the pages can show."""
    dossier = geopend()["dossier"]
    Gemeente.objects.filter(code=HEERDE).update(
        ave={"niveaus": [{"naam": "regie", "betekenis": "Er is meer nodig."}] * 3}
    )
    WIE["regisseur"] = regisseur = maak_medewerker(Rol.PROCESREGISSEUR)
    with wie.als(als_dienst()):
        team.betrekken(Betrekking(dossier, regisseur, Teamrol.PROCESREGIE, klok.vandaag()))
        over_een_maand = klok.vandaag() + timedelta(days=30)
        for _ in range(2):
            opschaling.opschalen(Stap(dossier, "Er is ruzie.", "Een tante belt.", over_een_maand, regisseur))
    return {"dossier": dossier}


def gevraagd() -> dict[str, Any]:
    """The holder asked a colleague, and was asked."""
    dossier = geopend()["dossier"]
    WIE["collega"] = collega = maak_medewerker(Rol.AANSPREEKPUNT)
    rijen = []
    for van, aan in ((WIE["wie"], collega), (collega, WIE["wie"])):
        rij = Consult(
            gemeente_id=HEERDE, dossier_id=dossier, persoon_id=WIE["persoon"], vrager_id=van, gevraagde_id=aan,
            vraag="Wat helpt bij valangst?", verteld=["De inwoner is 75 jaar."], gevraagd_op=klok.nu(), wet=Wet.WMO,
        )  # fmt: skip
        with wie.als(als_dienst()):
            betrokkenheid.begin(Band(wie_, "consult", rij.pk, "proef") for wie_ in (van, aan))
            rij.save(force_insert=True)
        rijen.append(rij.pk)
    WIE["consult"], WIE["aan_houder"] = rijen
    return {"consult": WIE["consult"]}


def aan_houder() -> dict[str, Any]:
    gevraagd()
    return {"consult": WIE["aan_houder"]}


def na_vragen() -> dict[str, Any]:
    gevraagd()
    return {}


def met_overleg() -> dict[str, Any]:
    """There will be an overleg, with a guest and somebody from outside."""
    dossier = geopend()["dossier"]
    gast = maak_medewerker(Rol.AANSPREEKPUNT)
    morgen = klok.moment(klok.vandaag() + timedelta(days=1))
    with wie.als(als_dienst()):
        uitnodiging = Uitnodiging(dossier, morgen, "Kamer 3", ("Hoe het thuis gaat",), (gast,), "De school")
        return {"dossier": dossier, "overleg": overleg.plannen(uitnodiging)}


def kenmerksoort() -> dict[str, Any]:
    """The gemeente knows one kenmerk."""
    dossier = geopend()
    with wie.als(als_dienst()):
        rij = Kenmerksoort(
            gemeente_id=HEERDE, code="scheiding", lijn=lijn_van(HEERDE, "kenmerken", "scheiding"), naam="Scheiding",
            definitie="De ouders gaan uit elkaar.", volgorde=1, geldig=periode(date(2020, 1, 1)), bron="test",
        )  # fmt: skip
        Kenmerksoort.objects.filter(code="scheiding").exists() or rij.save()
    return dossier


def met_kenmerk() -> dict[str, Any]:
    """And it holds of the resident."""
    dossier = kenmerksoort()["dossier"]
    with wie.als(als_dienst()):
        kenmerking = Kenmerking(dossier, WIE["persoon"], "scheiding", klok.vandaag())
        return {"dossier": dossier, "kenmerk": kenmerken.zetten(kenmerking)}


def na_zetten() -> dict[str, Any]:
    return {"dossier": met_kenmerk()["dossier"]}


def met_meldcode() -> dict[str, Any]:
    """The holder began a meldcode about the resident."""
    dossier = geopend()["dossier"]
    with wie.als(als_houder()):
        return {
            "dossier": dossier,
            "meldcode": meldcode.beginnen(Begin(dossier, WIE["persoon"], "Blauwe plekken op de arm.")),
        }


def na_beginnen() -> dict[str, Any]:
    return {"dossier": met_meldcode()["dossier"]}


def bij_stap() -> dict[str, Any]:
    return {**met_meldcode(), "woord": "beslissen"}


def na_plannen() -> dict[str, Any]:
    return {"dossier": met_overleg()["dossier"]}


def regisseur() -> UUID:
    return WIE["regisseur"]


def na_afspreken() -> dict[str, Any]:
    met_actie()
    return {}


def op_papier() -> dict[str, Any]:
    return {**geopend(), "persoon": WIE["persoon"]}


def na_sluiten() -> dict[str, Any]:
    met_nazorg()
    return {}


def met_evaluatie() -> dict[str, Any]:
    """A doel of an Aanpak that is fixed, to be looked back on."""
    dossier = vastgesteld()
    with wie.als(als_dienst()):
        return {**dossier, "evaluatie": Evaluatie.objects.get(dossier_id=dossier["dossier"]).pk}


def lijst() -> dict[str, Any]:
    """The holder of `geopend` has one dossier."""
    geopend()
    return {}


def bewoonster() -> UUID:
    return WIE["persoon"]


def houder() -> UUID:
    return WIE["wie"]


def als_houder() -> wie.Wie:
    return wie.wie(
        gemeente=HEERDE, actor=WIE["wie"], actor_soort=ActorSoort.MEDEWERKER, rol=Rol.AANSPREEKPUNT, wet=Wet.WMO,
        doel=Doel.HULPVERLENING, grond="test", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def als_dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.HULPVERLENING, grond="test")

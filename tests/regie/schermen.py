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

from rotonde.inwoners.actions import Gezin, Inschrijving, gezin_vormen, inschrijven
from rotonde.kern import klok, wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Team
from rotonde.kern.soorten import Afslag, Doel, Rol, Wet
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier
from rotonde.regie import actions
from rotonde.regie.actions import Akkoord, DoelInhoud, InzetInhoud, Opening, Opstelling, Sluiting
from rotonde.regie.models import Evaluatie, Nazorg
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.soorten import Ladder
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Beeld, Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Aanwezig, Dimensie, Plek
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking

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


def bewoonster() -> UUID:
    return _HOUDER["persoon"]


def houder() -> UUID:
    return _HOUDER["wie"]


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.HULPVERLENING, grond="test")


SCHERMEN: list[Ingang] = [
    Scherm("regie:caseload", Rol.AANSPREEKPUNT, lijst, actor=houder),
    Scherm("regie:openen", Rol.AANSPREEKPUNT, opgepakt, actor=houder),
    GeenScherm("regie:aanpak_pdf", "een pdf; gekeurd in tests/regie/test_afdruk.py"),
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
    Scherm("regie:toestemmingen", Rol.AANSPREEKPUNT, met_toestemming, actor=houder),
    Scherm("regie:toestemming", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:toestemming_intrekken", Rol.AANSPREEKPUNT, toegestaan, actor=houder),
]

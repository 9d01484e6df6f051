"""The Aanpak of one resident on paper: what is theirs in it, and nothing of a housemate (PRIV-27)."""

from pathlib import Path
from typing import Any
from uuid import UUID

from rotonde.catalogus.queries import leefgebieden_voor_aanpak
from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Gemeente
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import InzageSoort
from rotonde.regie import presenters, queries
from rotonde.regie.beeld import AanpakBeeld, DoelBeeld, DossierBeeld, EvaluatieBeeld
from rotonde.vorm import papier
from rotonde.vorm.huisstijl import huisstijl_van

SJABLOON = Path(__file__).with_name("aanpak.typ")
GROEP = "aanpak"
NAAM = "aanpak.pdf"


def aanpak(dossier_id: UUID, persoon: UUID) -> bytes:
    """The newest version of the Aanpak, as far as it is about this resident, as PDF/UA-1 and PDF/A-2a.

    Writes the line that it was printed before anything is read. Raises NietGevonden for who is not involved in the
    dossier, or for somebody of whom nothing stands in its Aanpak; OnzetbareTekst for a sign that cannot be printed.
    """
    beeld = queries.dossier(dossier_id)
    inzage.noteer(InzageSoort.AFDRUKKEN, [persoon], gegevensgroep=GROEP, dossier=dossier_id)
    versie = beeld.aanpak
    doelen = [doel for doel in versie.doelen if doel.persoon == persoon] if versie else []
    if versie is None or not doelen:
        raise NietGevonden("Van deze inwoner staat nog niets in de Aanpak: stel eerst een doel.")
    return papier.zet(SJABLOON, papier.schoon_alles(_gegevens(beeld, versie, doelen, persoon)), op=klok.vandaag())


def _gegevens(beeld: DossierBeeld, versie: AanpakBeeld, doelen: list[DoelBeeld], persoon: UUID) -> dict[str, Any]:
    gemeente = Gemeente.objects.get(pk=wie.huidig().gemeente)
    stijl = huisstijl_van(gemeente)
    gebieden = leefgebieden_voor_aanpak(klok.vandaag())
    naam = presenters.namen(beeld).get(persoon, "")
    return {
        "gemeente": gemeente.naam,
        "titel": f"De Aanpak van {naam}" if naam else "De Aanpak",
        "datum": datum(klok.vandaag()),
        "stand": _stand(versie),
        "aanspreekpunt": beeld.aanspreekpunt or "nog niet bekend",
        "telefoon": stijl.telefoon or "de gemeente",
        "doelen": [_doel(doel, gebieden) for doel in doelen],
    }


def _stand(versie: AanpakBeeld) -> str:
    if versie.vastgesteld_op is None:
        return "Dit is een voorstel: u kunt nog zeggen wat anders moet."
    met = "U bent het ermee eens." if versie.akkoord_op else "U was het er niet mee eens."
    return f"Dit is versie {versie.versie}. {met}"


def _doel(doel: DoelBeeld, gebieden: dict[str, str]) -> dict[str, Any]:
    return {
        "titel": gebieden.get(doel.leefgebied, doel.leefgebied.capitalize()),
        "omschrijving": doel.omschrijving,
        "begin": doel.startscore,
        "doel": doel.streefscore,
        "metingen": [_meting(een) for een in doel.evaluaties],
        "inzet": [f"{inzet.omschrijving} ({inzet.soort.label})" for inzet in doel.inzetten],
    }


def _meting(een: EvaluatieBeeld) -> str:
    if een.gehouden_op is None:
        return f"Op {datum(een.gepland_op)} kijken we samen terug."
    return f"Op {datum(een.gehouden_op)} gaf u een {een.score}. {een.woorden}"

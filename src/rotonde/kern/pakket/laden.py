"""Load a checked pack: first the difference, then one transaction that applies exactly that difference."""

from dataclasses import replace
from datetime import date, timedelta

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.pakket.controle import Pakket
from rotonde.kern.pakket.register import Lader, Soort
from rotonde.kern.pakket.segment import Segment, Tijdlijnen
from rotonde.kern.pakket.verschil import Verschil, tijdlijn, vergelijk, vergelijk_ongedateerd
from rotonde.kern.soorten import Doel, Wet

Verschillen = dict[str, Verschil]


def bereken(pakket: Pakket, soorten: dict[str, Soort]) -> Verschillen:
    """What loading would change, per kind that is stored, in loading order. Writes nothing."""
    with wie.als(_lader(pakket)):
        return _bereken(pakket, soorten)


def laad(pakket: Pakket, soorten: dict[str, Soort], gezien: Verschillen) -> None:
    """Apply the difference that somebody has seen: all of it or nothing.

    Raises KanNuNiet when the stored lines changed since `gezien` was made.
    """
    with wie.als(_lader(pakket)):
        nu = _bereken(pakket, soorten)
        if nu != gezien:
            raise KanNuNiet(
                f"De gegevens van gemeente {pakket.gemeentecode} zijn intussen gewijzigd: bekijk het verschil opnieuw."
            )
        for naam, verschil in nu.items():
            lader = soorten[naam].lader
            if lader is not None and verschil.mutaties:
                lader(pakket.inhoud()).toepassen(verschil.mutaties)


def _lader(pakket: Pakket) -> wie.Wie:
    return wie.dienst(gemeente=pakket.gemeentecode, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="gemeentepakket laden")


def _bereken(pakket: Pakket, soorten: dict[str, Soort]) -> Verschillen:
    vandaag, inhoud = klok.vandaag(), pakket.inhoud()
    uit: Verschillen = {}
    for naam, soort in soorten.items():
        if soort.lader is None:
            continue
        lader = soort.lader(inhoud)
        lijnen = _gewenst(pakket, naam, lader)
        if lader.gedateerd:
            uit[naam] = vergelijk(lader.huidig(), lijnen, vandaag + timedelta(days=soort.wacht_dagen))
        else:
            uit[naam] = vergelijk_ongedateerd(lader.huidig(), _op(lijnen, vandaag))
    return uit


def _gewenst(pakket: Pakket, naam: str, lader: Lader) -> Tijdlijnen:
    """Time lines of one kind as the pack describes them; a line whose content is None is not stored."""
    segmenten: Tijdlijnen = {}
    for plaats in pakket.regels.get(naam, []):
        inhoud = lader.inhoud(plaats.waarde)
        if inhoud is not None:
            segment = Segment(plaats.waarde.geldig_vanaf, plaats.waarde.geldig_tot, inhoud)
            segmenten.setdefault(plaats.sleutel, []).append(segment)
    return {sleutel: tijdlijn(lijst) for sleutel, lijst in segmenten.items()}


def _op(lijnen: Tijdlijnen, dag: date) -> Tijdlijnen:
    """Of each line only what holds on that day, as holding always."""
    uit: Tijdlijnen = {}
    for sleutel, segmenten in lijnen.items():
        geldend = [s for s in segmenten if s.van <= dag and (s.tot is None or dag < s.tot)]
        if geldend:
            uit[sleutel] = [replace(geldend[0], van=date.min, tot=None)]
    return uit

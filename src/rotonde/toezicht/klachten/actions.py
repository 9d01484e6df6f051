"""Complaining, and handling it: taking it up, confirming, putting off, and the answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import botsing, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.events import Soort
from rotonde.toezicht.klachten import policies
from rotonde.toezicht.klachten.soorten import AFDOEN, Klachtoordeel
from rotonde.toezicht.models import Klacht


@dataclass(frozen=True)
class Klachtbrief:
    """Who complains, about what, and about which medewerker when that is known."""

    persoon: UUID
    tekst: str
    kanaal: Kanaal
    ontvangen_op: date
    over: UUID | None = None


@dataclass(frozen=True)
class Afdoening:
    """What was found; the day on which the resident was heard, or why that was not needed."""

    oordeel: Klachtoordeel
    bevindingen: str
    gehoord_op: date | None = None
    niet_gehoord: str = ""


@actie("toezicht.klacht_indienen")
def indienen(brief: Klachtbrief) -> UUID:
    """Record a klacht; its term runs from the day on which it came in (AWB-10). Who writes it down at the desk does not
    read it afterwards.

    Raises NietGevonden for a resident whom one does not see, Ongeldig without words or for a day that cannot be.
    """
    policies.check_inwoner(brief.persoon)
    policies.check_tekst(brief.tekst)
    policies.check_ontvangen(brief.ontvangen_op)
    termijn = _termijn(brief.ontvangen_op, 0)
    rij = Klacht(
        gemeente_id=wie.huidig().gemeente,
        persoon_id=brief.persoon,
        over_id=brief.over,
        kanaal=brief.kanaal,
        tekst=brief.tekst,
        ontvangen_op=brief.ontvangen_op,
        uiterlijk=termijn.dag,
        termijn=termijn.herkomst,
    )
    rij.save(force_insert=True)
    _noteer(Soort.KLACHT_INGEDIEND, rij)
    return rij.pk


@actie("toezicht.klacht_oppakken")
def oppakken(klacht: UUID) -> None:
    """Handle it oneself. Raises GeenBevoegdheid for who was involved (Awb art. 9:7), NietGevonden, KanNuNiet."""
    rij = _vergrendeld(klacht, "toezicht.klacht_oppakken")
    ik = wie.huidig().actor
    policies.check_niet_betrokken(rij, ik)
    rij.behandelaar_id = ik
    with botsing.als_zin({"klacht_niet_betrokken": policies.betrokken}):
        rij.save(update_fields=["behandelaar"])
    _noteer(Soort.KLACHT_OPGEPAKT, rij)


@actie("toezicht.klacht_bevestigen")
def bevestigen(klacht: UUID) -> None:
    """Record that the resident had word that it came in (Awb art. 9:6). Raises as `_eigen`, KanNuNiet for a second."""
    rij = _eigen(klacht, "toezicht.klacht_bevestigen")
    policies.check_niet_bevestigd(rij)
    rij.bevestigd_op = klok.vandaag()
    rij.save(update_fields=["bevestigd_op"])
    _noteer(Soort.KLACHT_BEVESTIGD, rij)


@actie("toezicht.klacht_verdagen")
def verdagen(klacht: UUID, *, reden: str) -> None:
    """Four weeks more, once and with a reason (Awb art. 9:11 lid 2). Raises as `_eigen`, KanNuNiet, Ongeldig."""
    rij = _eigen(klacht, "toezicht.klacht_verdagen")
    policies.check_niet_verdaagd(rij, reden)
    termijn = _termijn(rij.ontvangen_op, 1)
    rij.uiterlijk, rij.termijn, rij.verdaagd = termijn.dag, termijn.herkomst, reden
    rij.save(update_fields=["uiterlijk", "termijn", "verdaagd"])
    _noteer(Soort.KLACHT_VERDAAGD, rij)


@actie("toezicht.klacht_afdoen")
def afdoen(klacht: UUID, afdoening: Afdoening) -> None:
    """Give the answer; the resident reads it in Mijn Rotonde, with the way to the ombudsman (Awb art. 9:12).

    Raises as `_eigen`, Ongeldig without findings or without hearing the resident.
    """
    rij = _eigen(klacht, "toezicht.klacht_afdoen")
    policies.check_afdoening(
        rij, afdoening.oordeel, afdoening.bevindingen, afdoening.gehoord_op, afdoening.niet_gehoord
    )
    rij.oordeel, rij.bevindingen, rij.afgedaan_op = afdoening.oordeel, afdoening.bevindingen, klok.vandaag()
    rij.gehoord_op, rij.niet_gehoord = afdoening.gehoord_op, afdoening.niet_gehoord
    rij.save(update_fields=["oordeel", "bevindingen", "afgedaan_op", "gehoord_op", "niet_gehoord"])
    _noteer(Soort.KLACHT_AFGEDAAN, rij)


@actie("toezicht.klacht_intrekken")
def intrekken(klacht: UUID) -> None:
    """The resident wants no answer any more. Raises NietGevonden, KanNuNiet for what was answered."""
    rij = _vergrendeld(klacht, "toezicht.klacht_intrekken")
    rij.ingetrokken_op = klok.vandaag()
    rij.save(update_fields=["ingetrokken_op"])
    _noteer(Soort.KLACHT_INGETROKKEN, rij)


def _vergrendeld(klacht: UUID, werkwoord: str) -> Klacht:
    rijen = Klacht.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=klacht)
    rij = policies.check_gevonden(rijen.first())
    with policies.inwoner_blijft_verborgen():
        policies.check_inwoner(rij.persoon_id)
    policies.check_kan(rij, werkwoord)
    return rij


def _eigen(klacht: UUID, werkwoord: str) -> Klacht:
    """Raises NietGevonden, KanNuNiet when this cannot be done now, GeenBevoegdheid when a colleague handles it."""
    rij = _vergrendeld(klacht, werkwoord)
    policies.check_behandelaar(rij)
    return rij


def _termijn(ontvangen: date, verdaagd: int) -> Termijn:
    return bereken(Vraag(AFDOEN, ontvangen, verdagingen=verdaagd))


def _noteer(soort: Soort, rij: Klacht) -> None:
    gebeurtenissen.noteer(soort, [Feit("klacht", rij.pk)])

"""Beginning a meldcode, taking its steps, and telling who it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, gebeurtenissen, inzage, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import nieuw_id
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.regie import policies as regie_policies
from rotonde.regie.events import Soort
from rotonde.regie.houder import aanspreekpunt_id
from rotonde.regie.meldcode import policies
from rotonde.regie.meldcode.queries import GROEP
from rotonde.regie.meldcode.soorten import INLICHTEN, Beslissing, Stapnummer
from rotonde.regie.models import Dossier, Meldcode, Meldcodestap
from rotonde.regie.team import policies as team_policies
from rotonde.regie.vergrendelen import vergrendeld

GENOEMD = "meldcode"


@dataclass(frozen=True)
class Begin:
    """The first step: which signals there are about whom. `kindcheck`: it was looked at how the children are doing."""

    dossier: UUID
    persoon: UUID
    signalen: str
    kindcheck: bool = False


@dataclass(frozen=True)
class Stapverslag:
    """What came of one step, with whom, and whether Veilig Thuis was asked or told.

    `collega` sees the meldcode from then on, such as the aandachtsfunctionaris; `eerder` says why an earlier step was
    left out. `beslissing` is of the fifth step only.
    """

    meldcode: UUID
    wat: str
    met: str = ""
    collega: UUID | None = None
    veilig_thuis: bool = False
    eerder: str = ""
    beslissing: Beslissing | None = None


@actie("regie.meldcode_beginnen")
def beginnen(begin: Begin) -> UUID:
    """Begin with the signals. From now on who began it and the Aanspreekpunt see it, and nobody else in the dossier.

    Nothing about it shows to whom it is about until the term of MC-04 ends (PRIV-31). Raises NietGevonden or
    GeenBevoegdheid for who does not work in the dossier, Ongeldig for somebody of another household or no words,
    KanNuNiet for a closed dossier.
    """
    (dossier,) = vergrendeld([begin.dossier])
    team_policies.check_werkt_in(dossier.pk)
    regie_policies.check_dossier(dossier, "regie.meldcode_beginnen")
    regie_policies.check_lid(begin.persoon, inwoners.leden_ids(dossier.huishouden_id))
    policies.check_wat(begin.signalen)
    termijn = _termijn(klok.vandaag(), 0)
    rij = Meldcode(
        id=nieuw_id(),
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        persoon_id=begin.persoon,
        begonnen_door_id=wie.huidig().actor,
        begonnen_op=klok.vandaag(),
        kindcheck=begin.kindcheck,
        tot=termijn.dag,
        termijn=termijn.herkomst,
        wet=dossier.wet,
    )
    # First the involvement: without it the row may not be written, nor seen.
    genoemden = {rij.begonnen_door_id: GENOEMD}
    if (houder := aanspreekpunt_id(dossier.pk)) is not None:
        genoemden[houder] = betrokkenheid.AANSPREEKPUNT
    betrokkenheid.begin(Band(medewerker, GENOEMD, rij.pk, als) for medewerker, als in genoemden.items())
    rij.save(force_insert=True)
    _leg_vast(rij, Stapnummer.SIGNALEN, Stapverslag(rij.pk, begin.signalen))
    _noteer(Soort.MELDCODE_BEGONNEN, rij)
    return rij.pk


@actie("regie.meldcode_stap_zetten")
def stap_zetten(dossier: UUID, nummer: Stapnummer, verslag: Stapverslag) -> None:
    """Record step 2, 3 or 4, as often as it is taken. Raises as `_zet`, and Ongeldig for any other number."""
    policies.check_tussenstap(nummer, verslag.beslissing)
    rij = _zet(dossier, nummer, verslag, "regie.meldcode_stap_zetten")
    _noteer(Soort.MELDCODESTAP_GEZET, rij)


@actie("regie.meldcode_beslissen")
def beslissen(dossier: UUID, verslag: Stapverslag) -> None:
    """Record the fifth step; after it there is no other. Raises as `_zet`, and Ongeldig without a decision or for a
    report to Veilig Thuis that was not made."""
    policies.check_beslissing(verslag.beslissing, veilig_thuis=verslag.veilig_thuis)
    rij = _zet(dossier, Stapnummer.BESLUIT, verslag, "regie.meldcode_beslissen")
    _noteer(Soort.MELDCODE_BESLOTEN, rij)


@actie("regie.meldcode_uitstellen")
def uitstellen(dossier: UUID, meldcode: UUID, *, reden: str) -> None:
    """Put off telling the betrokkene by two weeks more, with a reason (Wmo art. 5.3.1, MC-04).

    Raises NietGevonden for who is not named in it, KanNuNiet when it shows already, Ongeldig without a reason.
    """
    rij = _vergrendeld(dossier, meldcode)
    policies.check_verborgen(rij)
    policies.check_reden(reden)
    termijn = _termijn(rij.begonnen_op, int(rij.termijn["invoer"].get("verdagingen", 0)) + 1)
    rij.tot, rij.termijn, rij.uitgesteld = termijn.dag, termijn.herkomst, reden
    rij.save(update_fields=["tot", "termijn", "uitgesteld"])
    _noteer(Soort.MELDCODE_UITGESTELD, rij)


@actie("regie.meldcode_inlichten")
def inlichten(dossier: UUID, meldcode: UUID, *, op: date) -> None:
    """Record that the betrokkene was told: who looked shows in the own inzagelog from today (PRIV-31).

    Raises NietGevonden for who is not named in it, KanNuNiet when it shows already, Ongeldig for a day that does not
    fit.
    """
    rij = _vergrendeld(dossier, meldcode)
    policies.check_verborgen(rij)
    policies.check_ingelicht_op(rij, op)
    rij.ingelicht_op, rij.vrijgegeven_op = op, klok.vandaag()
    rij.save(update_fields=["ingelicht_op", "vrijgegeven_op"])
    _geef_vrij([rij], "De betrokkene is ingelicht.")
    _noteer(Soort.MELDCODE_INGELICHT, rij)


@actie("regie.meldcodes_vrijgeven")
def vrijgeven() -> int:
    """Let the lines show of which the term has ended and was not put off; returns of how many meldcodes (MC-04)."""
    verborgen = Meldcode.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente)
    rijen = list(verborgen.filter(vrijgegeven_op__isnull=True, tot__lt=klok.vandaag()).order_by("id"))
    for rij in rijen:
        rij.vrijgegeven_op = klok.vandaag()
        rij.save(update_fields=["vrijgegeven_op"])
        _noteer(Soort.MELDCODE_VRIJGEGEVEN, rij)
    _geef_vrij(rijen, "De termijn van Wmo art. 5.3.1 is voorbij.")
    return len(rijen)


def gaan_naar(dossier: UUID, *, van: UUID, aan: UUID) -> None:
    """A meldcode goes with its dossier: the next Aanspreekpunt sees it, and who leaves no longer does."""
    ids = _van([dossier])
    betrokkenheid.begin(Band(aan, GENOEMD, meldcode, betrokkenheid.AANSPREEKPUNT) for meldcode in ids)
    betrokkenheid.einde_alle([(meldcode, van) for meldcode in ids])


def verlaat(dossier: UUID, medewerker: UUID) -> None:
    """Who leaves the team sees no meldcode of the dossier any more (PRIV-13). Part of leaving."""
    betrokkenheid.einde_alle([(meldcode, medewerker) for meldcode in _van([dossier])], als=GENOEMD)


def sluiten(dossiers: Iterable[UUID]) -> None:
    """Nobody sees the meldcodes of closed dossiers any more. Part of closing."""
    betrokkenheid.einde_van(_van(dossiers))


def _zet(dossier_id: UUID, nummer: Stapnummer, verslag: Stapverslag, werkwoord: str) -> Meldcode:
    """Take a step.

    Raises NietGevonden for a meldcode that one is not named in, KanNuNiet for a closed dossier or after the decision,
    Ongeldig without words, without who was consulted, or when an earlier step is left out without a reason.
    """
    (dossier,) = vergrendeld([dossier_id])
    regie_policies.check_dossier(dossier, werkwoord)
    rij = _vergrendeld(dossier_id, verslag.meldcode)
    stappen = policies.genomen(rij.pk)
    policies.check_kan(stappen, werkwoord)
    policies.check_wat(verslag.wat)
    policies.check_met(nummer, verslag.met)
    policies.check_volgorde(stappen, nummer, verslag.eerder)
    if verslag.collega is not None:
        _noem(rij, dossier, verslag.collega)
    _leg_vast(rij, nummer, verslag)
    return rij


def _noem(rij: Meldcode, dossier: Dossier, collega: UUID) -> None:
    policies.check_collega(collega, set(inwoners.leden_ids(dossier.huishouden_id)))
    regie_policies.check_benoemd(dossier.pk, collega)
    if not betrokkenheid.is_betrokken(object_id=rij.pk, wie_id=collega):
        betrokkenheid.begin([Band(collega, GENOEMD, rij.pk, GENOEMD)])


def _leg_vast(rij: Meldcode, nummer: Stapnummer, verslag: Stapverslag) -> None:
    Meldcodestap(
        gemeente_id=rij.gemeente_id,
        meldcode=rij,
        dossier_id=rij.dossier_id,
        nummer=nummer,
        moment=klok.nu(),
        door_id=wie.huidig().actor,
        wat=verslag.wat,
        met=verslag.met,
        veilig_thuis=verslag.veilig_thuis,
        eerder=verslag.eerder,
        beslissing=verslag.beslissing or "",
        wet=rij.wet,
    ).save(force_insert=True)


def _vergrendeld(dossier: UUID, meldcode: UUID) -> Meldcode:
    rijen = Meldcode.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, dossier_id=dossier)
    return policies.check_gevonden(rijen.filter(pk=meldcode).first())


def _termijn(vanaf: date, uitgesteld: int) -> Termijn:
    return bereken(Vraag(INLICHTEN, vanaf, verdagingen=uitgesteld))


def _geef_vrij(rijen: Iterable[Meldcode], reden: str) -> None:
    for rij in rijen:
        inzage.hef_groep_op(rij.dossier_id, rij.persoon_id, gegevensgroep=GROEP, reden=reden)


def _van(dossiers: Iterable[UUID]) -> list[UUID]:
    return list(Meldcode.objects.filter(dossier_id__in=list(dossiers)).values_list("id", flat=True))


def _noteer(soort: Soort, rij: Meldcode) -> None:
    # Without dossier and betrokkene: who is in the dossier, or whom it is about, does not read that it happened.
    gebeurtenissen.noteer(soort, [Feit("meldcode", rij.pk)])

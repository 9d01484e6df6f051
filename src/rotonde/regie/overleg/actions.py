"""Planning an overleg, recording what was decided, and calling it off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from rotonde.kern import betrokkenheid, gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.regie import policies as regie_policies
from rotonde.regie.events import Soort
from rotonde.regie.houder import aanspreekpunt_id
from rotonde.regie.models import Dossier, Overleg, Overleggast
from rotonde.regie.overleg import policies
from rotonde.regie.vergrendelen import vergrendeld

GAST = "gast"


@dataclass(frozen=True)
class Uitnodiging:
    """When and where one talks a dossier over, about what, and who comes beside the Aanspreekpunt and the team."""

    dossier: UUID
    moment: datetime
    plek: str
    agenda: tuple[str, ...]
    gasten: tuple[UUID, ...] = ()
    van_buiten: str = ""


@dataclass(frozen=True)
class Verslag:
    """Who was there and what was decided."""

    gehouden_op: date
    aanwezig: str
    besluiten: tuple[str, ...]


@actie("regie.overleg_plannen")
def plannen(uitnodiging: Uitnodiging) -> UUID:
    """Plan an overleg: to guests the dossier is open on that day, and shut by itself after it (PRIV-12).

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, Ongeldig for a time that is over, no agenda
    or a guest who does not work in dossiers, GeenBevoegdheid for the circle of a guest, KanNuNiet for a closed dossier.
    """
    (dossier,) = vergrendeld([uitnodiging.dossier])
    regie_policies.check_is_aanspreekpunt([dossier.pk])
    regie_policies.check_dossier(dossier, "regie.overleg_plannen")
    policies.check_moment(uitnodiging.moment)
    policies.check_agenda(uitnodiging.agenda)
    policies.check_gasten(dossier, uitnodiging.gasten, aanspreekpunt_id(dossier.pk))
    for gast in uitnodiging.gasten:
        regie_policies.check_benoemd(dossier.pk, gast)
    rij = Overleg(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        moment=uitnodiging.moment,
        plek=uitnodiging.plek,
        agenda=list(uitnodiging.agenda),
        van_buiten=uitnodiging.van_buiten,
        wet=dossier.wet,
    )
    rij.save(force_insert=True)
    _nodig_uit(dossier, rij, uitnodiging.gasten)
    _noteer(Soort.OVERLEG_GEPLAND, rij)
    return rij.pk


@actie("regie.overleg_vastleggen")
def vastleggen(dossier_id: UUID, overleg: UUID, verslag: Verslag) -> None:
    """Record what was decided; afterwards that stays, and the dossier is shut to the guests at once (PRIV-13).

    Raises as `plannen`, NietGevonden for an overleg of another dossier, KanNuNiet for what was held or called off.
    """
    rij = _eigen(dossier_id, overleg, "regie.overleg_vastleggen")
    policies.check_verslag(verslag.gehouden_op, verslag.aanwezig, verslag.besluiten)
    rij.gehouden_op, rij.aanwezig, rij.besluiten = verslag.gehouden_op, verslag.aanwezig, list(verslag.besluiten)
    rij.save(update_fields=["gehouden_op", "aanwezig", "besluiten"])
    _noteer(Soort.OVERLEG_GEHOUDEN, rij)
    _sluit_voor_gasten([rij.pk])


@actie("regie.overleg_afzeggen")
def afzeggen(dossier_id: UUID, overleg: UUID) -> None:
    """Call it off: the dossier never opens to the guests, or is shut to them at once (PRIV-13). Raises as
    `vastleggen`."""
    rij = _eigen(dossier_id, overleg, "regie.overleg_afzeggen")
    rij.afgezegd_op = klok.nu()
    rij.save(update_fields=["afgezegd_op"])
    _noteer(Soort.OVERLEG_AFGEZEGD, rij)
    _sluit_voor_gasten([rij.pk])


def _eigen(dossier_id: UUID, overleg: UUID, werkwoord: str) -> Overleg:
    (dossier,) = vergrendeld([dossier_id])
    regie_policies.check_is_aanspreekpunt([dossier_id])
    regie_policies.check_dossier(dossier, werkwoord)
    rijen = Overleg.objects.select_for_update().filter(pk=overleg, dossier=dossier)
    rij = policies.check_gevonden(rijen.first())
    policies.check_kan(rij, werkwoord)
    return rij


def _nodig_uit(dossier: Dossier, rij: Overleg, gasten: Iterable[UUID]) -> None:
    dag = rij.moment.astimezone(klok.NEDERLAND).date()
    nieuw = voeg_toe(
        Overleggast(
            gemeente_id=rij.gemeente_id, dossier_id=dossier.pk, overleg_id=rij.pk, medewerker_id=gast, wet=rij.wet
        )
        for gast in dict.fromkeys(gasten)
    )
    # As what says of which overleg, so that the one ends and another of the same day goes on.
    betrokkenheid.begin(
        Band(gast.medewerker_id, "dossier", dossier.pk, _als(rij.pk), dag, dag + timedelta(days=1)) for gast in nieuw
    )


def _sluit_voor_gasten(overleggen: Iterable[UUID]) -> None:
    for gast in Overleggast.objects.filter(overleg_id__in=list(overleggen)):
        betrokkenheid.einde_alle([(gast.dossier_id, gast.medewerker_id)], als=_als(gast.overleg_id))


def _als(overleg: UUID) -> str:
    return f"{GAST} {overleg.hex[:24]}"


def _noteer(soort: Soort, rij: Overleg) -> None:
    gebeurtenissen.noteer(soort, [Feit("overleg", rij.pk, dossier=rij.dossier_id)])

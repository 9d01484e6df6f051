"""The datalek query: who saw these persons, and who received them, between two moments (PRIV-50)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from rotonde.kern import inzage, klok, wie
from rotonde.kern.models import Inzage, Medewerker
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol, Wet
from rotonde.privacy.logvraag import VRAAG
from rotonde.privacy.models import Deling
from rotonde.privacy.soorten import DELING, HANDELINGEN, LOG, VERSTREKT

GROND = "AVG art. 33"
# Of whom, in which dossier, on which day something was sent.
_Zending = tuple[UUID, UUID | None, date]


@dataclass(frozen=True)
class Kijker:
    """Somebody who saw or took a group of data, how often, of how many of the persons, first and last."""

    actor: UUID
    naam: str
    rol: str
    organisatie: str
    handeling: str
    gegevensgroep: str
    regels: int
    personen: int
    eerste: datetime
    laatste: datetime
    ontvanger: bool


def wie_zag(
    personen: Iterable[UUID], van: datetime, tot: datetime, *, soort: InzageSoort = InzageSoort.TONEN
) -> list[Kijker]:
    """Everybody in the inzagelog about these persons in [van, tot), the last first; kwaliteit and the FG only.

    Beside who sent a deling stands the partner that got it, whether or not its resident sees that yet. Reading it
    leaves a line per person, which the resident sees as well (PRIV-42).
    """
    gevraagd = sorted(set(personen))
    inzage.noteer(soort, gevraagd, gegevensgroep=LOG)
    with connection.cursor() as cursor:
        cursor.execute(VRAAG, {"gemeente": wie.huidig().gemeente, "personen": gevraagd, "van": van, "tot": tot})
        rijen = cursor.fetchall()
    namen = _namen({rij[0] for rij in rijen if rij[1] == ActorSoort.MEDEWERKER})
    gezien = [_kijker(rij, namen) for rij in rijen]
    return sorted([*gezien, *_partners(gevraagd, van, tot)], key=lambda kijker: kijker.laatste, reverse=True)


def _partners(personen: list[UUID], van: datetime, tot: datetime) -> list[Kijker]:
    """The partners behind the lines that who asks may read; which partner that was, no line says."""
    lijnen = Inzage.objects.filter(
        gemeente_id=wie.huidig().gemeente, betrokkene__in=personen, tijd__gte=van, tijd__lt=tot,
        soort=InzageSoort.VERZENDEN, gegevensgroep=DELING,
    )  # fmt: skip
    momenten: defaultdict[_Zending, list[datetime]] = defaultdict(list)
    for persoon, dossier, tijd in lijnen.values_list("betrokkene", "dossier", "tijd"):
        assert persoon is not None  # one of those that were asked for
        momenten[persoon, dossier, tijd.astimezone(klok.NEDERLAND).date()].append(tijd)
    per_partner: defaultdict[UUID, list[Deling]] = defaultdict(list)
    for deling in _delingen(momenten) if momenten else []:
        per_partner[deling.partner_id].append(deling)
    return [_partner(delingen, momenten) for delingen in per_partner.values()]


def _delingen(momenten: Iterable[_Zending]) -> list[Deling]:
    """What was sent on those days, gathered as a service: who oversees is in no dossier."""
    dienst = wie.dienst(gemeente=wie.huidig().gemeente, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond=GROND)
    zendingen = set(momenten)
    with wie.als(dienst):
        rijen = Deling.objects.filter(
            gemeente_id=wie.huidig().gemeente,
            persoon__in={persoon for persoon, _, _ in zendingen},
            verzonden_op__in={dag for _, _, dag in zendingen},
        )
        gevonden = list(rijen.select_related("partner").order_by("partner_id", "id"))
    return [rij for rij in gevonden if _zending(rij) in zendingen]


def _zending(deling: Deling) -> _Zending:
    return deling.persoon_id, deling.dossier_id, deling.verzonden_op or date.min


def _partner(delingen: list[Deling], momenten: dict[_Zending, list[datetime]]) -> Kijker:
    keren = [moment for deling in delingen for moment in momenten[_zending(deling)]]
    eerste = delingen[0]
    return Kijker(
        actor=eerste.partner_id,
        naam=eerste.partner.naam,
        rol="partner",
        organisatie=eerste.get_soort_display(),
        handeling="heeft gekregen",
        gegevensgroep=DELING,
        regels=len(delingen),
        personen=len({deling.persoon_id for deling in delingen}),
        eerste=min(keren),
        laatste=max(keren),
        ontvanger=True,
    )


def _namen(medewerkers: set[UUID]) -> dict[UUID, str]:
    gevonden = Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, id__in=medewerkers)
    return dict(gevonden.values_list("id", "naam"))


def _kijker(rij: tuple[Any, ...], namen: dict[UUID, str]) -> Kijker:
    actor, actor_soort, rol, organisatie, soort, groep, regels, personen, eerste, laatste = rij
    return Kijker(
        actor=actor,
        naam=namen.get(actor) or ActorSoort(actor_soort).label,
        rol=Rol(rol).label,
        organisatie=organisatie,
        handeling=HANDELINGEN[InzageSoort(soort)],
        gegevensgroep=groep,
        regels=regels,
        personen=personen,
        eerste=eerste,
        laatste=laatste,
        ontvanger=soort in VERSTREKT,
    )

"""Dossiers over 25 simulated years, destroyed month after month by the real verbs, beside an independent calculation.

The calculation knows only what happened to each dossier on which day. It counts terms by walking months, and asks at
every round: what should be gone by now, what should still be there. CI runs a small number, `bench bewaren` the full.
"""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID, uuid4

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F

from rotonde.inwoners.models import Huishouden
from rotonde.kern import klok, wie
from rotonde.kern.models import Account, Gemeente, Medewerker, nieuw_id
from rotonde.kern.soorten import ActorSoort, Blokkadereden, Doel, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.privacy import bewaring
from rotonde.privacy.actions import blokkade, vernietiging
from rotonde.regie.models import Dossier, Regie
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import Kanaal, MeldingStatus

GEMEENTE = "9990"
BEGIN, EINDE = dt.date(2001, 1, 1), dt.date(2025, 12, 31)
# Years per wet, as the law table says: written out again, so that an error in the product shows here.
JAREN = {Wet.WMO: 15, Wet.ALGEMEEN: 15, Wet.JEUGDWET: 20, Wet.PARTICIPATIEWET: 10, Wet.WGS: 5}
VANAF_SLUITING = {Wet.PARTICIPATIEWET, Wet.WGS}
_WETTEN = [Wet.WMO] * 11 + [Wet.JEUGDWET] * 4 + [Wet.WGS] * 3 + [Wet.PARTICIPATIEWET] * 2


@dataclass
class Levensloop:
    """What happens to one dossier, by day; a hold counts from `[0]` until `[1]`."""

    wet: Wet
    geopend: dt.date
    gesloten: dt.date
    wijzigingen: list[dt.date]
    blokkade: tuple[dt.date, dt.date] | None
    dossier: UUID = field(default_factory=nieuw_id)
    melding: UUID = field(default_factory=nieuw_id)
    weg_op: dt.date | None = None

    def mag_weg(self, dag: dt.date) -> dt.date:
        """The first day on which it may go, knowing what happened up to `dag`."""
        start = self.gesloten
        if self.wet not in VANAF_SLUITING:
            start = max([self.gesloten, *(w for w in self.wijzigingen if w <= dag)])
        return plus_jaren(start, JAREN[self.wet])

    def geblokkeerd(self, dag: dt.date) -> bool:
        return self.blokkade is not None and self.blokkade[0] <= dag < self.blokkade[1]


@dataclass
class Uitslag:
    """What the rounds showed."""

    dossiers: int
    rondes: int = 0
    vernietigd: int = 0
    te_vroeg: int = 0
    te_laat: int = 0
    geblokkeerd: int = 0
    herstart: int = 0


@cache
def plus_jaren(dag: dt.date, jaren: int) -> dt.date:
    """Month by month; 29 February becomes the 28th in a year without it."""
    jaar, maand = dag.year, dag.month
    for _ in range(jaren * 12):
        jaar, maand = (jaar + 1, 1) if maand == 12 else (jaar, maand + 1)
    try:
        return dag.replace(year=jaar)
    except ValueError:
        return dt.date(jaar, 2, 28)


def trek(aantal: int, *, jaren: int = 22, zaad: int = 3) -> list[Levensloop]:
    """Dossiers of the first `jaren` years: half touched again after closing, one in ten held when its day comes."""
    kans = random.Random(zaad)
    lopen = []
    for _ in range(aantal):
        geopend = BEGIN + dt.timedelta(days=kans.randrange(jaren * 365))
        gesloten = geopend + dt.timedelta(days=kans.randrange(1, 900))
        ruimte = max(1, min((EINDE - gesloten).days, 4 * 365))
        keren = kans.choice((0, 0, 1, 3))
        wijzigingen = sorted(gesloten + dt.timedelta(days=kans.randrange(ruimte)) for _ in range(keren))
        wet = kans.choice(_WETTEN)
        loop = Levensloop(wet, geopend, gesloten, wijzigingen, None)
        if kans.random() < 0.1:
            vanaf = loop.mag_weg(loop.gesloten) - dt.timedelta(days=kans.randrange(400))
            loop.blokkade = (max(vanaf, gesloten), max(vanaf, gesloten) + dt.timedelta(days=kans.randrange(30, 900)))
        lopen.append(loop)
    return lopen


def loop_af(
    lopen: list[Levensloop], als_werker: Callable[[], AbstractContextManager[None]] = nullcontext, maanden: int = 1
) -> Uitslag:
    """Live the 25 years day by day; every `maanden` months propose, approve, carry out, and compare."""
    regisseur = _gemeente()
    per_dag = _per_dag(lopen)
    uitslag = Uitslag(len(lopen))
    blokkades: dict[UUID, UUID] = {}
    rondes = list(_rondes(maanden))
    for dag in sorted({*per_dag, *rondes}):
        with klok.op(klok.moment(dag)):
            _beleef(per_dag.get(dag, {}), regisseur, blokkades)
            if dag in rondes:
                _ronde(lopen, dag, uitslag, als_werker)
    return uitslag


def _rondes(maanden: int) -> Iterator[dt.date]:
    for jaar in range(BEGIN.year, EINDE.year + 1):
        for maand in range(1, 13, maanden):
            yield dt.date(jaar, maand, 28)


def _per_dag(lopen: list[Levensloop]) -> dict[dt.date, dict[str, list[Levensloop]]]:
    dagen: dict[dt.date, dict[str, list[Levensloop]]] = defaultdict(lambda: defaultdict(list))
    for loop in lopen:
        dagen[loop.geopend]["open"].append(loop)
        dagen[loop.gesloten]["sluit"].append(loop)
        for dag in loop.wijzigingen:
            dagen[dag]["wijzig"].append(loop)
        if loop.blokkade:
            dagen[loop.blokkade[0]]["blokkeer"].append(loop)
            dagen[loop.blokkade[1]]["hef_op"].append(loop)
    return {dag: soorten for dag, soorten in dagen.items() if dag <= EINDE}


def _beleef(dag: dict[str, list[Levensloop]], regisseur: UUID, blokkades: dict[UUID, UUID]) -> None:
    with bewaring.als_dienst(GEMEENTE):
        _open(dag.get("open", []), regisseur)
        _sluit([loop for loop in dag.get("sluit", []) if not loop.weg_op])
        _wijzig([loop for loop in dag.get("wijzig", []) if not loop.weg_op])
    with wie.als(_kwaliteit()):
        for loop in dag.get("blokkeer", []):
            if not loop.weg_op:
                blokkades[loop.dossier] = blokkade.blokkade_zetten("dossier", loop.dossier, Blokkadereden.BEZWAAR)
        for loop in dag.get("hef_op", []):
            if not loop.weg_op and loop.dossier in blokkades:
                blokkade.blokkade_opheffen(blokkades[loop.dossier])


def _open(lopen: list[Levensloop], regisseur: UUID) -> None:
    nu = klok.nu()
    huizen = [Huishouden(gemeente_id=GEMEENTE) for _ in lopen]
    Huishouden.objects.bulk_create(huizen)
    Melding.objects.bulk_create(
        Melding(
            id=loop.melding, gemeente_id=GEMEENTE, onderwerp="Vraag", kanaal=Kanaal.BALIE, ontvangen_op=nu,
            uiterste_actie=klok.vandaag(), status=MeldingStatus.DOSSIER, eigenaar_id=regisseur, wet=loop.wet,
        )
        for loop in lopen
    )  # fmt: skip
    Dossier.objects.bulk_create(
        Dossier(
            id=loop.dossier, gemeente_id=GEMEENTE, huishouden=huis, melding_id=loop.melding, geopend_op=nu, wet=loop.wet
        )
        for loop, huis in zip(lopen, huizen, strict=True)
    )
    Regie.objects.bulk_create(
        Regie(
            gemeente_id=GEMEENTE, dossier_id=loop.dossier, medewerker_id=regisseur, periode=DateTimeTZRange(nu, None),
            wet=loop.wet,
        )
        for loop in lopen
    )  # fmt: skip


def _sluit(lopen: list[Levensloop]) -> None:
    nu = klok.nu()
    ids = [loop.dossier for loop in lopen]
    regies = list(Regie.objects.filter(dossier_id__in=ids))
    for regie in regies:
        regie.periode = DateTimeTZRange(regie.periode.lower, nu)
    Dossier.objects.filter(pk__in=ids).update(gesloten_op=nu)
    Regie.objects.bulk_update(regies, ["periode"], batch_size=500)


def _wijzig(lopen: list[Levensloop]) -> None:
    """Half in the dossier itself, half in the question that it came from."""
    Dossier.objects.filter(pk__in=[loop.dossier for loop in lopen[::2]]).update(geopend_op=F("geopend_op"))
    Melding.objects.filter(pk__in=[loop.melding for loop in lopen[1::2]]).update(onderwerp="Vraag, aangevuld")


def _ronde(
    lopen: list[Levensloop], dag: dt.date, uitslag: Uitslag, als_werker: Callable[[], AbstractContextManager[None]]
) -> None:
    with bewaring.als_dienst(GEMEENTE):
        lijst = vernietiging.lijst_opstellen()
    if lijst:
        with wie.als(_kwaliteit()):
            vernietiging.lijst_goedkeuren(lijst)
        with als_werker(), bewaring.als_dienst(GEMEENTE):
            vernietiging.lijst_uitvoeren(lijst)
    with bewaring.als_dienst(GEMEENTE):
        er_nog = set(Dossier.objects.values_list("id", flat=True))
    uitslag.rondes += 1
    for loop in lopen:
        if loop.weg_op or loop.geopend > dag:
            continue
        rijp = loop.gesloten <= dag and loop.mag_weg(dag) <= dag
        if loop.dossier not in er_nog:
            loop.weg_op = dag
            uitslag.vernietigd += 1
            uitslag.te_vroeg += not rijp or loop.geblokkeerd(dag)
            uitslag.herstart += any(w <= dag for w in loop.wijzigingen) and loop.wet not in VANAF_SLUITING
        elif rijp and loop.geblokkeerd(dag):
            uitslag.geblokkeerd += 1
        else:
            uitslag.te_laat += rijp


def _gemeente() -> UUID:
    """A gemeente of its own, with one medewerker who holds every dossier."""
    Gemeente.objects.get_or_create(code=GEMEENTE, defaults={"naam": "Bewaarproef", "slug": "bewaarproef"})
    account, _ = Account.objects.get_or_create(username="bewaarproef")
    with bewaring.als_dienst(GEMEENTE):
        medewerker, _ = Medewerker.objects.get_or_create(
            gemeente_id=GEMEENTE, account=account, defaults={"naam": "Robin Smit"}
        )
    return medewerker.pk


def _kwaliteit() -> Wie:
    return wie.wie(
        gemeente=GEMEENTE, actor=uuid4(), actor_soort=ActorSoort.MEDEWERKER, rol=Rol.KWALITEIT, wet=Wet.ALGEMEEN,
        doel=Doel.TOEZICHT, grond="Archiefwet art. 3", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip

"""A small gemeente in which everything is shared by everybody: a few residents, medewerkers, meldingen and dossiers.

Made anew for each history by the verbs themselves, so that what happened in one has nothing to do with the next.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from time import monotonic
from typing import Any
from uuid import UUID

from rotonde.besluiten import actions as besluiten
from rotonde.besluiten.actions import AanvraagRegel, MandaatOpdracht, VoorstelRegel
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus.models import Organisatie, Product, lijn_van
from rotonde.catalogus.soorten import Frequentie, Leveringsvorm, Vorm
from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Account, Gemeente, Medewerker, RolPeriode, Team, Teamlid, Woonkern
from rotonde.kern.periode import DateRange, periode
from rotonde.kern.soorten import ActorSoort, Afslag, Doel, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.regie import actions as regie
from rotonde.regie.actions import DoelInhoud, InzetInhoud, Opstelling
from rotonde.regie.soorten import Ladder
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Vraag
from rotonde.toegang.soorten import Kanaal
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BudgetOpdracht, StartRegel, ToewijzingRegel

DAG = date(2026, 11, 23)
BEGIN = date(2026, 1, 1)
LOOPTIJD = periode(date(2026, 11, 1), date(2027, 11, 1))
KWARTALEN = (
    periode(date(2026, 11, 1), date(2027, 2, 1)),
    periode(date(2027, 2, 1), date(2027, 5, 1)),
    periode(date(2027, 5, 1), date(2027, 8, 1)),
)
BSN = list(islice(testnummers(), 12))
FUNCTIE = "wmo-consulent"
_FUNCTIES = {Rol.AANSPREEKPUNT: FUNCTIE}
_PER_ROL = {Rol.BALIE: 1, Rol.AANSPREEKPUNT: 4, Rol.BACKOFFICE: 2, Rol.KWALITEIT: 2, Rol.BELEID: 1}
DOEL = {Rol.BACKOFFICE: Doel.UITVOERING, Rol.KWALITEIT: Doel.TOEZICHT, Rol.BELEID: Doel.STATISTIEK}
INZET = InzetInhoud(
    Ladder.MAATWERK, Afslag.HULP, "hulp in de buurt", Wet.WMO, product_code="hulp", reden_zwaarder="de rest hielp niet"
)


@dataclass
class Stad:
    """`bord` is what the clients believe there is, per kind: an id, and what goes with it. It may be behind."""

    code: str
    mensen: dict[Rol, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    bord: dict[str, dict[UUID, Any]] = field(default_factory=lambda: defaultdict(dict))
    begin: float = field(default_factory=monotonic)
    woonkern: UUID = field(init=False)
    product: Product = field(init=False)
    aanbieder: UUID = field(init=False)

    def nu(self) -> datetime:
        """The clock runs, and always within the same day."""
        return klok.moment(DAG, 9) + timedelta(seconds=monotonic() - self.begin)

    def vraagt(self, rol: Rol, actor: UUID, doel: Doel | None = None) -> Wie:
        return wie.wie(
            gemeente=self.code, actor=actor, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=Wet.WMO,
            doel=doel or DOEL.get(rol, Doel.TOEGANG), grond="historie", dossier=wie.GEEN_DOSSIER,
        )  # fmt: skip

    @contextmanager
    def als(self, rol: Rol, actor: UUID) -> Iterator[None]:
        with klok.op(self.nu()), wie.als(self.vraagt(rol, actor)):
            yield

    @contextmanager
    def als_dienst(self) -> Iterator[None]:
        dienst = wie.dienst(gemeente=self.code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="historie")
        with klok.op(self.nu()), wie.als(dienst):
            yield


def bouw(code: str, kans: random.Random) -> Stad:
    """A gemeente with three huishoudens: the first has a voorziening that runs, the others are on their way."""
    stad = Stad(code)
    stijl = {"kleuren": {"hoofd": "#00524c"}, "telefoon": "0578 00 00 00"}
    Gemeente.objects.create(code=code, naam=f"Historie {code}", slug=f"historie-{code}", huisstijl=stijl)
    with stad.als_dienst():
        _mensen(stad)
        _regels(stad)
        gezinnen = _gezinnen(stad)
    stappen = len(_STAPPEN)
    for persoon, tot in zip(gezinnen, (stappen, kans.randrange(stappen), kans.randrange(stappen)), strict=True):
        _breng_tot(stad, persoon, tot, kans)
    return stad


def _mensen(stad: Stad) -> None:
    toegangsteam, uitvoering = Team.objects.bulk_create([
        Team(gemeente_id=stad.code, code="toegang", naam="Toegang", wachtrij=True),
        Team(gemeente_id=stad.code, code="uitvoering", naam="Uitvoering", uitvoering=True),
    ])  # fmt: skip
    stad.bord["team"][toegangsteam.pk] = None
    namen = [(rol, f"h{stad.code}-{rol}-{nr}") for rol, aantal in _PER_ROL.items() for nr in range(aantal)]
    accounts = Account.objects.bulk_create([Account(username=naam) for _, naam in namen])
    rijen = Medewerker.objects.bulk_create([
        Medewerker(gemeente_id=stad.code, account=account, naam=account.username, functie=_FUNCTIES.get(rol, ""))
        for account, (rol, _) in zip(accounts, namen, strict=True)
    ])  # fmt: skip
    for rij, (rol, _) in zip(rijen, namen, strict=True):
        stad.mensen[rol].append(rij.pk)
    RolPeriode.objects.bulk_create([
        RolPeriode(gemeente_id=stad.code, medewerker=rij, rol=rol, periode=periode(BEGIN), gegeven_door=wie.DIENSTEN)
        for rij, (rol, _) in zip(rijen, namen, strict=True)
    ])  # fmt: skip
    Teamlid.objects.bulk_create([
        Teamlid(gemeente_id=stad.code, team=uitvoering, medewerker_id=wie_, periode=periode(BEGIN))
        for wie_ in stad.mensen[Rol.BACKOFFICE]
    ])  # fmt: skip


def _regels(stad: Stad) -> None:
    """The product, who may grant it, and two pots to pay it from."""
    stad.product = Product.objects.create(
        **_vast(stad, "product", "hulp"), naam="Begeleiding", wet=Wet.WMO, afslag=Afslag.HULP, vorm=Vorm.MAATWERK,
        groep="begeleiding", eenheid="04", frequentie=Frequentie.WEEK,
        leveringsvormen=[Leveringsvorm.ZIN, Leveringsvorm.PGB],
    )  # fmt: skip
    organisatie = _vast(stad, "organisatie", "zorg")
    stad.aanbieder = Organisatie.objects.create(**organisatie, naam="Zorg", soort="zorgaanbieder").pk
    besluiten.mandaten_instellen([
        MandaatOpdracht(
            code="H-1", rol=Rol.AANSPREEKPUNT, functie=FUNCTIE, functie_naam="Wmo-consulent", wet=Wet.WMO,
            afslag=Afslag.HULP, product="", groepen=("begeleiding",), max_bedrag=Decimal(10_000), max_maanden=60,
            vier_ogen_vanaf=Decimal(8_000), van=BEGIN, tot=None, bron="historie",
        )
    ])  # fmt: skip
    potten = [BudgetOpdracht(2026, code, Wet.WMO, (code,), Decimal(1_000), "historie") for code in ("begeleiding", "x")]
    for pot in voorzieningen.budgetten_instellen(potten):
        stad.bord["pot"][pot.pk] = None


def _vast(stad: Stad, soort: str, code: str) -> dict[str, Any]:
    lijn = lijn_van(stad.code, soort, code)
    return {"gemeente_id": stad.code, "code": code, "lijn": lijn, "geldig": periode(BEGIN), "bron": "historie"}


def _gezinnen(stad: Stad) -> list[UUID]:
    """A couple with a child, somebody alone, and another couple; returns the first of each."""
    kern = Woonkern(gemeente_id=stad.code, code="dorp", naam="Dorp")
    Woonkern.objects.bulk_create([kern])
    stad.woonkern = kern.pk
    geboren = [date(1980, 2, 3), date(1982, 5, 6), date(2014, 7, 8), *[date(1960, 1, nr) for nr in (1, 2, 3)]]
    mensen = inwoners.inschrijven_alle([
        inwoners.Inschrijving(BSN[nr], f"Inwoner{nr}", "Proef", dag) for nr, dag in enumerate(geboren)
    ])  # fmt: skip
    vanaf = date(2020, 3, 1)
    huizen = inwoners.gezinnen_vormen([
        inwoners.Gezin(mensen[:2], mensen[2:3], vanaf, partners=True),
        inwoners.Gezin(mensen[3:4], [], vanaf, partners=False),
        inwoners.Gezin(mensen[4:], [], vanaf, partners=True),
    ])  # fmt: skip
    inwoners.verhuizen_alle([inwoners.Verhuizing(h, adres(stad, nr), vanaf) for nr, h in enumerate(huizen, 1)])
    stad.bord["persoon"] = dict.fromkeys(mensen)
    stad.bord["huishouden"] = dict.fromkeys(huizen)
    return [mensen[0], mensen[3], mensen[4]]


def adres(stad: Stad, nummer: int) -> Adresgegevens:
    return Adresgegevens("Proeflaan", str(nummer), "8181AA", stad.woonkern)


def _breng_tot(stad: Stad, persoon: UUID, tot: int, kans: random.Random) -> None:
    """The first steps of one question, by one Aanspreekpunt."""
    zaak = Zaak(stad, persoon, kans.choice(stad.mensen[Rol.AANSPREEKPUNT]))
    for stap in _STAPPEN[:tot]:
        with stad.als(Rol.AANSPREEKPUNT, zaak.houder):
            stap(zaak)


@dataclass
class Zaak:
    """One question on its way; what was made last."""

    stad: Stad
    persoon: UUID
    houder: UUID
    id: dict[str, UUID] = field(default_factory=dict)

    def noteer(self, soort: str, id_: UUID, bij: Any = None) -> None:
        self.id[soort] = id_
        self.stad.bord[soort][id_] = bij


def _meld(zaak: Zaak) -> None:
    vraag = Vraag("Hulp", Kanaal.TELEFOON, Wet.WMO, verhaal="Ik red het niet.", persoon=zaak.persoon)
    zaak.noteer("melding", toegang.melden(vraag).melding)


def _pak_op(zaak: Zaak) -> None:
    toegang.oppakken(zaak.id["melding"])
    zaak.noteer("melding", zaak.id["melding"], zaak.houder)


def _open(zaak: Zaak) -> None:
    dossier = regie.openen(zaak.id["melding"])
    zaak.noteer("dossier", dossier, zaak.houder)
    # Who decides with four eyes must see it; no verb of the product lets a colleague in by itself.
    with zaak.stad.als_dienst():
        anderen = [wie_ for wie_ in zaak.stad.mensen[Rol.AANSPREEKPUNT] if wie_ != zaak.houder]
        betrokkenheid.begin(Band(wie_, "dossier", dossier, "collega") for wie_ in anderen[:2])


def _plan(zaak: Zaak) -> None:
    dossier = zaak.id["dossier"]
    aanpak = regie.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
    doel = regie.doel_stellen(aanpak, doel_voor(zaak.persoon))
    zaak.noteer("aanpak", aanpak, dossier)
    zaak.noteer("doel", doel, (dossier, zaak.persoon))
    zaak.noteer("inzet", regie.inzet_kiezen(doel, INZET), (dossier, zaak.persoon, doel))


def _leg_vast(zaak: Zaak) -> None:
    regie.akkoord_vastleggen(regie.Akkoord(zaak.id["aanpak"]))


def _vraag_aan(zaak: Zaak) -> None:
    dossier = zaak.id["dossier"]
    regel = AanvraagRegel(dossier, zaak.persoon, Wet.WMO, "Begeleiding", klok.vandaag())
    zaak.noteer("aanvraag", besluiten.aanvragen(regel).id, (dossier, zaak.persoon))


def _stel_voor(zaak: Zaak) -> None:
    voorstel = voorstel_op(zaak.stad, zaak.id["aanvraag"], zaak.id["inzet"], zaak.id["doel"], Decimal(3_000))
    zaak.noteer("voorstel", besluiten.voorstellen(voorstel).id)


def _besluit(zaak: Zaak) -> None:
    zaak.noteer("besluit", besluiten.besluiten(zaak.id["voorstel"]).id)


def _maak_bekend(zaak: Zaak) -> None:
    besluiten.bekendmaken(zaak.id["besluit"])


def _wijs_toe(zaak: Zaak) -> None:
    regel = toewijzing_op(zaak.stad, zaak.id["besluit"], Leveringsvorm.ZIN, Decimal(1_000))
    zaak.noteer("voorziening", voorzieningen.toewijzen(regel).id)


def _start(zaak: Zaak) -> None:
    voorzieningen.starten(StartRegel(zaak.id["voorziening"], DAG))


_STAPPEN = (
    _meld, _pak_op, _open, _plan, _leg_vast, _vraag_aan, _stel_voor, _besluit, _maak_bekend, _wijs_toe, _start
)  # fmt: skip


def doel_voor(persoon: UUID) -> DoelInhoud:
    return DoelInhoud(persoon, "wonen", "zelf het huis op orde", 4, 7, Wet.WMO)


def voorstel_op(stad: Stad, aanvraag: UUID, inzet: UUID, doel: UUID, bedrag: Decimal) -> VoorstelRegel:
    return VoorstelRegel(
        aanvraag_id=aanvraag, inzet_id=inzet, product_id=stad.product.id, soort=BesluitSoort.TOEKENNEN,
        periode=LOOPTIJD, volume=Decimal(2), bedrag=bedrag, motivering={doel: "Zo kan het verder."},
    )  # fmt: skip


def toewijzing_op(
    stad: Stad, besluit: UUID, vorm: Leveringsvorm, bedrag: Decimal, looptijd: DateRange = KWARTALEN[0]
) -> ToewijzingRegel:
    aanbieder = stad.aanbieder if vorm == Leveringsvorm.ZIN else None
    return ToewijzingRegel(besluit, aanbieder, vorm, looptijd, Decimal(2), Decimal("64.80"), bedrag)

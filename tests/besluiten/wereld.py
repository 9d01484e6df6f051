"""One small municipality for the tests of besluiten and voorzieningen: who works there, one resident, one Aanpak."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from tests.besluiten.aanpak import maak_aanpak

from rotonde.besluiten import actions
from rotonde.besluiten.actions import AanvraagRegel, MandaatOpdracht, VoorstelRegel
from rotonde.besluiten.models import Besluit, Voorstel
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus.models import Organisatie, Product, lijn_van
from rotonde.catalogus.soorten import Frequentie, Leveringsvorm, Vorm
from rotonde.inwoners.models import Persoon
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import Account, Gemeente, Medewerker, RolPeriode
from rotonde.kern.periode import DateRange, periode
from rotonde.kern.soorten import ActorSoort, Afslag, Doel, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.regie.models import Doel as AanpakDoel
from rotonde.regie.models import Dossier, Inzet

VANDAAG = dt.date(2026, 11, 23)
JAAR = periode(dt.date(2026, 12, 1), dt.date(2027, 12, 1))
CONSULENT = "wmo-consulent"


def mandaat(code: str, **anders: object) -> MandaatOpdracht:
    """A mandaat of the wmo-consulent for afslag 2 up to 10,000 a year and five years, four eyes from 8,000."""
    velden: dict[str, object] = {
        "rol": Rol.AANSPREEKPUNT,
        "functie": CONSULENT,
        "functie_naam": "Wmo-consulent",
        "wet": Wet.WMO,
        "afslag": Afslag.HULP,
        "product": "",
        "groepen": ("begeleiding",),
        "max_bedrag": Decimal(10_000),
        "max_maanden": 60,
        "vier_ogen_vanaf": Decimal(8_000),
        "van": dt.date(2026, 1, 1),
        "tot": None,
        "bron": "test",
    }
    return MandaatOpdracht(code=code, **{**velden, **anders})


@dataclass
class Wereld:
    """Made as service of the system; verbs are called as one of the medewerkers."""

    code: str = "0246"
    naam: str = "Heerde"
    consulent: Medewerker = field(init=False)
    collega: Medewerker = field(init=False)
    coach: Medewerker = field(init=False)
    persoon: Persoon = field(init=False)
    dossier: Dossier = field(init=False)
    doel: AanpakDoel = field(init=False)
    inzet: Inzet = field(init=False)
    product: Product = field(init=False)
    aanbieder: Organisatie = field(init=False)

    def __post_init__(self) -> None:
        stijl = {"kleuren": {"hoofd": "#00524c"}, "telefoon": "0578 00 00 00"}
        Gemeente.objects.get_or_create(
            code=self.code, defaults={"naam": self.naam, "slug": self.naam.lower(), "huisstijl": stijl}
        )
        with self.als_dienst():
            self.consulent = self.medewerker("Marit Jansen", CONSULENT)
            self.collega = self.medewerker("Noor Terpstra", CONSULENT)
            self.coach = self.medewerker("Bram Kuiper", "gezinscoach")
            self.product = self.maak_product("wmo-begeleiding", "Begeleiding", "begeleiding")
            self.aanbieder = self.maak_aanbieder("zorg-dichtbij", "Zorg Dichtbij")
            actions.mandaten_instellen([mandaat("T-1")])
            self.persoon, self.dossier, self.doel, self.inzet = self.nieuw_dossier()

    @contextmanager
    def als_dienst(self) -> Iterator[Wie]:
        """Ask as a service of the system."""
        with wie.als(wie.dienst(gemeente=self.code, wet=Wet.WMO, doel=Doel.BESLUITVORMING, grond="test")) as vrager:
            yield vrager

    @contextmanager
    def op(self, dag: dt.date) -> Iterator[None]:
        """Another day than the one of this municipality."""
        with klok.op(klok.moment(dag)):
            yield

    @contextmanager
    def als(self, medewerker: Medewerker, rol: Rol = Rol.AANSPREEKPUNT) -> Iterator[Wie]:
        """Ask as this medewerker."""
        vrager = wie.wie(
            gemeente=self.code,
            actor=medewerker.id,
            actor_soort=ActorSoort.MEDEWERKER,
            rol=rol,
            wet=Wet.WMO,
            doel=Doel.BESLUITVORMING,
            grond="Wmo 2015 art. 2.3.5",
            dossier=wie.GEEN_DOSSIER,
        )
        with wie.als(vrager):
            yield vrager

    @contextmanager
    def als_inwoner(self, persoon: Persoon) -> Iterator[Wie]:
        """Ask as this resident."""
        vrager = wie.wie(
            gemeente=self.code,
            actor=persoon.id,
            actor_soort=ActorSoort.INWONER,
            rol=Rol.INWONER,
            wet=Wet.WMO,
            doel=Doel.EIGEN_GEGEVENS,
            grond="AVG art. 15",
            dossier=wie.GEEN_DOSSIER,
        )
        with wie.als(vrager):
            yield vrager

    def medewerker(self, naam: str, functie: str, rol: Rol = Rol.AANSPREEKPUNT) -> Medewerker:
        account = Account.objects.create(username=f"{naam}-{uuid4().hex[:6]}")
        medewerker = Medewerker.objects.create(gemeente_id=self.code, account=account, naam=naam, functie=functie)
        RolPeriode.objects.create(
            gemeente_id=self.code,
            medewerker=medewerker,
            rol=rol,
            periode=periode(dt.date(2026, 1, 1)),
            gegeven_door=wie.DIENSTEN,
        )
        return medewerker

    def maak_product(self, code: str, naam: str, groep: str, afslag: Afslag = Afslag.HULP) -> Product:
        product, _ = Product.objects.get_or_create(
            **self._regel("product", code),
            defaults={
                "naam": naam,
                "wet": Wet.WMO,
                "afslag": afslag,
                "vorm": Vorm.MAATWERK,
                "groep": groep,
                "eenheid": "04",
                "frequentie": Frequentie.WEEK,
                "leveringsvormen": [Leveringsvorm.ZIN, Leveringsvorm.PGB],
            },
        )
        return product

    def maak_aanbieder(self, code: str, naam: str) -> Organisatie:
        aanbieder, _ = Organisatie.objects.get_or_create(
            **self._regel("organisatie", code), defaults={"naam": naam, "soort": "zorgaanbieder"}
        )
        return aanbieder

    def _regel(self, soort: str, code: str) -> dict[str, Any]:
        geldig = periode(dt.date(2021, 1, 1))
        lijn = lijn_van(self.code, soort, code)
        return {"gemeente_id": self.code, "code": code, "lijn": lijn, "geldig": geldig, "bron": "test"}

    def nieuw_dossier(self, *, vast: bool = True) -> tuple[Persoon, Dossier, AanpakDoel, Inzet]:
        """A resident with a dossier, one doel and one inzet, known to consulent, collega and coach."""
        persoon = Persoon.objects.create(
            gemeente_id=self.code,
            bsn_cijfer=b"x",
            bsn_hash=uuid4().bytes,
            voornamen="Anna",
            achternaam="de Vries",
            sorteersleutel="vries anna",
            geboortedatum=dt.date(1950, 5, 1),
        )
        dossier, doel, inzet = maak_aanpak(self.code, persoon, self.consulent, self.product, vast=vast)
        wie_ook = [persoon.id, self.consulent.id, self.collega.id, self.coach.id]
        betrokkenheid.begin([Band(wie_id, "dossier", dossier.id, "test", dt.date(2026, 1, 1)) for wie_id in wie_ook])
        return persoon, dossier, doel, inzet

    def aanvraag(self) -> UUID:
        """An aanvraag of today for the resident, as the asker of this moment."""
        regel = AanvraagRegel(self.dossier.id, self.persoon.id, Wet.WMO, "Begeleiding", klok.vandaag())
        return actions.aanvragen(regel).id

    def voorstel(
        self,
        bedrag: Decimal | int = 3_000,
        *,
        soort: BesluitSoort = BesluitSoort.TOEKENNEN,
        periode: DateRange = JAAR,
        product: Product | None = None,
    ) -> Voorstel:
        """An aanvraag with a voorstel, as the asker of this moment."""
        return actions.voorstellen(
            VoorstelRegel(
                aanvraag_id=self.aanvraag(),
                inzet_id=self.inzet.id,
                product_id=(product or self.product).id,
                soort=soort,
                periode=periode,
                volume=Decimal(2),
                bedrag=Decimal(bedrag),
                motivering={self.doel.id: "U durft de post niet meer te openen."},
            )
        )

    def besluit(self, bedrag: Decimal | int = 3_000, *, bekend: bool = True) -> Besluit:
        """A besluit by the consulent, announced unless said otherwise."""
        with self.als(self.consulent):
            besluit = actions.besluiten(self.voorstel(bedrag).id)
            if bekend:
                actions.bekendmaken(besluit.id)
        return besluit

"""A municipality with facts of every kind, made by the verbs of the rooms, and frozen on the last day of 2026."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.besluiten.wereld import VANDAAG, Wereld, mandaat
from tests.voorzieningen.hulp import START, regel

from rotonde.besluiten import actions as besluiten
from rotonde.besluiten.actions import AanvraagRegel
from rotonde.catalogus.models import Product
from rotonde.catalogus.soorten import Frequentie, Leveringsvorm, Vorm
from rotonde.inkomen import actions as inkomen
from rotonde.inkomen.actions import Instroom
from rotonde.inkomen.soorten import RedenInstroom, Regeling
from rotonde.kern import klok, wie
from rotonde.kern.models import Team, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie.models import Kenmerk
from rotonde.signalen import actions as signalen
from rotonde.signalen.actions import Afronding, Ontvangst, Poging
from rotonde.signalen.soorten import Achterstand, Resultaat
from rotonde.signalen.soorten import Kanaal as Signaalkanaal
from rotonde.sturing import bevriezing
from rotonde.sturing.models import Editie
from rotonde.toegang.models import Contactmoment, Ervaring
from rotonde.toegang.soorten import Antwoord, Kanaal
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BetaalRegel, StartRegel
from rotonde.voorzieningen.models import Betaling

PEILDATUM = dt.date(2026, 12, 31)
DAARNA = dt.date(2027, 1, 15)


@dataclass
class Proefstad(Wereld):
    """As the municipality of besluiten, but what it grants is jeugdhulp."""

    def __post_init__(self) -> None:
        with self.op(VANDAAG):
            super().__post_init__()
            with self.als_dienst():
                besluiten.mandaten_instellen([mandaat("J-1", wet=Wet.JEUGDWET)])

    def maak_product(self, code: str, naam: str, groep: str, afslag: Afslag = Afslag.HULP) -> Product:
        return Product.objects.create(
            **self._regel("product", code),
            naam=naam,
            wet=Wet.JEUGDWET,
            afslag=afslag,
            vorm=Vorm.MAATWERK,
            groep=groep,
            eenheid="04",
            frequentie=Frequentie.WEEK,
            leveringsvormen=[Leveringsvorm.ZIN],
        )

    def aanvraag(self) -> UUID:
        aanvraag = AanvraagRegel(self.dossier.id, self.persoon.id, Wet.JEUGDWET, "Begeleiding", klok.vandaag())
        return besluiten.aanvragen(aanvraag).id

    def jeugdclient(self, bedrag: str = "1000.00") -> Betaling:
        """A new resident whose jeugdhulp started and was paid in 2026."""
        with self.op(VANDAAG):
            with self.als_dienst():
                self.persoon, self.dossier, self.doel, self.inzet = self.nieuw_dossier()
            besluit = self.besluit(3_000)
        with self.op(START), self.als(self.consulent):
            voorziening = voorzieningen.toewijzen(regel(self, besluit))
            voorzieningen.starten(StartRegel(voorziening.id, START))
            return voorzieningen.betalen(BetaalRegel(voorziening.id, START, Decimal(bedrag)))

    def haal_terug(self, betaling: Betaling) -> None:
        with self.op(PEILDATUM), self.als(self.consulent):
            terug = BetaalRegel(betaling.voorziening_id, PEILDATUM, -betaling.bedrag, crediteert=betaling.id)
            voorzieningen.betalen(terug)

    def uitkering(self, persoon: UUID, vanaf: dt.date = dt.date(2026, 3, 1)) -> UUID:
        with self.als_dienst():
            instroom = Instroom(persoon, Regeling.PARTICIPATIEWET, vanaf, RedenInstroom.EINDE_WERK)
            return inkomen.instromen(instroom)

    def signaal(self, persoon: UUID, afgerond: dt.date) -> UUID:
        """A signaal of June 2026, reached at the first attempt and closed with help."""
        op = dt.date(2026, 6, 2)
        with self.als_dienst():
            ontvangst = Ontvangst("waterbedrijf", Achterstand.WATER, Decimal(99), op, persoon=persoon)
            signaal = signalen.ontvangen(ontvangst)
            signalen.contact_proberen(Poging(signaal, op, Signaalkanaal.TELEFOON, gelukt=True))
            signalen.afronden(Afronding(signaal, afgerond, Resultaat.HULP_GEACCEPTEERD))
        return signaal

    def contact(self, kanaal: Kanaal, moment: dt.datetime | None = None) -> None:
        with self.als_dienst():
            velden: dict[str, Any] = {"onderwerp": "Post van meneer Jansen", "duur": 5, "antwoord": Antwoord.BEANTWOORD}
            Contactmoment.objects.create(
                gemeente_id=self.code,
                kanaal=kanaal,
                moment=moment or klok.moment(dt.date(2026, 5, 5)),
                medewerker_id=nieuw_id(),
                wet=Wet.WMO,
                **velden,
            )

    def kenmerk(self, code: str, van: dt.date = dt.date(2026, 4, 1)) -> None:
        """Of the resident that was made last, in their dossier."""
        with self.als_dienst():
            Kenmerk.objects.create(
                gemeente_id=self.code,
                dossier=self.dossier,
                persoon=self.persoon,
                code=code,
                periode=periode(van),
                gezet_op=van,
                wet=Wet.JEUGDWET,
            )

    def vul(self) -> None:
        """Two clients of whom one has three kenmerken, one uitkering, one signaal and a few contacts and answers."""
        self.jeugdclient("1000.00")
        self.jeugdclient("250.50")
        self.uitkering(self.persoon.pk)
        self.signaal(self.persoon.pk, dt.date(2026, 7, 1))
        for code in ("thuiszitter", "huiselijk-geweld", "scheiding"):
            self.kenmerk(code)
        for kanaal in (Kanaal.TELEFOON, Kanaal.TELEFOON, Kanaal.BALIE):
            self.contact(kanaal)
        self.ervaringen()

    def ervaringen(self, maand: dt.date = dt.date(2026, 4, 1)) -> None:
        """Ten residents said how it went, as many as it takes for a figure."""
        with self.als_dienst():
            team, _ = Team.objects.get_or_create(gemeente_id=self.code, code="proef", defaults={"naam": "Proef"})
            Ervaring.objects.bulk_create(
                Ervaring(
                    gemeente_id=self.code, team=team, moment="contact", maand=maand, gehoord=5 if nr < 7 else 2,
                    verder=4, geholpen=3,
                )
                for nr in range(10)
            )  # fmt: skip

    def bevries(self, peildatum: dt.date = PEILDATUM) -> Editie:
        with self.op(DAARNA):
            return bevriezing.bevries(self.code, peildatum)

    def cijfers(self, editie: Editie) -> dict[str, Decimal | None]:
        """The figures of 2026 of an editie, by code."""
        with wie.als(bevriezing.vrager(self.code)):
            return {waarde.code: waarde.waarde for waarde in editie.waarden.filter(periode__startswith="2026")}

"""A resident of long ago with one of everything: what must be gone without a trace when its day comes."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.klanten import maak_medewerker
from tests.voorzieningen.hulp import START, gestart

from rotonde.inkomen.models import Uitkering
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.inwoners.models import Adres, Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.soorten import GezinsRol, RelatieSoort
from rotonde.kern import inzage, klok, wie
from rotonde.kern.models import Woonkern
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.privacy import bewaring
from rotonde.privacy.actions import vernietiging
from rotonde.regie.models import Dossier, Regie
from rotonde.signalen import actions as signalen
from rotonde.signalen.actions import Afronding, Ontvangst, Poging
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat
from rotonde.toegang.models import Contactmoment, Melding, MeldingVerhaal
from rotonde.toegang.soorten import Antwoord
from rotonde.toegang.soorten import Kanaal as Contactkanaal
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BetaalRegel

GEMEENTE = "0246"
GESLOTEN = dt.date(2028, 1, 10)
# Fifteen years after the last change (Wmo 5.3.4).
WEG = dt.date(2043, 1, 10)
# Each word stands in another kind of row; where one shows, that row shows.
NAAM, OUDE_NAAM, VERHAAL = "kwikstaart", "kwikstaartoud", "kwetterkanarie"
DOEL, WAAROM, CONTACT = "ik doe zelf mijn administratie", "u durft de post niet", "belletjekanarie"
KANARIES = (NAAM, VERHAAL, DOEL, WAAROM, CONTACT)


@dataclass
class Afgesloten:
    """The municipality and the ids of what is in it."""

    wereld: Wereld
    persoon: UUID
    melding: UUID
    dossier: UUID
    contactmoment: UUID
    uitkering: UUID
    signaal: UUID
    adres: UUID
    voorziening: UUID

    @contextmanager
    def als_dienst(self, dag: dt.date) -> Iterator[Wie]:
        with klok.op(klok.moment(dag)), bewaring.als_dienst(GEMEENTE) as vrager:
            yield vrager


def afgesloten() -> Afgesloten:
    """Everything ended on or before `GESLOTEN`; a child of the resident still lives here."""
    with klok.op(klok.moment(VANDAAG)):
        wereld = Wereld()
        persoon = wereld.persoon
        with wereld.als_dienst():
            adres = _huis(persoon, wereld.dossier.huishouden_id)
            melding = wereld.dossier.melding_id
            MeldingVerhaal.objects.create(
                gemeente_id=GEMEENTE, melding_id=melding, tekst=f"Ik red het niet, {VERHAAL}", wet=Wet.WMO
            )
            Persoon.objects.filter(pk=persoon.pk).update(achternaam=OUDE_NAAM)
            Persoon.objects.filter(pk=persoon.pk).update(achternaam=NAAM)
            contact = _contact(persoon)
            uitkering = _uitkering(persoon)
            signaal = _signaal(persoon)
            inzage.noteer(InzageSoort.TONEN, [persoon.pk], gegevensgroep="dossier", dossier=wereld.dossier.pk)
        voorziening = gestart(wereld)
    with wereld.op(START), wereld.als(wereld.consulent):
        voorzieningen.betalen(BetaalRegel(voorziening.pk, START, Decimal(100)))
    with wereld.op(GESLOTEN), wereld.als_dienst():
        _sluit(wereld.dossier)
        Melding.objects.filter(pk=melding).update(onderwerp="Afgerond")
    return Afgesloten(
        wereld, persoon.pk, melding, wereld.dossier.pk, contact, uitkering, signaal, adres, voorziening.pk
    )


@contextmanager
def als_werker() -> Iterator[None]:
    """Let the verbs run over the connection of the worker, as its jobs do; only for what has been committed."""
    web = connections["default"]
    connections["default"] = connections["worker"]
    try:
        yield
    finally:
        connections["default"] = web


def kwaliteit(medewerker: UUID | None = None) -> Wie:
    """A kwaliteitsmedewerker at the screen."""
    return wie.wie(
        gemeente=GEMEENTE, actor=medewerker or maak_medewerker(Rol.KWALITEIT), actor_soort=ActorSoort.MEDEWERKER,
        rol=Rol.KWALITEIT, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="Archiefwet art. 3", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def stel_op(dag: dt.date) -> UUID | None:
    """What the job of the night proposes."""
    with klok.op(klok.moment(dag, 4)), bewaring.als_dienst(GEMEENTE):
        return vernietiging.lijst_opstellen()


def keur_goed(lijst: UUID, dag: dt.date) -> None:
    """What somebody else says of it."""
    with klok.op(klok.moment(dag, 9)), wie.als(kwaliteit()):
        vernietiging.lijst_goedkeuren(lijst)


def voer_uit(lijst: UUID, dag: dt.date) -> UUID:
    """What the job does next; returns the verklaring."""
    with klok.op(klok.moment(dag, 10)), als_werker(), bewaring.als_dienst(GEMEENTE):
        return vernietiging.lijst_uitvoeren(lijst)


def vernietig_alles(dag: dt.date) -> list[UUID]:
    """Propose, approve and carry out until nothing is due."""
    gedaan = []
    while lijst := stel_op(dag):
        keur_goed(lijst, dag)
        voer_uit(lijst, dag)
        gedaan.append(lijst)
    return gedaan


def _huis(persoon: Persoon, huishouden: UUID) -> UUID:
    """Lived at a secret address until the dossier was closed; the child lives elsewhere and stays."""
    kern = Woonkern.objects.create(gemeente_id=GEMEENTE, code="dorp", naam="Dorp")
    adres = Adres.objects.create(gemeente_id=GEMEENTE, woonkern=kern, geheim=True, cijfer=b"geheim")
    toen = periode(dt.date(2020, 1, 1), dt.date(2027, 1, 1))
    eigen = {"gemeente_id": GEMEENTE, "persoon": persoon, "huishouden_id": huishouden, "periode": toen}
    Lidmaatschap.objects.create(**eigen, rol=GezinsRol.HOOFD)
    Bewoning.objects.create(**eigen, adres=adres)
    kind = Persoon.objects.create(
        gemeente_id=GEMEENTE, bsn_cijfer=b"x", bsn_hash=b"kind", voornamen="Kind", achternaam="Blijft",
        sorteersleutel="blijft kind", geboortedatum=dt.date(2015, 1, 1),
    )  # fmt: skip
    elders = Adres.objects.create(gemeente_id=GEMEENTE, woonkern=kern, straat="Dorpsstraat", huisnummer="1")
    Bewoning.objects.create(
        gemeente_id=GEMEENTE, persoon=kind, huishouden_id=huishouden, adres=elders, periode=periode(dt.date(2020, 1, 1))
    )
    Relatie.objects.create(
        gemeente_id=GEMEENTE, persoon=kind, ander=persoon, soort=RelatieSoort.OUDER, periode=periode(VANDAAG)
    )
    return adres.pk


def _contact(persoon: Persoon) -> UUID:
    rij = Contactmoment.objects.create(
        gemeente_id=GEMEENTE, persoon=persoon, kanaal=Contactkanaal.TELEFOON, onderwerp=CONTACT, duur=5,
        antwoord=Antwoord.BEANTWOORD, moment=klok.nu(), medewerker_id=wie.DIENSTEN, wet=Wet.WMO,
    )  # fmt: skip
    return rij.pk


def _uitkering(persoon: Persoon) -> UUID:
    rij = Uitkering.objects.create(
        gemeente_id=GEMEENTE, persoon=persoon, regeling=Regeling.values[0],
        periode=periode(dt.date(2026, 1, 1), dt.date(2027, 3, 1)), reden_instroom=RedenInstroom.values[0],
        reden_uitstroom=RedenUitstroom.values[0],
    )  # fmt: skip
    return rij.pk


def _signaal(persoon: Persoon) -> UUID:
    dag = klok.vandaag()
    signaal = signalen.ontvangen(Ontvangst("vitens", Achterstand.WATER, Decimal(90), dag, persoon=persoon.pk))
    signalen.contact_proberen(Poging(signaal, dag, Kanaal.BRIEF, gelukt=False))
    signalen.afronden(Afronding(signaal, dag, Resultaat.GEEN_CONTACT))
    return signaal


def _sluit(dossier: Dossier) -> None:
    nu = klok.nu()
    regie = Regie.objects.get(dossier=dossier)
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=nu)
    Regie.objects.filter(pk=regie.pk).update(periode=DateTimeTZRange(regie.periode.lower, nu))

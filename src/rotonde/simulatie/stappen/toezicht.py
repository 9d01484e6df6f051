"""Something to look at for kwaliteit and the FG: a little traffic of medewerkers, and some of it odd (PRIV-22).

It counts back from the day of drawing, like the queue does: what toezicht looks at is never years old.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import AANSPREEKPUNT, INWONER
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import ActorSoort, Doel, RedenNoodtoegang, Rol, Wet
from rotonde.regie.models import Dossier
from rotonde.simulatie.rolverdeling import gebruikersnaam
from rotonde.simulatie.toneel import GROND, Toneel
from rotonde.toezicht import actions as toezicht
from rotonde.toezicht import rechten
from rotonde.toezicht.actions import Aanvraag, Sluiting
from rotonde.toezicht.afwijkingen.regels import METEEN, PER_DAG
from rotonde.toezicht.soorten import Beslotensoort, Rechtenoordeel

KIJKJES = 24
ZONDER_OORDEEL = 3
NOOD = "De crisisdienst belde vanavond: wie is er bij dit gezin betrokken?"
BESLOTEN = "Iemand uit dit gezin werkt bij de gemeente."


def laten_zien(toneel: Toneel) -> int:
    """Looks of the last month and of yesterday, a noodtoegang, a besloten dossier, and reviews of who may what."""
    gisteren = klok.vandaag() - timedelta(days=1)
    vorige_maand = klok.vandaag().replace(day=1) - timedelta(days=10)
    with toneel.op(gisteren, Wet.ALGEMEEN, Doel.TOEZICHT):
        dossiers = _dossiers(toneel)
    if len(dossiers) < KIJKJES:
        return 0
    for houder, persoon in dossiers:
        _kijk(toneel, vorige_maand, 11, houder, persoon)
    (een, hare), (_, zijne), (_, in_nood), (houder, besloten) = dossiers[:4]
    regisseur = Medewerker.objects.get(account__username=gebruikersnaam(toneel.gemeente, Rol.PROCESREGISSEUR)).pk
    _kijk(toneel, gisteren, 23, een, hare)
    _kijk(toneel, gisteren, 14, regisseur, zijne)
    _noodtoegang(toneel, gisteren, regisseur, in_nood)
    with toneel.op(gisteren, Wet.ALGEMEEN, Doel.TOEZICHT, uur=16):
        toezicht.besloten_maken(Sluiting(besloten, Beslotensoort.COLLEGA, BESLOTEN, []))
    _kijk(toneel, gisteren, 17, houder, besloten)
    return _nakijken(toneel, gisteren, vorige_maand)


def _nakijken(toneel: Toneel, gisteren: date, vorige_maand: date) -> int:
    vandaag = gisteren + timedelta(days=1)
    with toneel.op(vandaag, Wet.ALGEMEEN, Doel.TOEZICHT, uur=3):
        for regel in rechten.lijst()[ZONDER_OORDEEL:]:
            toezicht.rechten_beoordelen(regel.medewerker, Rechtenoordeel.KLOPT, "")
        begin, einde = klok.moment(gisteren, 0), klok.moment(vandaag, 0)
        gevonden = toezicht.zoeken_naar_afwijkingen(begin, einde, (*PER_DAG, *METEEN))
        return gevonden + toezicht.rechten_bewaken() + toezicht.steekproef_trekken(vorige_maand)


def _dossiers(toneel: Toneel) -> list[tuple[UUID, UUID]]:
    """(Aanspreekpunt, resident) of the oldest open dossiers: those of the demonstration are the newest."""
    ids = Dossier.objects.filter(gemeente_id=toneel.gemeente, gesloten_op__isnull=True).order_by("geopend_op", "id")
    gevonden = []
    for dossier in ids.values_list("id", flat=True)[:KIJKJES]:
        houders = betrokkenheid.van_dossier(dossier, AANSPREEKPUNT)
        inwoner = betrokkenheid.van_dossier(dossier, INWONER)
        if houders and inwoner:
            gevonden.append((houders[0], inwoner[0]))
    return gevonden


def _kijk(toneel: Toneel, dag: date, uur: int, medewerker: UUID, persoon: UUID) -> None:
    with _als(toneel, dag, uur, medewerker, Rol.AANSPREEKPUNT):
        inwoners.persoon(persoon)


def _noodtoegang(toneel: Toneel, dag: date, regisseur: UUID, persoon: UUID) -> None:
    with _als(toneel, dag, 21, regisseur, Rol.PROCESREGISSEUR):
        toezicht.noodtoegang_openen(Aanvraag(persoon, RedenNoodtoegang.CRISIS, NOOD, 30))


@contextmanager
def _als(toneel: Toneel, dag: date, uur: int, medewerker: UUID, rol: Rol) -> Iterator[None]:
    """As a medewerker at work: only then is there something for toezicht to look at."""
    vrager = wie.wie(
        gemeente=toneel.gemeente, actor=medewerker, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=Wet.ALGEMEEN,
        doel=Doel.HULPVERLENING, grond=GROND, dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with klok.op(klok.moment(dag, uur)), wie.als(vrager):
        yield

"""Something in every list of toezicht, in one gemeente: made by the verbs, for the screens and the lists."""

from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from tests.klanten import HEERDE, maak_medewerker

from rotonde.inwoners.actions import Gezin, Inschrijving, gezin_vormen, inschrijven
from rotonde.kern import betrokkenheid, inzage, klok, wie
from rotonde.kern.betrokkenheid import AANSPREEKPUNT, INWONER, Band
from rotonde.kern.bsn import testnummers
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Inzage, nieuw_id
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, RedenNoodtoegang, RedenVertrouwelijk, Rol, Wet
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht import actions, queries
from rotonde.toezicht.actions import Aanvraag, Sluiting
from rotonde.toezicht.afwijkingen.regels import PER_DAG
from rotonde.toezicht.klachten.actions import Klachtbrief, indienen
from rotonde.toezicht.models import Bevinding, Incident
from rotonde.toezicht.soorten import Afhandeling, Beslotensoort

_NUMMERS = islice(testnummers(), 80_000, None)
WAAROM = "De crisisdienst vraagt dit nu meteen."
WERELD: dict[str, UUID] = {}


def als(actor: UUID, rol: Rol, gemeente: str = HEERDE) -> wie.Wie:
    return wie.wie(
        gemeente=gemeente, actor=actor, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=Wet.ALGEMEEN,
        doel=Doel.TOEZICHT, grond="test", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def dienst(gemeente: str = HEERDE) -> wie.Wie:
    return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="test")


def mensen(gemeente: str = HEERDE) -> None:
    """Who holds dossiers, who asks for noodtoegang, who reviews."""
    for naam, rol in (("anna", Rol.AANSPREEKPUNT), ("bram", Rol.AANSPREEKPUNT), ("kim", Rol.KWALITEIT), ("fg", Rol.FG)):
        WERELD[naam] = maak_medewerker(rol, gemeente=gemeente, naam=naam.title())


def dossier(gemeente: str = HEERDE) -> tuple[UUID, UUID]:
    """A resident with a dossier that Anna holds, as the database judges it; returns both ids."""
    with wie.als(dienst(gemeente)):
        persoon = inschrijven(Inschrijving(next(_NUMMERS), "Tineke", "Voorbeeld", date(1961, 2, 3)))
        gezin_vormen(Gezin([persoon], [], date(2001, 1, 1), partners=False))
        id_ = nieuw_id()
        betrokkenheid.begin([
            Band(WERELD["anna"], "dossier", id_, AANSPREEKPUNT), Band(persoon, "dossier", id_, INWONER)
        ])  # fmt: skip
    return persoon, id_


def noodtoegang(gemeente: str = HEERDE) -> UUID:
    persoon, _ = dossier(gemeente)
    with wie.als(als(WERELD["bram"], Rol.AANSPREEKPUNT, gemeente)):
        return actions.noodtoegang_openen(Aanvraag(persoon, RedenNoodtoegang.CRISIS, WAAROM, 60)).pk


def bevinding(gemeente: str = HEERDE) -> UUID:
    """A look at night without a task."""
    persoon, _ = dossier(gemeente)
    gisteren = klok.vandaag() - timedelta(days=1)
    with klok.op(klok.moment(gisteren, 23)), wie.als(als(WERELD["bram"], Rol.AANSPREEKPUNT, gemeente)):
        inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="dossier")
    with wie.als(dienst(gemeente)):
        actions.zoeken_naar_afwijkingen(klok.moment(gisteren, 0), klok.moment(klok.vandaag(), 0), PER_DAG)
        return Bevinding.objects.filter(afgehandeld_op=None).order_by("-id").values_list("id", flat=True)[0]


def incident(gemeente: str = HEERDE) -> UUID:
    id_ = bevinding(gemeente)
    with wie.als(als(WERELD["kim"], Rol.KWALITEIT, gemeente)):
        actions.bevinding_afhandelen(id_, Afhandeling.INCIDENT, WAAROM)
        return Incident.objects.values_list("id", flat=True)[0]


def besloten(gemeente: str = HEERDE) -> UUID:
    persoon, _ = dossier(gemeente)
    with wie.als(als(WERELD["kim"], Rol.KWALITEIT, gemeente)):
        sluiting = Sluiting(persoon, Beslotensoort.COLLEGA, "Iemand uit het gezin werkt hier.", [WERELD["bram"]])
        return actions.besloten_maken(sluiting)[0]


def vertrouwelijk(gemeente: str = HEERDE) -> UUID:
    persoon, _ = dossier(gemeente)
    with wie.als(als(WERELD["anna"], Rol.AANSPREEKPUNT, gemeente)):
        inzage.noteer(
            InzageSoort.TONEN, [persoon], gegevensgroep="dossier",
            vertrouwelijk=Vertrouwelijk(RedenVertrouwelijk.MELDCODE, None),
        )  # fmt: skip
    with wie.als(als(WERELD["fg"], Rol.FG, gemeente)):
        return Inzage.objects.filter(betrokkene=persoon).order_by("-id").values_list("id", flat=True)[0]


def klacht(gemeente: str = HEERDE) -> UUID:
    persoon, _ = dossier(gemeente)
    with wie.als(dienst(gemeente)):
        return indienen(Klachtbrief(persoon, "Niemand belde terug.", Kanaal.TELEFOON, klok.vandaag()))


def alles(gemeente: str = HEERDE) -> dict[str, Any]:
    """One of each."""
    mensen(gemeente)
    WERELD["nood"] = noodtoegang(gemeente)
    WERELD["bevinding"] = bevinding(gemeente)
    WERELD["incident"] = incident(gemeente)
    WERELD["besloten"] = besloten(gemeente)
    WERELD["inzage"] = vertrouwelijk(gemeente)
    WERELD["klacht"] = klacht(gemeente)
    with wie.als(als(WERELD["anna"], Rol.AANSPREEKPUNT, gemeente)):
        WERELD["bericht"] = queries.berichten()[0].id
    return {}

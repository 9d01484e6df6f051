"""The verbs of keeping and destroying: propose, judge, carry out, hold (PRIV-44, PRIV-45, SEC-13)."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.bewaring import eenheden, register
from rotonde.kern.bewaring.eenheden import Beurt
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Vernietigingslijst, Vernietigingsregel, Vernietigingsverklaring, nieuw_id
from rotonde.kern.soorten import LijstStatus
from rotonde.privacy import bewaring, lijsten, policies

_PARTIJ = 2000
_NIET_ZELF = "Er is iets aan de beurt over u of over iemand dicht bij u: laat een collega de lijst maken."
IETS_GEWIJZIGD = "er is iets gewijzigd: de termijn begon opnieuw"
TE_DICHTBIJ = "wie de lijst maakte of goedkeurde, staat hier te dichtbij"
HOORT_BIJ_WAT_BLIJFT = "iets anders dat blijft, verwijst ernaar"


@actie("privacy.lijst_opstellen")
def lijst_opstellen(*, soort: str | None = None) -> UUID | None:
    """Propose all whose term has ended, nothing blocks and no open list names; None when there is nothing.

    With `soort` only units of that kind. The list is fixed by a hash: what somebody approves is what is carried out.
    Raises KanNuNiet for a medewerker with something of the own circle among them (PRIV-20).
    """
    vrager = wie.huidig()
    beurten = [regel.beurt for regel in bewaring.aan_de_beurt() if regel.kan and soort in {None, regel.beurt.soort}]
    if not beurten:
        return None
    policies.check_niet_te_dichtbij([beurt.object for beurt in beurten], _NIET_ZELF)
    # The id first: the hash stands in the row from the start, over lines that come after it.
    lijst = Vernietigingslijst(
        id=nieuw_id(),
        gemeente_id=vrager.gemeente,
        opgesteld_op=klok.nu(),
        opgesteld_door=vrager.actor,
        peildatum=klok.vandaag(),
        aantal=len(beurten),
        sha256=bewaring.lijsthash(beurten),
    )
    lijst.save(force_insert=True)
    Vernietigingsregel.objects.bulk_create([_regel(lijst, beurt) for beurt in beurten], batch_size=_PARTIJ)
    _noteer("privacy.lijst_opgesteld", lijst, aantal=len(beurten))
    return lijst.pk


@actie("privacy.lijst_goedkeuren")
def lijst_goedkeuren(lijst_id: UUID) -> None:
    """Approve a list that somebody else proposed.

    Raises NietGevonden, KanNuNiet when it was judged already, is one's own, or touches the own circle (PRIV-20).
    """
    _beoordeel(lijst_id, LijstStatus.GOEDGEKEURD, "")


@actie("privacy.lijst_afwijzen")
def lijst_afwijzen(lijst_id: UUID, reden: str) -> None:
    """Reject a list with the reason; its lines may be proposed again. Raises as `lijst_goedkeuren`."""
    policies.check_reden(reden)
    _beoordeel(lijst_id, LijstStatus.AFGEWEZEN, reden)


@actie("privacy.lijst_uitvoeren")
def lijst_uitvoeren(lijst_id: UUID) -> UUID:
    """Destroy what stands on an approved list and still may go, and attest it; returns the id of the verklaring.

    Judged again at this moment: a line with a hold, with work that runs again, or that changed since, stays and says
    why. All stay, to be proposed anew, when it is known by now that something is close to who proposed or approved.
    All or nothing within the transaction; the list stands outside the database before it commits (PRIV-46).
    Raises KanNuNiet when it is not approved.
    """
    lijst = _op_slot(lijst_id)
    policies.check_uitvoerbaar(lijst)
    redenen: dict[UUID, str] = {}
    telling: Counter[str] = Counter()
    for soort, objecten in _nog_te_doen(lijst, redenen).items():
        telling.update(_vernietig(lijst.pk, soort, objecten, redenen))
    with connection.cursor() as cursor:
        zinnen = json.dumps({str(pk): reden for pk, reden in redenen.items()})
        cursor.execute("SELECT kern_vernietiging_rond_af(%s, %s)", [lijst.pk, zinnen])
    verklaring = _verklaar(lijst, telling)
    _noteer("privacy.lijst_uitgevoerd", lijst, verklaring=str(verklaring.pk), overgeslagen=len(redenen))
    lijst.refresh_from_db()
    register.schrijf(bewaring.als_registerregel(lijst, verklaring))
    gemeente, kenmerk = lijst.gemeente_id, str(lijst.pk)
    transaction.on_commit(lambda: register.schrijf(register.Regel(register.KLAAR, gemeente, kenmerk, {})))
    return verklaring.pk


@actie("privacy.lijst_aannemen")
def lijst_aannemen(lijst_id: UUID) -> None:
    """Approve a list on the word that somebody gave beforehand; the database holds that it covers every line.

    Raises KanNuNiet when nobody did, the list was judged already, or it touches the circle of who gave it (PRIV-20).
    """
    akkoord = policies.check_akkoord_vooraf(lijsten.nu_geldend())
    _beoordeel(lijst_id, LijstStatus.GOEDGEKEURD, "", door=akkoord.gegeven_door)


def _beoordeel(lijst_id: UUID, status: LijstStatus, reden: str, *, door: UUID | None = None) -> None:
    lijst = _op_slot(lijst_id)
    policies.check_te_beoordelen(lijst, door or wie.huidig().actor)
    lijst.status, lijst.reden = status, reden
    lijst.beoordeeld_op, lijst.beoordeeld_door = klok.nu(), door or wie.huidig().actor
    lijst.save(update_fields=["status", "reden", "beoordeeld_op", "beoordeeld_door"])
    _noteer(f"privacy.lijst_{status.value}", lijst)


def _op_slot(lijst_id: UUID) -> Vernietigingslijst:
    lijst = Vernietigingslijst.objects.select_for_update().filter(pk=lijst_id).first()
    if lijst is None:
        raise NietGevonden("Deze lijst is er niet. Ga terug naar het overzicht.")
    return lijst


def _regel(lijst: Vernietigingslijst, beurt: Beurt) -> Vernietigingsregel:
    return Vernietigingsregel(
        gemeente_id=lijst.gemeente_id,
        lijst=lijst,
        soort=beurt.soort,
        object=beurt.object,
        bewaarregel=beurt.regel,
        versie=beurt.versie,
        start=beurt.start,
        vanaf=beurt.vanaf,
    )


def _nog_te_doen(lijst: Vernietigingslijst, redenen: dict[UUID, str]) -> dict[str, list[UUID]]:
    """Per kind, in order, what may still go today; why the rest may not stands in `redenen`."""
    if policies.over_kring(lijst, [wie_ for wie_ in (lijst.opgesteld_door, lijst.beoordeeld_door) if wie_]):
        redenen |= dict.fromkeys(lijst.regels.values_list("object", flat=True), TE_DICHTBIJ)
        return {}
    dag = klok.vandaag()
    gevraagd: dict[str, list[UUID]] = defaultdict(list)
    for soort, object_id in lijst.regels.values_list("soort", "object"):
        gevraagd[soort].append(object_id)
    nog = {(beurt.soort, beurt.object) for beurt in eenheden.aan_de_beurt(dag)}
    te_doen = {}
    for soort in (eenheidsoort.soort for eenheidsoort in eenheden.in_volgorde()):
        objecten = gevraagd.get(soort, [])
        redenen |= {pk: IETS_GEWIJZIGD for pk in objecten if (soort, pk) not in nog}
        redenen |= eenheden.redenen_om_te_blijven(soort, objecten, dag)
        te_doen[soort] = [pk for pk in objecten if pk not in redenen]
    return te_doen


def _vernietig(lijst: UUID, soort: str, objecten: Sequence[UUID], redenen: dict[UUID, str]) -> Counter[str]:
    """All at once; when something still refers to one of them, one by one, and that one stays."""
    if not objecten:
        return Counter()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT kern_vernietig(%s, %s, %s)", [lijst, soort, list(objecten)])
            return Counter(json.loads(cursor.fetchone()[0]))
    except IntegrityError:
        if len(objecten) == 1:
            redenen[objecten[0]] = HOORT_BIJ_WAT_BLIJFT
            return Counter()
    halverwege = len(objecten) // 2
    eerst = _vernietig(lijst, soort, objecten[:halverwege], redenen)
    return eerst + _vernietig(lijst, soort, objecten[halverwege:], redenen)


def _verklaar(lijst: Vernietigingslijst, telling: Counter[str]) -> Vernietigingsverklaring:
    inhoud = bewaring.verklaring(lijst, telling)
    return Vernietigingsverklaring.objects.create(
        gemeente_id=lijst.gemeente_id,
        lijst=lijst,
        opgemaakt_op=klok.nu(),
        inhoud=inhoud,
        sha256=hashlib.sha256(bewaring.vaste_tekst(inhoud).encode()).hexdigest(),
    )


def _noteer(soort: str, lijst: Vernietigingslijst, **gegevens: Any) -> None:
    gebeurtenissen.noteer(soort, [Feit("vernietigingslijst", lijst.pk, gegevens=gegevens)])

"""What kwaliteit and the FG see: lines and pseudonyms, never the content of a dossier.

Reading lines of the inzagelog about residents writes a line with each of them, one level deep (PRIV-42).
"""

from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, Sum
from psycopg import sql

from rotonde.kern import beslotenheid, inzage, ketenkop, klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Gebeurtenis, Inzage, Medewerker, Noodtoegang, Team, Vertrouwelijkheid, Zegel
from rotonde.kern.soorten import Doel, InzageSoort, RedenNoodtoegang, RedenVertrouwelijk, Rol
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.kern.zegel import LOGTABELLEN
from rotonde.privacy.soorten import GROEPEN, LOG
from rotonde.toezicht import rechten
from rotonde.toezicht.afwijkingen.regels import ALLE, Detectieregel
from rotonde.toezicht.models import (
    Beoordeling,
    BeslotenDossier,
    Bevinding,
    Incident,
    Kennisgeving,
    Naamvrijgave,
    Zegelcontrole,
)
from rotonde.toezicht.soorten import BEOORDELEN, Afhandeling, Bericht, Beslotensoort, Bron, Oordeel

LETTERS = 6
# A page of lines; a finding keeps all ids, a screen shows the first.
REGELS_PER_BLAD = 50


def pseudoniem(wie_id: UUID, voor: str) -> str:
    """A short fixed name for an id, such as M-7KQ2XD; who it is cannot be read back from it."""
    return f"{voor}-{b32encode(sha256(b'toezicht' + wie_id.bytes).digest()).decode()[:LETTERS]}"


def namen_van(medewerkers: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """How these medewerkers show: by pseudonym, and by name after a decision (PRIV-40)."""
    gevraagd = {een for een in medewerkers if een is not None}
    vrij = dict(
        Naamvrijgave.objects.filter(medewerker_id__in=gevraagd).values_list("medewerker_id", "medewerker__naam")
    )
    return {een: vrij.get(een) or pseudoniem(een, "M") for een in gevraagd}


def eis_collega(medewerker: UUID) -> None:
    """Raises NietGevonden for who does not work in this gemeente (SEC-11)."""
    if not Medewerker.objects.filter(pk=medewerker, gemeente_id=wie.huidig().gemeente).exists():
        raise NietGevonden("Deze medewerker is hier niet gevonden: ga terug naar de lijst.")


# Noodtoegang


@dataclass(frozen=True)
class Noodregel:
    """One noodtoegang as its reviewer sees it. `uiterlijk` is the last day on which it is reviewed in time."""

    id: UUID
    medewerker: UUID
    naam: str
    reden: str
    toelichting: str
    van: datetime
    tot: datetime
    uiterlijk: date
    oordeel: Oordeel | None
    motivering: str
    beoordeeld_op: datetime | None

    @property
    def te_laat(self) -> bool:
        return self.oordeel is None and self.uiterlijk < klok.vandaag()

    @property
    def eigen(self) -> bool:
        return self.medewerker == wie.huidig().actor


def noodtoegangen() -> list[Noodregel]:
    """Every noodtoegang of the gemeente, newest first."""
    return _noodregels(Noodtoegang.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("-van", "-id"))


def noodtoegang(noodtoegang_id: UUID) -> Noodregel:
    """One noodtoegang; raises NietGevonden."""
    return _noodregels([noodtoegang_rij(noodtoegang_id)])[0]


def noodtoegang_rij(noodtoegang_id: UUID) -> Noodtoegang:
    """The row itself, for a verb; raises NietGevonden."""
    rij = Noodtoegang.objects.filter(pk=noodtoegang_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Deze noodtoegang is niet gevonden: kijk in de lijst.")
    return rij


def mijn_noodtoegang(noodtoegang_id: UUID) -> Noodtoegang | None:
    """One noodtoegang of who asks, or None."""
    return Noodtoegang.objects.filter(pk=noodtoegang_id, medewerker_id=wie.huidig().actor).first()


def loopt_nog(rij: Noodtoegang) -> bool:
    """True while the dossier is open by this noodtoegang."""
    return rij.van <= klok.nu() < rij.tot


def _noodregels(rijen: Iterable[Noodtoegang]) -> list[Noodregel]:
    gevonden = list(rijen)
    oordelen = {b.noodtoegang_id: b for b in Beoordeling.objects.filter(noodtoegang__in=gevonden)}
    namen = namen_van(rij.medewerker_id for rij in gevonden)
    return [_noodregel(rij, namen[rij.medewerker_id], oordelen.get(rij.pk)) for rij in gevonden]


def _noodregel(rij: Noodtoegang, naam: str, oordeel: Beoordeling | None) -> Noodregel:
    return Noodregel(
        rij.pk,
        rij.medewerker_id,
        naam,
        RedenNoodtoegang(rij.reden).label,
        rij.toelichting,
        rij.van,
        rij.tot,
        bereken(Vraag(BEOORDELEN, rij.van.astimezone(klok.NEDERLAND).date())).dag,
        Oordeel(oordeel.oordeel) if oordeel else None,
        oordeel.motivering if oordeel else "",
        oordeel.op if oordeel else None,
    )


# Bevindingen and incidenten


@dataclass(frozen=True)
class Bevindingregel:
    """One bevinding in a list: which rule, of whom by pseudonym, how many lines."""

    id: UUID
    regel: Detectieregel
    medewerker: UUID | None
    wie: str
    aantal: int
    vanaf: datetime
    afhandeling: Afhandeling | None
    motivering: str


@dataclass(frozen=True)
class Logregel:
    """One line of the inzagelog without content: who and whom by pseudonym."""

    id: UUID
    tijd: datetime
    wie: str
    rol: str
    inwoner: str
    handeling: str
    gegevens: str
    doel: str
    grond: str


def bevindingen(regel: str, *, open_: bool) -> list[Bevindingregel]:
    """What rules found, newest first; of one rule, or of all when that is empty."""
    rijen = Bevinding.objects.filter(gemeente_id=wie.huidig().gemeente, afgehandeld_op__isnull=open_)
    if regel:
        rijen = rijen.filter(regel=regel)
    return _bevindingregels(rijen.order_by("-vanaf", "-id"))


def bevinding(bevinding_id: UUID) -> tuple[Bevindingregel, list[Logregel]]:
    """One bevinding with its lines; a line is written for each resident in them. Raises NietGevonden."""
    rij = bevinding_rij(bevinding_id)
    ids = [UUID(id_) for id_ in rij.inzagen[:REGELS_PER_BLAD]]
    return _bevindingregels([rij])[0], logregels(ids)


def bevinding_rij(bevinding_id: UUID) -> Bevinding:
    """The row itself, for a verb; raises NietGevonden."""
    rij = Bevinding.objects.filter(pk=bevinding_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Deze bevinding is niet gevonden: kijk in de lijst.")
    return rij


def logregels(ids: Sequence[UUID]) -> list[Logregel]:
    """Lines of the inzagelog by id, oldest first; reading them is logged with each resident (PRIV-42)."""
    regels = list(Inzage.objects.filter(gemeente_id=wie.huidig().gemeente, id__in=ids).order_by("tijd", "id"))
    betrokkenen = sorted({regel.betrokkene for regel in regels if regel.betrokkene})
    inzage.noteer(InzageSoort.TONEN, betrokkenen, gegevensgroep=LOG)
    namen = namen_van(regel.actor for regel in regels)
    return [
        Logregel(
            regel.pk,
            regel.tijd,
            namen[regel.actor],
            Rol(regel.rol).label,
            pseudoniem(regel.betrokkene, "I") if regel.betrokkene else "",
            InzageSoort(regel.soort).label,
            GROEPEN.get(regel.gegevensgroep, regel.gegevensgroep).removeprefix("uw "),
            Doel(regel.doel).label,
            regel.grond,
        )
        for regel in regels
    ]


def _bevindingregels(rijen: Iterable[Bevinding]) -> list[Bevindingregel]:
    gevonden = list(rijen)
    namen = namen_van(rij.medewerker_id for rij in gevonden)
    teams = dict(Team.objects.filter(id__in={rij.team_id for rij in gevonden}).values_list("id", "naam"))
    return [
        Bevindingregel(
            rij.pk,
            ALLE[rij.regel],
            rij.medewerker_id,
            namen[rij.medewerker_id] if rij.medewerker_id else teams[rij.team_id] if rij.team_id else "",
            rij.aantal,
            rij.vanaf,
            Afhandeling(rij.afhandeling) if rij.afhandeling else None,
            rij.motivering,
        )
        for rij in gevonden
    ]


@dataclass(frozen=True)
class Incidentregel:
    """One incident."""

    id: UUID
    bron: Bron
    medewerker: UUID
    wie: str
    omschrijving: str
    geopend_op: datetime
    uitkomst: str
    gesloten_op: datetime | None


def incidenten() -> list[Incidentregel]:
    """Every incident, open ones first and then the newest."""
    rijen = Incident.objects.filter(gemeente_id=wie.huidig().gemeente)
    gevonden = sorted(rijen.order_by("-geopend_op", "-id"), key=lambda rij: rij.gesloten_op is not None)
    namen = namen_van(rij.medewerker_id for rij in gevonden)
    return [_incidentregel(rij, namen[rij.medewerker_id]) for rij in gevonden]


def incident(incident_id: UUID) -> Incidentregel:
    """One incident; raises NietGevonden."""
    rij = incident_rij(incident_id)
    return _incidentregel(rij, namen_van([rij.medewerker_id])[rij.medewerker_id])


def incident_rij(incident_id: UUID) -> Incident:
    """The row itself, for a verb; raises NietGevonden."""
    rij = Incident.objects.filter(pk=incident_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Dit incident is niet gevonden: kijk in de lijst.")
    return rij


def _incidentregel(rij: Incident, naam: str) -> Incidentregel:
    return Incidentregel(
        rij.pk, Bron(rij.bron), rij.medewerker_id, naam, rij.omschrijving, rij.geopend_op, rij.uitkomst, rij.gesloten_op
    )


# Besloten dossiers


@dataclass(frozen=True)
class Beslotenregel:
    """One besloten dossier: by pseudonym, with who may see it by name, for naming is what kwaliteit does here."""

    id: UUID
    dossier: str
    soort: str
    reden: str
    gesloten_op: datetime
    benoemden: list[tuple[UUID, str]]
    opgeheven_op: datetime | None
    reden_opheffing: str


def besloten_dossiers() -> list[Beslotenregel]:
    """Every dossier that is or was besloten, the newest on top."""
    rijen = BeslotenDossier.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("-gesloten_op", "-id")
    return _beslotenregels(rijen)


def besloten_dossier(besloten_id: UUID) -> Beslotenregel:
    """One besloten dossier; raises NietGevonden."""
    return _beslotenregels([besloten_rij(besloten_id)])[0]


def besloten_rij(besloten_id: UUID) -> BeslotenDossier:
    """The row itself, for a verb; raises NietGevonden."""
    rij = BeslotenDossier.objects.filter(pk=besloten_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Dit besloten dossier is niet gevonden: kijk in de lijst.")
    return rij


def _beslotenregels(rijen: Iterable[BeslotenDossier]) -> list[Beslotenregel]:
    gevonden = list(rijen)
    wie_ziet = beslotenheid.benoemden_van([rij.dossier_id for rij in gevonden])
    ids = {medewerker for benoemden in wie_ziet.values() for medewerker in benoemden}
    namen = dict(Medewerker.objects.filter(id__in=ids).values_list("id", "naam"))
    return [
        Beslotenregel(
            rij.pk,
            pseudoniem(rij.dossier_id, "D"),
            Beslotensoort(rij.soort).label,
            rij.reden,
            rij.gesloten_op,
            sorted(((m, namen.get(m, "")) for m in wie_ziet.get(rij.dossier_id, ())), key=lambda paar: paar[1]),
            rij.opgeheven_op,
            rij.reden_opheffing,
        )
        for rij in gevonden
    ]


def te_benoemen() -> list[tuple[UUID, str]]:
    """(id, name) of who works with persons today and can be named in a besloten dossier."""
    return [(r.medewerker, r.naam) for r in sorted(rechten.lijst(), key=lambda r: r.naam) if not r.is_beheer]


# Word to who must know


@dataclass(frozen=True)
class Berichtregel:
    """One message: what it says, and when it was read."""

    id: UUID
    soort: Bericht
    object_id: UUID
    uitleg: str
    op: datetime
    gelezen_op: datetime | None


def aan_mij() -> Q:
    """What is addressed to who asks, by name or by rol."""
    vrager = wie.huidig()
    return Q(gemeente_id=vrager.gemeente) & (Q(aan_id=vrager.actor) | Q(aan_rol=vrager.rol))


def berichten() -> list[Berichtregel]:
    """Messages to who asks, unread first and then the newest. An Aanspreekpunt reads when and why, and not who."""
    rijen = sorted(
        Kennisgeving.objects.filter(aan_mij()).order_by("-op", "-id"), key=lambda rij: rij.gelezen_op is not None
    )
    redenen = _redenen(rij.object_id for rij in rijen)
    return [
        Berichtregel(rij.pk, Bericht(rij.soort), rij.object_id, redenen.get(rij.object_id, ""), rij.op, rij.gelezen_op)
        for rij in rijen
    ]


def _redenen(ids: Iterable[UUID]) -> dict[UUID, str]:
    """From the gebeurtenis, which who is involved in the dossier may read; the noodtoegang itself is not theirs."""
    rijen = Gebeurtenis.objects.filter(
        gemeente_id=wie.huidig().gemeente, object_id__in=list(ids), soort="toezicht.noodtoegang_geopend"
    )
    return {o: RedenNoodtoegang(g["reden"]).label for o, g in rijen.values_list("object_id", "gegevens")}


def aantal_ongelezen() -> int:
    """How many messages who asks has not read."""
    return Kennisgeving.objects.filter(aan_mij(), gelezen_op__isnull=True).count()


# The logs


@dataclass(frozen=True)
class Zegelstand:
    """The chain of one log: its seals and lines, the last seal, what waits, and what the last check found."""

    tabel: str
    naam: str
    zegels: int
    regels: int
    laatste: datetime | None
    wachtend: int | None
    controle: datetime | None
    breuken: list[dict[str, str]]


_LOGNAMEN = {
    "kern_inzage": "Wie keek",
    "kern_gebeurtenis": "Wat gebeurde",
    "kern_mutatie": "Wat veranderde",
    "kern_mutatiewaarde": "Oude waarden, versleuteld",
    "kern_beveiligingsregel": "Aanmelden en weigeringen",
}


def zegelstanden() -> list[Zegelstand]:
    """How the chain of each log stands. What waits is counted in the own gemeente; the chain is of all together."""
    geteld = Zegel.objects.values("tabel").annotate(aantal=Count("id"), som=Sum("regels"))
    tellingen = {rij["tabel"]: (rij["aantal"], rij["som"]) for rij in geteld}
    laatste: dict[str, Zegel] = {}
    for zegel in Zegel.objects.filter(tabel__in=LOGTABELLEN).order_by("tabel", "-volgnummer").distinct("tabel"):
        laatste[zegel.tabel] = zegel
    controles = {
        rij.tabel: rij
        for rij in Zegelcontrole.objects.filter(gemeente_id=wie.huidig().gemeente)
        .order_by("tabel", "-op", "-id")
        .distinct("tabel")
    }
    return [_zegelstand(t, tellingen.get(t, (0, 0)), laatste.get(t), controles.get(t)) for t in LOGTABELLEN]


def _zegelstand(
    tabel: str, telling: tuple[int, int], laatste: Zegel | None, controle: Zegelcontrole | None
) -> Zegelstand:
    return Zegelstand(
        tabel,
        _LOGNAMEN.get(tabel, tabel),
        *telling,
        laatste.verzegeld_op if laatste else None,
        _wachtend(tabel, laatste.tot_xact if laatste else 0),
        controle.op if controle else None,
        controle.breuken if controle else [],
    )


# Ciphertext that no screen may read, so that not even its lines are counted here.
_ALLEEN_WERKER = {"kern_mutatiewaarde"}


def _wachtend(tabel: str, vanaf: int) -> int | None:
    if tabel in _ALLEEN_WERKER:
        return None
    with connection.cursor() as cursor:
        # The names are our own constants.
        cursor.execute(
            sql.SQL("SELECT count(*) FROM {} WHERE gemeente_id = %s AND xact >= %s").format(sql.Identifier(tabel)),
            [wie.huidig().gemeente, vanaf],
        )
        return int(cursor.fetchone()[0])


# A head leaves every hour; an hour of grace.
KOP_OP_TIJD = timedelta(hours=2)


@dataclass(frozen=True)
class Kopstand:
    """The last head of the chain that left the database: when, which one, and short enough to read out (SEC-28)."""

    nummer: int
    moment: datetime
    kort: str
    te_laat: bool


def laatste_kop() -> Kopstand | None:
    """The head that was exported last, or None when none is to be seen from here."""
    kop = ketenkop.nieuwste()
    if kop is None:
        return None
    moment = datetime.fromisoformat(kop.moment)
    return Kopstand(kop.nummer, moment, kop.kort, te_laat=klok.nu() - moment > KOP_OP_TIJD)


@dataclass(frozen=True)
class Vertrouwelijkeregel:
    """A line that its resident does not see yet."""

    inzage: UUID
    reden: str
    tot: date | None
    regel: Logregel


def vertrouwelijke_regels() -> list[Vertrouwelijkeregel]:
    """Lines that are held back today, with what they are; reading them is logged (PRIV-42). Not those about the own
    circle: these are held back from who asks as well (PRIV-20)."""
    rijen = Vertrouwelijkheid.objects.filter(gemeente_id=wie.huidig().gemeente, opheffingen=None)
    van_kracht = list(rijen.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag())).order_by("-id")[:REGELS_PER_BLAD])
    regels = {regel.id: regel for regel in logregels([rij.inzage_id for rij in van_kracht])}
    return [
        Vertrouwelijkeregel(rij.inzage_id, RedenVertrouwelijk(rij.reden).label, rij.tot, regels[rij.inzage_id])
        for rij in van_kracht
        if rij.inzage_id in regels
    ]


# The landing page


@dataclass(frozen=True)
class Stand:
    """What waits in toezicht: numbers only."""

    noodtoegangen: int
    noodtoegangen_te_laat: int
    bevindingen: int
    incidenten: int
    besloten: int
    rechten_te_laat: int
    vertrouwelijk: int
    breuken: int
    gecontroleerd_op: datetime | None


def stand() -> Stand:
    """The counts of the landing page; no line about anybody is read."""
    gemeente = wie.huidig().gemeente
    open_nood = [regel for regel in noodtoegangen() if regel.oordeel is None]
    controles = [(s.controle, len(s.breuken)) for s in zegelstanden()]
    houdt_achter = Vertrouwelijkheid.objects.filter(gemeente_id=gemeente, opheffingen=None)
    return Stand(
        len(open_nood),
        sum(regel.te_laat for regel in open_nood),
        Bevinding.objects.filter(gemeente_id=gemeente, afgehandeld_op__isnull=True).count(),
        Incident.objects.filter(gemeente_id=gemeente, gesloten_op__isnull=True).count(),
        BeslotenDossier.objects.filter(gemeente_id=gemeente, opgeheven_op__isnull=True).count(),
        sum(regel.te_laat for regel in rechten.lijst()),
        houdt_achter.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag())).count(),
        sum(breuken for _, breuken in controles),
        min((op for op, _ in controles if op), default=None),
    )


def aantal_te_doen() -> int:
    """What waits for kwaliteit or the FG: noodtoegangen, bevindingen and incidenten that are open."""
    gemeente = wie.huidig().gemeente
    return (
        Noodtoegang.objects.filter(gemeente_id=gemeente, beoordelingen=None).count()
        + Bevinding.objects.filter(gemeente_id=gemeente, afgehandeld_op__isnull=True).count()
        + Incident.objects.filter(gemeente_id=gemeente, gesloten_op__isnull=True).count()
    )

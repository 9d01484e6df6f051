"""Two gemeenten for the cube: one medewerker who has every rol, and per relation one resident with everything.

Each resident is named after a bird, and the name of that bird stands in every text about them and nowhere else: it is
the canary. Everything is made by the verbs and really committed; what a cell does is rolled back.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from tests.besluiten.wereld import mandaat
from tests.klanten import HEERDE, OIJ, maak_gemeente, maak_medewerker
from tests.kubus import wereld_delen
from tests.kubus.basis import BEGIN, DAG, GEZAAID, LOOPTIJD, VOGELS, WET, Stad, als, dienst, kwaliteit
from tests.kubus.tabel import OVER_IEMAND, Relatie
from tests.kubus.wereld_huis import Rechtenzaak, Toezichtzaak, zaai_rechten, zaai_toezicht
from tests.werkplek.taken import mislukte_taak

from rotonde.besluiten import actions as besluiten
from rotonde.besluiten.actions import AanvraagRegel, VoorstelRegel
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus.models import Aanbod, Catalogusregel, Kenmerksoort, Leefgebied, Organisatie, Product, lijn_van
from rotonde.catalogus.soorten import Frequentie, Herkomst, Leveringsvorm, Vorm
from rotonde.inkomen import actions as inkomen
from rotonde.inkomen.actions import Instroom, Leefgeldtoekenning, Werkstart
from rotonde.inkomen.soorten import Opvang, RedenInstroom, Regeling, Werksoort
from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Gezin, Inschrijving, Verhuizing
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern import betrokkenheid, inzage, klok
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Gemeente, Medewerker, Team, Teamlid, Woonkern
from rotonde.kern.periode import periode
from rotonde.kern.soorten import MEDEWERKERSROLLEN, Afslag, Doel, InzageSoort, Rol
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier
from rotonde.regie import actions as regie
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.actions import Akkoord, DoelInhoud, InzetInhoud, Opening, Opstelling
from rotonde.regie.kenmerken import actions as kenmerken
from rotonde.regie.kenmerken.actions import Kenmerking
from rotonde.regie.models import Consult, Dossier, Evaluatie, Inzet, Meldcode, Meldcodestap, Nazorg
from rotonde.regie.models import Doel as AanpakDoel
from rotonde.regie.nazorg import actions as nazorg
from rotonde.regie.overleg import actions as overleg
from rotonde.regie.overleg.actions import Uitnodiging
from rotonde.regie.soorten import Ladder
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Beeld, Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Aanwezig, EigenPlan, Geldzorgen, OpAanbod, Plek
from rotonde.signalen import actions as signalen
from rotonde.signalen.actions import Ontvangst
from rotonde.signalen.soorten import Achterstand
from rotonde.sturing import actions as sturing
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Contact, Oppakking, Plan, Vraag
from rotonde.toegang.bevestiging import actions as bevestiging
from rotonde.toegang.soorten import AfspraakSoort, Antwoord, Kanaal
from rotonde.toezicht import actions as toezicht
from rotonde.toezicht.actions import Sluiting
from rotonde.toezicht.soorten import Beslotensoort
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BudgetOpdracht, StartRegel, ToewijzingRegel
from rotonde.werkplek.vervanging import actions as vervanging
from rotonde.werkplek.vervanging.actions import Afwezig

WACHTRIJEN = {Relatie.TEAM: "eigen", Relatie.BESLOTEN: "eigen", Relatie.ANDER_TEAM: "ander"}
# The medewerker who asks holds the melding and is the Aanspreekpunt.
ZELF_HOUDER = {Relatie.EIGEN, Relatie.EIGEN_DOSSIER, Relatie.BENOEMD}


@dataclass(frozen=True)
class Zaak:
    """One resident and everything about them, in each state that an endpoint can want."""

    relatie: Relatie
    stad: Stad
    bsn: str
    persoon: UUID
    huisgenoot: UUID
    huishouden: UUID
    contact: UUID
    wachtend: UUID
    opgepakt: UUID
    anoniem: UUID
    bij_dossier: UUID
    afspraak: UUID
    begonnen: UUID
    dossier: UUID
    aanpak: UUID
    verheldering: UUID
    doel: UUID
    inzet: UUID
    toestemming: UUID
    deling: UUID
    gedeeld: UUID
    ontvangen: UUID
    aanzet: UUID
    nazorg: UUID
    teamgenoot: UUID
    actiepunt: UUID
    consult: UUID
    aan_houder: UUID
    overleg: UUID
    kenmerk: UUID
    meldcode: UUID
    vaste_inzet: UUID
    vast_doel: UUID
    evaluatie: UUID
    aanvraag: UUID
    voorstel: UUID
    besluit: UUID
    bekend: UUID
    voorziening: UUID
    gestart: UUID
    signaal: UUID
    uitkering: UUID
    werkregeling: UUID
    leefgeld: UUID
    # Who asks, in every cell about staff.
    vrager: UUID
    toezicht: Toezichtzaak
    rechten: Rechtenzaak

    @property
    def kanarie(self) -> str:
        """In lower case; compare without regard to it."""
        return VOGELS[self.relatie].lower()

    @property
    def opvolger(self) -> UUID:
        """Somebody who can be the next Aanspreekpunt."""
        return self.stad.opvolger

    @property
    def houder(self) -> UUID:
        """The Aanspreekpunt of the dossier."""
        return self.vrager if self.relatie in ZELF_HOUDER else self.stad.collega

    @property
    def melder(self) -> str:
        """Who told about this resident, and a word that stands nowhere else."""
        return f"Buurvrouw Klikspaan-{self.kanarie}, 06 0000 0000"

    @property
    def wachtrij(self) -> UUID:
        """The team in whose queue the waiting melding stands."""
        return self.stad.teams[WACHTRIJEN.get(self.relatie, "toegang")]


@dataclass(frozen=True)
class Wereld:
    """Who asks, and about what."""

    medewerker: UUID
    beheerder: UUID
    zaken: dict[Relatie, Zaak]

    def inwoner(self, relatie: Relatie) -> UUID:
        """The resident who asks, in this relation to the betrokkene (see `tabel.Relatie`)."""
        if relatie in {Relatie.EIGEN, Relatie.TEAM, Relatie.BENOEMD}:
            return self.zaken[relatie].huisgenoot
        return self.zaken[relatie if relatie == Relatie.BESLOTEN else Relatie.EIGEN_DOSSIER].persoon


def zaai() -> Wereld:
    """Make it all, as of the morning of DAG."""
    with klok.op(GEZAAID):
        for code in (HEERDE, OIJ):
            maak_gemeente(code)
        # Who gives rollen has no other one, so beheer is somebody else.
        medewerker = maak_medewerker(*(rol for rol in MEDEWERKERSROLLEN if rol != Rol.BEHEER), gemeente=HEERDE)
        beheerder = maak_medewerker(Rol.BEHEER, gemeente=HEERDE)
        hier, daar = _stad(HEERDE), _stad(OIJ)
        with dienst(HEERDE):
            for wie_ook in (medewerker, beheerder):
                Teamlid.objects.create(
                    gemeente_id=HEERDE, team_id=hier.teams["eigen"], medewerker_id=wie_ook, periode=periode(BEGIN)
                )
        nummers = islice(testnummers(), 1_000, None)
        zaken = {
            relatie: _zaak(relatie, daar if relatie == Relatie.ANDERE_GEMEENTE else hier, medewerker, nummers)
            for relatie in OVER_IEMAND
        }
        # Who the medewerker is as a resident became known later: involvement was there first.
        with dienst(HEERDE):
            Medewerker.objects.filter(pk=medewerker).update(persoon_id=zaken[Relatie.EIGEN_DOSSIER].persoon)
            eigen = [zaken[relatie].dossier for relatie in (*ZELF_HOUDER, Relatie.BESLOTEN)]
            betrokkenheid.begin(Band(beheerder, "dossier", dossier, "kubus") for dossier in eigen)
        _sluit(zaken, beheerder)
    return Wereld(medewerker, beheerder, zaken)


def _sluit(zaken: dict[Relatie, Zaak], beheerder: UUID) -> None:
    """Close what is besloten, last of all: its Aanspreekpunt and who can be the next stay, elsewhere who gives rollen
    as well (PRIV-21)."""
    for relatie, ook in ((Relatie.BESLOTEN, []), (Relatie.BENOEMD, [beheerder])):
        zaak = zaken[relatie]
        benoemden = [zaak.opvolger, *ook]
        with dienst(zaak.stad.code, Doel.TOEZICHT):
            reden = f"Iemand uit het gezin {VOGELS[relatie]} werkt hier."
            toezicht.besloten_maken(Sluiting(zaak.persoon, Beslotensoort.COLLEGA, reden, benoemden))
    elders = zaken[Relatie.ANDERE_GEMEENTE]
    with dienst(elders.stad.code, Doel.TOEZICHT):
        bekend = Sluiting(elders.persoon, Beslotensoort.BEKENDE, "Was even in het nieuws.", [])
        was, *_ = toezicht.besloten_maken(bekend)
    with kwaliteit(elders.stad):
        toezicht.besloten_opheffen(was, "Niemand heeft het er nog over.")


def _stad(code: str) -> Stad:
    collega = maak_medewerker(Rol.AANSPREEKPUNT, gemeente=code, naam="Noor Terpstra")
    opvolger = maak_medewerker(Rol.AANSPREEKPUNT, gemeente=code, naam="Bram Kuiper")
    Gemeente.objects.filter(code=code).update(
        ave={"niveaus": [{"naam": "regie", "betekenis": "Er is meer nodig."}] * 3}
    )
    with dienst(code):
        gebruikersnaam = Medewerker.objects.select_related("account").get(pk=collega).account.username
        teams = [Team(gemeente_id=code, code=naam, naam=naam, wachtrij=True) for naam in ("ander", "eigen", "toegang")]
        Team.objects.bulk_create(teams)
        kern = Woonkern.objects.create(gemeente_id=code, code="proefdorp", naam="Proefdorp")
        _regel(Leefgebied, code, "wonen", naam="Wonen", herkomst=Herkomst.STIP, volgorde=1)
        for nr, kenmerk in enumerate(("mantelzorger", "scheiding")):
            _regel(Kenmerksoort, code, kenmerk, naam=kenmerk.capitalize(), definitie="Wat het is.", volgorde=nr)
        product = _regel(
            Product, code, "begeleiding", naam="Begeleiding", wet=WET, afslag=Afslag.HULP, vorm=Vorm.MAATWERK,
            groep="begeleiding", eenheid="04", frequentie=Frequentie.WEEK, leveringsvormen=[Leveringsvorm.ZIN],
        )  # fmt: skip
        aanbieders = [_regel(Organisatie, code, naam, naam=naam, soort="zorgaanbieder") for naam in "abc"]
        aanbod = _regel(Aanbod, code, "inloop", **AANBOD)
        besluiten.mandaten_instellen(
            [
                mandaat(f"K-{rol}", rol=rol, functie="", max_bedrag=None, max_maanden=None, vier_ogen_vanaf=None)
                for rol in (Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR, Rol.PROFESSIONAL)
            ]
        )
        potten = voorzieningen.budgetten_instellen(
            [BudgetOpdracht(2026, naam, WET, (naam,), Decimal(9_000), "kubus") for naam in ("begeleiding", "vervoer")]
        )
        bij_wie = wereld_delen.partners(code)
        later = DAG + dt.timedelta(days=200)
        afwezig = vervanging.regelen(Afwezig(collega, opvolger, later, later + dt.timedelta(days=8)))
    with dienst(code, Doel.STATISTIEK):
        editie = sturing.bevriezen(dt.date(2026, 11, 1))
    return Stad(
        code, collega, opvolger, {team.code: team.pk for team in teams}, kern.pk, product,
        tuple(rij.pk for rij in aanbieders), gebruikersnaam, aanbod, (potten[0].pk, potten[1].pk),
        editie.pk, mislukte_taak(), afwezig, bij_wie,
    )  # fmt: skip


AANBOD: dict[str, Any] = {
    "naam": "Inloop", "wat": "Koffie en een praatje.", "wet": WET, "afslag": Afslag.ONDERSTEUNING, "kosten": "gratis",
    "gecontroleerd_op": DAG, "houdbaar_maanden": 12,
}  # fmt: skip


def _regel(model: type[Catalogusregel], code: str, sleutel: str, **velden: Any) -> Any:
    soort = model._meta.model_name or ""
    return model._default_manager.create(
        gemeente_id=code, code=sleutel, lijn=lijn_van(code, soort, sleutel), geldig=periode(BEGIN), bron="kubus",
        **velden,
    )  # fmt: skip


def _zaak(relatie: Relatie, stad: Stad, medewerker: UUID, nummers: Iterator[str]) -> Zaak:
    houder = medewerker if relatie in ZELF_HOUDER else stad.collega
    wachtrij = stad.teams["ander" if relatie == Relatie.ANDER_TEAM else "eigen"]
    bsn = next(nummers)
    with dienst(stad.code):
        persoon, huisgenoot, huishouden = _gezin(relatie, stad, bsn, next(nummers))
        contact = Contact(Kanaal.BALIE, "Hulp", 5, Antwoord.MELDING, WET, persoon=persoon, medewerker=houder)
        gesteld = {"contact": toegang.contactmoment_registreren(contact)}
        gesteld |= _meldingen(relatie, stad, persoon, houder) | _afspraken(relatie, persoon, houder)
        (dossier,) = regie.openen_bulk([Opening(gesteld["bij_dossier"])])
        plan = _aanpak(VOGELS[relatie], dossier, persoon)
        plan["verheldering"] = verheldering.vraag_verhelderen(dossier, persoon, verhelderd(VOGELS[relatie]))
        betrokken = [stad.collega] if houder != stad.collega else []
        betrokken += [wachtrij] if relatie in WACHTRIJEN else []
        betrokken += [medewerker] if relatie == Relatie.BESLOTEN else []
        objecten = [("dossier", dossier), ("melding", gesteld["opgepakt"]), ("melding", gesteld["anoniem"])]
        betrokkenheid.begin(Band(w, soort, objekt, "kubus") for w in betrokken for soort, objekt in objecten)
        betrokkenheid.begin([Band(huisgenoot, "dossier", dossier, "inwoner")])
        if relatie == Relatie.ANDERE_GEMEENTE:
            # Even somebody who is involved there by name sees nothing from here.
            betrokkenheid.begin([Band(medewerker, "dossier", dossier, "kubus")])
        inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep=VOGELS[relatie].lower())
        geld = _geld(persoon)
        instemming = Instemming(dossier, persoon, "wmo_aan_ander", Manier.GESPREK, (persoon,), VOGELS[relatie])
        toegestaan = toestemming.vastleggen(instemming)
        samen = wereld_delen.zaai(relatie, stad, (dossier, persoon), gesteld["opgepakt"], toegestaan)
        samen |= _samen(VOGELS[relatie], stad, (dossier, persoon), houder)
        nazorg.plan([(Dossier.objects.select_related("melding").get(pk=dossier), houder, DAG)])
        gepland = Nazorg.objects.get(dossier_id=dossier).pk
    genomen = _besluiten(VOGELS[relatie], stad, dossier, persoon, plan)
    return Zaak(
        relatie=relatie, stad=stad, bsn=bsn, persoon=persoon, huisgenoot=huisgenoot, huishouden=huishouden,
        dossier=dossier, toestemming=toegestaan, nazorg=gepland,
        vrager=medewerker, **gesteld, **plan, **samen, **geld, **genomen,
        toezicht=zaai_toezicht(relatie, stad, medewerker, persoon, dossier),
        rechten=zaai_rechten(relatie, stad, medewerker, persoon, geld["uitkering"]),
    )  # fmt: skip


def _gezin(relatie: Relatie, stad: Stad, bsn: str, ander: str) -> tuple[UUID, UUID, UUID]:
    vogel = VOGELS[relatie]
    persoon, huisgenoot = inwoners.inschrijven_alle([
        Inschrijving(bsn, "Anna", vogel, dt.date(1980, 1, 2), email=f"{vogel.lower()}@voorbeeld.invalid"),
        Inschrijving(ander, "Bas", "Huisgenoot", dt.date(1981, 2, 3)),
    ])  # fmt: skip
    huishouden = inwoners.gezin_vormen(Gezin([persoon, huisgenoot], [], BEGIN, partners=True))
    postcode = f"90{OVER_IEMAND.index(relatie):02}XA"
    adres = Adresgegevens(f"{vogel}laan", "1", postcode, stad.woonkern)
    inwoners.verhuizen(Verhuizing(huishouden, adres, BEGIN))
    return persoon, huisgenoot, huishouden


def _meldingen(relatie: Relatie, stad: Stad, persoon: UUID, houder: UUID) -> dict[str, UUID]:
    """One that waits, and three that the holder took: alone, about nobody yet, and the one of the dossier."""
    vogel = VOGELS[relatie]
    wachtrij = WACHTRIJEN.get(relatie, "toegang")
    vraag = Vraag(
        f"Hulp {vogel}", Kanaal.BALIE, WET, verhaal=f"Het lukt {vogel} niet.", bereikbaar=vogel, persoon=persoon,
        team=stad.teams[wachtrij], melder=f"Buurvrouw Klikspaan-{vogel.lower()}, 06 0000 0000",
    )  # fmt: skip
    namen = ("wachtend", "opgepakt", "anoniem", "bij_dossier")
    # About whom nobody knows yet, and so nothing tells.
    onbekend = replace(vraag, persoon=None, onderwerp="Hulp", verhaal="Er belde iemand.", bereikbaar="", melder="")
    vragen = [onbekend if naam == "anoniem" else vraag for naam in namen]
    gesteld = dict(zip(namen, (ontvangst.melding for ontvangst in toegang.melden_alle(vragen)), strict=True))
    toegang.oppakken_alle([Oppakking(gesteld[naam], houder) for naam in namen[1:]])
    bevestiging.bevestigen(gesteld["bij_dossier"])
    return gesteld


def _afspraken(relatie: Relatie, persoon: UUID, houder: UUID) -> dict[str, UUID]:
    """One of next week and one that has begun; nobody is at two places, so each at an hour of its own."""
    nummer = OVER_IEMAND.index(relatie)
    momenten = {
        "afspraak": klok.moment(DAG + dt.timedelta(days=7), 9 + nummer),
        "begonnen": klok.moment(DAG, 10) + dt.timedelta(minutes=30 * nummer),
    }
    plannen = [Plan(persoon, houder, AfspraakSoort.TELEFOON, begin, 30, "Gesprek", WET) for begin in momenten.values()]
    return dict(zip(momenten, toegang.afspraken_maken(plannen), strict=True))


def _aanpak(vogel: str, dossier: UUID, persoon: UUID) -> dict[str, UUID]:
    """A version that is fixed, and after it one that is being written."""
    vast = regie.aanpak_opstellen(Opstelling(dossier, WET))
    vast_doel = regie.doel_stellen(vast, DoelInhoud(persoon, "wonen", f"{vogel} woont rustig", 4, 7, WET))
    vaste_inzet = regie.inzet_kiezen(vast_doel, inzet(vogel))
    regie.akkoord_vastleggen(Akkoord(vast, evalueren_op=DAG + dt.timedelta(days=30)))
    aanpak = regie.aanpak_opstellen(Opstelling(dossier, WET))
    doel = AanpakDoel.objects.get(aanpak_id=aanpak)
    return {
        "aanpak": aanpak, "doel": doel.pk, "inzet": Inzet.objects.get(doel=doel).pk, "vast_doel": vast_doel,
        "vaste_inzet": vaste_inzet, "evaluatie": Evaluatie.objects.get(doel_id=vast_doel).pk,
    }  # fmt: skip


def _samen(vogel: str, stad: Stad, over: tuple[UUID, UUID], houder: UUID) -> dict[str, UUID]:
    """Who works along later on, what the Aanspreekpunt is to do, and whom one talks with."""
    dossier, persoon = over
    later = DAG + dt.timedelta(days=60)
    return {
        "teamgenoot": team.betrekken(Betrekking(dossier, stad.opvolger, Teamrol.GEZIN, later)),
        "actiepunt": acties.afspreken(Toezegging(dossier, houder, f"{vogel} bellen", DAG)),
        "consult": _consult(vogel, stad.code, dossier, persoon, (houder, stad.opvolger)),
        "aan_houder": _consult(vogel, stad.code, dossier, persoon, (stad.opvolger, houder)),
        "meldcode": _meldcode(vogel, stad.code, dossier, persoon, houder),
        "kenmerk": kenmerken.zetten(Kenmerking(dossier, persoon, "mantelzorger", DAG)),
        "overleg": overleg.plannen(
            Uitnodiging(dossier, klok.moment(DAG + dt.timedelta(days=7)), "Kamer 1", (f"{vogel} op school",))
        ),
    }


def _meldcode(vogel: str, code: str, dossier: UUID, persoon: UUID, houder: UUID) -> UUID:
    """Only a person begins one; who holds the dossier is named in it, and nobody else."""
    rij = Meldcode(
        gemeente_id=code, dossier_id=dossier, persoon_id=persoon, begonnen_door_id=houder, begonnen_op=DAG,
        tot=DAG + dt.timedelta(days=28), termijn={"invoer": {}}, wet=WET,
    )  # fmt: skip
    betrokkenheid.begin([Band(houder, "meldcode", rij.pk, "kubus")])
    rij.save(force_insert=True)
    Meldcodestap.objects.create(
        gemeente_id=code, meldcode=rij, dossier_id=dossier, nummer=1, moment=klok.nu(), door_id=houder,
        wat=f"{vogel} heeft blauwe plekken", wet=WET,
    )  # fmt: skip
    return rij.pk


def _consult(vogel: str, code: str, dossier: UUID, persoon: UUID, van_aan: tuple[UUID, UUID]) -> UUID:
    """Only a person asks another for advice: no service does."""
    van, aan = van_aan
    rij = Consult(
        gemeente_id=code, dossier_id=dossier, persoon_id=persoon, vrager_id=van, gevraagde_id=aan,
        vraag=f"Wat helpt {vogel}?", gevraagd_op=klok.nu(), wet=WET,
    )  # fmt: skip
    betrokkenheid.begin(Band(wie_, "consult", rij.pk, "kubus") for wie_ in van_aan)
    rij.save(force_insert=True)
    return rij.pk


def inzet(vogel: str) -> InzetInhoud:
    return InzetInhoud(
        Ladder.MAATWERK, Afslag.HULP, f"hulp {vogel}", WET, product_code="begeleiding", reden_zwaarder="netwerk is op"
    )


def verhelderd(vogel: str) -> Inhoud:
    """What the resident told, complete enough to be finished."""
    gesprek = Gesprek(
        DAG, Plek.KANTOOR, eigen_woorden=f"{vogel} durft de trap niet op", aangeboden_op=DAG, op_aanbod=OpAanbod.WIL,
        eigen_plan=EigenPlan.GEEN, geldzorgen=Geldzorgen.NEE, bevestigd_op=DAG,
    )  # fmt: skip
    beelden = {"wonen": Beeld(f"{vogel} woont hoog", 4)}
    return Inhoud(gesprek, beelden, [(Aanwezig.NETWERK, f"tante {vogel}")])


def _geld(persoon: UUID) -> dict[str, UUID]:
    instroom = Instroom(persoon, Regeling.PARTICIPATIEWET, BEGIN, RedenInstroom.EINDE_WERK)
    ontvangst = Ontvangst("energie", Achterstand.ENERGIE, Decimal(240), BEGIN, persoon=persoon)
    return {
        "uitkering": inkomen.instromen(instroom),
        "signaal": signalen.ontvangen(ontvangst),
        "werkregeling": inkomen.werkregeling_starten(Werkstart(persoon, Werksoort.BESCHUT, BEGIN)),
        "leefgeld": inkomen.leefgeld_toekennen(Leefgeldtoekenning(persoon, Opvang.GEMEENTELIJK, BEGIN)),
    }


def voorstelregel(zaak_aanvraag: UUID, vogel: str, product: UUID, inzet_id: UUID, doel: UUID) -> VoorstelRegel:
    return VoorstelRegel(
        aanvraag_id=zaak_aanvraag, inzet_id=inzet_id, product_id=product, soort=BesluitSoort.TOEKENNEN,
        periode=LOOPTIJD, volume=Decimal(2), bedrag=Decimal(3_000), motivering={doel: f"{vogel} kan het niet alleen."},
    )  # fmt: skip


def toewijzing(besluit: UUID, aanbieder: UUID) -> ToewijzingRegel:
    return ToewijzingRegel(
        besluit, aanbieder, Leveringsvorm.ZIN, LOOPTIJD, Decimal(2), Decimal("64.80"), Decimal(3_000)
    )


def _besluiten(vogel: str, stad: Stad, dossier: UUID, persoon: UUID, plan: dict[str, UUID]) -> dict[str, UUID]:
    """Six aanvragen of the colleague, each one step further than the one before."""
    with als(stad.code, stad.collega, Rol.AANSPREEKPUNT, Doel.BESLUITVORMING):
        regel = AanvraagRegel(dossier, persoon, WET, f"Begeleiding {vogel}", DAG)
        vrij, *rest = (rij.id for rij in besluiten.aanvragen_bulk([regel] * 6))
        regels = [voorstelregel(een, vogel, stad.product.pk, plan["vaste_inzet"], plan["vast_doel"]) for een in rest]
        voorgesteld, *te_besluiten = (rij.id for rij in besluiten.voorstellen_bulk(regels))
        genomen, bekend, *toe_te_wijzen = (rij.id for rij in besluiten.besluiten_bulk(te_besluiten))
        besluiten.bekendmaken_bulk([bekend, *toe_te_wijzen])
        # At the third aanbieder nothing runs yet.
        paren = zip(toe_te_wijzen, stad.aanbieders[:2], strict=True)
        nieuw, gestart = voorzieningen.toewijzen_bulk([toewijzing(*paar) for paar in paren])
        voorzieningen.starten(StartRegel(gestart.id, LOOPTIJD.lower))
    return {
        "aanvraag": vrij, "voorstel": voorgesteld, "besluit": genomen, "bekend": bekend, "voorziening": nieuw.id,
        "gestart": gestart.id,
    }  # fmt: skip

"""Two gemeenten with a row in every table, made by the verbs and really committed, and how to ask as the web role."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from uuid import UUID

import psycopg
from tests.besluiten.wereld import VANDAAG
from tests.sturing.proefstad import Proefstad
from tests.toegang.schermen import VRAAG
from tests.toezicht import wereld

from rotonde.catalogus.models import Matrixregel, Partner, lijn_van
from rotonde.catalogus.soorten import Partnersoort
from rotonde.inkomen import actions as inkomen
from rotonde.inkomen.actions.leefgeld import Leefgeldbedrag, Leefgeldtoekenning
from rotonde.inkomen.actions.uitkering import Instroom
from rotonde.inkomen.actions.werk import Plaatsing, Werkstart
from rotonde.inkomen.soorten import Opvang, RedenInstroom, Regeling, Trajectgroep, Werksoort
from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Gezin, Inschrijving, Verhuizing
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.inwoners.models import Lidmaatschap
from rotonde.inwoners.soorten import GezinsRol
from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import betrokkenheid, inzage, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.beveiligingslog import NIEMAND, Afzender, noteer
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Team, Teamlid, Woonkern
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import controleer
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol, Wet
from rotonde.privacy import actions as privacy
from rotonde.privacy.bundel import Passage
from rotonde.privacy.deling import actions as deling
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Identiteit
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier
from rotonde.regie.acties.soorten import Actiesoort
from rotonde.regie.models import (
    Aanzet,
    Actiepunt,
    Consult,
    Dossier,
    Evaluatie,
    Kenmerk,
    Meldcode,
    Meldcodestap,
    Opschaling,
    Overleg,
    Overleggast,
    Teamgenoot,
)
from rotonde.regie.nazorg import actions as nazorg
from rotonde.regie.team.soorten import Teamrol
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Beeld, Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Aanwezig, Dimensie, Plek
from rotonde.simulatie import actions as simulatie
from rotonde.sturing.models import Opgave
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking, Plan
from rotonde.toegang.bevestiging import actions as bevestiging
from rotonde.toegang.models import Ervaring, Ondersteuning, Verwijzing
from rotonde.toegang.partners.soorten import Ondersteuningsoort
from rotonde.toegang.soorten import AfspraakSoort, Kanaal
from rotonde.toezicht import actions as toezicht
from rotonde.toezicht.klachten import actions as klachten
from rotonde.toezicht.klachten.actions import Klachtbrief
from rotonde.toezicht.soorten import Oordeel, Rechtenoordeel
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BudgetOpdracht
from rotonde.werkplek.verdeling.actions import dossiers_wegen
from rotonde.werkplek.vervanging import actions as vervanging
from rotonde.werkplek.vervanging.actions import Afwezig

A, B = "0246", "1509"
PAKKETTEN = {A: "0246-heerde", B: "1509-oude-ijsselstreek"}
NAMEN = {A: "Heerde", B: "Oude IJsselstreek"}
WORTEL = Path(__file__).resolve().parents[2]
BEGIN = date(2020, 1, 1)


def zaai() -> dict[str, UUID]:
    """Fill both gemeenten; returns, per gemeente, a medewerker who is involved in a dossier."""
    consulenten = {}
    for code in (A, B):
        _laad_pakket(code)
        stad = Proefstad(code, NAMEN[code])
        stad.vul()
        stad.bevries()
        with klok.op(klok.moment(VANDAAG)), stad.als_dienst():
            _vul_aan(stad)
        noteer("aanmelden", waarop="", gelukt=False, afzender=_bezoeker(code))
        consulenten[code] = UUID(str(stad.consulent.id))
    return consulenten


def _laad_pakket(code: str) -> None:
    soorten = register.ontdek()
    pakket = controleer(WORTEL / "gemeenten" / PAKKETTEN[code], soorten)
    laden.laad(pakket, soorten, laden.bereken(pakket, soorten))


def _bezoeker(code: str) -> Afzender:
    return Afzender(code, NIEMAND, ActorSoort.ANONIEM, Rol.ANONIEM, "test")


def _vul_aan(stad: Proefstad) -> None:
    """What the chain of a besluit does not touch: a family at an address, a story, pots, a look, a drawing."""
    ouder = _gezin(stad.code)
    team = Team.objects.filter(wachtrij=True).first() or Team.objects.create(
        gemeente_id=stad.code, code="wachtrij", naam="Wachtrij", wachtrij=True
    )
    Teamlid.objects.create(gemeente_id=stad.code, team=team, medewerker=stad.consulent, periode=periode(BEGIN))
    Ervaring.objects.create(
        gemeente_id=stad.code, team=team, moment="contact", maand=BEGIN, gehoord=4, verder=3, geholpen=5
    )  # fmt: skip
    melding = toegang.melden(replace(VRAAG, persoon=UUID(str(stad.persoon.id)), melder="Een buur")).melding
    toegang.oppakken_alle([Oppakking(melding, UUID(str(stad.consulent.id)))])
    bevestiging.bevestigen(melding)
    wanneer = klok.nu() + timedelta(days=1)
    persoon, consulent = (UUID(str(wie_.id)) for wie_ in (stad.persoon, stad.consulent))
    toegang.afspraak_maken(Plan(persoon, consulent, AfspraakSoort.BALIE, wanneer, 30, "Hulp in huis", Wet.WMO))
    inzage.noteer(InzageSoort.TONEN, [UUID(str(stad.persoon.id))], gegevensgroep="naam")
    _verhelder(stad)
    _regie(stad)
    dossiers_wegen(Dossier.objects.values_list("id", flat=True))
    _toezicht(stad)
    _delen(stad, _toestemming(stad.dossier.id, UUID(str(stad.persoon.id))), team)
    _lek(stad)
    _avg(stad, ouder)
    simulatie.stap_afronden("proef", zaad=1, seconden=0.1)
    _geld(stad)
    _werk_en_leefgeld(ouder)
    # One of the two packs has a matrix and the other has opgaven.
    for model, soort in ((Matrixregel, "matrixregel"), (Opgave, "opgave")):
        if not model.objects.exists():
            _catalogusregel(stad.code, model, soort)


def _verhelder(stad: Proefstad) -> None:
    """What is the matter with the resident of the dossier, who lives in its household."""
    dossier, persoon = UUID(str(stad.dossier.id)), UUID(str(stad.persoon.id))
    Lidmaatschap.objects.create(
        gemeente_id=stad.code, persoon_id=persoon, huishouden_id=stad.dossier.huishouden_id,
        rol=GezinsRol.HOOFD, periode=periode(BEGIN),
    )  # fmt: skip
    erbij = [(Aanwezig.MANTELZORGER, "test")]
    inhoud = Inhoud(Gesprek(klok.vandaag(), Plek.KANTOOR), {"wonen": Beeld("test", 4)}, erbij)
    verheldering.vraag_verhelderen(dossier, persoon, inhoud)
    verheldering.gezondheid_meten(dossier, persoon, {Dimensie.MEEDOEN: 5})


def _regie(stad: Proefstad) -> None:
    """What follows on an Aanpak, and who stands in for whom."""
    vandaag, wet = klok.vandaag(), stad.dossier.wet
    dossier, persoon, consulent, collega = (
        UUID(str(rij.id)) for rij in (stad.dossier, stad.persoon, stad.consulent, stad.collega)
    )
    Evaluatie.objects.create(
        gemeente_id=stad.code, dossier_id=dossier, doel_id=stad.doel.id, persoon_id=persoon, gepland_op=vandaag, wet=wet
    )
    nazorg.plan([(Dossier.objects.select_related("melding").get(pk=dossier), consulent, vandaag)])
    Teamgenoot.objects.create(
        gemeente_id=stad.code, dossier_id=dossier, medewerker_id=collega, als=Teamrol.WMO, periode=periode(vandaag),
        wet=wet,
    )  # fmt: skip
    Actiepunt.objects.create(
        gemeente_id=stad.code, dossier_id=dossier, medewerker_id=consulent, soort=Actiesoort.AFGESPROKEN, wat="test",
        uiterlijk=vandaag, wet=wet,
    )  # fmt: skip
    rond = {"gemeente_id": stad.code, "dossier_id": dossier, "wet": wet}
    overleg = Overleg.objects.create(**rond, moment=klok.nu(), plek="test", agenda=["test"])
    Overleggast.objects.create(**rond, overleg=overleg, medewerker_id=collega)
    consult = Consult(
        **rond, persoon_id=persoon, vrager_id=consulent, gevraagde_id=collega, vraag="test", gevraagd_op=klok.nu()
    )
    betrokkenheid.begin([Band(consulent, "consult", consult.pk, "test")])
    consult.save(force_insert=True)
    code = Meldcode(
        **rond, persoon_id=persoon, begonnen_door_id=consulent, begonnen_op=vandaag, tot=vandaag, termijn={}
    )
    betrokkenheid.begin([Band(consulent, "meldcode", code.pk, "test")])
    code.save(force_insert=True)
    Meldcodestap.objects.create(**rond, meldcode=code, nummer=1, moment=klok.nu(), door_id=consulent, wat="test")
    Kenmerk.objects.create(**rond, persoon_id=persoon, code="mantelzorger", periode=periode(vandaag), gezet_op=vandaag)
    Opschaling.objects.create(
        gemeente_id=stad.code, dossier_id=dossier, moment=klok.nu(), van=0, naar=1, reden="test", wet=wet
    )
    vervanging.regelen(Afwezig(consulent, collega, vandaag, vandaag + timedelta(days=8)))


def _toezicht(stad: Proefstad) -> None:
    """One of everything that toezicht keeps."""
    wereld.alles(stad.code)
    wie_is = wereld.WERELD
    with wie.als(wereld.als(wie_is["fg"], Rol.FG, stad.code)):
        toezicht.noodtoegang_beoordelen(wie_is["nood"], Oordeel.TERECHT, wereld.WAAROM)
        toezicht.rechten_beoordelen(wie_is["anna"], Rechtenoordeel.KLOPT, "")
        toezicht.naam_vrijgeven(wie_is["bram"], wereld.WAAROM)
        toezicht.vertrouwelijkheid_opheffen(wie_is["inzage"], wereld.WAAROM)
    toezicht.zegels_controleren([])
    klachten.indienen(Klachtbrief(UUID(str(stad.persoon.id)), "test", Kanaal.BALIE, klok.vandaag()))


def _lek(stad: Proefstad) -> None:
    nu = klok.nu()
    with stad.als(stad.consulent, Rol.FG):
        privacy.datalek_vastleggen(privacy.Lek("test", nu, [UUID(str(stad.persoon.id))], nu - timedelta(days=1), nu))


def _delen(stad: Proefstad, mag: UUID, team: Team) -> None:
    """What is shared with a partner, and what a partner did here itself."""
    aan = Partner.objects.filter(soort=Partnersoort.CENTRUMGEMEENTE)[0]
    morgen = klok.vandaag() + timedelta(days=1)
    dossier, persoon, consulent = (UUID(str(rij.id)) for rij in (stad.dossier, stad.persoon, stad.consulent))
    velden = (Deelveld.NAAM,)
    verteld = Deelopdracht(dossier, persoon, aan.pk, Wet.WMO, velden, ("test",), "test", morgen, toestemming=mag)
    welke = deling.delen(verteld)
    deling.versturen(welke)
    deling.bevestigen(welke, door="test")
    Aanzet.objects.create(
        gemeente_id=stad.code, dossier_id=dossier, persoon_id=persoon, medewerker_id=consulent, deling_id=welke,
        leefgebied="wonen", omschrijving="test", startscore=4, streefscore=6, soort="eigen_kracht", hulp="test",
        gemaakt_op=klok.nu(), wet=Wet.WMO,
    )  # fmt: skip
    melding = toegang.melden(replace(VRAAG, persoon=persoon)).melding
    betrokkenheid.begin([Band(consulent, "melding", melding, "test")])
    wie_ook = {"gemeente_id": stad.code, "team": team, "medewerker_id": consulent, "wet": Wet.WMO}
    Verwijzing.objects.create(**wie_ook, melding_id=melding, terugkoppelen=True)
    Ondersteuning.objects.create(
        **wie_ook, persoon_id=persoon, dossier_id=dossier, soort=Ondersteuningsoort.ADVIES, onderwerp="test",
        op=klok.vandaag(),
    )  # fmt: skip


def _toestemming(dossier: UUID, persoon: UUID) -> UUID:
    betrokkenheid.begin([Band(persoon, "dossier", dossier, betrokkenheid.INWONER)])
    instemming = Instemming(dossier, persoon, "wmo_aan_ander", Manier.GESPREK, (persoon,), "de huisarts")
    return toestemming.vastleggen(instemming)


def _avg(stad: Proefstad, persoon: UUID) -> None:
    with stad.als(stad.consulent, Rol.KWALITEIT):
        verzoek = privacy.avg_vragen(persoon)
        privacy.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        passage = Passage("inwoners_persoon", persoon, "email", "")
        privacy.avg_weglaten(verzoek, [privacy.Weg(passage, "test")])
        privacy.avg_vrijgeven(verzoek)
        inzage.noteer(InzageSoort.AFDRUKKEN, [persoon], gegevensgroep="persoonsgegevens")
        verkeerd = privacy.correctie_vragen(persoon, privacy.Wens("de voornaam", "Jelle-Jan", "test"))
        privacy.avg_identiteit(verkeerd, Identiteit.LEGITIMATIE)
        feit = Feit("inwoners_persoon", persoon, "voornamen")
        privacy.correctie_rechtzetten(verkeerd, feit, wordt="Jelle-Jan")
        privacy.avg_weigeren(verkeerd, privacy.Reden(Grond.ONGEGROND, "test"))


def _werk_en_leefgeld(persoon: UUID) -> None:
    inkomen.instromen(Instroom(persoon, next(iter(Regeling)), BEGIN, next(iter(RedenInstroom))))
    inkomen.indelen(Plaatsing(persoon, next(iter(Trajectgroep)), BEGIN))
    inkomen.werkregeling_starten(Werkstart(persoon, next(iter(Werksoort)), BEGIN))
    leefgeld = inkomen.leefgeld_toekennen(Leefgeldtoekenning(persoon, next(iter(Opvang)), BEGIN))
    inkomen.leefgeld_betalen(Leefgeldbedrag(leefgeld, BEGIN, Decimal(10)))


# What no verb of a screen writes: only the worker does, or only after months.
_VAN_DE_WERKER = """
INSERT INTO kern_vernietigingslijst
    (id, gemeente_id, opgesteld_op, opgesteld_door, peildatum, aantal, sha256, status, reden)
    VALUES (%(lijst)s, %(code)s, now(), %(id)s, current_date, 1, '', 'voorgesteld', '');
INSERT INTO kern_vernietigingsregel
    (id, gemeente_id, lijst_id, soort, object, bewaarregel, versie, start, vanaf, uitkomst, reden)
    VALUES (%(id)s, %(code)s, %(lijst)s, 'signaal', %(id)s, 'BEW-06', '1', current_date - 1, current_date, '', '');
INSERT INTO kern_vernietigingsverklaring (id, gemeente_id, lijst_id, opgemaakt_op, inhoud, sha256)
    VALUES (%(id)s, %(code)s, %(lijst)s, now(), '{}', '');
INSERT INTO kern_doorlopendakkoord (id, gemeente_id, soort, periode, gegeven_door)
    VALUES (%(id)s, %(code)s, 'signaal', daterange(current_date, current_date + 1), %(id)s);
INSERT INTO kern_bewaarblokkade (id, gemeente_id, object_soort, object, reden, toelichting, periode, gezet_door)
    VALUES (%(id)s, %(code)s, 'signaal', %(id)s, 'beroep', '', daterange(current_date, NULL), %(id)s);
INSERT INTO kern_concept (id, gemeente_id, actor, pad, cijfer, bewaard_op)
    VALUES (%(id)s, %(code)s, %(id)s, '/', 'x', now());
INSERT INTO kern_mutatiewachtrij (id, gemeente_id, object, tabel, rij, oud)
    VALUES (%(nummer)s, %(code)s, %(id)s, 'proef', %(id)s, '{}');
INSERT INTO kern_mutatiewaarde (id, gemeente_id, object, tabel, rij, cijfer)
    VALUES (%(nummer)s, %(code)s, %(id)s, 'proef', %(id)s, 'x');
INSERT INTO kern_objectsleutel (id, gemeente_id, sleutel) VALUES (%(id)s, %(code)s, 'x');
"""


def zaai_van_de_werker(alles: psycopg.Connection) -> None:
    """The rows that only the worker writes, over a connection that may do everything."""
    alles.execute("SET session_replication_role = replica")
    for nummer, code in enumerate((A, B), 2**50):
        velden = {"code": code, "id": UUID(int=nummer), "lijst": UUID(int=nummer + 2**60), "nummer": nummer}
        for opdracht in _VAN_DE_WERKER.split(";\n")[:-1]:
            alles.execute(opdracht, velden)


def _gezin(code: str) -> UUID:
    nummers = islice(testnummers(), 50_000, None)
    ouder, kind = inwoners.inschrijven_alle([
        Inschrijving(next(nummers), "Jelle", "Proef", date(1985, 1, 2)),
        Inschrijving(next(nummers), "Imke", "Proef", date(2015, 1, 2)),
    ])  # fmt: skip
    huishouden = inwoners.gezin_vormen(Gezin([ouder], [kind], BEGIN, partners=False))
    woonkern = UUID(str(Woonkern.objects.values_list("id", flat=True)[0]))
    veilig.afspreken(kind, Veilig(geen_post=True))
    inwoners.verhuizen(Verhuizing(huishouden, Adresgegevens("Proeflaan", "1", "8181AA", woonkern), BEGIN))
    return ouder


def _geld(stad: Proefstad) -> None:
    potten = [BudgetOpdracht(2031, code, Wet.WMO, (code,), Decimal(1_000), "test") for code in ("proef-a", "proef-b")]
    van, naar = voorzieningen.budgetten_instellen(potten)
    with stad.als(stad.consulent, Rol.BELEID):
        voorzieningen.verschuiven(van.id, naar.id, Decimal(10), raadsbesluit="2031-1")


def _catalogusregel(code: str, model: type[Matrixregel] | type[Opgave], soort: str) -> None:
    velden = {"groep": "proef", "label": "Proef"} if model is Matrixregel else {"naam": "Proef"}
    model.objects.create(
        gemeente_id=code, code="proef", lijn=lijn_van(code, soort, "proef"), geldig=periode(BEGIN), bron="test",
        thema="proef", **velden,
    )  # fmt: skip


def context(gemeente: str, actor: UUID, soort: ActorSoort, rol: Rol) -> dict[str, str]:
    """A complete context, as the middleware would set it."""
    vrager = wie.wie(
        gemeente=gemeente, actor=actor, actor_soort=soort, rol=rol, wet=Wet.WMO, doel=Doel.HULPVERLENING,
        grond="Wmo 2015 art. 2.3.5", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    return {**vrager.instellingen(), "nu": ""}


@contextmanager
def vraag_als(verbinding: psycopg.Connection, instellingen: dict[str, str]) -> Iterator[psycopg.Connection]:
    """Ask in this context; whatever was done is rolled back."""
    verbinding.rollback()
    for naam, waarde in instellingen.items():
        verbinding.execute("SELECT set_config(%s, %s, true)", [f"rotonde.{naam}", waarde])
    try:
        yield verbinding
    finally:
        verbinding.rollback()

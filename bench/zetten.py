"""What a client can do next: one verb of the product, on something that others are likely to reach for as well.

A zet names the gebeurtenis that its verb leaves. It is drawn on what the client believes there is, so that what changed
meanwhile is met in the verb.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from bench.stad import BSN, DAG, INZET, KWARTALEN, Stad, adres, doel_voor, toewijzing_op, voorstel_op
from rotonde.besluiten import actions as besluiten
from rotonde.besluiten.actions import AanvraagRegel
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.inkomen import actions as inkomen
from rotonde.inkomen.soorten import Opvang, RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort
from rotonde.inwoners import actions as inwoners
from rotonde.kern.soorten import Doel, RedenNoodtoegang, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.regie import actions as regie
from rotonde.regie.actions import Opstelling, Sluiting
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Vraag
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.actions import noodtoegang
from rotonde.toezicht.soorten import Oordeel
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BetaalRegel, StartRegel

# As many as this were made last: those are reached for most.
LAATSTE = 3


@dataclass(frozen=True)
class Zet:
    """Who does what; `na` tells the others what came of it, once it is committed."""

    vrager: Wie
    doe: Callable[[], Any]
    na: Callable[[Any], None] = lambda uitkomst: None


class Speler:
    """Draws from what there is; raises `LookupError` when there is nothing of a kind yet."""

    def __init__(self, stad: Stad, kans: random.Random) -> None:
        self.stad, self.kans, self.bord = stad, kans, stad.bord

    def een(self, soort: str) -> tuple[UUID, Any]:
        """Something of this kind, mostly of the last ones, and what goes with it."""
        dingen = list(self.bord[soort].items())
        if not dingen:
            raise LookupError(soort)
        return self.kans.choice(dingen[-LAATSTE:] if self.kans.random() < 0.8 else dingen)

    def iemand(self, rol: Rol) -> UUID:
        return self.kans.choice(self.stad.mensen[rol])

    def als(self, rol: Rol, actor: UUID | None = None, doel: Doel | None = None) -> Wie:
        return self.stad.vraagt(rol, actor or self.iemand(rol), doel)

    def als_houder(self, soort: str, id_: UUID, doel: Doel | None = None) -> Wie:
        """Who is believed to hold it; now and then somebody else tries."""
        houder = self.bord[soort].get(id_) if self.kans.random() < 0.9 else None
        return self.als(Rol.AANSPREEKPUNT, houder, doel)

    def zet(self, soort: str, bij: Any = None) -> Callable[[UUID], None]:
        """Tells the others of something new."""

        def na(id_: UUID) -> None:
            self.bord[soort][getattr(id_, "id", id_)] = bij

        return na


ZETTEN: dict[str, tuple[int, Callable[[Speler], Zet]]] = {}


def zet(soort: str, gewicht: int) -> Callable[[Callable[[Speler], Zet]], Callable[[Speler], Zet]]:
    """Register a zet under the gebeurtenis that it leaves."""

    def bewaar(functie: Callable[[Speler], Zet]) -> Callable[[Speler], Zet]:
        ZETTEN[soort] = (gewicht, functie)
        return functie

    return bewaar


def trek(speler: Speler) -> tuple[str, Zet]:
    """Something that can be tried now."""
    soorten = list(ZETTEN)
    while True:
        soort = speler.kans.choices(soorten, [ZETTEN[naam][0] for naam in soorten])[0]
        try:
            return soort, ZETTEN[soort][1](speler)
        except LookupError:
            continue


@zet("toegang.gemeld", 3)
def _melden(speler: Speler) -> Zet:
    persoon = speler.een("persoon")[0] if speler.kans.random() < 0.6 else None
    vraag = Vraag("Hulp", Kanaal.BALIE, Wet.WMO, verhaal="Ik red het niet.", persoon=persoon)
    na = speler.zet("melding")
    return Zet(speler.als(Rol.BALIE), lambda: toegang.melden(vraag), lambda ontvangst: na(ontvangst.melding))


@zet("toegang.opgepakt", 5)
def _oppakken(speler: Speler) -> Zet:
    melding, _ = speler.een("melding")
    vrager = speler.als(Rol.AANSPREEKPUNT)
    return Zet(vrager, lambda: toegang.oppakken(melding), lambda _: speler.zet("melding", vrager.actor)(melding))


@zet("toegang.teruggegeven", 2)
def _teruggeven(speler: Speler) -> Zet:
    melding, _ = speler.een("melding")
    vrager = speler.als_houder("melding", melding)
    return Zet(vrager, lambda: toegang.teruggeven(melding, team=None), lambda _: speler.zet("melding")(melding))


@zet("toegang.overgedragen", 3)
def _melding_overdragen(speler: Speler) -> Zet:
    melding, _ = speler.een("melding")
    aan = speler.iemand(Rol.AANSPREEKPUNT)
    vrager = speler.als_houder("melding", melding)
    return Zet(vrager, lambda: toegang.overdragen(melding, aan=aan), lambda _: speler.zet("melding", aan)(melding))


@zet("toegang.afgehandeld", 1)
def _afhandelen(speler: Speler) -> Zet:
    melding, _ = speler.een("melding")
    return Zet(speler.als_houder("melding", melding), lambda: toegang.afhandelen(melding))


@zet("toegang.inwoner_gekoppeld", 3)
def _koppelen(speler: Speler) -> Zet:
    melding, persoon = speler.een("melding")[0], speler.een("persoon")[0]
    vrager = speler.als_houder("melding", melding)
    return Zet(vrager, lambda: toegang.inwoner_koppelen(melding, persoon=persoon))


@zet("regie.dossier_geopend", 4)
def _openen(speler: Speler) -> Zet:
    melding, _ = speler.een("melding")
    vrager = speler.als_houder("melding", melding)
    return Zet(vrager, lambda: regie.openen(melding), speler.zet("dossier", vrager.actor))


@zet("regie.dossier_overgedragen", 6)
def _overdragen(speler: Speler) -> Zet:
    dossier, _ = speler.een("dossier")
    aan = speler.iemand(Rol.AANSPREEKPUNT)
    return Zet(
        speler.als_houder("dossier", dossier),
        lambda: regie.overdragen(dossier, aan=aan, gesproken_op=DAG),
        lambda _: speler.zet("dossier", aan)(dossier),
    )


@zet("regie.dossier_gesloten", 1)
def _sluiten(speler: Speler) -> Zet:
    dossier, _ = speler.een("dossier")
    sluiting = Sluiting(dossier, Resultaat.GEHAALD, "Het lukt weer.", zonder_nazorg="belt zelf")
    return Zet(speler.als_houder("dossier", dossier), lambda: regie.sluiten(sluiting))


@zet("regie.aanpak_opgesteld", 3)
def _aanpak(speler: Speler) -> Zet:
    dossier, _ = speler.een("dossier")
    vrager = speler.als_houder("dossier", dossier)
    return Zet(vrager, lambda: regie.aanpak_opstellen(Opstelling(dossier, Wet.WMO)), speler.zet("aanpak", dossier))


@zet("regie.doel_gesteld", 3)
def _doel(speler: Speler) -> Zet:
    (aanpak, dossier), (persoon, _) = speler.een("aanpak"), speler.een("persoon")
    vrager = speler.als_houder("dossier", dossier)
    return Zet(vrager, lambda: regie.doel_stellen(aanpak, doel_voor(persoon)), speler.zet("doel", (dossier, persoon)))


@zet("regie.inzet_gekozen", 3)
def _inzet(speler: Speler) -> Zet:
    doel, (dossier, persoon) = speler.een("doel")
    vrager = speler.als_houder("dossier", dossier)
    return Zet(vrager, lambda: regie.inzet_kiezen(doel, INZET), speler.zet("inzet", (dossier, persoon, doel)))


@zet("regie.aanpak_vastgesteld", 3)
def _akkoord(speler: Speler) -> Zet:
    aanpak, dossier = speler.een("aanpak")
    return Zet(speler.als_houder("dossier", dossier), lambda: regie.akkoord_vastleggen(regie.Akkoord(aanpak)))


@zet("besluiten.aanvraag_ontvangen", 2)
def _aanvragen(speler: Speler) -> Zet:
    _, (dossier, persoon, *_) = speler.een("inzet")
    regel = AanvraagRegel(dossier, persoon, Wet.WMO, "Begeleiding", DAG)
    vrager = speler.als_houder("dossier", dossier, Doel.BESLUITVORMING)
    return Zet(vrager, lambda: besluiten.aanvragen(regel), speler.zet("aanvraag", (dossier, persoon)))


@zet("besluiten.voorstel_gedaan", 4)
def _voorstellen(speler: Speler) -> Zet:
    aanvraag, (dossier, _) = speler.een("aanvraag")
    inzetten = [(inzet, bij[2]) for inzet, bij in list(speler.bord["inzet"].items()) if bij[0] == dossier]
    inzet, doel = speler.kans.choice(inzetten)
    regel = voorstel_op(speler.stad, aanvraag, inzet, doel, Decimal(speler.kans.choice((900, 3_000, 9_000))))
    vrager = speler.als_houder("dossier", dossier, Doel.BESLUITVORMING)
    return Zet(vrager, lambda: besluiten.voorstellen(regel), speler.zet("voorstel"))


@zet("besluiten.besluit_genomen", 5)
def _besluiten(speler: Speler) -> Zet:
    voorstel, _ = speler.een("voorstel")
    vrager = speler.als(Rol.AANSPREEKPUNT, doel=Doel.BESLUITVORMING)
    return Zet(vrager, lambda: besluiten.besluiten(voorstel), speler.zet("besluit"))


@zet("besluiten.besluit_bekendgemaakt", 3)
def _bekendmaken(speler: Speler) -> Zet:
    besluit, _ = speler.een("besluit")
    return Zet(speler.als(Rol.AANSPREEKPUNT, doel=Doel.BESLUITVORMING), lambda: besluiten.bekendmaken(besluit))


@zet("voorzieningen.toegewezen", 5)
def _toewijzen(speler: Speler) -> Zet:
    besluit, kans = speler.een("besluit")[0], speler.kans
    vorm = kans.choice((Leveringsvorm.ZIN, Leveringsvorm.ZIN, Leveringsvorm.PGB))
    bedrag = Decimal(kans.choice((400, 1_000, 2_000)))
    regel = toewijzing_op(speler.stad, besluit, vorm, bedrag, kans.choice(KWARTALEN))
    return Zet(_uitvoerder(speler), lambda: voorzieningen.toewijzen(regel), speler.zet("voorziening"))


@zet("voorzieningen.gestart", 3)
def _starten(speler: Speler) -> Zet:
    voorziening, _ = speler.een("voorziening")
    dag = DAG - timedelta(days=speler.kans.randrange(3))
    return Zet(_uitvoerder(speler), lambda: voorzieningen.starten(StartRegel(voorziening, dag)))


@zet("voorzieningen.betaald", 9)
def _betalen(speler: Speler) -> Zet:
    """A payment, or one that is taken back in part."""
    terug = speler.kans.random() < 0.3
    if terug:
        betaling, voorziening = speler.een("betaling")
        regel = BetaalRegel(voorziening, DAG, Decimal(-speler.kans.choice((60, 150))), betaling)
    else:
        voorziening = speler.een("voorziening")[0]
        regel = BetaalRegel(voorziening, DAG, Decimal(speler.kans.choice((70, 200, 450))))
    na = (lambda _: None) if terug else speler.zet("betaling", voorziening)
    return Zet(_uitvoerder(speler), lambda: voorzieningen.betalen(regel), na)


@zet("voorzieningen.budget_verschoven", 2)
def _verschuiven(speler: Speler) -> Zet:
    van, naar = speler.een("pot")[0], speler.een("pot")[0]
    bedrag = Decimal(speler.kans.choice((100, 400, 700)))
    vrager = speler.als(Rol.BELEID)
    return Zet(vrager, lambda: voorzieningen.verschuiven(van, naar, bedrag, raadsbesluit="R-1"))


@zet("inwoners.ingeschreven", 2)
def _inschrijven(speler: Speler) -> Zet:
    inschrijving = inwoners.Inschrijving(speler.kans.choice(BSN[6:]), "Nieuw", "Proef", DAG - timedelta(days=9_000))
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inwoners.inschrijven(inschrijving), speler.zet("persoon"))


@zet("inwoners.verhuisd", 4)
def _verhuizen(speler: Speler) -> Zet:
    huishouden, _ = speler.een("huishouden")
    waarheen = adres(speler.stad, speler.kans.randrange(10, 99))
    verhuizing = inwoners.Verhuizing(huishouden, waarheen, DAG - timedelta(days=speler.kans.randrange(4)))
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inwoners.verhuizen(verhuizing))


@zet("inwoners.gezin_gevormd", 2)
def _gezin(speler: Speler) -> Zet:
    leden = list(dict.fromkeys(speler.een("persoon")[0] for _ in range(2)))
    gezin = inwoners.Gezin(leden, [], DAG - timedelta(days=speler.kans.randrange(4)), partners=len(leden) == 2)
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inwoners.gezin_vormen(gezin), speler.zet("huishouden"))


@zet("inwoners.uiteengegaan", 1)
def _uiteengaan(speler: Speler) -> Zet:
    vertrek = inwoners.Vertrek(speler.een("persoon")[0], [], adres(speler.stad, 7), DAG)
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inwoners.uiteengaan(vertrek), speler.zet("huishouden"))


@zet("inkomen.ingestroomd", 4)
def _instromen(speler: Speler) -> Zet:
    dag = DAG - timedelta(days=speler.kans.randrange(60))
    instroom = inkomen.Instroom(speler.een("persoon")[0], Regeling.PARTICIPATIEWET, dag, RedenInstroom.EINDE_WERK)
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.instromen(instroom), speler.zet("uitkering"))


@zet("inkomen.uitgestroomd", 4)
def _uitstromen(speler: Speler) -> Zet:
    uitstroom = inkomen.Uitstroom(speler.een("uitkering")[0], DAG, RedenUitstroom.WERK)
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.uitstromen(uitstroom))


@zet("inkomen.ingedeeld", 4)
def _indelen(speler: Speler) -> Zet:
    dag = DAG - timedelta(days=speler.kans.randrange(30))
    plaatsing = inkomen.Plaatsing(speler.een("persoon")[0], speler.kans.choice(list(Trajectgroep)), dag)
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.indelen(plaatsing))


@zet("inkomen.werkregeling_gestart", 2)
def _werk(speler: Speler) -> Zet:
    start = inkomen.Werkstart(speler.een("persoon")[0], Werksoort.BESCHUT, DAG - timedelta(days=9))
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.werkregeling_starten(start), speler.zet("werkregeling"))


@zet("inkomen.werkregeling_gestopt", 2)
def _werk_stopt(speler: Speler) -> Zet:
    einde = inkomen.Werkeinde(speler.een("werkregeling")[0], DAG)
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.werkregeling_stoppen(einde))


@zet("inkomen.leefgeld_toegekend", 2)
def _leefgeld(speler: Speler) -> Zet:
    toekenning = inkomen.Leefgeldtoekenning(speler.een("persoon")[0], Opvang.GEMEENTELIJK, DAG - timedelta(days=9))
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.leefgeld_toekennen(toekenning), speler.zet("leefgeld"))


@zet("inkomen.leefgeld_betaald", 2)
def _leefgeld_betalen(speler: Speler) -> Zet:
    dag = DAG - timedelta(days=speler.kans.randrange(9))
    bedrag = inkomen.Leefgeldbedrag(speler.een("leefgeld")[0], dag, Decimal(70))
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.leefgeld_betalen(bedrag))


@zet("inkomen.leefgeld_beeindigd", 2)
def _leefgeld_stopt(speler: Speler) -> Zet:
    einde = inkomen.Leefgeldeinde(speler.een("leefgeld")[0], DAG - timedelta(days=speler.kans.randrange(8)))
    return Zet(speler.als(Rol.BACKOFFICE), lambda: inkomen.leefgeld_beeindigen(einde))


@zet("toezicht.noodtoegang_geopend", 3)
def _noodtoegang(speler: Speler) -> Zet:
    aanvraag = noodtoegang.Aanvraag(
        speler.een("persoon")[0], RedenNoodtoegang.GEVAAR, "Er belt iemand dat het nu niet goed gaat.", 30
    )
    vrager = speler.als(Rol.AANSPREEKPUNT)
    return Zet(vrager, lambda: noodtoegang.noodtoegang_openen(aanvraag), speler.zet("noodtoegang"))


@zet("toezicht.noodtoegang_beoordeeld", 3)
def _beoordelen(speler: Speler) -> Zet:
    rij, _ = speler.een("noodtoegang")
    oordeel = speler.kans.choice((Oordeel.TERECHT, Oordeel.ONTERECHT))
    tekst = "Ik heb de tijden en de reden bekeken."
    return Zet(speler.als(Rol.KWALITEIT), lambda: noodtoegang.noodtoegang_beoordelen(rij, oordeel, tekst))


def _uitvoerder(speler: Speler) -> Wie:
    """Of the team that carries out what was granted, or of who works in the dossier."""
    return speler.als(speler.kans.choice((Rol.BACKOFFICE, Rol.BACKOFFICE, Rol.AANSPREEKPUNT)))

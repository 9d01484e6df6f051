"""The screens of toegang and what they are about (see tests/keuring/schermen.py)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.klanten import HEERDE, maak_medewerker

from rotonde.catalogus.models import Partner, lijn_van
from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.inwoners.actions import Inschrijving, inschrijven
from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import klok, wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.toegang import actions
from rotonde.toegang.actions import Contact, Oppakking, Plan, Vraag
from rotonde.toegang.ervaringen.soorten import MINSTENS
from rotonde.toegang.models import Ervaring
from rotonde.toegang.soorten import AfspraakSoort, Antwoord, Kanaal

VRAAG = Vraag(
    "Hulp in huis", Kanaal.BALIE, Wet.WMO, verhaal="Sinds de operatie lukt het huishouden niet.", bereikbaar="balie"
)
# Far from the numbers that other tests take from the front.
_NUMMERS: Iterator[str] = islice(testnummers(), 62_000, None)
_EIGENAAR: dict[str, UUID] = {}


def wachtend() -> dict[str, Any]:
    """Two meldingen that wait, one of them with danger."""
    with wie.als(_dienst()):
        _wachtrij()
        actions.melden_alle([VRAAG, replace(VRAAG, veiligheid=True)])
    return {}


def beoordeeld() -> dict[str, Any]:
    """The answers about a team."""
    te_beoordelen()
    return {}


def te_beoordelen() -> dict[str, Any]:
    """A team of which as many said how it went as are shown, and which more may say it of."""
    with wie.als(_dienst()):
        _wachtrij()
        team = Team.objects.filter(gemeente_id=HEERDE, wachtrij=True)[0]
        vorige_maand = (klok.vandaag().replace(day=1) - timedelta(days=1)).replace(day=1)
        Ervaring.objects.bulk_create(
            Ervaring(gemeente_id=HEERDE, team=team, moment="contact", maand=vorige_maand,
                     gehoord=4, verder=3, geholpen=5)
            for _ in range(MINSTENS)
        )  # fmt: skip
    return {"team": team.code, "moment": "contact"}


def eigen() -> dict[str, Any]:
    """A melding that the actor took."""
    _EIGENAAR["melding"] = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(_dienst()):
        _wachtrij()
        melding = actions.melden(VRAAG).melding
        actions.oppakken_alle([Oppakking(melding, _EIGENAAR["melding"])])
    return {"melding": melding}


def contact() -> dict[str, Any]:
    """A contact that the actor just registered, of which a melding must be made."""
    _EIGENAAR["contact"] = maak_medewerker(Rol.BALIE)
    gehad = Contact(Kanaal.TELEFOON, "Vervoer", 5, Antwoord.MELDING, Wet.WMO, medewerker=_EIGENAAR["contact"])
    with wie.als(_dienst()):
        return {"contact": actions.contactmoment_registreren(gehad)}


def aan_de_telefoon() -> UUID:
    return _EIGENAAR["contact"]


def afspraak() -> dict[str, Any]:
    """Tomorrow the actor meets somebody."""
    _EIGENAAR["afspraak"] = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(_dienst()):
        _EIGENAAR["persoon"] = inschrijven(Inschrijving(next(_NUMMERS), "Geke", "Voorbeeld", date(1951, 2, 3)))
        plan = Plan(
            _EIGENAAR["persoon"], _EIGENAAR["afspraak"], AfspraakSoort.HUISBEZOEK, klok.nu() + timedelta(days=1), 30,
            "Hulp in huis", Wet.WMO,
        )  # fmt: skip
        return {"afspraak": actions.afspraak_maken(plan)}


def agenda() -> dict[str, Any]:
    """The same, on a list."""
    afspraak()
    return {}


def met_wie() -> dict[str, Any]:
    """Somebody who has an afspraak already."""
    afspraak()
    return {"persoon": _EIGENAAR["persoon"]}


def niet_veilig() -> dict[str, Any]:
    """Of whom is agreed that nobody calls."""
    wie_is = met_wie()
    with wie.als(_dienst()):
        veilig.afspreken(_EIGENAAR["persoon"], Veilig(geen_voicemail=True, uitleg="Via haar zus."))
    return wie_is


def voor_partner() -> dict[str, Any]:
    """Somebody works for a partner that refers and supports."""
    _EIGENAAR["partner"] = maak_medewerker(Rol.PARTNER)
    with wie.als(_dienst()):
        team, _ = Team.objects.get_or_create(gemeente_id=HEERDE, code="proef-steun", defaults={"naam": "Steun"})
        Teamlid.objects.create(
            gemeente_id=HEERDE, team=team, medewerker_id=_EIGENAAR["partner"], periode=periode(date(2020, 1, 1))
        )
        if not Partner.objects.filter(gemeente_id=HEERDE, code=team.code).exists():
            Partner.objects.create(
                gemeente_id=HEERDE, code=team.code, lijn=lijn_van(HEERDE, "partners", team.code), naam="Steun",
                soort=Partnersoort.BUURT, team=team.code, mag=list(Partnertaak), geldig=periode(date(2020, 1, 1)),
                bron="test",
            )  # fmt: skip
    return {}


def partner() -> UUID:
    return _EIGENAAR["partner"]


def heeft_afspraak() -> UUID:
    return _EIGENAAR["afspraak"]


def eigenaar() -> UUID:
    return _EIGENAAR["melding"]


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.TOEGANG, grond="test")


def _wachtrij() -> None:
    if not Team.objects.filter(gemeente_id=HEERDE, wachtrij=True).exists():
        Team.objects.bulk_create([Team(gemeente_id=HEERDE, code="toegang", naam="Toegang", wachtrij=True)])


SCHERMEN: list[Ingang] = [
    Scherm("toegang:wachtrij", Rol.AANSPREEKPUNT, wachtend),
    Scherm("toegang:zoeken", Rol.BALIE),
    Scherm("toegang:ervaringen", Rol.KWALITEIT, beoordeeld),
    Scherm("toegang:verwijzen", Rol.PARTNER, voor_partner, actor=partner),
    Scherm("toegang:ondersteunen", Rol.PARTNER, voor_partner, actor=partner),
    Scherm("toegang:contactmoment", Rol.BALIE),
    Scherm("toegang:contact_melden", Rol.BALIE, contact, actor=aan_de_telefoon),
    Scherm("toegang:melden", Rol.BALIE),
    Scherm("toegang:melding", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:koppelen", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:melder", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:afspraken", Rol.AANSPREEKPUNT, agenda, actor=heeft_afspraak),
    Scherm("toegang:veilig_contact", Rol.AANSPREEKPUNT, niet_veilig, actor=heeft_afspraak),
    Scherm("toegang:afspraak_maken", Rol.AANSPREEKPUNT, met_wie, actor=heeft_afspraak),
    *(
        Scherm(f"toegang:{route}", Rol.AANSPREEKPUNT, afspraak, actor=heeft_afspraak)
        for route in ("afspraak", "afspraak_verzetten", "afspraak_afzeggen")
    ),
    GeenScherm("toegang:afspraak_afronden", "POST: legt vast hoe een afspraak ging"),
    GeenScherm("toegang:afspraak_agenda", "bestand voor een agenda; gekeurd in toegang/afspraken/test_views.py"),
    GeenScherm("toegang:bevestigen", "POST: bevestigt een melding"),
    GeenScherm("toegang:bevestiging", "een pdf; gekeurd in tests/toegang/bevestiging"),
    GeenScherm("toegang:oppakken", "POST: neemt een melding uit de wachtrij"),
    Scherm("toegang:overdragen", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:teruggeven", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    GeenScherm("toegang:afhandelen", "POST: handelt een melding af"),
]

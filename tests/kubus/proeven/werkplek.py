"""How the routes of the werkplek and of signing in are tried."""

import datetime as dt
from typing import Any

from allauth.socialaccount.models import SocialAccount
from tests.klanten import HEERDE
from tests.kubus.basis import DAG
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak

from rotonde.kern.models import Account
from rotonde.kern.soorten import Rol
from rotonde.privacy.deling import actions as deling
from rotonde.werkplek import actions
from rotonde.werkplek.account.personeel import VOORVOEGSEL
from rotonde.werkplek.personeel.lezen import Mens, Toekenning
from rotonde.werkplek.personeel.verschil import Wijziging
from rotonde.werkplek.verdeling.actions import dossiers_wegen
from rotonde.werkplek.vervanging import actions as vervanging
from rotonde.werkplek.vervanging.actions import Afwezig

DIENST = f"{VOORVOEGSEL}{HEERDE}"
BALIE = Toekenning(Rol.BALIE.value, DAG, DAG + dt.timedelta(days=180))
MENS = Mens("oid-nieuw", "nieuw", "Nieuwe Collega", "Consulent", frozenset({BALIE}), frozenset(), actief=True)
NIEUW = Wijziging(MENS, None, False, (BALIE,), (), (), (), gegevens=False)


LATER = DAG + dt.timedelta(days=100)


def _weg(zaak: Zaak) -> Afwezig:
    """Who asks goes away."""
    return Afwezig(zaak.vrager, zaak.opvolger, LATER, LATER + dt.timedelta(days=8))


def _afwezig(zaak: Zaak) -> dict[str, str]:
    return {
        "medewerker": f"{zaak.vrager}",
        "vervanger": f"{zaak.opvolger}",
        "van": f"{LATER}",
        "tot_en_met": f"{LATER}",
    }


def _account(zaak: Zaak) -> Account:
    return Account.objects.get(username=zaak.stad.gebruikersnaam)


def _gedeeld(zaak: Zaak) -> dict[str, Any]:
    return {"deling": zaak.gedeeld}


def _ontvangen(zaak: Zaak) -> dict[str, Any]:
    return {"deling": zaak.ontvangen}


AANZET = {
    "leefgebied": "wonen",
    "omschrijving": "rust in huis",
    "startscore": "4",
    "streefscore": "8",
    "soort": "eigen_kracht",
    "hulp": "zelf oefenen",
}


def _bevestig(zaak: Zaak) -> None:
    deling.bevestigen(zaak.gedeeld, door="Wim")


PROEVEN: list[Proef] = [
    Route("werkplek:partner"),
    Route("werkplek:partner_eigen"),
    Route("werkplek:partner_deling", pad=_gedeeld),
    Route("werkplek:partner_bevestigen", "POST", pad=_gedeeld),
    Route("werkplek:partner_antwoorden", pad=_gedeeld),
    Route("werkplek:partner_antwoorden", "POST", pad=_gedeeld, invoer=lambda _: {"uitkomst": "helpt"}, voor=_bevestig),
    Route("werkplek:partner_aanzet", pad=_ontvangen),
    Route("werkplek:partner_aanzet", "POST", pad=_ontvangen, invoer=lambda _: AANZET),
    Route("wortel:gemeenten"),
    Route("werkplek:vandaag"),
    Route("werkplek:tijdlijn", pad=lambda zaak: {"dossier": zaak.dossier}),
    Route("werkplek:dossierzoeken"),
    Route("werkplek:dossierzoeken", "POST", invoer=lambda _: {"woorden": "rustig"}, toont=True),
    Route("werkplek:verdeling"),
    Route("werkplek:wieiswie"),
    Route("werkplek:vervangingen"),
    Route("werkplek:vervanging"),
    Route("werkplek:vervanging", "POST", invoer=_afwezig),
    Route("werkplek:vervanging_beeindigen", pad=lambda zaak: {"vervanging": zaak.stad.vervanging}),
    Route("werkplek:vervanging_beeindigen", "POST", pad=lambda zaak: {"vervanging": zaak.stad.vervanging}),
    Werkwoord("werkplek.vervanging_regelen", lambda zaak: vervanging.regelen(_weg(zaak))),
    Werkwoord("werkplek.vervanging_beeindigen", lambda zaak: vervanging.beeindigen(zaak.stad.vervanging)),
    Route("werkplek:beheer"),
    Route("werkplek:taak_opnieuw", "POST", pad=lambda zaak: {"taak": zaak.stad.taak}),
    Route("werkplek:taak_vervallen", "POST", pad=lambda zaak: {"taak": zaak.stad.taak}),
    Route("aanmelden:werk"),
    Route("aanmelden:werk", "POST"),
    Route("aanmelden:mijn"),
    Route("aanmelden:af"),
    Route("aanmelden:af", "POST"),
    Route("aanmelden:opnieuw"),
    Route("aanmelden:opnieuw", "POST"),
    Route("aanmelden:sessie"),
    Route("aanmelden:sessie", "POST"),
    Route("aanmelden:sessies"),
    Route("aanmelden:sessies_beeindigen", "POST", invoer=lambda _: {"alle": "ja"}),
    Route(
        "aanmelden:concept",
        "POST",
        vraag=lambda zaak: {"pad": f"/{zaak.stad.slug}/mijn/"},
        invoer=lambda _: {"verhaal": "Ik was nog bezig."},
    ),
    Route("aanmelden:concept_weg", "POST"),
    Werkwoord(
        "werkplek.wachtwoord_uitgeven",
        lambda zaak: actions.wachtwoord_uitgeven(zaak.stad.gebruikersnaam),
        werkte=lambda _, wachtwoord: len(wachtwoord) > 10,
    ),
    Werkwoord("werkplek.personeel_bijwerken", lambda _: actions.personeel_bijwerken([NIEUW], provider=DIENST)),
    Werkwoord(
        "werkplek.account_koppelen",
        lambda zaak: actions.account_koppelen(_account(zaak).pk, provider=DIENST, kenmerk="nieuw"),
        werkte=lambda zaak, _: SocialAccount.objects.filter(user=_account(zaak), uid="nieuw").exists(),
    ),
    Werkwoord("werkplek.dossiers_wegen", lambda zaak: dossiers_wegen([zaak.dossier])),
    Werkwoord(
        "werkplek.accounts_sluiten",
        lambda zaak: actions.accounts_sluiten([_account(zaak).pk]),
        werkte=lambda zaak, _: not _account(zaak).is_active,
    ),
]

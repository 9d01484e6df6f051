"""The pages of the werkplek and of signing in, for the inspection of all screens."""

from datetime import timedelta
from typing import Any

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.klanten import HEERDE, maak_medewerker
from tests.regie import taferelen as regie
from tests.regie import taferelen_delen as delen
from tests.werkplek.taken import mislukte_taak

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.werkplek.vervanging import actions as vervanging
from rotonde.werkplek.vervanging.actions import Afwezig


def _met_een_mislukte_taak() -> dict[str, Any]:
    mislukte_taak()
    return {}


def vervangen() -> dict[str, Any]:
    """Somebody is away from today on."""
    weg, vervanger = (maak_medewerker(Rol.AANSPREEKPUNT) for _ in range(2))
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        vandaag = klok.vandaag()
        return {"vervanging": vervanging.regelen(Afwezig(weg, vervanger, vandaag, vandaag + timedelta(days=8)))}


def _vervangen() -> dict[str, Any]:
    vervangen()
    return {}


def _bij_partner() -> dict[str, Any]:
    delen.bij_partner()
    return {}


def _eigen_werk() -> dict[str, Any]:
    delen.eigen_werk_van_partner()
    return {}


SCHERMEN: list[Ingang] = [
    Scherm("wortel:gemeenten", Rol.ANONIEM),
    Scherm("aanmelden:mijn", Rol.ANONIEM),
    GeenScherm("aanmelden:werk", "doorgang naar het account of de werkplek; de rolkeuze staat in test_views_aanmelden"),
    Scherm("aanmelden:af", Rol.BALIE),
    Scherm("aanmelden:opnieuw", Rol.INWONER),
    GeenScherm("werkplek:personeel_levering", "JSON voor een systeem dat tekent"),
    GeenScherm("aanmelden:sessie", "cijfers voor de pagina"),
    Scherm("aanmelden:sessies", Rol.INWONER),
    GeenScherm("aanmelden:sessies_beeindigen", "handeling"),
    GeenScherm("aanmelden:concept", "handeling"),
    GeenScherm("aanmelden:concept_weg", "handeling"),
    Scherm("account_login", Rol.ANONIEM),
    Scherm("account_inactive", Rol.ANONIEM),
    GeenScherm("naar_makelaar", "handeling"),
    GeenScherm("naar_personeel", "doorgang naar de dienst van de gemeente"),
    GeenScherm("openid_connect_callback", "doorgang; gekeurd in tests/simulatie/test_makelaar.py"),
    *(
        GeenScherm(naam, "vraagt een half aangemeld account; gekeurd in tests/werkplek/account")
        for naam in (
            "account_reauthenticate",
            "mfa_authenticate",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_view_recovery_codes",
            "mfa_list_webauthn",
            "mfa_reauthenticate_webauthn",
            "mfa_add_webauthn",
            "mfa_remove_webauthn",
        )
    ),
    Scherm("werkplek:vandaag", Rol.BALIE),
    Scherm("werkplek:tijdlijn", Rol.AANSPREEKPUNT, regie.vastgesteld, actor=regie.houder),
    Scherm("werkplek:dossierzoeken", Rol.AANSPREEKPUNT),
    Scherm("werkplek:verdeling", Rol.PROCESREGISSEUR, regie.lijst),
    Scherm("werkplek:wieiswie", Rol.BALIE, _vervangen),
    Scherm("werkplek:partner", Rol.PARTNER, _bij_partner, actor=delen.van_partner),
    Scherm("werkplek:partner_eigen", Rol.PARTNER, _eigen_werk, actor=delen.van_partner),
    Scherm("werkplek:partner_deling", Rol.PARTNER, delen.bij_partner, actor=delen.van_partner),
    Scherm("werkplek:partner_aanzet", Rol.PARTNER, delen.bij_partner, actor=delen.van_partner),
    Scherm("werkplek:partner_antwoorden", Rol.PARTNER, delen.bij_partner, actor=delen.van_partner),
    GeenScherm("werkplek:partner_bevestigen", "handeling"),
    Scherm("werkplek:vervangingen", Rol.PROCESREGISSEUR, _vervangen),
    Scherm("werkplek:vervanging", Rol.PROCESREGISSEUR, regie.lijst),
    Scherm("werkplek:vervanging_beeindigen", Rol.PROCESREGISSEUR, vervangen),
    Scherm("werkplek:beheer", Rol.BEHEER, zoek=_met_een_mislukte_taak),
    GeenScherm("werkplek:taak_opnieuw", "handeling"),
    GeenScherm("werkplek:taak_vervallen", "handeling"),
]

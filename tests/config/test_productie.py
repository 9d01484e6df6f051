"""What stands fixed as soon as the environment is production, as a process of production reads it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rotonde.cli.installatie import WORTEL
from rotonde.cluster.geheimen import geheimen

LEES = """
import json
from rotonde.config import settings
print(json.dumps({naam: waarde for naam, waarde in vars(settings).items() if naam.isupper()}, default=str))
"""
# What stands behind ROTONDE_MAILSERVER.
MAILSERVER = {"": "mail.example", "_GEBRUIKER": "rotonde", "_WACHTWOORD": "voorbeeld"}


@pytest.fixture(scope="module")
def instellingen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    map_ = tmp_path_factory.mktemp("productie")
    geheimen(map_ / "geheimen.json")
    gelezen: dict[str, Any] = json.loads(_lees(map_).stdout)
    return gelezen


def _lees(map_: Path, **anders: str) -> subprocess.CompletedProcess[str]:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("DATABASE", "ROTONDE"))}
    omgeving |= {
        "PYTHONPATH": str(WORTEL / "src"),
        "ROTONDE_OMGEVING": "productie",
        "ROTONDE_PROCES": "web",
        "ROTONDE_GEHEIMEN": str(map_ / "geheimen.json"),
        "ROTONDE_MAP": str(map_),
        "DATABASE_URL_WEB": "postgresql:///rotonde",
    }
    return subprocess.run(
        [sys.executable, "-P", "-c", LEES], env=omgeving | anders, capture_output=True, text=True, check=False, cwd="/"
    )


def test_cookies_are_bound_to_this_host_and_to_tls_sec_09(instellingen: dict[str, Any]) -> None:
    for soort in ("SESSION", "CSRF"):
        assert instellingen[f"{soort}_COOKIE_NAME"].startswith("__Host-")
        assert instellingen[f"{soort}_COOKIE_SECURE"] is True
        assert instellingen[f"{soort}_COOKIE_HTTPONLY"] is True
    assert instellingen["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_browsers_come_over_tls_for_at_least_a_year_sec_21(instellingen: dict[str, Any]) -> None:
    assert instellingen["SECURE_SSL_REDIRECT"] is True
    assert instellingen["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert instellingen["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_a_statement_of_the_web_ends_after_five_seconds_sec_24(instellingen: dict[str, Any]) -> None:
    assert "statement_timeout=5000" in instellingen["DATABASES"]["default"]["OPTIONS"]["options"]


def test_a_password_is_long_not_common_and_slow_to_guess_sec_03(instellingen: dict[str, Any]) -> None:
    eisen = {eis["NAME"].rpartition(".")[2]: eis.get("OPTIONS", {}) for eis in instellingen["AUTH_PASSWORD_VALIDATORS"]}

    assert eisen["MinimumLengthValidator"]["min_length"] >= 14
    # Length and nothing about its make-up: rules of composition make passwords easier to guess.
    assert set(eisen) == {"MinimumLengthValidator", "CommonPasswordValidator"}
    assert instellingen["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.ScryptPasswordHasher"]


def test_nothing_of_the_demo_or_of_debugging_is_there_sec_25(instellingen: dict[str, Any]) -> None:
    assert instellingen["DEBUG"] is False
    assert instellingen["ROTONDE_DEMO"] is False
    assert instellingen["ROTONDE_KLOK_VERZETBAAR"] is False
    assert instellingen["STIJLPAGINA"] is False
    assert instellingen["ROOT_URLCONF"] == "rotonde.config.urls_wortel"


def test_a_key_answers_to_a_site_over_tls_only_and_is_never_the_only_factor_sec_03(
    instellingen: dict[str, Any],
) -> None:
    assert instellingen["MFA_SUPPORTED_TYPES"] == ["totp", "webauthn", "recovery_codes"]
    assert not instellingen.get("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
    assert not instellingen.get("MFA_PASSKEY_LOGIN_ENABLED")


@pytest.mark.parametrize(
    ("gekozen", "poort", "starttls", "direct"),
    [({}, 587, True, False), ({"ROTONDE_MAILSERVER_TLS": "direct"}, 465, False, True)],
    ids=["standaard", "direct"],
)
def test_mail_goes_over_tls_to_the_server_that_is_named_sec_22(
    tmp_path: Path, gekozen: dict[str, str], poort: int, starttls: bool, direct: bool
) -> None:
    geheimen(tmp_path / "geheimen.json")
    server = {f"ROTONDE_MAILSERVER{deel}": waarde for deel, waarde in MAILSERVER.items()}
    gelezen = json.loads(_lees(tmp_path, **server, **gekozen).stdout)

    assert gelezen["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (gelezen["EMAIL_HOST"], gelezen["EMAIL_PORT"]) == ("mail.example", poort)
    assert (gelezen["EMAIL_HOST_USER"], gelezen["EMAIL_HOST_PASSWORD"]) == ("rotonde", "voorbeeld")
    assert (gelezen["EMAIL_USE_TLS"], gelezen["EMAIL_USE_SSL"]) == (starttls, direct)


@pytest.mark.parametrize(("tls", "zin"), [("ja", "is starttls, direct of nee"), ("nee", "gaat het wachtwoord open")])
def test_mail_with_a_password_never_goes_in_clear_sec_22(tmp_path: Path, tls: str, zin: str) -> None:
    geheimen(tmp_path / "geheimen.json")

    geweigerd = _lees(tmp_path, ROTONDE_MAILSERVER_WACHTWOORD="voorbeeld", ROTONDE_MAILSERVER_TLS=tls)

    assert geweigerd.returncode != 0
    assert zin in geweigerd.stderr


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"ROTONDE_OIDC_SERVER": "http://makelaar.example"}, "begint niet met https"),
        ({"ROTONDE_OIDC_NIVEAUS": '{"loa3": "heel hoog"}'}, "noemt een onbekend niveau"),
    ],
)
def test_a_broker_without_tls_or_with_a_level_that_does_not_exist_is_refused_sec_01(
    tmp_path: Path, anders: dict[str, str], zin: str
) -> None:
    geheimen(tmp_path / "geheimen.json")
    goed = {"ROTONDE_OIDC_SERVER": "https://makelaar.example", "ROTONDE_OIDC_NIVEAUS": '{"loa3": "hoog"}'}

    assert _lees(tmp_path, **goed).returncode == 0
    geweigerd = _lees(tmp_path, **(goed | anders))
    assert geweigerd.returncode != 0
    assert zin in geweigerd.stderr


def test_there_are_two_sealed_accounts_at_most_sec_03(tmp_path: Path) -> None:
    geheimen(tmp_path / "geheimen.json")

    twee, drie = (_lees(tmp_path, ROTONDE_NOODACCOUNTS=namen) for namen in ("een,twee", "een,twee,drie"))

    assert json.loads(twee.stdout)["NOODACCOUNTS"] == ["een", "twee"]
    assert drie.returncode != 0
    assert "laat er hoogstens twee staan" in drie.stderr

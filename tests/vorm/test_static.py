"""What a browser fetches: complete, and small enough for a phone in the countryside."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

CSS = ("vendor/tokens/theme.css", "vendor/utrecht/index.css", "vorm/rotonde.css", "vorm/onderdelen.css")


@pytest.fixture
def verzameld(tmp_path: Path, settings: Any) -> Path:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_alle_verwijzingen_tussen_bestanden_kloppen(verzameld: Path) -> None:
    """The manifest storage refuses a stylesheet that points to a file that is not there."""
    assert (verzameld / "staticfiles.json").exists()
    assert list(verzameld.glob("vendor/utrecht/index.*.css.gz"))


def test_alle_opmaak_samen_blijft_onder_honderd_kilobyte() -> None:
    bron = Path(__file__).resolve().parents[2] / "src/rotonde/vorm/static"

    gewicht = sum(len(gzip.compress((bron / bestand).read_bytes())) for bestand in CSS)

    assert gewicht < 100_000


def test_de_server_geeft_de_bestanden_ook() -> None:
    assert Client().get("/static/vorm/rotonde.css").status_code == 200
    assert Client().get("/static/vorm/bestaat-niet.css").status_code == 404

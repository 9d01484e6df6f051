"""What the operator sets to reach the broker."""

import os
import subprocess
import sys

import pytest

CODE = (
    "from rotonde.config import settings; "
    "print(settings.FORMULIER_OOK_NAAR, len(settings.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS']))"
)


@pytest.mark.parametrize(
    ("server", "verwacht"),
    [("https://makelaar.example/oidc", "['https://makelaar.example'] 1"), ("", "[] 0")],
)
def test_de_makelaar_staat_in_het_beleid_van_de_browser_sec_20(server: str, verwacht: str) -> None:
    uitkomst = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "ROTONDE_OIDC_SERVER": server, "PYTHONPATH": "src"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert uitkomst.stdout.strip() == verwacht

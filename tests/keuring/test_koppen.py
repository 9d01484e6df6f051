"""Each header that is missing or too wide is found (AF-35)."""

import pytest
from tests.keuring.koppen import keur_koppen

GOED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'nonce-abc'; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=()",
    "Cache-Control": "no-store",
}


def test_goede_koppen_hebben_geen_bevindingen_sec_20_sec_21() -> None:
    assert keur_koppen(GOED, met_sessie=True) == []
    assert keur_koppen(GOED | {"Cache-Control": "public"}, met_sessie=False) == []


@pytest.mark.parametrize("weg", GOED)
def test_elke_kop_wordt_gemist_af_35(weg: str) -> None:
    koppen = {naam: waarde for naam, waarde in GOED.items() if naam != weg}

    assert len(keur_koppen(koppen, met_sessie=True)) == 1


@pytest.mark.parametrize(
    ("goed", "ruim"),
    [
        ("script-src 'nonce-abc'", "script-src 'unsafe-inline'"),
        ("object-src 'none'", "object-src 'self'"),
        ("form-action 'self'", "form-action *"),
        ("form-action 'self'", "form-action http://elders.example"),
    ],
)
def test_een_te_ruim_beleid_valt_op_sec_20(goed: str, ruim: str) -> None:
    beleid = GOED["Content-Security-Policy"].replace(goed, ruim)

    assert len(keur_koppen(GOED | {"Content-Security-Policy": beleid}, met_sessie=False)) == 1

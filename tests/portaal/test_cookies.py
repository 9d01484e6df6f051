"""The public site knows nobody: no cookie and no stranger before signing in."""

import re

import pytest
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, klant_als, maak_gemeente

from rotonde.kern.soorten import Rol

PUBLIEK = ["/", "/heerde/", "/heerde/vraag/", "/heerde/hulp/", "/heerde/hulp/?woorden=fiets", "/heerde/aanmelden/mijn/"]


@pytest.mark.django_db
@pytest.mark.parametrize("pad", PUBLIEK)
def test_de_openbare_site_zet_geen_cookie_en_noemt_geen_vreemde_host_priv_58(client: KeurendeClient, pad: str) -> None:
    maak_gemeente(HEERDE)

    pagina = client.zie(pad)

    assert dict(client.cookies) == {}
    assert re.findall(r"""(?:src|href|action)=["'](?:https?:)?//[^"']+""", pagina.html) == []


@pytest.mark.django_db
def test_na_aanmelden_is_er_wel_een_cookie_af_35() -> None:
    klant = klant_als(Rol.INWONER)

    klant.zie("/heerde/mijn/")

    assert "rotonde" in klant.cookies

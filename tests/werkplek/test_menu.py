"""The menu shows where one is, and on a page of no item of its own it says nothing."""

import re

from tests.inwoners.gezin import Gezin
from tests.klanten import klant_als

from rotonde.kern.soorten import Rol


def test_alleen_de_startpagina_is_de_startpagina(gezin: Gezin) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.moeder)
    paden = ("/proef/", "/proef/mijn/", "/proef/sessies/")

    assert [re.findall(r'href="([^"]+)"[^>]*aria-current="page"', klant.zie(pad).html) for pad in paden] == [
        ["/proef/"], ["/proef/mijn/"], [],
    ]  # fmt: skip

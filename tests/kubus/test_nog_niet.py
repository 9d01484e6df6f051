"""What still waits for its cells is at least shut to every rol that the table of bevoegdheden leaves out (SEC-10)."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.keuring.schermen import GEMEENTE
from tests.klanten import HEERDE, NAMEN
from tests.kubus.eindpunten import nog_niet, voorbeeld
from tests.kubus.meting import Meting, dicht, ongedaan
from tests.kubus.tabel import Eindpunt, Relatie
from tests.kubus.wereld import NU, WET

from rotonde.kern import bevoegdheden, klok, wie
from rotonde.kern.actie import ACTIES
from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.soorten import ActorSoort, Doel, Rol


@pytest.mark.parametrize("eindpunt", sorted(nog_niet(), key=str), ids=str)
def test_wat_nog_wacht_is_dicht_voor_wie_niet_in_de_tabel_staat_sec_10(meting: Meting, eindpunt: Eindpunt) -> None:
    regel = bevoegdheden.tabel()[eindpunt.soort, eindpunt.naam]
    open_ = []
    for rol in set(Rol) - regel.rollen:
        with klok.op(NU), ongedaan():
            if eindpunt.soort == "actie":
                open_ += [] if _geweigerd(meting, eindpunt.naam, rol) else [rol]
            elif rol != Rol.DIENST:
                klant = meting.klant(rol, Relatie.EIGEN)
                open_ += [] if dicht(_vraag(klant, eindpunt)) else [rol]

    assert open_ == []
    assert regel.rollen


def _vraag(klant: Client, eindpunt: Eindpunt) -> HttpResponse:
    pad = f"/{NAMEN[HEERDE][1]}{reverse(eindpunt.naam, GEMEENTE, kwargs=voorbeeld(eindpunt.naam))}"
    return klant.generic(eindpunt.methode, pad)


def _geweigerd(meting: Meting, naam: str, rol: Rol) -> bool:
    vrager = wie.wie(
        gemeente=HEERDE, actor=meting.wereld.medewerker, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=WET,
        doel=Doel.TOEZICHT, grond="kubus", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(vrager):
        try:
            ACTIES[naam]()
        except GeenBevoegdheid:
            return True
    return False

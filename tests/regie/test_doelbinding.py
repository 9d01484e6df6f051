"""A doel of one wet and inzet of another: only where there is a ground for it, which stays with the inzet."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import Gezin
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import INZET, Zaak, doel
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.soorten import Rol, Wet
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Mag, Manier
from rotonde.regie import actions
from rotonde.regie.models import Inzet
from rotonde.regie.soorten import Ladder


def stel(zaak: Zaak, persoon: UUID, wet: Wet) -> UUID:
    return actions.doel_stellen(zaak.aanpak, replace(doel(persoon), wet=wet))


def kies(doel_id: UUID, wet: Wet, *, ingebracht: bool = False) -> Mag:
    """What is there for all: a product would bring a wet of its own."""
    wat = replace(INZET, soort=Ladder.VOORLIGGEND, product_code="", wet=wet, ingebracht=ingebracht)
    gekozen = actions.inzet_kiezen(doel_id, wat)
    return Mag(Inzet.objects.get(pk=gekozen).doelbinding)


def test_een_inzet_van_een_andere_wet_vraagt_een_grond_en_houdt_die_priv_03(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        jeugd = stel(zaak, gezin.moeder, Wet.JEUGDWET)
        assert kies(jeugd, Wet.JEUGDWET) == Mag.EIGEN
        assert kies(jeugd, Wet.WGS) == Mag.WET
        with pytest.raises(GeenBevoegdheid, match="vraag de inwoner om toestemming"):
            kies(jeugd, Wet.WMO)
        ja = Instemming(zaak.dossier, gezin.moeder, "jeugd_voor_wmo", Manier.GESPREK, (gezin.moeder,))
        gegeven = toestemming.vastleggen(ja)
        assert kies(jeugd, Wet.WMO) == Mag.TOESTEMMING
        toestemming.intrekken(gegeven)
        with pytest.raises(GeenBevoegdheid):
            kies(jeugd, Wet.WMO)


def test_wat_de_inwoner_inbrengt_staat_zo_bij_de_inzet_priv_10(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        wmo = stel(zaak, gezin.moeder, Wet.WMO)
        with pytest.raises(GeenBevoegdheid, match="zelf inbrengt"):
            kies(wmo, Wet.PARTICIPATIEWET)
        assert kies(wmo, Wet.PARTICIPATIEWET, ingebracht=True) == Mag.INGEBRACHT
        # What needs no bringing in is not called that.
        assert kies(wmo, Wet.WMO, ingebracht=True) == Mag.EIGEN


def test_zonder_grond_bewaart_de_database_geen_inzet_priv_03(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(IntegrityError), transaction.atomic():
        Inzet.objects.filter(pk=zaak.inzet).update(doelbinding=Mag.NEE)


def test_het_scherm_vraagt_het_en_laat_het_zien_priv_10(loket: Loket, zaak: Zaak, producten: None) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    wat = {
        "soort": "maatwerk", "product_code": "jeugdhulp", "omschrijving": "hulp voor het kind",
        "reden_zwaarder": "niemand kan",
    }  # fmt: skip
    pad = f"{dossier}doel/{zaak.doel}/inzet/"
    revisie = anna.get(pad).context["form"]["revisie"].value()
    geweigerd = anna.post(pad, {**wat, "revisie": revisie})
    assert geweigerd.status_code == 422
    assert "of hij dit zelf inbrengt" in geweigerd.content.decode()
    assert anna.post(pad, {**wat, "revisie": revisie, "ingebracht": "on"}).status_code == 302
    assert "Jeugdwet: de inwoner bracht het zelf in voor deze Aanpak" in anna.zie(dossier).html

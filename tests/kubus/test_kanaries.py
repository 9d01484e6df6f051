"""What few may know stands nowhere else: a secret address, what is about a housemate, where
an ex-partner went, and who told us.

Each kind is planted in the world of the cube, the crawler reads everything, and each kind has the twin that finds it
(PRIV-24, PRIV-25, PRIV-27, PRIV-28, PRIV-30, AF-35).
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from tests.keuring.kruip import LOGS, POST, TAKEN, Plek, Soort, kruip
from tests.kubus.basis import DAG, NU, VOGELS, WET, dienst
from tests.kubus.meting import Meting, ongedaan
from tests.kubus.tabel import OVER_IEMAND, Relatie
from tests.kubus.wereld import Zaak

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Vertrek
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern import klok
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.regie.actions import DoelInhoud

WERKERS = {Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR, Rol.PROFESSIONAL}
# Who may see a secret address may read the letter that was sent to it; the resident has that letter too.
MET_RECHT = {Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR, Rol.BACKOFFICE}
BRIEVEN = {("GET besluiten:beschikking", rol) for rol in MET_RECHT} | {("GET portaal:brief", Rol.INWONER)}


def _laan(zaak: Zaak) -> list[str]:
    """Street and postcode of the address where this resident lives, and those of no other."""
    return [f"{VOGELS[zaak.relatie]}laan", f"90{OVER_IEMAND.index(zaak.relatie):02}XA"]


def _kern(_: Zaak) -> list[str]:
    """The kern where all of them live."""
    return ["Proefdorp"]


def _van_de_huisgenoot(zaak: Zaak) -> list[str]:
    return [f"brul{zaak.kanarie}"]


def _vluchtadres(zaak: Zaak) -> list[str]:
    return [f"vlucht{zaak.kanarie}", f"91{OVER_IEMAND.index(zaak.relatie):02}ZZ"]


# All that the gemeente has of somebody goes to that resident, and kwaliteit looks it over first (PRIV-48).
BUNDELS = {("GET privacy:avg_bestand", Rol.INWONER)} | {
    (f"GET rechten:{route}", Rol.KWALITEIT) for route in ("avg", "avg_bestand")
}
GEHEIM_ADRES = Soort("geheim adres", _laan, lambda plek: (plek.bron, plek.rol) in BRIEVEN | BUNDELS)
# A list to choose from names every kern; which of them is chosen is tried in tests/regie/test_lichter.py.
KEUZELIJSTEN = {
    (f"{methode} regie:inzet", rol) for methode in ("GET", "POST") for rol in (Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR)
}
GEHEIME_KERN = Soort("geheime kern", _kern, lambda plek: (plek.bron, plek.rol) in BRIEVEN | BUNDELS | KEUZELIJSTEN)
HUISGENOOT = Soort("over een huisgenoot", _van_de_huisgenoot, lambda plek: plek.rol in WERKERS)
EX_PARTNER = Soort(
    "het nieuwe adres van een ex-partner",
    _vluchtadres,
    # Of who left, not of who stayed behind: the request is of the first.
    lambda plek: (plek.bron, plek.rol) == ("GET rechten:avg", Rol.KWALITEIT),
)
MELDER = Soort(
    "de melder",
    lambda zaak: [f"klikspaan-{zaak.kanarie}"],
    lambda plek: plek.bron == "POST toegang:melder" and plek.rol in {Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR},
)
SOORTEN = (GEHEIM_ADRES, GEHEIME_KERN, HUISGENOOT, EX_PARTNER, MELDER)


@pytest.fixture
def geplant(meting: Meting) -> Iterator[Meting]:
    """In every dossier something about the housemate; then the betrokkene leaves, and the address is secret."""
    with ongedaan():
        for zaak in meting.wereld.zaken.values():
            with klok.op(NU), dienst(zaak.stad.code):
                doel = DoelInhoud(zaak.huisgenoot, "wonen", _van_de_huisgenoot(zaak)[0], 4, 7, WET)
                regie.doel_stellen(zaak.aanpak, doel)
        yield meting


def _verberg(meting: Meting) -> None:
    for zaak in meting.wereld.zaken.values():
        with klok.op(NU), dienst(zaak.stad.code):
            inwoners.geheimhouding_instellen(zaak.persoon, 7)


def _ga_uiteen(meting: Meting) -> None:
    for zaak in meting.wereld.zaken.values():
        straat, postcode = _vluchtadres(zaak)
        with klok.op(NU), dienst(zaak.stad.code):
            adres = Adresgegevens(straat, "3", postcode, zaak.stad.woonkern)
            inwoners.uiteengaan(Vertrek(zaak.persoon, [], adres, DAG))


def _fouten(meting: Meting, teksten: dict[Plek, str], soorten: Any) -> list[str]:
    return [zin for soort in soorten for zaak in meting.wereld.zaken.values() for zin in soort.te_veel(teksten, zaak)]


def test_wat_geheim_is_staat_nergens_priv_24_priv_25_priv_27_priv_28_priv_30(
    geplant: Meting, logboek: StringIO
) -> None:
    _verberg(geplant)
    _ga_uiteen(geplant)

    teksten = kruip(geplant, logboek)

    fouten = _fouten(geplant, teksten, SOORTEN)
    assert not fouten, "\n".join(fouten)
    assert {plek.rol for plek in teksten} >= set(Rol) - {Rol.DIENST}
    assert {POST, TAKEN, LOGS} <= {plek.bron for plek in teksten}
    assert len(teksten) > 400


def test_zonder_geheimhouding_staat_het_er_wel_af_35(geplant: Meting, logboek: StringIO) -> None:
    """The twin: the crawler finds each word where it may stand, so it would have found it elsewhere."""
    eigen = geplant.wereld.zaken[Relatie.EIGEN]

    teksten = kruip(geplant, logboek, Relatie.EIGEN)

    gezien = {(plek.bron, plek.rol) for plek in GEHEIM_ADRES.gezien(teksten, eigen)}
    assert {("GET toegang:melding", Rol.AANSPREEKPUNT), ("GET besluiten:beschikking", Rol.PROFESSIONAL)} <= gezien
    assert ("GET regie:dossier", Rol.AANSPREEKPUNT) in {
        (plek.bron, plek.rol) for plek in HUISGENOOT.gezien(teksten, eigen)
    }
    assert {(plek.bron, plek.rol) for plek in MELDER.gezien(teksten, eigen)} == {
        ("POST toegang:melder", Rol.AANSPREEKPUNT),
        ("POST toegang:melder", Rol.PROCESREGISSEUR),
    }
    post = "".join(tekst for plek, tekst in teksten.items() if plek.bron == POST)
    assert f"{eigen.kanarie}@voorbeeld.invalid" in post
    assert _fouten(geplant, teksten, [GEHEIM_ADRES])


def test_wie_het_recht_heeft_vindt_het_adres_af_35(geplant: Meting) -> None:
    _verberg(geplant)
    _ga_uiteen(geplant)
    zaak = geplant.wereld.zaken[Relatie.EIGEN]

    with klok.op(NU), dienst(zaak.stad.code):
        assert _vluchtadres(zaak)[0] in inwoners.geheim_adres_tonen(zaak.persoon)

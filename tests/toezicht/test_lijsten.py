"""Every list of toezicht asks the database as often for thirty rows as for one (AF-35)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.klanten import HEERDE, klant_als, maak_gemeente, maak_medewerker
from tests.toezicht import wereld
from tests.toezicht.wereld import WERELD

from rotonde.kern import wie
from rotonde.kern.models import Inzage, nieuw_id
from rotonde.kern.soorten import Rol
from rotonde.toezicht.actions.bevindingen import bewaar
from rotonde.toezicht.afwijkingen.verkeer import Treffer
from rotonde.toezicht.models import Bevinding

BASIS = "/heerde/werk/toezicht"


def _medewerker() -> None:
    maak_medewerker(Rol.BALIE, naam="Erbij")


def _bevinding() -> None:
    with wie.als(wereld.dienst()):
        regel = Inzage.objects.order_by("id").first()
        assert regel is not None
        bewaar([("nacht", Treffer(str(nieuw_id()), WERELD["bram"], None, [regel.id], regel.tijd))])


LIJSTEN: list[tuple[str, Rol, str, Callable[[], object]]] = [
    ("noodtoegang/", Rol.KWALITEIT, "kim", wereld.noodtoegang),
    ("bevindingen/", Rol.KWALITEIT, "kim", _bevinding),
    ("incidenten/", Rol.FG, "fg", wereld.incident),
    ("besloten/", Rol.KWALITEIT, "kim", wereld.besloten),
    ("rechten/", Rol.FG, "fg", _medewerker),
    ("vertrouwelijk/", Rol.FG, "fg", wereld.vertrouwelijk),
    ("berichten/", Rol.AANSPREEKPUNT, "anna", wereld.noodtoegang),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("pad", "rol", "wie_kijkt", "erbij"), LIJSTEN)
def test_elke_lijst_vraagt_evenveel_voor_30_rijen_als_voor_1_af_35(
    pad: str, rol: Rol, wie_kijkt: str, erbij: Callable[[], object]
) -> None:
    maak_gemeente(HEERDE)
    wereld.mensen()
    erbij() if erbij is not _bevinding else wereld.bevinding()
    klant = klant_als(rol, actor=WERELD[wie_kijkt])
    klant.zie(f"{BASIS}/{pad}")
    gezien = []
    for aantal in (0, 29):
        for _ in range(aantal):
            erbij()
        with CaptureQueriesContext(connection) as vragen:
            html = klant.zie(f"{BASIS}/{pad}").html
        gezien.append((html.count('<th scope="row">'), len(vragen)))

    assert gezien[1][0] >= gezien[0][0] + 29
    assert gezien[0][1] == gezien[1][1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pad", "rol", "wie_kijkt", "erbij"), [lijst for lijst in LIJSTEN if lijst[0] not in {"vertrouwelijk/"}]
)
def test_elke_lijst_staat_per_bladzijde_sec_24(
    pad: str, rol: Rol, wie_kijkt: str, erbij: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    maak_gemeente(HEERDE)
    wereld.mensen()
    erbij() if erbij is not _bevinding else wereld.bevinding()
    for _ in range(3):
        erbij()
    klant = klant_als(rol, actor=WERELD[wie_kijkt])

    bladen = [klant.zie(f"{BASIS}/{pad}?pagina={nr}").html.count('<th scope="row">') for nr in (1, 2)]

    assert bladen == [2, 2]


@pytest.mark.django_db
def test_de_regels_van_een_bevinding_vragen_evenveel_voor_30_als_voor_1_af_35() -> None:
    maak_gemeente(HEERDE)
    wereld.mensen()
    klant = klant_als(Rol.FG, actor=WERELD["fg"])
    for _ in range(30):
        wereld.noodtoegang()
    gezien = []
    with wie.als(wereld.dienst()):
        regels = list(Inzage.objects.filter(actor=WERELD["bram"]).order_by("id"))
        for aantal in (1, 30):
            ids = [regel.id for regel in regels[:aantal]]
            bewaar([("nacht", Treffer(f"{aantal} regels", WERELD["bram"], None, ids, regels[0].tijd))])
        paden = {b.aantal: f"{BASIS}/bevindingen/{b.pk}/" for b in Bevinding.objects.all()}
    for aantal in (1, 30):
        klant.zie(paden[aantal])
        with CaptureQueriesContext(connection) as vragen:
            html = klant.zie(paden[aantal]).html
        gezien.append((html.count('<th scope="row">'), len(vragen)))

    assert gezien == [(1, gezien[0][1]), (30, gezien[0][1])]

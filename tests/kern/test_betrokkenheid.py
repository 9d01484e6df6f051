"""Involvement opens and closes: by person, by team, by day (PRIV-12, PRIV-13)."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import Account, Medewerker, Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]
pytestmark = pytest.mark.usefixtures("gemeenten")


def _medewerker(actor: UUID, gemeente: str = HEERDE) -> Wie:
    return wie.wie(
        gemeente=gemeente, actor=actor, actor_soort=ActorSoort.MEDEWERKER, rol=Rol.AANSPREEKPUNT, wet=Wet.WMO,
        doel=Doel.HULPVERLENING, grond="Wmo 2.3.2", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def _mijn_objecten() -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_mijn_objecten()")
        return {rij[0] for rij in cursor.fetchall()}


def test_wie_betrokken_is_ziet_het_en_een_ander_niet_priv_12(dienst: Dienst) -> None:
    ik, dossier = uuid4(), uuid4()
    with wie.als(dienst(HEERDE)):
        betrokkenheid.begin([Band(ik, "dossier", dossier, "aanspreekpunt")])

    with wie.als(_medewerker(ik)):
        assert _mijn_objecten() == {dossier}
    with wie.als(_medewerker(uuid4())):
        assert _mijn_objecten() == set()
    with wie.als(_medewerker(ik, OIJ)):
        assert _mijn_objecten() == set()


def test_na_het_einde_is_het_meteen_dicht_priv_13(dienst: Dienst) -> None:
    ik, dossier = uuid4(), uuid4()
    with wie.als(dienst(HEERDE)):
        betrokkenheid.begin([Band(ik, "dossier", dossier, "aanspreekpunt")])
        betrokkenheid.einde(object_id=dossier, wie_id=ik)

        assert not betrokkenheid.is_betrokken(object_id=dossier, wie_id=ik)
    with wie.als(_medewerker(ik)):
        assert _mijn_objecten() == set()


def test_veel_banden_eindigen_in_een_keer_en_alleen_de_genoemde(dienst: Dienst) -> None:
    ik, jij = uuid4(), uuid4()
    een, twee = uuid4(), uuid4()
    begin, einde = date(2024, 1, 1), date(2024, 6, 1)
    with wie.als(dienst(HEERDE)):
        betrokkenheid.begin(Band(w, "dossier", d, "test", vanaf=begin) for w in (ik, jij) for d in (een, twee))
        betrokkenheid.einde_alle([(een, ik), (twee, jij)], per=einde)

    with klok.op(klok.moment(date(2024, 5, 31))), wie.als(_medewerker(ik)):
        assert _mijn_objecten() == {een, twee}
    with klok.op(klok.moment(einde)), wie.als(_medewerker(ik)):
        assert _mijn_objecten() == {twee}
    with klok.op(klok.moment(einde)), wie.als(_medewerker(jij)):
        assert _mijn_objecten() == {een}


def test_een_teamlid_ziet_wat_van_het_team_is_zolang_het_lid_is_af_01(dienst: Dienst) -> None:
    dossier = uuid4()
    with wie.als(dienst(HEERDE)):
        team = Team.objects.create(gemeente_id=HEERDE, code="backoffice", naam="Backoffice")
        lid = Medewerker.objects.create(gemeente_id=HEERDE, account=Account.objects.create(username="m"), naam="M")
        jaar = periode(date(2024, 1, 1), date(2025, 1, 1))
        Teamlid.objects.create(gemeente_id=HEERDE, team=team, medewerker=lid, periode=jaar)
        betrokkenheid.begin([Band(team.id, "dossier", dossier, "team", vanaf=date(2024, 1, 1))])

    with klok.op(klok.moment(date(2024, 6, 1))), wie.als(_medewerker(lid.id)):
        assert _mijn_objecten() == {dossier}
    with klok.op(klok.moment(date(2025, 1, 1))), wie.als(_medewerker(lid.id)):
        assert _mijn_objecten() == set()

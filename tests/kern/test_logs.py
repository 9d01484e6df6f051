"""The three logs: who is written beside what, and nobody takes a line back."""

from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import gebeurtenissen, inzage, wie
from rotonde.kern.fouten import GeenContext
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Account, Gebeurtenis, Inzage, Medewerker, Mutatie, Team
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol, Wet
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]
LOGS = ("kern_inzage", "kern_gebeurtenis", "kern_mutatie", "kern_beveiligingsregel", "kern_zegel")


@pytest.mark.usefixtures("gemeenten")
def test_een_regel_per_betrokkene_priv_39(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        inzage.noteer(InzageSoort.TONEN, [uuid4() for _ in range(100)], gegevensgroep="lijst")

        assert Inzage.objects.count() == 100


@pytest.mark.usefixtures("gemeenten")
def test_een_regel_zegt_wie_wat_waarom_priv_38(dienst: Dienst) -> None:
    betrokkene = uuid4()
    with wie.als(dienst(HEERDE)) as vrager:
        inzage.noteer(InzageSoort.TONEN, [betrokkene], gegevensgroep="persoonsgegevens")
        regel = Inzage.objects.get()

    assert (regel.betrokkene, regel.gegevensgroep) == (betrokkene, "persoonsgegevens")
    assert (regel.actor, regel.rol, regel.wet, regel.doel) == (vrager.actor, vrager.rol, vrager.wet, vrager.doel)
    assert (regel.grond, regel.proces, regel.organisatie) == (vrager.grond, vrager.proces, "Gemeente Heerde")


def test_zonder_vrager_komt_er_geen_regel_en_dus_geen_inzage_priv_37(gemeenten: None) -> None:
    with pytest.raises(GeenContext):
        inzage.noteer(InzageSoort.TONEN, [uuid4()], gegevensgroep="x")


@pytest.mark.usefixtures("gemeenten")
def test_een_inwoner_leest_de_eigen_regels_en_geen_andere(dienst: Dienst) -> None:
    ik, ander = uuid4(), uuid4()
    with wie.als(dienst(HEERDE)):
        inzage.noteer(InzageSoort.TONEN, [ik, ander], gegevensgroep="x")

    inwoner = wie.wie(
        gemeente=HEERDE, actor=ik, actor_soort=ActorSoort.INWONER, rol=Rol.INWONER, wet=Wet.ALGEMEEN,
        doel=Doel.EIGEN_GEGEVENS, grond="AVG 15", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(inwoner):
        assert list(Inzage.objects.values_list("betrokkene", flat=True)) == [ik]


@pytest.mark.usefixtures("gemeenten")
def test_een_gebeurtenis_draagt_de_context(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)) as vrager:
        gebeurtenissen.noteer("test.gebeurd", [Feit("ding", uuid4(), gegevens={"code": "a"})])
        regel = Gebeurtenis.objects.get()

    assert (regel.soort, regel.actor, regel.proces) == ("test.gebeurd", vrager.actor, vrager.proces)


@pytest.mark.usefixtures("gemeenten")
def test_elke_wijziging_laat_een_mutatie_na_met_wie_en_waarom(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)) as vrager:
        team = Team.objects.create(gemeente_id=HEERDE, code="stip", naam="Stip")
        team.naam = "Stip Toegang"
        team.save()
        toegevoegd, gewijzigd = Mutatie.objects.filter(rij=team.id).order_by("id")

    assert (toegevoegd.soort, toegevoegd.nieuw["naam"]) == ("I", "Stip")
    assert (gewijzigd.soort, gewijzigd.oud, gewijzigd.nieuw) == ("U", {"naam": "Stip"}, {"naam": "Stip Toegang"})
    assert (gewijzigd.actor, gewijzigd.doel, gewijzigd.grond) == (vrager.actor, vrager.doel, vrager.grond)


@pytest.mark.usefixtures("gemeenten")
def test_een_persoonlijke_waarde_staat_niet_in_de_mutatie_af_05(dienst: Dienst) -> None:
    account = Account.objects.create(username="k")
    with wie.als(dienst(HEERDE)):
        medewerker = Medewerker.objects.create(gemeente_id=HEERDE, account=account, naam="Kanarie", functie="balie")
        Medewerker.objects.filter(pk=medewerker.pk).update(naam="Kanarie Twee")
        toegevoegd, gewijzigd = Mutatie.objects.filter(rij=medewerker.id).order_by("id")

    assert "Kanarie" not in str(toegevoegd.nieuw)
    assert toegevoegd.nieuw["functie"] == "balie"
    assert gewijzigd.verzwegen == ["naam"]
    assert (gewijzigd.oud, gewijzigd.nieuw) == ({}, {})


@pytest.mark.parametrize("opdracht", ["UPDATE {} SET gemeente_id = '0246'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("tabel", LOGS)
def test_een_logregel_blijft_ook_voor_de_eigenaar_sec_27(
    als_eigenaar: psycopg.Connection, tabel: str, opdracht: str
) -> None:
    opdracht = opdracht.replace("gemeente_id = '0246'", "tabel = 'x'") if tabel == "kern_zegel" else opdracht

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="alleen toe te voegen"):
        als_eigenaar.execute(opdracht.format(tabel))


@pytest.mark.parametrize("tabel", LOGS)
def test_web_heeft_geen_recht_om_een_logregel_te_wijzigen_sec_27(als_web: psycopg.Connection, tabel: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        als_web.execute(f"DELETE FROM {tabel}")


@pytest.mark.usefixtures("gemeenten")
def test_web_schrijft_zelf_geen_mutatie_af_08(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Mutatie.objects.create(gemeente_id=HEERDE, tabel="x", rij=uuid4(), soort="I", tijd="2026-01-01T00:00Z")


@pytest.mark.usefixtures("gemeenten")
def test_logregels_van_een_andere_gemeente_zijn_er_niet_sec_12(dienst: Dienst) -> None:
    for code in (HEERDE, OIJ):
        with wie.als(dienst(code)):
            gebeurtenissen.noteer("test.gebeurd", [Feit("ding", uuid4())])

    with wie.als(dienst(OIJ)), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT gemeente_id FROM kern_gebeurtenis")
        assert cursor.fetchall() == [(OIJ,)]

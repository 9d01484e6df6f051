"""What personal values were: seconds in a queue, then only as ciphertext under a key per object (AF-05)."""

import time
from collections.abc import Callable
from uuid import UUID

import psycopg
import pytest
from cryptography.exceptions import InvalidTag
from tests.databank import Proefbank
from tests.kern.conftest import HEERDE
from tests.kern.speuren import vindplaatsen

from rotonde.kern import mutatiewaarden, wie, zegel
from rotonde.kern.models import Account, Gemeente, Medewerker, Mutatie
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
OUD, NIEUW = "kwikstaartje", "roodborstje"


@pytest.fixture
def omgedoopt(dienst: Callable[[str], Wie]) -> UUID:
    """A medewerker whose name, a personal column, changed once."""
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    with wie.als(dienst(HEERDE)):
        account = Account.objects.create(username="vogel")
        wie_het_is = Medewerker.objects.create(gemeente_id=HEERDE, account=account, naam=OUD, functie="balie")
        wie_het_is.naam = NIEUW
        wie_het_is.save()
    return wie_het_is.pk


def test_de_oude_waarde_staat_even_in_de_wachtrij_en_daarna_nergens_leesbaar_af_05(
    omgedoopt: UUID, als_reservekopie: psycopg.Connection
) -> None:
    assert vindplaatsen(als_reservekopie, OUD) == {"kern_mutatiewachtrij"}

    assert mutatiewaarden.berg_op(using="worker") == 1

    assert vindplaatsen(als_reservekopie, OUD) == set()
    assert vindplaatsen(als_reservekopie, NIEUW) == {"kern_medewerker"}
    assert list(mutatiewaarden.lees(omgedoopt, using="worker").values()) == [{"naam": OUD}]


def test_de_waarde_hoort_bij_de_mutatie_die_haar_veranderde_af_05(
    omgedoopt: UUID, dienst: Callable[[str], Wie]
) -> None:
    mutatiewaarden.berg_op(using="worker")

    with wie.als(dienst(HEERDE)):
        gewijzigd = Mutatie.objects.get(rij=omgedoopt, soort="U")
    assert list(mutatiewaarden.lees(omgedoopt, using="worker")) == [gewijzigd.pk]
    assert (gewijzigd.oud, gewijzigd.verzwegen) == ({}, ["naam"])


def test_zonder_sleutel_is_de_waarde_weg_en_de_keten_heel_af_05(omgedoopt: UUID, proefbank: Proefbank) -> None:
    mutatiewaarden.berg_op(using="worker")
    _verzegel("kern_mutatiewaarde")
    with proefbank.verbinding("worker") as worker:
        worker.execute("SELECT set_config('rotonde.grond', 'verzegelen', true)")
        assert worker.execute("DELETE FROM kern_objectsleutel WHERE id = %s", [omgedoopt]).rowcount == 1

    assert mutatiewaarden.lees(omgedoopt, using="worker") == {}
    assert zegel.controleer(using="worker") == []


def test_de_keten_ziet_een_gewijzigd_cijfer_af_05(omgedoopt: UUID, proefbank: Proefbank) -> None:
    mutatiewaarden.berg_op(using="worker")
    _verzegel("kern_mutatiewaarde")
    with proefbank.cluster.beheer(proefbank.databank) as verbinding:
        verbinding.execute("SET session_replication_role = replica")
        verbinding.execute("UPDATE kern_mutatiewaarde SET cijfer = decode('00', 'hex')")

    assert [breuk.tabel for breuk in zegel.controleer(using="worker")] == ["kern_mutatiewaarde"]


def test_een_verplaatst_cijfer_gaat_niet_open_af_05(omgedoopt: UUID, proefbank: Proefbank) -> None:
    mutatiewaarden.berg_op(using="worker")
    with proefbank.cluster.beheer(proefbank.databank) as verbinding:
        verbinding.execute("SET session_replication_role = replica")
        verbinding.execute("UPDATE kern_mutatiewaarde SET id = id + 1")

    with pytest.raises(InvalidTag):
        mutatiewaarden.lees(omgedoopt, using="worker")


@pytest.mark.usefixtures("omgedoopt")
@pytest.mark.parametrize("tabel", ["kern_mutatiewachtrij", "kern_objectsleutel", "kern_mutatiewaarde"])
def test_een_scherm_kan_er_niet_bij_af_05(tabel: str, als: Callable[[str], psycopg.Connection]) -> None:
    """Nor can a worker that does something else: it sees nothing."""
    mutatiewaarden.berg_op(using="worker")
    worker = als("worker")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        als("web").execute(f"SELECT FROM {tabel}")
    assert worker.execute(f"SELECT count(*) FROM {tabel}").fetchone() == (0,)


def test_toevoegen_zet_niets_in_de_wachtrij_want_de_rij_heeft_de_waarde_zelf(
    omgedoopt: UUID, dienst: Callable[[str], Wie]
) -> None:
    mutatiewaarden.berg_op(using="worker")
    with wie.als(dienst(HEERDE)):
        Medewerker.objects.bulk_create(
            Medewerker(gemeente_id=HEERDE, account=Account.objects.create(username=f"v{nr}"), naam=OUD)
            for nr in range(3)
        )

    assert mutatiewaarden.berg_op(using="worker") == 0


def test_elk_object_heeft_een_eigen_sleutel_en_tweemaal_wijzigen_blijft_leesbaar_af_05(
    omgedoopt: UUID, dienst: Callable[[str], Wie], proefbank: Proefbank
) -> None:
    mutatiewaarden.berg_op(using="worker")
    with wie.als(dienst(HEERDE)):
        ander = Medewerker.objects.create(gemeente_id=HEERDE, account=Account.objects.create(username="a"), naam="x")
        Medewerker.objects.filter(pk__in=[omgedoopt, ander.pk]).update(naam="mus")
    mutatiewaarden.berg_op(using="worker")

    assert list(mutatiewaarden.lees(omgedoopt, using="worker").values()) == [{"naam": OUD}, {"naam": NIEUW}]
    assert list(mutatiewaarden.lees(ander.pk, using="worker").values()) == [{"naam": "x"}]
    with proefbank.verbinding("reservekopie") as alles:
        assert alles.execute("SELECT count(*) FROM kern_objectsleutel").fetchone() == (2,)
        assert alles.execute("SELECT count(*) FROM kern_mutatiewachtrij").fetchone() == (0,)


def _verzegel(tabel: str) -> None:
    """Transactions elsewhere on the server may hold the boundary back for a while."""
    einde = time.monotonic() + 20
    while time.monotonic() < einde:
        zegel.verzegel(using="worker")
        if zegel.Zegel.objects.using("worker").filter(tabel=tabel).exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{tabel} werd niet verzegeld")

"""Kept as long as the law says, then gone without a trace, on the word of two (PRIV-43, PRIV-44, PRIV-45, SEC-13)."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connections, transaction
from tests.databank import Proefbank
from tests.kern.speuren import vindplaatsen
from tests.privacy.afgesloten import (
    GEMEENTE,
    KANARIES,
    NAAM,
    OUDE_NAAM,
    WEG,
    Afgesloten,
    afgesloten,
    als_werker,
    keur_goed,
    kwaliteit,
    stel_op,
    vernietig_alles,
    voer_uit,
)  # fmt: skip

from rotonde.cluster.rollen import maak_databank, verwijder_databank
from rotonde.kern import klok, mutatiewaarden, wie, zegel
from rotonde.kern.bewaring import metadata, register
from rotonde.kern.fouten import KanNuNiet, Ongeldig
from rotonde.kern.models import (
    Gebeurtenis,
    Inzage,
    Medewerker,
    Mutatie,
    Vernietigingslijst,
    Vernietigingsregel,
    Vernietigingsverklaring,
)  # fmt: skip
from rotonde.kern.soorten import Blokkadereden
from rotonde.privacy import bewaring, jobs
from rotonde.privacy.actions import blokkade, naspelen, vernietiging

pytestmark = pytest.mark.committen
EEN_DAG = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def register_elders(settings: LazySettings, tmp_path: Path) -> Path:
    """The destruction list of each test stands in a file of its own."""
    settings.ROTONDE_VERNIETIGINGEN = tmp_path / "vernietigingen.jsonl"
    return settings.ROTONDE_VERNIETIGINGEN


@pytest.fixture
def alles() -> Afgesloten:
    return afgesloten()


@pytest.fixture
def lijst(alles: Afgesloten) -> UUID:
    """A list of the night on which the dossier may go."""
    gevonden = stel_op(WEG)
    assert gevonden
    return gevonden


def _soorten(lijst: UUID, dag: dt.date = WEG) -> dict[str, set[UUID]]:
    with klok.op(klok.moment(dag)), bewaring.als_dienst(GEMEENTE):
        rijen = list(Vernietigingsregel.objects.filter(lijst_id=lijst).values_list("soort", "object"))
    return {soort: {pk for s, pk in rijen if s == soort} for soort, _ in rijen}


def _staat_er(soort: str, object_id: UUID) -> bool:
    with klok.op(klok.moment(WEG)), bewaring.als_dienst(GEMEENTE):
        model = next(m for m, e in metadata.tabellen(soort) if e.kolommen[0] == "id")
        return model._default_manager.filter(pk=object_id).exists()


def test_na_de_vernietiging_staat_er_nergens_meer_iets_priv_45(
    alles: Afgesloten, als_reservekopie: psycopg.Connection, register_elders: Path
) -> None:
    """Tables, letters, index, jobs, sessions and the register outside: every table is searched, and the file."""
    mutatiewaarden.berg_op(using="worker")
    voor = {woord: vindplaatsen(als_reservekopie, woord) for woord in KANARIES}
    assert all(voor.values()), voor
    assert list(mutatiewaarden.lees(alles.persoon, using="worker").values())[-1] == {"achternaam": OUDE_NAAM}

    lijsten = vernietig_alles(WEG + dt.timedelta(days=30))

    assert len(lijsten) == 2, "first what refers to the resident, then the resident"
    assert {woord: vindplaatsen(als_reservekopie, woord) for woord in KANARIES} == {woord: set() for woord in KANARIES}
    assert mutatiewaarden.lees(alles.persoon, using="worker") == {}
    assert not any(woord in register_elders.read_text() for woord in KANARIES)
    for tabel in ("persoon", "lidmaatschap", "bewoning"):
        assert vindplaatsen(als_reservekopie, str(alles.persoon)) & {f"inwoners_{tabel}"} == set()
    assert vindplaatsen(als_reservekopie, "dorpsstraat") == {"inwoners_adres"}


def test_wie_keek_en_wat_er_gebeurde_blijft_zonder_inhoud_priv_43(alles: Afgesloten) -> None:
    vernietig_alles(WEG)

    with alles.als_dienst(WEG):
        assert Inzage.objects.filter(dossier=alles.dossier, betrokkene=alles.persoon).exists()
        assert Gebeurtenis.objects.filter(dossier=alles.dossier).exists()
        weg = Mutatie.objects.filter(rij=alles.dossier, soort="D").get()
    assert (weg.oud["id"], "gesloten_op" in weg.oud) == (str(alles.dossier), False)
    assert zegel.controleer(using="worker") == []


def test_zonder_akkoord_gaat_er_niets_weg_priv_45(alles: Afgesloten, lijst: UUID) -> None:
    with pytest.raises(KanNuNiet):
        voer_uit(lijst, WEG)
    with klok.op(klok.moment(WEG)), als_werker(), bewaring.als_dienst(GEMEENTE), pytest.raises(DatabaseError):
        vernietiging._vernietig(lijst, "dossier", [alles.dossier], {})
    assert _staat_er("dossier", alles.dossier)


def test_wie_niet_akkoord_gaat_zegt_waarom_en_dan_blijft_alles_priv_45(alles: Afgesloten, lijst: UUID) -> None:
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        with pytest.raises(Ongeldig):
            vernietiging.lijst_afwijzen(lijst, "  ")
        vernietiging.lijst_afwijzen(lijst, "eerst overbrengen")
    with pytest.raises(KanNuNiet):
        voer_uit(lijst, WEG)

    assert _staat_er("dossier", alles.dossier)
    assert stel_op(WEG) is not None, "what was rejected may be proposed again"


@pytest.mark.parametrize("rol", ["web", "worker", "sturing", "log"])
def test_buiten_de_ene_weg_om_verwijdert_niemand_iets_priv_45(
    alles: Afgesloten, lijst: UUID, rol: str, als: Callable[[str], psycopg.Connection]
) -> None:
    """Not by deleting, and not by calling the gate for a list that nobody approved."""
    verbinding = als(rol)
    vrager = wie.dienst(gemeente=GEMEENTE, wet=kwaliteit().wet, doel=kwaliteit().doel, grond="proef")
    for naam, waarde in {**vrager.instellingen(), "vernietiging": str(lijst)}.items():
        verbinding.execute("SELECT set_config(%s, %s, false)", [f"rotonde.{naam}", waarde])
    verbinding.commit()
    tabellen = [model._meta.db_table for soort in ("dossier", "persoon") for model, _ in metadata.tabellen(soort)]
    roep = f"SELECT kern_vernietig('{lijst}', 'dossier', ARRAY['{alles.dossier}']::uuid[])"
    for opdracht in [*(f"DELETE FROM {tabel}" for tabel in tabellen), roep]:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            verbinding.execute(opdracht)
        verbinding.rollback()

    assert _staat_er("dossier", alles.dossier)


def test_een_regel_die_er_later_bij_komt_maakt_het_akkoord_ongeldig_priv_45(
    alles: Afgesloten, lijst: UUID, als: Callable[[str], psycopg.Connection]
) -> None:
    """The hash that was approved is the hash that is carried out, even against the owner."""
    keur_goed(lijst, WEG)
    eigenaar = als("eigenaar")
    eigenaar.execute("SELECT set_config('rotonde.gemeente', %s, false)", [GEMEENTE])
    eigenaar.execute(
        "INSERT INTO kern_vernietigingsregel "
        "(id, gemeente_id, lijst_id, soort, object, bewaarregel, versie, start, vanaf, uitkomst, reden) "
        "VALUES (gen_random_uuid(), %s, %s, 'persoon', %s, 'BEW-01', 'x', '2000-01-01', '2015-01-01', '', '')",
        [GEMEENTE, lijst, alles.persoon],
    )
    eigenaar.commit()

    with pytest.raises(DatabaseError, match="niet goedgekeurd"):
        voer_uit(lijst, WEG)


def test_een_blokkade_na_het_akkoord_houdt_alleen_die_regel_tegen_priv_45(alles: Afgesloten, lijst: UUID) -> None:
    keur_goed(lijst, WEG)
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        blokkade.blokkade_zetten("dossier", alles.dossier, Blokkadereden.BEROEP)

    voer_uit(lijst, WEG)

    assert _staat_er("dossier", alles.dossier)
    assert _staat_er("melding", alles.melding), "a question stays with its dossier"
    assert not _staat_er("uitkering", alles.uitkering)
    with alles.als_dienst(WEG):
        regel = Vernietigingsregel.objects.get(lijst_id=lijst, object=alles.dossier)
    assert (regel.uitkomst, regel.reden) == ("overgeslagen", "er loopt een beroep")


def test_de_database_zelf_weigert_wat_geblokkeerd_is_priv_45(alles: Afgesloten, lijst: UUID) -> None:
    keur_goed(lijst, WEG)
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        blokkade.blokkade_zetten("uitkering", alles.uitkering, Blokkadereden.VORDERING)

    with (
        klok.op(klok.moment(WEG)), als_werker(), bewaring.als_dienst(GEMEENTE),
        pytest.raises(DatabaseError, match="blokkade"),
    ):  # fmt: skip
        vernietiging._vernietig(lijst, "uitkering", [alles.uitkering], {})


def test_blijkt_later_dat_het_te_dichtbij_was_dan_blijft_alles_en_beslist_een_ander_priv_20(
    alles: Afgesloten, lijst: UUID
) -> None:
    """That who approved is the resident became known between the approval and the job."""
    ik = kwaliteit()
    with klok.op(klok.moment(WEG, 9)), wie.als(ik):
        vernietiging.lijst_goedkeuren(lijst)
    with alles.als_dienst(WEG):
        Medewerker.objects.filter(pk=ik.actor).update(persoon_id=alles.persoon)

    voer_uit(lijst, WEG)

    assert _staat_er("dossier", alles.dossier)
    with alles.als_dienst(WEG):
        redenen = set(Vernietigingsregel.objects.filter(lijst_id=lijst).values_list("uitkomst", "reden"))
    assert redenen == {("overgeslagen", vernietiging.TE_DICHTBIJ)}
    assert vernietig_alles(WEG)
    assert not _staat_er("dossier", alles.dossier)


def test_wat_na_het_voorstel_verandert_blijft_priv_44(alles: Afgesloten, lijst: UUID) -> None:
    keur_goed(lijst, WEG)
    with alles.als_dienst(WEG):
        alles.wereld.dossier.__class__.objects.filter(pk=alles.dossier).update(wet="jeugdwet")

    voer_uit(lijst, WEG)

    assert _staat_er("dossier", alles.dossier)
    with alles.als_dienst(WEG):
        assert Vernietigingsregel.objects.get(lijst_id=lijst, object=alles.dossier).reden == vernietiging.IETS_GEWIJZIGD


def test_de_verklaring_telt_en_noemt_niemand_priv_45(alles: Afgesloten, lijst: UUID) -> None:
    keur_goed(lijst, WEG)
    voer_uit(lijst, WEG)

    with alles.als_dienst(WEG):
        bewijs = Vernietigingsverklaring.objects.get(lijst_id=lijst)
        namen = {regel.object for regel in Vernietigingsregel.objects.filter(lijst_id=lijst)}
    assert bewijs.inhoud["per_soort"] == {"contactmoment": 1, "dossier": 1, "melding": 1, "signaal": 1, "uitkering": 1}
    assert bewijs.inhoud["rijen_per_tabel"]["besluiten_beschikking"] == 1
    assert bewijs.inhoud["rijen_per_tabel"]["voorzieningen_betaling"] == 1
    assert bewijs.sha256 == hashlib.sha256(bewaring.vaste_tekst(bewijs.inhoud).encode()).hexdigest()
    assert NAAM not in str(bewijs.inhoud)
    assert not any(str(pk) in str(bewijs.inhoud) for pk in namen)
    with alles.als_dienst(WEG), pytest.raises(DatabaseError), transaction.atomic():
        Vernietigingsverklaring.objects.filter(pk=bewijs.pk).update(sha256="0" * 64)


def test_na_terugzetten_gaat_opnieuw_weg_wat_vernietigd_was_priv_46(alles: Afgesloten, proefbank: Proefbank) -> None:
    """The copy is from before; the register is not in it. It also still has a hold that was lifted since."""
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        nummer = blokkade.blokkade_zetten("uitkering", alles.uitkering, Blokkadereden.VORDERING)
    _sluit_verbindingen()
    maak_databank(proefbank.cluster, "proef_kopie", sjabloon=proefbank.databank)
    with klok.op(klok.moment(WEG + EEN_DAG)), wie.als(kwaliteit()):
        blokkade.blokkade_opheffen(nummer)
    lijsten = vernietig_alles(WEG + EEN_DAG)
    _sluit_verbindingen()
    verwijder_databank(proefbank.cluster, proefbank.databank)
    maak_databank(proefbank.cluster, proefbank.databank, sjabloon="proef_kopie")
    verwijder_databank(proefbank.cluster, "proef_kopie")
    assert _staat_er("persoon", alles.persoon)

    with klok.op(klok.moment(WEG + 2 * EEN_DAG)), als_werker():
        assert naspelen.openstaand() == len(lijsten)
        assert naspelen.speel_na() == len(lijsten)
        assert (naspelen.openstaand(), naspelen.speel_na()) == (0, 0)

    soorten = ("persoon", "dossier", "melding", "uitkering", "signaal", "contactmoment")
    assert not any(_staat_er(soort, getattr(alles, soort)) for soort in soorten)
    with alles.als_dienst(WEG):
        assert {rij.nagespeeld_op is not None for rij in Vernietigingslijst.objects.all()} == {True}
        assert Vernietigingsverklaring.objects.count() == len(lijsten)


def test_een_gewijzigd_register_wordt_geweigerd_priv_46(alles: Afgesloten, register_elders: Path) -> None:
    vernietig_alles(WEG)
    echt = register_elders.read_text()
    regels = echt.splitlines(keepends=True)
    geknoei = [echt.replace(str(alles.dossier), str(alles.melding)), "".join(regels[1:]), "".join(reversed(regels))]
    for tekst in geknoei:
        register_elders.write_text(tekst)
        with pytest.raises(register.RegisterGeschonden):
            naspelen.openstaand()
    register_elders.write_text(echt)
    assert naspelen.openstaand() == 0


def test_kan_het_register_niet_geschreven_worden_dan_gaat_er_niets_weg_priv_46(
    alles: Afgesloten, lijst: UUID, register_elders: Path
) -> None:
    keur_goed(lijst, WEG)
    register_elders.mkdir(parents=True)

    with pytest.raises(OSError, match="directory"):
        voer_uit(lijst, WEG)
    assert _staat_er("dossier", alles.dossier)


def test_de_taken_stellen_voor_en_voeren_uit_wat_akkoord_is_priv_45(alles: Afgesloten) -> None:
    with klok.op(klok.moment(WEG)), als_werker():
        jobs.voorstellen(timestamp=0)
        jobs.vernietigen(timestamp=0)
    assert _staat_er("dossier", alles.dossier)
    with alles.als_dienst(WEG):
        lijst = Vernietigingslijst.objects.get().pk
    keur_goed(lijst, WEG)
    with klok.op(klok.moment(WEG)), als_werker():
        jobs.vernietigen(timestamp=0)
    assert not _staat_er("dossier", alles.dossier)


def _sluit_verbindingen() -> None:
    for verbinding in connections.all(initialized_only=True):
        verbinding.close()

"""What holds for every table, read from the catalogue of PostgreSQL itself (AF-06, SEC-12)."""

from pathlib import Path

import psycopg
import pytest
import yaml
from django.apps import apps
from django.db import models

from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bescherming.basis import heeft_gemeente, is_log
from rotonde.kern.bewaring import eenheden
from rotonde.kern.bewaring.regels import ZOLANG_GELDIG, regels
from rotonde.kern.models import TenantForeignKey, TenantModel
from rotonde.kern.soorten import Bescherming, DatabaseRol, Klasse
from rotonde.kern.verwerking import verwerking_van
from rotonde.kern.zonder_gemeente import reden_zonder_gemeente

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PERSOONLIJK = {Klasse.PERSOON, Klasse.BIJZONDER, Klasse.VERSLEUTELD}
TENANTTABELLEN = """
SELECT c.oid, c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'gemeente_id'
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
"""


def _rijen(verbinding: psycopg.Connection, vraag: str) -> list[tuple[object, ...]]:
    return verbinding.execute(vraag).fetchall()


def test_er_zijn_tenanttabellen(als_eigenaar: psycopg.Connection) -> None:
    assert len(_rijen(als_eigenaar, TENANTTABELLEN)) >= 30


def test_row_level_security_is_op_elke_tenanttabel_gedwongen_sec_12(als_eigenaar: psycopg.Connection) -> None:
    open_ = f"""
        SELECT t.relname FROM ({TENANTTABELLEN}) t JOIN pg_class c USING (oid)
        WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity)
    """

    assert _rijen(als_eigenaar, open_) == []


def test_elke_tenanttabel_heeft_regels_voor_lezen_en_toevoegen(als_eigenaar: psycopg.Connection) -> None:
    regels = "(SELECT count(*) FROM pg_policy p WHERE p.polrelid = t.oid)"
    zonder = f"SELECT t.relname FROM ({TENANTTABELLEN}) t WHERE {regels} < 2"

    assert _rijen(als_eigenaar, zonder) == []


def test_een_tabel_zonder_gemeente_staat_op_de_lijst_met_een_reden_af_06(als_eigenaar: psycopg.Connection) -> None:
    alle = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    met = {str(naam) for _, naam in _rijen(als_eigenaar, TENANTTABELLEN)}

    zonder = {str(naam) for (naam,) in _rijen(als_eigenaar, alle)} - met

    zonder_reden = [naam for naam in sorted(zonder) if not reden_zonder_gemeente(naam)]

    assert zonder_reden == []


def test_een_verwijzing_tussen_tenanttabellen_draagt_de_gemeente_af_06(als_eigenaar: psycopg.Connection) -> None:
    verbanden = f"""
        SELECT conrelid::regclass::text, conname, array_length(conkey, 1) FROM pg_constraint
        WHERE contype = 'f' AND conrelid IN (SELECT oid FROM ({TENANTTABELLEN}) a)
          AND confrelid IN (SELECT oid FROM ({TENANTTABELLEN}) b)
    """
    gevonden = _rijen(als_eigenaar, verbanden)
    verwacht = sum(
        isinstance(veld, TenantForeignKey) for model in beschermde_modellen() for veld in model._meta.concrete_fields
    )

    assert [rij for rij in gevonden if rij[2] != 2] == []
    assert len(gevonden) == verwacht


def test_een_unieke_sleutel_bevat_de_gemeente_af_06(als_eigenaar: psycopg.Connection) -> None:
    uniek = f"""
        SELECT i.indexrelid::regclass::text FROM pg_index i
        WHERE i.indisunique AND NOT i.indisprimary AND NOT i.indisexclusion
          AND i.indrelid IN (SELECT oid FROM ({TENANTTABELLEN}) a)
          AND NOT EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey::int2[])
                          AND k.attname = 'gemeente_id')
    """

    assert _rijen(als_eigenaar, uniek) == []


def test_een_view_kijkt_als_de_vrager_af_06(als_eigenaar: psycopg.Connection) -> None:
    views = """
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
        AND NOT coalesce(reloptions::text LIKE '%security_invoker=true%', false)
    """

    assert _rijen(als_eigenaar, views) == []


def test_een_machtige_functie_heeft_een_vast_zoekpad_af_06(als_eigenaar: psycopg.Connection) -> None:
    functies = """
        SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
        AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)
    """
    machtig = "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"

    assert _rijen(als_eigenaar, functies) == []
    assert _rijen(als_eigenaar, machtig) != [(0,)]


def test_de_rollen_in_bedrijf_bezitten_niets_en_omzeilen_niets_af_02(als_eigenaar: psycopg.Connection) -> None:
    in_bedrijf = (DatabaseRol.WEB, DatabaseRol.WORKER, DatabaseRol.STURING, DatabaseRol.LOG)
    rollen = ", ".join(f"'{rol.value}'" for rol in in_bedrijf)
    machtig = (
        f"SELECT rolname FROM pg_roles WHERE rolname IN ({rollen}) AND (rolsuper OR rolbypassrls OR rolcreaterole)"
    )
    bezit = f"SELECT tablename FROM pg_tables WHERE tableowner IN ({rollen})"

    assert _rijen(als_eigenaar, machtig) == []
    assert _rijen(als_eigenaar, bezit) == []


def test_sturing_heeft_geen_recht_op_persoonstabellen_priv_17(als_eigenaar: psycopg.Connection) -> None:
    gegeven = {
        str(tabel)
        for (tabel,) in _rijen(
            als_eigenaar,
            "SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'rotonde_sturing'",
        )
    }
    persoonlijk = {
        model._meta.db_table
        for model in beschermde_modellen()
        if verwerking_van(model).klasse not in {Klasse.OPENBAAR, Klasse.INTERN} or is_log(model)
    }

    assert gegeven
    assert gegeven & persoonlijk == set()


def _eigen_modellen() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("rotonde.")]


@pytest.mark.parametrize("model", _eigen_modellen(), ids=lambda model: model._meta.db_table)
def test_elke_tabel_zegt_waarvoor_zij_is_priv_52(model: type[models.Model]) -> None:
    """Doel, wet, klasse and bewaarregel; where the wet is not fixed, each row carries it (PRIV-02)."""
    if reden_zonder_gemeente(model._meta.db_table):
        return
    verwerking = verwerking_van(model)
    kolommen = {veld.column for veld in model._meta.concrete_fields}

    assert issubclass(model, TenantModel) or is_log(model)
    assert heeft_gemeente(model)
    assert verwerking.doel
    assert verwerking.bewaarregel
    assert verwerking.wet is not None or "wet" in kolommen or model._meta.db_table == "kern_mutatie"
    assert set(verwerking.kolommen) <= kolommen
    assert all(kolom in kolommen for kolom in (verwerking.betrokkene, *verwerking.objectkolommen) if kolom)


@pytest.mark.parametrize("model", beschermde_modellen(), ids=lambda model: model._meta.db_table)
def test_wat_van_een_persoon_is_gaat_met_een_eenheid_weg_priv_44(model: type[models.Model]) -> None:
    """A table with persons names its rule and the unit it is destroyed with; a log keeps lines without content, and
    what toezicht wrote about them stays as long as they do."""
    verwerking = verwerking_van(model)
    kolommen = [veld.column for veld in model._meta.concrete_fields]
    persoonlijk = verwerking.betrokkene or any(verwerking.klasse_van(kolom) in PERSOONLIJK for kolom in kolommen)
    met_het_log = verwerking.bescherming in {Bescherming.LOG, Bescherming.TOEZICHT}
    if not persoonlijk or met_het_log or verwerking.bewaarregel == ZOLANG_GELDIG:
        assert verwerking.bewaarregel
        return
    assert verwerking.eenheid is not None
    assert set(verwerking.eenheid.kolommen) <= set(kolommen)
    assert verwerking.eenheid.soort in {"", *eenheden.SOORTEN}
    assert regels(verwerking.bewaarregel)


def test_wie_hier_werkt_is_de_enige_persoon_zonder_einddatum_priv_44() -> None:
    zonder = {
        model._meta.db_table
        for model in beschermde_modellen()
        if verwerking_van(model).bewaarregel == ZOLANG_GELDIG
        and any(verwerking_van(model).klasse_van(veld.column) in PERSOONLIJK for veld in model._meta.concrete_fields)
    }

    # What was typed and not sent is gone after two days, by a job of its own (PRIV-47).
    assert zonder <= {"kern_medewerker", "simulatie_makelaar", "kern_concept"}


@pytest.mark.bronnen
def test_elke_bewaarregel_bestaat_priv_44() -> None:
    regels = yaml.safe_load((SHARED / "ontwerp" / "wet_en_termijnen.yaml").read_text(encoding="utf-8"))
    bekend = {regel["id"] for regel in _alle_regels(regels)} | {"zolang geldig"}

    onbekend = {
        (model._meta.db_table, verwerking_van(model).bewaarregel)
        for model in beschermde_modellen()
        if verwerking_van(model).bewaarregel not in bekend
    }

    assert onbekend == set()


def _alle_regels(knoop: object) -> list[dict[str, str]]:
    if isinstance(knoop, dict):
        eigen = [knoop] if "id" in knoop else []
        return eigen + [regel for waarde in knoop.values() for regel in _alle_regels(waarde)]
    if isinstance(knoop, list):
        return [regel for waarde in knoop for regel in _alle_regels(waarde)]
    return []

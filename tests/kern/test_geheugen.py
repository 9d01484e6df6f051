"""What row level security remembers within a transaction is always what it would work out anew (AF-07, PRIV-13)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.databank import Proefbank
from tests.klanten import HEERDE, maak_gemeente

from rotonde.kern import beslotenheid, betrokkenheid, klok, noodtoegang, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import Account, Medewerker
from rotonde.kern.soorten import ActorSoort, Doel, RedenNoodtoegang, Rol, Wet
from rotonde.kern.wie import Wie

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WAAROM = "De politie staat voor de deur en vraagt wie er woont."
DOSSIERS = [uuid4() for _ in range(3)]
PAREN = {
    "kern_mijn_onthouden()": "kern_mijn_objecten()",
    "kern_gesloten_onthouden()": "kern_gesloten()",
    "kern_kring_onthouden()": "kern_kring()",
}


class _Terug(Exception):
    """Back to the savepoint."""


@pytest.fixture
def medewerkers(dienst: Callable[[str], Wie]) -> list[UUID]:
    maak_gemeente(HEERDE)
    with wie.als(dienst(HEERDE)):
        rijen = [
            Medewerker(gemeente_id=HEERDE, account=Account.objects.create(username=naam), naam=naam) for naam in "ab"
        ]
        Medewerker.objects.bulk_create(rijen)
    return [rij.pk for rij in rijen]


def _als(actor: UUID) -> Wie:
    return wie.wie(
        gemeente=HEERDE, actor=actor, actor_soort=ActorSoort.MEDEWERKER, rol=Rol.AANSPREEKPUNT, wet=Wet.WMO,
        doel=Doel.HULPVERLENING, grond="Wmo 2.3.2", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def _klopt() -> None:
    with connection.cursor() as cursor:
        for onthouden, opnieuw in PAREN.items():
            cursor.execute(f"SELECT {onthouden}, ARRAY(SELECT {opnieuw})")
            bewaard, echt = cursor.fetchone()
            assert sorted(bewaard) == sorted(echt), onthouden


@contextmanager
def _punt(*, terug: bool) -> Iterator[None]:
    """A savepoint that is kept, or gone back to with what was remembered inside it."""
    try:
        with transaction.atomic():
            yield
            _klopt()
            if terug:
                raise _Terug
    except _Terug:
        pass


def _doe(wat: str, dossier: UUID, medewerker: UUID) -> None:
    if wat == "begin" and not betrokkenheid.is_betrokken(object_id=dossier, wie_id=medewerker):
        betrokkenheid.begin([Band(medewerker, "dossier", dossier, "aanspreekpunt")])
    elif wat == "einde":
        betrokkenheid.einde(object_id=dossier, wie_id=medewerker)
    elif wat == "sluit" and not beslotenheid.is_besloten(dossier):
        beslotenheid.sluit(dossier, [])
    elif wat == "open":
        beslotenheid.open_(dossier)
    elif wat == "nood" and noodtoegang.lopend(dossier) is None:
        noodtoegang.begin(dossier, [], reden=RedenNoodtoegang.GEVAAR, toelichting=WAAROM, duur=timedelta(minutes=60))


STAP = st.tuples(
    st.sampled_from(["begin", "einde", "sluit", "open", "nood"]),
    st.sampled_from(range(3)),
    st.sampled_from(range(2)),
    st.booleans(),
    st.integers(0, 90),
)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=1, max_size=8))
def test_na_elke_reeks_van_handelingen_klopt_het_geheugen_priv_13_af_07(
    medewerkers: list[UUID], stappen: list[tuple[str, int, int, bool, int]]
) -> None:
    """Involvement, noodtoegang and beslotenheid begin and end, savepoints are gone back to, the hour passes, and
    another asks in between: within one transaction."""
    with transaction.atomic():
        for wat, dossier, medewerker, terug, minuten in stappen:
            with klok.op(BEGIN + timedelta(minutes=minuten)), wie.als(_als(medewerkers[medewerker])):
                _klopt()
                with _punt(terug=terug):
                    _doe(wat, DOSSIERS[dossier], medewerkers[medewerker])
                _klopt()
                with wie.als(_als(medewerkers[1 - medewerker])):
                    _klopt()
                _klopt()
        transaction.set_rollback(True)


@pytest.mark.committen
def test_wat_een_ander_vastlegt_telt_bij_de_volgende_vraag_priv_13(
    proefbank: Proefbank, medewerkers: list[UUID]
) -> None:
    """Also in the middle of a transaction: a tab that loads, an export that runs."""
    (dossier, *_), (ik, _) = DOSSIERS, medewerkers
    with wie.als(_als(ik)):
        betrokkenheid.begin([Band(ik, "dossier", dossier, "aanspreekpunt")])

    with proefbank.verbinding("web") as tabblad, tabblad.transaction():
        for naam, waarde in _als(ik).instellingen().items():
            _zeg(tabblad, f"rotonde.{naam}", waarde)
        assert tabblad.execute("SELECT kern_mijn_onthouden()").fetchone() == ([dossier],)
        with wie.als(_als(ik)):
            betrokkenheid.einde(object_id=dossier, wie_id=ik)

        assert tabblad.execute("SELECT kern_mijn_onthouden()").fetchone() == ([],)


def test_wie_een_verzameling_voedt_maakt_het_geheugen_leeg_af_07(db: None) -> None:
    """Every table that the functions read says so; a new one that binds people does too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'vergeet' ORDER BY 1")
        met = {tabel for (tabel,) in cursor.fetchall()}
        cursor.execute(
            "SELECT DISTINCT m[1] FROM pg_proc, regexp_matches(prosrc, 'public\\.(kern_\\w+|inwoners_\\w+)', 'g') m "
            "WHERE proname IN ('kern_mijn_objecten', 'kern_besloten', 'kern_kring_van')"
        )
        gelezen = {tabel for (tabel,) in cursor.fetchall()}

    assert gelezen
    assert gelezen <= met


def test_zonder_context_is_het_leeg_ook_een_tweede_keer(proefbank: Proefbank, db: None) -> None:
    """On a connection on which nobody ever said who asks, and between transactions."""
    with proefbank.verbinding("web") as verbinding:
        verbinding.autocommit = True
        antwoorden = [verbinding.execute("SELECT kern_mijn_onthouden()").fetchone() for _ in range(3)]

    assert antwoorden == [([],)] * 3


def test_wat_een_transactie_onthield_weet_de_volgende_niet(proefbank: Proefbank, db: None) -> None:
    with proefbank.verbinding("web") as verbinding:
        with verbinding.transaction():
            verbinding.execute("SELECT kern_mijn_onthouden()")
        rij = verbinding.execute("SELECT current_setting('rotonde.mijn_onthouden_voor', true)").fetchone()

    assert rij in {(None,), ("",)}


def test_met_de_hand_gezet_telt_het_alleen_voor_wie_het_gezet_is(proefbank: Proefbank, db: None) -> None:
    """The memory carries who asked: for another it is worked out anew."""
    with proefbank.verbinding("web") as verbinding, verbinding.transaction() as _:
        _zeg(verbinding, "rotonde.actor", str(uuid4()))
        verbinding.execute("SELECT kern_mijn_onthouden()")
        _zeg(verbinding, "rotonde.mijn_onthouden", f"{{{uuid4()}}}")
        _zeg(verbinding, "rotonde.actor", str(uuid4()))

        assert verbinding.execute("SELECT kern_mijn_onthouden()").fetchone() == ([],)


def _zeg(verbinding: psycopg.Connection, naam: str, waarde: str) -> None:
    verbinding.execute("SELECT set_config(%s, %s, true)", [naam, waarde])

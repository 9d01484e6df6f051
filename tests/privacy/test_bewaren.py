"""Whose turn it is and what stands in the way; who proposes does not approve (PRIV-44, PRIV-45, SEC-13)."""

import datetime as dt
from uuid import UUID

import pytest
from django.db import IntegrityError, connections, transaction
from django.test.utils import CaptureQueriesContext
from tests.privacy.afgesloten import (
    GEMEENTE,
    WEG,
    Afgesloten,
    afgesloten,
    keur_goed,
    kwaliteit,
    stel_op,
)  # fmt: skip

from rotonde.inwoners.models import Relatie
from rotonde.kern import klok, kring, wie
from rotonde.kern.bewaring import eenheden
from rotonde.kern.bewaring.regels import bewaartermijn
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden
from rotonde.kern.models import (
    Bewaarblokkade,
    Doorlopendakkoord,
    Medewerker,
    Vernietigingslijst,
    Vernietigingsregel,
)  # fmt: skip
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Blokkadereden, LijstStatus, Rol
from rotonde.kern.wie import Wie
from rotonde.privacy import bewaring, jobs
from rotonde.privacy.actions import akkoord, blokkade, vernietiging

pytestmark = pytest.mark.django_db
EEN_DAG = dt.timedelta(days=1)


@pytest.fixture
def alles() -> Afgesloten:
    return afgesloten()


@pytest.fixture
def lijst(alles: Afgesloten) -> UUID:
    """A list of the night on which the dossier may go."""
    gevonden = stel_op(WEG)
    assert gevonden
    return gevonden


def _beurten(dag: dt.date) -> dict[UUID, str]:
    """What is due on a day, and why it stays."""
    with klok.op(klok.moment(dag)), bewaring.als_dienst(GEMEENTE):
        return {toets.beurt.object: toets.reden for toets in bewaring.aan_de_beurt()}


@pytest.mark.parametrize(("dag", "aan_de_beurt"), [(WEG - EEN_DAG, False), (WEG, True)])
def test_geen_dag_te_vroeg_en_geen_dag_te_laat_priv_44(alles: Afgesloten, dag: dt.date, *, aan_de_beurt: bool) -> None:
    assert (alles.dossier in _beurten(dag)) is aan_de_beurt


def test_een_wijziging_laat_de_termijn_opnieuw_beginnen_priv_44(alles: Afgesloten) -> None:
    later = dt.date(2030, 5, 6)
    with alles.als_dienst(later):
        alles.wereld.dossier.wet = "wmo"
        alles.wereld.dossier.__class__.objects.filter(pk=alles.dossier).update(wet="wmo")

    assert alles.dossier not in _beurten(dt.date(2045, 5, 5))
    assert alles.dossier in _beurten(dt.date(2045, 5, 6))


def test_elke_eenheid_noemt_haar_regel_versie_en_begin_priv_44(alles: Afgesloten, lijst: UUID) -> None:
    with alles.als_dienst(WEG):
        regels = {regel.object: regel for regel in Vernietigingsregel.objects.filter(lijst_id=lijst)}

    dossier = regels[alles.dossier]
    assert (dossier.bewaarregel, dossier.start, dossier.vanaf) == ("BEW-01", dt.date(2028, 1, 10), WEG)
    assert (regels[alles.uitkering].bewaarregel, regels[alles.uitkering].vanaf) == ("BEW-05", dt.date(2037, 3, 1))
    assert regels[alles.signaal].vanaf == dt.date(2027, 5, 23)
    assert dossier.versie == bewaartermijn("BEW-01", dossier.start).regel.versie
    assert set(regels) == {
        alles.dossier, alles.melding, alles.contactmoment, alles.uitkering, alles.signaal,
    }  # fmt: skip


def test_wie_de_lijst_maakt_keurt_haar_niet_goed_sec_13(alles: Afgesloten) -> None:
    with klok.op(klok.moment(WEG)):
        ik = kwaliteit()
        with wie.als(ik):
            lijst = vernietiging.lijst_opstellen()
            assert lijst
            with pytest.raises(KanNuNiet, match="zelf"):
                vernietiging.lijst_goedkeuren(lijst)
        with pytest.raises(IntegrityError), wie.als(ik), transaction.atomic():
            Vernietigingslijst.objects.filter(pk=lijst).update(
                status=LijstStatus.GOEDGEKEURD, beoordeeld_door=ik.actor, beoordeeld_op=klok.nu()
            )
        with wie.als(kwaliteit()):
            vernietiging.lijst_goedkeuren(lijst)
            assert Vernietigingslijst.objects.get(pk=lijst).status == LijstStatus.GOEDGEKEURD


@pytest.mark.parametrize("wie_drukt", ["een collega", "het systeem"])
def test_niemand_zet_het_akkoord_van_een_ander_sec_13(lijst: UUID, wie_drukt: str) -> None:
    """Not for a colleague, and the system itself never agrees; what was judged is not judged again."""
    ander = kwaliteit()
    systeem = wie.dienst(gemeente=GEMEENTE, wet=ander.wet, doel=ander.doel, grond="proef")
    vrager = kwaliteit() if wie_drukt == "een collega" else systeem
    akkoord = {
        "status": LijstStatus.GOEDGEKEURD,
        "beoordeeld_door": ander.actor if vrager.rol == Rol.KWALITEIT else vrager.actor,
        "beoordeeld_op": klok.moment(WEG),
    }
    with klok.op(klok.moment(WEG)), pytest.raises(IntegrityError), wie.als(vrager), transaction.atomic():
        Vernietigingslijst.objects.filter(pk=lijst).update(**akkoord)

    keur_goed(lijst, WEG)
    with pytest.raises(KanNuNiet, match="al beslist"):
        keur_goed(lijst, WEG)


@pytest.fixture(params=["zelf", "ouder"])
def verwante(request: pytest.FixtureRequest, alles: Afgesloten) -> Wie:
    """A kwaliteitsmedewerker who turns out to be the resident of the list, or the child of that resident."""
    ik = kwaliteit()
    with alles.als_dienst(WEG):
        kind = Relatie.objects.get(ander_id=alles.persoon).persoon_id
        Medewerker.objects.filter(pk=ik.actor).update(persoon_id=alles.persoon if request.param == "zelf" else kind)
    return ik


@pytest.mark.parametrize("eenheid", ["dossier", "melding", "contactmoment", "uitkering", "signaal"])
def test_met_iets_van_de_eigen_kring_erop_oordeelt_een_ander_priv_20_sec_13(
    alles: Afgesloten, verwante: Wie, eenheid: str
) -> None:
    """Each kind of unit by itself; neither yes nor no, no hold on it and none taken off, and each try leaves a line."""
    with klok.op(klok.moment(WEG)), bewaring.als_dienst(GEMEENTE):
        lijst = vernietiging.lijst_opstellen(soort=eenheid)
        assert lijst
        assert Vernietigingslijst.objects.get(pk=lijst).aantal == 1
    object_id = getattr(alles, eenheid)
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        nummer = blokkade.blokkade_zetten(eenheid, object_id, Blokkadereden.BEZWAAR)

    with klok.op(klok.moment(WEG)), wie.als(verwante), CaptureQueriesContext(connections["log"]) as geschreven:
        for doe in (
            lambda: vernietiging.lijst_goedkeuren(lijst),
            lambda: vernietiging.lijst_afwijzen(lijst, "liever niet"),
            lambda: blokkade.blokkade_zetten(eenheid, object_id, Blokkadereden.BEROEP),
            lambda: blokkade.blokkade_opheffen(nummer),
        ):
            with pytest.raises(KanNuNiet, match="dicht bij u"):
                doe()
    assert len([vraag for vraag in geschreven if kring.HANDELING in vraag["sql"]]) == 4

    keur_goed(lijst, WEG)
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        blokkade.blokkade_opheffen(nummer)


def test_wat_een_ander_aangaat_beoordeelt_ook_wie_kring_heeft_priv_20(alles: Afgesloten, lijst: UUID) -> None:
    """That somebody is known as a resident is no reason by itself."""
    ik = kwaliteit()
    with alles.als_dienst(WEG):
        vreemde = alles.wereld.nieuw_dossier()[0]
        Medewerker.objects.filter(pk=ik.actor).update(persoon_id=vreemde.pk)

    with klok.op(klok.moment(WEG)), wie.als(ik):
        vernietiging.lijst_goedkeuren(lijst)
        assert Vernietigingslijst.objects.get(pk=lijst).status == LijstStatus.GOEDGEKEURD


def test_wie_er_te_dichtbij_staat_maakt_de_lijst_niet_en_een_ander_wel_priv_20(
    alles: Afgesloten, verwante: Wie
) -> None:
    with klok.op(klok.moment(WEG)):
        with wie.als(verwante), pytest.raises(KanNuNiet, match="laat een collega de lijst maken"):
            vernietiging.lijst_opstellen()
        with wie.als(kwaliteit()):
            assert vernietiging.lijst_opstellen()


def test_elke_blokkade_houdt_elke_eenheid_vast_priv_45(alles: Afgesloten) -> None:
    """Every reason by every kind of unit that is due: not proposed while the hold is there."""
    kan = {"dossier", "melding", "contactmoment", "uitkering", "signaal"}
    gezien = 0
    for reden in Blokkadereden:
        for soort in kan:
            object_id = getattr(alles, soort)
            with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
                assert not _beurten(WEG)[object_id]
                blokkade.blokkade_zetten(soort, object_id, reden)
                assert _beurten(WEG)[object_id] == reden.label
                transaction.set_rollback(True)
            gezien += 1
    assert gezien == len(Blokkadereden) * len(kan)


def test_een_opgeheven_blokkade_houdt_niets_meer_vast_priv_45(alles: Afgesloten) -> None:
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        nummer = blokkade.blokkade_zetten("uitkering", alles.uitkering, Blokkadereden.VORDERING)
    with klok.op(klok.moment(WEG + EEN_DAG)), wie.als(kwaliteit()):
        assert _beurten(WEG + EEN_DAG)[alles.uitkering] == Blokkadereden.VORDERING.label
        blokkade.blokkade_opheffen(nummer)

    assert not _beurten(WEG + EEN_DAG)[alles.uitkering]


@pytest.mark.parametrize(
    ("soort", "dag", "reden"),
    [
        ("dossier", dt.date(2027, 11, 30), "een voorziening loopt nog"),
        ("dossier", dt.date(2026, 12, 1), "er kan nog bezwaar worden gemaakt"),
        ("uitkering", dt.date(2027, 2, 28), "de uitkering loopt nog"),
    ],
)
def test_wat_nog_loopt_blokkeert_vanzelf_priv_45(alles: Afgesloten, soort: str, dag: dt.date, reden: str) -> None:
    """The work itself is the block, no hold is needed; once it has ended it blocks no more."""
    object_id = getattr(alles, soort)
    with alles.als_dienst(dag):
        assert _zegt(reden, soort, object_id, dag)
    with alles.als_dienst(WEG):
        assert not _zegt(reden, soort, object_id, WEG)


def _zegt(reden: str, soort: str, object_id: UUID, dag: dt.date) -> bool:
    return any(object_id in set(f([object_id], dag)) for s, r, f in eenheden._BLOKKADES if (s, r) == (soort, reden))


def test_een_inwoner_blijft_zolang_er_iets_van_is_priv_45(alles: Afgesloten) -> None:
    reden = "er is nog een dossier, vraag, uitkering of signaal van deze inwoner"
    assert alles.persoon not in _beurten(WEG)
    with alles.als_dienst(WEG):
        assert eenheden.redenen_om_te_blijven("persoon", [alles.persoon], WEG) == {alles.persoon: reden}


def test_een_blokkade_verandert_niet_en_moet_ergens_op_slaan_priv_45(alles: Afgesloten) -> None:
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        with pytest.raises(NietGevonden):
            blokkade.blokkade_zetten("dossier", alles.persoon, Blokkadereden.BEZWAAR)
        nummer = blokkade.blokkade_zetten("dossier", alles.dossier, Blokkadereden.BEZWAAR)
        with pytest.raises(IntegrityError), transaction.atomic():
            Bewaarblokkade.objects.filter(pk=nummer).update(object=alles.persoon)
        blokkade.blokkade_opheffen(nummer)
        with pytest.raises(KanNuNiet):
            blokkade.blokkade_opheffen(nummer)


def test_een_dienst_keurt_niet_goed_en_een_scherm_voert_niet_uit_sec_10(lijst: UUID) -> None:
    dienst = wie.dienst(gemeente=GEMEENTE, wet=kwaliteit().wet, doel=kwaliteit().doel, grond="proef")
    with klok.op(klok.moment(WEG)), wie.als(dienst), pytest.raises(GeenBevoegdheid):
        vernietiging.lijst_goedkeuren(lijst)
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()), pytest.raises(GeenBevoegdheid):
        vernietiging.lijst_uitvoeren(lijst)


@pytest.fixture
def signaal_weg(alles: Afgesloten) -> dt.date:
    """The day on which the signaal may go, half a year after it was closed without help."""
    return dt.date(2027, 5, 23)


def _nacht(dag: dt.date) -> None:
    with klok.op(klok.moment(dag, 4)):
        jobs.voorstellen(timestamp=0)


def _standen(dag: dt.date) -> dict[str, str]:
    with klok.op(klok.moment(dag)), bewaring.als_dienst(GEMEENTE):
        return {rij.regels.first().soort: rij.status for rij in Vernietigingslijst.objects.all()}


def test_met_akkoord_vooraf_wacht_een_signaal_op_niemand_priv_47(alles: Afgesloten, signaal_weg: dt.date) -> None:
    ik = kwaliteit()
    with klok.op(klok.moment(signaal_weg)), wie.als(ik):
        akkoord.akkoord_geven()

    _nacht(signaal_weg - EEN_DAG)
    assert _standen(signaal_weg) == {}
    _nacht(signaal_weg)

    assert _standen(signaal_weg) == {"signaal": "goedgekeurd"}
    with alles.als_dienst(signaal_weg):
        assert Vernietigingslijst.objects.get().beoordeeld_door == ik.actor


def test_een_akkoord_vooraf_geldt_niet_voor_wat_de_gever_te_na_staat_priv_20_priv_47(
    alles: Afgesloten, signaal_weg: dt.date, verwante: Wie
) -> None:
    """It waits on its list, and whoever stands further away decides."""
    with klok.op(klok.moment(signaal_weg)), wie.als(verwante):
        akkoord.akkoord_geven()

    _nacht(signaal_weg)

    assert _standen(signaal_weg) == {"signaal": "voorgesteld"}
    with alles.als_dienst(signaal_weg):
        lijst = Vernietigingslijst.objects.get().pk
    keur_goed(lijst, signaal_weg)


def test_zonder_akkoord_vooraf_of_na_intrekken_wacht_een_signaal_op_een_lijst_priv_47(
    alles: Afgesloten, signaal_weg: dt.date
) -> None:
    with klok.op(klok.moment(signaal_weg - EEN_DAG)), wie.als(kwaliteit()):
        akkoord.akkoord_geven()
        with pytest.raises(KanNuNiet):
            akkoord.akkoord_geven()
        akkoord.akkoord_intrekken()

    _nacht(signaal_weg)

    assert _standen(signaal_weg) == {"signaal": "voorgesteld"}


def test_een_akkoord_vooraf_geldt_voor_signalen_en_voor_niets_anders_sec_13(alles: Afgesloten) -> None:
    """The database holds it, line by line: a dossier on the list, and nobody agreed."""
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()):
        akkoord.akkoord_geven()
    lijst = stel_op(WEG)
    assert lijst

    with alles.als_dienst(WEG), pytest.raises(IntegrityError), transaction.atomic():
        vernietiging.lijst_aannemen(lijst)
    with klok.op(klok.moment(WEG)), wie.als(kwaliteit()), pytest.raises(IntegrityError), transaction.atomic():
        Doorlopendakkoord.objects.create(
            gemeente_id=GEMEENTE, soort="dossier", periode=periode(WEG, WEG + EEN_DAG), gegeven_door=wie.huidig().actor
        )

"""What a resident allows: who says yes, on what it stands, and that it ends at once."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, InternalError, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.inwoners.gezin import Gezin
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt, inwoner

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.soorten import Wet
from rotonde.privacy.models import Toestemming
from rotonde.privacy.toestemming import actions, policies, queries
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import GRONDEN, Manier, Toestemmingsoort


def ja(zaak: Zaak, persoon: UUID, grond: str = "jeugd_voor_wmo", **rest: object) -> Instemming:
    door = rest.pop("door", (persoon,))
    return Instemming(zaak.dossier, persoon, grond, Manier.GESPREK, door, **rest)


def test_wat_is_toegestaan_staat_er_met_wie_en_waarop_priv_04(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.vastleggen(ja(zaak, gezin.moeder, "wmo_aan_ander", voor="de huisarts"))
        (regel,) = queries.van_dossier(zaak.dossier)
        rij = Toestemming.objects.get(pk=regel.id)
    assert (regel.soort, regel.artikel, regel.voor, regel.geldt) == (
        Toestemmingsoort.GEHEIM, "Wmo art. 5.3.3", "de huisarts", True,
    )  # fmt: skip
    assert (rij.gegeven_door, rij.vastgelegd_door) == ([gezin.moeder], loket.anna)


def test_geen_andere_grond_dan_de_vier_soorten_kennen_priv_04(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    goed = {(grond.soort, grond.wet, grond.van_wet, grond.artikel) for grond in GRONDEN.values()}
    artikelen = sorted({grond.artikel for grond in GRONDEN.values()})
    gelukt = set()
    with wie.als(aanspreekpunt(loket.anna)):
        for soort in Toestemmingsoort:
            for wet in Wet:
                for van_wet in ("", *Wet):
                    for artikel in artikelen:
                        rij = _rij(zaak, gezin, soort=soort, wet=wet, van_wet=van_wet, artikel=artikel)
                        try:
                            with transaction.atomic():
                                rij.save(force_insert=True)
                        except IntegrityError:
                            continue
                        gelukt.add((soort, wet, van_wet, artikel))
    assert gelukt == goed


def _rij(zaak: Zaak, gezin: Gezin, **velden: object) -> Toestemming:
    vast = {"voor": "iemand", "manier": Manier.GESPREK, "gegeven_door": [gezin.moeder], "gegeven_op": klok.nu()}
    return Toestemming(
        gemeente_id="0246", dossier_id=zaak.dossier, persoon_id=gezin.moeder, vastgelegd_door=uuid4(), **vast, **velden
    )


def test_een_ingetrokken_toestemming_telt_niet_meer_en_blijft_staan_priv_06(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = actions.vastleggen(ja(zaak, gezin.moeder))
        actions.intrekken(toestemming)
        (regel,) = queries.van_dossier(zaak.dossier)
        assert (regel.geldt, regel.ingetrokken_op is not None) == (False, True)
        with pytest.raises(KanNuNiet, match="al ingetrokken"):
            actions.intrekken(toestemming)
        soorten = Gebeurtenis.objects.filter(object_id=toestemming).order_by("id").values_list("soort", flat=True)
        assert list(soorten) == ["privacy.toestemming_gegeven", "privacy.toestemming_ingetrokken"]


def test_wat_twee_keer_is_vastgelegd_eindigt_in_een_keer_priv_06(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = actions.vastleggen(ja(zaak, gezin.moeder))
        ander = actions.vastleggen(ja(zaak, gezin.moeder, "schuld_voor_wmo"))
        # As two who record it at the same moment would.
        dubbel = Toestemming.objects.get(pk=toestemming)
        dubbel.pk = uuid4()
        dubbel.save(force_insert=True)
        actions.intrekken(toestemming)
        assert {regel.id for regel in queries.van_dossier(zaak.dossier) if regel.geldt} == {ander}


def test_de_inwoner_trekt_zelf_in_priv_06(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = actions.vastleggen(ja(zaak, gezin.moeder))
    with wie.als(inwoner(gezin.vader)), pytest.raises(NietGevonden):
        actions.intrekken(toestemming)
    with wie.als(inwoner(gezin.moeder)):
        actions.intrekken(toestemming)
        (regel,) = queries.van_mij(gezin.moeder)
    assert not regel.geldt


def test_de_database_laat_alleen_het_einde_toe_priv_06(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = actions.vastleggen(ja(zaak, gezin.moeder))
        rijen = Toestemming.objects.filter(pk=toestemming)
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            rijen.update(artikel="AVG art. 6 lid 1 onder a")
        actions.intrekken(toestemming)
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            rijen.update(ingetrokken_op=None, ingetrokken_door=None)


def test_na_de_laatste_dag_is_het_voorbij_priv_06(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    einde = klok.nu() + timedelta(days=30)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.vastleggen(ja(zaak, gezin.moeder, tot=einde))
        for moment, telt in ((einde - timedelta(seconds=1), True), (einde, False)):
            (rij,) = Toestemming.objects.all()
            assert policies.geldt(rij, moment) is telt
            assert Toestemming.objects.filter(policies.geldig(moment)).exists() is telt


def test_van_een_ander_gezin_en_een_ander_dossier_is_niets_vast_te_leggen_sec_11(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.vastleggen(ja(zaak, gezin.buur))
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.vastleggen(ja(zaak, gezin.moeder))
    bij_melding = replace(ja(zaak, gezin.moeder), dossier=zaak.melding)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden, match="hoort niet bij dit dossier"):
        actions.vastleggen(bij_melding)


@pytest.mark.parametrize(
    ("grond", "rest", "zin"),
    [
        ("wat_anders", {}, "Kies uit de lijst"),
        ("wmo_aan_ander", {}, "voor wie of wat"),
        ("jeugd_voor_wmo", {"tot": klok.moment(date(2024, 5, 1))}, "een latere dag"),
        ("jeugd_voor_wmo", {"door": ()}, "moet ja zeggen: de inwoner zelf"),
    ],
)
def test_wat_niet_klopt_zegt_wat_er_moet(
    loket: Loket, zaak: Zaak, gezin: Gezin, grond: str, rest: dict[str, object], zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.vastleggen(ja(zaak, gezin.moeder, grond, **rest))


def test_twee_keer_hetzelfde_is_een_keer(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.vastleggen(ja(zaak, gezin.moeder))
        with pytest.raises(KanNuNiet, match="al toestemming"):
            actions.vastleggen(ja(zaak, gezin.moeder))
        actions.vastleggen(ja(zaak, gezin.moeder, "schuld_voor_wmo"))


def test_voor_een_kind_zegt_wie_gezag_heeft_ja(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with klok.op(klok.moment(date(2024, 7, 7))), wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="alle ouders met gezag"):
            actions.vastleggen(ja(zaak, gezin.kind, "jeugdhulp", voor="ambulante hulp", door=(gezin.moeder,)))
        ouders_en_buur = (gezin.moeder, gezin.vader, gezin.buur)
        with pytest.raises(Ongeldig, match="Alleen deze mensen"):
            actions.vastleggen(ja(zaak, gezin.kind, "jeugdhulp", voor="ambulante hulp", door=ouders_en_buur))
        actions.vastleggen(ja(zaak, gezin.kind, "jeugdhulp", voor="ambulante hulp", door=(gezin.moeder, gezin.vader)))
    with klok.op(klok.moment(date(2024, 7, 8))), wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="het kind en alle ouders met gezag"):
            actions.vastleggen(ja(zaak, gezin.kind, "jeugdhulp", voor="een groep", door=(gezin.moeder, gezin.vader)))
        iedereen = (gezin.kind, gezin.moeder, gezin.vader)
        actions.vastleggen(ja(zaak, gezin.kind, "jeugdhulp", voor="een groep", door=iedereen))


@given(leeftijd=st.integers(0, 90), soort=st.sampled_from(Toestemmingsoort))
def test_er_is_altijd_iemand_die_ja_kan_zeggen(leeftijd: int, soort: Toestemmingsoort) -> None:
    zelf, gezag = policies.wie_geeft(soort, date(1930, 2, 28), date(1930 + leeftijd, 2, 28))
    assert zelf or gezag
    assert gezag == (leeftijd < policies.ZELF)

"""A besluit without a valid mandaat cannot exist: the verb refuses with the reason, the database refuses in silence."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.besluiten.wereld import JAAR, VANDAAG, Wereld, mandaat

from rotonde.besluiten import actions
from rotonde.besluiten.fouten import AlBesloten, GeenMandaat
from rotonde.besluiten.models import Besluit, Voorstel
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.kern import betrokkenheid
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag
from rotonde.regie import actions as regie

D = dt.date.fromisoformat


def test_a_consulent_decides_under_the_own_mandaat(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        voorstel = wereld.voorstel(3_000)
        besluit = actions.besluiten(voorstel.id)

        assert Besluit.objects.get() == besluit
    assert (besluit.mandaat.code, besluit.genomen_door_id, besluit.datum) == ("T-1", wereld.consulent.id, VANDAAG)


def test_each_step_leaves_its_gebeurtenis(wereld: Wereld) -> None:
    wereld.besluit()

    with wereld.als_dienst():
        soorten = list(
            Gebeurtenis.objects.filter(dossier=wereld.dossier.id).order_by("id").values_list("soort", flat=True)
        )
    assert soorten == [
        "besluiten.aanvraag_ontvangen",
        "besluiten.voorstel_gedaan",
        "besluiten.besluit_genomen",
        "besluiten.besluit_bekendgemaakt",
    ]


Geval = Callable[[Wereld], Voorstel]


def _ander_product(wereld: Wereld) -> Voorstel:
    with wereld.als_dienst():
        product = wereld.maak_product("wmo-traplift", "Traplift", "wonen")
    with wereld.als(wereld.consulent):
        return wereld.voorstel(product=product)


def _andere_afslag(wereld: Wereld) -> Voorstel:
    with wereld.als_dienst():
        product = wereld.maak_product("wmo-beschermd", "Beschermd thuis", "begeleiding", Afslag.ZORG)
    with wereld.als(wereld.consulent):
        return wereld.voorstel(product=product)


def _te_duur(wereld: Wereld) -> Voorstel:
    with wereld.als(wereld.collega):
        return wereld.voorstel(Decimal("10000.01"))


def _te_lang(wereld: Wereld) -> Voorstel:
    with wereld.als(wereld.consulent):
        return wereld.voorstel(periode=periode(D("2026-12-01"), D("2031-12-02")))


def eigen_voorstel(wereld: Wereld) -> Voorstel:
    with wereld.als(wereld.consulent):
        return wereld.voorstel(8_000)


@pytest.mark.parametrize(
    ("geval", "reden", "wie_wel"),
    [
        pytest.param(_ander_product, "geen mandaat voor dit product", "het college", id="product"),
        pytest.param(_andere_afslag, "afslag 3", "het college", id="afslag"),
        pytest.param(_te_duur, "hoger dan uw mandaat van €\u00a010.000,00", "het college", id="bedrag"),
        pytest.param(_te_lang, "langer dan uw mandaat van 60 maanden", "het college", id="duur"),
        pytest.param(eigen_voorstel, "beslist een ander", "een andere Wmo-consulent", id="vier ogen"),
    ],
)
def test_without_mandaat_the_refusal_says_why_and_who_can(
    wereld: Wereld, geval: Geval, reden: str, wie_wel: str
) -> None:
    voorstel = geval(wereld)

    with wereld.als(wereld.consulent), pytest.raises(GeenMandaat) as weigering:
        actions.besluiten(voorstel.id)

    assert reden in weigering.value.zin
    assert wie_wel in weigering.value.zin
    with wereld.als(wereld.consulent):
        assert not Besluit.objects.exists()


def test_another_functie_of_the_same_rol_hears_who_can(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        voorstel = wereld.voorstel()

    with wereld.als(wereld.coach), pytest.raises(GeenMandaat, match=r"uw functie \(gezinscoach\).*een Wmo-consulent"):
        actions.besluiten(voorstel.id)


def test_a_colleague_decides_where_four_eyes_are_needed(wereld: Wereld) -> None:
    voorstel = eigen_voorstel(wereld)

    with wereld.als(wereld.collega):
        assert actions.besluiten(voorstel.id).genomen_door_id == wereld.collega.id


def test_amounts_are_weighed_per_year(wereld: Wereld) -> None:
    """Two years at the ceiling fit; the same amount in half a year does not."""
    with wereld.als(wereld.collega):
        twee_jaar = wereld.voorstel(20_000, periode=periode(D("2026-12-01"), D("2028-12-01")))
        half_jaar = wereld.voorstel(20_000, periode=periode(D("2026-12-01"), D("2027-06-01")))

    with wereld.als(wereld.consulent):
        actions.besluiten(twee_jaar.id)
        with pytest.raises(GeenMandaat):
            actions.besluiten(half_jaar.id)


def test_a_mandaat_counts_on_the_day_of_the_besluit(wereld: Wereld) -> None:
    with wereld.als_dienst():
        actions.mandaten_instellen([mandaat("T-1", tot=D("2026-11-24"))])
        actions.mandaten_instellen([mandaat("T-2", van=D("2027-01-01"), groepen=())])
    with wereld.als(wereld.consulent):
        actions.besluiten(wereld.voorstel().id)
        na_afloop = wereld.voorstel()

    with wereld.op(D("2026-11-24")), wereld.als(wereld.consulent), pytest.raises(GeenMandaat, match="24 november"):
        actions.besluiten(na_afloop.id)
    with wereld.op(D("2027-01-01")), wereld.als(wereld.consulent):
        assert actions.besluiten(na_afloop.id).mandaat.code == "T-2"


def test_a_service_never_decides_priv_51(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        voorstel = wereld.voorstel()

    with wereld.als_dienst(), pytest.raises(GeenBevoegdheid):
        actions.besluiten(voorstel.id)


def test_an_aanvraag_is_decided_once(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        voorstel = wereld.voorstel()
        actions.besluiten(voorstel.id)

        with pytest.raises(AlBesloten):
            actions.besluiten(voorstel.id)


def test_who_is_not_involved_finds_nothing(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        voorstel = wereld.voorstel()
    with wereld.als_dienst():
        vreemde = wereld.medewerker("Elif Kaya", "wmo-consulent")

    with wereld.als(vreemde), pytest.raises(NietGevonden):
        actions.besluiten(voorstel.id)
    with wereld.als_dienst():
        betrokkenheid.begin([betrokkenheid.Band(vreemde.id, "dossier", wereld.dossier.id, "vervanger")])
    with wereld.als(vreemde):
        assert actions.besluiten(voorstel.id)


def test_bulk_is_all_or_nothing_af_10(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        goed, duur = wereld.voorstel(), wereld.voorstel(12_000)

        with pytest.raises(GeenMandaat):
            actions.besluiten_bulk([goed.id, duur.id])

        assert not Besluit.objects.exists()
        assert len(actions.besluiten_bulk([goed.id])) == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"motivering": {}}, "niet gemotiveerd"),
        ({"soort": BesluitSoort.AFWIJZEN, "bedrag": Decimal(1)}, "geen bedrag"),
        ({"periode": periode(D("2026-12-01"))}, "geen einddatum"),
        ({"volume": Decimal(0)}, "hoeveelheid"),
    ],
)
def test_a_voorstel_that_does_not_fit_is_refused(wereld: Wereld, anders: dict[str, object], zin: str) -> None:
    velden: dict[str, object] = {
        "inzet_id": wereld.inzet.id,
        "product_id": wereld.product.id,
        "soort": BesluitSoort.TOEKENNEN,
        "periode": JAAR,
        "volume": Decimal(2),
        "bedrag": Decimal(100),
        "motivering": {wereld.doel.id: "Omdat het nodig is."},
    }
    with wereld.als(wereld.consulent), pytest.raises(Ongeldig, match=zin):
        actions.voorstellen(actions.VoorstelRegel(aanvraag_id=wereld.aanvraag(), **{**velden, **anders}))


def test_an_inzet_of_another_dossier_is_refused(wereld: Wereld) -> None:
    with wereld.als_dienst():
        *_, vreemde_inzet = wereld.nieuw_dossier()
    eigen, wereld.inzet = wereld.inzet, vreemde_inzet

    with wereld.als(wereld.consulent):
        with pytest.raises(NietGevonden):
            wereld.voorstel()
        wereld.inzet = eigen
        assert wereld.voorstel()


def test_a_voorstel_rests_on_an_aanpak_that_is_fixed(wereld: Wereld) -> None:
    with wereld.als_dienst():
        wereld.persoon, wereld.dossier, wereld.doel, wereld.inzet = wereld.nieuw_dossier(vast=False)

    with wereld.als(wereld.consulent), pytest.raises(KanNuNiet, match="Aanpak ligt nog niet vast"):
        wereld.voorstel()
    with wereld.als(wereld.consulent):
        regie.akkoord_vastleggen(regie.Akkoord(wereld.doel.aanpak_id))
        assert wereld.voorstel()

"""Who has the own circle in an AVG request sees and does nothing about it; who tries leaves a line (PRIV-20)."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, GEMEENTE, Gezin, dienst
from tests.klanten import klant_als, maak_medewerker
from tests.privacy.verzoek import WERK, als_inwoner, als_kwaliteit

from rotonde.inwoners.models import Bewoning, Lidmaatschap, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import kring, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol
from rotonde.privacy import actions, verzoeken
from rotonde.privacy.actions import Reden
from rotonde.privacy.soorten import Grond, Identiteit


@pytest.mark.parametrize("wie_het_is", ["moeder", "vader"])
def test_van_de_eigen_kring_is_geen_verzoek_te_zien_of_te_doen_priv_20(
    verzoek: UUID, gezin: Gezin, wie_het_is: str
) -> None:
    zelf = maak_medewerker(Rol.KWALITEIT)
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=zelf).update(persoon_id=getattr(gezin, wie_het_is))
    with wie.als(als_kwaliteit(zelf)):
        assert not verzoeken.verzoeken().exists()
        for doe in (verzoeken.verzoek, actions.avg_vrijgeven):
            with pytest.raises(NietGevonden):
                doe(verzoek)
        with pytest.raises(NietGevonden):
            actions.avg_vragen(gezin.kind)


@pytest.fixture
def ouder_elders(gezin: Gezin) -> UUID:
    """A medewerker of kwaliteit who is related to the father; he keeps gezag and lives elsewhere: the child is not of
    that circle."""
    zelf = maak_medewerker(Rol.KWALITEIT)
    with wie.als(dienst()):
        Lidmaatschap.objects.filter(persoon=gezin.vader).update(periode=periode(BEGIN, date(2023, 1, 1)))
        Bewoning.objects.filter(persoon=gezin.vader).update(periode=periode(BEGIN, date(2023, 1, 1)))
        Relatie.objects.create(
            gemeente_id=GEMEENTE, persoon_id=gezin.buur, ander_id=gezin.vader, soort=RelatieSoort.OUDER,
            periode=periode(BEGIN),
        )  # fmt: skip
        Medewerker.objects.filter(pk=zelf).update(persoon_id=gezin.buur)
    return zelf


def test_vraagt_een_ouder_uit_de_eigen_kring_dan_doet_een_ander_het_priv_20(
    gezin: Gezin, kwaliteit: UUID, ouder_elders: UUID
) -> None:
    """Not in the list, no page, no verb, no letter, and a line about who tries; of the child by itself it is seen."""
    with wie.als(als_inwoner(gezin.vader)):
        verzoek = actions.avg_vragen(gezin.kind)
    with wie.als(als_kwaliteit(kwaliteit)):
        besluit = actions.onthouden(verzoek, Reden(Grond.GEWELD, "Bij het kind thuis is dreiging van deze ouder."))
        kenmerk = verzoeken.verzoek(verzoek).kenmerk
        van_het_kind = actions.avg_vragen(gezin.kind)

    klant = klant_als(Rol.KWALITEIT, actor=ouder_elders)
    assert kenmerk not in klant.zie(WERK).html
    paden = f"{verzoek}/", f"besluit/{besluit}/"
    with CaptureQueriesContext(connections["log"]) as geschreven:
        assert [klant.get(f"{WERK}{pad}").status_code for pad in paden] == [404, 404]
    assert len([vraag for vraag in geschreven if kring.HANDELING in vraag["sql"]]) == 2
    with wie.als(als_kwaliteit(ouder_elders)):
        for doe in (
            lambda: actions.avg_vrijgeven(verzoek),
            lambda: actions.weer_geven(verzoek, motivering="De rechter gaf hem gelijk."),
            lambda: verzoeken.bestand(verzoek, "pdf"),
        ):
            with pytest.raises(NietGevonden):
                doe()

    assert f"{van_het_kind}/" in klant.zie(WERK).html
    assert klant.get(f"{WERK}{van_het_kind}/").status_code == 200
    ander = klant_als(Rol.KWALITEIT, actor=kwaliteit)
    assert kenmerk in ander.zie(WERK).html
    assert [ander.get(f"{WERK}{pad}").status_code for pad in paden] == [200, 200]


def test_het_verzoek_van_de_eigen_kring_gaat_niet_open_en_de_poging_staat_er_priv_20(
    gezin: Gezin, verzoek: UUID, kwaliteit: UUID
) -> None:
    """The partner of who asked works here: no page, no verb, no letter, and nothing new about the child."""
    partner = maak_medewerker(Rol.KWALITEIT)
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=partner).update(persoon_id=gezin.vader)
    with wie.als(als_kwaliteit(kwaliteit)):
        besluit = actions.avg_weigeren(verzoek, Reden(Grond.ONGEGROND, "Dit hebben wij niet."))

    klant = klant_als(Rol.KWALITEIT, actor=partner)
    paden = f"{verzoek}/", f"besluit/{besluit}/"
    # The line goes over a connection that can add and not read.
    with CaptureQueriesContext(connections["log"]) as geschreven:
        assert [klant.get(f"{WERK}{pad}").status_code for pad in paden] == [404, 404]
        assert len([vraag for vraag in geschreven if kring.HANDELING in vraag["sql"]]) == 2
    for pad in paden:
        assert klant_als(Rol.KWALITEIT, actor=kwaliteit).get(f"{WERK}{pad}").status_code == 200
    with wie.als(als_kwaliteit(partner)):
        for doe, zin in (
            (lambda: actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE), "niet gevonden"),
            (lambda: verzoeken.bestand(verzoek, "pdf"), "niet gevonden"),
            (lambda: actions.avg_vragen(gezin.kind), "dicht bij u"),
        ):
            with pytest.raises(NietGevonden, match=zin):
                doe()

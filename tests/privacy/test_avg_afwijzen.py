"""An AVG request is refused by a besluit: a reason, a person, a letter and bezwaar."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.inwoners.gezin import Gezin, vraagt
from tests.keuring.pdf import keur
from tests.klanten import klant_als
from tests.privacy.brieven import tekst_van_pdf
from tests.privacy.verzoek import MIJN, WERK, als_inwoner, als_kwaliteit

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, Ongeldig
from rotonde.kern.soorten import Rol
from rotonde.privacy import actions, verzoeken
from rotonde.privacy.actions import Reden
from rotonde.privacy.models import Avgbesluit
from rotonde.privacy.soorten import Besluitsoort, Grond


def test_afwijzen_is_een_besluit_met_reden_bezwaar_en_klachtroute_priv_48(verzoek: UUID, kwaliteit: UUID) -> None:
    with wie.als(als_kwaliteit(kwaliteit)):
        for reden in (Reden(Grond.BUITENSPORIG, ""), Reden(Grond.GEWELD, "geen grond om een verzoek af te wijzen")):
            with pytest.raises(Ongeldig):
                actions.avg_weigeren(verzoek, reden)
        besluit = actions.avg_weigeren(verzoek, Reden(Grond.BUITENSPORIG, "U vroeg dit vorige week ook."))
        rij = Avgbesluit.objects.get(pk=besluit)
        brief = verzoeken.besluit(besluit).inhoud
        with pytest.raises(KanNuNiet):
            actions.avg_vrijgeven(verzoek)

    assert (rij.soort, rij.genomen_door_id, rij.bezwaar_tot_en_met) == (
        Besluitsoort.WEIGEREN, kwaliteit, date(2024, 7, 15),
    )  # fmt: skip
    assert keur(brief) == []
    for woorden in ("U vroeg dit vorige week ook.", "15 juli 2024", "Autoriteit Persoonsgegevens", "Karel Keur"):
        assert woorden in tekst_van_pdf(brief)


def test_afwijzen_kan_binnen_de_eerste_maand_ook_na_verlengen_en_later_met_reden_priv_48(
    verzoek: UUID, kwaliteit: UUID
) -> None:
    with wie.als(als_kwaliteit(kwaliteit)):
        actions.avg_verlengen(verzoek, reden="veel dossiers")
    with klok.op(klok.moment(date(2024, 7, 4))), wie.als(als_kwaliteit(kwaliteit)):
        with pytest.raises(Ongeldig, match="3 juli 2024"):
            actions.avg_weigeren(verzoek, Reden(Grond.ANDEREN, "Het gaat over een ander."))
        besluit = actions.avg_weigeren(verzoek, Reden(Grond.ANDEREN, "Het gaat over een ander.", "ziekte"))
        brief = verzoeken.besluit(besluit).inhoud
        with pytest.raises(DatabaseError), transaction.atomic():
            Avgbesluit.objects.bulk_create([_te_laat(besluit)])

    assert "Wij antwoorden te laat. De reden: ziekte" in tekst_van_pdf(brief)


def _te_laat(besluit: UUID) -> Avgbesluit:
    rij = Avgbesluit.objects.get(pk=besluit)
    rij.id, rij.reden_te_laat = uuid4(), ""
    return rij


def test_afwijzen_doet_wie_het_zelf_niet_is_en_pas_als_bekend_is_wie_vraagt(gezin: Gezin, kwaliteit: UUID) -> None:
    reden = Reden(Grond.ONGEGROND, "Dit is geen verzoek.")
    with wie.als(als_kwaliteit(kwaliteit)):
        verzoek = actions.avg_vragen(gezin.vader)
        with pytest.raises(KanNuNiet, match="echt deze inwoner"):
            actions.avg_weigeren(verzoek, reden)
    for rol in (Rol.FG, Rol.AANSPREEKPUNT, Rol.INWONER):
        with wie.als(vraagt(rol)), pytest.raises(GeenBevoegdheid):
            actions.avg_weigeren(verzoek, reden)


def test_afwijzen_over_het_scherm_en_de_inwoner_leest_de_brief(gezin: Gezin, verzoek: UUID, kwaliteit: UUID) -> None:
    inwoner, medewerker = klant_als(Rol.INWONER, actor=gezin.moeder), klant_als(Rol.KWALITEIT, actor=kwaliteit)
    stap = f"{WERK}{verzoek}/stap/"
    leeg = {"stap": "weigeren", "weigeren-grond": "ongegrond", "weigeren-motivering": ""}
    assert medewerker.post(stap, leeg).status_code == 422
    assert medewerker.post(stap, {"stap": "bestaat niet"}).status_code == 404
    assert medewerker.post(stap, {**leeg, "weigeren-motivering": "Dit hebben wij niet."}).status_code == 302

    assert "Niet gegeven, met een besluit" in medewerker.zie(f"{WERK}{verzoek}/").html
    with wie.als(als_inwoner(gezin.moeder)):
        besluit = verzoeken.verzoek(verzoek).besluit_id
    assert f"{MIJN}besluit/{besluit}/" in inwoner.zie(MIJN).html
    assert "Dit hebben wij niet." in tekst_van_pdf(inwoner.get(f"{MIJN}besluit/{besluit}/").content)
    assert klant_als(Rol.INWONER, actor=gezin.vader).get(f"{MIJN}besluit/{besluit}/").status_code == 404

"""A besloten dossier: only who is named in it sees it, however one would have reached it (PRIV-21)."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.inwoners.gezin import BSN, Gezin, dienst, vraagt
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt, balie, inwoner, medewerker

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Zoekvraag
from rotonde.inwoners.models import Bewoning, Lidmaatschap, Persoon
from rotonde.kern import beslotenheid, betrokkenheid, noodtoegang, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Team
from rotonde.kern.soorten import RedenNoodtoegang, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.regie import actions, queries
from rotonde.regie.models import Aanpak, Doel, Dossier, Inzet, Regie
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Vraag
from rotonde.toegang.models import Melding, MeldingVerhaal
from rotonde.toegang.soorten import Kanaal

IN_DOSSIER = (Dossier, Regie, Aanpak, Doel, Inzet, MeldingVerhaal)
ZIET_PERSONEN = (
    Rol.BALIE,
    Rol.AANSPREEKPUNT,
    Rol.PROCESREGISSEUR,
    Rol.PROFESSIONAL,
    Rol.PARTNER,
    Rol.BACKOFFICE,
    Rol.KWALITEIT,
)


@pytest.fixture
def besloten(zaak: Zaak, loket: Loket, gezin: Gezin) -> Zaak:
    """Closed with the whole household; Bram is named and Anna, who is the Aanspreekpunt, is not."""
    objecten = [("melding", zaak.melding), *(("persoon", p) for p in (gezin.moeder, gezin.vader, gezin.kind))]
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, objecten)
        beslotenheid.benoem(zaak.dossier, [loket.bram])
    return zaak


def _ziet() -> list[str]:
    return [model.__name__ for model in IN_DOSSIER if model.objects.exists()]


def test_wie_benoemd_is_ziet_alles_en_het_aanspreekpunt_dat_het_niet_is_niets_priv_21(
    zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        assert len(_ziet()) == len(IN_DOSSIER)
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("melding", zaak.melding), ("persoon", gezin.moeder)])
        beslotenheid.benoem(zaak.dossier, [loket.bram])

    with wie.als(aanspreekpunt(loket.bram)):
        assert Dossier.objects.filter(id=zaak.dossier).exists()
        assert queries.dossier(zaak.dossier).id == zaak.dossier
        assert Doel.objects.exists()
    with wie.als(aanspreekpunt(loket.anna)):
        assert _ziet() == []
        with pytest.raises(NietGevonden):
            queries.dossier(zaak.dossier)


@pytest.mark.parametrize("rol", ZIET_PERSONEN)
def test_geen_enkele_rol_vindt_de_inwoner_telt_hem_of_ziet_waar_hij_woont_priv_21(
    rol: Rol, besloten: Zaak, gezin: Gezin
) -> None:
    ander = medewerker("Ander", rol)
    with wie.als(vraagt(rol, actor=ander)):
        gevonden = inwoners.zoeken(Zoekvraag(bsn=BSN[0])).treffers
        zichtbaar = set(Persoon.objects.values_list("id", flat=True))
        bewoners = set(Bewoning.objects.values_list("persoon_id", flat=True))
        leden = set(Lidmaatschap.objects.values_list("persoon_id", flat=True))

        assert gevonden == []
        assert zichtbaar == bewoners == leden == {gezin.buur}
        assert not Melding.objects.filter(id=besloten.melding).exists()


def test_wie_benoemd_is_vindt_de_inwoner_wel_priv_21(besloten: Zaak, loket: Loket, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.bram)):
        (treffer,) = inwoners.zoeken(Zoekvraag(bsn=BSN[0])).treffers

    assert treffer.id == gezin.moeder


def test_de_inwoner_zelf_en_het_systeem_zien_het_dossier_gewoon_priv_21(besloten: Zaak, gezin: Gezin) -> None:
    with wie.als(inwoner(gezin.moeder)):
        assert Persoon.objects.count() == 1
        assert Dossier.objects.filter(id=besloten.dossier).exists()
    with wie.als(dienst()):
        assert len(_ziet()) == len(IN_DOSSIER)


def _via_een_team(zaak: Zaak, loket: Loket) -> Wie:
    with wie.als(dienst()):
        team = Team(gemeente_id="0246", code="hulp", naam="Hulp")
        Team.objects.bulk_create([team])
        betrokkenheid.begin(
            [Band(team.pk, "dossier", zaak.dossier, "team"), Band(loket.balie, "dossier", zaak.dossier, "x")]
        )
    return balie(loket)


def _met_noodtoegang(zaak: Zaak, loket: Loket) -> Wie:
    vrager = balie(loket)
    with wie.als(vrager):
        noodtoegang.begin(
            zaak.dossier, [], reden=RedenNoodtoegang.CRISIS, toelichting="de crisisdienst vraagt dit nu meteen",
            duur=noodtoegang.HOOGSTENS,
        )  # fmt: skip
    return vrager


@pytest.mark.parametrize("weg", [_via_een_team, _met_noodtoegang])
def test_betrokkenheid_of_noodtoegang_helpt_niet_priv_21(
    weg: Callable[[Zaak, Loket], Wie], zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    vrager = weg(zaak, loket)
    with wie.als(vrager):
        assert Dossier.objects.exists()

    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("melding", zaak.melding), ("persoon", gezin.moeder)])

    with wie.als(vrager):
        assert _ziet() == []


def test_wie_niet_benoemd_is_voegt_ook_niets_toe_en_leest_het_log_niet_priv_21(
    besloten: Zaak, loket: Loket, gezin: Gezin
) -> None:
    """Being refused says no more than that nobody has that id."""
    vraag = Vraag("Hulp", Kanaal.BALIE, Wet.WMO, persoon=gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            toegang.melden(vraag)
        assert not Gebeurtenis.objects.filter(dossier=besloten.dossier).exists()

    with wie.als(aanspreekpunt(loket.bram)):
        assert toegang.melden(vraag).melding
        assert Gebeurtenis.objects.filter(dossier=besloten.dossier).exists()


def test_weer_open_is_alles_als_voorheen_en_niemand_benoemd_priv_21(besloten: Zaak, loket: Loket) -> None:
    with wie.als(dienst()):
        beslotenheid.open_(besloten.dossier)
        assert not beslotenheid.is_besloten(besloten.dossier)
        assert beslotenheid.benoemden(besloten.dossier) == []

    with wie.als(aanspreekpunt(loket.anna)):
        assert len(_ziet()) == len(IN_DOSSIER)
    with wie.als(aanspreekpunt(loket.bram)):
        assert _ziet() == []


def test_alleen_wie_benoemd_is_wordt_er_het_aanspreekpunt_priv_21(zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    def draag_over(aan: UUID) -> None:
        with wie.als(aanspreekpunt(loket.anna)):
            actions.overdragen(zaak.dossier, aan=aan, gesproken_op=date(2024, 6, 1))

    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("persoon", gezin.moeder)])
        beslotenheid.benoem(zaak.dossier, [loket.anna])

    with pytest.raises(Ongeldig, match="besloten"):
        draag_over(loket.bram)

    with wie.als(dienst()):
        beslotenheid.benoem(zaak.dossier, [loket.bram])
    draag_over(loket.bram)
    with wie.als(aanspreekpunt(loket.bram)):
        assert queries.dossier(zaak.dossier).aanspreekpunt == "Bram"
    with wie.als(aanspreekpunt(loket.anna)):
        assert _ziet() == []

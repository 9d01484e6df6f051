"""What a partner does here: refer, support, and read what became of it and nothing else (REG-1, ICT-2.7)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BSN, Gezin, dienst
from tests.klanten import klant_als
from tests.privacy.deling.buren import Buren, in_team, partner, van_partner
from tests.regie.zaak import KANARIE, Zaak
from tests.toegang.loket import VRAAG, Loket, aanspreekpunt, inwoner

from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, Ongeldig
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie.models import Dossier
from rotonde.toegang import actions as toegang
from rotonde.toegang import queries as meldingen
from rotonde.toegang.models import Melding, MeldingVerhaal
from rotonde.toegang.partners import actions, policies, queries
from rotonde.toegang.partners.actions import Hulp
from rotonde.toegang.partners.models import Ondersteuning, Verwijzing
from rotonde.toegang.partners.soorten import Ondersteuningsoort
from rotonde.toegang.soorten import Kanaal

VANDAAG = date(2024, 6, 1)
EIGEN = "/proef/werk/partner/eigen/"
VERWIJZEN, ONDERSTEUNEN = "/proef/werk/toegang/verwijzen/", "/proef/werk/toegang/ondersteunen/"


def verwezen(pia: UUID, persoon: UUID | None, *, terugkoppelen: bool = True) -> UUID:
    with wie.als(van_partner(pia)):
        vraag = replace(VRAAG, persoon=persoon)
        return actions.verwijzen(vraag, akkoord=True, terugkoppelen=terugkoppelen).melding


def hulp(persoon: UUID, **anders: Any) -> Hulp:
    return Hulp(persoon, Ondersteuningsoort.ADVIES, "Geldzaken op orde", VANDAAG, Wet.WMO, **anders)


def test_a_referral_waits_in_the_queue_and_its_team_reads_how_it_stands(
    loket: Loket, gezin: Gezin, buren: Buren
) -> None:
    melding = verwezen(buren.pia, gezin.moeder)

    def stand() -> str:
        with wie.als(van_partner(buren.pia)):
            return next(iter(queries.verwijzingen(policies.mijn_teams()))).stand

    assert stand() == "wacht op de gemeente"
    with wie.als(aanspreekpunt(loket.anna)):
        assert Melding.objects.get(pk=melding).kanaal == Kanaal.PARTNER
        toegang.oppakken(melding)
        assert meldingen.detail(melding).verwijzer == "Pia, Wijkteam"
    assert stand() == "de gemeente is ermee bezig"
    with wie.als(aanspreekpunt(loket.anna)):
        toegang.afhandelen(melding)
    assert stand() == "klaar"


def test_a_huisarts_refers_by_its_own_kanaal(loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        partner("artsen", Partnersoort.HUISARTS, "artsen", Partnertaak.VERWIJZEN)
        arts = in_team("Dokter Bos", "artsen")
    melding = verwezen(arts, gezin.moeder)
    with wie.als(dienst()):
        assert Melding.objects.get(pk=melding).kanaal == Kanaal.HUISARTS


def test_without_feedback_the_partner_reads_nothing_of_it_priv_12(loket: Loket, gezin: Gezin, buren: Buren) -> None:
    melding = verwezen(buren.pia, gezin.moeder, terugkoppelen=False)
    with wie.als(van_partner(buren.pia)):
        assert [een.stand for een in queries.verwijzingen(policies.mijn_teams())] == [
            "de inwoner wil geen terugkoppeling"
        ]
        # What was told is for who picks it up: not even who wrote it reads it back.
        assert not MeldingVerhaal.objects.filter(melding_id=melding).exists()
    with wie.als(van_partner(buren.ander)):
        assert list(queries.verwijzingen(policies.mijn_teams())) == []
        assert Verwijzing.objects.count() == 0


def test_a_partner_refers_with_the_resident_and_only_when_that_is_its_task(
    loket: Loket, gezin: Gezin, buren: Buren
) -> None:
    with wie.als(van_partner(buren.pia)), pytest.raises(Ongeldig, match="Verwijs met de inwoner samen"):
        actions.verwijzen(VRAAG, akkoord=False, terugkoppelen=True)
    with wie.als(van_partner(buren.ander)), pytest.raises(GeenBevoegdheid, match="niet voor een partner"):
        actions.verwijzen(VRAAG, akkoord=True, terugkoppelen=True)
    with wie.als(van_partner(buren.ander)), pytest.raises(GeenBevoegdheid):
        actions.ondersteuning_vastleggen(hulp(gezin.moeder))
    with wie.als(dienst()):
        assert (Melding.objects.count(), Ondersteuning.objects.count()) == (0, 0)


def test_support_is_read_by_the_team_and_the_resident_reg_1(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    with wie.als(van_partner(buren.pia)):
        actions.ondersteuning_vastleggen(hulp(gezin.moeder, omschrijving="Formulieren ingevuld."))
        assert [een.wie for een in queries.ondersteuningen(policies.mijn_teams())] == ["Aukje van der Berg"]
        assert Dossier.objects.count() == 0
    with wie.als(van_partner(buren.ander)):
        assert Ondersteuning.objects.count() == 0
    # The resident did not say that the Aanspreekpunt may see it.
    with wie.als(aanspreekpunt(loket.anna)):
        assert list(queries.ondersteuning_in(zaak.dossier)) == []
        assert Ondersteuning.objects.count() == 0
    with wie.als(inwoner(gezin.moeder)):
        assert [een.omschrijving for een in queries.ondersteuning_van(gezin.moeder)] == ["Formulieren ingevuld."]
    with wie.als(inwoner(gezin.vader)):
        assert Ondersteuning.objects.count() == 0
    assert "Formulieren ingevuld." in klant_als(Rol.INWONER, actor=gezin.moeder).zie("/proef/mijn/").html


def test_with_the_resident_the_aanspreekpunt_reads_it_in_the_dossier(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    with wie.als(van_partner(buren.pia)):
        actions.ondersteuning_vastleggen(hulp(gezin.kind, ziet_aanspreekpunt=True))
    html = (
        klant_als(Rol.AANSPREEKPUNT, actor=loket.anna).zie(f"/proef/werk/regie/dossier/{zaak.dossier}/delingen/").html
    )
    assert "Wat partners zelf vastlegden" in html
    assert "Zoë de Wit" in html


@pytest.mark.parametrize("dag", [VANDAAG + timedelta(days=1), VANDAAG - timedelta(days=93)])
def test_support_is_of_the_last_three_months(loket: Loket, gezin: Gezin, buren: Buren, dag: date) -> None:
    with wie.als(van_partner(buren.pia)), pytest.raises(Ongeldig, match="afgelopen drie maanden"):
        actions.ondersteuning_vastleggen(replace(hulp(gezin.moeder), op=dag))


def test_each_look_writes_its_line_priv_37(loket: Loket, gezin: Gezin, buren: Buren) -> None:
    verwezen(buren.pia, gezin.moeder)
    with wie.als(van_partner(buren.pia)):
        actions.ondersteuning_vastleggen(hulp(gezin.kind))
        list(queries.verwijzingen(policies.mijn_teams()))
        list(queries.ondersteuningen(policies.mijn_teams()))
    with wie.als(dienst()):
        regels = Inzage.objects.filter(gegevensgroep__in=["verwijzing", "ondersteuning"], actor=buren.pia)
        assert {(regel.gegevensgroep, regel.betrokkene) for regel in regels} == {
            ("verwijzing", gezin.moeder), ("ondersteuning", gezin.kind),
        }  # fmt: skip


def test_the_resident_too_leaves_a_line_before_it_shows_priv_37(loket: Loket, gezin: Gezin, buren: Buren) -> None:
    with wie.als(van_partner(buren.pia)):
        actions.ondersteuning_vastleggen(hulp(gezin.moeder))
    klant_als(Rol.INWONER, actor=gezin.moeder).zie("/proef/mijn/")
    with wie.als(dienst()):
        assert Inzage.objects.filter(gegevensgroep="ondersteuning", rol=Rol.INWONER).count() == 1


def test_on_the_screen_refer_and_support(loket: Loket, gezin: Gezin, buren: Buren) -> None:
    klant = klant_als(Rol.PARTNER, actor=buren.pia)
    assert klant.zie(VERWIJZEN)
    invoer = {"onderwerp": "Vallen", "wet": "wmo", "verhaal": f"Zij valt, {KANARIE}.", "bsn": BSN[0]}
    assert "Verwijs met de inwoner samen" in klant.post(VERWIJZEN, invoer).content.decode()
    assert klant.post(VERWIJZEN, {**invoer, "akkoord": "on", "terugkoppelen": "on"}).status_code == 302
    assert klant.zie(ONDERSTEUNEN)
    steun = {"soort": "advies", "onderwerp": "Trap veilig", "op": f"{VANDAAG}", "wet": "wmo"}
    assert "Vul in wie u ondersteunde" in klant.post(ONDERSTEUNEN, steun).content.decode()
    assert klant.post(ONDERSTEUNEN, {**steun, "bsn": BSN[0]}).status_code == 302
    assert "Wijkteam" in klant.zie("/proef/werk/partner/").html
    html = klant.zie(EIGEN).html
    for woord in ("Vallen", "wacht op de gemeente", "Trap veilig", "Aukje van der Berg"):
        assert woord in html
    assert KANARIE not in html


def test_who_works_for_no_partner_reads_that(loket: Loket) -> None:
    klant = klant_als(Rol.PARTNER)
    assert "U werkt hier voor geen partner" in klant.zie("/proef/werk/partner/").html
    assert klant.get(VERWIJZEN).status_code == 403
    assert klant.get(ONDERSTEUNEN).status_code == 403


def test_the_page_asks_as_often_for_20_as_for_1_af_35(loket: Loket, gezin: Gezin, buren: Buren) -> None:
    klant = klant_als(Rol.PARTNER, actor=buren.pia)

    def geteld(erbij: int) -> int:
        with wie.als(van_partner(buren.pia)):
            for _ in range(erbij):
                actions.verwijzen(replace(VRAAG, persoon=gezin.moeder), akkoord=True, terugkoppelen=True)
                actions.ondersteuning_vastleggen(hulp(gezin.kind))
        with CaptureQueriesContext(connection) as vragen:
            assert klant.zie(EIGEN).html.count("Geldzaken op orde")
        return len(vragen)

    geteld(1)
    assert geteld(0) == geteld(19)

"""What a partner drafts for an Aanpak, and what its Aanspreekpunt does with it (REG-4, issue 4)."""

from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.privacy.deling.buren import Buren, gedeeld, opdracht, partner, van_partner
from tests.regie.zaak import Zaak, gezien, klaar, stuur
from tests.toegang.loket import Loket, aanspreekpunt, inwoner

from rotonde.catalogus.models import Partner
from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.kern.soorten import Afslag, Rol, Wet
from rotonde.privacy.deling import actions as delingen
from rotonde.regie import actions as regie
from rotonde.regie import queries as dossiers
from rotonde.regie.aanzet import actions, queries
from rotonde.regie.aanzet.actions import Schets
from rotonde.regie.aanzet.soorten import AanzetToestand
from rotonde.regie.actions import InzetInhoud
from rotonde.regie.models import Aanzet, Dossier
from rotonde.regie.soorten import Ladder

pytestmark = pytest.mark.usefixtures("wonen")

VOGEL = "roodborstkanarie"
SCHETS = Schets(
    "wonen", f"zelf naar de winkel, {VOGEL}", 3, 6, Ladder.NETWERK, "de buurvrouw loopt mee", "alleen durft zij niet"
)
INZET = InzetInhoud(
    Ladder.NETWERK, Afslag.ONDERSTEUNING, "de buurvrouw loopt mee", Wet.WMO, reden_zwaarder="alleen durft zij niet"
)
GETYPT = {
    "leefgebied": "wonen", "omschrijving": SCHETS.omschrijving, "startscore": "3", "streefscore": "6",
    "soort": "netwerk", "hulp": SCHETS.hulp, "reden_zwaarder": SCHETS.reden_zwaarder,
}  # fmt: skip


def ontvangen(loket: Loket, zaak: Zaak, persoon: UUID, buren: Buren) -> UUID:
    """It was shared with the team of Pia, who received it."""
    deling = gedeeld(loket, zaak, persoon, buren.wijk)
    with wie.als(van_partner(buren.pia)):
        delingen.bevestigen(deling)
    return deling


@pytest.fixture
def deling(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> UUID:
    return ontvangen(loket, zaak, gezin.moeder, buren)


@pytest.fixture
def aanzet(deling: UUID, buren: Buren) -> UUID:
    with wie.als(van_partner(buren.pia)):
        return actions.maken(deling, SCHETS)


def test_taken_over_it_is_a_doel_with_inzet_in_the_aanpak(loket: Loket, zaak: Zaak, gezin: Gezin, aanzet: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        doel = actions.overnemen(aanzet, INZET)
        beeld = dossiers.dossier(zaak.dossier)
        assert beeld.aanpak is not None
        (nieuw,) = [een for een in beeld.aanpak.doelen if een.id == doel]
        assert (nieuw.omschrijving, nieuw.startscore, nieuw.streefscore) == (SCHETS.omschrijving, 3, 6)
        assert [inzet.omschrijving for inzet in nieuw.inzetten] == ["de buurvrouw loopt mee"]
        with pytest.raises(KanNuNiet, match="staat in de Aanpak"):
            actions.overnemen(aanzet, INZET)
        with pytest.raises(KanNuNiet, match="staat in de Aanpak"):
            actions.terugleggen(aanzet, "te laat")


def test_the_partner_drafts_only_on_what_it_received_and_may_read(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    with wie.als(van_partner(buren.pia)):
        with pytest.raises(KanNuNiet, match="Bevestig eerst"):
            actions.maken(deling, SCHETS)
        delingen.bevestigen(deling)
        actions.maken(deling, SCHETS)
    with wie.als(aanspreekpunt(loket.anna)):
        delingen.stoppen(deling)
    with wie.als(van_partner(buren.pia)), pytest.raises(NietGevonden):
        actions.maken(deling, SCHETS)


def test_not_every_partner_drafts_here(deling: UUID, buren: Buren) -> None:
    with wie.als(dienst()):
        Partner.objects.filter(pk=buren.wijk).update(mag=[Partnertaak.VERWIJZEN])
    with wie.als(van_partner(buren.pia)), pytest.raises(GeenBevoegdheid, match="schrijft hier niet mee"):
        actions.maken(deling, SCHETS)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"leefgebied": "maan"}, "leefgebied"),
        ({"startscore": 7}, "scores kloppen niet"),
        ({"reden_zwaarder": " "}, "lichtere oplossing"),
    ],
)
def test_what_could_not_stand_in_an_aanpak_is_refused_with_a_sentence(
    deling: UUID, buren: Buren, anders: dict[str, object], zin: str
) -> None:
    with wie.als(van_partner(buren.pia)), pytest.raises(Ongeldig, match=zin):
        actions.maken(deling, Schets(**{**vars(SCHETS), **anders}))


def test_only_the_aanspreekpunt_decides_and_only_while_the_aanpak_is_written(
    loket: Loket, zaak: Zaak, buren: Buren, aanzet: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.terugleggen(aanzet, "nee")
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="waarom"):
            actions.terugleggen(aanzet, " ")
        regie.akkoord_vastleggen(regie.Akkoord(zaak.aanpak))
        with pytest.raises(KanNuNiet, match="ligt vast"):
            actions.overnemen(aanzet, INZET)
        with pytest.raises(KanNuNiet, match="wacht nog een aanzet"):
            regie.sluiten(klaar(zaak.dossier))
        actions.terugleggen(aanzet, "dat doen we al")
        regie.sluiten(klaar(zaak.dossier))


def test_nobody_else_reads_it_and_the_resident_does_with_a_line_priv_12_priv_37(
    loket: Loket, gezin: Gezin, buren: Buren, aanzet: UUID
) -> None:
    for ander in (van_partner(buren.ander), aanspreekpunt(loket.bram), inwoner(gezin.vader)):
        with wie.als(ander):
            assert Aanzet.objects.count() == 0
    with wie.als(inwoner(gezin.moeder)):
        (regel,) = queries.over_mij(gezin.moeder)
    assert (regel.partner, regel.toestand) == ("Wijkteam", AanzetToestand.OPEN)
    with wie.als(aanspreekpunt(loket.anna)):
        assert queries.aantal_te_beoordelen() == 1
        list(queries.in_mijn_dossiers()[:5])
    with wie.als(dienst()):
        assert Inzage.objects.filter(gegevensgroep="aanzet", actor=loket.anna).exists()
        assert Gebeurtenis.objects.filter(soort="regie.aanzet_gemaakt", dossier__isnull=False).count() == 1


def test_the_database_keeps_it_as_it_was_drafted_and_decided(loket: Loket, aanzet: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(DatabaseError, match="ligt vast"), transaction.atomic():
            Aanzet.objects.update(omschrijving="iets anders")
        actions.terugleggen(aanzet, "dat doen we al")
        with pytest.raises(DatabaseError, match="ligt vast"), transaction.atomic():
            Aanzet.objects.update(reden="toch niet")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Aanzet.objects.all().delete()


def test_the_database_wants_a_deling_that_holds_for_this_resident(
    zaak: Zaak, gezin: Gezin, buren: Buren, aanzet: UUID
) -> None:
    with wie.als(van_partner(buren.pia)):
        rij = Aanzet.objects.get()
        rij.pk, rij.persoon_id = UUID(int=7), gezin.vader
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            rij.save(force_insert=True)


def test_in_a_dossier_that_was_closed_nobody_drafts_any_more(
    loket: Loket, zaak: Zaak, buren: Buren, deling: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(klaar(zaak.dossier))
    with wie.als(van_partner(buren.pia)), pytest.raises(KanNuNiet, match="dossier gesloten"):
        actions.maken(deling, SCHETS)
    klant = klant_als(Rol.PARTNER, actor=buren.pia)
    assert "Schrijf mee" not in klant.zie(f"/proef/werk/partner/gedeeld/{deling}/").html


def test_the_database_closes_no_dossier_over_one_that_waits(loket: Loket, zaak: Zaak, aanzet: UUID) -> None:
    with (
        wie.als(aanspreekpunt(loket.anna)),
        pytest.raises(DatabaseError, match="wacht een aanzet"),
        transaction.atomic(),
    ):
        Dossier.objects.filter(pk=zaak.dossier).update(gesloten_op=klok.nu())


def test_what_its_resident_may_not_know_of_yet_leaves_no_trace_by_drafting_priv_31(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    """A row, a gebeurtenis and a line about the resident would each say what is kept back."""
    with wie.als(dienst()):
        veilig_thuis = partner("veilig", Partnersoort.VEILIG_THUIS, "wijkteam", *Partnertaak)
    with wie.als(aanspreekpunt(loket.anna)):
        verteld = opdracht(zaak, gezin.moeder, veilig_thuis.pk, vertrouwelijk=True, afweging="het kind is niet veilig")
        deling = delingen.delen(verteld)
    with wie.als(van_partner(buren.pia)):
        delingen.bevestigen(deling)
        with pytest.raises(KanNuNiet, match="weet hier nog niet van"):
            actions.maken(deling, SCHETS)


def test_on_the_screens_from_draft_to_aanpak(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, deling: UUID, producten: None
) -> None:
    pia, hier = klant_als(Rol.PARTNER, actor=buren.pia), f"/proef/werk/partner/gedeeld/{deling}/"
    assert "Schrijf mee aan de Aanpak" in pia.zie(hier).html
    assert pia.post(f"{hier}aanzet/", {**GETYPT, "reden_zwaarder": ""}).status_code == 422
    assert pia.post(f"{hier}aanzet/", GETYPT).status_code == 302
    assert "wacht op het Aanspreekpunt" in pia.zie(hier).html

    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    assert "<strong>1</strong> aanzet om te bekijken" in anna.zie("/proef/werk/").html
    lijst = anna.zie("/proef/werk/regie/aanzetten/").html
    assert VOGEL in lijst
    (rij,) = _ids(loket)
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    over = f"{dossier}aanzet/{rij}/overnemen/"
    assert f'value="{SCHETS.hulp}"' in anna.zie(over).html
    getypt = {"soort": "netwerk", "afslag": "1", "omschrijving": "de buurvrouw loopt mee", "reden_zwaarder": "nodig"}
    assert stuur(anna, over, getypt).status_code == 302
    assert VOGEL in anna.zie(dossier).html
    assert "staat in de Aanpak" in pia.zie(hier).html


def test_what_is_not_taken_over_says_why_to_partner_and_resident(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, deling: UUID, aanzet: UUID
) -> None:
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    hier = f"/proef/werk/regie/dossier/{zaak.dossier}/aanzet/{aanzet}/terugleggen/"
    assert anna.post(hier, {"reden": ""}).status_code == 422
    assert anna.post(hier, {"reden": "De dochter gaat al mee."}).status_code == 302
    for rol, wie_ook, pad in (
        (Rol.PARTNER, buren.pia, f"/proef/werk/partner/gedeeld/{deling}/"),
        (Rol.INWONER, gezin.moeder, "/proef/mijn/"),
    ):
        assert "De dochter gaat al mee." in klant_als(rol, actor=wie_ook).zie(pad).html


def test_who_wrote_meanwhile_is_shown_first_rel_11(loket: Loket, zaak: Zaak, gezin: Gezin, aanzet: UUID) -> None:
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    hier = f"/proef/werk/regie/dossier/{zaak.dossier}/aanzet/{aanzet}/overnemen/"
    velden = gezien(anna.zie(hier).html)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.inzet_kiezen(zaak.doel, INZET)
    antwoord = anna.post(hier, {**velden, "soort": "eigen_kracht", "afslag": "1", "omschrijving": "zelf oefenen"})
    assert antwoord.status_code == 422
    with wie.als(aanspreekpunt(loket.anna)):
        assert queries.aantal_te_beoordelen() == 1


def test_another_colleague_finds_none_of_it_sec_11(loket: Loket, zaak: Zaak, buren: Buren, aanzet: UUID) -> None:
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram)
    assert VOGEL not in bram.zie("/proef/werk/regie/aanzetten/").html
    for stap in ("overnemen", "terugleggen"):
        bram.zie(f"/proef/werk/regie/dossier/{zaak.dossier}/aanzet/{aanzet}/{stap}/", 404)


def _ids(loket: Loket) -> list[UUID]:
    with wie.als(aanspreekpunt(loket.anna)):
        return [regel.id for regel in queries.in_mijn_dossiers()[:9]]


def test_the_page_asks_as_often_for_20_as_for_1_af_35(loket: Loket, deling: UUID, buren: Buren, aanzet: UUID) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    aantallen = []
    for erbij in (0, 19):
        with wie.als(van_partner(buren.pia)):
            for _ in range(erbij):
                actions.maken(deling, SCHETS)
        anna.zie("/proef/werk/regie/aanzetten/")
        with CaptureQueriesContext(connection) as vragen:
            anna.zie("/proef/werk/regie/aanzetten/")
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]

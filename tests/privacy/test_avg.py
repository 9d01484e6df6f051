"""An AVG request: one clock, who asks is known, all rows of one person and of nobody else, looked over by a person."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, BSN, GEMEENTE, Gezin, dienst, vraagt
from tests.keuring.pdf import keur
from tests.klanten import klant_als, maak_medewerker
from tests.privacy.brieven import tekst_van_pdf
from tests.regie.zaak import KANARIE, Zaak

from rotonde.inwoners.models import Bewoning, Lidmaatschap, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import beslotenheid, inzage, klok, kring, noodtoegang, wie
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Inzage, Medewerker
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, InzageSoort, RedenNoodtoegang, RedenVertrouwelijk, Rol
from rotonde.kern.verwerking import verwerking_van
from rotonde.privacy import actions, bundel, inzagerecht, verzoeken
from rotonde.privacy.actions import Reden, Weg, Wens
from rotonde.privacy.bundel import WEGGELATEN, Kop, Passage
from rotonde.privacy.inzagerecht import Deel, Rij
from rotonde.privacy.models import Avgbesluit, AvgBundel, AvgVerzoek
from rotonde.privacy.soorten import Besluitsoort, Grond, Identiteit
from rotonde.privacy.termijnen import antwoordtermijn

DAG = date(2024, 6, 3)
WERK = "/proef/werk/privacy/avg/"
MIJN = "/proef/mijn/inzage/"


@pytest.fixture
def kwaliteit(gezin: Gezin) -> UUID:
    return maak_medewerker(Rol.KWALITEIT, naam="Karel Keur")


@pytest.fixture
def verzoek(gezin: Gezin, kwaliteit: UUID) -> Iterator[UUID]:
    """The mother asked in Mijn Rotonde."""
    with klok.op(klok.moment(DAG)):
        with wie.als(_inwoner(gezin.moeder)):
            id_ = actions.avg_vragen(gezin.moeder)
        yield id_


def _inwoner(persoon: UUID) -> wie.Wie:
    return vraagt(Rol.INWONER, ActorSoort.INWONER, persoon)


def _als(kwaliteit: UUID) -> wie.Wie:
    return vraagt(Rol.KWALITEIT, actor=kwaliteit)


def _inhoud(verzoek: UUID, kwaliteit: UUID) -> dict[str, Any]:
    with wie.als(_als(kwaliteit)):
        actions.avg_vrijgeven(verzoek)
        inhoud: dict[str, Any] = json.loads(verzoeken.bestand(verzoek, "json").inhoud)
    return inhoud


def _ids(inhoud: dict[str, Any]) -> dict[str, set[str]]:
    return {tabel["tabel"]: {rij["id"] for rij in tabel["rijen"]} for tabel in inhoud["tabellen"]}


@pytest.mark.parametrize("model", beschermde_modellen(), ids=lambda model: model._meta.db_table)
def test_elke_tabel_met_persoonsgegevens_zegt_of_zij_in_de_bundel_gaat_priv_48(model: Any) -> None:
    """Repair: give `verwerking` a `betrokkene`, a `weg`, or say in `niet_inzien` why its rows go to nobody."""
    assert not inzagerecht.zegt_niets(model)


def test_in_de_bundel_staan_alle_rijen_van_een_inwoner_en_geen_van_een_ander_priv_48(
    zaak: Zaak, gezin: Gezin, verzoek: UUID, kwaliteit: UUID
) -> None:
    """Counted apart from the bundle: over every table with a betrokkene, by plain SQL conditions of the test."""
    eigen: dict[str, set[str]] = {}
    anderen: set[str] = set()
    with wie.als(dienst()):
        for model in beschermde_modellen():
            verwerking = verwerking_van(model)
            if not verwerking.betrokkene or verwerking.niet_inzien:
                continue
            for id_, van in model._default_manager.values_list("pk", verwerking.betrokkene):
                van_haar = eigen.setdefault(model._meta.db_table, set())
                (van_haar if van == gezin.moeder else anderen).add(str(id_))

    gevonden = _ids(_inhoud(verzoek, kwaliteit))

    for tabel, ids in eigen.items():
        assert ids <= gevonden.get(tabel, set()), tabel
    assert not anderen & set().union(*gevonden.values())
    assert anderen
    assert {"regie_doel", "regie_dossier", "regie_aanpak", "toegang_melding", "inwoners_adres"} <= set(gevonden)
    assert gevonden["regie_dossier"] == {str(zaak.dossier)}


def test_bsn_adres_en_woorden_staan_er_leesbaar_in_en_die_van_een_ander_niet_priv_48(
    zaak: Zaak, gezin: Gezin, verzoek: UUID, kwaliteit: UUID
) -> None:
    tekst = json.dumps(_inhoud(verzoek, kwaliteit), ensure_ascii=False)

    assert BSN[0] in tekst
    assert "Proeflaan" in tekst
    assert KANARIE in tekst
    assert not [nummer for nummer in BSN[1:4] if nummer in tekst]
    assert "Joris" not in tekst
    assert "Anna" not in tekst


def test_noodtoegang_staat_erin_en_een_vertrouwelijke_regel_niet_priv_41_priv_48(
    gezin: Gezin, verzoek: UUID, kwaliteit: UUID
) -> None:
    with wie.als(dienst()):
        inzage.noteer(
            InzageSoort.TONEN, [gezin.moeder], gegevensgroep="meldcodekanarie",
            vertrouwelijk=Vertrouwelijk(RedenVertrouwelijk.MELDCODE, None),
        )  # fmt: skip
        inzage.noteer(InzageSoort.TONEN, [gezin.moeder], gegevensgroep="gewonekanarie")
    with wie.als(_als(kwaliteit)):
        noodtoegang.begin(
            gezin.huishouden, [gezin.moeder], reden=RedenNoodtoegang.CRISIS,
            toelichting="de crisisdienst vraagt dit nu meteen", duur=noodtoegang.HOOGSTENS,
        )  # fmt: skip

    tekst = json.dumps(_inhoud(verzoek, kwaliteit))

    assert "gewonekanarie" in tekst
    assert "de crisisdienst vraagt" in tekst
    assert "meldcodekanarie" not in tekst


def test_wat_een_mens_weglaat_staat_in_geen_van_beide_bestanden_priv_48(
    zaak: Zaak, verzoek: UUID, kwaliteit: UUID, gezin: Gezin
) -> None:
    weg = Weg(Passage("regie_doel", zaak.doel, "omschrijving", KANARIE), "naam van de buurvrouw")
    with wie.als(_als(kwaliteit)):
        actions.avg_weglaten(verzoek, [weg])
        assert KANARIE not in str(verzoeken.na_te_kijken(verzoeken.verzoek(verzoek)))

    tekst = json.dumps(_inhoud(verzoek, kwaliteit), ensure_ascii=False)

    assert KANARIE not in tekst
    assert f"zelf het huis op orde, {WEGGELATEN}" in tekst
    with wie.als(_inwoner(gezin.moeder)):
        assert not verzoeken.weggelaten(verzoek)


def test_het_leesbare_bestand_is_een_toegankelijke_pdf_voor_het_archief_priv_48(
    zaak: Zaak, verzoek: UUID, kwaliteit: UUID
) -> None:
    _inhoud(verzoek, kwaliteit)
    with wie.als(_als(kwaliteit)):
        pdf = verzoeken.bestand(verzoek, "pdf").inhoud

    assert keur(pdf) == []


def test_een_teken_dat_niet_af_te_drukken_is_staat_er_met_zijn_nummer() -> None:
    deel = Deel("t", "proeven", "proef", [Rij(UUID(int=1), {"tekst": "hoi 🙂"})])
    kop = Kop("Proef", "A-1", DAG)

    assert keur(bundel.als_pdf(kop, [deel])) == []
    assert "🙂" in bundel.als_json(kop, [deel]).decode()


def test_een_maand_en_stil_tot_duidelijk_is_wie_vraagt_priv_48(gezin: Gezin, kwaliteit: UUID) -> None:
    with klok.op(klok.moment(DAG)), wie.als(_als(kwaliteit)):
        verzoek = actions.avg_vragen(gezin.vader)
        rij = verzoeken.verzoek(verzoek)
        assert (rij.uiterlijk, rij.termijn["regel"], rij.identiteit) == (date(2024, 7, 3), "AVG-01", "")
        with pytest.raises(KanNuNiet, match="echt deze inwoner"):
            actions.avg_vrijgeven(verzoek)
        with pytest.raises(DatabaseError), transaction.atomic():
            AvgVerzoek.objects.update(afgehandeld_op=klok.nu())
    with klok.op(klok.moment(date(2024, 6, 11))), wie.als(_als(kwaliteit)):
        actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        rij = verzoeken.verzoek(verzoek)
        assert rij.uiterlijk == antwoordtermijn(DAG, identiteit_op=date(2024, 6, 11)).dag == date(2024, 7, 10)


def test_verlengen_kan_een_keer_binnen_de_maand_en_met_reden_priv_48(verzoek: UUID, kwaliteit: UUID) -> None:
    with wie.als(_als(kwaliteit)):
        with pytest.raises(Ongeldig):
            actions.avg_verlengen(verzoek, reden="")
        with klok.op(klok.moment(date(2024, 7, 4))), pytest.raises(KanNuNiet):
            actions.avg_verlengen(verzoek, reden="veel dossiers")
        actions.avg_verlengen(verzoek, reden="veel dossiers")
        assert verzoeken.verzoek(verzoek).uiterlijk == date(2024, 9, 3)
        with pytest.raises(KanNuNiet):
            actions.avg_verlengen(verzoek, reden="nog meer")


def test_een_verzoek_tegelijk_en_alleen_om_eigen_gegevens(verzoek: UUID, gezin: Gezin) -> None:
    with wie.als(_inwoner(gezin.moeder)):
        with pytest.raises(KanNuNiet):
            actions.avg_vragen(gezin.moeder)
        for ander in (gezin.vader, gezin.buur):
            with pytest.raises(NietGevonden):
                actions.avg_vragen(ander)


@pytest.mark.parametrize("wie_het_is", ["moeder", "vader"])
def test_van_de_eigen_kring_is_geen_verzoek_te_zien_of_te_doen_priv_20(
    verzoek: UUID, gezin: Gezin, wie_het_is: str
) -> None:
    zelf = maak_medewerker(Rol.KWALITEIT)
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=zelf).update(persoon_id=getattr(gezin, wie_het_is))
    with wie.als(_als(zelf)):
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
    with wie.als(_inwoner(gezin.vader)):
        verzoek = actions.avg_vragen(gezin.kind)
    with wie.als(_als(kwaliteit)):
        besluit = actions.onthouden(verzoek, Reden(Grond.GEWELD, "Bij het kind thuis is dreiging van deze ouder."))
        kenmerk = verzoeken.verzoek(verzoek).kenmerk
        van_het_kind = actions.avg_vragen(gezin.kind)

    klant = klant_als(Rol.KWALITEIT, actor=ouder_elders)
    assert kenmerk not in klant.zie(WERK).html
    paden = f"{verzoek}/", f"besluit/{besluit}/"
    with CaptureQueriesContext(connections["log"]) as geschreven:
        assert [klant.get(f"{WERK}{pad}").status_code for pad in paden] == [404, 404]
    assert len([vraag for vraag in geschreven if kring.HANDELING in vraag["sql"]]) == 2
    with wie.als(_als(ouder_elders)):
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


def test_wie_niet_benoemd_is_opent_het_verzoek_van_een_besloten_inwoner_niet_priv_21(
    zaak: Zaak, verzoek: UUID, gezin: Gezin, kwaliteit: UUID
) -> None:
    """That it waits shows, so that it is not forgotten; what is in it only to who is named."""
    klant = klant_als(Rol.KWALITEIT, actor=kwaliteit)
    assert f"{verzoek}/" in klant.zie(WERK).html
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("persoon", gezin.moeder)])

    html = klant.zie(WERK).html
    assert f"{verzoek}/" not in html
    assert "vraag een benoemde collega" in html
    assert klant.get(f"{WERK}{verzoek}/").status_code == 404
    with wie.als(_als(kwaliteit)):
        for doe in (
            lambda: actions.avg_vrijgeven(verzoek),
            lambda: actions.avg_vragen(gezin.moeder),
            lambda: actions.correctie_vragen(gezin.moeder, Wens("de naam", "Jansen")),
        ):
            with pytest.raises(NietGevonden):
                doe()

    with wie.als(dienst()):
        beslotenheid.benoem(zaak.dossier, [kwaliteit])
    assert f"{verzoek}/" in klant.zie(WERK).html
    assert BSN[0] in klant.zie(f"{WERK}{verzoek}/").html


def test_een_andere_rol_geeft_niets_vrij_sec_10(verzoek: UUID) -> None:
    for rol in (Rol.FG, Rol.AANSPREEKPUNT, Rol.INWONER):
        with wie.als(vraagt(rol)), pytest.raises(GeenBevoegdheid):
            actions.avg_vrijgeven(verzoek)


def test_van_vraag_tot_bestand_over_de_schermen_met_een_regel_per_keer_priv_37(gezin: Gezin, kwaliteit: UUID) -> None:
    inwoner, medewerker = klant_als(Rol.INWONER, actor=gezin.moeder), klant_als(Rol.KWALITEIT, actor=kwaliteit)
    inwoner.post(f"{MIJN}vragen/")
    with wie.als(_inwoner(gezin.moeder)):
        verzoek = verzoeken.verzoeken()[0].pk
    assert "Wij zijn ermee bezig" in inwoner.zie(MIJN).html
    assert inwoner.get(f"{MIJN}verzoek/{verzoek}/gegevens.pdf").status_code == 404
    assert "Nakijken" in medewerker.zie(WERK).html
    assert BSN[0] in medewerker.zie(f"{WERK}{verzoek}/").html
    plaats = f"inwoners_persoon {gezin.moeder}"
    velden = {"plaats": plaats, "kolom": "email", "passage": "", "reden": "adres van de vader"}
    assert medewerker.post(f"{WERK}{verzoek}/", velden).status_code == 302
    medewerker.post(f"{WERK}{verzoek}/vrijgeven/")

    for vorm, begin in (("pdf", b"%PDF"), ("json", b"{")):
        antwoord = inwoner.get(f"{MIJN}verzoek/{verzoek}/gegevens.{vorm}")
        assert antwoord.content.startswith(begin)
        assert "attachment" in antwoord["Content-Disposition"]
    assert klant_als(Rol.INWONER, actor=gezin.vader).get(f"{MIJN}verzoek/{verzoek}/gegevens.pdf").status_code == 404
    with wie.als(dienst()):
        regels = Inzage.objects.filter(betrokkene=gezin.moeder, gegevensgroep="AVG-verzoek")
        assert regels.filter(soort=InzageSoort.EXPORTEREN, actor=gezin.moeder).count() == 2
        assert regels.filter(soort=InzageSoort.EXPORTEREN, actor=kwaliteit).count() == 1
        assert regels.filter(soort=InzageSoort.TONEN, actor=kwaliteit).count() == 1


def test_een_verzoek_per_brief_met_legitimatie_over_het_scherm(gezin: Gezin, kwaliteit: UUID) -> None:
    medewerker = klant_als(Rol.KWALITEIT, actor=kwaliteit)
    assert medewerker.post(f"{WERK}nieuw/", {"bsn": "1", "ontvangen_op": "2024-05-30"}).status_code == 422
    pad = medewerker.post(f"{WERK}nieuw/", {"bsn": BSN[1], "ontvangen_op": "2024-05-30", "soort": "inzage"})["Location"]
    assert "Identiteit nog niet bekend" in medewerker.zie(pad).html
    medewerker.post(f"{pad}identiteit/")
    medewerker.post(f"{pad}verlengen/", {"reden": "veel dossiers"})
    medewerker.post(f"{pad}vrijgeven/")

    assert "Beantwoord" in medewerker.zie(pad).html
    assert medewerker.get(f"{pad}gegevens.pdf").content.startswith(b"%PDF")


def test_een_bundel_en_een_weglating_veranderen_niet_meer(verzoek: UUID, kwaliteit: UUID) -> None:
    _inhoud(verzoek, kwaliteit)
    with wie.als(_als(kwaliteit)):
        with pytest.raises(KanNuNiet):
            actions.avg_vrijgeven(verzoek)
        with pytest.raises(DatabaseError), transaction.atomic():
            AvgBundel.objects.update(rijen=0)


def test_de_lijst_vraagt_evenveel_voor_4_verzoeken_als_voor_1_af_35(gezin: Gezin, verzoek: UUID) -> None:
    aantallen = []
    for personen in ([], [gezin.vader, gezin.kind, gezin.buur]):
        with wie.als(vraagt(Rol.KWALITEIT)):
            for persoon in personen:
                actions.avg_vragen(persoon, ontvangen_op=DAG - timedelta(days=1))
        klant = klant_als(Rol.FG)
        # The first request of a process asks which gemeente it is; after that it is remembered.
        klant.zie(WERK)
        with CaptureQueriesContext(connection) as vragen:
            klant.zie(WERK)
        aantallen.append(len(vragen))

    assert aantallen[0] == aantallen[1]


def test_afwijzen_is_een_besluit_met_reden_bezwaar_en_klachtroute_priv_48(verzoek: UUID, kwaliteit: UUID) -> None:
    with wie.als(_als(kwaliteit)):
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
    with wie.als(_als(kwaliteit)):
        actions.avg_verlengen(verzoek, reden="veel dossiers")
    with klok.op(klok.moment(date(2024, 7, 4))), wie.als(_als(kwaliteit)):
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
    with wie.als(_als(kwaliteit)):
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
    with wie.als(_inwoner(gezin.moeder)):
        besluit = verzoeken.verzoek(verzoek).besluit_id
    assert f"{MIJN}besluit/{besluit}/" in inwoner.zie(MIJN).html
    assert "Dit hebben wij niet." in tekst_van_pdf(inwoner.get(f"{MIJN}besluit/{besluit}/").content)
    assert klant_als(Rol.INWONER, actor=gezin.vader).get(f"{MIJN}besluit/{besluit}/").status_code == 404


def test_het_verzoek_van_de_eigen_kring_gaat_niet_open_en_de_poging_staat_er_priv_20(
    gezin: Gezin, verzoek: UUID, kwaliteit: UUID
) -> None:
    """The partner of who asked works here: no page, no verb, no letter, and nothing new about the child."""
    partner = maak_medewerker(Rol.KWALITEIT)
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=partner).update(persoon_id=gezin.vader)
    with wie.als(_als(kwaliteit)):
        besluit = actions.avg_weigeren(verzoek, Reden(Grond.ONGEGROND, "Dit hebben wij niet."))

    klant = klant_als(Rol.KWALITEIT, actor=partner)
    paden = f"{verzoek}/", f"besluit/{besluit}/"
    # The line goes over a connection that can add and not read.
    with CaptureQueriesContext(connections["log"]) as geschreven:
        assert [klant.get(f"{WERK}{pad}").status_code for pad in paden] == [404, 404]
        assert len([vraag for vraag in geschreven if kring.HANDELING in vraag["sql"]]) == 2
    for pad in paden:
        assert klant_als(Rol.KWALITEIT, actor=kwaliteit).get(f"{WERK}{pad}").status_code == 200
    with wie.als(_als(partner)):
        for doe, zin in (
            (lambda: actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE), "niet gevonden"),
            (lambda: verzoeken.bestand(verzoek, "pdf"), "niet gevonden"),
            (lambda: actions.avg_vragen(gezin.kind), "dicht bij u"),
        ):
            with pytest.raises(NietGevonden, match=zin):
                doe()

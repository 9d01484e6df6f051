"""An AVG request: one clock, who asks is known, all rows of one person and of nobody else, looked over by a person."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BSN, GEMEENTE, Gezin, dienst, vraagt
from tests.keuring.pdf import keur
from tests.klanten import klant_als
from tests.privacy.verzoek import DAG, MIJN, WERK, als_inwoner, als_kwaliteit
from tests.regie.verheldering.test_actions import GESPREK
from tests.regie.zaak import KANARIE, Zaak
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import beslotenheid, inzage, klok, noodtoegang, wie
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Gemeente, Inzage
from rotonde.kern.soorten import InzageSoort, RedenNoodtoegang, RedenVertrouwelijk, Rol
from rotonde.kern.verwerking import verwerking_van
from rotonde.privacy import actions, bundel, inzagerecht, verzoeken
from rotonde.privacy.actions import Weg, Wens
from rotonde.privacy.bundel import WEGGELATEN, Kop, Passage
from rotonde.privacy.inzagerecht import Deel, Rij
from rotonde.privacy.models import AvgBundel, AvgVerzoek
from rotonde.privacy.soorten import Identiteit
from rotonde.privacy.termijnen import antwoordtermijn
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.models import Deelname, Opschaling
from rotonde.regie.opschaling import actions as opschaling
from rotonde.regie.opschaling.actions import Stap
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Inhoud
from rotonde.regie.verheldering.soorten import Aanwezig


def _inhoud(verzoek: UUID, kwaliteit: UUID) -> dict[str, Any]:
    with wie.als(als_kwaliteit(kwaliteit)):
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


def test_wat_over_een_huisgenoot_is_vastgelegd_gaat_niet_mee_priv_27_priv_48(
    zaak: Zaak, gezin: Gezin, loket: Loket, verzoek: UUID, kwaliteit: UUID, wonen: None
) -> None:
    """Of the same dossier: what was clarified and agreed for a housemate, who was there, and what was thought over
    about safety; what was agreed for the whole household goes along."""
    Gemeente.objects.filter(code=GEMEENTE).update(ave={"niveaus": [{"naam": "regie", "betekenis": "Meer nodig."}]})
    inhoud = Inhoud(replace(GESPREK, eigen_woorden="Woorden van Joris."), {}, [(Aanwezig.NETWERK, "Buur van Joris")])
    with wie.als(aanspreekpunt(loket.anna)):
        verheldering.vraag_verhelderen(zaak.dossier, gezin.vader, inhoud)
        wat = {None: "Samen de post openen.", gezin.vader: "Joris bellen.", gezin.moeder: "Moeder bellen."}
        for persoon, tekst in wat.items():
            acties.afspreken(Toezegging(zaak.dossier, loket.anna, tekst, DAG, persoon))
        opschaling.opschalen(Stap(zaak.dossier, "Joris dreigt."))

    tekst = json.dumps(_inhoud(verzoek, kwaliteit), ensure_ascii=False)

    van_een_ander = ("Woorden van Joris", "Buur van Joris", "Joris bellen", "Joris dreigt")
    assert [deel for deel in van_een_ander if deel in tekst] == []
    assert [deel for deel in ("Samen de post openen", "Moeder bellen") if deel not in tekst] == []
    with wie.als(als_inwoner(gezin.moeder)):
        assert (Opschaling.objects.count(), Deelname.objects.count()) == (0, 0)


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
    with wie.als(als_kwaliteit(kwaliteit)):
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
    with wie.als(als_kwaliteit(kwaliteit)):
        actions.avg_weglaten(verzoek, [weg])
        assert KANARIE not in str(verzoeken.na_te_kijken(verzoeken.verzoek(verzoek)))

    tekst = json.dumps(_inhoud(verzoek, kwaliteit), ensure_ascii=False)

    assert KANARIE not in tekst
    assert f"zelf het huis op orde, {WEGGELATEN}" in tekst
    with wie.als(als_inwoner(gezin.moeder)):
        assert not verzoeken.weggelaten(verzoek)


def test_het_leesbare_bestand_is_een_toegankelijke_pdf_voor_het_archief_priv_48(
    zaak: Zaak, verzoek: UUID, kwaliteit: UUID
) -> None:
    _inhoud(verzoek, kwaliteit)
    with wie.als(als_kwaliteit(kwaliteit)):
        pdf = verzoeken.bestand(verzoek, "pdf").inhoud

    assert keur(pdf) == []


def test_een_teken_dat_niet_af_te_drukken_is_staat_er_met_zijn_nummer() -> None:
    deel = Deel("t", "proeven", "proef", [Rij(UUID(int=1), {"tekst": "hoi 🙂"})])
    kop = Kop("Proef", "A-1", DAG)

    assert keur(bundel.als_pdf(kop, [deel])) == []
    assert "🙂" in bundel.als_json(kop, [deel]).decode()


def test_een_maand_en_stil_tot_duidelijk_is_wie_vraagt_priv_48(gezin: Gezin, kwaliteit: UUID) -> None:
    with klok.op(klok.moment(DAG)), wie.als(als_kwaliteit(kwaliteit)):
        verzoek = actions.avg_vragen(gezin.vader)
        rij = verzoeken.verzoek(verzoek)
        assert (rij.uiterlijk, rij.termijn["regel"], rij.identiteit) == (date(2024, 7, 3), "AVG-01", "")
        with pytest.raises(KanNuNiet, match="echt deze inwoner"):
            actions.avg_vrijgeven(verzoek)
        with pytest.raises(DatabaseError), transaction.atomic():
            AvgVerzoek.objects.update(afgehandeld_op=klok.nu())
    with klok.op(klok.moment(date(2024, 6, 11))), wie.als(als_kwaliteit(kwaliteit)):
        actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        rij = verzoeken.verzoek(verzoek)
        assert rij.uiterlijk == antwoordtermijn(DAG, identiteit_op=date(2024, 6, 11)).dag == date(2024, 7, 10)


def test_verlengen_kan_een_keer_binnen_de_maand_en_met_reden_priv_48(verzoek: UUID, kwaliteit: UUID) -> None:
    with wie.als(als_kwaliteit(kwaliteit)):
        with pytest.raises(Ongeldig):
            actions.avg_verlengen(verzoek, reden="")
        with klok.op(klok.moment(date(2024, 7, 4))), pytest.raises(KanNuNiet):
            actions.avg_verlengen(verzoek, reden="veel dossiers")
        actions.avg_verlengen(verzoek, reden="veel dossiers")
        assert verzoeken.verzoek(verzoek).uiterlijk == date(2024, 9, 3)
        with pytest.raises(KanNuNiet):
            actions.avg_verlengen(verzoek, reden="nog meer")


def test_een_verzoek_tegelijk_en_alleen_om_eigen_gegevens(verzoek: UUID, gezin: Gezin) -> None:
    with wie.als(als_inwoner(gezin.moeder)):
        with pytest.raises(KanNuNiet):
            actions.avg_vragen(gezin.moeder)
        for ander in (gezin.vader, gezin.buur):
            with pytest.raises(NietGevonden):
                actions.avg_vragen(ander)


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
    with wie.als(als_kwaliteit(kwaliteit)):
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
    with wie.als(als_inwoner(gezin.moeder)):
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
    with wie.als(als_kwaliteit(kwaliteit)):
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

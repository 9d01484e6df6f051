"""A parent with gezag is given what is about a child; nothing holds it back but a besluit of a person, with bezwaar."""

import ast
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.inwoners.gezin import BEGIN, BSN, Gezin, dienst, vraagt
from tests.keuring.pdf import keur
from tests.klanten import klant_als, maak_medewerker
from tests.privacy.brieven import tekst_van_pdf
from tests.regie.zaak import Zaak

import rotonde
from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.models import Persoon, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.privacy import actions, gezag, verzoeken
from rotonde.privacy.actions import Reden, Wens
from rotonde.privacy.gezag import Onthouden
from rotonde.privacy.models import Avgbesluit, AvgBundel, AvgVerzoek, Ontvanger
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Besluitsoort, Grond, Identiteit, Ontvangersoort

# The day of the family.
DAG = date(2024, 6, 1)
REDEN = Reden(Grond.GEWELD, "Bij het kind thuis is dreiging van deze ouder.")
WERK = "/proef/werk/privacy/avg/"
MIJN = "/proef/mijn/inzage/"
BRON = Path(rotonde.__file__).parent


@pytest.fixture
def kwaliteit(gezin: Gezin) -> UUID:
    return maak_medewerker(Rol.KWALITEIT, naam="Karel Keur")


def _ouder(persoon: UUID) -> wie.Wie:
    return vraagt(Rol.INWONER, ActorSoort.INWONER, persoon)


def _als(kwaliteit: UUID) -> wie.Wie:
    return vraagt(Rol.KWALITEIT, actor=kwaliteit)


def _vraag(gezin: Gezin) -> UUID:
    with wie.als(_ouder(gezin.vader)):
        return actions.avg_vragen(gezin.kind)


def _geef(verzoek: UUID, kwaliteit: UUID) -> None:
    with wie.als(_als(kwaliteit)):
        actions.avg_vrijgeven(verzoek)


def _onthoud(verzoek: UUID, kwaliteit: UUID) -> UUID:
    with wie.als(_als(kwaliteit)):
        return actions.onthouden(verzoek, REDEN)


def _inhoud(gezin: Gezin, verzoek: UUID) -> dict[str, Any]:
    with wie.als(_ouder(gezin.vader)):
        inhoud: dict[str, Any] = json.loads(verzoeken.bestand(verzoek, "json").inhoud)
    return inhoud


def _geboren(gezin: Gezin, jaren: int) -> None:
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.kind).update(geboortedatum=date(DAG.year - jaren, DAG.month, DAG.day))


def _zonder_gezag(gezin: Gezin) -> None:
    with wie.als(dienst()):
        Relatie.objects.filter(persoon=gezin.vader, soort=RelatieSoort.GEZAG).update(periode=periode(BEGIN, DAG))


def test_geven_is_de_regel_en_een_mens_kijkt_na_wat_er_gaat_priv_29(zaak: Zaak, gezin: Gezin, kwaliteit: UUID) -> None:
    verzoek = _vraag(gezin)
    with wie.als(_ouder(gezin.vader)), pytest.raises(NietGevonden, match="nog geen antwoord"):
        verzoeken.bestand(verzoek, "json")

    _geef(verzoek, kwaliteit)

    tekst = json.dumps(_inhoud(gezin, verzoek), ensure_ascii=False)
    assert BSN[2] in tekst
    assert "Dit gaat over uw kind" in tekst
    assert not [nummer for nummer in (BSN[0], BSN[1], BSN[3]) if nummer in tekst]
    with wie.als(_ouder(gezin.vader)):
        assert keur(verzoeken.bestand(verzoek, "pdf").inhoud) == []
    with wie.als(dienst()):
        assert Inzage.objects.filter(betrokkene=gezin.kind, actor=gezin.vader, gegevensgroep="AVG-verzoek").count() == 2


def test_gezag_alleen_opent_geen_rij_priv_29(zaak: Zaak, gezin: Gezin, kwaliteit: UUID) -> None:
    """Also of an answer that was given: the database shows a parent no row of a child, and the other parent nothing."""
    verzoek = _vraag(gezin)
    _geef(verzoek, kwaliteit)

    with wie.als(_ouder(gezin.vader)):
        assert not Persoon.objects.filter(pk=gezin.kind).exists()
        assert not AvgBundel.objects.exists()
    for ander in (gezin.moeder, gezin.buur):
        with wie.als(_ouder(ander)):
            assert not AvgVerzoek.objects.exists()
            with pytest.raises(NietGevonden):
                verzoeken.bestand(verzoek, "pdf")
    with wie.als(_ouder(gezin.kind)), pytest.raises(NietGevonden, match="voor wie het vroeg"):
        verzoeken.bestand(verzoek, "pdf")


def test_een_besluit_onthoudt_van_deze_ouder_en_van_geen_ander_priv_29(gezin: Gezin, kwaliteit: UUID) -> None:
    """From the same moment on: a new question, the file that was given before, and the list on the screen."""
    gegeven = _vraag(gezin)
    _geef(gegeven, kwaliteit)

    besluit = _onthoud(gegeven, kwaliteit)

    with wie.als(_ouder(gezin.vader)):
        for doe in (lambda: actions.avg_vragen(gezin.kind), lambda: verzoeken.bestand(gegeven, "json")):
            with pytest.raises(Onthouden) as fout:
                doe()
            assert fout.value.besluit == besluit
        assert [(kind.id, kind.besluit) for kind in gezag.kinderen(gezin.vader)] == [(gezin.kind, besluit)]
    with wie.als(_ouder(gezin.moeder)):
        assert [(kind.id, kind.besluit) for kind in gezag.kinderen(gezin.moeder)] == [(gezin.kind, None)]
        assert actions.avg_vragen(gezin.kind)


def test_het_besluit_heeft_een_reden_een_mens_en_bezwaar_priv_29(gezin: Gezin, kwaliteit: UUID) -> None:
    verzoek = _vraag(gezin)

    besluit = _onthoud(verzoek, kwaliteit)

    with wie.als(_ouder(gezin.vader)):
        rij = Avgbesluit.objects.get(pk=besluit)
        brief = verzoeken.besluit(besluit)
        beantwoord = verzoeken.verzoek(verzoek)
    assert (rij.genomen_door_id, rij.motivering, rij.bezwaar_tot_en_met) == (
        kwaliteit, REDEN.motivering, date(2024, 7, 15),
    )  # fmt: skip
    assert (beantwoord.besluit_id, beantwoord.afgehandeld_op) == (besluit, klok.nu())
    assert rij.termijn["regel"] == "AWB-07"
    assert keur(brief.inhoud) == []
    with wie.als(_ouder(gezin.moeder)), pytest.raises(NietGevonden):
        verzoeken.besluit(besluit)
    with wie.als(dienst()):
        assert Gebeurtenis.objects.filter(soort="privacy.avg_besloten", actor=kwaliteit, object_id=besluit).exists()


def test_zonder_reden_of_zonder_mens_is_er_geen_besluit_priv_29_priv_51(gezin: Gezin, kwaliteit: UUID) -> None:
    verzoek = _vraag(gezin)
    with wie.als(_als(kwaliteit)):
        for reden in (Reden(Grond.GEWELD, " "), Reden(Grond.BUITENSPORIG, "te vaak")):
            with pytest.raises(Ongeldig):
                actions.onthouden(verzoek, reden)
    for vrager in (dienst(), vraagt(Rol.AANSPREEKPUNT), _ouder(gezin.moeder)):
        with wie.als(vrager), pytest.raises(GeenBevoegdheid):
            actions.onthouden(verzoek, REDEN)

    besluit = _onthoud(verzoek, kwaliteit)

    with wie.als(dienst()):
        rij = Avgbesluit.objects.get(pk=besluit)
        for anders in ({"motivering": ""}, {"genomen_door": None}, {"aan": gezin.kind}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Avgbesluit.objects.bulk_create([_kopie(rij, **anders)])
        with pytest.raises(DatabaseError), transaction.atomic():
            Avgbesluit.objects.update(motivering="anders")


def _kopie(rij: Avgbesluit, **anders: Any) -> Avgbesluit:
    velden = {veld.attname: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields if veld.name != "id"}
    kopie = Avgbesluit(**velden)
    for naam, waarde in anders.items():
        setattr(kopie, naam, waarde)
    return kopie


def test_weer_geven_is_ook_een_besluit_en_het_laatste_telt_priv_29(gezin: Gezin, kwaliteit: UUID) -> None:
    verzoek = _vraag(gezin)
    with wie.als(_als(kwaliteit)), pytest.raises(KanNuNiet, match="al krijgen"):
        actions.weer_geven(verzoek, motivering="rust")
    _onthoud(verzoek, kwaliteit)
    with wie.als(_als(kwaliteit)):
        with pytest.raises(KanNuNiet, match="al besloten"):
            actions.onthouden(verzoek, REDEN)
        actions.weer_geven(verzoek, motivering="De dreiging is voorbij.")

    nieuw = _vraag(gezin)
    _geef(nieuw, kwaliteit)

    assert _inhoud(gezin, nieuw)["aantal_rijen"] > 0
    with wie.als(_als(kwaliteit)):
        soorten = [rij.soort for rij in verzoeken.besluiten_op(verzoeken.verzoek(nieuw))]
    assert soorten == [Besluitsoort.ONTHOUDEN, Besluitsoort.GEVEN]


def test_wat_er_nog_open_stond_krijgt_het_besluit_als_antwoord_priv_29(gezin: Gezin, kwaliteit: UUID) -> None:
    eerste = _vraag(gezin)
    _geef(eerste, kwaliteit)
    tweede = _vraag(gezin)

    besluit = _onthoud(eerste, kwaliteit)

    with wie.als(_als(kwaliteit)):
        assert verzoeken.verzoek(tweede).besluit_id == besluit
        assert verzoeken.verzoek(eerste).besluit_id is None


def test_wie_geen_gezag_meer_heeft_krijgt_niets_en_daar_is_geen_besluit_voor_nodig_priv_29(
    gezin: Gezin, kwaliteit: UUID
) -> None:
    gegeven = _vraag(gezin)
    _geef(gegeven, kwaliteit)
    open_ = _vraag(gezin)
    _zonder_gezag(gezin)

    with wie.als(_ouder(gezin.vader)):
        for doe in (lambda: actions.avg_vragen(gezin.kind), lambda: verzoeken.bestand(gegeven, "json")):
            with pytest.raises(NietGevonden):
                doe()
    with wie.als(_als(kwaliteit)):
        with pytest.raises(KanNuNiet, match="geen gezag meer"):
            actions.avg_vrijgeven(open_)
        with pytest.raises(KanNuNiet, match="niets te onthouden"):
            actions.onthouden(open_, REDEN)
        assert verzoeken.na_te_kijken(verzoeken.verzoek(open_))


def test_ook_als_alleen_de_ouder_besloten_is_opent_een_benoemde_het_verzoek_priv_21(
    zaak: Zaak, gezin: Gezin, kwaliteit: UUID
) -> None:
    verzoek = _vraag(gezin)
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("persoon", gezin.vader)])
    with wie.als(_als(kwaliteit)):
        for doe in (lambda: verzoeken.verzoek(verzoek), lambda: actions.onthouden(verzoek, REDEN)):
            with pytest.raises(NietGevonden):
                doe()
    with wie.als(dienst()):
        beslotenheid.benoem(zaak.dossier, [kwaliteit])
    with wie.als(_als(kwaliteit)):
        assert verzoeken.verzoek(verzoek).ouder == gezin.vader


def test_een_geheim_adres_van_het_kind_gaat_niet_mee_priv_24_priv_29(zaak: Zaak, gezin: Gezin, kwaliteit: UUID) -> None:
    with wie.als(dienst()):
        inwoners.geheimhouding_instellen(gezin.kind, 7)
    verzoek = _vraag(gezin)
    _geef(verzoek, kwaliteit)

    inhoud = _inhoud(gezin, verzoek)

    assert "Proeflaan" not in json.dumps(inhoud)
    assert not {"inwoners_adres", "inwoners_bewoning", "inwoners_lidmaatschap"} & {
        tabel["tabel"] for tabel in inhoud["tabellen"]
    }


def test_een_ouder_die_het_kreeg_hoort_ook_wat_er_niet_klopte_en_onthouden_blijft_onthouden_priv_29_priv_49(
    zaak: Zaak, gezin: Gezin, kwaliteit: UUID
) -> None:
    """The parent is a former recipient; a besluit also withholds the words of a correction."""
    gegeven = _vraag(gezin)
    _geef(gegeven, kwaliteit)

    voor = _corrigeer(gezin, kwaliteit, "Zoey")
    _onthoud(gegeven, kwaliteit)
    na = _corrigeer(gezin, kwaliteit, "Zoi")

    assert (voor.soort, voor.wie, voor.bron) == (Ontvangersoort.OUDER, gezin.vader, gegeven)
    assert "Het moet zijn: Zoey." in tekst_van_pdf(bytes(voor.pdf or b""))
    assert (na.wie, na.pdf) == (gezin.vader, None)


def _corrigeer(gezin: Gezin, kwaliteit: UUID, wordt: str) -> Ontvanger:
    with wie.als(_als(kwaliteit)):
        verzoek = actions.correctie_vragen(gezin.kind, Wens("de naam", wordt))
        actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        aantekening = actions.correctie_rechtzetten(
            verzoek, Feit("inwoners_persoon", gezin.kind, "voornamen"), wordt=wordt
        )
        return Ontvanger.objects.get(aantekening=aantekening)


def test_van_vraag_tot_besluit_en_weer_geven_over_de_schermen_priv_29(gezin: Gezin, kwaliteit: UUID) -> None:
    vader, medewerker = klant_als(Rol.INWONER, actor=gezin.vader), klant_als(Rol.KWALITEIT, actor=kwaliteit)
    assert "Vraag de gegevens van Zoë op" in vader.zie(MIJN).html
    assert "Zoë" not in klant_als(Rol.INWONER, actor=gezin.buur).zie(MIJN).html
    assert klant_als(Rol.INWONER, actor=gezin.buur).post(f"{MIJN}kind/{gezin.kind}/vragen/").status_code == 404
    assert vader.post(f"{MIJN}kind/{gezin.kind}/vragen/").status_code == 302
    with wie.als(_ouder(gezin.vader)):
        verzoek = verzoeken.verzoeken()[0].pk
    pad = f"{WERK}{verzoek}/"
    assert "Een ouder met gezag" in medewerker.zie(pad).html
    assert medewerker.post(f"{pad}vrijgeven/").status_code == 302
    bestand = f"{MIJN}verzoek/{verzoek}/gegevens.pdf"
    assert vader.get(bestand).content.startswith(b"%PDF")
    assert bestand in vader.zie(MIJN).html

    zonder_reden = {"stap": "onthouden", "onthouden-grond": "geweld", "onthouden-motivering": ""}
    assert medewerker.post(f"{pad}stap/", zonder_reden).status_code == 422
    assert (
        medewerker.post(f"{pad}stap/", {**zonder_reden, "onthouden-motivering": "Er is dreiging."}).status_code == 302
    )

    html = vader.zie(MIJN).html
    assert "De gemeente heeft besloten dat u deze gegevens niet krijgt" in html
    assert bestand not in html
    assert vader.get(bestand).status_code == 409
    with wie.als(_ouder(gezin.vader)):
        besluit = gezag.kinderen(gezin.vader)[0].besluit
    assert "Er is dreiging." in tekst_van_pdf(vader.get(f"{MIJN}besluit/{besluit}/").content)
    assert "Haal op om te lezen" not in medewerker.zie(pad).html
    assert medewerker.post(f"{pad}stap/", {"stap": "geven", "geven-motivering": "Het is rustig."}).status_code == 302
    assert bestand in vader.zie(MIJN).html


# What the requirement asks to be shown: no code path hides from gezag without the id of a besluit.

PADEN: dict[str, Callable[[Gezin, UUID, UUID], object]] = {
    "vragen": lambda gezin, _gegeven, _kwaliteit: _als_vader(gezin, lambda: actions.avg_vragen(gezin.kind)),
    "ophalen": lambda gezin, gegeven, _kwaliteit: _als_vader(gezin, lambda: verzoeken.bestand(gegeven, "json")),
    "lijst": lambda gezin, _gegeven, _kwaliteit: _als_vader(gezin, lambda: _uit_de_lijst(gezin)),
}


def _als_vader(gezin: Gezin, doe: Callable[[], object]) -> object:
    with wie.als(_ouder(gezin.vader)), transaction.atomic():
        uitkomst = doe()
        transaction.set_rollback(True)
    return uitkomst


def _uit_de_lijst(gezin: Gezin) -> object:
    gevonden = next((kind for kind in gezag.kinderen(gezin.vader) if kind.id == gezin.kind), None)
    if gevonden is None:
        raise NietGevonden("niet in de lijst")
    if gevonden.besluit:
        raise Onthouden(gevonden.besluit)
    return gevonden


@pytest.mark.parametrize("besluiten", [(), ("onthouden",), ("onthouden", "geven"), ("onthouden", "geven", "onthouden")])
@pytest.mark.parametrize("pad", PADEN)
def test_geen_weg_verbergt_iets_voor_gezag_zonder_nummer_van_een_besluit_priv_29(
    pad: str, besluiten: tuple[str, ...], gezin: Gezin, kwaliteit: UUID
) -> None:
    """Every age up to 17, with and without gezag, after every row of besluiten. With gezag over a child under 16 the
    parent gets it, or hears the id of a besluit that stands and is about these two."""
    _geboren(gezin, 10)
    gegeven = _vraag(gezin)
    _geef(gegeven, kwaliteit)
    with wie.als(_als(kwaliteit)):
        for soort in besluiten:
            if soort == "onthouden":
                actions.onthouden(gegeven, REDEN)
            else:
                actions.weer_geven(gegeven, motivering="rust")
    with wie.als(dienst()):
        onthoudt = Avgbesluit.objects.filter(soort=Besluitsoort.ONTHOUDEN).order_by("-id").first()
    verwacht = onthoudt.pk if onthoudt and besluiten[-1] == "onthouden" else "krijgt het"

    gehoord = {}
    for jaren in (0, 11, 12, 15, 16, 17):
        _geboren(gezin, jaren)
        gehoord[jaren] = _hoort(lambda: PADEN[pad](gezin, gegeven, kwaliteit))
    _geboren(gezin, 10)
    _zonder_gezag(gezin)

    assert gehoord == {jaren: verwacht if jaren < gezag.ZELF else "niets" for jaren in gehoord}
    assert _hoort(lambda: PADEN[pad](gezin, gegeven, kwaliteit)) == "niets"


def _hoort(doe: Callable[[], object]) -> object:
    try:
        doe()
    except Onthouden as fout:
        return fout.besluit
    except NietGevonden:
        return "niets"
    return "krijgt het"


def _namen(bestand: Path) -> set[str]:
    boom = ast.parse(bestand.read_text(encoding="utf-8"))
    return {getattr(knoop, "attr", None) or getattr(knoop, "id", "") for knoop in ast.walk(boom)}


def test_gezag_wordt_op_een_plek_gevraagd_en_alleen_met_een_besluit_gepasseerd_priv_29() -> None:
    """Over all code: a room that asks for gezag by itself could also hide by itself. Repair: ask `privacy.gezag`."""
    per_bestand = {pad.relative_to(BRON).as_posix(): _namen(pad) for pad in BRON.rglob("*.py")}

    assert {pad for pad, namen in per_bestand.items() if "GEZAG" in namen} == {
        "inwoners/actions/gezin.py",
        "inwoners/actions/overlijden.py",
        "inwoners/queries.py",
        "inwoners/soorten.py",
    }
    assert {pad for pad, namen in per_bestand.items() if "onder_gezag_van" in namen} == {"privacy/gezag.py"}
    boom = ast.parse((BRON / "privacy" / "gezag.py").read_text(encoding="utf-8"))
    gegooid = [ast.unparse(knoop.exc) for knoop in ast.walk(boom) if isinstance(knoop, ast.Raise) and knoop.exc]
    assert [zin for zin in gegooid if zin.startswith("Onthouden")] == ["Onthouden(gevonden.besluit)"] * 2
    assert {pad for pad, namen in per_bestand.items() if "Onthouden" in namen} == {"privacy/gezag.py"}

"""A fact that is wrong: nothing is overwritten, its resident has own words beside it, and who received it is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.inwoners.gezin import Gezin, dienst, vraagt
from tests.keuring.pdf import keur
from tests.klanten import klant_als, maak_medewerker
from tests.privacy.brieven import tekst_van_pdf
from tests.regie.zaak import Zaak
from tests.voorzieningen.hulp import regel

from rotonde.besluiten import queries as besluiten
from rotonde.besluiten.models import Besluit
from rotonde.inwoners.models import Persoon
from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage, Medewerker, Mutatie
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol, Wet
from rotonde.privacy import actions, rechtzettingen, verzoeken
from rotonde.privacy.actions import Reden, Wens
from rotonde.privacy.models import Aantekening, Ontvanger, Verklaring
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Hoe, Identiteit, Ontvangersoort
from rotonde.regie.models import Regie
from rotonde.voorzieningen import actions as voorzieningen

WERK = "/proef/werk/privacy/avg/"
MIJN = "/proef/mijn/inzage/"
WENS = Wens("Mijn achternaam staat er verkeerd.", "de Vries-Bakker", "Ik heet al jaren zo, het doet mij pijn.")


@dataclass
class Stad:
    """A resident to whom two aanbieders give help, and kwaliteit."""

    wereld: Wereld
    kwaliteit: UUID
    hulp: list[UUID]
    besluiten: list[Besluit]

    @property
    def persoon(self) -> UUID:
        return UUID(str(self.wereld.persoon.pk))

    @property
    def naam(self) -> Feit:
        return Feit("inwoners_persoon", self.persoon, "achternaam")

    def als_kwaliteit(self) -> wie.Wie:
        return vraagt(Rol.KWALITEIT, actor=self.kwaliteit)

    def gevraagd(self) -> UUID:
        """A request that the resident made."""
        with self.wereld.als_inwoner(self.wereld.persoon):
            return actions.correctie_vragen(self.persoon, WENS)

    def print_brief(self, besluit: Besluit) -> UUID:
        """A medewerker prints a letter; returns the line of it."""
        with self.wereld.als(self.wereld.consulent):
            besluiten.beschikking(besluit.id)
        with self.wereld.als_dienst():
            regels = Inzage.objects.filter(soort=InzageSoort.AFDRUKKEN, actor=self.wereld.consulent.pk)
            return UUID(str(regels.latest("id").pk))


@pytest.fixture
def stad(db: None) -> Iterator[Stad]:
    with klok.op(klok.moment(VANDAAG)):
        wereld = Wereld()
        genomen = [wereld.besluit(), wereld.besluit()]
        with wereld.als_dienst():
            aanbieders = [wereld.aanbieder, wereld.maak_aanbieder("thuis-hulp", "Thuis Hulp")]
        with wereld.als(wereld.consulent):
            hulp = [
                voorzieningen.toewijzen(regel(wereld, besluit, aanbieder_id=aanbieder.pk)).pk
                for besluit, aanbieder in zip(genomen, aanbieders, strict=True)
            ]
        yield Stad(wereld, maak_medewerker(Rol.KWALITEIT, naam="Karel Keur"), hulp, genomen)


def _bronnen(stad: Stad) -> set[UUID]:
    with stad.wereld.als_dienst():
        return set(Ontvanger.objects.values_list("bron", flat=True))


def test_elke_eerdere_deling_geeft_een_correctie_die_uitgaat_priv_49(stad: Stad) -> None:
    """To two aanbieders, in two printed letters and in one message to another system; what went to the resident, to
    statistics and to the screen of who works here does not count."""
    lijnen = {stad.print_brief(stad.besluiten[0]), stad.print_brief(stad.besluiten[0])}
    with stad.wereld.als_dienst():
        inzage.noteer(InzageSoort.VERZENDEN, [stad.persoon], gegevensgroep="burgerservicenummer")
        lijnen.add(UUID(str(Inzage.objects.latest("id").pk)))
        inzage.noteer(InzageSoort.VERZENDEN, [stad.persoon], gegevensgroep="mailadres")
        inzage.noteer(InzageSoort.TONEN, [stad.persoon], gegevensgroep="dossier")
    with wie.als(wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond="proef")):
        inzage.noteer(InzageSoort.EXPORTEREN, [stad.persoon], gegevensgroep="feiten")
    with stad.wereld.als_inwoner(stad.wereld.persoon):
        besluiten.beschikking(stad.besluiten[1].id)
    verzoek = stad.gevraagd()

    with wie.als(stad.als_kwaliteit()):
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="de Vries-Bakker")

    assert _bronnen(stad) == {*stad.hulp, *lijnen}
    with stad.wereld.als_dienst():
        assert Ontvanger.objects.count() == 5
        rijen = {rij.bron: rij for rij in Ontvanger.objects.all()}
    assert [rijen[id_].naam for id_ in stad.hulp] == ["Zorg Dichtbij", "Thuis Hulp"]
    assert {rijen[id_].soort for id_ in lijnen} == {Ontvangersoort.MEDEWERKER, Ontvangersoort.SYSTEEM}
    for rij in rijen.values():
        woorden = tekst_van_pdf(bytes(rij.pdf or b""))
        assert "artikel 19 van de AVG" in woorden
        # Who printed it may not be involved any more, and reads no name and no fact here.
        assert ("Vries" in woorden) == (rij.soort != Ontvangersoort.MEDEWERKER)


def test_wie_het_gegeven_niet_kreeg_hoort_er_ook_niets_van_priv_49(stad: Stad) -> None:
    """A besluit went to one aanbieder and in one letter; telling the others would be a deling of its own."""
    brief = stad.print_brief(stad.besluiten[0])
    verzoek = stad.gevraagd()

    with wie.als(stad.als_kwaliteit()):
        feit = Feit("besluiten_besluit", stad.besluiten[0].pk, "bedrag")
        actions.correctie_rechtzetten(verzoek, feit, wordt="2500")
        doel = Feit("regie_doel", stad.wereld.doel.pk, "omschrijving")
        actions.correctie_rechtzetten(verzoek, doel, wordt="iets anders")

    assert _bronnen(stad) == {stad.hulp[0], brief}


def test_wie_het_kreeg_voor_het_verkeerd_werd_hoort_niets_priv_49(stad: Stad) -> None:
    with klok.op(klok.moment(VANDAAG + timedelta(days=10))):
        with stad.wereld.als_dienst():
            Persoon.objects.filter(pk=stad.persoon).update(achternaam="de Fries")
        verzoek = stad.gevraagd()
        with wie.als(stad.als_kwaliteit()):
            actions.correctie_rechtzetten(verzoek, stad.naam, wordt="de Vries")

    assert _bronnen(stad) == set()


def test_een_deling_wordt_een_keer_verteld_en_wie_wanneer_staat_er_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    with wie.als(stad.als_kwaliteit()):
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="de Vries-Bakker")
        een, ander = (regel.rij for regel in rechtzettingen.ontvangers_van(verzoek))
        brief = rechtzettingen.ontvangersbrief(een.pk).inhoud
        actions.ontvanger_ingelicht(een.pk, Hoe.BRIEF)
        with pytest.raises(KanNuNiet):
            actions.ontvanger_ingelicht(een.pk, Hoe.GESPREK)
        with pytest.raises(Ongeldig):
            actions.ontvanger_ingelicht(ander.pk, Hoe.ONMOGELIJK)
        actions.ontvanger_ingelicht(ander.pk, Hoe.ONMOGELIJK, reden="bestaat niet meer")

        verteld = {regel.rij.pk: regel for regel in rechtzettingen.ontvangers_van(verzoek)}
        with pytest.raises(DatabaseError), transaction.atomic():
            Ontvanger.objects.bulk_create([_dubbel(Ontvanger.objects.get(pk=een.pk))])

    assert keur(brief) == []
    assert "Er stond: de Vries." in tekst_van_pdf(brief)
    assert "Het moet zijn: de Vries-Bakker." in tekst_van_pdf(brief)
    assert "pijn" not in tekst_van_pdf(brief)
    assert (verteld[een.pk].rij.ingelicht_op, verteld[een.pk].door) == (klok.nu(), "Karel Keur")
    assert (verteld[ander.pk].rij.hoe, verteld[ander.pk].rij.reden) == (Hoe.ONMOGELIJK, "bestaat niet meer")
    with stad.wereld.als_inwoner(stad.wereld.persoon):
        mijn = rechtzettingen.mijn_correcties(stad.persoon)[verzoek]
        assert {ontvanger.naam for ontvanger in mijn.ontvangers} == {"Zorg Dichtbij", "Thuis Hulp"}


def _dubbel(rij: Ontvanger) -> Ontvanger:
    rij.pk = None
    rij.id = Ontvanger().id
    return rij


def test_rechtzetten_overschrijft_niets_en_zet_er_woorden_naast_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    with stad.wereld.als_dienst():
        voor = Mutatie.objects.filter(rij=stad.persoon).count()

    with wie.als(stad.als_kwaliteit()):
        with pytest.raises(KanNuNiet, match="nog niets"):
            actions.correctie_afronden(verzoek)
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="de Vries-Bakker")
        with pytest.raises(KanNuNiet):
            actions.correctie_rechtzetten(verzoek, stad.naam, wordt="de Vries-Smit")
        actions.correctie_afronden(verzoek)
        assert verzoeken.verzoek(verzoek).afgehandeld_op == klok.nu()

    with stad.wereld.als_dienst():
        assert Persoon.objects.get(pk=stad.persoon).achternaam == "de Vries"
        assert Mutatie.objects.filter(rij=stad.persoon).count() == voor
        for model in (Aantekening, Verklaring):
            with pytest.raises(DatabaseError), transaction.atomic():
                model.objects.update(persoon=stad.persoon)
    with stad.wereld.als(stad.wereld.consulent):
        (naast,) = rechtzettingen.naast([stad.persoon])
    assert (naast.was, naast.wordt, naast.verklaring) == ("de Vries", "de Vries-Bakker", WENS.verklaring)


def test_wie_het_gegeven_niet_ziet_ziet_ook_niet_wat_ernaast_staat_priv_12_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    with wie.als(stad.als_kwaliteit()):
        doel = Feit("regie_doel", stad.wereld.doel.pk, "omschrijving")
        actions.correctie_rechtzetten(verzoek, doel, wordt="iets anders")
    with stad.wereld.als_dienst():
        vreemde = stad.wereld.medewerker("Vera Vreemd", "wmo-consulent")

    with stad.wereld.als(stad.wereld.consulent):
        assert [een.wordt for een in rechtzettingen.naast([stad.persoon])] == ["iets anders"]
        assert (Aantekening.objects.count(), Verklaring.objects.count()) == (1, 1)
    with stad.wereld.als(vreemde):
        assert rechtzettingen.naast([stad.persoon]) == []
        assert (Aantekening.objects.count(), Verklaring.objects.count()) == (0, 0)


def test_wie_een_ander_gegeven_ziet_ziet_alleen_wat_daar_naast_staat_priv_12_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    with wie.als(stad.als_kwaliteit()):
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="de Vries-Bakker")
        doel = Feit("regie_doel", stad.wereld.doel.pk, "omschrijving")
        actions.correctie_rechtzetten(verzoek, doel, wordt="iets anders")
    with stad.wereld.als_dienst():
        vreemde = stad.wereld.medewerker("Vera Vreemd", "wmo-consulent")

    for medewerker, gezien in ((stad.wereld.consulent, 2), (vreemde, 1)):
        with stad.wereld.als(medewerker):
            assert Aantekening.objects.count() == gezien
            assert "de Vries-Bakker" in [een.wordt for een in rechtzettingen.naast([stad.persoon])]


def test_blijft_het_gegeven_dan_staat_de_verklaring_ernaast_en_hoort_niemand_iets_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    reden = Reden(Grond.KLOPT, "Zo staat het in de basisregistratie.")

    with wie.als(stad.als_kwaliteit()):
        with pytest.raises(Ongeldig, match="welk gegeven"):
            actions.avg_weigeren(verzoek, reden)
        actions.avg_weigeren(verzoek, reden, feit=stad.naam)

    assert _bronnen(stad) == set()
    with stad.wereld.als(stad.wereld.consulent):
        (naast,) = rechtzettingen.naast([stad.persoon])
    assert (naast.wordt, naast.verklaring) == ("", WENS.verklaring)


def test_een_feit_van_een_ander_of_versleuteld_wordt_niet_rechtgezet_priv_24_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    with stad.wereld.als_dienst():
        ander, _, doel, _ = stad.wereld.nieuw_dossier()

    with wie.als(stad.als_kwaliteit()):
        for feit in (
            Feit("inwoners_persoon", ander.pk, "achternaam"),
            Feit("regie_doel", doel.pk, "omschrijving"),
            Feit("inwoners_persoon", stad.persoon, "bestaat_niet"),
            Feit("kern_medewerker", stad.kwaliteit, "naam"),
        ):
            with pytest.raises(NietGevonden):
                actions.correctie_rechtzetten(verzoek, feit, wordt="x")
        with pytest.raises(KanNuNiet, match="basisregistratie"):
            actions.correctie_rechtzetten(verzoek, Feit("inwoners_persoon", stad.persoon, "bsn_cijfer"), wordt="x")


def test_dezelfde_klok_en_niet_voor_bekend_is_wie_vraagt_priv_49(stad: Stad) -> None:
    with wie.als(stad.als_kwaliteit()):
        verzoek = actions.correctie_vragen(stad.persoon, WENS, ontvangen_op=VANDAAG - timedelta(days=3))
        rij = verzoeken.verzoek(verzoek)
        assert (rij.uiterlijk, rij.termijn["regel"]) == (date(2026, 12, 21), "AVG-01")
        with pytest.raises(KanNuNiet, match="echt deze inwoner"):
            actions.correctie_rechtzetten(verzoek, stad.naam, wordt="x")
        actions.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        actions.avg_verlengen(verzoek, reden="veel uit te zoeken")
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="x")
        for doe in (lambda: actions.avg_vrijgeven(verzoek), lambda: actions.avg_weglaten(verzoek, [])):
            with pytest.raises(KanNuNiet, match="iets anders"):
                doe()


def test_alleen_over_uzelf_en_alleen_kwaliteit_zet_recht_sec_10_priv_49(stad: Stad) -> None:
    verzoek = stad.gevraagd()
    with stad.wereld.als_dienst():
        ander, *_ = stad.wereld.nieuw_dossier()
        Medewerker.objects.filter(pk=stad.kwaliteit).update(persoon_id=stad.persoon)

    with stad.wereld.als_inwoner(stad.wereld.persoon):
        with pytest.raises(NietGevonden):
            actions.correctie_vragen(ander.pk, WENS)
        with pytest.raises(Ongeldig):
            actions.correctie_vragen(stad.persoon, Wens("", "iets"))
        with pytest.raises(GeenBevoegdheid):
            actions.correctie_rechtzetten(verzoek, stad.naam, wordt="x")
    with wie.als(stad.als_kwaliteit()), pytest.raises(NietGevonden, match="verzoek is niet gevonden"):
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="x")
    with stad.wereld.als_dienst(), pytest.raises(GeenBevoegdheid):
        actions.correctie_rechtzetten(verzoek, stad.naam, wordt="x")


def test_van_vraag_tot_iedereen_weet_het_over_de_schermen_priv_49(zaak: Zaak, gezin: Gezin) -> None:
    kwaliteit = maak_medewerker(Rol.KWALITEIT, naam="Karel Keur")
    inwoner, medewerker = klant_als(Rol.INWONER, actor=gezin.moeder), klant_als(Rol.KWALITEIT, actor=kwaliteit)
    assert inwoner.post(f"{MIJN}verbeteren/", {"onjuist": "", "juist": "x"}).status_code == 422
    wens = {"onjuist": "het doel", "juist": "samen koken", "verklaring": "Ik kan dat best."}
    assert inwoner.post(f"{MIJN}verbeteren/", wens).status_code == 302
    with wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, gezin.moeder)):
        verzoek = verzoeken.verzoeken()[0].pk
    with wie.als(dienst()):
        (regel_van_anna,) = _gedrukt_door(zaak, gezin)
    pad = f"{WERK}{verzoek}/"
    assert "Ik kan dat best." in medewerker.zie(pad).html
    velden = {"rechtzetten-plaats": f"regie_doel {zaak.doel}", "rechtzetten-kolom": "omschrijving"}
    stap = {"stap": "rechtzetten", **velden, "rechtzetten-wordt": "samen koken"}
    assert medewerker.post(f"{pad}stap/", {**stap, "rechtzetten-plaats": "regie_doel x"}).status_code == 422
    assert medewerker.post(f"{pad}stap/", stap).status_code == 302
    assert medewerker.post(f"{pad}stap/", {"stap": "afronden"}).status_code == 302

    assert "Nog 1 ontvanger inlichten" in medewerker.zie(WERK).html
    assert "dit vertellen wij nog" in inwoner.zie(MIJN).html
    with wie.als(_als(kwaliteit)):
        (regel_,) = rechtzettingen.ontvangers_van(verzoek)
    assert regel_.rij.bron == regel_van_anna
    assert medewerker.post(f"{WERK}ontvanger/{regel_.rij.pk}/", {"hoe": "rooksignaal"}).status_code == 404
    assert medewerker.post(f"{WERK}ontvanger/{regel_.rij.pk}/", {"hoe": "gesprek"}).status_code == 302
    assert "Beantwoord" in medewerker.zie(WERK).html
    assert "verteld op" in inwoner.zie(MIJN).html
    dossier = klant_als(Rol.AANSPREEKPUNT, actor=_houder(zaak)).zie(f"/proef/werk/regie/dossier/{zaak.dossier}/").html
    for woorden in ("Rechtgezet op verzoek van de inwoner", "samen koken", "Ik kan dat best."):
        assert woorden in dossier


def _als(kwaliteit: UUID) -> wie.Wie:
    return vraagt(Rol.KWALITEIT, actor=kwaliteit)


def _gedrukt_door(zaak: Zaak, gezin: Gezin) -> list[UUID]:
    """Anna printed something of the dossier."""
    with wie.als(vraagt(Rol.AANSPREEKPUNT, actor=_houder(zaak))):
        inzage.noteer(InzageSoort.AFDRUKKEN, [gezin.moeder], gegevensgroep="dossier", dossier=zaak.dossier)
    return [UUID(str(Inzage.objects.filter(soort=InzageSoort.AFDRUKKEN).latest("id").pk))]


def _houder(zaak: Zaak) -> UUID:
    with wie.als(dienst()):
        return UUID(str(Regie.objects.get(dossier=zaak.dossier).medewerker_id))

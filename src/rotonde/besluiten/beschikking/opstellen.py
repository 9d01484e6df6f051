"""From stored besluiten to the words of their letters: what was decided, for whom, why, and how to object."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import UUID

from rotonde.besluiten.beschikking.tekst import (
    Afzender,
    BeschikkingTekst,
    Bezwaar,
    DoelToelichting,
    Huisstijl,
    Regel,
)
from rotonde.besluiten.models import Besluit, Motivering
from rotonde.besluiten.soorten import BesluitSoort, hoeveel
from rotonde.besluiten.termijnen import bezwaartermijn
from rotonde.inwoners.models import Adres, Bewoning, Persoon
from rotonde.kern import klok, wie
from rotonde.kern.models import Gemeente, Medewerker
from rotonde.kern.soorten import Wet

VOORSCHRIFT = {
    Wet.WMO: "artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",
    Wet.JEUGDWET: "artikel 2.3 van de Jeugdwet",
    Wet.PARTICIPATIEWET: "de artikelen 7 en 11 van de Participatiewet",
    Wet.WGS: "artikel 3 van de Wet gemeentelijke schuldhulpverlening",
    Wet.ALGEMEEN: "de verordening van de gemeente",
}
NEUTRALE_KLEUR = "#2b4a6f"


def kenmerk(besluit: Besluit) -> str:
    """The reference on the letter: the year and the random part of the id, which tells nothing about the resident."""
    return f"B-{besluit.datum.year}-{besluit.id.hex[-8:].upper()}"


def stel_op(besluiten: Sequence[Besluit]) -> list[BeschikkingTekst]:
    """The letters of these besluiten, dated today, in the same order; a fixed number of queries for any number.

    Each besluit comes with its aanvraag, voorstel and product.
    """
    bronnen = _Bronnen(besluiten)
    return [_brief(besluit, bronnen) for besluit in besluiten]


class _Bronnen:
    def __init__(self, besluiten: Sequence[Besluit]) -> None:
        personen = [besluit.persoon_id for besluit in besluiten]
        self.personen = Persoon.objects.in_bulk(personen)
        self.adressen = _adressen(self.personen.values())
        self.medewerkers = Medewerker.objects.in_bulk({besluit.genomen_door_id for besluit in besluiten})
        self.gemeente = Gemeente.objects.get(pk=wie.huidig().gemeente)
        self.huisstijl = _huisstijl(self.gemeente)
        motiveringen = (
            Motivering.objects.filter(voorstel__in=[besluit.voorstel_id for besluit in besluiten])
            .prefetch_related("doel")
            .order_by("voorstel_id", "id")
        )
        self.motivering = {sleutel: list(groep) for sleutel, groep in groupby(motiveringen, lambda m: m.voorstel_id)}


def _brief(besluit: Besluit, bronnen: _Bronnen) -> BeschikkingTekst:
    persoon = bronnen.personen[besluit.persoon_id]
    medewerker = bronnen.medewerkers[besluit.genomen_door_id]
    vandaag = klok.vandaag()
    termijn = bezwaartermijn(vandaag)
    stijl = bronnen.huisstijl
    return BeschikkingTekst(
        huisstijl=stijl,
        afzender=Afzender(medewerker.naam, medewerker.functie or "medewerker", stijl.telefoon),
        ontvanger=(persoon.naam, *bronnen.adressen.get(persoon.id, ())),
        aanhef=f"Beste {persoon.naam}",
        kenmerk=kenmerk(besluit),
        datum=vandaag,
        aanvraag_van=besluit.aanvraag.ontvangen_op,
        onderwerp=f"Besluit over uw aanvraag: {besluit.product.naam}",
        besluit=_uitkomst(besluit),
        wettelijk_voorschrift=VOORSCHRIFT[Wet(besluit.wet)],
        toelichting=tuple(
            DoelToelichting(motivering.doel.omschrijving, motivering.toelichting)
            for motivering in bronnen.motivering[besluit.voorstel_id]
        ),
        bezwaar=Bezwaar(termijn.duur.aantal, termijn.dag, stijl.postadres, stijl.website),
        krijgt=(_regel(besluit),) if besluit.soort == BesluitSoort.TOEKENNEN else (),
    )


def _uitkomst(besluit: Besluit) -> str:
    if besluit.soort == BesluitSoort.TOEKENNEN:
        return f"U krijgt van de gemeente: {besluit.product.naam}."
    return f"U krijgt dit niet van de gemeente: {besluit.product.naam}."


def _regel(besluit: Besluit) -> Regel:
    voorstel = besluit.voorstel
    return Regel(
        voorziening=besluit.product.naam,
        van=besluit.periode.lower,
        tot=besluit.periode.upper,
        hoeveel=hoeveel(voorstel.volume, voorstel.eenheid),
        bedrag=besluit.bedrag,
    )


def _adressen(personen: Iterable[Persoon]) -> dict[UUID, tuple[str, ...]]:
    """Street and place per persoon, for whom no address is secret: a secret one stands on no letter (PRIV-24)."""
    openbaar = [persoon.pk for persoon in personen if not persoon.adres_is_geheim]
    bewoningen = Bewoning.objects.filter(persoon__in=openbaar, periode__contains=klok.vandaag())
    woont = dict(bewoningen.values_list("persoon_id", "adres_id"))
    # Looked up by their keys: joined with where people live, PostgreSQL reads every address.
    adressen = Adres.objects.filter(geheim=False).select_related("woonkern").in_bulk(list(woont.values()))
    return {
        persoon: (
            f"{adres.straat} {adres.huisnummer}",
            f"{adres.postcode[:4]} {adres.postcode[4:]} {adres.woonkern.naam}",
        )
        for persoon, adres_id in woont.items()
        if (adres := adressen.get(adres_id))
    }


def _huisstijl(gemeente: Gemeente) -> Huisstijl:
    stijl, contact = gemeente.huisstijl, gemeente.contact
    adres = contact.get("adres") or stijl.get("adres") or {}
    straat = f"{adres.get('straat', '')} {adres.get('huisnummer', '')}".strip()
    plaats = f"{adres.get('postcode', '')} {adres.get('plaats', '')}".strip()
    return Huisstijl(
        gemeente=gemeente.naam,
        kleur=stijl.get("kleuren", {}).get("hoofd", NEUTRALE_KLEUR),
        postadres=tuple(deel for deel in (f"Gemeente {gemeente.naam}", straat, plaats) if deel),
        telefoon=contact.get("telefoon") or stijl.get("telefoon", ""),
        website=contact.get("website") or stijl.get("website") or f"de website van gemeente {gemeente.naam}",
    )

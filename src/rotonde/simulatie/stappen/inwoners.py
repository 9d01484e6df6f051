"""The residents: who lived here at the start comes over on one day, who came or was born later in the year of that."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from rotonde.inwoners import actions, queries
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern.actions import Aanstelling, medewerkers_aanstellen
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.simulatie import rolverdeling
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.adressen import Huisadres
from rotonde.simulatie.trekking.bevolking import BEGIN, PEILDATUM, Huis, Mens
from rotonde.simulatie.trekking.doelen import eindejaar

PARTIJ = 1500
DELEN = 2


def demo_inwoner(toneel: Toneel) -> int:
    """One household early, and an account for the resident one can be."""
    huis = toneel.bevolking.huizen[toneel.bevolking.demo]
    leden = _leden(toneel, huis)
    with toneel.op(PEILDATUM, Wet.ALGEMEEN, Doel.BEHEER):
        ids = _schrijf_in(leden)
        _vestig(toneel, [huis], ids)
        inwoner = leden[0]
        account = rolverdeling.gebruikersnaam(toneel.gemeente, Rol.INWONER)
        naam = f"{inwoner.voornamen} {inwoner.achternaam}"
        medewerkers_aanstellen([Aanstelling(account, naam, "", [], [], BEGIN, persoon=ids[inwoner.nummer])])
    return len(leden)


def in_deel(huishouden: int, deel: int) -> bool:
    """True for a household of this of the DELEN equal parts, counted from 0."""
    return huishouden % DELEN == deel


def inschrijven(toneel: Toneel, *, deel: int) -> int:
    """Everybody else of one part: per year, people first, then their households and houses."""
    demo = toneel.bevolking.demo
    overleden = [overledene.mens for overledene in toneel.getrokken.levensloop.overledenen]
    partner_van = {mens.huishouden: mens.nummer for mens in overleden}
    nummers = {huis.nummer for huis in toneel.bevolking.huizen if in_deel(huis.nummer, deel)} - {demo}
    mensen = [mens for mens in (*toneel.bevolking.mensen, *overleden) if mens.huishouden in nummers]
    huizen = [_samen(huis, partner_van) for huis in toneel.bevolking.huizen if huis.nummer in nummers]
    ids: dict[int, UUID] = {}
    for dag in (BEGIN, *(eindejaar(jaar) for jaar in range(BEGIN.year, PEILDATUM.year + 1))):
        with toneel.op(dag, Wet.ALGEMEEN, Doel.BEHEER):
            nieuw = [mens for mens in mensen if mens.sinds <= dag and mens.nummer not in ids]
            for begin in range(0, len(nieuw), PARTIJ):
                ids |= _schrijf_in(nieuw[begin : begin + PARTIJ])
                toneel.voortgang.tel(len(ids), 2 * len(mensen))
            gevestigd = [huis for huis in huizen if _al_gevestigd(huis, dag)]
            _vestig(toneel, [huis for huis in huizen if _vestigt_zich(huis, dag)], ids)
            _breid_uit(gevestigd, nieuw, ids)
            toneel.voortgang.tel(2 * len(ids), 2 * len(mensen))
    return len(ids)


def _samen(huis: Huis, partner_van: Mapping[int, int]) -> Huis:
    """The household as it began: with the partner who died since."""
    if huis.nummer not in partner_van:
        return huis
    return replace(huis, volwassenen=(*huis.volwassenen, partner_van[huis.nummer]), partners=True)


def _leden(toneel: Toneel, huis: Huis) -> list[Mens]:
    return [toneel.bevolking.mensen[nummer] for nummer in (*huis.volwassenen, *huis.kinderen)]


def _schrijf_in(mensen: Sequence[Mens]) -> dict[int, UUID]:
    inschrijvingen = [
        actions.Inschrijving(m.bsn, m.voornamen, m.achternaam, m.geboren, m.email, m.geheimhouding) for m in mensen
    ]
    ids = actions.inschrijven_alle(inschrijvingen)
    return {mens.nummer: id_ for mens, id_ in zip(mensen, ids, strict=True)}


def _vorige(dag: date) -> date | None:
    """The day up to which was entered before this one."""
    if dag == BEGIN:
        return None
    return BEGIN if dag.year == BEGIN.year else eindejaar(dag.year - 1)


def _vestigt_zich(huis: Huis, dag: date) -> bool:
    vorige = _vorige(dag)
    return huis.vanaf <= dag and (vorige is None or huis.vanaf > vorige)


def _al_gevestigd(huis: Huis, dag: date) -> bool:
    vorige = _vorige(dag)
    return vorige is not None and huis.vanaf <= vorige


def _vestig(toneel: Toneel, huizen: Sequence[Huis], ids: dict[int, UUID]) -> None:
    """Form the households of who is there, and let them live somewhere from the same day."""
    for begin in range(0, len(huizen), PARTIJ):
        deel = huizen[begin : begin + PARTIJ]
        gezinnen = [
            actions.Gezin(
                [ids[nummer] for nummer in huis.volwassenen],
                [ids[nummer] for nummer in huis.kinderen if nummer in ids],
                huis.vanaf,
                huis.partners,
            )
            for huis in deel
        ]
        huishoudens = actions.gezinnen_vormen(gezinnen)
        actions.verhuizen_alle(
            [
                actions.Verhuizing(huishouden, adresgegevens(toneel, huis.adres), huis.vanaf)
                for huis, huishouden in zip(deel, huishoudens, strict=True)
            ]
        )


def adresgegevens(toneel: Toneel, adres: Huisadres) -> Adresgegevens:
    """A drawn address as the rooms want it."""
    return Adresgegevens(adres.straat, adres.huisnummer, adres.postcode, toneel.woonkernen[adres.kern])


def _breid_uit(gevestigd: Sequence[Huis], nieuw: Sequence[Mens], ids: dict[int, UUID]) -> None:
    """Children who came since the household did."""
    nummers = {mens.nummer for mens in nieuw}
    met_kind = [(huis, [kind for kind in huis.kinderen if kind in nummers]) for huis in gevestigd]
    met_kind = [(huis, kinderen) for huis, kinderen in met_kind if kinderen]
    plekken = queries.woonplekken([ids[huis.volwassenen[0]] for huis, _ in met_kind], op=PEILDATUM)
    actions.gezinnen_uitbreiden(
        [
            actions.Uitbreiding(
                plekken[ids[huis.volwassenen[0]]].huishouden, [ids[kind] for kind in kinderen], huis.vanaf
            )
            for huis, kinderen in met_kind
        ]
    )

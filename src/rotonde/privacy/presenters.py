"""How a datalek and an AVG request read on a screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.privacy import bundel
from rotonde.privacy.forms_recht import OntvangerForm
from rotonde.privacy.gezag import Kind
from rotonde.privacy.inzagerecht import Deel
from rotonde.privacy.models import AvgVerzoek, Datalek, Ontvanger, Verklaring
from rotonde.privacy.rechtzettingen import MijnCorrectie, Ontvangerregel
from rotonde.privacy.soorten import Identiteit, Verzoeksoort


def stand(lek: Datalek) -> tuple[str, str]:
    """Where it stands with the AP, in words, and a kind of `{% status %}`."""
    if lek.gemeld_op:
        return "Gemeld bij de AP", "goed"
    if lek.niet_gemeld_op:
        return "Melden hoeft niet", "goed"
    uren = int((lek.melden_voor - klok.nu()).total_seconds() // 3600)
    if uren < 0:
        return "Te laat, meld nu", "fout"
    return f"Nog {uren} uur", "wacht"


def gegevens(lek: Datalek) -> list[tuple[str, Any]]:
    """What is known, and what was done about it."""
    return [
        ("Wat er gebeurde", lek.omschrijving),
        ("Bekend sinds", datumtijd(lek.kennis_op)),
        ("Melden bij de AP voor", f"{datumtijd(lek.melden_voor)} (72 uur, AVG artikel 33)"),
        ("Gegevens lagen open van", datumtijd(lek.van)),
        ("Tot", datumtijd(lek.tot)),
        ("Aantal inwoners", len(lek.personen)),
        ("Gemeld bij de AP", _moment(lek.gemeld_op)),
        ("Besloten niet te melden", _moment(lek.niet_gemeld_op)),
        ("Toelichting", lek.toelichting),
        ("Hoog risico vastgesteld", _moment(lek.hoog_risico_op)),
        ("Inwoners ingelicht", _moment(lek.ingelicht_op)),
    ]


def _moment(moment: datetime | None) -> str:
    return datumtijd(moment) if moment else ""


def stand_avg(verzoek: AvgVerzoek) -> tuple[str, str]:
    """Where an AVG request stands, in words, and a kind of `{% status %}`."""
    if verzoek.afgehandeld_op:
        return ("Niet gegeven, met een besluit", "goed") if verzoek.besluit_id else _beantwoord(verzoek)
    if klok.vandaag() > verzoek.uiterlijk:
        return "Te laat, antwoord nu", "fout"
    return ("Nakijken", "bezig") if verzoek.identiteit else ("Identiteit nog niet bekend", "wacht")


def _beantwoord(verzoek: AvgVerzoek) -> tuple[str, str]:
    """Answered, and of a correction who still has to be told; a list counts that along."""
    wachten = getattr(verzoek, "nog_in_te_lichten", 0)
    if wachten:
        return f"Nog {wachten} {'ontvanger' if wachten == 1 else 'ontvangers'} inlichten", "wacht"
    return "Beantwoord", "goed"


def gegevens_avg(verzoek: AvgVerzoek) -> list[tuple[str, Any]]:
    """What is known of a request; nothing of what the gemeente holds."""
    return [
        ("Wat wordt er gevraagd", Verzoeksoort(verzoek.soort).label),
        ("Wie vraagt het", "Een ouder met gezag" if verzoek.ouder else "De inwoner"),
        ("Ontvangen op", datum(verzoek.ontvangen_op)),
        ("Antwoord uiterlijk", f"{datum(verzoek.uiterlijk)} (AVG artikel 12)"),
        ("Identiteit", Identiteit(verzoek.identiteit).label if verzoek.identiteit else ""),
        ("Verlengd op", datum(verzoek.verlengd_op) if verzoek.verlengd_op else "Niet verlengd"),
        ("Reden van verlenging", verzoek.reden_verlenging),
        ("Beantwoord op", _moment(verzoek.afgehandeld_op)),
    ]


def wens(verklaring: Verklaring | None) -> list[tuple[str, str]]:
    """What the resident says, in the own words; nothing for a request for all data."""
    if verklaring is None:
        return []
    return [
        ("Wat klopt er niet", verklaring.onjuist),
        ("Wat moet het zijn", verklaring.juist),
        ("Eigen woorden voor naast het gegeven", verklaring.verklaring),
    ]


@dataclass(frozen=True)
class Ontvangerblok:
    """A former recipient on the page of a request, with the form to say how that one was told."""

    rij: Ontvanger
    naam: str
    door: str
    brief: bool
    form: OntvangerForm


def ontvangers(regels: Iterable[Ontvangerregel]) -> list[Ontvangerblok]:
    """Each with ids of its own, so that labels belong to one form."""
    return [
        Ontvangerblok(een.rij, een.naam, een.door, een.brief, OntvangerForm(auto_id=f"id_{een.rij.pk.hex[-8:]}_%s"))
        for een in regels
    ]


def delen(gevonden: list[Deel]) -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
    """What would go, to look over: per table its rows, each with the place to name it by and every value in full."""
    return [
        (
            deel.naam,
            [
                (
                    f"{deel.tabel} {rij.id}",
                    [(k, bundel.leesbaar(w)) for k, w in rij.velden.items() if w not in (None, "")],
                )
                for rij in deel.rijen
            ],
        )
        for deel in gevonden
    ]


@dataclass(frozen=True)
class Mijnregel:
    """One's own request: where it stands, and of a correction what stands beside the fact and who is told."""

    verzoek: AvgVerzoek
    stand: str
    soort: str
    correctie: MijnCorrectie | None


@dataclass(frozen=True)
class MijnVerzoeken:
    """One's own requests, by what was asked; per child of whom the data can be asked, those of that child."""

    inzage: list[Mijnregel]
    correcties: list[Mijnregel]
    kinderen: list[tuple[Kind, list[Mijnregel]]]


def mijn_verzoeken(
    persoon: UUID,
    verzoeken: Iterable[AvgVerzoek],
    correcties: Mapping[UUID, MijnCorrectie],
    kinderen: Iterable[Kind],
) -> MijnVerzoeken:
    """What a resident asked; a question of a parent stands with that parent only."""
    eigen = [rij for rij in verzoeken if (rij.ouder or rij.persoon_id) == persoon]
    regels = [Mijnregel(rij, *stand_mijn(rij), correcties.get(rij.pk)) for rij in eigen]
    van_kind = [een for een in regels if een.verzoek.ouder]
    zelf = [een for een in regels if not een.verzoek.ouder]
    return MijnVerzoeken(
        [een for een in zelf if een.verzoek.soort == Verzoeksoort.INZAGE],
        [een for een in zelf if een.verzoek.soort == Verzoeksoort.RECTIFICATIE],
        [(kind, [een for een in van_kind if een.verzoek.persoon_id == kind.id]) for kind in kinderen],
    )


def stand_mijn(verzoek: AvgVerzoek) -> tuple[str, str]:
    """Where one's own request stands, as the resident reads it."""
    if verzoek.besluit_id:
        return "Wij doen dit niet", "fout"
    if verzoek.afgehandeld_op:
        return "Klaar", "goed"
    return ("Wij zijn ermee bezig", "bezig") if verzoek.identiteit else ("Laat zien wie u bent aan de balie", "wacht")

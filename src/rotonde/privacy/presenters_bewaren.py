"""How lists for destruction read, and which button shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rotonde.kern.models import Doorlopendakkoord, Vernietigingslijst, Vernietigingsregel, Vernietigingsverklaring
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.kern.soorten import LijstStatus, RegelUitkomst
from rotonde.privacy import lijsten

STATUSSOORT = {
    LijstStatus.VOORGESTELD: "wacht",
    LijstStatus.GOEDGEKEURD: "bezig",
    LijstStatus.AFGEWEZEN: "fout",
    LijstStatus.UITGEVOERD: "goed",
}


@dataclass(frozen=True)
class Lijstrij:
    """A list in the overview."""

    lijst: Vernietigingslijst
    door: str
    stand: str
    soort: str


@dataclass(frozen=True)
class Regelrij:
    """A line of a list: the unit by kind and kenmerk, and what became of it."""

    naam: str
    soort: str
    kenmerk: str
    bewaarregel: str
    vanaf: object
    uitkomst: str
    kleur: str
    blokkeerbaar: bool


def lijstrijen(rijen: Iterable[Vernietigingslijst]) -> list[Lijstrij]:
    """The overview, with names for who proposed."""
    lijst = list(rijen)
    namen = lijsten.namen_van({rij.opgesteld_door for rij in lijst})
    return [Lijstrij(rij, namen[rij.opgesteld_door], stand(rij), STATUSSOORT[LijstStatus(rij.status)]) for rij in lijst]


def akkoord_van(akkoord: Doorlopendakkoord | None) -> str:
    """Who approved beforehand, until when; empty when nobody did."""
    if akkoord is None:
        return ""
    return f"{lijsten.namen_van({akkoord.gegeven_door})[akkoord.gegeven_door]}, tot {datum(akkoord.periode.upper)}"


def stand(lijst: Vernietigingslijst) -> str:
    return str(LijstStatus(lijst.status).label)


def gegevens_van(lijst: Vernietigingslijst) -> list[tuple[str, str]]:
    """Who did what when."""
    namen = lijsten.namen_van({lijst.opgesteld_door, lijst.beoordeeld_door})
    paren = [
        ("Stand", stand(lijst)),
        ("Gemaakt", f"{datumtijd(lijst.opgesteld_op)} door {namen[lijst.opgesteld_door]}"),
        ("Aantal", str(lijst.aantal)),
    ]
    if lijst.beoordeeld_op:
        paren.append(("Beoordeeld", f"{datumtijd(lijst.beoordeeld_op)} door {namen[lijst.beoordeeld_door]}"))
    if lijst.reden:
        paren.append(("Waarom niet akkoord", lijst.reden))
    if lijst.uitgevoerd_op:
        paren.append(("Vernietigd", datumtijd(lijst.uitgevoerd_op)))
    if lijst.nagespeeld_op:
        paren.append(("Opnieuw na terugzetten", datumtijd(lijst.nagespeeld_op)))
    return paren


def regelrijen(rijen: Iterable[Vernietigingsregel], lijst: Vernietigingslijst) -> list[Regelrij]:
    """The lines of one page."""
    open_ = lijst.status in {LijstStatus.VOORGESTELD, LijstStatus.GOEDGEKEURD}
    return [
        Regelrij(
            naam=lijsten.naam_van(rij.soort),
            soort=rij.soort,
            kenmerk=str(rij.object),
            bewaarregel=f"{rij.bewaarregel}, vanaf {datum(rij.start)}",
            vanaf=rij.vanaf,
            uitkomst=_uitkomst(rij),
            kleur="goed" if rij.uitkomst == RegelUitkomst.VERNIETIGD else "wacht",
            blokkeerbaar=open_,
        )
        for rij in rijen
    ]


def bewijs_van(verklaring: Vernietigingsverklaring) -> list[tuple[str, str]]:
    """The attestation in words."""
    inhoud: dict[str, Any] = verklaring.inhoud
    per_soort = ", ".join(
        f"{lijsten.naam_van(soort).lower()}: {aantal}" for soort, aantal in inhoud["per_soort"].items()
    )
    per_regel = ", ".join(f"{regel}: {aantal}" for regel, aantal in inhoud["per_regel"].items())
    return [
        ("Opgemaakt", datumtijd(verklaring.opgemaakt_op)),
        ("Vernietigd", per_soort or "niets"),
        ("Volgens", per_regel or "geen regel"),
        ("Overgeslagen", str(inhoud["overgeslagen"])),
        ("Rijen in de database", str(sum(inhoud["rijen_per_tabel"].values()))),
        ("Controlegetal", verklaring.sha256),
    ]


def _uitkomst(rij: Vernietigingsregel) -> str:
    if rij.uitkomst == RegelUitkomst.VERNIETIGD:
        return f"vernietigd, mocht sinds {datum(rij.vanaf)}"
    if rij.uitkomst == RegelUitkomst.OVERGESLAGEN:
        return f"blijft: {rij.reden}"
    return ""

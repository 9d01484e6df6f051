"""How toezicht shows: ways in with their counts, and facts as pairs."""

from dataclasses import dataclass

from django.urls import reverse

from rotonde.kern import bevoegdheden, wie
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.toezicht.queries import Beslotenregel, Bevindingregel, Kopstand, Noodregel, Stand
from rotonde.toezicht.rechten import Rechtenregel


@dataclass(frozen=True)
class Tegel:
    """One part of toezicht: how much waits there, and whether that is too late."""

    titel: str
    url: str
    tekst: str
    aantal: int
    eenheid: str
    te_laat: str = ""


def tegels(stand: Stand) -> list[Tegel]:
    """The parts of toezicht in the order in which they are urgent."""
    te_laat = f"{stand.noodtoegangen_te_laat} te laat" if stand.noodtoegangen_te_laat else ""
    return [
        _tegel("Noodtoegang", "noodtoegangen", "Beoordeel binnen 5 werkdagen of het terecht was.",
               stand.noodtoegangen, ("te beoordelen", "te beoordelen"), te_laat),
        _tegel("Klachten", "klachten", "Wie er niet bij betrokken was, geeft binnen zes weken antwoord.",
               stand.klachten, ("klacht open", "klachten open"),
               f"{stand.klachten_te_laat} te laat" if stand.klachten_te_laat else ""),
        _tegel("Bevindingen", "bevindingen", "Ongewone toegang en de steekproef van de maand.",
               stand.bevindingen, ("bevinding open", "bevindingen open")),
        _tegel("Incidenten", "incidenten", "Toegang die niet terecht was.",
               stand.incidenten, ("incident open", "incidenten open")),
        _tegel("Besloten dossiers", "besloten", "Alleen genoemde collega's zien deze dossiers.",
               stand.besloten, ("dossier", "dossiers")),
        _tegel("Wie mag wat", "rechten", "Alle rollen, teams en mandaten om na te lopen.",
               stand.rechten_te_laat, ("medewerker te laat nagelopen", "medewerkers te laat nagelopen")),
        _tegel("Vertrouwelijke regels", "vertrouwelijk", "Regels die de inwoner nog niet ziet.",
               stand.vertrouwelijk, ("regel", "regels")),
        _tegel("Logboeken", "log", "Kloppen de logboeken nog?",
               stand.breuken, ("breuk gevonden", "breuken gevonden"),
               "" if stand.gecontroleerd_op else "nog niet gecontroleerd"),
    ]  # fmt: skip


def _tegel(titel: str, route: str, tekst: str, aantal: int, eenheid: tuple[str, str], te_laat: str = "") -> Tegel:
    return Tegel(titel, reverse(f"toezicht:{route}"), tekst, aantal, eenheid[aantal != 1], te_laat)


def pad(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    """The way back to the landing page."""
    return [("Toezicht", reverse("toezicht:overzicht")), *verder]


def mag_sluiten() -> bool:
    """True for who may close, name and open."""
    return bevoegdheden.mag("actie", "toezicht.benoemen", wie.huidig().rol)


def noodfeiten(regel: Noodregel) -> list[tuple[str, str]]:
    """What a reviewer knows of a noodtoegang."""
    paren = [
        ("Wie", regel.naam),
        ("Reden", regel.reden),
        ("Uitleg", regel.toelichting),
        ("Van", datumtijd(regel.van)),
        ("Tot", datumtijd(regel.tot)),
        ("Uiterlijk beoordelen", datum(regel.uiterlijk)),
    ]
    if regel.oordeel is not None and regel.beoordeeld_op is not None:
        paren += [
            ("Oordeel", regel.oordeel.label),
            ("Motivering", regel.motivering),
            ("Beoordeeld", datumtijd(regel.beoordeeld_op)),
        ]
    return paren


def bevindingfeiten(regel: Bevindingregel) -> list[tuple[str, str]]:
    """What is known of a bevinding."""
    paren = [
        ("Wie", regel.wie),
        ("Wat de regel zoekt", regel.regel.uitleg),
        ("Vanaf", datumtijd(regel.vanaf)),
        ("Regels in het log", str(regel.aantal)),
    ]
    if regel.afhandeling is not None:
        paren += [("Afgehandeld", regel.afhandeling.label), ("Motivering", regel.motivering)]
    return paren


def kopfeiten(kop: Kopstand | None) -> list[tuple[str, str]]:
    """The last head that left the database, to compare with what stands elsewhere."""
    if kop is None:
        return []
    return [("Naar buiten op", datumtijd(kop.moment)), ("Nummer", str(kop.nummer)), ("Om te vergelijken", kop.kort)]


def beslotenfeiten(regel: Beslotenregel) -> list[tuple[str, str]]:
    """What is known of a besloten dossier."""
    paren = [("Om wie gaat het", regel.soort), ("Reden", regel.reden), ("Besloten sinds", datumtijd(regel.gesloten_op))]
    if regel.opgeheven_op is not None:
        paren += [("Weer open sinds", datumtijd(regel.opgeheven_op)), ("Waarom", regel.reden_opheffing)]
    return paren


def rechtenfeiten(regel: Rechtenregel) -> list[tuple[str, str]]:
    """What a medewerker may, in words."""
    return [
        ("Functie", regel.functie),
        ("Rollen", "; ".join(f"{recht.naam} ({recht.periode})" for recht in regel.rollen)),
        ("Teams", "; ".join(f"{recht.naam} ({recht.periode})" for recht in regel.teams) or "geen"),
        ("Mandaten", "; ".join(regel.mandaten) or "geen"),
        ("Laatst beoordeeld", datum(regel.laatst) if regel.laatst else "nog nooit"),
        ("Uiterlijk beoordelen", datum(regel.uiterlijk)),
    ]

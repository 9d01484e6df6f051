"""What one can do next with a melding, and why not: fed by the policies, so that screen and verb say the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from rotonde.kern import bevoegdheden, wie
from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.toegang import policies, queries
from rotonde.toegang.bevestiging import policies as bevestiging
from rotonde.toegang.queries import Detail, Regel

# A step that only looks: a link under the buttons, so that what one does stands out.
KIJK = "kijk"


@dataclass(frozen=True)
class Stap:
    """A button or link. `reden` says why it cannot be used now; with `post` it is a form of one button."""

    tekst: str
    url: str
    reden: str = ""
    post: bool = False
    soort: str = "secundair"

    @property
    def mag(self) -> bool:
        return not self.reden


Bron = Callable[[Detail], Iterable[Stap]]
_VERVOLG: list[Bron] = []


def vervolg(bron: Bron) -> Bron:
    """Let a higher room add its own next steps to the page of a melding."""
    _VERVOLG.append(bron)
    return bron


def waarom_niet(werkwoord: str, *eisen: Callable[[], object]) -> str:
    """The sentence of the first thing that stands in the way of a verb, or an empty string."""
    try:
        bevoegdheden.eis("actie", werkwoord, wie.huidig().rol)
        for eis in eisen:
            eis()
    except Gebruikersfout as fout:
        return fout.zin
    return ""


def stappen(detail: Detail) -> list[Stap]:
    """All that one can do with this melding, those of higher rooms first."""
    gevonden = [stap for bron in _VERVOLG for stap in bron(detail)] + list(_bevestiging(detail))
    if policies.kan_verder(detail.melding):
        gevonden += _eigen_stappen(detail)
    if detail.heeft_melder:
        url = reverse("toegang:melder", args=[detail.melding.pk])
        gevonden.append(Stap("Bekijk wie dit meldde", url, waarom_niet("toegang.melder_openen")))
    return gevonden


def _bevestiging(detail: Detail) -> Iterable[Stap]:
    """Confirming it, or the letter to post where that is safe."""
    persoon = detail.melding.persoon_id
    if persoon is None:
        return
    if detail.bevestigd_op is None:
        url = reverse("toegang:bevestigen", args=[detail.melding.pk])
        yield Stap("Bevestig de melding", url, waarom_niet("toegang.melding_bevestigen"), post=True)
    else:
        url = reverse("toegang:bevestiging", args=[detail.melding.pk])
        reden = waarom_niet("toegang.melding_bevestigen", lambda: bevestiging.check_post(persoon))
        yield Stap("Bevestiging op papier (pdf)", url, reden, soort="stil")


def _eigen_stappen(detail: Detail) -> Iterable[Stap]:
    def url(route: str) -> str:
        return reverse(route, args=[detail.melding.pk])

    if not policies.inwoner_bekend(detail.melding):
        yield Stap("Koppel de inwoner", url("toegang:koppelen"), waarom_niet("toegang.inwoner_koppelen"))
    else:
        veilig_url = reverse("toegang:veilig_contact", args=[detail.melding.persoon_id])
        yield Stap(
            "Spreek veilig contact af", veilig_url, waarom_niet("inwoners.veilig_contact_afspreken"), soort="stil"
        )
    yield Stap("Handel af zonder dossier", url("toegang:afhandelen"), waarom_niet("toegang.afhandelen"), post=True)
    yield Stap("Draag over aan een collega", url("toegang:overdragen"), waarom_niet("toegang.overdragen"))
    yield Stap("Zet terug in een wachtrij", url("toegang:teruggeven"), waarom_niet("toegang.teruggeven"))


def waarom_niet_oppakken() -> str:
    """Why the buttons of a queue do not work for who asks, or an empty string."""
    return waarom_niet("toegang.oppakken")


def met_namen(regels: Iterable[Regel]) -> list[Regel]:
    """The lines of a queue with the name of the leefgebied in place of its code.

    It is left out where the onderwerp says the same, as it does for every question from the portal.
    """
    namen = queries.leefgebieden()
    benoemd = (replace(regel, leefgebied=namen.get(regel.leefgebied, "")) for regel in regels)
    return [replace(regel, leefgebied="") if regel.leefgebied == regel.onderwerp else regel for regel in benoemd]


ZELDEN = {"Verwezen door", "Melder"}


def feiten(detail: Detail) -> list[tuple[str, str]]:
    """What is known about a melding, as pairs; what most meldingen do not have is left out where there is none."""
    melding, inwoner = detail.melding, detail.inwoner
    alles = [
        ("Inwoner", inwoner.naam if inwoner else "nog niet bekend"),
        ("Geboren", datum(inwoner.geboortedatum) if inwoner else ""),
        ("Adres", inwoner.adres if inwoner else ""),
        ("Te bereiken via", detail.bereikbaar),
        ("Verwezen door", detail.verwijzer),
        ("Melder", "bekend, en afgeschermd" if detail.heeft_melder else ""),
        ("Leefgebied", queries.leefgebieden().get(melding.leefgebied, "")),
        ("Binnengekomen", f"{datumtijd(melding.ontvangen_op)}, {melding.get_kanaal_display()}"),
        ("Bevestigd", datum(detail.bevestigd_op) if detail.bevestigd_op else "nog niet"),
        ("Uiterlijk actie op", datum(melding.uiterste_actie)),
    ]
    return [(wat, waarde) for wat, waarde in alles if waarde or wat not in ZELDEN]

"""What one can do next with an afspraak, and why not: fed by the policies, so that screen and verb say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from rotonde.toegang import policies as melding_policies
from rotonde.toegang.afspraken import policies, tijden
from rotonde.toegang.afspraken.queries import Detail, Regel
from rotonde.toegang.models import Afspraak
from rotonde.toegang.presenters import Stap, vervolg, waarom_niet
from rotonde.toegang.queries import Detail as Meldingdetail
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus

_KLEUREN = {
    AfspraakStatus.GEPLAND: "bezig",
    AfspraakStatus.GEHOUDEN: "goed",
    AfspraakStatus.NIET_GEKOMEN: "wacht",
    AfspraakStatus.AFGEZEGD: "neutraal",
}


@dataclass(frozen=True)
class AgendaRegel:
    """An afspraak in a list, in words; `url` is empty for who may not open it."""

    wanneer: str
    wat: str
    met: str
    onderwerp: str
    url: str


def stand(afspraak: Afspraak) -> tuple[str, str]:
    """How it stands, in words and as the kind of status that vorm draws."""
    status = AfspraakStatus(afspraak.status)
    return str(status.label).capitalize(), _KLEUREN[status]


def wanneer(afspraak: Afspraak) -> str:
    """maandag 2 maart 2026, 9.00 tot 9.30 uur."""
    return f"{tijden.dag_in_woorden(afspraak.periode)}, {tijden.van_tot(afspraak.periode)}"


def feiten(detail: Detail) -> list[tuple[str, str]]:
    """What is known about an afspraak, as pairs; a place only where there is one to find."""
    afspraak = detail.afspraak
    paren = [
        ("Inwoner", detail.inwoner.naam),
        ("Dag", tijden.dag_in_woorden(afspraak.periode)),
        ("Tijd", tijden.van_tot(afspraak.periode)),
        ("Hoe", AfspraakSoort(afspraak.soort).label),
        ("Met", detail.medewerker),
        ("Waarover", afspraak.onderwerp),
    ]
    if afspraak.soort in {AfspraakSoort.BALIE, AfspraakSoort.SPREEKUUR}:
        paren.insert(4, ("Plek", detail.plaats))
    if afspraak.reden_afzegging:
        paren.append(("Waarom niet", afspraak.get_reden_afzegging_display()))
    return paren


def stappen(detail: Detail) -> list[Stap]:
    """What one can do with this afspraak: before it begins other things than afterwards, and nothing once it is off."""
    afspraak = detail.afspraak
    if afspraak.status == AfspraakStatus.GEPLAND and not policies.is_begonnen(afspraak):
        return list(_vooraf(afspraak))
    return list(_achteraf(afspraak))


def _vooraf(afspraak: Afspraak) -> Iterable[Stap]:
    yield Stap("Zet in uw agenda", _url("agenda", afspraak.pk))
    yield Stap("Verzet", _url("verzetten", afspraak.pk), waarom_niet("toegang.afspraak_verzetten"))
    yield Stap("Zeg af", _url("afzeggen", afspraak.pk), waarom_niet("toegang.afspraak_afzeggen"))


def _achteraf(afspraak: Afspraak) -> Iterable[Stap]:
    woorden = {
        AfspraakStatus.GEHOUDEN: "De afspraak is gehouden",
        AfspraakStatus.NIET_GEKOMEN: "De inwoner kwam niet",
    }
    for uitkomst, tekst in woorden.items():
        if uitkomst in policies.OVERGANGEN[AfspraakStatus(afspraak.status)]:
            url = reverse("toegang:afspraak_afronden", args=[afspraak.pk, uitkomst.value])
            yield Stap(tekst, url, waarom_niet("toegang.afspraak_afronden"), post=True)


def regels(lijst: Iterable[Regel]) -> list[AgendaRegel]:
    """The lines of one's own list; without a name the line says only when and about what."""
    return [_regel(regel) for regel in lijst]


def van_de_dag(lijst: Iterable[Regel]) -> list[AgendaRegel]:
    """The same for one day: the day itself goes without saying."""
    return [_regel(regel, met_dag=False) for regel in lijst]


def _regel(regel: Regel, *, met_dag: bool = True) -> AgendaRegel:
    tijd = tijden.van_tot(regel.periode)
    moment = f"{tijden.dag_in_woorden(regel.periode)}, {tijd}" if met_dag else tijd
    return AgendaRegel(moment, regel.soort.label, regel.inwoner, regel.onderwerp, _url("", regel.id))


def komende(lijst: Iterable[Afspraak]) -> list[AgendaRegel]:
    """What a resident has still to come: with whom and how, and what it is about only on its own page."""
    return [
        AgendaRegel(
            wanneer(rij),
            AfspraakSoort(rij.soort).label,
            rij.medewerker.naam,
            "",
            _url("", rij.pk) if policies.is_van_vrager(rij) else "",
        )
        for rij in lijst
    ]


def _url(wat: str, afspraak: UUID) -> str:
    return reverse(f"toegang:afspraak_{wat}" if wat else "toegang:afspraak", args=[afspraak])


@vervolg
def _bij_melding(detail: Meldingdetail) -> Iterable[Stap]:
    """The way from a melding to an afspraak with who asked."""
    persoon = detail.melding.persoon_id
    if persoon is not None and melding_policies.kan_verder(detail.melding):
        url = f"{reverse('toegang:afspraak_maken', args=[persoon])}?melding={detail.melding.pk}"
        yield Stap("Maak een afspraak", url, waarom_niet("toegang.afspraak_maken"))

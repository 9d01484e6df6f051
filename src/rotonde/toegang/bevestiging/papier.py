"""The words of a confirmation: what was asked, what happens now, by when, and who can help."""

from collections.abc import Iterator

from rotonde.kern import klok
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.privacy import brief
from rotonde.privacy.brief import Brief
from rotonde.toegang.models import Melding

NAAM = "bevestiging.pdf"
ONDERZOEK, EIGEN_PLAN = "WMO-02", "WMO-03"


def zet(melding: Melding, *, aan: str, contact: str) -> bytes:
    """The letter of today. Raises OnzetbareTekst for a sign that cannot be printed."""
    return brief.zet(Brief(aan, kenmerk(melding), "Wij hebben uw vraag ontvangen", list(_alineas(melding, contact))))


def kenmerk(melding: Melding) -> str:
    """How people name it: the year and the random part of its id, which tells nothing about anybody."""
    return f"M-{melding.ontvangen_op.year}-{melding.pk.hex[-8:].upper()}"


def _alineas(melding: Melding, contact: str) -> Iterator[str]:
    gemeld = melding.ontvangen_op.astimezone(klok.NEDERLAND).date()
    yield f"Op {datum(gemeld)} vroeg u ons om hulp. Het ging over: {melding.onderwerp}."
    yield "Met deze brief bevestigen wij dat."
    if melding.wet == Wet.WMO:
        onderzoek, plan = (bereken(Vraag(regel, gemeld)).dag for regel in (ONDERZOEK, EIGEN_PLAN))
        yield (
            f"Samen met u zoeken wij uit wat er nodig is. Dat duurt tot uiterlijk {datum(onderzoek)} "
            "(Wmo artikel 2.3.2)."
        )
        yield (
            "Wilt u zelf opschrijven welke hulp u nodig hebt? Dat heet een persoonlijk plan. Geef het ons uiterlijk op "
            f"{datum(plan)}, dan gebruiken wij het."
        )
    yield (
        "U kunt gratis hulp krijgen van iemand die niet bij de gemeente werkt: een onafhankelijke cliëntondersteuner. "
        "Vraag ons wie dat is."
    )
    if contact:
        yield f"Hebt u een vraag? {contact} helpt u verder."

"""Letters without a template of their own: a besluit under the AVG with bezwaar, a correction to who received what was
wrong, what is shared with a partner, the confirmation of a melding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rotonde.kern import klok, wie
from rotonde.kern.models import Gemeente
from rotonde.kern.opmaak import datum
from rotonde.vorm import papier

SJABLOON = Path(__file__).with_name("brief.typ")


@dataclass(frozen=True)
class Brief:
    """To whom, about what, in which words; `bezwaar` is the last day of objecting to a besluit."""

    aan: str
    kenmerk: str
    titel: str
    alineas: Sequence[str]
    bezwaar: date | None = None


def zet(brief: Brief) -> bytes:
    """The letter of today, as PDF/UA-1 and PDF/A-2a. Raises OnzetbareTekst for a sign that cannot be printed."""
    gemeente = Gemeente.objects.get(pk=wie.huidig().gemeente)
    vandaag = klok.vandaag()
    gegevens = papier.schoon_alles({
        "gemeente": gemeente.naam,
        "aan": brief.aan,
        "datum": datum(vandaag),
        "kenmerk": brief.kenmerk,
        "titel": brief.titel,
        "alineas": list(brief.alineas),
        "bezwaar": datum(brief.bezwaar) if brief.bezwaar else "",
        "postadres": _postadres(gemeente),
    })  # fmt: skip
    return papier.zet(SJABLOON, gegevens, op=vandaag)


def _postadres(gemeente: Gemeente) -> str:
    adres = gemeente.contact.get("adres") or gemeente.huisstijl.get("adres") or {}
    straat = f"{adres.get('straat', '')} {adres.get('huisnummer', '')}".strip()
    plaats = f"{adres.get('postcode', '')} {adres.get('plaats', '')}".strip()
    return ", ".join(deel for deel in (f"gemeente {gemeente.naam}", straat, plaats) if deel)

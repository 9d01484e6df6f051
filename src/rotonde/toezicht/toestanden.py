"""Which verb can be done with a klacht, and where it stands afterwards."""

from datetime import date
from uuid import UUID

from rotonde.kern.toestanden import Toestanden
from rotonde.toezicht.klachten.soorten import KlachtToestand

_INGEDIEND, _BEHANDELD = KlachtToestand.INGEDIEND, KlachtToestand.BEHANDELD

KLACHT = Toestanden(
    "De klacht",
    begin=KlachtToestand.GEEN,
    tabel={
        (KlachtToestand.GEEN, "toezicht.klacht_indienen"): _INGEDIEND,
        (_INGEDIEND, "toezicht.klacht_oppakken"): _BEHANDELD,
        (_INGEDIEND, "toezicht.klacht_intrekken"): KlachtToestand.INGETROKKEN,
        (_BEHANDELD, "toezicht.klacht_bevestigen"): _BEHANDELD,
        (_BEHANDELD, "toezicht.klacht_verdagen"): _BEHANDELD,
        (_BEHANDELD, "toezicht.klacht_afdoen"): KlachtToestand.AFGEDAAN,
        (_BEHANDELD, "toezicht.klacht_intrekken"): KlachtToestand.INGETROKKEN,
    },
    woorden={
        "toezicht.klacht_indienen": "een klacht indienen",
        "toezicht.klacht_oppakken": "haar gaan behandelen",
        "toezicht.klacht_bevestigen": "vastleggen dat de inwoner bericht heeft",
        "toezicht.klacht_verdagen": "haar verdagen",
        "toezicht.klacht_afdoen": "antwoord geven",
        "toezicht.klacht_intrekken": "haar intrekken",
    },
    uitweg={
        KlachtToestand.AFGEDAAN: "noteer een nieuwe klacht",
        KlachtToestand.INGETROKKEN: "noteer een nieuwe klacht",
    },
)


def van_klacht(behandelaar: UUID | None, afgedaan_op: date | None, ingetrokken_op: date | None) -> KlachtToestand:
    """The state of a klacht that is there."""
    if ingetrokken_op is not None:
        return KlachtToestand.INGETROKKEN
    if afgedaan_op is not None:
        return KlachtToestand.AFGEDAAN
    return _INGEDIEND if behandelaar is None else _BEHANDELD

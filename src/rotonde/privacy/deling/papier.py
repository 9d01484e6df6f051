"""What goes to a partner on paper: the same words as another reads here."""

from rotonde.kern.opmaak import datum
from rotonde.privacy import brief
from rotonde.privacy.brief import Brief
from rotonde.privacy.deling.queries import Regel

NAAM = "bericht.pdf"


def zet(regel: Regel) -> bytes:
    """The letter of today. Raises OnzetbareTekst for a sign that cannot be printed."""
    titel = "Wilt u deze inwoner verder helpen?" if regel.overdracht else "Bericht over een inwoner"
    return brief.zet(Brief(regel.partner, kenmerk(regel), titel, list(_alineas(regel))))


def kenmerk(regel: Regel) -> str:
    """How people name it: the year and the random part of its id, which tells nothing about anybody."""
    # A datalek has D.
    return f"G-{regel.gedeeld_op.year}-{regel.id.hex[-8:].upper()}"


def _alineas(regel: Regel) -> list[str]:
    bericht = [regel.bericht] if regel.bericht else []
    vraag = (
        [f"Bevestig dat u deze vraag hebt, bij {regel.gedeeld_door}. Tot dan blijven wij deze inwoner helpen."]
        if regel.overdracht
        else []
    )
    return [
        f"Waarvoor wij u dit vertellen: {regel.waarvoor}.",
        *regel.verteld,
        *bericht,
        f"Wij mogen dit met u delen volgens {regel.artikel}. Gebruik het hiervoor alleen, en tot en met "
        f"{datum(regel.tot_en_met)}.",
        *vraag,
    ]

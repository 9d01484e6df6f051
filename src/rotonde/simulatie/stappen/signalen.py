"""What partners report about arrears, and what is done with it, month by month."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from rotonde.inwoners.queries import woonplekken_op
from rotonde.kern.soorten import Doel, Wet
from rotonde.signalen.actions import Afronding, Ontvangst, Poging, afronden_alle, contact_proberen_alle, ontvangen_alle
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.maanden import eind_van_maand
from rotonde.simulatie.trekking.vroegsignalen import Vroegsignaal


def behandelen(toneel: Toneel) -> int:
    """Take in, follow up and close each signal within the month in which it came."""
    signalen = toneel.getrokken.signalen
    gedaan = 0
    for maand, deel in groupby(signalen, key=lambda signaal: eind_van_maand(signaal.ontvangen)):
        van_maand = list(deel)
        with toneel.op(maand, Wet.WGS, Doel.BESTAANSZEKERHEID):
            _behandel(toneel, van_maand)
        gedaan += len(van_maand)
        toneel.voortgang.tel(gedaan, len(signalen))
    return len(signalen)


def _behandel(toneel: Toneel, signalen: Sequence[Vroegsignaal]) -> None:
    personen = [toneel.personen[signaal.persoon] for signaal in signalen]
    plekken = woonplekken_op((p, signaal.ontvangen) for p, signaal in zip(personen, signalen, strict=True))
    ids = ontvangen_alle(
        [
            Ontvangst(
                signaal.melder,
                Achterstand(signaal.achterstand),
                Decimal(signaal.bedrag),
                signaal.ontvangen,
                adres=plekken[persoon, signaal.ontvangen].adres,
                persoon=persoon,
            )
            for signaal, persoon in zip(signalen, personen, strict=True)
        ]
    )
    paren = list(zip(signalen, ids, strict=True))
    contact_proberen_alle(
        [Poging(id_, p.dag, Kanaal(p.kanaal), p.gelukt) for signaal, id_ in paren for p in signaal.pogingen]
    )
    afronden_alle([Afronding(id_, signaal.afgerond, Resultaat(signaal.resultaat)) for signaal, id_ in paren])

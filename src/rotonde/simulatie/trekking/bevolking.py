"""Who there is: households of people with ages, names and test numbers, and the houses they live in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from rotonde.kern.leeftijd import jaren
from rotonde.simulatie.trekking import adressen, namen
from rotonde.simulatie.trekking.bron import bron, dag_tussen
from rotonde.simulatie.trekking.gezinnen import Gezinsvorm, trek_gezinsvormen

# The registration begins here; who lived here before came over on this day.
BEGIN = date(2017, 1, 1)
PEILDATUM = date(2024, 12, 31)
# Who comes to live here later does so before this day.
AANKOMST_TOT = date(2024, 7, 1)
KANS_GEHEIM = 0.004
VOLWASSEN = 18


@dataclass(frozen=True)
class Mens:
    """One drawn person. `nummer` is the place in the population; `sinds` the first day in the gemeente."""

    nummer: int
    huishouden: int
    bsn: str
    voornamen: str
    achternaam: str
    geboren: date
    sinds: date
    geheimhouding: int = 0
    email: str = ""

    def leeftijd(self, dag: date) -> int:
        """Whole years on a day."""
        return jaren(self.geboren, dag)


@dataclass(frozen=True)
class Huis:
    """One drawn household at its address; members are places in the population."""

    nummer: int
    volwassenen: tuple[int, ...]
    kinderen: tuple[int, ...]
    partners: bool
    vanaf: date
    adres: adressen.Huisadres


@dataclass(frozen=True)
class Bevolking:
    """Everybody, in the order of their numbers. `demo` is the household of the resident one can be.

    To that household nothing happened yet: the demonstration is the first thing that does. `vrije_nummers` are test
    numbers for who is no longer here.
    """

    mensen: tuple[Mens, ...]
    huizen: tuple[Huis, ...]
    demo: int
    vrije_nummers: tuple[str, ...]

    @property
    def met_verleden(self) -> list[Huis]:
        """The households to which things happen in the drawn years."""
        return [huis for huis in self.huizen if huis.nummer != self.demo]


def trek(zaad: int, gemeente: str, inwoners: int, huishoudens: int, kernen: Sequence[tuple[str, float]]) -> Bevolking:
    """Draw exactly so many people in exactly so many households over the kernen (code, share)."""
    vormen = trek_gezinsvormen(bron(zaad, gemeente, "gezinnen"), inwoners, huishoudens)
    nummers = testnummers(bron(zaad, gemeente, "bsn"), 2 * inwoners)
    plekken = adressen.trek(bron(zaad, gemeente, "adressen"), huishoudens, kernen)
    toeval = bron(zaad, gemeente, "mensen")
    mensen: list[Mens] = []
    huizen: list[Huis] = []
    for vorm, plek in zip(vormen, plekken, strict=True):
        leden = _leden(toeval, vorm, len(huizen), len(mensen), nummers)
        aantal = len(vorm.volwassenen)
        huizen.append(
            Huis(
                len(huizen),
                tuple(lid.nummer for lid in leden[:aantal]),
                tuple(lid.nummer for lid in leden[aantal:]),
                vorm.partners,
                min(lid.sinds for lid in leden),
                plek,
            )
        )
        mensen += leden
    demo = next(huis.nummer for huis in huizen if _past_bij_demo(huis, mensen))
    eerste = huizen[demo].volwassenen[0]
    mensen[eerste] = replace(mensen[eerste], email=f"demo-{gemeente}-inwoner@voorbeeld.invalid")
    return Bevolking(tuple(mensen), tuple(huizen), demo, tuple(nummers[inwoners:]))


def _past_bij_demo(huis: Huis, mensen: Sequence[Mens]) -> bool:
    """A couple with a child at school, here from the start, whose address is not secret."""
    kinderen = [mensen[nummer].leeftijd(PEILDATUM) for nummer in huis.kinderen]
    leden = (*huis.volwassenen, *huis.kinderen)
    return (
        huis.partners
        and any(5 <= jaren <= 14 for jaren in kinderen)
        and not any(mensen[nummer].geheimhouding for nummer in leden)
    )


def _leden(toeval: Random, vorm: Gezinsvorm, huishouden: int, eerste: int, nummers: Sequence[str]) -> list[Mens]:
    vanaf = _samen_vanaf(toeval, vorm)
    achternamen = [toeval.choice(namen.ACHTERNAMEN) for _ in vorm.volwassenen]
    eerste_lijst = toeval.randrange(2)
    leden = []
    for plek, geboren in enumerate((*vorm.volwassenen, *vorm.kinderen)):
        volwassen = plek < len(vorm.volwassenen)
        lijst = (namen.MEISJES, namen.JONGENS)[(eerste_lijst + plek) % 2 if volwassen else toeval.randrange(2)]
        achternaam = achternamen[plek] if plek < len(achternamen) else achternamen[-1]
        nummer = eerste + plek
        leden.append(
            Mens(nummer, huishouden, nummers[nummer], toeval.choice(lijst), achternaam, geboren, max(vanaf, geboren))
        )
    if toeval.random() < KANS_GEHEIM:
        leden = [replace(lid, geheimhouding=7) for lid in leden]
    return leden


def _samen_vanaf(toeval: Random, vorm: Gezinsvorm) -> date:
    """Nobody keeps house before coming of age; a few households came to live here later."""
    jongste = max(vorm.volwassenen)
    volwassen = jongste.replace(year=jongste.year + VOLWASSEN, day=min(jongste.day, 28))
    eerst = max(BEGIN, volwassen)
    if toeval.random() < 0.08 and not vorm.kinderen:
        return dag_tussen(toeval, eerst, max(eerst + timedelta(days=1), AANKOMST_TOT))
    return eerst


def testnummers(toeval: Random, aantal: int) -> list[str]:
    """So many different numbers from the range reserved for tests, each passing the elfproef (PRIV-59)."""
    nummers: list[str] = []
    for midden in toeval.sample(range(100_000), 100_000):
        acht = f"999{midden:05d}"
        rest = sum((9 - plek) * int(cijfer) for plek, cijfer in enumerate(acht)) % 11
        if rest < 10:
            nummers.append(f"{acht}{rest}")
            if len(nummers) == aantal:
                break
    return nummers

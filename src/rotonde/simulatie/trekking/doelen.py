"""What the drawn population must add up to, and what it is without a publication to follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

JAREN_JEUGD = (2022, 2023, 2024)
JAREN_SIGNALEN = JAREN_CONTACTEN = (2021, 2022, 2023, 2024)
DEEL_ACTIVERING, DEEL_PARTICIPATIE = 0.46, 0.32
JAREN_BIJSTAND = tuple(range(2017, 2025))


@dataclass(frozen=True)
class Doelen:
    """Targets by year; a stock is that of 31 December. Euro are whole euro.

    `gekalibreerd` False: own estimates, for a municipality whose monitor is not in its pack.
    """

    gekalibreerd: bool
    jeugd_clienten: Mapping[int, int]
    jeugd_kosten: Mapping[int, int]
    jeugd_stand: Mapping[int, int]
    bijstand_stand: Mapping[int, int]
    bijstand_uitstroom: Mapping[int, int]
    bijstand_langer_dan_jaar: Mapping[int, int]
    signalen: Mapping[int, int]
    signalen_geholpen: Mapping[int, int]
    signalen_pogingen: Mapping[int, int]
    signalen_contacten: Mapping[int, int]
    telefoon: Mapping[int, int]
    bezoek: Mapping[int, int]
    # Of the stock of jeugd: how many are twelve or younger; of the costs: by how many whole percents ambulant grew.
    jeugd_jong: Mapping[int, int]
    jeugd_ambulant_groei: Mapping[int, int]
    traject: Mapping[int, Mapping[str, int]]
    traject_statushouders: int
    werk: Mapping[str, int]
    werk_zonder_uitkering: int
    leefgeld_ontvangers: Mapping[str, int]
    leefgeld_centen: Mapping[str, int]
    # Euro per year and group; the rise of the mean price of wonen: from year, to year, whole percents.
    wmo_materieel: Mapping[int, Mapping[str, int]]
    wmo_wonen_stijging: tuple[int, int, int]
    studietoeslag_ontvangers: int
    studietoeslag_kosten: Mapping[int, int]


def zonder_publicatie(inwoners: int) -> Doelen:
    """Own estimates by size, so that each table has rows; they claim nothing."""

    def per(jaren: tuple[int, ...], duizendste: float, groei: float = 0.04) -> dict[int, int]:
        return {jaar: max(3, round(inwoners * duizendste / 1000 * (1 + groei * nr))) for nr, jaar in enumerate(jaren)}

    clienten = per(JAREN_JEUGD, 22)
    signalen = per(JAREN_SIGNALEN, 15)
    return Doelen(
        gekalibreerd=False,
        jeugd_clienten=clienten,
        jeugd_kosten={jaar: 7000 * aantal for jaar, aantal in clienten.items()},
        jeugd_stand={jaar: round(0.7 * aantal) for jaar, aantal in clienten.items()},
        bijstand_stand=per(JAREN_BIJSTAND, 12, 0.0),
        bijstand_uitstroom={},
        bijstand_langer_dan_jaar={},
        signalen=signalen,
        signalen_geholpen={jaar: aantal // 10 for jaar, aantal in signalen.items()},
        signalen_pogingen={},
        signalen_contacten={},
        telefoon=per(JAREN_CONTACTEN, 60),
        bezoek=per(JAREN_CONTACTEN, 6),
        jeugd_jong={},
        jeugd_ambulant_groei={},
        traject={jaar: verdeel_groepen(stand // 2, stand // 6) for jaar, stand in per((2023, 2024), 12, 0.0).items()},
        traject_statushouders=1,
        werk={"loonkostensubsidie": 4, "beschut": 2},
        werk_zonder_uitkering=5,
        leefgeld_ontvangers={"gemeentelijk": 3, "particulier": 1},
        wmo_materieel={
            jaar: {"rolstoel": 6 * inwoners, "vervoer": 12 * inwoners, "wonen": 15 * inwoners}
            for jaar in JAREN_CONTACTEN
        },
        wmo_wonen_stijging=(JAREN_CONTACTEN[0], JAREN_CONTACTEN[-1], 0),
        studietoeslag_ontvangers=2,
        studietoeslag_kosten={JAREN_CONTACTEN[-1]: 8_000},
        leefgeld_centen={"gemeentelijk": 3 * 420_000, "particulier": 420_000},
    )


def verdeel_groepen(buiten_reintegratie: int, reintegratie: int, activering: int | None = None) -> dict[str, int]:
    """How many people are in each trajectgroep; how those outside Re-integratie divide is an own estimate."""
    actief = round(DEEL_ACTIVERING * buiten_reintegratie) if activering is None else activering
    deel = round(DEEL_PARTICIPATIE * buiten_reintegratie)
    vrij = buiten_reintegratie - actief - deel
    return {"reintegratie": reintegratie, "activering": actief, "participatie": deel, "vrijgesteld": vrij}


def eindejaar(jaar: int) -> date:
    """The day on which stocks are counted."""
    return date(jaar, 12, 31)

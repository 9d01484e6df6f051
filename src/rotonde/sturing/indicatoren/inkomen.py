"""Inkomen: who has an uitkering, who comes and who goes."""

from datetime import date
from decimal import Decimal
from typing import Any

from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.indicatoren.definitie import Feiten, Indicator, Telling, Telperiode, Voorbeeld
from rotonde.sturing.soorten import Eenheid, Openbaarmaking, Periodesoort, Richting

_EIGENAAR = "beleid Participatiewet"


def _lopend(feiten: Feiten, periode: Telperiode) -> Any:
    u = feiten["uitkering"]
    return u.filter(u.van <= periode.van, u.tot.isnull() | (u.tot > periode.van))


def _stand(feiten: Feiten, periode: Telperiode) -> Any:
    return _lopend(feiten, periode).persoon.nunique()


def _langer_dan_jaar(feiten: Feiten, periode: Telperiode) -> Any:
    lopend = _lopend(feiten, periode)
    return lopend.filter(lopend.van <= _jaar_eerder(periode.van)).persoon.nunique()


def _jaar_eerder(dag: date) -> date:
    return date(dag.year - 1, 3, 1) if (dag.month, dag.day) == (2, 29) else dag.replace(year=dag.year - 1)


def _instroom(feiten: Feiten, periode: Telperiode) -> Any:
    """Without who changed regeling from one day to the next."""
    u, eerder = feiten["uitkering"], feiten["uitkering"].view()
    begonnen = u.filter(u.van >= periode.van, u.van < periode.tot)
    return begonnen.anti_join(eerder, [begonnen.persoon == eerder.persoon, begonnen.van == eerder.tot]).count()


def _uitstroom(feiten: Feiten, periode: Telperiode) -> Any:
    """The mirror image: the first day without decides the year, so that stock and flow agree."""
    u, later = feiten["uitkering"], feiten["uitkering"].view()
    gestopt = u.filter(u.tot >= periode.van, u.tot < periode.tot)
    return gestopt.anti_join(later, [gestopt.persoon == later.persoon, gestopt.tot == later.van]).count()


def _uitkering(teken: str, van: date, tot: date | None = None, regeling: str = "participatiewet") -> Rij:
    return {
        "persoon": teken * 32, "regeling": regeling, "van": van, "tot": tot, "reden_instroom": "einde_werk",
        "reden_uitstroom": "werk" if tot else None,
    }  # fmt: skip


_UITKERINGEN = (
    _uitkering("a", date(2020, 1, 1), date(2024, 3, 1)),
    _uitkering("a", date(2024, 3, 1), regeling="ioaw"),
    _uitkering("b", date(2024, 2, 1), date(2024, 12, 31)),
    _uitkering("c", date(2024, 12, 31)),
    _uitkering("d", date(2023, 6, 1), date(2024, 1, 1)),
    _uitkering("e", date(2023, 12, 31)),
)
_UITLEG = (
    "A ging zonder onderbreking over op een andere regeling; B kwam en ging in 2024, met 31 december als eerste dag "
    "zonder; C begon op 31 december, D had nog tot en met 31 december 2023, E begon die dag"
)


def _voorbeeld(periode: str, verwacht: str) -> tuple[Voorbeeld, ...]:
    return (Voorbeeld(_UITLEG, {"uitkering": _UITKERINGEN}, periode, Decimal(verwacht)),)


INDICATOREN = (
    Indicator(
        code="pw.bijstand.aantal",
        naam="Inwoners met bijstand",
        definitie="Het aantal verschillende inwoners dat op de peildatum een uitkering heeft volgens de "
        "Participatiewet, IOAW, IOAZ of het Bbz.",
        eenheid=Eenheid.PERSONEN,
        soort=Periodesoort.PEILDATUM,
        teller=Telling("inwoners met een lopende uitkering op de peildatum", _stand),
        bron=("uitkering",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2017, 12, 31),
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=_voorbeeld("2024-12-31", "3"),
    ),
    Indicator(
        code="pw.bijstand.instroom",
        naam="Instroom in de bijstand",
        definitie="Hoe vaak in het jaar een uitkering begon van een inwoner die de dag ervoor geen uitkering had. Wie "
        "van regeling wisselt, telt niet. Wie twee keer instroomt, telt twee keer.",
        eenheid=Eenheid.PERSONEN,
        soort=Periodesoort.JAAR,
        teller=Telling("uitkeringen die in het jaar begonnen, zonder wisseling van regeling", _instroom),
        bron=("uitkering",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2018, 1, 1),
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=_voorbeeld("2024", "2"),
    ),
    Indicator(
        code="pw.bijstand.uitstroom",
        naam="Uitstroom uit de bijstand",
        definitie="Hoe vaak in het jaar de eerste dag zonder uitkering viel van een inwoner die daarvoor een uitkering "
        "had. Wie van regeling wisselt, telt niet. Stand, instroom en uitstroom sluiten zo op elkaar aan.",
        eenheid=Eenheid.PERSONEN,
        soort=Periodesoort.JAAR,
        teller=Telling("uitkeringen met hun eerste dag zonder in het jaar, zonder wisseling van regeling", _uitstroom),
        bron=("uitkering",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2018, 1, 1),
        richting=Richting.OMHOOG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=_voorbeeld("2024", "2"),
    ),
    Indicator(
        code="pw.bijstand.langer_dan_jaar",
        naam="Aandeel langer dan een jaar in de bijstand",
        definitie="Van de inwoners met een uitkering op de peildatum: hoeveel procent deze uitkering een jaar of "
        "langer heeft. Een wisseling van regeling begint opnieuw te tellen.",
        eenheid=Eenheid.PROCENT,
        soort=Periodesoort.PEILDATUM,
        teller=Telling("inwoners met een lopende uitkering die een jaar of langer geleden begon", _langer_dan_jaar),
        noemer=Telling("inwoners met een lopende uitkering", _stand),
        factor=100,
        bron=("uitkering",),
        eigenaar=_EIGENAAR,
        geldig_vanaf=date(2018, 12, 31),
        richting=Richting.OMLAAG,
        openbaarmaking=Openbaarmaking.TOTAAL,
        voorbeelden=_voorbeeld("2024-12-31", "33"),
    ),
)

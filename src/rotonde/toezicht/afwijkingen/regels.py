"""The rules by which odd access shows (PRIV-22): each a value with a name, an explanation and a window.

A rule accuses nobody: it puts lines before somebody who asks. Explanations are what kwaliteit and the FG read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from rotonde.kern.soorten import InzageSoort, Rol
from rotonde.toezicht.afwijkingen.verkeer import Kijkregel, Treffer, Verkeer, per_dag

NACHT = (22, 6)
KEER_DE_MEDIAAN = 3
# Below this many residents a day there is nothing odd, however small the median.
VEEL_MINSTENS = 10


@dataclass(frozen=True)
class Detectieregel:
    """`venster` is the stretch of time that is looked at in one go; `vind` gets its traffic."""

    code: str
    naam: str
    uitleg: str
    venster: timedelta
    vind: Callable[[Verkeer], Iterable[Treffer]]


def _zonder_taak(verkeer: Verkeer) -> Iterator[Treffer]:
    """No involvement in anything of the household, and nothing done about it within a day."""

    def heeft_taak(regel: Kijkregel) -> bool:
        taken = verkeer.taken.get(regel.actor, set())
        return regel.betrokkene in taken or regel.dossier in taken

    zonder = (regel for regel in _zonder_nood(verkeer) if not heeft_taak(regel))
    return _treffers(per_dag(zonder, met_persoon=True))


def _lijkt_op(wat: str) -> Callable[[Verkeer], Iterator[Treffer]]:
    def vind(verkeer: Verkeer) -> Iterator[Treffer]:
        def lijkt(regel: Kijkregel) -> bool:
            zelf = verkeer.zelf.get(regel.actor)
            return zelf is not None and wat in verkeer.gelijkenissen.get((zelf, regel.betrokkene), ())

        return _treffers(per_dag(filter(lijkt, verkeer.regels), met_persoon=True))

    return vind


def _veel(verkeer: Verkeer) -> Iterator[Treffer]:
    """More than three times the median of the rol, over the days of four weeks on which somebody of it looked."""
    per_rol: dict[Rol, list[int]] = {}
    for (rol, _, _), aantal in verkeer.aantallen.items():
        per_rol.setdefault(rol, []).append(aantal)
    grens = {rol: max(VEEL_MINSTENS, KEER_DE_MEDIAAN * median(reeks)) for rol, reeks in per_rol.items()}
    ongewoon = (r for r in verkeer.regels if verkeer.aantallen[r.rol, r.actor, r.dag] > grens[r.rol])
    return _treffers(per_dag(ongewoon, met_persoon=False))


def _nacht(verkeer: Verkeer) -> Iterator[Treffer]:
    begin, einde = NACHT
    laat = (regel for regel in _zonder_nood(verkeer) if regel.uur >= begin or regel.uur < einde)
    return _treffers(per_dag(laat, met_persoon=False))


def _besloten(verkeer: Verkeer) -> Iterator[Treffer]:
    """Each line by itself, of whoever was named too: kwaliteit hears of every access (PRIV-21)."""
    for regel in verkeer.regels:
        if {regel.betrokkene, regel.dossier} & verkeer.besloten:
            yield Treffer(str(regel.id), regel.actor, None, [regel.id], regel.tijd)


def _zonder_nood(verkeer: Verkeer) -> Iterator[Kijkregel]:
    """Without what is reviewed one by one already (PRIV-19)."""
    return (regel for regel in verkeer.regels if regel.soort != InzageSoort.NOODTOEGANG)


def _treffers(groepen: dict[tuple[str, ...], list[Kijkregel]]) -> Iterator[Treffer]:
    for sleutel, regels in groepen.items():
        eerste = regels[0]
        yield Treffer(":".join(sleutel), eerste.actor, None, [regel.id for regel in regels], eerste.tijd)


def _elders(verkeer: Verkeer) -> Iterable[Treffer]:
    """Found by a verb of its own, not in the traffic of a day."""
    return ()


_DAG = timedelta(days=1)
REGELS = (
    Detectieregel(
        "zonder_taak",
        "Geen taak bij deze inwoner",
        "De medewerker keek, maar is niet betrokken bij een melding, dossier of besluit van dit huishouden en deed er "
        "die dag en de dagen ernaast ook niets voor.",
        _DAG,
        _zonder_taak,
    ),
    Detectieregel(
        "zelfde_straat",
        "Zelfde straat",
        "De medewerker keek bij iemand die in dezelfde straat en kern woont.",
        _DAG,
        _lijkt_op("straat"),
    ),
    Detectieregel(
        "zelfde_naam",
        "Zelfde achternaam",
        "De medewerker keek bij iemand met dezelfde achternaam. Namen die meer dan 1 op de 200 inwoners heeft, tellen "
        "niet mee.",
        _DAG,
        _lijkt_op("achternaam"),
    ),
    Detectieregel(
        "veel",
        "Veel meer dan collega's",
        "De medewerker keek op een dag bij meer dan drie keer zo veel inwoners als de middelste collega met deze rol "
        "in vier weken, en bij meer dan tien.",
        _DAG,
        _veel,
    ),
    Detectieregel(
        "nacht",
        "In de nacht",
        "De medewerker keek tussen 22.00 en 6.00 uur, zonder noodtoegang.",
        _DAG,
        _nacht,
    ),
    Detectieregel(
        "besloten",
        "In een besloten dossier",
        "Iemand keek in een dossier dat alleen genoemde medewerkers mogen zien. U ziet elke keer.",
        timedelta(minutes=1),
        _besloten,
    ),
)
PER_DAG = tuple(regel.code for regel in REGELS if regel.venster == _DAG)
METEEN = tuple(regel.code for regel in REGELS if regel.venster < _DAG)

STEEKPROEF = Detectieregel(
    "steekproef",
    "Steekproef van de maand",
    "Per team minstens 20 regels die door toeval zijn gekozen. Kijk of bij elke regel werk hoorde.",
    timedelta(days=31),
    _elders,
)
RECHTEN = Detectieregel(
    "rechten_te_laat",
    "Rechten niet op tijd nagelopen",
    "De rechten van deze medewerker zijn te lang niet beoordeeld: elk jaar, en bij applicatiebeheer elk kwartaal.",
    _DAG,
    _elders,
)
ALLE = {regel.code: regel for regel in (*REGELS, STEEKPROEF, RECHTEN)}

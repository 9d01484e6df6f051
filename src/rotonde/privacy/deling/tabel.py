"""To whom what may be told under which wet: the closed list of recipients (PRIV-08) and of what each gets (PRIV-09).

Who is not named in the law gets something with the consent of the resident only, and under the Participatiewet and the
Wgs nobody but who carries out the Participatiewet: for these no kind of consent is known (PRIV-04).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern.soorten import Wet
from rotonde.privacy.deling.soorten import Deelgrond, Deelveld


@dataclass(frozen=True)
class Cel:
    """On what it stands that one kind of partner gets something under one wet."""

    grond: Deelgrond
    artikel: str = ""


_NEE = Cel(Deelgrond.NEE)
_P = Partnersoort
_ZORGVERZEKERING = (_P.HUISARTS, _P.WIJKVERPLEGING, _P.ZORGVERZEKERAAR)
# DLB-04: aanbieder, CAK, SVB and toezichthouder by law; who works under the Zvw on 5.2.5; the rest on 5.3.3.
_WMO: Mapping[Partnersoort, Cel] = {
    **{soort: Cel(Deelgrond.TOESTEMMING, "Wmo art. 5.3.3") for soort in _P},
    **{soort: Cel(Deelgrond.TOESTEMMING, "Wmo art. 5.2.5") for soort in _ZORGVERZEKERING},
    **{s: Cel(Deelgrond.WET, "Wmo art. 5.2.1 lid 2") for s in (_P.AANBIEDER, _P.CAK, _P.SVB, _P.TOEZICHTHOUDER)},
    **{soort: Cel(Deelgrond.AFWEGING, "Wmo art. 5.2.6") for soort in (_P.VEILIG_THUIS, _P.GI)},
}
# DLB-03 and DLB-05: what is needed to give and pay help, a request to the Raad, and safety.
_JEUGDWET: Mapping[Partnersoort, Cel] = {
    **{soort: Cel(Deelgrond.TOESTEMMING, "Jw art. 7.3.11") for soort in _P},
    **{soort: Cel(Deelgrond.WET, "Jw art. 7.4.0") for soort in (_P.AANBIEDER, _P.RAAD)},
    **{soort: Cel(Deelgrond.AFWEGING, "Jw art. 7.3.11 lid 4") for soort in (_P.VEILIG_THUIS, _P.GI)},
}
_PARTICIPATIEWET: Mapping[Partnersoort, Cel] = {_P.WERKBEDRIJF: Cel(Deelgrond.WET, "Pw art. 7 lid 4")}
_TABEL: Mapping[Wet, Mapping[Partnersoort, Cel]] = {
    Wet.WMO: _WMO,
    Wet.JEUGDWET: _JEUGDWET,
    Wet.PARTICIPATIEWET: _PARTICIPATIEWET,
}

_WIE = (Deelveld.NAAM, Deelveld.BEREIKEN)
_HULP = (*_WIE, Deelveld.DOELEN, Deelveld.INZET)
_ALLES = tuple(Deelveld)
_VELDEN: Mapping[Partnersoort, tuple[Deelveld, ...]] = {
    _P.AANBIEDER: _HULP,
    _P.CENTRUMGEMEENTE: _ALLES,
    _P.VEILIG_THUIS: _ALLES,
    _P.GI: _ALLES,
    _P.RAAD: _ALLES,
    _P.WERKBEDRIJF: _HULP,
    _P.JGZ: (*_WIE, Deelveld.HUISHOUDEN, Deelveld.DOELEN),
    _P.LEERPLICHT: (*_WIE, Deelveld.DOELEN),
    _P.GEBIEDSMAKELAAR: _WIE,
    _P.HUISARTS: _HULP,
    _P.WIJKVERPLEGING: _HULP,
    _P.BUURT: (*_WIE, Deelveld.DOELEN),
    _P.VRIJWILLIGERS: _WIE,
    _P.ZORGVERZEKERAAR: (Deelveld.NAAM, Deelveld.INZET),
    _P.CAK: (Deelveld.NAAM, Deelveld.INZET),
    _P.SVB: (Deelveld.NAAM, Deelveld.INZET),
    _P.TOEZICHTHOUDER: (Deelveld.NAAM, Deelveld.INZET),
}


def cel(soort: Partnersoort, wet: Wet) -> Cel:
    """What holds; what is in no wet goes to nobody."""
    return _TABEL.get(wet, {}).get(soort, _NEE)


def velden(soort: Partnersoort) -> tuple[Deelveld, ...]:
    """What this kind of partner can get at most."""
    return _VELDEN[soort]

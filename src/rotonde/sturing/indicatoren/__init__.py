"""The indicators that the monitor counts, by code. Importing them needs none of the analysis parts."""

from rotonde.kern.fouten import NietGevonden
from rotonde.sturing.indicatoren import afslagen, ervaringen, inkomen, jeugd, kenmerken, signalen, toegang, wmo
from rotonde.sturing.indicatoren.definitie import Indicator

INDICATOREN: dict[str, Indicator] = {
    indicator.code: indicator
    for kamer in (jeugd, wmo, inkomen, signalen, toegang, afslagen, kenmerken, ervaringen)
    for indicator in kamer.INDICATOREN
}


def indicator(code: str) -> Indicator:
    """The indicator with this code; raises NietGevonden."""
    if code not in INDICATOREN:
        raise NietGevonden(f"Er is geen indicator {code}: kies een code uit de monitor.")
    return INDICATOREN[code]

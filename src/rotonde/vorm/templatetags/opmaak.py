"""Dutch dates, amounts and numbers in templates: `{% load opmaak %}`. An empty value stays empty."""

from collections.abc import Callable
from typing import Any

from django import template

from rotonde.kern import opmaak

register = template.Library()


def _filter(functie: Callable[[Any], str]) -> Callable[[Any], str]:
    def opgemaakt(waarde: Any) -> str:
        return "" if waarde is None or waarde == "" else functie(waarde)

    return opgemaakt


register.filter("euro", _filter(opmaak.euro))
register.filter("datum", _filter(opmaak.datum))
register.filter("datumtijd", _filter(opmaak.datumtijd))
register.filter("periode", _filter(opmaak.periode))


@register.filter
def getal(waarde: Any, decimalen: int = 0) -> str:
    """A number in Dutch notation: `{{ aantal|getal }}` or `{{ deel|getal:1 }}`."""
    return "" if waarde is None or waarde == "" else opmaak.getal(waarde, decimalen)

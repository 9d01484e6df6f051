"""The field for a BSN: what comes back with an error shows its end only, and need not be typed again (PRIV-60)."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html

from rotonde.kern import bsn, sleutels, wie

_CEL = {"tabel": "formulier", "kolom": "bsn"}
# One element, so that a part of a page can replace the number by its mask.
_VAK = '<span id="id_{}_vak">{}{}</span>'


class BsnInvoer(forms.TextInput):
    """A number that passes the elfproef is drawn masked, with the number itself encrypted beside it for who typed it.

    What is no BSN comes back as it was typed, so that a slip can be seen.
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        getypt = data.get(name)
        bewaard = _lees(data.get(_bewaard(name), ""))
        return bewaard if bewaard and getypt == bsn.gemaskeerd(bewaard) else getypt

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        nummer = _kaal(value)
        if not bsn.voldoet(nummer):
            return format_html(_VAK, name, super().render(name, value, attrs, renderer), "")
        bewaard = format_html('<input type="hidden" name="{}" value="{}">', _bewaard(name), _schrijf(nummer))
        return format_html(_VAK, name, super().render(name, bsn.gemaskeerd(nummer), attrs, renderer), bewaard)


def _bewaard(name: str) -> str:
    return f"{name}_bewaard"


def _kaal(waarde: Any) -> str:
    return str(waarde or "").replace(" ", "").replace(".", "")


def _schrijf(nummer: str) -> str:
    return base64.b64encode(sleutels.versleutel(nummer, rij=wie.huidig().actor, **_CEL)).decode()


def _lees(bewaard: str) -> str:
    """The number, or nothing when this is not what we gave to who asks."""
    try:
        return sleutels.ontsleutel(base64.b64decode(bewaard, validate=True), rij=wie.huidig().actor, **_CEL)
    except (ValueError, IndexError, binascii.Error):
        return ""

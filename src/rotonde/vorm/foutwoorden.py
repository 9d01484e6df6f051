"""What is said when a field is not right: in plain Dutch, and always with what to do.

A message that a form sets itself stays as it is; only Django's own wording is replaced.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

VERPLICHT = (
    (forms.CheckboxInput, "Zet hier een vinkje als u het ermee eens bent."),
    (forms.CheckboxSelectMultiple, "Kies wat bij u past."),
    (forms.RadioSelect, "Kies wat bij u past."),
    (forms.Select, "Maak een keuze."),
    (forms.FileInput, "Kies een bestand."),
    (forms.Widget, "Vul dit in."),
)
ONGELDIG = (
    (forms.DateField, "Vul een datum in, bijvoorbeeld 24-05-1981."),
    (forms.DateTimeField, "Vul een datum en een tijd in, bijvoorbeeld 24-05-2026 14:30."),
    (forms.TimeField, "Vul een tijd in, bijvoorbeeld 14:30."),
    (forms.EmailField, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."),
    (forms.URLField, "Vul een webadres in, bijvoorbeeld https://www.voorbeeld.nl."),
    (forms.IntegerField, "Vul een getal in. Gebruik alleen cijfers."),
)
MET_GRENS = {
    "max_length": "Dit is te lang. Gebruik hoogstens {limit_value} tekens; nu zijn het er {show_value}.",
    "min_length": "Dit is te kort. Gebruik ten minste {limit_value} tekens; nu zijn het er {show_value}.",
    "max_value": "Vul {limit_value} of minder in.",
    "min_value": "Vul {limit_value} of meer in.",
}


def foutregels(fout: ValidationError, veld: forms.Field) -> list[str]:
    """The sentences for one error of a field."""
    code = fout.code or ""
    if _eigen_woorden(code, veld):
        return list(fout.messages)
    if code == "required":
        return [_eerste(VERPLICHT, veld.widget)]
    if code == "invalid_choice":
        return ["Kies iets uit de lijst."]
    if code == "invalid" and (zin := _eerste(ONGELDIG, veld)):
        return [zin]
    if code in MET_GRENS and fout.params:
        return [MET_GRENS[code].format_map(fout.params)]
    return list(fout.messages)


def _eigen_woorden(code: str, veld: forms.Field) -> bool:
    standaard: dict[str, Any] = {}
    for klasse in reversed(type(veld).__mro__):
        standaard |= getattr(klasse, "default_error_messages", {})
    return code in standaard and veld.error_messages.get(code) != standaard[code]


def _eerste(tabel: tuple[tuple[type, str], ...], waarde: object) -> str:
    return next((zin for klasse, zin in tabel if isinstance(waarde, klasse)), "")

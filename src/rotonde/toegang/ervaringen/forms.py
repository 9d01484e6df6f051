"""Three questions, each with five answers; nothing to write, so that nobody gives oneself away."""

from typing import Any

from django import forms

from rotonde.toegang.ervaringen.actions import Antwoorden
from rotonde.toegang.ervaringen.soorten import Ervaringsmoment, Schaal


def _vraag(tekst: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=tekst, choices=Schaal.choices, coerce=int, widget=forms.RadioSelect)


class ErvaringForm(forms.Form):
    """What a resident says of it."""

    gehoord = _vraag("Luisterden wij goed naar u?")
    verder = _vraag("Weet u hoe het verder gaat?")
    geholpen = _vraag("Bent u geholpen?")

    def antwoorden(self, team: str, moment: Ervaringsmoment) -> Antwoorden:
        gegevens: dict[str, Any] = self.cleaned_data
        return Antwoorden(team, moment, **{naam: Schaal(gegevens[naam]) for naam in self.fields})

"""What is typed to arrange vervanging, as typed values."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import collegas, wie
from rotonde.kern.soorten import Rol
from rotonde.toegang.forms import keuzes
from rotonde.werkplek.vervanging import policies, queries
from rotonde.werkplek.vervanging.actions import Afwezig


class VervangingForm(forms.Form):
    """Who is away, when, and who stands in; for who only arranges the own absence the first is not asked."""

    medewerker = forms.ChoiceField(label="Wie is afwezig?")
    vervanger = forms.ChoiceField(label="Wie vervangt?")
    van = forms.DateField(label="Wat is de eerste dag?", widget=forms.DateInput(attrs={"type": "date"}))
    tot_en_met = forms.DateField(label="Wat is de laatste dag?", widget=forms.DateInput(attrs={"type": "date"}))
    waarom = {"vervanger": "De vervanger ziet in deze tijd het werk van de collega, behalve besloten dossiers."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ik = wie.huidig().actor
        allen = [(str(medewerker), naam) for medewerker, naam in collegas.met_rol([Rol.AANSPREEKPUNT])]
        self._kies("vervanger", [paar for paar in allen if paar[0] != str(ik)])
        if policies.mag_voor_anderen():
            self._kies("medewerker", [(str(medewerker), naam) for medewerker, naam in queries.te_vervangen()])
        else:
            del self.fields["medewerker"]

    def afwezig(self) -> Afwezig:
        velden = self.cleaned_data
        wie_weg = UUID(velden["medewerker"]) if "medewerker" in velden else wie.huidig().actor
        tot = velden["tot_en_met"] + timedelta(days=1)
        return Afwezig(wie_weg, UUID(velden["vervanger"]), velden["van"], tot)

    def _kies(self, veld: str, paren: list[tuple[str, str]]) -> None:
        keuzeveld = self.fields[veld]
        assert isinstance(keuzeveld, forms.ChoiceField)
        keuzeveld.choices = keuzes(paren)

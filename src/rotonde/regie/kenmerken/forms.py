"""What is typed about kenmerken, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.catalogus import queries as catalogus
from rotonde.kern import klok
from rotonde.regie.forms import kies
from rotonde.regie.kenmerken.actions import Kenmerking


class KenmerkForm(forms.Form):
    """What holds of whom since when."""

    persoon = forms.ChoiceField(label="Over wie gaat het?")
    code = forms.ChoiceField(label="Welk kenmerk?")
    sinds = forms.DateField(label="Sinds wanneer speelt dit?", widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, leden: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = catalogus.kenmerksoorten_op(klok.vandaag())
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])
        kies(self, "code", [(soort.code, soort.naam) for soort in soorten])
        self.definities = [(soort.naam, soort.definitie) for soort in soorten]

    def kenmerking(self, dossier: UUID) -> Kenmerking:
        velden = self.cleaned_data
        return Kenmerking(dossier, UUID(velden["persoon"]), velden["code"], velden["sinds"])


class EindeForm(forms.Form):
    """When it last held."""

    laatste_dag = forms.DateField(label="Wat was de laatste dag?", widget=forms.DateInput(attrs={"type": "date"}))

"""What is typed about a consult, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import collegas
from rotonde.regie.consult.actions import Consultvraag
from rotonde.regie.consult.soorten import Veld
from rotonde.regie.forms import kies
from rotonde.regie.team.policies import ROLLEN


class ConsultForm(forms.Form):
    """What is asked of whom, and what is told along."""

    gevraagde = forms.ChoiceField(label="Aan wie vraagt u raad?")
    persoon = forms.ChoiceField(label="Over wie gaat het?", help_text="Uw collega ziet de naam niet.")
    vraag = forms.CharField(
        label="Wat is uw vraag?",
        help_text="Noem geen naam, adres of iets anders waaraan u iemand herkent.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    velden = forms.MultipleChoiceField(
        label="Wat vertelt u erbij?",
        help_text="Kies alleen wat uw collega nodig heeft om te antwoorden.",
        choices=Veld.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nagelezen = forms.BooleanField(
        label="Ik heb mijn vraag nagelezen: er staat geen naam of adres in",
        error_messages={"required": "Lees uw vraag na: er staat geen naam of adres in. Zet daarna het vinkje."},
    )

    def __init__(self, *args: Any, ik: UUID, leden: dict[UUID, str], gevraagde: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["gevraagde"] = gevraagde
        kies(self, "gevraagde", [(str(wie), naam) for wie, naam in collegas.met_rol(ROLLEN) if wie != ik])
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])

    def consultvraag(self, dossier: UUID) -> Consultvraag:
        velden = self.cleaned_data
        return Consultvraag(
            dossier,
            UUID(velden["persoon"]),
            UUID(velden["gevraagde"]),
            velden["vraag"],
            tuple(Veld(veld) for veld in velden["velden"]),
            nagelezen=velden["nagelezen"],
        )


class AntwoordForm(forms.Form):
    """The advice."""

    antwoord = forms.CharField(label="Wat is uw raad?", max_length=1000, widget=forms.Textarea(attrs={"rows": 5}))

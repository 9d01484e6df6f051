"""What is typed when a dossier is closed, and of nazorg, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.regie.actions import Sluiting
from rotonde.regie.nazorg.actions import Nazorgverslag
from rotonde.regie.nazorg.soorten import NazorgUitkomst, Resultaat


class SluitForm(forms.Form):
    """How the help ended, and when one asks once more how it goes."""

    resultaat = forms.ChoiceField(
        label="Hoe is de hulp geëindigd?", choices=Resultaat.choices, widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Wat is er bereikt?",
        help_text="In een paar zinnen. De inwoner kan dit lezen.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    nazorg_op = forms.DateField(
        label="Wanneer vraagt u hoe het gaat?",
        help_text="Bijvoorbeeld over drie maanden. Niet nodig als de inwoner is verhuisd of overleden.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    zonder_nazorg = forms.CharField(label="Of waarom is dat niet nodig?", required=False, max_length=200)

    def sluiting(self, dossier: UUID) -> Sluiting:
        velden = self.cleaned_data
        return Sluiting(
            dossier,
            Resultaat(velden["resultaat"]),
            velden["toelichting"],
            nazorg_op=velden["nazorg_op"],
            zonder_nazorg=velden["zonder_nazorg"],
        )


class NazorgForm(forms.Form):
    """What came of asking once more."""

    gedaan_op = forms.DateField(label="Wanneer vroeg u hoe het gaat?", widget=forms.DateInput(attrs={"type": "date"}))
    uitkomst = forms.ChoiceField(label="Hoe gaat het?", choices=NazorgUitkomst.choices, widget=forms.RadioSelect)
    woorden = forms.CharField(
        label="Wilt u er iets bij schrijven?",
        help_text="Nodig als er een nieuwe vraag is.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def verslag(self) -> Nazorgverslag:
        velden: dict[str, Any] = self.cleaned_data
        return Nazorgverslag(velden["gedaan_op"], NazorgUitkomst(velden["uitkomst"]), velden["woorden"])

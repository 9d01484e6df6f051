"""What is typed about opschaling, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.regie.opschaling.actions import Stap
from rotonde.regie.opschaling.soorten import PROCESREGIE_VANAF, Niveau


class StapForm(forms.Form):
    """Why the level changes, and from level 2 on the veiligheidsplan."""

    reden = forms.CharField(label="Waarom?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    veiligheidsplan = forms.CharField(
        label="Wat staat er in het veiligheidsplan?",
        help_text="Wie doet wat zodat iedereen veilig is, en wie belt wie als het misgaat.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    herzien_op = forms.DateField(
        label="Wanneer neemt u het plan weer door?", widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, naar: Niveau, plan: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"veiligheidsplan": plan}
        if naar < PROCESREGIE_VANAF:
            del self.fields["veiligheidsplan"], self.fields["herzien_op"]

    def stap(self, dossier: UUID) -> Stap:
        return Stap(dossier, **self.cleaned_data)

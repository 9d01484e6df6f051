"""What is typed for an aanzet, as typed values."""

from typing import Any

from django import forms

from rotonde.regie.aanzet.actions import Schets
from rotonde.regie.forms import DoelVelden, reden_zwaarder
from rotonde.regie.soorten import Ladder
from rotonde.toegang.forms import keuzes


class AanzetForm(DoelVelden):
    """A doel and who could help with it, from the lightest to the heaviest."""

    soort = forms.ChoiceField(
        label="Wie kan er helpen?", help_text="Kijk eerst of het licht kan.", choices=keuzes(Ladder.choices)
    )
    hulp = forms.CharField(label="Wat zou er dan gebeuren?", max_length=200)
    reden_zwaarder = reden_zwaarder()

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("soort", Ladder.EIGEN_KRACHT) != Ladder.EIGEN_KRACHT and not velden.get("reden_zwaarder"):
            self.add_error("reden_zwaarder", "Schrijf op waarom een lichtere oplossing niet genoeg is.")
        return velden

    def schets(self) -> Schets:
        """What was typed."""
        return Schets(**{**self.cleaned_data, "soort": Ladder(self.cleaned_data["soort"])})


class TerugForm(forms.Form):
    """Why it is not taken over."""

    reden = forms.CharField(
        label="Waarom neemt u dit niet over?",
        help_text="De partner en de inwoner lezen dit.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom u dit niet overneemt: de partner en de inwoner lezen het."},
    )

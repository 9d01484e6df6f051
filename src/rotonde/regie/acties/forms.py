"""What is typed about acties, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.acties.soorten import Afloop
from rotonde.regie.forms import kies


class ActieForm(forms.Form):
    """Who does what by when."""

    wat = forms.CharField(label="Wat gaat er gebeuren?", max_length=200)
    medewerker = forms.ChoiceField(label="Wie doet dit?")
    uiterlijk = forms.DateField(label="Wanneer is het klaar?", widget=forms.DateInput(attrs={"type": "date"}))
    persoon = forms.ChoiceField(
        label="Over wie gaat het?", help_text="Laat leeg als het over allen gaat.", required=False
    )

    def __init__(self, *args: Any, team: dict[UUID, str], leden: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "medewerker", [(str(wie), naam) for wie, naam in team.items()])
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])

    def toezegging(self, dossier: UUID) -> Toezegging:
        velden = self.cleaned_data
        persoon = UUID(velden["persoon"]) if velden["persoon"] else None
        return Toezegging(dossier, UUID(velden["medewerker"]), velden["wat"], velden["uiterlijk"], persoon)


class AfrondForm(forms.Form):
    """How an actie ended, or who does it from now on."""

    DOORGEVEN = "doorgeven"

    afloop = forms.ChoiceField(
        label="Hoe is het afgelopen?",
        choices=[*Afloop.choices, (DOORGEVEN, "iemand anders gaat het doen")],
        widget=forms.RadioSelect,
    )
    uitkomst = forms.CharField(label="Wat kwam eruit?", required=False, max_length=300)
    aan = forms.ChoiceField(label="Wie gaat het doen?", help_text="Alleen als u de actie doorgeeft.", required=False)

    def __init__(self, *args: Any, team: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "aan", [(str(wie), naam) for wie, naam in team.items()])

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("afloop") == self.DOORGEVEN and not velden.get("aan"):
            self.add_error("aan", "Kies wie de actie gaat doen.")
        return velden

    def nieuwe(self) -> UUID | None:
        """Who does it from now on; None when it ended."""
        velden = self.cleaned_data
        return UUID(velden["aan"]) if velden["afloop"] == self.DOORGEVEN else None

    def afloop_en_uitkomst(self) -> tuple[Afloop, str]:
        velden = self.cleaned_data
        return Afloop(velden["afloop"]), velden["uitkomst"]

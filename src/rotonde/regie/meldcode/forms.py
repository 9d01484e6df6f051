"""What is typed about a meldcode, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import collegas
from rotonde.regie.forms import kies
from rotonde.regie.meldcode.actions import Begin, Stapverslag
from rotonde.regie.meldcode.soorten import Beslissing, Stapnummer
from rotonde.regie.team.policies import ROLLEN
from rotonde.toegang.forms import keuzes


class BeginForm(forms.Form):
    """Which signals there are, about whom."""

    persoon = forms.ChoiceField(label="Over wie maakt u zich zorgen?")
    signalen = forms.CharField(
        label="Welke signalen zijn er?",
        help_text="Feiten: wat u zag of hoorde, wanneer, en van wie. Noem een vermoeden een vermoeden.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    kindcheck = forms.BooleanField(
        label="Er zijn kinderen van deze persoon afhankelijk, en ik keek hoe het met hen gaat (kindcheck)",
        required=False,
    )

    def __init__(self, *args: Any, leden: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])

    def begin(self, dossier: UUID) -> Begin:
        velden = self.cleaned_data
        return Begin(dossier, UUID(velden["persoon"]), velden["signalen"], kindcheck=velden["kindcheck"])


class StapForm(forms.Form):
    """What came of step 2, 3, 4 or 5; the questions are those of the step."""

    wat = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))
    met = forms.CharField(
        label="Met wie overlegde u?",
        help_text="Naam en functie. Bij Veilig Thuis hoeft u de inwoner niet te noemen voor advies.",
        max_length=200,
    )
    collega = forms.ChoiceField(
        label="Welke collega kan de meldcode hierna ook zien?",
        help_text="Bijvoorbeeld de aandachtsfunctionaris. Laat leeg als dat niet nodig is.",
        required=False,
    )
    beslissing = forms.ChoiceField(label="Wat beslist u?", choices=keuzes(Beslissing.choices))
    veilig_thuis = forms.BooleanField(required=False)
    eerder = forms.CharField(
        label="Waarom kan dit niet wachten op een eerdere stap?",
        help_text="Alleen nodig als u een stap overslaat.",
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, nummer: Stapnummer, ik: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wat"].label = _WAT[nummer]
        self.fields["veilig_thuis"].label = _VEILIG_THUIS[nummer]
        kies(self, "collega", [(str(wie), naam) for wie, naam in collegas.met_rol(ROLLEN) if wie != ik])
        if nummer != Stapnummer.OVERLEG:
            del self.fields["met"], self.fields["collega"]
        if nummer != Stapnummer.BESLUIT:
            del self.fields["beslissing"]

    def verslag(self, meldcode: UUID) -> Stapverslag:
        velden = self.cleaned_data
        collega, beslissing = velden.get("collega"), velden.get("beslissing")
        return Stapverslag(
            meldcode,
            velden["wat"],
            met=velden.get("met", ""),
            collega=UUID(collega) if collega else None,
            veilig_thuis=velden["veilig_thuis"],
            eerder=velden["eerder"],
            beslissing=Beslissing(beslissing) if beslissing else None,
        )


_WAT = {
    Stapnummer.OVERLEG: "Wat kwam er uit het overleg?",
    Stapnummer.GESPREK: "Wat besprak u met de inwoner?",
    Stapnummer.WEGEN: "Hoe veilig is het, en waar ziet u dat aan?",
    Stapnummer.BESLUIT: "Wat gaat er gebeuren, door wie en wanneer?",
}
_VEILIG_THUIS = {
    Stapnummer.OVERLEG: "Ik vroeg Veilig Thuis om advies",
    Stapnummer.GESPREK: "Veilig Thuis was erbij of gaf hierover advies",
    Stapnummer.WEGEN: "Ik woog dit samen met Veilig Thuis",
    Stapnummer.BESLUIT: "Ik meldde dit bij Veilig Thuis",
}


class InlichtForm(forms.Form):
    """When the betrokkene was told."""

    op = forms.DateField(label="Wanneer vertelde u het?", widget=forms.DateInput(attrs={"type": "date"}))


class UitstelForm(forms.Form):
    """Why the betrokkene cannot know yet."""

    reden = forms.CharField(
        label="Waarom kan de inwoner dit nog niet weten?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

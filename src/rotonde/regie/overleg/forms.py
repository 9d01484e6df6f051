"""What is typed about an overleg, as typed values."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import klok
from rotonde.regie.overleg.actions import Uitnodiging, Verslag
from rotonde.regie.team.queries import mogelijke_collegas


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


class Regelveld(forms.CharField):
    """Several short texts, one on each line; too long a line is refused."""

    def __init__(self, *, hoogstens: int, rijen: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rijen}), max_length=20 * hoogstens, **kwargs)
        self.hoogstens = hoogstens

    def clean(self, value: Any) -> tuple[str, ...]:
        regels = _regels(super().clean(value))
        if any(len(regel) > self.hoogstens for regel in regels):
            raise forms.ValidationError(f"Een regel heeft hoogstens {self.hoogstens} tekens: maak er twee van.")
        return regels


class OverlegForm(forms.Form):
    """When and where, about what, and who comes."""

    dag = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    tijd = forms.TimeField(label="Hoe laat?", widget=forms.TimeInput(attrs={"type": "time"}))
    plek = forms.CharField(label="Waar?", help_text="Een kamer, of online.", max_length=100)
    agenda = Regelveld(label="Waar gaat het over?", help_text="Elk punt op een eigen regel.", hoogstens=200)
    gasten = forms.MultipleChoiceField(
        label="Welke collega's zijn er te gast?",
        help_text="Zij zien het dossier alleen op die dag. Het Aanspreekpunt en het team komen altijd.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    van_buiten = forms.CharField(
        label="Wie komt er van buiten?", help_text="Naam en organisatie. Zij zien het dossier niet.",
        required=False, max_length=300,
    )  # fmt: skip

    def __init__(self, *args: Any, zonder: list[UUID | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["gasten"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [(str(wie), naam) for wie, naam in mogelijke_collegas(zonder)]

    def uitnodiging(self, dossier: UUID) -> Uitnodiging:
        velden = self.cleaned_data
        return Uitnodiging(
            dossier,
            datetime.combine(velden["dag"], velden["tijd"], klok.NEDERLAND),
            velden["plek"],
            velden["agenda"],
            tuple(UUID(gast) for gast in velden["gasten"]),
            velden["van_buiten"],
        )


class VerslagForm(forms.Form):
    """Who was there and what was decided."""

    gehouden_op = forms.DateField(label="Wanneer was het overleg?", widget=forms.DateInput(attrs={"type": "date"}))
    aanwezig = forms.CharField(label="Wie waren er?", max_length=300)
    besluiten = Regelveld(label="Wat is er besloten?", help_text="Elk besluit op een eigen regel.", hoogstens=300)

    def verslag(self) -> Verslag:
        return Verslag(**self.cleaned_data)

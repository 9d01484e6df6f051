"""From what was typed to the values of the verbs of keeping and destroying."""

from django import forms

from rotonde.kern.bewaring import eenheden
from rotonde.kern.soorten import Blokkadereden


class AfwijzenForm(forms.Form):
    """Why somebody does not agree with a list."""

    reden = forms.CharField(
        label="Waarom gaat u niet akkoord?",
        help_text="Noem geen namen. Deze reden blijft bewaard.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _soorten() -> list[tuple[str, str]]:
    return [(soort.soort, soort.naam) for soort in eenheden.in_volgorde()]


class BlokkadeForm(forms.Form):
    """A hold on one unit."""

    soort = forms.ChoiceField(label="Wat moet blijven?", choices=_soorten)
    kenmerk = forms.UUIDField(
        label="Kenmerk",
        help_text="Het kenmerk staat op de lijst en in het adres van de pagina van het dossier.",
        error_messages={"invalid": "Dit is geen kenmerk. Een kenmerk heeft 32 letters en cijfers met streepjes."},
    )
    reden = forms.ChoiceField(label="Waarom moet het blijven?", choices=Blokkadereden.choices)
    toelichting = forms.CharField(
        label="Toelichting", help_text="Bijvoorbeeld het zaaknummer van het bezwaar.", max_length=200, required=False
    )

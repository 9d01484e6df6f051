"""What a visitor may tell and ask. Few fields, each with its reason."""

from typing import Any

from django import forms

from rotonde.kern.soorten import Wet
from rotonde.portaal.soorten import Namens, Voorkeur
from rotonde.toegang.actions import Vraag
from rotonde.toegang.soorten import Kanaal

# The column behind it holds 120 characters, of which the preferred channel takes the first.
HOOGSTENS_BEREIKBAAR = 90
GEEN_KEUZE = ("", "Dat weet ik nog niet")


class VraagForm(forms.Form):
    """One question in own words. Nothing asks for a BSN, a date of birth or an address (PRIV-58)."""

    verhaal = forms.CharField(
        label="Wat is er aan de hand?",
        help_text="Schrijf het op zoals u het zou vertellen. Kort mag ook.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    leefgebied = forms.ChoiceField(label="Waar gaat het over?", required=False)
    veiligheid = forms.TypedChoiceField(
        label="Bent u, of is iemand anders, nu niet veilig?",
        choices=[("nee", "Nee"), ("ja", "Ja")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
    )
    namens = forms.ChoiceField(
        label="Wilt u de vraag op uw naam stellen?", choices=Namens.choices, widget=forms.RadioSelect
    )
    voorkeur = forms.ChoiceField(
        label="Hoe wilt u antwoord krijgen?", choices=Voorkeur.choices, widget=forms.RadioSelect
    )
    bereikbaar = forms.CharField(
        label="Hoe en wanneer kunnen we u veilig bereiken?",
        help_text="Bijvoorbeeld een telefoonnummer en een tijd. Leest of luistert iemand mee? Zet dat erbij.",
        max_length=HOOGSTENS_BEREIKBAAR,
        required=False,
    )

    waarom = {
        "veiligheid": "Als het niet veilig is, pakken we uw vraag als eerste op. Is er nu gevaar? Bel 112.",
        "namens": "Zonder naam kunt u ook een vraag stellen. Dan volgt u het antwoord met een code.",
        "bereikbaar": "Zo bellen of mailen we alleen op een manier die voor u veilig is.",
    }

    def __init__(self, *args: Any, leefgebieden: list[tuple[str, str]], aangemeld: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.namen = dict(leefgebieden)
        self.fields["leefgebied"] = forms.ChoiceField(
            label="Waar gaat het over?", choices=[GEEN_KEUZE, *leefgebieden], required=False
        )
        if not aangemeld:
            del self.fields["namens"]

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("voorkeur") in Voorkeur.met_adres() and not gegevens.get("bereikbaar"):
            self.add_error(
                "bereikbaar", "Vul in hoe we u kunnen bereiken, of kies een ander antwoord bij de vraag erboven."
            )
        return gegevens

    def vraag(self, persoon: Any) -> Vraag:
        """What toegang takes in. The queue sees the area of life, never the story (PRIV-14)."""
        gegevens = self.cleaned_data
        onderwerp = self.namen.get(gegevens["leefgebied"], "Vraag van een inwoner")
        voorkeur = Voorkeur(gegevens["voorkeur"])
        op_naam = gegevens.get("namens") == Namens.OP_NAAM
        return Vraag(
            onderwerp=onderwerp[:80],
            kanaal=Kanaal.PORTAAL,
            wet=Wet.ALGEMEEN,
            verhaal=gegevens["verhaal"],
            bereikbaar=f"{voorkeur.kort}: {gegevens['bereikbaar']}".removesuffix(": "),
            leefgebied=gegevens["leefgebied"],
            veiligheid=gegevens["veiligheid"],
            persoon=persoon if op_naam else None,
        )


class ZoekForm(forms.Form):
    """Looking for help nearby: words, an area of life, or both."""

    woorden = forms.CharField(label="Wat zoekt u?", max_length=80, required=False)
    leefgebied = forms.ChoiceField(label="Waar gaat het over?", required=False)

    def __init__(self, *args: Any, leefgebieden: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leefgebied"] = forms.ChoiceField(
            label="Waar gaat het over?", choices=[("", "Alles"), *leefgebieden], required=False
        )

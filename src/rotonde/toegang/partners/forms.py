"""What a partner types, as typed values."""

from typing import Any

from django import forms

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.soorten import Wet
from rotonde.toegang.actions import Vraag
from rotonde.toegang.forms import VraagForm, WieForm, keuzes
from rotonde.toegang.partners.actions import Hulp
from rotonde.toegang.partners.soorten import Ondersteuningsoort
from rotonde.toegang.soorten import Kanaal


class VerwijsForm(VraagForm):
    """A resident whom a partner refers, with the resident's knowledge."""

    field_order = ["onderwerp", "leefgebied", "wet", "verhaal", "bereikbaar", "veiligheid", "akkoord", "terugkoppelen"]

    akkoord = forms.BooleanField(
        label="De inwoner weet hiervan en wil het",
        error_messages={
            "required": "Verwijs met de inwoner samen. Kan dat niet en bent u bezorgd? Bel ons of Veilig Thuis."
        },
    )
    terugkoppelen = forms.BooleanField(
        label="De inwoner vindt het goed dat u hoort wat ervan kwam",
        help_text="U ziet dan alleen of de vraag is opgepakt en of zij klaar is.",
        required=False,
    )

    def vraag(self) -> Vraag:
        """What was typed; raises what `inwoner` raises. The verb says by which kanaal it came."""
        return self._vraag(Kanaal.PARTNER, self.inwoner())


class OndersteunForm(WieForm):
    """What was done for a resident."""

    field_order = ["soort", "onderwerp", "omschrijving", "op", "wet", "ziet_aanspreekpunt"]

    soort = forms.ChoiceField(label="Wat deed u?", choices=keuzes(Ondersteuningsoort.choices))
    onderwerp = forms.CharField(label="Waar ging het over?", help_text="In een paar woorden.", max_length=80)
    omschrijving = forms.CharField(
        label="Wilt u daar iets over schrijven?",
        help_text="De inwoner kan dit lezen.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    op = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    wet = forms.ChoiceField(label="Bij welke wet hoort dit?", choices=keuzes(Wet.choices))
    ziet_aanspreekpunt = forms.BooleanField(
        label="De inwoner vindt het goed dat het Aanspreekpunt dit ziet", required=False
    )

    def hulp(self) -> Hulp:
        """What was typed; raises Ongeldig when it is not said for whom, and what `inwoner` raises."""
        persoon = self.inwoner()
        if persoon is None:
            raise Ongeldig("Vul in wie u ondersteunde: het burgerservicenummer, of twee andere gegevens.")
        velden: dict[str, Any] = self.cleaned_data
        return Hulp(
            persoon,
            Ondersteuningsoort(velden["soort"]),
            velden["onderwerp"],
            velden["op"],
            Wet(velden["wet"]),
            omschrijving=velden["omschrijving"],
            ziet_aanspreekpunt=velden["ziet_aanspreekpunt"],
        )

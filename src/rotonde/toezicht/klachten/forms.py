"""What is typed about a klacht, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import collegas, klok
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import Rol
from rotonde.toegang.forms import keuzes
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.forms import InwonerForm
from rotonde.toezicht.klachten.actions import Afdoening, Klachtbrief
from rotonde.toezicht.klachten.soorten import Klachtoordeel

_OVER_WIE = (Rol.BALIE, Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR, Rol.BACKOFFICE)


def _tekst() -> forms.CharField:
    return forms.CharField(
        label="Wat ging er niet goed?",
        help_text="Wat gebeurde er, wanneer, en wat had er anders gemoeten?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class KlachtForm(InwonerForm):
    """A klacht that came in at the desk, by phone or by letter."""

    kanaal = forms.ChoiceField(label="Hoe kwam de klacht binnen?", choices=keuzes(Kanaal.choices))
    ontvangen_op = forms.DateField(label="Wanneer?", widget=forms.DateInput(attrs={"type": "date"}))
    over = forms.ChoiceField(label="Gaat het over een medewerker?", required=False)
    tekst = _tekst()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"ontvangen_op": klok.vandaag().isoformat()}
        veld = self.fields["over"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [("", "Nee, of dat is niet bekend"), *((str(i), n) for i, n in collegas.met_rol(_OVER_WIE))]

    def brief(self, gevonden: list[UUID]) -> Klachtbrief:
        """What was typed, about the one resident that was found. Raises NietGevonden for none, or more than one."""
        if len(gevonden) != 1:
            raise NietGevonden("Met deze gegevens is niet één inwoner gevonden: vul het burgerservicenummer in.")
        velden = self.cleaned_data
        over = UUID(velden["over"]) if velden["over"] else None
        return Klachtbrief(gevonden[0], velden["tekst"], Kanaal(velden["kanaal"]), velden["ontvangen_op"], over)


class EigenKlachtForm(forms.Form):
    """A klacht of the resident who signed in."""

    tekst = _tekst()


class VerdaagForm(forms.Form):
    """Why it takes longer."""

    reden = forms.CharField(
        label="Waarom duurt het langer?",
        help_text="De inwoner leest dit.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AfdoenForm(forms.Form):
    """The answer."""

    gehoord_op = forms.DateField(
        label="Wanneer sprak u de inwoner?", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    niet_gehoord = forms.CharField(label="Sprak u de inwoner niet? Waarom niet?", required=False, max_length=300)
    oordeel = forms.ChoiceField(label="Wat vindt u van de klacht?", choices=keuzes(Klachtoordeel.choices))
    bevindingen = forms.CharField(
        label="Wat vond u, en wat verandert er?",
        help_text="De inwoner leest dit.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def afdoening(self) -> Afdoening:
        velden = self.cleaned_data
        return Afdoening(
            Klachtoordeel(velden["oordeel"]), velden["bevindingen"], velden["gehoord_op"], velden["niet_gehoord"]
        )

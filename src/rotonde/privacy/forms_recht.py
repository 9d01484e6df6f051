"""What is typed about a correction, a refusal and withholding, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.privacy.actions import Reden, Wens
from rotonde.privacy.forms import plaats_van
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import GRONDEN, Besluitsoort, Grond, Hoe

PLAATS = "Neem de hele regel over die bij Plaats staat."
KOLOM = "Het woord voor de dubbele punt."


def _lap(label: str, uitleg: str = "", *, lengte: int, **anders: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=uitleg, max_length=lengte, widget=forms.Textarea(attrs={"rows": 3}), **anders
    )


class WensForm(forms.Form):
    """What a resident says is wrong, in the own words."""

    onjuist = _lap("Wat klopt er niet?", "Bijvoorbeeld: mijn achternaam, of een zin in mijn Aanpak.", lengte=1000)
    juist = _lap("Wat moet het zijn?", lengte=1000)
    verklaring = _lap(
        "Wilt u zelf iets bij het gegeven zetten?",
        "Dit hoeft niet. Wie het gegeven leest, leest dan ook uw woorden. Ook als wij het gegeven niet veranderen.",
        lengte=2000,
        required=False,
    )

    def wens(self) -> Wens:
        return Wens(**self.cleaned_data)


class _FeitForm(forms.Form):
    """Which value it is about."""

    def clean_plaats(self) -> tuple[str, UUID] | None:
        """The table and the row; nothing where it may be left out."""
        plaats = self.cleaned_data["plaats"].strip()
        return plaats_van(plaats) if plaats else None

    def feit(self) -> Feit | None:
        """The value that was named, or nothing."""
        if not self.cleaned_data["plaats"]:
            return None
        tabel, rij = self.cleaned_data["plaats"]
        return Feit(tabel, rij, self.cleaned_data["kolom"].strip())


class RechtzetForm(_FeitForm):
    """Which value is wrong, and what it should be."""

    plaats = forms.CharField(label="Op welke plaats?", help_text=PLAATS)
    kolom = forms.CharField(label="In welk gegeven?", help_text=KOLOM, max_length=63)
    wordt = _lap("Wat moet het zijn?", "Het gegeven zelf blijft staan. Dit komt ernaast.", lengte=1000)


def _grond(soort: Besluitsoort) -> forms.ChoiceField:
    keuzes = [(str(grond.value), str(grond.label)) for grond in GRONDEN[soort]]
    return forms.ChoiceField(label="Wat is de wettelijke reden?", widget=forms.RadioSelect, choices=keuzes)


class _BesluitForm(forms.Form):
    """What every besluit that gives something not has: its reason, why it comes late, and a `grond` of its own kind."""

    motivering = _lap("Waarom besluit u dit?", "De inwoner leest dit in de brief. Schrijf gewone taal.", lengte=2000)
    te_laat = forms.CharField(
        label="Waarom is het te laat?",
        help_text="Alleen als de eerste maand voorbij is.",
        max_length=500,
        required=False,
    )

    def reden(self) -> Reden:
        velden = self.cleaned_data
        return Reden(Grond(velden["grond"]), velden["motivering"], velden["te_laat"])


class WeigerForm(_FeitForm, _BesluitForm):
    """Why a request is refused."""

    grond = _grond(Besluitsoort.WEIGEREN)
    plaats = forms.CharField(
        label="Op welke plaats staat het gegeven?",
        help_text=f"Alleen als het gegeven klopt: de woorden van de inwoner komen ernaast. {PLAATS}",
        required=False,
    )
    kolom = forms.CharField(label="In welk gegeven?", help_text=KOLOM, max_length=63, required=False)
    field_order = ("grond", "motivering", "te_laat", "plaats", "kolom")


class OnthoudForm(_BesluitForm):
    """Why a parent with gezag does not get what is about a child."""

    grond = _grond(Besluitsoort.ONTHOUDEN)
    motivering = _lap(
        "Waarom besluit u dit?", "De ouder leest dit in de brief. Schrijf niets waar het kind last van krijgt.",
        lengte=2000,
    )  # fmt: skip
    field_order = ("grond", "motivering", "te_laat")


class GeefForm(forms.Form):
    """Why a parent can get it again."""

    motivering = _lap("Waarom kan deze ouder de gegevens weer krijgen?", "De ouder leest dit.", lengte=2000)


class OntvangerForm(forms.Form):
    """How a former recipient was told."""

    hoe = forms.ChoiceField(label="Hoe hebt u het verteld?", choices=Hoe.choices)
    reden = forms.CharField(
        label="Waarom kan het niet?", help_text="Alleen als u het niet kunt vertellen.", max_length=500, required=False
    )

"""What is typed about an AVG request or a datalek, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.inwoners import queries as inwoners
from rotonde.kern.bsn import eis
from rotonde.kern.fouten import Ongeldig
from rotonde.kern.klok import NEDERLAND
from rotonde.privacy import actions
from rotonde.privacy.actions import Lek, Weg, Wens
from rotonde.privacy.bundel import Passage
from rotonde.privacy.soorten import Verzoeksoort


def _moment(label: str, help_text: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, help_text=help_text, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )


class DatalekForm(forms.Form):
    """What is known when a datalek is found."""

    omschrijving = forms.CharField(
        label="Wat is er gebeurd?",
        help_text="Zonder namen. Bijvoorbeeld: een brief ging naar een verkeerd adres.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kennis_op = _moment("Wanneer wist de gemeente dit?", "Vanaf dit moment hebt u 72 uur om het bij de AP te melden.")
    van = _moment("Vanaf wanneer lagen de gegevens open?")
    tot = _moment("Tot wanneer?")
    personen = forms.CharField(
        label="Om welke inwoners gaat het?",
        help_text="Een kenmerk of burgerservicenummer per regel. De FG vult kenmerken in.",
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    waarom = {"personen": "Met deze lijst zoeken we op wie hun gegevens zag. De inwoners zien dat daarnaar is gekeken."}

    def clean_personen(self) -> list[UUID]:
        """Ids as typed, or those of the numbers; a number that nobody here has is an error."""
        woorden = self.cleaned_data["personen"].replace(",", " ").split()
        kenmerken, nummers = [], []
        for woord in woorden:
            try:
                kenmerken.append(UUID(woord))
            except ValueError:
                nummers.append(_nummer(woord))
        gevonden = inwoners.ids_bij_bsn(nummers)
        if onbekend := len(set(nummers) - set(gevonden)):
            raise forms.ValidationError(
                f"Bij {onbekend} nummers is geen inwoner gevonden: controleer ze, of vul het kenmerk in."
            )
        return [*kenmerken, *gevonden.values()]

    def lek(self) -> Lek:
        """What was typed; times are Dutch times."""
        velden: dict[str, Any] = self.cleaned_data
        momenten = {naam: velden[naam].astimezone(NEDERLAND) for naam in ("kennis_op", "van", "tot")}
        return Lek(omschrijving=velden["omschrijving"], personen=velden["personen"], **momenten)


def _nummer(woord: str) -> str:
    try:
        return eis(woord)
    except Ongeldig as fout:
        raise forms.ValidationError(f"{woord[:3]}… is geen kenmerk en geen burgerservicenummer.") from fout


def _tekst(label: str, uitleg: str, lengte: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=lengte,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def plaats_van(getypt: str) -> tuple[str, UUID]:
    """The table and the row, as they stand at Plaats."""
    tabel, _, rij = getypt.strip().rpartition(" ")
    try:
        return tabel, UUID(rij)
    except ValueError as fout:
        raise forms.ValidationError("Deze plaats klopt niet: neem de hele regel over die bij Plaats staat.") from fout


class AvgForm(forms.Form):
    """Who asks, for what, and when it came in."""

    bsn = forms.CharField(
        label="Wat is het burgerservicenummer?",
        help_text="Negen cijfers.",
        max_length=11,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ontvangen_op = forms.DateField(
        label="Wanneer kwam het verzoek binnen?", widget=forms.DateInput(attrs={"type": "date"})
    )
    soort = forms.ChoiceField(
        label="Wat vraagt de inwoner?",
        choices=Verzoeksoort.choices,
        initial=Verzoeksoort.INZAGE,
        widget=forms.RadioSelect,
    )
    onjuist = _tekst("Wat klopt er niet, volgens de inwoner?", "Alleen bij verbeteren.", 1000)
    juist = _tekst("Wat moet het zijn?", "Alleen bij verbeteren.", 1000)
    verklaring = _tekst(
        "Wat wil de inwoner er zelf bij zetten?", "Alleen bij verbeteren. In de woorden van de inwoner.", 2000
    )

    def clean_bsn(self) -> UUID:
        """Who has this number here."""
        nummer = _nummer(self.cleaned_data["bsn"])
        gevonden = inwoners.ids_bij_bsn([nummer])
        if not gevonden:
            raise forms.ValidationError("Bij dit nummer is geen inwoner gevonden: controleer het.")
        return gevonden[nummer]

    def vraag(self) -> UUID:
        """Record it; gives the id of the request."""
        velden = self.cleaned_data
        if velden["soort"] == Verzoeksoort.INZAGE:
            return actions.avg_vragen(velden["bsn"], ontvangen_op=velden["ontvangen_op"])
        wens = Wens(velden["onjuist"], velden["juist"], velden["verklaring"])
        return actions.correctie_vragen(velden["bsn"], wens, ontvangen_op=velden["ontvangen_op"])


class WeglaatForm(forms.Form):
    """Which words are about somebody else."""

    plaats = forms.CharField(label="Op welke plaats?", help_text="Neem de hele regel over die bij Plaats staat.")
    kolom = forms.CharField(label="In welk gegeven?", help_text="Het woord voor de dubbele punt.", max_length=63)
    passage = forms.CharField(
        label="Welke woorden gaan over iemand anders?",
        help_text="Precies zoals ze er staan. Laat leeg om het hele gegeven weg te laten.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reden = forms.CharField(label="Waarom?", max_length=500)

    def clean_plaats(self) -> tuple[str, UUID]:
        """The table and the row."""
        return plaats_van(self.cleaned_data["plaats"])

    def weg(self) -> Weg:
        velden = self.cleaned_data
        tabel, rij = velden["plaats"]
        return Weg(Passage(tabel, rij, velden["kolom"], velden["passage"]), velden["reden"])

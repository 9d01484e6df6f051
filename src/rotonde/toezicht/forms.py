"""What is typed in toezicht, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.inwoners.actions import Zoekvraag
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import RedenNoodtoegang
from rotonde.toegang.forms import keuzes
from rotonde.toezicht import queries
from rotonde.toezicht.actions import Aanvraag, Sluiting
from rotonde.toezicht.afwijkingen.regels import ALLE
from rotonde.toezicht.soorten import MOTIVERING_MINSTENS, Afhandeling, Beslotensoort, Oordeel, Rechtenoordeel

_HOE_LANG = f"Minstens {MOTIVERING_MINSTENS} tekens. Schrijf geen namen en niets over de inhoud van het dossier."


def _uitleg(label: str, hulp: str = _HOE_LANG) -> forms.CharField:
    return forms.CharField(label=label, help_text=hulp, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class InwonerForm(forms.Form):
    """Whom it is about: by BSN, or by name and date of birth."""

    bsn = forms.CharField(
        label="Wat is het burgerservicenummer?",
        help_text="Weet u het niet? Vul dan achternaam en geboortedatum in.",
        max_length=11,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    achternaam = forms.CharField(label="Achternaam", max_length=120, required=False)
    geboortedatum = forms.DateField(
        label="Geboortedatum", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def zoekvraag(self) -> Zoekvraag:
        """What was typed, to look somebody up by."""
        velden = self.cleaned_data
        if velden["bsn"]:
            return Zoekvraag(bsn=velden["bsn"])
        return Zoekvraag(achternaam=velden["achternaam"], geboortedatum=velden["geboortedatum"])


class NoodForm(InwonerForm):
    """A dossier to open in need."""

    reden = forms.ChoiceField(label="Waarom kan het niet wachten?", choices=keuzes(RedenNoodtoegang.choices))
    toelichting = _uitleg("Wat is er aan de hand?", f"Minstens {MOTIVERING_MINSTENS} tekens. Een collega leest dit na.")
    minuten = forms.TypedChoiceField(
        label="Hoelang hebt u nodig?",
        choices=keuzes([(15, "15 minuten"), (30, "30 minuten"), (60, "60 minuten")]),
        coerce=int,
    )

    def aanvraag(self, persoon: UUID) -> Aanvraag:
        """What was typed, about this resident."""
        velden = self.cleaned_data
        return Aanvraag(persoon, RedenNoodtoegang(velden["reden"]), velden["toelichting"], velden["minuten"])


class BeoordelingForm(forms.Form):
    """The judgement of a noodtoegang."""

    oordeel = forms.ChoiceField(label="Was dit terecht?", choices=keuzes(Oordeel.choices))
    motivering = _uitleg("Waarom vindt u dat?")


class AfhandelingForm(forms.Form):
    """How a bevinding ends."""

    afhandeling = forms.ChoiceField(label="Wat kwam eruit?", choices=keuzes(Afhandeling.choices))
    motivering = _uitleg("Wat hebt u uitgezocht?")


class RedenForm(forms.Form):
    """A decision that needs a reason and nothing else."""

    reden = _uitleg("Waarom?")


class RegelForm(forms.Form):
    """Which bevindingen to look at."""

    regel = forms.ChoiceField(
        label="Regel", choices=[("", "Alle regels"), *((r.code, r.naam) for r in ALLE.values())], required=False
    )
    stand = forms.ChoiceField(label="Stand", choices=[("", "Open"), ("klaar", "Afgehandeld")], required=False)


class BesluitForm(InwonerForm):
    """A dossier to close to all but the named."""

    soort = forms.ChoiceField(label="Om wie gaat het?", choices=keuzes(Beslotensoort.choices))
    reden = _uitleg("Waarom moet dit dossier besloten zijn?")
    benoemden = forms.MultipleChoiceField(
        label="Wie mogen het zien, naast het Aanspreekpunt?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kies(self, "benoemden", queries.te_benoemen())

    def sluiting(self, persoon: UUID) -> Sluiting:
        """What was typed, about this resident."""
        velden = self.cleaned_data
        return Sluiting(
            persoon, Beslotensoort(velden["soort"]), velden["reden"], [UUID(een) for een in velden["benoemden"]]
        )


class BenoemForm(forms.Form):
    """One more who may see it."""

    medewerker = forms.ChoiceField(label="Wie mag dit dossier ook zien?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kies(self, "medewerker", keuzes([(str(id_), naam) for id_, naam in queries.te_benoemen()]))


class RechtenForm(forms.Form):
    """The judgement of what somebody may."""

    oordeel = forms.ChoiceField(label="Kloppen deze rechten?", choices=keuzes(Rechtenoordeel.choices))
    opmerking = forms.CharField(
        label="Wat moet er anders?",
        help_text="Alleen nodig als de rechten niet kloppen.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def enige(treffers: list[Any], *, meer: bool) -> UUID:
    """The one resident who was found; raises NietGevonden for none or several."""
    if len(treffers) != 1 or meer:
        raise NietGevonden("Er is niet precies één inwoner gevonden: controleer het nummer, of de naam en de datum.")
    return UUID(str(treffers[0].id))


def _kies(form: forms.Form, veld: str, paren: Any) -> None:
    keuzeveld = form.fields[veld]
    assert isinstance(keuzeveld, forms.ChoiceField)
    keuzeveld.choices = [(str(id_), naam) for id_, naam in paren]

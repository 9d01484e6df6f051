"""What is typed at the desk, as typed values."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, QueryDict

from rotonde.catalogus.queries import leefgebieden_voor_vraag
from rotonde.inwoners.actions import Zoekvraag
from rotonde.kern import klok
from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.soorten import Wet
from rotonde.toegang.actions import Contact, Vraag
from rotonde.toegang.bsnveld import BsnInvoer
from rotonde.toegang.soorten import Antwoord, Kanaal, RedenMelder

_KIES = ("", "Maak een keuze")
_AAN_DE_BALIE = [keuze for keuze in Kanaal.choices if keuze[0] != Kanaal.PORTAAL]


def lukt(form: forms.Form, werkwoord: Callable[[], object]) -> bool:
    """Call a verb; the sentence of a refusal becomes an error of the form."""
    try:
        werkwoord()
    except Gebruikersfout as fout:
        form.add_error(None, fout.zin)
        return False
    return True


def ingevuld(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form is only being shown."""
    return request.POST if request.method == "POST" else None


def keuzes(paren: Any) -> list[tuple[Any, Any]]:
    """The choices of a select, with an empty one first: nothing is chosen on somebody's behalf."""
    return [_KIES, *paren]


class BsnForm(forms.Form):
    """About whom it is."""

    bsn = forms.CharField(
        label="Wat is het burgerservicenummer?",
        help_text="Negen cijfers. U vindt het op een paspoort of identiteitskaart.",
        max_length=11,
        widget=BsnInvoer(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    waarom = {"bsn": "Zo weten we zeker dat we de juiste inwoner hebben. De inwoner ziet dat u hebt gezocht."}


class ZoekForm(BsnForm):
    """Whom one looks for: the number, or two other things one knows of somebody (PRIV-15)."""

    field_order = ["bsn", "achternaam", "geboortedatum", "postcode", "huisnummer"]

    achternaam = forms.CharField(label="Wat is de achternaam?", required=False, max_length=200)
    geboortedatum = forms.DateField(
        label="Wat is de geboortedatum?", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    postcode = forms.CharField(label="Wat is de postcode?", required=False, max_length=7)
    huisnummer = forms.CharField(label="Wat is het huisnummer?", required=False, max_length=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bsn"].required = False

    def vraag(self) -> Zoekvraag:
        """What was typed."""
        return Zoekvraag(**self.cleaned_data)


class ContactForm(BsnForm):
    """A contact at the desk or on the phone."""

    field_order = ["kanaal", "onderwerp", "wet", "duur", "antwoord", "bsn"]

    kanaal = forms.ChoiceField(label="Hoe was het contact?", choices=keuzes(_AAN_DE_BALIE))
    onderwerp = forms.CharField(
        label="Waar ging het over?", help_text="In een paar woorden, zonder namen.", max_length=80
    )
    wet = forms.ChoiceField(label="Bij welke wet hoort dit?", choices=keuzes(Wet.choices))
    duur = forms.IntegerField(label="Hoeveel minuten duurde het?", min_value=1, max_value=480)
    antwoord = forms.ChoiceField(label="Wat kwam eruit?", choices=keuzes(Antwoord.choices))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bsn"].required = False

    def contact(self, persoon: UUID | None) -> Contact:
        """What was typed, about this resident or nobody in particular."""
        velden = self.cleaned_data
        return Contact(
            Kanaal(velden["kanaal"]),
            velden["onderwerp"],
            velden["duur"],
            Antwoord(velden["antwoord"]),
            Wet(velden["wet"]),
            persoon=persoon,
        )


class MeldingForm(BsnForm):
    """A question that somebody asks at the desk or by phone."""

    field_order = ["kanaal", "onderwerp", "leefgebied", "wet", "verhaal", "bereikbaar", "melder", "veiligheid", "bsn"]

    kanaal = forms.ChoiceField(label="Hoe kwam de vraag binnen?", choices=keuzes(_AAN_DE_BALIE))
    onderwerp = forms.CharField(
        label="Waar gaat de vraag over?",
        help_text="In een paar woorden, zonder namen. Iedereen met toegang tot de wachtrij ziet dit.",
        max_length=80,
    )
    leefgebied = forms.ChoiceField(label="Welk leefgebied past het best?", required=False)
    wet = forms.ChoiceField(label="Bij welke wet hoort dit?", choices=keuzes(Wet.choices))
    verhaal = forms.CharField(
        label="Wat vertelt de inwoner?",
        help_text="In de woorden van de inwoner. Alleen wie de melding oppakt, leest dit.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    bereikbaar = forms.CharField(label="Hoe is de inwoner te bereiken?", required=False, max_length=120)
    melder = forms.CharField(
        label="Wie meldt dit, als het iemand anders is?",
        help_text="Naam en hoe we deze persoon bereiken. Dit bewaren we apart: de inwoner ziet het niet.",
        required=False,
        max_length=200,
    )
    veiligheid = forms.BooleanField(label="Er is misschien iemand in gevaar", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bsn"].required = False
        leefgebied = self.fields["leefgebied"]
        assert isinstance(leefgebied, forms.ChoiceField)
        leefgebied.choices = keuzes(leefgebieden_voor_vraag(klok.vandaag()).items())

    def vraag(self, persoon: UUID | None) -> Vraag:
        """What was typed, about this resident or nobody in particular."""
        velden = self.cleaned_data
        return Vraag(
            velden["onderwerp"],
            Kanaal(velden["kanaal"]),
            Wet(velden["wet"]),
            verhaal=velden["verhaal"],
            bereikbaar=velden["bereikbaar"],
            melder=velden["melder"],
            leefgebied=velden["leefgebied"],
            veiligheid=velden["veiligheid"],
            persoon=persoon,
        )


class MelderForm(forms.Form):
    """Why who told us is made known."""

    waarom_nu = forms.ChoiceField(label="Waarom moet u dit weten?", choices=keuzes(RedenMelder.choices))
    waarom = {"waarom_nu": "Een melder moet erop kunnen rekenen dat we voorzichtig zijn. Uw reden wordt bewaard."}

    def reden(self) -> RedenMelder:
        return RedenMelder(self.cleaned_data["waarom_nu"])


class TeamForm(forms.Form):
    """Which queue to look at."""

    team = forms.ChoiceField(label="Wachtrij van")

    def __init__(self, *args: Any, teams: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = teams
        veld = self.fields["team"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [(str(team), naam) for team, naam in teams]

    def gekozen(self) -> UUID | None:
        """The team that was asked for, or the first; None when there is no queue at all."""
        if self.is_valid():
            return UUID(self.cleaned_data["team"])
        return self.teams[0][0] if self.teams else None

    def naam_van(self, team: UUID | None) -> str:
        """The name of a team, as the choice shows it."""
        return next((naam for welk, naam in self.teams if welk == team), "")

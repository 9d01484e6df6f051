"""What is typed at the desk, as typed values."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, QueryDict

from rotonde.catalogus.queries import leefgebieden_voor_vraag
from rotonde.inwoners.actions import Zoekresultaat, Zoekvraag, zoeken
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import bsn, klok
from rotonde.kern.fouten import Gebruikersfout, NietGevonden, Ongeldig
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import Wet
from rotonde.toegang import queries
from rotonde.toegang.actions import Contact, Vraag
from rotonde.toegang.bsnveld import BsnInvoer
from rotonde.toegang.models import Contactmoment
from rotonde.toegang.soorten import Antwoord, Kanaal, RedenMelder

_KIES = ("", "Maak een keuze")
_AAN_DE_BALIE = [keuze for keuze in Kanaal.choices if keuze[0] != Kanaal.PORTAAL]


def lukt(form: forms.Form, werkwoord: Callable[[], object]) -> bool:
    """Call a verb; the sentence of a refusal becomes an error of the form."""
    try:
        werkwoord()
    except Gebruikersfout as fout:
        form.add_error("persoon" if isinstance(fout, NogKiezen) else None, fout.zin)
        return False
    return True


class NogKiezen(Ongeldig):
    """Several residents fit, or one whom nobody looked at yet: the form asks which."""


def ingevuld(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form is only being shown."""
    return request.POST if request.method == "POST" else None


def keuzes(paren: Any) -> list[tuple[Any, Any]]:
    """The choices of a select, with an empty one first: nothing is chosen on somebody's behalf."""
    return [_KIES, *paren]


class ZoekForm(forms.Form):
    """Whom one looks for: the number, or two other things one knows of somebody (PRIV-15)."""

    bsn = forms.CharField(
        label="Wat is het burgerservicenummer?",
        help_text="Negen cijfers. U vindt het op een paspoort of identiteitskaart.",
        required=False,
        max_length=11,
        widget=BsnInvoer(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    achternaam = forms.CharField(label="Wat is de achternaam?", required=False, max_length=200)
    geboortedatum = forms.DateField(
        label="Wat is de geboortedatum?", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    postcode = forms.CharField(label="Wat is de postcode?", required=False, max_length=7)
    huisnummer = forms.CharField(label="Wat is het huisnummer?", required=False, max_length=10)
    waarom = {"bsn": "Zo weten we zeker dat we de juiste inwoner hebben. De inwoner ziet dat u hebt gezocht."}

    def zoekvraag(self) -> Zoekvraag:
        """What was typed."""
        return Zoekvraag(**{veld.name: self.cleaned_data[veld.name] for veld in fields(Zoekvraag)})


class WieForm(ZoekForm):
    """About whom it is: nobody in particular, a number, or two other things and then who of those found."""

    persoon = forms.UUIDField(label="Wie is het?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidaten: list[tuple[str, str]] = []

    def inwoner(self) -> UUID | None:
        """The resident who was pointed at, or None for nobody in particular.

        Raises NietGevonden when nobody fits, and NogKiezen when who was found by two things is still to be chosen from:
        then the form asks for that too. A choice holds only for who is found by what stands beside it.
        """
        vraag = self.zoekvraag()
        if vraag == Zoekvraag():
            return None
        gevonden = zoeken(replace(vraag, bsn=bsn.eis(vraag.bsn)) if vraag.bsn else vraag)
        if not gevonden.ids:
            raise NietGevonden("Met deze gegevens is geen inwoner gevonden: controleer wat u hebt ingevuld.")
        if vraag.bsn:
            return gevonden.ids[0]
        gekozen: UUID | None = self.cleaned_data["persoon"]
        if gekozen not in gevonden.ids:
            self._leg_voor(gevonden)
            raise NogKiezen("Kies wie het is, of vul meer in.")
        return gekozen

    @property
    def zonder_nummer(self) -> bool:
        """True when somebody is pointed at by other things than a number."""
        return any(self[naam].value() for naam in ("achternaam", "geboortedatum", "postcode", "huisnummer"))

    def _leg_voor(self, gevonden: Zoekresultaat) -> None:
        self.kandidaten = [
            (str(een.id), f"{een.naam}, geboren {datum(een.geboortedatum)}, {een.adres}") for een in gevonden.treffers
        ]
        veld = self.fields["persoon"]
        assert isinstance(veld.widget, forms.RadioSelect)
        veld.widget.choices = self.kandidaten
        if gevonden.meer:
            veld.help_text = "Er zijn er meer: staat de inwoner er niet bij, vul dan meer in."
        elif gevonden.lijkt:
            veld.help_text = (
                "Niemand heet precies zo, deze inwoners heten bijna zo: vraag hoe de naam geschreven wordt."
            )


class ContactForm(WieForm):
    """A contact at the desk or on the phone. With `verder` it goes on as a melding, which is then what came of it.

    Who cannot make a melding (`mag_melden`) is not offered to say that one was made: then nobody would have it.
    """

    field_order = ["kanaal", "onderwerp", "wet", "duur", "antwoord"]

    kanaal = forms.ChoiceField(label="Hoe was het contact?", choices=keuzes(_AAN_DE_BALIE))
    onderwerp = forms.CharField(
        label="Waar ging het over?", help_text="In een paar woorden, zonder namen.", max_length=80
    )
    wet = forms.ChoiceField(label="Bij welke wet hoort dit?", choices=keuzes(Wet.choices))
    duur = forms.IntegerField(label="Hoeveel minuten duurde het?", min_value=1, max_value=480)
    antwoord = forms.ChoiceField(label="Wat kwam eruit?", choices=keuzes(Antwoord.choices))

    def __init__(self, data: QueryDict | None = None, *, mag_melden: bool, **kwargs: Any) -> None:
        if data is not None and data.get("verder"):
            data = data.copy()
            data["antwoord"] = Antwoord.MELDING
        super().__init__(data, **kwargs)
        if not mag_melden:
            veld = self.fields["antwoord"]
            assert isinstance(veld, forms.ChoiceField)
            veld.choices = keuzes([keuze for keuze in Antwoord.choices if keuze[0] != Antwoord.MELDING])
        if data is None:
            # Who has somebody on the phone types at once, and nearly always about the next one by the same kanaal.
            eerste = "onderwerp" if self.initial.get("kanaal") else "kanaal"
            self.fields[eerste].widget.attrs["autofocus"] = True

    @property
    def naar_melding(self) -> bool:
        """True when a melding must be made of it."""
        return bool(self.cleaned_data["antwoord"] == Antwoord.MELDING)

    def contact(self) -> Contact:
        """What was typed; raises what `inwoner` raises."""
        velden = self.cleaned_data
        return Contact(
            Kanaal(velden["kanaal"]),
            velden["onderwerp"],
            velden["duur"],
            Antwoord(velden["antwoord"]),
            Wet(velden["wet"]),
            persoon=self.inwoner(),
        )


class VraagForm(WieForm):
    """A question, whoever brings it: what a queue may show, the story apart from it, and about whom."""

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
    veiligheid = forms.BooleanField(label="Er is misschien iemand in gevaar", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leefgebied = self.fields["leefgebied"]
        assert isinstance(leefgebied, forms.ChoiceField)
        leefgebied.choices = keuzes(leefgebieden_voor_vraag(klok.vandaag()).items())

    def _vraag(self, kanaal: Kanaal, persoon: UUID | None) -> Vraag:
        velden = self.cleaned_data
        return Vraag(
            velden["onderwerp"],
            kanaal,
            Wet(velden["wet"]),
            verhaal=velden["verhaal"],
            bereikbaar=velden["bereikbaar"],
            leefgebied=velden["leefgebied"],
            veiligheid=velden["veiligheid"],
            persoon=persoon,
        )


class MeldingForm(VraagForm):
    """A question that somebody asks at the desk or by phone; `contact` says in which contactmoment, and about whom."""

    field_order = ["kanaal", "onderwerp", "leefgebied", "wet", "verhaal", "bereikbaar", "melder", "veiligheid"]

    kanaal = forms.ChoiceField(label="Hoe kwam de vraag binnen?", choices=keuzes(_AAN_DE_BALIE))
    melder = forms.CharField(
        label="Wie meldt dit, als het iemand anders is?",
        help_text="Naam en hoe we deze persoon bereiken. Dit bewaren we apart: de inwoner ziet het niet.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, contact: Contactmoment | None = None, **kwargs: Any) -> None:
        if contact:
            kwargs["initial"] = {naam: getattr(contact, naam) for naam in ("kanaal", "onderwerp", "wet")}
        super().__init__(*args, **kwargs)
        self.contact = contact

    @property
    def vraagt_wie(self) -> bool:
        """False when the contactmoment says already about whom it is."""
        return self.contact is None or self.contact.persoon_id is None

    def vraag(self) -> Vraag:
        """What was typed; raises what `inwoner` raises."""
        velden = self.cleaned_data
        vraag = self._vraag(Kanaal(velden["kanaal"]), self.inwoner() if self.vraagt_wie else None)
        contact = self.contact.pk if self.contact else None
        return replace(vraag, melder=velden["melder"], contactmoment=contact)


class KoppelForm(WieForm):
    """About whom an anonymous melding turns out to be."""

    def bekend(self) -> UUID:
        """The resident; raises Ongeldig when nothing was typed, and what `inwoner` raises."""
        inwoner = self.inwoner()
        if inwoner is None:
            raise Ongeldig("Vul het burgerservicenummer in, of twee andere gegevens.")
        return inwoner


class MelderForm(forms.Form):
    """Why who told us is made known."""

    waarom_nu = forms.ChoiceField(label="Waarom moet u dit weten?", choices=keuzes(RedenMelder.choices))
    waarom = {"waarom_nu": "Een melder moet erop kunnen rekenen dat we voorzichtig zijn. Uw reden wordt bewaard."}

    def reden(self) -> RedenMelder:
        return RedenMelder(self.cleaned_data["waarom_nu"])


class OverdragenForm(forms.Form):
    """To whom a melding goes."""

    aan = forms.ChoiceField(label="Wie neemt de melding over?")

    def __init__(self, *args: Any, zonder: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["aan"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes([(str(wie), naam) for wie, naam in queries.mogelijke_eigenaars() if wie != zonder])

    def nieuwe(self) -> UUID:
        return UUID(self.cleaned_data["aan"])


class TeruggevenForm(forms.Form):
    """In which queue a melding goes back."""

    team = forms.ChoiceField(label="In welke wachtrij?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["team"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [(str(team), naam) for team, naam in queries.teams_met_wachtrij()]
        self.initial.setdefault("team", str(queries.wachtrij_van_gemeente() or ""))

    def gekozen(self) -> UUID:
        return UUID(self.cleaned_data["team"])


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


class VeiligForm(forms.Form):
    """What is not safe, and how it can be done."""

    geen_telefoon = forms.BooleanField(label="Bel niet", required=False)
    geen_voicemail = forms.BooleanField(label="Spreek geen voicemail in", required=False)
    geen_mail = forms.BooleanField(label="Stuur geen mail", required=False)
    geen_post = forms.BooleanField(label="Stuur geen post", required=False)
    geen_huisbezoek = forms.BooleanField(label="Ga niet langs", required=False)
    neutraal = forms.BooleanField(
        label="Noem de gemeente niet",
        help_text="Ook een mail noemt dan de gemeente niet.",
        required=False,
    )
    bellen_van = forms.TimeField(
        label="Bellen kan vanaf", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    bellen_tot = forms.TimeField(
        label="Bellen kan tot", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    uitleg = forms.CharField(
        label="Hoe bereikt u deze inwoner wel?",
        help_text="Bijvoorbeeld: via een zus, of bij de huisarts.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    niet_meer = forms.BooleanField(
        label="Dit is niet meer nodig: alle manieren van contact zijn weer veilig", required=False
    )

    def __init__(self, *args: Any, nu: Veilig | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = asdict(nu) if nu else {}
        if nu is None:
            del self.fields["niet_meer"]

    @property
    def niet_meer_nodig(self) -> bool:
        """True when all ways are safe again."""
        return bool(self.cleaned_data.get("niet_meer"))

    def veilig(self) -> Veilig:
        return Veilig(**{naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "niet_meer"})

"""What is chosen and typed for an afspraak, as typed values."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Wet
from rotonde.toegang.actions import Plan, Verzetting
from rotonde.toegang.afspraken import queries, tijden
from rotonde.toegang.forms import keuzes
from rotonde.toegang.soorten import AfspraakSoort, RedenAfzegging

_NIET_VRIJ = "Deze tijd is niet vrij: kies een andere tijd."


class AgendaForm(forms.Form):
    """On which day one looks for a time, and for how long. What is left out is the next day on which people work, and
    the shortest time, unless `standaard` says otherwise."""

    dag = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    minuten = forms.TypedChoiceField(
        label="Hoe lang duurt het?", choices=[(duur, f"{duur} minuten") for duur in tijden.DUREN], coerce=int
    )

    def __init__(self, gekozen: Mapping[str, Any], *, standaard: Mapping[str, Any] | None = None) -> None:
        begin = {"dag": tijden.eerste_dag().isoformat(), "minuten": str(tijden.DUREN[0]), **(standaard or {})}
        super().__init__({naam: gekozen.get(naam) or waarde for naam, waarde in begin.items()})

    def clean_dag(self) -> date:
        dag: date = self.cleaned_data["dag"]
        if not klok.vandaag() <= dag <= klok.vandaag() + tijden.VOORUIT:
            raise forms.ValidationError("Kies een dag vanaf vandaag, binnen een jaar.")
        return dag

    @property
    def duur(self) -> int:
        """Minutes; none while the form is not right."""
        return int(self.cleaned_data["minuten"]) if self.is_valid() else 0

    def vrij(self, medewerker: UUID, persoon: UUID, *, zonder: UUID | None = None) -> list[datetime]:
        """When both are free; nothing while the form is not right."""
        if not self.is_valid():
            return []
        return queries.vrije_tijden(medewerker, persoon, self.cleaned_data["dag"], self.duur, zonder=zonder)


class CollegaForm(AgendaForm):
    """With whom as well; oneself when one can have afspraken."""

    field_order = ["medewerker", "dag", "minuten"]

    medewerker = forms.ChoiceField(label="Met wie is de afspraak?")
    melding = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, gekozen: Mapping[str, Any]) -> None:
        collegas = [(str(wie_), naam) for wie_, naam in queries.collegas()]
        ik = str(wie.huidig().actor)
        eerste = ik if ik in dict(collegas) else next(iter(dict(collegas)), "")
        super().__init__(gekozen, standaard={"medewerker": eerste, "melding": ""})
        veld = self.fields["medewerker"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = collegas

    @property
    def met(self) -> UUID:
        return UUID(self.cleaned_data["medewerker"])

    @property
    def bij_melding(self) -> UUID | None:
        """The melding that the afspraak is made from."""
        self.is_valid()
        melding: UUID | None = self.cleaned_data.get("melding")
        return melding

    def vrij_met(self, persoon: UUID) -> list[datetime]:
        """When the chosen colleague and the resident are both free."""
        return self.vrij(self.met, persoon) if self.is_valid() else []


class TijdForm(forms.Form):
    """Which of the free times."""

    tijd = forms.ChoiceField(
        label="Welke tijd?", widget=forms.RadioSelect, error_messages={"invalid_choice": _NIET_VRIJ}
    )

    def __init__(self, *args: Any, vrij: Sequence[datetime], minuten: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.minuten = minuten
        veld = self.fields["tijd"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [(begin.isoformat(), tijden.van_tot(tijden.bereik(begin, minuten))) for begin in vrij]

    @property
    def begin(self) -> datetime:
        return datetime.fromisoformat(self.cleaned_data["tijd"])

    def verzetting(self, afspraak: UUID) -> Verzetting:
        """What was chosen, for an afspraak that is there."""
        return Verzetting(afspraak, self.begin, self.minuten)


class AfspraakForm(TijdForm):
    """The rest of a new afspraak. From a melding the wet is known."""

    field_order = ["tijd", "soort", "locatie", "onderwerp", "wet"]

    soort = forms.ChoiceField(label="Hoe spreekt u elkaar?", choices=keuzes(AfspraakSoort.choices))
    locatie = forms.ChoiceField(label="Op welke plek?", help_text="Alleen bij een spreekuur.", required=False)
    onderwerp = forms.CharField(
        label="Waar gaat het over?",
        help_text="In een paar woorden, zonder namen. Dit staat in de agenda van uw collega.",
        max_length=80,
    )
    wet = forms.ChoiceField(label="Bij welke wet hoort dit?", choices=keuzes(Wet.choices))

    def __init__(self, *args: Any, plekken: Mapping[str, str], wet: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vaste_wet = wet
        if wet:
            del self.fields["wet"]
        veld = self.fields["locatie"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes(plekken.items())

    def plan(self, persoon: UUID, medewerker: UUID, melding: UUID | None) -> Plan:
        """What was typed, for this resident with this medewerker."""
        velden = self.cleaned_data
        return Plan(
            persoon,
            medewerker,
            AfspraakSoort(velden["soort"]),
            self.begin,
            self.minuten,
            velden["onderwerp"],
            Wet(self.vaste_wet or velden["wet"]),
            locatie=velden["locatie"],
            melding=melding,
        )


class AfzegForm(forms.Form):
    """Why an afspraak is off."""

    reden = forms.ChoiceField(
        label="Waarom gaat de afspraak niet door?", choices=RedenAfzegging.choices, widget=forms.RadioSelect
    )
    waarom = {"reden": "Zo weten we of de inwoner een nieuwe afspraak nodig heeft. Meer hoeven we niet te weten."}

    def gekozen(self) -> RedenAfzegging:
        return RedenAfzegging(self.cleaned_data["reden"])

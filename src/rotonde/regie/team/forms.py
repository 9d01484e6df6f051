"""What is typed about the team, as typed values."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms

from rotonde.kern import klok
from rotonde.regie.forms import kies
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.queries import mogelijke_collegas
from rotonde.regie.team.soorten import Teamrol
from rotonde.toegang.forms import keuzes


class TeamForm(forms.Form):
    """Who works along, as what and how long."""

    medewerker = forms.ChoiceField(label="Wie werkt er mee?")
    als = forms.ChoiceField(label="Vanuit welk vak?", choices=keuzes(Teamrol.choices))
    van = forms.DateField(label="Vanaf welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    tot_en_met = forms.DateField(
        label="Tot en met welke dag?",
        help_text="Laat leeg als dat nog niet vaststaat.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    waarom = {"medewerker": "Deze collega ziet het dossier zolang het meewerken duurt, en daarna niet meer."}

    def __init__(self, *args: Any, zonder: UUID | None, medewerker: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"van": klok.vandaag().isoformat(), "medewerker": medewerker}
        kies(self, "medewerker", [(str(wie), naam) for wie, naam in mogelijke_collegas([zonder])])

    def betrekking(self, dossier: UUID) -> Betrekking:
        velden = self.cleaned_data
        tot = velden["tot_en_met"] + timedelta(days=1) if velden["tot_en_met"] else None
        return Betrekking(dossier, UUID(velden["medewerker"]), Teamrol(velden["als"]), velden["van"], tot)

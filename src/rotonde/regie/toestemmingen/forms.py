"""What is typed about a toestemming, as typed values."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms

from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import GRONDEN, Manier
from rotonde.regie.forms import kies
from rotonde.toegang.forms import keuzes

_ELDERS = "een ouder met gezag die ergens anders woont"
_AAN_DE_TAFEL = [keuze for keuze in Manier.choices if keuze[0] != Manier.DIGITAAL]


class ToestemmingForm(forms.Form):
    """What a resident allows, who said yes and how."""

    persoon = forms.ChoiceField(label="Over wie gaat het?")
    grond = forms.ChoiceField(
        label="Waarvoor is de toestemming?",
        choices=keuzes((code, grond.vraag) for code, grond in GRONDEN.items()),
    )
    voor = forms.CharField(
        label="Voor wie of wat precies?",
        help_text="Bijvoorbeeld: de huisarts, over hulp in huis. Niet nodig als het om een andere wet gaat.",
        required=False,
        max_length=200,
    )
    door = forms.MultipleChoiceField(
        label="Wie zei ja?",
        help_text="Vanaf 16 jaar de inwoner zelf, daarvoor wie gezag heeft. Bij jeugdhulp vanaf 12 jaar allebei.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kruis aan wie ja zei."},
    )
    manier = forms.ChoiceField(label="Hoe zei de inwoner ja?", choices=_AAN_DE_TAFEL, widget=forms.RadioSelect)
    tot = forms.DateField(
        label="Tot en met welke dag?",
        help_text="Laat dit leeg als de toestemming geldt tot de inwoner haar intrekt.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, leden: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])
        veld = self.fields["door"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [(str(lid), naam) for lid, naam in leden.items()] + _elders(leden)

    def instemming(self, dossier: UUID) -> Instemming:
        """What was typed, in this dossier."""
        velden = self.cleaned_data
        return Instemming(
            dossier,
            UUID(velden["persoon"]),
            velden["grond"],
            Manier(velden["manier"]),
            tuple(UUID(door) for door in velden["door"]),
            velden["voor"],
            self._einde(),
        )

    def _einde(self) -> datetime | None:
        """The first moment after the last day."""
        laatste = self.cleaned_data["tot"]
        return klok.moment(laatste + timedelta(days=1), 0) if laatste else None


def _elders(leden: dict[UUID, str]) -> list[tuple[str, str]]:
    """Who has gezag over a member and lives elsewhere: without a name, because the dossier is not about them."""
    anderen = {ouder for lid in leden for ouder in inwoners.met_gezag_over(lid)} - set(leden)
    nummers = [""] if len(anderen) == 1 else [f" ({nummer})" for nummer in range(1, len(anderen) + 1)]
    return [(str(ouder), f"{_ELDERS}{nummer}") for ouder, nummer in zip(sorted(anderen), nummers, strict=True)]

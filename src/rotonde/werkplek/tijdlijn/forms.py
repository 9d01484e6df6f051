"""What of a tijdlijn somebody wants to see, as typed values."""

from collections.abc import Iterable
from typing import Any

from django import forms

from rotonde.toegang.forms import keuzes
from rotonde.werkplek.tijdlijn.queries import Keuze
from rotonde.werkplek.tijdlijn.soorten import Onderdeel


def _dag(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class KeuzeForm(forms.Form):
    """Which part, and from which day until which."""

    onderdeel = forms.ChoiceField(label="Wat wilt u zien?", required=False)
    van = _dag("Vanaf")
    tot = _dag("Tot en met")

    def __init__(self, *args: Any, onderdelen: Iterable[Onderdeel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["onderdeel"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes([(een.value, een.label) for een in onderdelen])

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Deze dag ligt voor de eerste dag: draai ze om, of laat er een leeg.")
        return velden

    def keuze(self) -> Keuze:
        velden = self.cleaned_data
        onderdeel = Onderdeel(velden["onderdeel"]) if velden["onderdeel"] else None
        return Keuze(onderdeel, velden["van"], velden["tot"])

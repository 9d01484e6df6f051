"""What is typed in a vraagverheldering, as typed values."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from rotonde.catalogus.queries import leefgebieden_voor_aanpak
from rotonde.kern import klok
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE
from rotonde.regie.verheldering.actions import Beeld, Gesprek, Inhoud
from rotonde.regie.verheldering.queries import Meting, Verheldering
from rotonde.regie.verheldering.soorten import (
    HOOGST,
    LAAGST,
    Aanwezig,
    Dimensie,
    EigenPlan,
    Geldzorgen,
    OpAanbod,
    Plek,
    Uitstel,
)
from rotonde.regie.verschil import Veld, Verschil
from rotonde.toegang.forms import keuzes

AANWEZIGEN = 4
_DATUM = "Bijvoorbeeld 24-05-2026"
_WAARVOOR = {
    Dimensie.LICHAAM: "Gezond voelen, slapen, eten, bewegen, pijn.",
    Dimensie.MENTAAL: "Onthouden, opletten, vrolijk zijn, omgaan met verandering.",
    Dimensie.ZINGEVING: "Zin in het leven, vertrouwen, iets willen bereiken.",
    Dimensie.KWALITEIT: "Genieten, zich veilig voelen, hoe iemand woont, rondkomen.",
    Dimensie.MEEDOEN: "Contacten, erbij horen, steun van anderen.",
    Dimensie.DAGELIJKS: "Voor zichzelf zorgen, omgaan met tijd en geld, hulp vragen.",
}


def _dag(label: str, *, required: bool = False, uitleg: str = _DATUM) -> forms.DateField:
    return forms.DateField(label=label, required=required, help_text=uitleg)


class VerhelderingForm(forms.Form):
    """The conversation, the leefgebieden of the gemeente, and who was there. What is not asked yet stays empty."""

    revisie = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    gesprek_op = _dag("Wanneer sprak u de inwoner?", required=True)
    plek = forms.ChoiceField(label="Waar was dat?", choices=keuzes(Plek.choices))
    eigen_woorden = forms.CharField(
        label="Wat is er aan de hand?",
        help_text="In de woorden van de inwoner.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    geldzorgen = forms.ChoiceField(
        label="Zijn er zorgen over geld?", required=False, choices=keuzes(Geldzorgen.choices)
    )
    geldzorgen_stap = forms.CharField(
        label="Wat doet u daaraan?", help_text="Bij zorgen over geld: de eerste stap.", required=False, max_length=300
    )
    aangeboden_op = _dag("Wanneer bood u onafhankelijke cliëntondersteuning aan?")
    op_aanbod = forms.ChoiceField(label="Wat zegt de inwoner daarop?", required=False, choices=keuzes(OpAanbod.choices))
    eigen_plan = forms.ChoiceField(
        label="Maakt de inwoner zelf een plan?", required=False, choices=keuzes(EigenPlan.choices)
    )
    plan_ontvangen_op = _dag("Wanneer kreeg u dat plan?")
    uitgelegd_op = _dag("Wanneer legde u uit welke rechten de inwoner heeft, en wat keuzes betekenen?")
    bevestigd_op = _dag("Wanneer kreeg de inwoner een bevestiging van de melding?")
    uitgesteld_tot = _dag("Tot wanneer is uitstel afgesproken?")
    uitstel_reden = forms.ChoiceField(label="Waarom is er uitstel?", required=False, choices=keuzes(Uitstel.choices))
    waarom = {
        "bevestigd_op": "De Wmo vraagt dat we elke melding bevestigen. De dag van de melding begint de zes weken.",
        "uitgesteld_tot": "De wet kent geen uitstel. De dag van de wet blijft staan; daarna mag de inwoner zelf een "
        "aanvraag doen.",
        "aangeboden_op": "De Wmo vraagt dat we dit altijd aanbieden, voor het onderzoek begint. Het is gratis.",
        "geldzorgen": "Zorgen over geld maken andere problemen groter. Daarom vragen we het iedereen.",
    }

    def __init__(
        self, data: QueryDict | None = None, *, bestaand: Verheldering | None = None, bevestigd_op: date | None = None
    ) -> None:
        # The melding was confirmed once, for all of the household.
        super().__init__(data, initial=_begin(bestaand) or {"bevestigd_op": bevestigd_op})
        self.gebieden = leefgebieden_voor_aanpak(klok.vandaag())
        for code, naam in self.gebieden.items():
            self.fields[f"tekst_{code}"] = forms.CharField(
                label=naam, required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"cijfer_{code}"] = forms.IntegerField(
                label=f"Cijfer voor {naam.lower()}",
                required=False,
                min_value=LAAGSTE_SCORE,
                max_value=HOOGSTE_SCORE,
            )
        for nr in range(1, AANWEZIGEN + 1):
            self.fields[f"naam_{nr}"] = forms.CharField(
                label=f"Wie was er nog bij? ({nr})", required=False, max_length=120
            )
            self.fields[f"als_{nr}"] = forms.ChoiceField(
                label=f"Als wat? ({nr})", required=False, choices=keuzes(Aanwezig.choices)
            )

    def clean(self) -> None:
        """Who was there was there as something."""
        for nr in range(1, AANWEZIGEN + 1):
            if self.cleaned_data.get(f"naam_{nr}") and not self.cleaned_data.get(f"als_{nr}"):
                self.add_error(f"als_{nr}", "Kies als wat deze persoon erbij was.")

    def inhoud(self) -> Inhoud:
        """What was typed."""
        velden = self.cleaned_data
        gesprek = Gesprek(**{veld.name: velden[veld.name] for veld in fields(Gesprek)})
        beelden = {code: Beeld(velden[f"tekst_{code}"], velden[f"cijfer_{code}"]) for code in self.gebieden}
        aanwezig = [
            (Aanwezig(velden[f"als_{nr}"]), velden[f"naam_{nr}"])
            for nr in range(1, AANWEZIGEN + 1)
            if velden[f"naam_{nr}"]
        ]
        return Inhoud(gesprek, beelden, aanwezig)

    def per_gebied(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The words and the mark of each leefgebied, in the order of the gemeente."""
        for code in self.gebieden:
            yield self[f"tekst_{code}"], self[f"cijfer_{code}"]

    def per_aanwezige(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The name of each person who was there, and as what."""
        for nr in range(1, AANWEZIGEN + 1):
            yield self[f"naam_{nr}"], self[f"als_{nr}"]

    def anders_dan(self, nu: Verheldering) -> Verschil:
        """Where what stands there now differs from what was typed (REL-11)."""
        staat = VerhelderingForm(bestaand=nu)
        velden = [Veld(str(veld.label), _getoond(staat[veld.name]), _getoond(veld)) for veld in self.visible_fields()]
        return Verschil([], [veld for veld in velden if veld.nu != veld.getypt])

    def op_wat_er_nu_staat(self, revisie: int) -> None:
        """Sent once more, what was typed is meant to take the place of this revision."""
        assert isinstance(self.data, QueryDict)
        self.data = self.data.copy()
        self.data["revisie"] = str(revisie)


class GezondheidForm(forms.Form):
    """The marks of positieve gezondheid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for dimensie in Dimensie:
            self.fields[dimensie.value] = forms.IntegerField(
                label=f"Cijfer voor {dimensie.label}",
                help_text=_WAARVOOR[dimensie],
                required=False,
                min_value=LAAGST,
                max_value=HOOGST,
            )

    def cijfers(self) -> dict[Dimensie, int]:
        """The marks that were given."""
        return {Dimensie(naam): cijfer for naam, cijfer in self.cleaned_data.items() if cijfer is not None}


def tabel(metingen: list[Meting]) -> list[tuple[str, list[int | str]]]:
    """What the spider chart shows, in words: per dimension the first and the last mark."""
    dagen = [metingen[0], metingen[-1]] if len(metingen) > 1 else metingen
    return [(een.label, [meting.cijfers.get(een, "niet gevraagd") for meting in dagen]) for een in Dimensie]


def _begin(bestaand: Verheldering | None) -> dict[str, Any]:
    if bestaand is None:
        return {}
    rij = bestaand.rij
    begin: dict[str, Any] = {veld.name: getattr(rij, veld.name) for veld in fields(Gesprek)} | {"revisie": rij.revisie}
    for code, beeld in bestaand.leefgebieden.items():
        begin |= {f"tekst_{code}": beeld.tekst, f"cijfer_{code}": beeld.cijfer}
    for nr, een in enumerate(bestaand.aanwezig, 1):
        begin |= {f"naam_{nr}": een.naam, f"als_{nr}": een.als}
    return begin


def _getoond(veld: forms.BoundField) -> str:
    """What a reader sees in a field: the words of a choice, a date as we write it."""
    waarde = veld.value()
    if waarde in (None, ""):
        return ""
    keuzes_: dict[str, str] = dict(getattr(veld.field, "choices", ()))
    return str(keuzes_.get(str(waarde)) or veld.field.widget.format_value(waarde) or "")

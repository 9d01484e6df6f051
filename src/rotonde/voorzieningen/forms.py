"""From what was typed to the typed values of the verbs of voorzieningen."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from rotonde.besluiten.models import Besluit
from rotonde.catalogus import queries as catalogus
from rotonde.catalogus.models import Organisatie
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.kern import klok
from rotonde.kern.periode import periode
from rotonde.voorzieningen.actions import BetaalRegel, StartRegel, ToewijzingRegel
from rotonde.voorzieningen.models import Voorziening


def _bedrag(label: str, **kwargs: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=11, decimal_places=2, localize=True, **kwargs)


class ToewijzingForm(forms.Form):
    """What is toegewezen under a besluit; period and volume start as they were decided."""

    leveringsvorm = forms.ChoiceField(label="In welke vorm?", widget=forms.RadioSelect)
    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Welke aanbieder?",
        help_text="Bij een persoonsgebonden budget kiest u geen aanbieder.",
        required=False,
        empty_label="Geen aanbieder",
    )
    begin = forms.DateField(label="Eerste dag", help_text="Bijvoorbeeld 01-06-2026")
    einde = forms.DateField(label="Laatste dag", help_text="Bijvoorbeeld 31-05-2027")
    volume = _bedrag("Hoeveel?", min_value=Decimal("0.01"))
    tarief = _bedrag("Tarief in euro", min_value=Decimal(0))
    bedrag = _bedrag("Hoogste bedrag in euro voor de hele periode", min_value=Decimal(0))

    def __init__(self, *args: Any, besluit: Besluit, **kwargs: Any) -> None:
        product = besluit.product
        kwargs["initial"] = {
            "leveringsvorm": product.leveringsvormen[0],
            "begin": besluit.periode.lower,
            "einde": besluit.periode.upper - dt.timedelta(days=1),
            "volume": besluit.voorstel.volume,
            "tarief": catalogus.tarief_op(besluit.periode.lower, product.code),
            "bedrag": besluit.bedrag,
        }
        super().__init__(*args, **kwargs)
        self.besluit = besluit
        self.fields["aanbieder"].queryset = catalogus.aanbieders_op(klok.vandaag())  # type: ignore[attr-defined]
        self.fields["aanbieder"].label_from_instance = lambda rij: rij.naam  # type: ignore[attr-defined]
        vormen = [(vorm, Leveringsvorm(vorm).label.capitalize()) for vorm in product.leveringsvormen]
        self.fields["leveringsvorm"].choices = vormen  # type: ignore[attr-defined]
        self.fields["volume"].help_text = f"In {besluit.voorstel.eenheid}"

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        begin, einde = gegevens.get("begin"), gegevens.get("einde")
        if begin and einde and einde < begin:
            self.add_error("einde", "De laatste dag ligt voor de eerste dag. Kies een latere dag.")
        if gegevens.get("leveringsvorm") == Leveringsvorm.PGB and gegevens.get("aanbieder"):
            self.add_error(
                "aanbieder", "Bij een persoonsgebonden budget regelt de inwoner dit zelf: kies geen aanbieder."
            )
        return gegevens

    def regel(self) -> ToewijzingRegel:
        """What was typed, as the verb wants it; only after `is_valid()`."""
        gegevens = self.cleaned_data
        aanbieder = gegevens["aanbieder"]
        return ToewijzingRegel(
            besluit_id=self.besluit.id,
            aanbieder_id=aanbieder.id if aanbieder else None,
            leveringsvorm=Leveringsvorm(gegevens["leveringsvorm"]),
            periode=periode(gegevens["begin"], gegevens["einde"] + dt.timedelta(days=1)),
            volume=gegevens["volume"],
            tarief=gegevens["tarief"],
            bedrag=gegevens["bedrag"],
        )


class StartForm(forms.Form):
    """The day on which it began."""

    dag = forms.DateField(label="Wanneer is het gestart?", help_text="Bijvoorbeeld 01-06-2026")

    def regel(self, voorziening: Voorziening) -> StartRegel:
        return StartRegel(voorziening.id, self.cleaned_data["dag"])


class BetaalForm(forms.Form):
    """One payment."""

    dag = forms.DateField(label="Betaald op", help_text="Bijvoorbeeld 30-06-2026")
    bedrag = _bedrag("Bedrag in euro", min_value=Decimal("0.01"))

    def regel(self, voorziening: Voorziening) -> BetaalRegel:
        return BetaalRegel(voorziening.id, self.cleaned_data["dag"], self.cleaned_data["bedrag"])

"""From what was typed to the typed values of a voorstel."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from rotonde.besluiten.actions import VoorstelOpInzet
from rotonde.besluiten.raming import raming
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus import queries as catalogus
from rotonde.catalogus.models import Product
from rotonde.kern.periode import periode
from rotonde.regie.models import Inzet


class VoorstelForm(forms.Form):
    """A voorstel for one inzet of the Aanpak."""

    waarom = {
        "ontvangen_op": "Vanaf deze dag telt de termijn waarbinnen de gemeente moet beslissen.",
        "toelichting": "De inwoner leest dit in de brief.",
    }

    ontvangen_op = forms.DateField(label="Wanneer kwam de aanvraag binnen?", help_text="Bijvoorbeeld 24-05-2026")
    soort = forms.ChoiceField(label="Wat stelt u voor?", choices=BesluitSoort.choices, widget=forms.RadioSelect)
    begin = forms.DateField(label="Eerste dag", help_text="Bijvoorbeeld 01-06-2026")
    einde = forms.DateField(label="Laatste dag", help_text="Bijvoorbeeld 31-05-2027")
    volume = forms.DecimalField(label="Hoeveel?", min_value=Decimal(0), max_digits=9, decimal_places=2, localize=True)
    bedrag = forms.DecimalField(
        label="Hoogste bedrag in euro voor de hele periode",
        help_text="Laat leeg, dan rekenen wij het uit met het tarief.",
        required=False,
        min_value=Decimal(0),
        max_digits=11,
        decimal_places=2,
        localize=True,
    )
    toelichting = forms.CharField(
        label="Waarom is dit nodig voor het doel?", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )

    def __init__(self, *args: Any, inzet: Inzet, product: Product, eenheid: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inzet, self.product = inzet, product
        self.fields["volume"].help_text = f"In {eenheid}"

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        begin, einde = gegevens.get("begin"), gegevens.get("einde")
        if begin and einde and einde < begin:
            self.add_error("einde", "De laatste dag ligt voor de eerste dag. Kies een latere dag.")
        if not self.errors and gegevens["soort"] == BesluitSoort.TOEKENNEN and gegevens["bedrag"] is None:
            self._reken(gegevens)
        return gegevens

    def _reken(self, gegevens: dict[str, Any]) -> None:
        tarief = catalogus.tarief_op(gegevens["begin"], self.product.code)
        if tarief is None:
            self.add_error("bedrag", "Voor dit product is geen tarief bekend. Vul zelf een bedrag in.")
            return
        looptijd = periode(gegevens["begin"], gegevens["einde"] + dt.timedelta(days=1))
        gegevens["bedrag"] = raming(gegevens["volume"], tarief, self.product.frequentie, looptijd)

    def opdracht(self) -> VoorstelOpInzet:
        """What was typed, as the verb wants it; only after `is_valid()`."""
        gegevens = self.cleaned_data
        toekennen = gegevens["soort"] == BesluitSoort.TOEKENNEN
        return VoorstelOpInzet(
            inzet_id=self.inzet.id,
            product_id=self.product.id,
            ontvangen_op=gegevens["ontvangen_op"],
            soort=BesluitSoort(gegevens["soort"]),
            periode=periode(gegevens["begin"], gegevens["einde"] + dt.timedelta(days=1)),
            volume=gegevens["volume"],
            bedrag=gegevens["bedrag"] if toekennen else Decimal(0),
            toelichting=gegevens["toelichting"],
        )

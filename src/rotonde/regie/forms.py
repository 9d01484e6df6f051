"""What is typed in a dossier, as typed values."""

from typing import Any
from uuid import UUID

from django import forms

from rotonde.catalogus.models import Product
from rotonde.catalogus.queries import (
    Treffer,
    aanbod_voor,
    kernen,
    leefgebieden_met_aanbod,
    leefgebieden_voor_aanpak,
    producten_op,
)
from rotonde.kern import klok
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie.actions import Akkoord, DoelInhoud, DoelWijziging, InzetInhoud, Verslag
from rotonde.regie.beeld import DoelBeeld
from rotonde.regie.queries import mogelijke_aanspreekpunten
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE, Ladder
from rotonde.toegang.forms import keuzes


def kies(form: forms.Form, veld: str, paren: Any) -> None:
    """Give a field of choice these, with an empty one first."""
    keuzeveld = form.fields[veld]
    assert isinstance(keuzeveld, forms.ChoiceField)
    keuzeveld.choices = keuzes(paren)


def _score(label: str, uitleg: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=uitleg, min_value=LAAGSTE_SCORE, max_value=HOOGSTE_SCORE)


class InAanpakForm(forms.Form):
    """A form of the Aanpak: it carries the revision that stood on the screen when it was opened (REL-11)."""

    revisie = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, revisie: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisie"].initial = revisie

    def gezien(self) -> int:
        """The revision of when this was typed, also when it was typed earlier and kept; -1 for none that we gave."""
        waarde = str(self["revisie"].value())
        return int(waarde) if waarde.isdecimal() else -1

    def staat_op(self, revisie: int) -> None:
        """From here on the reader has seen this revision: what was typed stays, and can be sent again."""
        if self.is_bound:
            self.data = {**{naam: self.data[naam] for naam in self.data}, "revisie": str(revisie)}
        else:
            self["revisie"].initial = revisie


class DoelVelden(forms.Form):
    """What a doel says."""

    leefgebied = forms.ChoiceField(label="Op welk leefgebied?")
    omschrijving = forms.CharField(
        label="Wat moet er beter?",
        help_text="In de woorden van de inwoner.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    startscore = _score("Welk cijfer geeft de inwoner het nu?", "Van 1 tot en met 10.")
    streefscore = _score("Welk cijfer moet het worden?", "Hoger dan het cijfer van nu.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "leefgebied", leefgebieden_voor_aanpak(klok.vandaag()).items())


class DoelWijzigForm(DoelVelden, InAanpakForm):
    """The same, in a version of the Aanpak."""

    def __init__(self, *args: Any, doel: DoelBeeld | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if doel is not None:
            self.initial = {naam: getattr(doel, naam) for naam in DoelVelden.base_fields}

    def wijziging(self) -> DoelWijziging:
        velden = self.cleaned_data
        return DoelWijziging(velden["leefgebied"], velden["omschrijving"], velden["startscore"], velden["streefscore"])


class DoelForm(DoelWijzigForm):
    """What must be better, for whom."""

    field_order = ["persoon"]

    persoon = forms.ChoiceField(label="Voor wie is dit doel?")
    wet = forms.ChoiceField(label="Bij welke wet hoort dit doel?", choices=keuzes(Wet.choices))

    def __init__(self, *args: Any, leden: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])

    def inhoud(self) -> DoelInhoud:
        velden = self.cleaned_data
        return DoelInhoud(
            UUID(velden["persoon"]),
            velden["leefgebied"],
            velden["omschrijving"],
            velden["startscore"],
            velden["streefscore"],
            Wet(velden["wet"]),
        )


def reden_zwaarder() -> forms.CharField:
    """Why something lighter does not do (Wmo 2015 art. 2.3.2); the verb says when it may stay empty."""
    return forms.CharField(
        label="Waarom is een lichtere oplossing niet genoeg?",
        help_text="Alleen bij eigen kracht mag dit leeg blijven.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InzetForm(InAanpakForm):
    """Who does what for a doel. A product brings its own wet and afslag; without one the wet is that of the doel."""

    soort = forms.ChoiceField(label="Wie gaat er helpen?", choices=keuzes(Ladder.choices))
    product_code = forms.ChoiceField(
        label="Welk product hoort erbij?", help_text="Nodig bij maatwerk. Het lichtste staat bovenaan.", required=False
    )
    afslag = forms.TypedChoiceField(
        label="Bij welke afslag hoort dit?",
        help_text="Kiest u een product? Dan volgt de afslag daaruit.",
        choices=keuzes(Afslag.choices),
        coerce=int,
        empty_value=None,
        required=False,
    )
    ingebracht = forms.BooleanField(
        label="De inwoner brengt zelf in wat voor deze hulp nodig is",
        help_text="Alleen als het product bij een andere wet hoort dan het doel, en er geen toestemming is vastgelegd.",
        required=False,
    )
    omschrijving = forms.CharField(label="Wat gaat er gebeuren?", max_length=200)
    reden_zwaarder = reden_zwaarder()

    def __init__(self, *args: Any, wet: Wet, **kwargs: Any) -> None:
        """`wet` is that of the doel: its own products come first, and those of another wet say of which."""
        super().__init__(*args, **kwargs)
        self.wet = wet
        gevonden = sorted(producten_op(klok.vandaag(), None, None), key=lambda p: (p.wet != wet, p.afslag, p.naam))
        self.producten = {product.code: product for product in gevonden}
        kies(self, "product_code", [(code, _in_woorden(product, wet)) for code, product in self.producten.items()])

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        product = self.producten.get(velden.get("product_code", ""))
        if product is not None:
            velden["afslag"] = product.afslag
        elif velden.get("soort") == Ladder.MAATWERK and "product_code" in velden:
            self.add_error("product_code", "Kies bij maatwerk een product: daarover gaat straks het besluit.")
        elif velden.get("afslag") is None and "afslag" in velden:
            self.add_error("afslag", "Kies een afslag, of een product.")
        return velden

    def inhoud(self) -> InzetInhoud:
        velden = self.cleaned_data
        product = self.producten.get(velden["product_code"])
        return InzetInhoud(
            Ladder(velden["soort"]),
            Afslag(velden["afslag"]),
            velden["omschrijving"],
            Wet(product.wet) if product else self.wet,
            product_code=velden["product_code"],
            reden_zwaarder=velden["reden_zwaarder"],
            ingebracht=velden["ingebracht"],
        )


def _in_woorden(product: Product, wet: Wet) -> str:
    van = "" if wet in {product.wet, Wet.ALGEMEEN} else f"{Wet(product.wet).label}, "
    return f"{product.naam} ({van}afslag {product.afslag})"


class LichterForm(forms.Form):
    """What lighter help to look for; it begins with the leefgebied of the doel and where its persoon lives."""

    leefgebied = forms.ChoiceField(label="Op welk leefgebied?", required=False)
    kern = forms.ChoiceField(label="Waar?", required=False)

    def __init__(self, *args: Any, doel: DoelBeeld, woonkern: str, **kwargs: Any) -> None:
        """Where the catalogus keeps other areas of life for what there is than for an Aanpak, it begins with all."""
        gebieden = leefgebieden_met_aanbod(klok.vandaag())
        begin = {"leefgebied": doel.leefgebied if doel.leefgebied in gebieden else "", "kern": woonkern}
        super().__init__(*args, **kwargs)
        self.initial = begin
        self._stel_in("leefgebied", [("", "Alle leefgebieden"), *gebieden.items()])
        self._stel_in("kern", [("", "In de hele gemeente"), *kernen().items()])

    def treffers(self) -> list[Treffer]:
        """What was found with what was chosen, or with what the form begins with."""
        gekozen = self.cleaned_data if self.is_valid() else self.initial
        return aanbod_voor(klok.vandaag(), leefgebied=gekozen["leefgebied"] or None, kern=gekozen["kern"] or None)

    def _stel_in(self, veld: str, paren: list[tuple[str, str]]) -> None:
        keuzeveld = self.fields[veld]
        assert isinstance(keuzeveld, forms.ChoiceField)
        keuzeveld.choices = paren


class AkkoordForm(InAanpakForm):
    """Whether the resident agrees."""

    JA, NEE = "ja", "nee"

    akkoord = forms.ChoiceField(
        label="Is de inwoner het eens met de Aanpak?",
        choices=[(JA, "Ja, de inwoner is akkoord"), (NEE, "Nee, we gaan verder zonder akkoord")],
        widget=forms.RadioSelect,
    )
    reden = forms.CharField(
        label="Waarom gaat u verder zonder akkoord?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evalueren_op = forms.DateField(label="Wanneer kijkt u samen terug?", help_text="Bijvoorbeeld 24-11-2026")

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        akkoord, reden = velden.get("akkoord"), velden.get("reden")
        if akkoord == self.NEE and not reden:
            self.add_error("reden", "Schrijf op waarom u verdergaat zonder akkoord van de inwoner.")
        if akkoord == self.JA and reden:
            self.add_error("reden", "De inwoner is akkoord: laat dit leeg, of kies nee.")
        return velden

    def vastlegging(self, aanpak: UUID) -> Akkoord:
        velden = self.cleaned_data
        return Akkoord(aanpak, velden["reden"], gezien=self.gezien(), evalueren_op=velden["evalueren_op"])


class EvaluatieForm(forms.Form):
    """What came of looking back on a doel."""

    gehouden_op = forms.DateField(label="Wanneer keek u samen terug?", help_text="Bijvoorbeeld 24-11-2026")
    erbij = forms.CharField(label="Wie waren erbij?", max_length=200)
    score = _score("Welk cijfer geeft de inwoner het nu?", "Van 1 tot en met 10.")
    woorden = forms.CharField(
        label="Hoe gaat het?",
        help_text="In de woorden van de inwoner.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    volgende_op = forms.DateField(
        label="Wanneer kijkt u weer terug?", help_text="Laat leeg als dat niet meer nodig is.", required=False
    )

    def verslag(self) -> Verslag:
        return Verslag(**self.cleaned_data)


class OverdragenForm(forms.Form):
    """To whom a dossier goes, and when that was talked over."""

    aan = forms.ChoiceField(label="Wie wordt het nieuwe Aanspreekpunt?")
    gesproken_op = forms.DateField(
        label="Wanneer spraken u, uw collega en de inwoner hierover?", help_text="Bijvoorbeeld 24-05-2026"
    )
    waarom = {"gesproken_op": "Een dossier gaat pas over na een gesprek, zodat de inwoner weet wie er nu helpt."}

    def __init__(self, *args: Any, zonder: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies(self, "aan", [(str(wie), naam) for wie, naam in mogelijke_aanspreekpunten() if wie != zonder])

    def nieuwe(self) -> UUID:
        return UUID(self.cleaned_data["aan"])

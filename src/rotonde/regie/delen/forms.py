"""What is typed to share something, as typed values: first with whom and about whom, then what."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms

from rotonde.catalogus.models import Partner
from rotonde.catalogus.queries import partners_op
from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern import klok
from rotonde.kern.soorten import Wet
from rotonde.privacy.deling import tabel
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.soorten import Deelgrond, Deeluitkomst, Deelveld
from rotonde.privacy.deling.tabel import Cel
from rotonde.privacy.toestemming import queries as toestemmingen
from rotonde.regie.beeld import DossierBeeld
from rotonde.regie.delen.vertellen import vertel
from rotonde.regie.forms import kies
from rotonde.toegang.forms import keuzes

_DEELBAAR = [wet for wet in Wet if any(tabel.cel(soort, wet).grond != Deelgrond.NEE for soort in Partnersoort)]


@dataclass(frozen=True)
class Keuze:
    """With whom, about whom and under which wet; what can be told follows from it."""

    partner: Partner
    persoon: UUID
    wet: Wet

    @property
    def cel(self) -> Cel:
        """On what it stands."""
        return tabel.cel(Partnersoort(self.partner.soort), self.wet)

    @property
    def velden(self) -> tuple[Deelveld, ...]:
        """What this partner can get at most."""
        return tabel.velden(Partnersoort(self.partner.soort))


class KeuzeForm(forms.Form):
    """The first step; it stands in the address, and holds ids only."""

    partner = forms.ChoiceField(label="Met wie deelt u?")
    persoon = forms.ChoiceField(label="Over wie gaat het?")
    wet = forms.ChoiceField(
        label="Bij welke wet hoort het?",
        help_text="U deelt per wet. Hoort het bij twee wetten? Deel dan twee keer.",
        choices=keuzes((wet.value, wet.label) for wet in _DEELBAAR),
    )

    def __init__(self, *args: Any, leden: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partners = {str(partner.pk): partner for partner in partners_op(klok.vandaag())}
        kies(self, "partner", [(code, _naam(partner)) for code, partner in self.partners.items()])
        kies(self, "persoon", [(str(lid), naam) for lid, naam in leden.items()])

    def keuze(self) -> Keuze:
        velden = self.cleaned_data
        return Keuze(self.partners[velden["partner"]], UUID(velden["persoon"]), Wet(velden["wet"]))


class DeelForm(forms.Form):
    """The second step: exactly these sentences, why, and until when."""

    velden = forms.MultipleChoiceField(
        label="Wat vertelt u?",
        help_text="Kruis alleen aan wat nodig is. Deze zinnen gaan mee zoals ze hier staan.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kruis aan wat u deelt."},
    )
    toestemming = forms.ChoiceField(label="Op welke toestemming?")
    afweging = forms.CharField(
        label="Waarom is dit nodig zonder toestemming?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    waarvoor = forms.CharField(
        label="Waarvoor deelt u dit?",
        help_text="De inwoner leest dit ook. Bijvoorbeeld: een plek voor beschermd wonen zoeken.",
        max_length=200,
    )
    bericht = forms.CharField(
        label="Wilt u er zelf iets bij schrijven?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    nagelezen = forms.BooleanField(
        label="Ik heb mijn bericht nagelezen: er staat alleen in wat nodig is", required=False
    )
    tot_en_met = forms.DateField(
        label="Tot en met welke dag mag de partner dit lezen?",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    overdracht = forms.BooleanField(
        label="Ik vraag de partner om deze inwoner verder te helpen",
        help_text="Tot de partner de ontvangst bevestigt, blijft u het Aanspreekpunt en blijft het dossier open.",
        required=False,
    )
    vertrouwelijk = forms.BooleanField(
        label="De inwoner mag dit nu nog niet zien",
        help_text="Alleen als het anders niet veilig is. Na de termijn van de meldcode ziet de inwoner het wel.",
        required=False,
    )

    def __init__(self, *args: Any, keuze: Keuze, dossier: DossierBeeld, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuze, self.zinnen = keuze, vertel(keuze.velden, dossier, keuze.persoon, keuze.wet)
        veld = self.fields["velden"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [(welk.value, zin) for welk, zin in self.zinnen.items()]
        self.zonder_toestemming = False
        if keuze.cel.grond == Deelgrond.TOESTEMMING:
            gegeven = toestemmingen.om_te_vertellen(keuze.persoon, keuze.wet)
            kies(self, "toestemming", [(str(een.id), een.voor) for een in gegeven])
            self.zonder_toestemming = not gegeven
            if len(gegeven) == 1:
                self.initial["toestemming"] = str(gegeven[0].id)
        else:
            del self.fields["toestemming"]
        if keuze.cel.grond != Deelgrond.AFWEGING:
            del self.fields["afweging"]
        if keuze.partner.soort != Partnersoort.VEILIG_THUIS:
            del self.fields["vertrouwelijk"]

    def opdracht(self, dossier: UUID) -> Deelopdracht:
        """What was typed, in this dossier."""
        velden = self.cleaned_data
        gekozen = tuple(veld for veld in self.zinnen if veld.value in velden["velden"])
        toestemming = velden.get("toestemming")
        return Deelopdracht(
            dossier,
            self.keuze.persoon,
            self.keuze.partner.pk,
            self.keuze.wet,
            gekozen,
            tuple(self.zinnen[veld] for veld in gekozen),
            velden["waarvoor"],
            velden["tot_en_met"] + timedelta(days=1),
            bericht=velden["bericht"],
            nagelezen=velden["nagelezen"],
            toestemming=UUID(toestemming) if toestemming else None,
            afweging=velden.get("afweging", ""),
            overdracht=velden["overdracht"],
            vertrouwelijk=velden.get("vertrouwelijk", False),
        )


class OntvangstForm(forms.Form):
    """That a partner that does not work here got it."""

    door = forms.CharField(label="Wie van de partner bevestigde dit?", max_length=120)


class AntwoordForm(forms.Form):
    """What a partner lets know of a resident who was handed over."""

    uitkomst = forms.ChoiceField(label="Hoe gaat u verder?", choices=keuzes(Deeluitkomst.choices))
    toelichting = forms.CharField(
        label="Wilt u daar iets over schrijven?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PapierenAntwoordForm(AntwoordForm, OntvangstForm):
    """The same, told by somebody who does not work here."""

    uitkomst = forms.ChoiceField(label="Wat liet de partner weten?", choices=keuzes(Deeluitkomst.choices))


def _naam(partner: Partner) -> str:
    return f"{partner.naam} ({partner.get_soort_display()})"

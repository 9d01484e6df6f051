"""What the style page shows: invented examples of every component, in every state."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from psycopg.types.range import DateRange

DEUREN = ("publiek", "werkplek", "monitor")
NU = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


class VoorbeeldForm(forms.Form):
    """One of each kind of field."""

    waarom = {"geboortedatum": "Met uw leeftijd weten we welke hulp bij u past. Verder gebruiken we de datum niet."}

    naam = forms.CharField(label="Hoe heet u?")
    geboortedatum = forms.DateField(
        label="Wat is uw geboortedatum?",
        help_text="Bijvoorbeeld 24-05-1981",
        widget=forms.DateInput(attrs={"autocomplete": "bday"}),
    )
    vraag = forms.CharField(
        label="Waar kunnen we u mee helpen?",
        help_text="Schrijf het op zoals u het zou vertellen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kern = forms.ChoiceField(label="In welke plaats woont u?", choices=[("", "Kies een plaats"), ("w", "Wapenveld")])
    kanaal = forms.ChoiceField(
        label="Hoe wilt u dat we contact opnemen?",
        choices=[("bellen", "Bellen"), ("mailen", "Mailen"), ("langskomen", "Ik kom langs")],
        widget=forms.RadioSelect,
    )
    dagen = forms.MultipleChoiceField(
        label="Wanneer bent u bereikbaar?",
        required=False,
        choices=[("ochtend", "In de ochtend"), ("middag", "In de middag")],
        widget=forms.CheckboxSelectMultiple,
    )
    akkoord = forms.BooleanField(label="U mag mijn gegevens gebruiken om mij te helpen")


class KiesForm(forms.Form):
    """A choice that narrows a list: with htmx at once, without it after the button."""

    soort = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Alles"), ("nieuw", "Nieuw"), ("wacht", "Wacht op u"), ("goed", "Klaar")],
    )


def voorbeelden(deur: str, soort: str = "") -> dict[str, Any]:
    """Everything that the template of the style page needs, for one of the three doors."""
    return {
        "kies_formulier": KiesForm({"soort": soort}, auto_id="kies_%s"),
        "ik": {"naam": "Noor Terpstra", "rol": "Aanspreekpunt"} if deur == "werkplek" else None,
        "navigatie": _navigatie(deur),
        "leeg_formulier": VoorbeeldForm(auto_id="leeg_%s"),
        "fout_formulier": VoorbeeldForm(
            {"naam": "Bram", "geboortedatum": "31-02-2020", "kern": "w"}, auto_id="fout_%s"
        ),
        "blad": Paginator(range(240), 20).page(3),
        "rijen": [rij for rij in RIJEN if soort in ("", rij["soort"])],
        "dag": date(2026, 3, 2),
        "moment": NU,
        "bereik": DateRange(date(2026, 1, 1), date(2027, 1, 1)),
        "open_bereik": DateRange(date(2026, 3, 2), None),
        "bedrag": Decimal("1234.50"),
        "gegevens": [("Naam", "Bram Kuiper"), ("Geboren", "24 mei 1981"), ("Telefoon", ""), ("Woont in", "Wapenveld")],
        "gebeurtenissen": GEBEURTENISSEN,
        "hier": reverse("vorm:stijlpagina"),
        "deuren": {naam: reverse("vorm:stijlpagina_deur", args=[naam]) for naam in DEUREN},
        "stappen": ["Uw vraag", "Over u", "Nakijken", "Versturen"],
        "pad": [("Start", "/"), ("Hulp en zorg", reverse("vorm:stijlpagina"))],
    }


def _navigatie(deur: str) -> list[dict[str, Any]]:
    namen = {
        "publiek": ["Start", "Hulp zoeken", "Mijn vraag stellen", "Over ons"],
        "werkplek": ["Vandaag", "Werkvoorraad", "Mijn dossiers", "Agenda"],
        "monitor": ["Overzicht", "Jeugd", "Wmo", "Werk en inkomen", "Over de cijfers"],
    }[deur]
    return [
        {
            "naam": naam,
            "url": reverse("vorm:stijlpagina_deur", args=[deur]),
            "actief": nr == 0,
            "aantal": 3 if naam == "Werkvoorraad" else None,
        }
        for nr, naam in enumerate(namen)
    ]


RIJEN = [
    {"nummer": "M-2026-0412", "inwoner": "Bram Kuiper", "kern": "Wapenveld", "status": "Nieuw", "soort": "nieuw",
     "afslag": 1, "bedrag": Decimal("0")},
    {"nummer": "M-2026-0398", "inwoner": "Lotte en Daan Visser", "kern": "Heerde", "status": "In gesprek",
     "soort": "bezig", "afslag": 2, "bedrag": Decimal("640")},
    {"nummer": "M-2026-0371", "inwoner": "Gerda Hofman", "kern": "Vorchten", "status": "Wacht op u", "soort": "wacht",
     "afslag": 3, "bedrag": Decimal("1234.50")},
]  # fmt: skip

GEBEURTENISSEN = [
    {
        "moment": NU,
        "titel": "Uw brief ligt klaar",
        "tekst": "Daarin staat ons besluit.",
        "url": "#formulier",
    },
    {"moment": date(2026, 2, 24), "titel": "Gesprek bij u thuis", "wie": "Noor Terpstra, uw Aanspreekpunt"},
    {"moment": date(2026, 2, 18), "titel": "We hebben uw vraag ontvangen"},
]

"""What one looks for in dossiers, as typed values."""

from django import forms

MINSTENS = 3


class WoordenForm(forms.Form):
    """Some words."""

    woorden = forms.CharField(
        label="Welke woorden zoekt u?",
        help_text="Andere vormen van een woord vindt u ook. Zet “aanhalingstekens” om woorden die bij elkaar horen.",
        min_length=MINSTENS,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    waarom = {"woorden": "Wij zoeken alleen in uw eigen dossiers. De inwoner ziet dat u daar hebt gezocht."}

    def clean_woorden(self) -> str:
        """Typographic quotes are quotes."""
        getypt: str = self.cleaned_data["woorden"]
        return getypt.translate(str.maketrans("“”„", '"""'))

"""How a Django form is drawn: label, hint, reason, error, and an error summary that leads to each field.

Settings: `FORM_RENDERER = "rotonde.vorm.formulier.VormRenderer"`. A form may tell why it asks for something:

    class HulpvraagForm(forms.Form):
        waarom = {"geboortedatum": "Zo weten we welke wet bij u past."}
"""

from functools import cached_property
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.datastructures import MultiValueDict

from rotonde.kern import getypt
from rotonde.vorm.foutwoorden import foutregels

KLASSEN: dict[str, str] = {
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "text": "utrecht-textbox utrecht-textbox--html-input",
}
KEUZES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def soort_veld(widget: forms.Widget) -> str:
    """Which of the five looks a widget has."""
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        return "checkbox"
    if isinstance(widget, forms.RadioSelect):
        return "radio"
    if isinstance(widget, forms.Select):
        return "select"
    return "textarea" if isinstance(widget, forms.Textarea) else "text"


class VormVeld(forms.BoundField):
    """A field in a form as our templates need it: its look, its reason, and what a screen reader hears with it."""

    @cached_property
    def initial(self) -> Any:
        """What the field begins with: what was typed here before and not sent (REL-11), else what the form says."""
        hier = getypt.nu()
        if hier is not None and not self.form.is_bound:
            eerder = self.field.widget.value_from_datadict(hier.velden, MultiValueDict(), self.html_name)
            if eerder not in (None, "", []):
                return eerder
        return super().initial

    @property
    def soort(self) -> str:
        return soort_veld(self.field.widget)

    @property
    def waarom(self) -> str:
        return getattr(self.form, "waarom", {}).get(self.name, "")

    @property
    def foutregels(self) -> list[str]:
        """What is not right with this field, in plain words."""
        fouten = self.form.errors.as_data().get(self.name, [])
        return [regel for fout in fouten for regel in foutregels(fout, self.field)]

    @property
    def aanhef(self) -> str:
        """The label as the error summary begins with it: a question keeps its own mark."""
        label = str(self.label)
        return label if label[-1:] in "?.!" else f"{label}:"

    @property
    def id_voor_fout(self) -> str:
        """Where the link in the error summary goes: the first control of a group, else the control itself."""
        eigen = self.auto_id or ""
        return f"{eigen}_0" if isinstance(self.field.widget, KEUZES) else eigen

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not widget.is_hidden:
            eigen = widget.attrs.get("class", "")
            fout = f"utrecht-{self._bouwsteen()}--invalid" if self.errors else ""
            attrs["class"] = " ".join(filter(None, (KLASSEN[soort_veld(widget)], eigen, fout)))
        if attrs.get("required") and isinstance(widget, forms.CheckboxSelectMultiple):
            del attrs["required"]
        return attrs

    def _bouwsteen(self) -> str:
        return {"text": "textbox", "radio": "radio-button"}.get(self.soort, self.soort)


class VormRenderer(TemplatesSetting):
    """Makes `{{ form }}` and `{{ form.veld.as_field_group }}` use the templates of this room."""

    form_template_name = "vorm/formulier/formulier.html"
    field_template_name = "vorm/formulier/veld.html"
    bound_field_class = VormVeld

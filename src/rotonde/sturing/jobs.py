"""Background work of sturing: freezing and counting, outside any page."""

from datetime import date

from procrastinate.contrib.django import app

from rotonde.sturing import bevriezing


@app.task(name="sturing.bevriezen", pass_context=False)
def bevriezen(gemeente: str, peildatum: str | None = None) -> None:
    """Freeze one gemeente; the same day with the same facts gives the same editie (REL-10)."""
    bevriezing.bevries(gemeente, date.fromisoformat(peildatum) if peildatum else None)

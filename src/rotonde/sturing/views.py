"""The monitor of the council, and what each figure means. Both public: only what passed the gate is shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.kern.fouten import NietGevonden
from rotonde.sturing import onthulling, presenters, queries
from rotonde.sturing.gepubliceerd import lees_publicatie
from rotonde.sturing.indicatoren import INDICATOREN, indicator


@require_safe
def monitor(request: HttpRequest, jaar: int | None = None) -> HttpResponse:
    """The figures of a year: counted from the frozen facts, beside what was published."""
    standen = queries.edities()
    gekozen = jaar or queries.jaar_van_monitor(standen)
    stand = queries.editie_voor(gekozen, standen) if gekozen else None
    if jaar is not None and stand is None:
        raise NietGevonden(f"Over {jaar} zijn geen cijfers bevroren: kies een ander jaar.")
    gegevens: dict[str, object] = {
        "navigatie": presenters.navigatie(),
        "jaar": gekozen,
        "stand": stand,
        "verwacht": stand.editie.verwacht if stand else len(INDICATOREN),
        "jaren": presenters.jaren(standen),
    }
    if stand is not None and stand.klaar and gekozen is not None:
        gegevens["domeinen"] = presenters.domeinen(
            gekozen,
            queries.waarden(stand.editie.pk),
            lees_publicatie(stand.editie.gemeente_id, gekozen),
            queries.grafieken(stand.editie.pk),
        )
    return render(request, "sturing/monitor.html", gegevens)


@require_safe
def definitie(request: HttpRequest, code: str) -> HttpResponse:
    """What an indicator means, how it is counted, and its figures so far. Raises NietGevonden for a closed one too."""
    gekozen = indicator(code)
    if not onthulling.mag_tonen(gekozen):
        raise NietGevonden(f"Er is geen indicator {code}: kies een code uit de monitor.")
    standen = queries.edities()
    jaar = queries.jaar_van_monitor(standen)
    stand = queries.editie_voor(jaar, standen) if jaar else None
    klaar = stand if stand is not None and stand.klaar else None
    gegevens = {
        "navigatie": presenters.navigatie(),
        "pad": presenters.pad(),
        "indicator": gekozen,
        "stand": klaar,
        "bijschrift": presenters.bijschrift(gekozen),
        "kenmerken": presenters.kenmerken(gekozen),
        "voorbeelden": presenters.voorbeelden(gekozen),
    }
    if klaar is not None and jaar is not None:
        gegevens["reeks"] = presenters.reeks(
            gekozen,
            queries.waarden(klaar.editie.pk).get(code, {}),
            lees_publicatie(klaar.editie.gemeente_id, jaar),
        )
        gegevens["grafiek"] = presenters.tekening(queries.grafieken(klaar.editie.pk).get(code, ""))
    return render(request, "sturing/definitie.html", gegevens)

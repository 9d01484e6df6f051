"""The verbs of sturing: freeze the facts, count the figures.

The analysis parts are imported inside the verbs that use them: they are a second lock that is installed after the
first page is served, and the web process runs without them.
"""

from datetime import date
from uuid import UUID

from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.sturing import onthulling, policies
from rotonde.sturing.feiten import onttrekken
from rotonde.sturing.indicatoren import INDICATOREN, indicator
from rotonde.sturing.models import Editie, Grafiek, IndicatorWaarde

_NIET_GEINSTALLEERD = (
    "De onderdelen om te rekenen zijn er nog niet: wacht tot ze zijn geïnstalleerd en probeer opnieuw."
)


@actie("sturing.bevriezen")
def bevriezen(peildatum: date) -> Editie:
    """Freeze the facts of the gemeente as known on `peildatum`, pseudonymised, and return the editie.

    Guarantees one line in the inzagelog per person whose data is taken, files that never change, and the same editie
    when nothing changed since the last time (REL-10). Raises Ongeldig for a day to come, KanNuNiet while the analysis
    parts are not installed, GeenContext without purpose statistiek.
    """
    policies.check_doel_is_statistiek()
    policies.check_peildatum(peildatum)
    try:
        from rotonde.sturing.feiten import opslag  # noqa: PLC0415  analysis parts, see above
    except ImportError:
        raise KanNuNiet(_NIET_GEINSTALLEERD) from None
    onttrokken = onttrekken.onttrek(peildatum)
    gemeente = wie.huidig().gemeente
    bestaand = Editie.objects.filter(gemeente_id=gemeente, peildatum=peildatum, bron=onttrokken.bron).first()
    if bestaand is not None:
        return bestaand
    editie = Editie(
        gemeente_id=gemeente,
        peildatum=peildatum,
        hash=opslag.schrijf(onttrokken.rijen),
        bron=onttrokken.bron,
        aantallen={tabel: len(rijen) for tabel, rijen in onttrokken.rijen.items()},
        verwacht=sum(len(i.periodes(peildatum)) for i in INDICATOREN.values()),
    )
    Editie.objects.bulk_create([editie])
    gegevens = {"peildatum": peildatum.isoformat(), "hash": editie.hash}
    gebeurtenissen.noteer("sturing.bevroren", [Feit("editie", editie.pk, gegevens=gegevens)])
    return editie


@actie("sturing.berekenen")
def berekenen(editie_id: UUID, code: str) -> None:
    """Count one indicator over every period of an editie, and draw its chart; what stands already stays.

    Raises NietGevonden for an unknown editie or code, KanNuNiet when its facts are gone or were changed, or while the
    analysis parts are not installed.
    """
    definitie = indicator(code)
    editie = Editie.objects.filter(pk=editie_id, gemeente_id=wie.huidig().gemeente).first()
    if editie is None:
        raise NietGevonden("Deze editie is niet gevonden: bevries eerst de feiten.")
    try:
        from rotonde.sturing import grafiek, rekenen  # noqa: PLC0415  analysis parts, see above
        from rotonde.sturing.feiten import opslag  # noqa: PLC0415  analysis parts, see above
    except ImportError:
        raise KanNuNiet(_NIET_GEINSTALLEERD) from None
    bank = opslag.open_(editie.hash)
    waarden = []
    for periode in definitie.periodes(editie.peildatum):
        uitkomst = rekenen.bereken(definitie, bank, periode)
        waarden.append(
            IndicatorWaarde(
                gemeente_id=editie.gemeente_id,
                editie=editie,
                code=code,
                periode=periode.code,
                teller=uitkomst.teller,
                noemer=uitkomst.noemer,
                waarde=uitkomst.waarde,
            )
        )
    # Two workers at once count the same: the second leaves what the first wrote (REL-10).
    IndicatorWaarde.objects.bulk_create(waarden, ignore_conflicts=True)
    getekend = Grafiek(
        gemeente_id=editie.gemeente_id,
        editie=editie,
        code=code,
        svg=grafiek.svg(
            definitie, [(waarde.periode, onthulling.totaal(definitie, waarde.waarde)) for waarde in waarden]
        ),
    )
    Grafiek.objects.bulk_create([getekend], ignore_conflicts=True)
    gebeurtenissen.noteer("sturing.berekend", [Feit("editie", editie.pk, gegevens={"indicator": code})])

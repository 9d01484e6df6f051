"""What is counted of the statutory terms: aanvragen that had to be decided on before today and are not."""

import datetime as dt

from tests.besluiten.wereld import VANDAAG, Wereld

from rotonde.kern import metingen

LAATSTE_DAG = VANDAAG + dt.timedelta(weeks=2)


def _te_laat(wereld: Wereld, dag: dt.date) -> float:
    with wereld.op(dag):
        metingen.meet_alles()
    return metingen.totaal("beslistermijn_te_laat")


def test_een_aanvraag_zonder_besluit_is_te_laat_na_de_laatste_dag_rel_20(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        wereld.aanvraag()

    assert _te_laat(wereld, LAATSTE_DAG) == 0
    assert _te_laat(wereld, LAATSTE_DAG + dt.timedelta(days=1)) == 1


def test_waarop_is_besloten_is_nooit_te_laat_af_35(wereld: Wereld) -> None:
    wereld.besluit()

    assert _te_laat(wereld, LAATSTE_DAG + dt.timedelta(days=400)) == 0

"""Whose files a medewerker does not open: the own, and those of partner, household and relations (PRIV-20).

The circle follows from tables that say they bind people. It goes before involvement, before a team and before
noodtoegang: it is taken from what they open. A row with `verbindt` is not judged by it, because it is read for it.
"""

from collections.abc import Iterator

from django.db import models

from rotonde.kern.bescherming.basis import ZOEKPAD, is_log
from rotonde.kern.verwerking import Verbinding, verwerking_van

_GEMEENTE = "gemeente_id = (SELECT kern_ctx('gemeente'))"


def functies(tenants: list[type[models.Model]]) -> list[str]:
    """`kern_kring_van(medewerker)`: people and objects; `kern_kring()`: the same of who asks, none for who is no
    medewerker; `kern_gesloten()`: that with what is besloten; `kern_gaat_over(ids, kring)`: whether a row with one of
    these ids, in whatever table, is about one of the circle."""
    return [
        _functie("kern_kring_van(wie uuid)", _kring(tenants)),
        _functie(
            "kern_kring()",
            "BEGIN IF kern_ctx('actor_soort') = 'medewerker' THEN "
            "RETURN QUERY SELECT * FROM kern_kring_van(kern_actor()); END IF; END",
        ),
        _functie(
            "kern_gesloten()",
            "BEGIN RETURN QUERY SELECT * FROM kern_besloten(); RETURN QUERY SELECT * FROM kern_kring(); END",
        ),
        _functie(
            "kern_gaat_over(ids uuid[], kring uuid[])",
            f"BEGIN RETURN EXISTS ({' UNION ALL '.join(_rijen(tenants))}); END",
            "boolean",
        ),
    ]


def _functie(kop: str, lichaam: str, geeft: str = "SETOF uuid") -> str:
    return f"CREATE OR REPLACE FUNCTION {kop} RETURNS {geeft} LANGUAGE plpgsql STABLE {ZOEKPAD} AS $f$ {lichaam} $f$"


def _rijen(tenants: list[type[models.Model]]) -> Iterator[str]:
    """Per table that says whom or what its rows are about: its rows with one of the ids about one of the circle."""
    for model in tenants:
        kolommen = ", ".join(verwerking_van(model).over_wie)
        if kolommen and not is_log(model):
            over = f"ARRAY[{kolommen}]::uuid[] && kring"
            yield f"SELECT FROM public.{model._meta.db_table} WHERE {_GEMEENTE} AND id = ANY (ids) AND {over}"


def _kring(tenants: list[type[models.Model]]) -> str:
    """Relations of whatever day, then everybody who lives today with any of them, then what these are involved in.

    What is besloten hides these ties from who is not named; what was closed together with somebody of the circle
    belongs to it as well.
    """
    banden = [(model._meta.db_table, band) for model in tenants if (band := verwerking_van(model).verbindt)]
    verwant = "".join(_paren(tabel, band) for tabel, band in banden if not band.groep)
    samen = "".join(_samen(tabel, band) for tabel, band in banden if band.groep)
    return f"""
DECLARE zelf uuid;
BEGIN
  SELECT m.persoon_id INTO zelf FROM public.kern_medewerker m WHERE m.id = wie AND m.{_GEMEENTE};
  IF zelf IS NULL THEN RETURN; END IF;
  RETURN QUERY
  WITH verwant AS (SELECT zelf AS id{verwant}), naast AS (SELECT id FROM verwant{samen}),
  kring AS (SELECT id FROM naast UNION SELECT s.object_id FROM public.kern_beslotenheid s
    WHERE s.{_GEMEENTE} AND s.tot IS NULL AND s.dossier_id IN (SELECT z.dossier_id FROM public.kern_beslotenheid z
      WHERE z.{_GEMEENTE} AND z.tot IS NULL AND z.object_id IN (SELECT id FROM naast)))
  SELECT id FROM kring
  UNION ALL
  SELECT b.object_id FROM public.kern_betrokkenheid b
  WHERE b.{_GEMEENTE} AND b.wie_id = ANY (ARRAY(SELECT id FROM kring));
END
"""


def _paren(tabel: str, band: Verbinding) -> str:
    richtingen = ((band.persoon, band.met), (band.met, band.persoon))
    return "".join(
        f" UNION SELECT r.{naar} FROM public.{tabel} r WHERE r.{_GEMEENTE} AND r.{van} = zelf"
        for van, naar in richtingen
    )


def _samen(tabel: str, band: Verbinding) -> str:
    return (
        f" UNION SELECT huis.{band.persoon} FROM public.{tabel} lid JOIN public.{tabel} huis"
        f" ON huis.gemeente_id = lid.gemeente_id AND huis.{band.met} = lid.{band.met}"
        f" WHERE lid.{_GEMEENTE} AND lid.{band.persoon} IN (SELECT id FROM verwant)"
        f" AND lid.periode @> (SELECT kern_vandaag()) AND huis.periode @> (SELECT kern_vandaag())"
    )

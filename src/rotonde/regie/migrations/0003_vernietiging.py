"""Destruction by the one gate passes what guards living dossiers: what is agreed stays as it is until it goes whole."""

from importlib import import_module

from django.db import migrations

_VORIGE = import_module("rotonde.regie.migrations.0002_bewaking")
_LOOPT = """
  IF TG_OP = 'DELETE' AND kern_vernietiging_loopt() THEN
    RETURN OLD;
  END IF;
"""
_FUNCTIES = ("regie_aanpak_ligt_vast", "regie_doel_ligt_vast", "regie_inzet_ligt_vast")


def _functie(bron: str, naam: str) -> str:
    """One function as the previous migration wrote it, to be replaced in place."""
    begin = bron.index(f"CREATE FUNCTION {naam}(")
    return bron[begin : bron.index("END $f$;", begin) + len("END $f$;")].replace("CREATE", "CREATE OR REPLACE", 1)


def _met_doorgang(naam: str) -> str:
    return _functie(_VORIGE.VASTGESTELD, naam).replace("BEGIN\n", f"BEGIN{_LOOPT}", 1)


_DEKKING = _functie(_VORIGE.DEKKING, "regie_controleer_dekking")
# A dossier that is gone needs nobody any more; a period cannot be left without its dossier, a key holds that.
_DEKKING_VAN_WAT_ER_IS = _DEKKING.replace("IF klopt IS NOT TRUE THEN", "IF klopt IS FALSE THEN")


class Migration(migrations.Migration):
    dependencies = [("regie", "0002_bewaking"), ("kern", "0008_vernietiging_bewaakt")]

    operations = [
        migrations.RunSQL(
            [*(_met_doorgang(naam) for naam in _FUNCTIES), _DEKKING_VAN_WAT_ER_IS],
            [*(_functie(_VORIGE.VASTGESTELD, naam) for naam in _FUNCTIES), _DEKKING],
        )
    ]

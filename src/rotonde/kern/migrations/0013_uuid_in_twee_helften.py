"""A uuid as two ranges of one number each, so that the index of an exclusion constraint knows what lies near what."""

import django.contrib.postgres.constraints
from django.db import migrations, models

# No pinned search path: so the planner folds them into the index. The hexadecimal digits of a half make its number.
_HELFTEN = {
    "kern_uuid_begin": "left(waarde::text, 8) || substr(waarde::text, 10, 4) || substr(waarde::text, 15, 4)",
    "kern_uuid_eind": "substr(waarde::text, 20, 4) || right(waarde::text, 12)",
}


def _functie(naam: str, cijfers: str) -> str:
    getal = f"('x' || {cijfers})::bit(64)::bigint"
    return (
        f"CREATE FUNCTION {naam}(waarde uuid) RETURNS int8range LANGUAGE sql IMMUTABLE PARALLEL SAFE "
        f"AS $f$ SELECT int8range({getal}, {getal}, '[]') $f$"
    )


class Migration(migrations.Migration):
    veilig_omdat = {"uniek": "een paar rijen per medewerker: de indexen staan er in een oogwenk"}

    dependencies = [("kern", "0012_aanmelden_en_zegels")]
    operations = [
        *(migrations.RunSQL(_functie(naam, cijfers), f"DROP FUNCTION {naam}(uuid)") for naam, cijfers in _HELFTEN.items()),
        migrations.RemoveConstraint(
            model_name='rolperiode',
            name='rol_geven_of_gebruiken',
        ),
        migrations.RemoveConstraint(
            model_name='teamlid',
            name='teamlid_eenmaal',
        ),
        migrations.AddConstraint(
            model_name='rolperiode',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('medewerker'), function='kern_uuid_eind'), '&&'), (models.Func(models.F('medewerker'), function='kern_uuid_begin'), '&&'), ('periode', '&&'), (models.Func(models.Case(models.When(rol='beheer', then=models.Value(0)), models.When(rol__in=['inwoner', 'balie', 'aanspreekpunt', 'procesregisseur', 'professional', 'backoffice', 'kwaliteit', 'dienst'], then=models.Value(1)), default=models.Value(5)), models.Case(models.When(rol='beheer', then=models.Value(0)), models.When(rol__in=['inwoner', 'balie', 'aanspreekpunt', 'procesregisseur', 'professional', 'backoffice', 'kwaliteit', 'dienst'], then=models.Value(1)), default=models.Value(5)), models.Value('[]'), function='int4range'), '-|-')], name='rol_geven_of_gebruiken'),
        ),
        migrations.AddConstraint(
            model_name='teamlid',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('team'), function='kern_uuid_eind'), '&&'), (models.Func(models.F('team'), function='kern_uuid_begin'), '&&'), (models.Func(models.F('medewerker'), function='kern_uuid_eind'), '&&'), (models.Func(models.F('medewerker'), function='kern_uuid_begin'), '&&'), ('periode', '&&')], name='teamlid_eenmaal'),
        ),
    ]

"""Evaluaties of a doel, and what makes a doel the same through all versions; what was measured stays."""

import django.db.models.deletion
import rotonde.kern.models.basis
from django.db import migrations, models

BLIJFT = """
CREATE FUNCTION regie_evaluatie_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF OLD.gehouden_op IS NOT NULL THEN
    RAISE EXCEPTION 'evaluatie % is gehouden en ligt vast', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_evaluatie_ligt_vast';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER ligt_vast BEFORE UPDATE ON regie_evaluatie
  FOR EACH ROW EXECUTE FUNCTION regie_evaluatie_ligt_vast();
"""
BLIJFT_TERUG = """
DROP TRIGGER ligt_vast ON regie_evaluatie;
DROP FUNCTION regie_evaluatie_ligt_vast();
"""


class Migration(migrations.Migration):
    dependencies = [
        ('inwoners', '0003_uuid_in_twee_helften'),
        ('kern', '0013_uuid_in_twee_helften'),
        ('regie', '0010_doelbinding_nagekeken'),
    ]

    operations = [
        migrations.AddField(
            model_name='doel',
            name='lijn',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name='Evaluatie',
            fields=[
                ('id', models.UUIDField(default=rotonde.kern.models.basis.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('gepland_op', models.DateField()),
                ('gehouden_op', models.DateField(blank=True, null=True)),
                ('erbij', models.CharField(blank=True, max_length=200)),
                ('score', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('woorden', models.CharField(blank=True, max_length=500)),
                ('wet', models.CharField(choices=[('wmo', 'Wmo 2015'), ('jeugdwet', 'Jeugdwet'), ('participatiewet', 'Participatiewet'), ('wgs', 'Wet gemeentelijke schuldhulpverlening'), ('algemeen', 'Algemene gemeentelijke taak')], max_length=20)),
                ('doel', rotonde.kern.models.basis.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='evaluaties', to='regie.doel')),
                ('dossier', rotonde.kern.models.basis.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regie.dossier')),
                ('gemeente', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kern.gemeente')),
                ('persoon', rotonde.kern.models.basis.TenantForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inwoners.persoon')),
            ],
            options={
                'verbose_name_plural': 'evaluaties',
                'indexes': [models.Index(fields=['gemeente', 'doel'], name='evaluatie_doel'), models.Index(fields=['gemeente', 'dossier'], name='evaluatie_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('erbij', ''), ('gehouden_op__isnull', True), ('score__isnull', True), ('woorden', '')), models.Q(('gehouden_op__isnull', False), ('score__isnull', False), ('score__gte', 1), ('score__lte', 10), models.Q(('erbij', ''), _negated=True), models.Q(('woorden', ''), _negated=True)), _connector='OR'), name='evaluatie_gepland_of_heel'), models.UniqueConstraint(condition=models.Q(('gehouden_op__isnull', True)), fields=('gemeente', 'doel'), name='evaluatie_een_gepland')],
            },
        ),
        migrations.RunSQL(BLIJFT, BLIJFT_TERUG),
    ]

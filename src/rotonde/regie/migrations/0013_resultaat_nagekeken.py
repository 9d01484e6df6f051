"""Read the table without a lock, once the constraint holds for what comes after."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("regie", "0012_nazorg")]

    operations = [ValidateConstraint("dossier", "dossier_resultaat_bij_sluiten")]

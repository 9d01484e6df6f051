"""Read the table without a lock, once the constraint holds for what comes after."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("regie", "0022_maatwerk_noemt_product")]

    operations = [ValidateConstraint("inzet", "inzet_maatwerk_noemt_product")]

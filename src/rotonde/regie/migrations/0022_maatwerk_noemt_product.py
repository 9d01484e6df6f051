"""Maatwerk names a product, as the form always asked: from now on for whatever is written."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regie", "0021_aanzet_ligt_vast")]

    operations = [
        AddConstraintNotValid(
            model_name="inzet",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort", "maatwerk"), _negated=True)
                | models.Q(("product_code", ""), _negated=True),
                name="inzet_maatwerk_noemt_product",
            ),
        )
    ]

"""In which contact a melding came up. The column is empty everywhere; the index comes in the next migration."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_melder")]

    operations = [
        migrations.AddField("melding", "contactmoment_id", models.UUIDField(blank=True, null=True)),
    ]

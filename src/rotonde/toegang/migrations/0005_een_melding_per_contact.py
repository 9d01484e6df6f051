"""A contact leads to one melding at most: the index is built while others write (REL-16)."""

from django.db import migrations, models
from django.db.models import Q

_REGEL = models.UniqueConstraint(
    fields=["gemeente", "contactmoment_id"],
    condition=Q(contactmoment_id__isnull=False),
    name="melding_een_per_contact",
)
_BOUW = """
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS melding_een_per_contact
  ON toegang_melding (gemeente_id, contactmoment_id) WHERE contactmoment_id IS NOT NULL
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("toegang", "0004_melding_uit_contact")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(_BOUW, "DROP INDEX CONCURRENTLY IF EXISTS melding_een_per_contact")
            ],
            state_operations=[migrations.AddConstraint("melding", _REGEL)],
        )
    ]

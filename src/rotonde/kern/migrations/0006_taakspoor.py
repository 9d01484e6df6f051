from django.db import migrations

# The process of the transaction that adds the job, by itself: no task and no query of the queue has to know of it.
VAN_WIE = "nullif(current_setting('rotonde.proces', true), '')::uuid"


class Migration(migrations.Migration):

    dependencies = [
        ('kern', '0005_herstelbewijs'),
        ('procrastinate', '0041_post_retry_failed_job'),
    ]

    operations = [
        # Nullable and without a default first: a default that is there at once would be given to the rows that stand.
        migrations.RunSQL(
            "ALTER TABLE procrastinate_jobs ADD COLUMN spoor uuid",
            "ALTER TABLE procrastinate_jobs DROP COLUMN spoor",
        ),
        migrations.RunSQL(
            f"ALTER TABLE procrastinate_jobs ALTER COLUMN spoor SET DEFAULT {VAN_WIE}",
            "ALTER TABLE procrastinate_jobs ALTER COLUMN spoor DROP DEFAULT",
        ),
    ]

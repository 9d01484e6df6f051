"""A stretch of time of a log is found without reading the rest of it: small indexes, made while others write."""

from django.contrib.postgres.indexes import BrinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("kern", "0010_akkoord_bewaakt")]
    operations = [
        AddIndexConcurrently("gebeurtenis", BrinIndex(fields=["tijd"], name="gebeurtenis_tijd")),
        AddIndexConcurrently("inzage", BrinIndex(fields=["tijd"], name="inzage_tijd")),
    ]

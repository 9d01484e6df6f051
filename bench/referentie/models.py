"""The tables of Rotonde as a bare application would read them: no tenant, no protection, no verbs.

Unmanaged, and only with what the views of the reference show.
"""

from django.db import models


class Persoon(models.Model):
    id = models.UUIDField(primary_key=True)
    gemeente_id = models.CharField(max_length=4)
    voornamen = models.CharField(max_length=200)
    achternaam = models.CharField(max_length=200)
    bsn_hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "inwoners_persoon"

    def __str__(self) -> str:
        return f"{self.voornamen} {self.achternaam}"


class Melding(models.Model):
    id = models.UUIDField(primary_key=True)
    persoon = models.ForeignKey(Persoon, models.DO_NOTHING)
    onderwerp = models.CharField(max_length=80)

    class Meta:
        managed = False
        db_table = "toegang_melding"

    def __str__(self) -> str:
        return self.onderwerp


class Dossier(models.Model):
    id = models.UUIDField(primary_key=True)
    melding = models.ForeignKey(Melding, models.DO_NOTHING)
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "regie_dossier"

    def __str__(self) -> str:
        return str(self.id)


class Besluit(models.Model):
    id = models.UUIDField(primary_key=True)
    persoon = models.ForeignKey(Persoon, models.DO_NOTHING)
    soort = models.CharField(max_length=12)
    bedrag = models.DecimalField(max_digits=11, decimal_places=2)
    datum = models.DateField()

    class Meta:
        managed = False
        db_table = "besluiten_besluit"

    def __str__(self) -> str:
        return str(self.id)


class Regel(models.Model):
    """What a bare application writes: one row."""

    wie = models.IntegerField()
    tijd = models.DateTimeField(auto_now_add=True)

    class Meta:
        managed = False
        db_table = 'referentie"."regel'

    def __str__(self) -> str:
        return str(self.wie)

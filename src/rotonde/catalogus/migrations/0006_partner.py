"""A rol of its own for who works for a partner."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogus', '0005_aanzet'),
    ]

    operations = [
        migrations.AlterField(
            model_name='functie',
            name='grondrol',
            field=models.CharField(blank=True, choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
    ]

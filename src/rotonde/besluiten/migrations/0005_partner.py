"""A rol of its own for who works for a partner."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('besluiten', '0004_bewaking_in_een_keer'),
    ]

    operations = [
        migrations.AlterField(
            model_name='besluit',
            name='rol',
            field=models.CharField(choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
        migrations.AlterField(
            model_name='mandaat',
            name='rol',
            field=models.CharField(choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
    ]

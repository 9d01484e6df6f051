"""A rol of its own for who works for a partner: the rol joins those that use what others give."""

import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):

    veilig_omdat = {"uniek": "een paar rijen per medewerker: de index staat er in een oogwenk"}

    dependencies = [
        ('kern', '0015_vervanging_en_ave'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='rolperiode',
            name='rol_geven_of_gebruiken',
        ),
        migrations.AlterField(
            model_name='beveiligingsregel',
            name='rol',
            field=models.CharField(choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='rol',
            field=models.CharField(choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
        migrations.AlterField(
            model_name='inzage',
            name='rol',
            field=models.CharField(choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
        migrations.AlterField(
            model_name='rolperiode',
            name='rol',
            field=models.CharField(choices=[('anoniem', 'bezoeker'), ('inwoner', 'inwoner'), ('balie', 'medewerker balie en telefonie'), ('aanspreekpunt', 'Aanspreekpunt'), ('procesregisseur', 'procesregisseur'), ('professional', 'professional met mandaat'), ('partner', 'medewerker van een partner'), ('backoffice', 'medewerker backoffice'), ('kwaliteit', 'kwaliteitsmedewerker'), ('beleid', 'beleidsmedewerker'), ('raadslid', 'raadslid'), ('fg', 'functionaris gegevensbescherming'), ('beheer', 'applicatiebeheerder'), ('dienst', 'systeemdienst')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='rolperiode',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('medewerker'), function='kern_uuid_eind'), '&&'), (models.Func(models.F('medewerker'), function='kern_uuid_begin'), '&&'), ('periode', '&&'), (models.Func(models.Case(models.When(rol='beheer', then=models.Value(0)), models.When(rol__in=['inwoner', 'balie', 'aanspreekpunt', 'procesregisseur', 'professional', 'partner', 'backoffice', 'kwaliteit', 'dienst'], then=models.Value(1)), default=models.Value(5)), models.Case(models.When(rol='beheer', then=models.Value(0)), models.When(rol__in=['inwoner', 'balie', 'aanspreekpunt', 'procesregisseur', 'professional', 'partner', 'backoffice', 'kwaliteit', 'dienst'], then=models.Value(1)), default=models.Value(5)), models.Value('[]'), function='int4range'), '-|-')], name='rol_geven_of_gebruiken'),
        ),
    ]

"""An entry that nobody confirmed leaves the list; the day tells it from one that somebody took off."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("services", "0002_loaded_files_know_what_they_said")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="left_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="Von selbst aus der Liste seit"
            ),
        ),
    ]

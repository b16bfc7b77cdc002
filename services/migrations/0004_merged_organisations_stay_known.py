"""An organisation that was merged into another one stays, and says into which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("services", "0003_entries_can_leave_by_themselves")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="services.organisation",
            ),
        ),
    ]

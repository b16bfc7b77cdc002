"""Says of an invitation that it was taken back, apart from one whose time ran out; older ones by their shorter time."""

from datetime import timedelta

from django.db import migrations, models


def mark_what_was_ended_early(apps, schema_editor):
    """Mark as taken back what ended days before the 14 that every invitation had."""
    invitations = apps.get_model("buendnis", "Invitation")._base_manager
    early = models.F("created_at") + timedelta(days=13)
    invitations.filter(accepted_at__isnull=True, expires_at__lt=early).update(
        taken_back_at=models.F("expires_at")
    )


class Migration(migrations.Migration):
    dependencies = [("buendnis", "0003_people_can_be_rung_back_and_sent_links")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(mark_what_was_ended_early, migrations.RunPython.noop),
    ]

from datetime import datetime, time

from django.db import migrations, models
from django.utils import timezone

EARLIER = ["paper", "meeting", "electronic"]


def take_over(apps, schema_editor):
    """Make a sign-off of every signature of a programme; how it was signed stays as it was said."""
    sign_offs = apps.get_model("certification", "SignOff")._base_manager
    for one in apps.get_model("certification", "Programme")._base_manager.filter(signed_on__isnull=False):
        signed_at = timezone.make_aware(datetime.combine(one.signed_on, time(12)))
        sign_offs.create(
            application_id=one.application_id, purpose="programme", method=one.signed_method,
            name=one.signed_name, function=one.signed_function, place=one.signed_place,
            signed_on=one.signed_on, signed_at=signed_at, asked_at=signed_at, asked_by="",
        )


def give_back(apps, schema_editor):
    """Write signatures into the programmes again; newer ways to sign become the nearest earlier one."""
    sign_offs = apps.get_model("certification", "SignOff")._base_manager
    programmes = apps.get_model("certification", "Programme")._base_manager
    for one in sign_offs.filter(purpose="programme", revoked_at__isnull=True, signed_on__isnull=False):
        programmes.filter(application_id=one.application_id).update(
            signed_name=one.name, signed_function=one.function, signed_place=one.place,
            signed_on=one.signed_on,
            signed_method=one.method if one.method in EARLIER else "electronic",
        )
    sign_offs.filter(method__in=[*EARLIER, "portal"]).delete()
    sign_offs.filter(subject_hash="").update(subject_hash="0" * 64)


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0005_evidence_can_be_taken_back'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='signoff', name='sign_off_address_or_page'),
        migrations.AlterField(
            model_name='signoff',
            name='method',
            field=models.CharField(choices=[('portal', 'Im Portal angemeldet'), ('link', 'Bestätigt über einen Link an die eigene Adresse'), ('page', 'Unterschriebene Seite hochgeladen'), ('paper', 'Auf Papier unterschrieben'), ('meeting', 'Im Gespräch erklärt und vermerkt'), ('electronic', 'Elektronisch unterschrieben')], max_length=12),
        ),
        migrations.AlterField(
            model_name='signoff',
            name='subject_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(migrations.RunPython.noop, give_back),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('method', 'link'), models.Q(('email', ''), _negated=True)), models.Q(('method', 'page'), models.Q(('sha256', ''), _negated=True)), ('method__in', ['portal', 'paper', 'meeting', 'electronic']), _connector='OR'), name='sign_off_address_or_page'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_on__isnull', True)), models.Q(('signed_at__isnull', False), ('signed_on__isnull', False)), _connector='OR'), name='sign_off_signed_has_day'),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name='programme', name='programme_signed_completely'),
        migrations.RemoveField(model_name='programme', name='signed_function'),
        migrations.RemoveField(model_name='programme', name='signed_method'),
        migrations.RemoveField(model_name='programme', name='signed_name'),
        migrations.RemoveField(model_name='programme', name='signed_on'),
        migrations.RemoveField(model_name='programme', name='signed_place'),
    ]

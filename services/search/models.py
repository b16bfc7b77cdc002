"""What the search keeps of an entry: its analysed words and filter values, ready to be loaded."""

from django.db import models

from buendnis.tenancy.models import AllianceOwned


class DirectoryVersion(AllianceOwned):
    """Counts the changes of an alliance's directory; an index in memory asks it whether it is up to date."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta(AllianceOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["alliance"], name="directory_version_once")]


class SearchDocument(AllianceOwned):
    """An entry as the index reads it; made again whenever the entry is written, never edited by hand."""

    entry_code = models.CharField(max_length=12)
    version = models.PositiveBigIntegerField()
    # How much each stem weighs in it.
    words = models.JSONField(default=dict)
    # The values of each filter, as lists.
    facets = models.JSONField(default=dict)
    sort_key = models.CharField(max_length=200)
    fresh_on = models.DateField(null=True)
    # The last day of an event; it leaves the results afterwards by itself.
    until = models.DateField(null=True)
    # Off the list: the row stays so that an index in memory hears of it.
    gone = models.BooleanField(default=False)

    class Meta(AllianceOwned.Meta):
        indexes = [models.Index(fields=["alliance", "version"], name="document_by_version")]
        constraints = [
            models.UniqueConstraint(fields=["alliance", "entry_code"], name="document_once")
        ]

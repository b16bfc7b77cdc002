"""Takes a whole alliance in: every row and file, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Model

from buendnis.access.rules import Actor
from buendnis.accounts.models import User
from buendnis.journal.actions import record
from buendnis.personal_data.parts import NOWHERE
from buendnis.tenancy.codes import new_code
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances, scope
from buendnis.transfer.opening import Opened, opened
from buendnis.transfer.packing import pack
from buendnis.transfer.tables import SIGN_IN, label_of, read, tables, unique_columns
from buendnis.transfer.values import Keeper, Manifest, Refused, keepers

Keys = dict[type[Model], dict[int, int]]


def export_alliance(alliance: Alliance, *, to: Path, by: Actor) -> Manifest:
    """Write the alliance into a file that only its owner reads, and note it in the portal's own journal.

    Raises Refused for a damaged stored file and FileExistsError; half a file is never left behind.
    """
    to.touch(mode=0o600, exist_ok=False)
    try:
        manifest = pack(alliance, to)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    _note("alliance.exported", alliance, by=by, sentence=f"{alliance} als Datei ausgegeben.")
    return manifest


def import_alliance(path: Path, *, by: Actor) -> Alliance:
    """Put an alliance from a file into this portal, in one transaction; return it.

    Codes, numbers, hashes and seals stay what they are; people are found by their address. Raises Refused with
    a sentence for everything that does not fit; then neither a row nor a file is left.
    """
    with opened(path) as source:
        _refuse_known(source.manifest.slug)
        with _kept_only_when_done() as kept, transaction.atomic():
            try:
                with across_alliances("Ein Bündnis, das hereinkommt, hat noch keinen Rahmen"):
                    keys = _take_rows(source)
                    home = _the_one(keys, source.manifest)
                with scope(home):
                    _take_files(source, home, kept)
                    _prove()
                _note(
                    "alliance.imported", home, by=by, sentence=f"{home} aus einer Datei übernommen."
                )
            except DatabaseError as problem:
                raise Refused(
                    "Die Datenbank nimmt eine Zeile nicht an; die Datei widerspricht sich."
                ) from problem
    return home


def _refuse_known(slug: str) -> None:
    if Alliance.objects.filter(slug=slug).exists():
        raise Refused(f"Ein Bündnis mit dem Kürzel „{slug}“ gibt es hier schon.")


def _take_rows(source: Opened) -> Keys:
    """Save all tables in their order; return for each which number in the file is which key here."""
    keys: Keys = {}
    known: set[int] = set()
    for model in tables():
        keys[model] = {}
        for where, raw in source.rows(label_of(model)):
            row: Any = read(model, raw, keys, where=where)
            if model in SIGN_IN and _is_known(row, known):
                continue
            found = _account_here(row) if isinstance(row, User) else None
            if found is not None:
                known.add(found.pk)
            else:
                _refuse_twice(row, where=where)
                # As it was written: no stamp, no sorting key, no date is made anew.
                row.save_base(raw=True)
            if type(raw["id"]) is not int or raw["id"] in keys[model]:
                raise Refused(f"{where}: Die Nummer der Zeile passt nicht.")
            keys[model][raw["id"]] = (found or row).pk
    return keys


def _account_here(user: User) -> User | None:
    """Return the account with the same address. Nobody is the same as somebody who was erased elsewhere."""
    found = User.objects.filter(email__iexact=user.email).first()
    if found is not None and user.email.endswith(NOWHERE):
        user.email = f"geloescht-{new_code().lower()}{NOWHERE}"
        return None
    return found


def _is_known(row: Any, known: set[int]) -> bool:
    """Return whether a way to sign in is left out: nobody's account here is opened by a file from outside."""
    if row.user_id in known:
        return True
    return hasattr(row, "email") and type(row).objects.filter(email__iexact=row.email).exists()


def _refuse_twice(row: Model, *, where: str) -> None:
    """Raise Refused where a code, number or hash is taken here already."""
    for field in unique_columns(type(row)):
        value = getattr(row, field.attname)
        if value is None:
            continue
        if type(row)._default_manager.filter(**{field.name: value}).exists():
            raise Refused(
                f"{where}: {field.name} „{value}“ gibt es hier schon. Zwei gleiche kann ein Portal nicht haben."
            )


def _the_one(keys: Keys, manifest: Manifest) -> Alliance:
    """Return the alliance that came in. Raises Refused unless it is the one of the manifest, and alone."""
    found = list(Alliance.objects.filter(pk__in=keys[Alliance].values()))
    if [each.slug for each in found] != [manifest.slug]:
        raise Refused("Die Datei enthält nicht das Bündnis, das sie nennt.")
    return found[0]


def _take_files(source: Opened, home: Alliance, kept: list[tuple[Keeper, str]]) -> None:
    """Write the stored files; each must be named by a row that tells its hash."""
    left = set(source.files)
    for keeper in keepers():
        for name, sha256 in keeper.named().items():
            if name in source.manifest.missing and name not in left:
                continue
            part = source.manifest.parts.get(f"files/{name}")
            if part is None or part.sha256 != sha256 or not name.startswith(f"{home.slug}/"):
                raise Refused(f"Die Datei {name} fehlt oder passt nicht zu ihrer Prüfsumme.")
            try:
                keeper.write(name, source.file(name))
                kept.append((keeper, name))
            except FileExistsError as problem:
                # An import that was cut off leaves files without rows: the same bytes are at home here.
                if keeper.read(name) != source.file(name):
                    raise Refused(f"Eine andere Datei {name} liegt hier schon.") from problem
            left.discard(name)
    if left:
        raise Refused(f"Die Datei {min(left)} gehört zu keiner Zeile.")


def _prove() -> None:
    """Raise Refused with the first seal, certificate or document that does not fit."""
    for keeper in keepers():
        for fault in keeper.faults():
            raise Refused(f"Ein Siegel stimmt nicht: {fault}")


@contextmanager
def _kept_only_when_done() -> Iterator[list[tuple[Keeper, str]]]:
    """Remove the files that were written when the rows are not kept."""
    written: list[tuple[Keeper, str]] = []
    try:
        yield written
    except BaseException:
        for keeper, name in written:
            keeper.remove(name)
        raise


def _note(verb: str, alliance: Alliance, *, by: Actor, sentence: str) -> None:
    """Write a line of the portal's own: an alliance's journal stays as it came."""
    with across_alliances("Der Betrieb des Portals handelt für kein einzelnes Bündnis"):
        record(verb, about=alliance, by=by, sentence=sentence)

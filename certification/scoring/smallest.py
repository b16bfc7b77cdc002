"""Finds a set of steps that fulfils a task at the least cost: by number, or by an effort per question.

A table per block says the most that so many steps can gain there; the tables are then joined
block by block. The cost allowed grows until something fits, so near goals are quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations

from certification.scoring.steps import Block, Option, Task

# Nobody reads a list longer than this as advice, and finding it would keep a page waiting.
MOST_STEPS = 30
STRIDE = 3

# The question and the option taken there, for each question that changes.
Taken = tuple[tuple[str, Option], ...]
# Steps used and surplus of evidence -> the best gain and how it came about.
Table = dict[tuple[int, int], tuple[int, Taken]]


@dataclass(frozen=True, slots=True)
class Found:
    """A smallest set: what to do with which question, and what that costs (the steps, at effort 1)."""

    taken: Taken
    steps: int
    gain: int


@dataclass(frozen=True, slots=True)
class _Variant:
    """The tables with which all minima hold, and what the blocks from each place on can do.

    `gains` and `surpluses` give, for a place and a number of steps, the most that the blocks from
    there on can bring; each by itself, so that both are bounds and not promises.
    """

    tables: tuple[Table, ...]
    gains: tuple[list[int | None], ...]
    surpluses: tuple[list[int | None], ...]


def smallest_set(task: Task, *, most: int = MOST_STEPS) -> Found | None:
    """A set at the least cost, among those one with the largest gain.

    None if none is enough, or only one that costs more than `most`: too long to help anybody.
    """
    tables = {block.name: _block_table(block) for block in task.blocks}
    variants = [
        variant for needs in _variants(task) if (variant := _prepared(tables, needs)) is not None
    ]
    most = min(most, sum(max(steps for steps, _ in table) for table in tables.values()))
    # A wider net costs little more than a narrow one, so failing nets are widened by some steps.
    for allowed in (*range(0, most, STRIDE), most):
        found = _best_of(task, variants, allowed)
        if found:
            return found
    return None


def _best_of(task: Task, variants: list[_Variant], allowed: int) -> Found | None:
    """The best set over all choices of core fields; each one found narrows the net for the next."""
    best: Found | None = None
    for variant in variants:
        within = best.steps if best else allowed
        if _may_do(variant, 0, within, task.need, task.surplus):
            found = _within(task, variant, within)
            best = min(
                (one for one in (best, found) if one),
                key=lambda one: (one.steps, -one.gain),
                default=None,
            )
    return best


def _variants(task: Task) -> Iterator[dict[str, int]]:
    """The minima to reach, for each choice of core fields where not all of them must."""
    needs = {block.name: block.need for block in task.blocks}
    if not task.any_of:
        yield needs
        return
    below = [name for name in task.any_of if needs[name] > 0]
    lacking = max(0, task.any_count - (len(task.any_of) - len(below)))
    for lifted in combinations(below, lacking):
        yield {
            name: 0 if name in task.any_of and name not in lifted else need
            for name, need in needs.items()
        }


def _block_table(block: Block) -> Table:
    table: Table = {(0, 0): (0, ())}
    for choice in block.choices:
        grown = dict(table)
        for (steps, surplus), (gain, taken) in table.items():
            for option in choice.options:
                key = (steps + option.cost, surplus + option.surplus)
                better = gain + option.gain
                if key not in grown or grown[key][0] < better:
                    grown[key] = (better, (*taken, (choice.question.id, option)))
        table = _worthwhile(grown)
    return table


def _worthwhile(table: Table) -> Table:
    """Leaves out what takes more steps without bringing more gain or more surplus."""
    kept: Table = {}
    best: dict[int, int] = {}
    for (steps, surplus), entry in sorted(table.items(), key=lambda one: (one[0][0], -one[0][1])):
        if all(entry[0] > gain for other, gain in best.items() if other >= surplus):
            kept[steps, surplus] = entry
            best[surplus] = max(entry[0], best.get(surplus, entry[0]))
    return kept


def _prepared(tables: dict[str, Table], needs: dict[str, int]) -> _Variant | None:
    usable = tuple(
        {key: entry for key, entry in tables[name].items() if entry[0] >= need}
        for name, need in needs.items()
    )
    if not all(usable):
        return None
    gains: list[list[int | None]] = [[0]]
    surpluses: list[list[int | None]] = [[0]]
    for table in reversed(usable):
        gains.append(_joined_bound(gains[-1], ((key[0], entry[0]) for key, entry in table.items())))
        surpluses.append(_joined_bound(surpluses[-1], table))
    return _Variant(usable, tuple(gains[::-1]), tuple(surpluses[::-1]))


def _joined_bound(later: list[int | None], here: Iterable[tuple[int, int]]) -> list[int | None]:
    """The most with up to so many steps, once this block joins the later ones; None is no way."""
    best: dict[int, int] = {}
    for steps, value in here:
        best[steps] = max(value, best.get(steps, value))
    joined: list[int | None] = [None] * (len(later) + max(best))
    for steps, value in best.items():
        for more_steps, more in enumerate(later):
            old = joined[steps + more_steps]
            if more is not None and (old is None or old < value + more):
                joined[steps + more_steps] = value + more
    return list(accumulate(joined, _more))


def _more(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def _may_do(variant: _Variant, place: int, left: int, gain: int, surplus: int) -> bool:
    """Whether the blocks from a place on could bring that gain and lift that surplus to zero."""
    most_gain = variant.gains[place][min(left, len(variant.gains[place]) - 1)]
    most_surplus = variant.surpluses[place][min(left, len(variant.surpluses[place]) - 1)]
    if most_gain is None or most_surplus is None:
        return False
    return most_gain >= gain and surplus + most_surplus >= 0


def _within(task: Task, variant: _Variant, allowed: int) -> Found | None:
    """The smallest set that fits into the allowed steps, the one with most gain; or None."""
    spare = _spare(variant.tables)
    joined: Table = {(0, min(task.surplus, sum(spare))): (0, ())}
    for place, table in enumerate(variant.tables, start=1):
        joined = {
            key: entry
            for key, entry in _join(joined, table, allowed, sum(spare[place:])).items()
            if _may_do(variant, place, allowed - key[0], task.need - entry[0], key[1])
        }
    sets = (Found(taken, steps, gain) for (steps, _), (gain, taken) in joined.items())
    return min(sets, key=lambda one: (one.steps, -one.gain), default=None)


def _join(joined: Table, table: Table, allowed: int, enough: int) -> Table:
    """Both tables in one; more surplus than could still be used up counts as just enough."""
    result: Table = {}
    for (steps, surplus), (gain, taken) in joined.items():
        for (more_steps, more_surplus), (more_gain, more_taken) in table.items():
            if steps + more_steps > allowed:
                continue
            key = (steps + more_steps, min(enough, surplus + more_surplus))
            better = gain + more_gain
            if key not in result or result[key][0] < better:
                result[key] = (better, taken + more_taken)
    return _worthwhile(result)


def _spare(tables: tuple[Table, ...]) -> list[int]:
    """How much surplus each block could use up at most."""
    return [max(0, *(-surplus for _, surplus in table)) for table in tables]

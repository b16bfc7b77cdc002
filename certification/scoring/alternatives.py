"""Counts how many other sets of steps of the same size would do, as long as they are few."""

from __future__ import annotations

from dataclasses import dataclass, field

from certification.scoring.steps import Block, Task

FEW = 10
# So many looks are enough to know that they are not few, and short enough for a page to wait.
LOOKS = 4_000


@dataclass(slots=True)
class _Search:
    task: Task
    steps: int
    found: int = 0
    looks: int = 0
    pace: list[int] = field(default_factory=list)
    proof: list[int] = field(default_factory=list)

    @property
    def over(self) -> bool:
        return self.found > FEW or self.looks > LOOKS


def other_sets(task: Task, steps: int) -> int | None:
    """How many other sets of that many steps fulfil the task; None where that is ten or more.

    None too where counting would take too long.
    """
    search = _Search(task, steps)
    search.pace, search.proof = _bounds(task)
    _look(search, 0, 0, steps, 0, task.surplus, 0, 0)
    return None if search.over or search.found > FEW else max(0, search.found - 1)


def _bounds(task: Task) -> tuple[list[int], list[int]]:
    """For each block and all after it: the most gain, and the most surplus, of one step."""
    pace, proof = [0], [0]
    for block in reversed(task.blocks):
        options = [option for choice in block.choices for option in choice.options]
        gain = max((-(-option.gain // option.steps) for option in options), default=0)
        surplus = max((option.surplus for option in options), default=0)
        pace.append(max(pace[-1], gain))
        proof.append(max(proof[-1], surplus))
    return pace[::-1], proof[::-1]


def _look(
    search: _Search,
    place: int,
    choice: int,
    left: int,
    gain: int,
    surplus: int,
    here: int,
    reached: int,
) -> None:
    """Goes through all choices in order, leaving out what can no longer be enough."""
    search.looks += 1
    if search.over or _hopeless(search, place, left, gain, surplus):
        return
    if place == len(search.task.blocks):
        search.found += left == 0 and reached >= search.task.any_count
        return
    block = search.task.blocks[place]
    if choice == len(block.choices):
        _next_block(search, place, left, gain, surplus, here, reached)
        return
    _look(search, place, choice + 1, left, gain, surplus, here, reached)
    for option in block.choices[choice].options:
        if option.steps <= left:
            _look(
                search,
                place,
                choice + 1,
                left - option.steps,
                gain + option.gain,
                surplus + option.surplus,
                here + option.gain,
                reached,
            )


def _hopeless(search: _Search, place: int, left: int, gain: int, surplus: int) -> bool:
    short = gain + left * search.pace[place] < search.task.need
    return short or surplus + left * search.proof[place] < 0


def _next_block(
    search: _Search, place: int, left: int, gain: int, surplus: int, here: int, reached: int
) -> None:
    block: Block = search.task.blocks[place]
    holds = here >= block.need
    if block.name in search.task.any_of:
        reached += holds
    elif not holds:
        return
    _look(search, place + 1, 0, left, gain, surplus, 0, reached)

"""Counts how many other sets of steps of the same size would do, as long as they are few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from certification.scoring.steps import Block, Option, Task

FEW = 10
# So many looks are enough to know that they are not few, and short enough for a page to wait.
LOOKS = 4_000


class _Place(NamedTuple):
    """How far a search has come: the choice it looks at, and what it has taken so far."""

    block: int
    choice: int
    left: int
    gain: int
    surplus: int
    here: int
    reached: int

    def taking(self, option: Option) -> _Place:
        return self._replace(
            choice=self.choice + 1,
            left=self.left - option.cost,
            gain=self.gain + option.gain,
            surplus=self.surplus + option.surplus,
            here=self.here + option.gain,
        )


@dataclass(slots=True)
class _Search:
    """What is sought, the bounds for each block and all after it, and what was found."""

    task: Task
    pace: list[int]
    proof: list[int]
    found: int = 0
    looks: int = 0

    @property
    def over(self) -> bool:
        return self.found > FEW or self.looks > LOOKS


def other_sets(task: Task, steps: int) -> int | None:
    """How many other sets of that many steps fulfil the task; None where that is ten or more.

    None too where counting would take too long.
    """
    search = _Search(task, *_bounds(task))
    _look(search, _Place(0, 0, steps, 0, task.surplus, 0, 0))
    return None if search.over else max(0, search.found - 1)


def _bounds(task: Task) -> tuple[list[int], list[int]]:
    """For each block and all after it: the most gain, and the most surplus, of one step."""
    pace, proof = [0], [0]
    for block in reversed(task.blocks):
        options = [option for choice in block.choices for option in choice.options]
        gain = max((-(-option.gain // option.cost) for option in options), default=0)
        surplus = max((option.surplus for option in options), default=0)
        pace.append(max(pace[-1], gain))
        proof.append(max(proof[-1], surplus))
    return pace[::-1], proof[::-1]


def _look(search: _Search, at: _Place) -> None:
    """Goes through all choices in order, leaving out what can no longer be enough."""
    search.looks += 1
    if search.over or _hopeless(search, at):
        return
    if at.block == len(search.task.blocks):
        search.found += at.left == 0 and at.reached >= search.task.any_count
        return
    block = search.task.blocks[at.block]
    if at.choice == len(block.choices):
        _next_block(search, at, block)
        return
    _look(search, at._replace(choice=at.choice + 1))
    for option in block.choices[at.choice].options:
        if option.cost <= at.left:
            _look(search, at.taking(option))


def _hopeless(search: _Search, at: _Place) -> bool:
    short = at.gain + at.left * search.pace[at.block] < search.task.need
    return short or at.surplus + at.left * search.proof[at.block] < 0


def _next_block(search: _Search, at: _Place, block: Block) -> None:
    holds = at.here >= block.need
    some_are_enough = block.name in search.task.any_of
    if holds or some_are_enough:
        reached = at.reached + (holds and some_are_enough)
        _look(search, at._replace(block=at.block + 1, choice=0, here=0, reached=reached))

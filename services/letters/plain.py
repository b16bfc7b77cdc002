"""A letter as plain text, to be copied into an e-mail."""

from services.letters.composing import WEEK, Gap, Line, Paper, Piece
from services.letters.values import Part, Space

# Dots stand for what is still open; everybody knows from paper what to do with them.
DOTS = {Space.SHORT: 12, Space.MEDIUM: 28, Space.LONG: 44, Space.LINES: 60, Space.WEEK: 10}


def dots(space: Space) -> str:
    """Return a line to write on; for a week one for each working day."""
    if space is Space.WEEK:
        return " · ".join(f"{day} {'.' * DOTS[space]}" for day in WEEK) + " Stunden"
    return "." * DOTS[space]


def said(line: Line) -> str:
    """Return a line as text."""
    return "".join(run if isinstance(run, str) else dots(run.space) for run in line)


def subject_text(paper: Paper) -> str:
    """Return the subject as text."""
    return said(paper.subject)


def plain_text(paper: Paper) -> str:
    """Return the letter from its greeting to the name below: the body of an e-mail."""
    letter = paper.letter
    blocks = [letter.greeting, *(_piece(each) for each in paper.pieces)]
    closing = [letter.closing, said(paper.name)] if letter.closing else []
    return "\n\n".join(block for block in (*blocks, "\n".join(filter(None, closing))) if block)


def _piece(piece: Piece) -> str:
    if piece.spare or piece.part is Part.SIGNATURES:
        return ""
    rows = [said(piece.line)]
    for point in piece.points:
        if _is_spare(point.line):
            continue
        sign = {None: "- ", False: "[ ] ", True: "[x] "}[point.ticked]
        label = f"{point.label}: " if point.label else ""
        rows.append(f"{'' if label else sign}{label}{said(point.line)}")
    return "\n".join(row for row in rows if row)


def _is_spare(line: Line) -> bool:
    return any(isinstance(run, Gap) and run.spare for run in line)

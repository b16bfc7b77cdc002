"""The German sentences that Python code says to people: refusals, explanations, hints of forms."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.readability.formula import WORD

FEWEST_WORDS = 4


def source_text(path: Path) -> str:
    """Return the sentences of a module, one a line; what is filled in later is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node) for node in _silent(tree)}
    return "\n".join(
        " ".join(text.split())
        for node, text in _texts(tree, silent)
        if text.rstrip("“ ").endswith((".", "!", "?")) and len(WORD.findall(text)) >= FEWEST_WORDS
    )


def _texts(node: ast.AST, silent: set[int]) -> Iterator[tuple[ast.AST, str]]:
    """Give every literal with its words, joined where Python joins them."""
    if id(node) in silent:
        return
    if isinstance(node, ast.JoinedStr):
        pieces = [part.value for part in node.values if isinstance(part, ast.Constant)]
        yield node, "".join(str(piece) for piece in pieces)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node, node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child, silent)


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    """Give what nobody reads on a page: docstrings, and what is raised for those who program."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = getattr(node.exc.func, "id", getattr(node.exc.func, "attr", ""))
            if name in {"RuntimeError", "ValueError", "TypeError", "ImproperlyConfigured"}:
                yield node.exc

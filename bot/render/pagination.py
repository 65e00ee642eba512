"""Pages of the initiative order that fit an embed and a phone's screen."""

from collections.abc import Sequence

LINES = 20
CHARACTERS = 3_400


def pages(entries: Sequence[str], *, most: int = LINES, characters: int = CHARACTERS) -> list[range]:
    """Return the ranges of entries of each page: at least one page, none too long for an embed."""
    found: list[range] = []
    start = used = 0
    for index, entry in enumerate(entries):
        if index > start and (index - start >= most or used + len(entry) + 1 > characters):
            found.append(range(start, index))
            start, used = index, 0
        used += len(entry) + 1
    return [*found, range(start, len(entries))]


def page_of(found: Sequence[range], index: int) -> int:
    """Return the number of the page of an entry; the first page for one that is on none."""
    return next((number for number, page in enumerate(found) if index in page), 0)

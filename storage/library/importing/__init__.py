"""Creatures from the files of other programs: each format is read into the drafts of `draft.py`."""

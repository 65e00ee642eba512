"""Refuse what Discord refuses: lengths, counts, shapes, with its nested error bodies."""

"""Faults that are really done – kill, freeze, cut, delay – and what is left of a fight afterwards."""

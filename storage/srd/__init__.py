"""The SRD's creatures: a table for each rule set, made when the package is built, see generate.py."""

"""The SRD's creatures: a slim table made when the package is built, see generate.py."""

"""Views and events → what Discord shows. Pure: no I/O, no clock, no Discord objects."""

"""The version of the wire's protocol.

It rises only when a client that was right before would go wrong: a field changes its meaning or goes, or an
event is not sent any more. New events, commands and fields come without a new number, and clients ignore what
they don't know. A server serves each number in `SUPPORTED`; who names none is served as version 1.
"""

PROTOCOL = 1
SUPPORTED = frozenset({PROTOCOL})

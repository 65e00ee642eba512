"""Image URLs that Discord accepts. It refuses a whole message with any other."""

import re

# https, a host with a dot in it, and no character that must be percent-encoded.
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}(?::\d{1,5})?(?:[/?#][!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]*)?",
)


def picture(address: object) -> str | None:
    """Return the URL if Discord accepts it, else None."""
    return address if isinstance(address, str) and _ADDRESS.fullmatch(address) else None

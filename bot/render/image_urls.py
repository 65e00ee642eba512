"""Addresses of pictures that Discord takes. Any other would keep the whole message from being shown."""

import re

# https, a host with a dot in it, and nothing that has to be written otherwise in an address.
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}(?::\d{1,5})?(?:[/?#][!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]*)?",
)


def picture(address: object) -> str | None:
    """Return the address of a picture, or None for what is none."""
    return address if isinstance(address, str) and _ADDRESS.fullmatch(address) else None

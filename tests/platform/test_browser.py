"""The Chromium that is brought for tests says what it lacks."""

from pathlib import Path

import pytest

from tests.browser.__main__ import STARTER, absent, check, complaint, quoted

LISTED = """\
	linux-vdso.so.1 (0x00007ffd3a7f2000)
	libnspr4.so => not found
	libplc4.so => not found
	libexpat.so.1 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f6a1c000000)
"""


def test_missing_libraries_are_named_with_the_packages_to_install() -> None:
    assert absent(LISTED) == ["libnspr4.so", "libplc4.so", "libexpat.so.1"]
    assert complaint(absent(LISTED)) == (
        "Chromium lacks libnspr4.so, libplc4.so, libexpat.so.1; "
        "on Debian or Ubuntu: apt-get install libexpat1 libnspr4"
    )


def test_a_library_of_an_unknown_package_is_named_alone() -> None:
    assert complaint(["libnew.so.2"]) == "Chromium lacks libnew.so.2"


def test_a_browser_that_does_not_start_ends_the_set_up_with_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "a user's folder"
    folder.mkdir()
    starter, program = folder / "chromium-headless-shell", folder / "chromium"
    starter.write_text(STARTER.format(folder=quoted(folder), library_path=""))
    program.write_text("#!/bin/sh\necho no display >&2; exit 1\n")
    for script in (starter, program):
        script.chmod(0o755)
    with pytest.raises(SystemExit, match="no display"):
        check(starter)
    program.write_text("#!/bin/sh\necho Chromium\n")
    check(starter)

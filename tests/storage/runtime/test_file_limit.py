"""A process raises its limit of open files to the system's maximum."""

import subprocess
import sys

PROGRAM = """
import resource
from storage.runtime.file_limit import allow_many
_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
allow_many()
allow_many()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= min(hard, 4_096) or hard == -1)
"""


def test_the_limit_of_open_files_is_raised() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "True"

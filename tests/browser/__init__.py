"""A Chromium for tests: the machine's, or one that `python -m tests.browser` brings."""

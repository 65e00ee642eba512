"""End the turn of the fight that is on, for a key of a Stream Deck: python next_turn.py SERVER TOKEN

The token has the scope "run" for a DM, "play" for a player: /token create in Discord makes one.
"""

import json
import sys
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def ask(server: str, token: str, event: str, **payload: Any) -> dict[str, Any]:
    """Send a message of docs/wire-commands.md and return its answer."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = Request(f"{server}/api/messages/{event}", json.dumps(payload).encode(), headers)
    try:
        with urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except HTTPError as refused:
        sys.exit(json.load(refused)["error"]["message"])


server, token = sys.argv[1:]
active = [one for one in ask(server, token, "list_encounters")["encounters"] if one["status"] == "active"]
if not active:
    sys.exit("No fight is on.")
ask(server, token, "advance_turn", encounterId=active[0]["encounterId"])
print(f"Next turn in {active[0]['name']}.")

"""The examples for operators fit the code: the metrics they name are the ones that processes report."""

import json
import re
from collections.abc import Iterator

import pytest
import yaml

from bot.metrics import BotMetrics
from realtime.metrics import Metrics
from tests.places import ROOT

EXAMPLES = ROOT / "docs" / "examples"
SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum"), "info": ("_info",)}
_NAME = re.compile(r"\b(?:tracker|process)_\w+")


def reported() -> set[str]:
    """Return the names of the series of all processes."""
    metrics = Metrics()
    BotMetrics(metrics.registry)
    return {
        family.name + suffix
        for family in metrics.registry.collect()
        for suffix in SUFFIXES.get(family.type, ("",))
    }


def alerts() -> Iterator[tuple[str, str]]:
    rules = yaml.safe_load((EXAMPLES / "alerts.yaml").read_text(encoding="utf-8"))
    for group in rules["groups"]:
        for rule in group["rules"]:
            assert rule["annotations"]["summary"] and rule["labels"]["severity"] in ("page", "ticket")
            yield rule["alert"], rule["expr"]


def panels() -> Iterator[tuple[str, str]]:
    for panel in json.loads((EXAMPLES / "grafana.json").read_text(encoding="utf-8"))["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target["expr"]


@pytest.mark.parametrize(("name", "expression"), [*alerts(), *panels()])
def test_the_metrics_of_an_alert_and_of_a_panel_are_reported(name: str, expression: str) -> None:
    named = set(_NAME.findall(expression))
    assert named - reported() == set()
    assert named or "up{" in expression


def test_a_metric_that_no_process_reports_is_found() -> None:
    assert set(_NAME.findall("rate(tracker_nothing_total[5m]) > tracker_sockets")) - reported() == {
        "tracker_nothing_total"
    }

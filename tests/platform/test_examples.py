"""The examples for operators fit the code: its metrics, settings, files and exit status."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import tests.bot as tests_bot  # discord.py's deprecations are no errors
from bot.metrics import BotMetrics
from realtime.metrics import Metrics
from storage.runtime.settings import Settings, load_settings, require_public_url
from storage.runtime.startup_errors import SettingsError
from tests.places import ROOT

__all__ = ["tests_bot"]

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


SERVICES = {
    (path.name, name): service
    for path in EXAMPLES.glob("compose*.yaml")
    for name, service in yaml.safe_load(path.read_text(encoding="utf-8"))["services"].items()
    if service["image"] == "encounter-tracker"
}


@pytest.mark.parametrize(("file", "service"), SERVICES)
def test_the_processes_of_a_compose_file_start_with_its_settings(file: str, service: str) -> None:
    environment = SERVICES[file, service]["environment"]
    assert {name.lower() for name in environment} <= Settings.model_fields.keys()
    filled = {name.lower(): re.sub(r"\$\{.*?\}", "x" * 32, value) for name, value in environment.items()}
    given = {**filled, "public_url": "https://tracker.example"}
    settings = load_settings(None, **given)
    require_public_url(settings)
    assert settings.redis_url is None or settings.jwt_secret is not None


@pytest.mark.parametrize("unit", sorted(EXAMPLES.glob("*.service")), ids=lambda path: path.name)
def test_a_unit_ends_at_a_wrong_setting(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    assert f"RestartPreventExitStatus={SettingsError.status}\n" in text and "Restart=always\n" in text


def test_the_image_is_made_of_files_that_exist() -> None:
    text = (EXAMPLES / "Dockerfile").read_text(encoding="utf-8")
    copied = [name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.M) for name in line.split()]
    allowed = (EXAMPLES / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied and all((ROOT / name).exists() and f"!{name}" in allowed for name in copied)

"""The report of `make audit` for the answers of pip-audit and npm."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest

from tests.places import AUDIT


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    path = AUDIT
    spec = importlib.util.spec_from_file_location("audit", path)
    assert spec is not None and spec.loader is not None
    sys.modules["audit"] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_known_vulnerability_of_a_python_package_is_reported(audit: ModuleType) -> None:
    vulnerability = {"id": "CVE-1", "fix_versions": ["2.1"], "aliases": [], "description": "…"}
    found = [
        {"name": "torch", "version": "2.0", "vulns": [vulnerability]},
        {"name": "rope", "version": "1.0", "vulns": []},
        {"name": "map", "skip_reason": "unknown there"},
    ]
    report = audit.of_python("a.lock", json.dumps({"dependencies": found, "fixes": []}), "")
    assert report.vulnerable == ["torch 2.0: CVE-1, mended in ['2.1']"]
    assert (report.looked_at, report.unknown, report.skipped) == (2, ["map, unknown there"], "")


def test_a_known_vulnerability_of_a_node_package_is_reported_once(audit: ModuleType) -> None:
    why = {"title": "Too bright", "url": "https://advisories.example/1", "range": "<2"}
    answer = {
        "auditReportVersion": 2,
        "vulnerabilities": {
            "torch": {"range": "<2", "via": [why]},
            "backpack": {"range": "*", "via": ["torch"]},
        },
        "metadata": {"dependencies": {"total": 12}},
    }
    report = audit.of_node("package-lock.json", json.dumps(answer), "")
    assert report.vulnerable == ["torch <2: Too bright, https://advisories.example/1"]


def test_no_vulnerabilities_are_reported_with_the_number_of_packages(audit: ModuleType) -> None:
    answer = {"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"dependencies": {"total": 12}}}
    report = audit.of_node("package-lock.json", json.dumps(answer), "")
    assert str(report) == "package-lock.json: 12 packages, no known vulnerabilities"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "no way there"),
        ('{"dependencies": [{"name": "torch", "skip_reason": "unknown there"}]}', "unknown there"),
    ],
)
def test_an_unreachable_service_is_reported_for_python(audit: ModuleType, said: str, why: str) -> None:
    report = audit.of_python("a.lock", said, "Traceback\nno way there\n")
    assert "SKIPPED" in str(report) and why in str(report) and not report.vulnerable


@pytest.mark.parametrize("said", ["", '{"message": "no way there", "statusCode": 405}'])
def test_an_unreachable_service_is_reported_for_node(audit: ModuleType, said: str) -> None:
    report = audit.of_node("package-lock.json", said, "no way there")
    assert "SKIPPED" in str(report) and "no way there" in str(report) and not report.vulnerable

"""The cost of a program's imports: `python -m tests.bench.start.imports MODULE`, in a new process.

Answers with the CPU seconds that each top-level package spent in its own modules, and in all of them. CPU
seconds, not the clock's as with `-X importtime`: others may be using the machine.
"""

import importlib
import importlib.abc
import importlib.machinery
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from types import ModuleType
from typing import Any

HERE = frozenset(sys.modules)


class _Timed(importlib.abc.Loader):
    """A loader that measures another loader's own time."""

    def __init__(self, loader: Any, watch: "Watch") -> None:
        self._loader = loader
        self._watch = watch

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        with self._watch.of(spec.name):
            module: ModuleType | None = self._loader.create_module(spec)
            return module

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        module.__spec__.loader = module.__loader__ = self._loader
        with self._watch.of(module.__name__):
            self._loader.exec_module(module)


class _Lap:
    def __init__(self, watch: "Watch", package: str) -> None:
        self._watch, self._package = watch, package

    def __enter__(self) -> None:
        self._watch.inner.append(0.0)
        self._started = time.process_time()

    def __exit__(self, *_: object) -> None:
        took = time.process_time() - self._started
        self._watch.own[self._package] += took - self._watch.inner.pop()
        self._watch.inner[-1] += took


class Watch(importlib.abc.MetaPathFinder):
    """The first finder; the time of nested imports does not count for the importing module."""

    def __init__(self) -> None:
        self.own: defaultdict[str, float] = defaultdict(float)
        self.inner = [0.0]

    def of(self, module: str) -> _Lap:
        """Return a measurement that counts for a module."""
        return _Lap(self, module.partition(".")[0])

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a module with the other finders."""
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Timed(spec.loader, self)
        return spec


def main() -> None:
    """Import and print the times."""
    watch = Watch()
    sys.meta_path.insert(0, watch)
    started = time.process_time()
    importlib.import_module(sys.argv[1])
    total = time.process_time() - started
    sys.meta_path.remove(watch)
    print(json.dumps({"total": total, "own": watch.own, "modules": len(set(sys.modules) - HERE)}))


if __name__ == "__main__":
    main()

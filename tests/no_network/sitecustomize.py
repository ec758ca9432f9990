"""Python imports this at start when the folder is on PYTHONPATH: kernels and subprocesses too.

A sitecustomize that the machine had before is imported after it.
"""

import importlib.machinery
import importlib.util
import runpy
import sys
from pathlib import Path

_here = Path(__file__).parent.resolve()
# Run by its path: an import of embedlab would need packages that this Python may not have.
_offline = runpy.run_path(str(_here.parents[1] / "embedlab" / "course" / "app" / "offline.py"))
_offline["refuse_network"]([])

_elsewhere = [folder for folder in sys.path if Path(folder).resolve() != _here]
_other = importlib.machinery.PathFinder.find_spec("sitecustomize", _elsewhere)
if _other is not None and _other.loader is not None:
    _other.loader.exec_module(importlib.util.module_from_spec(_other))

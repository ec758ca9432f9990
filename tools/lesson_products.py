"""The two notebooks that a source becomes: the lesson, and the solved notebook with its outputs."""

import ast
import hashlib
import json
import os
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import nbformat
from lesson_source import BEGIN, END, STUB, Cell, Source
from nbformat import NotebookNode

CHECKOUT = Path(__file__).resolve().parents[1]
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}")
_PICTURE = re.compile(r"(data:image/png;base64,[^\"]+)")
_WIDGET = "application/vnd.jupyter.widget-view+json"


def lesson(source: Source) -> NotebookNode:
    """The learner's notebook: exercises blank, no solutions, nothing for the instructor."""
    cells, checked = [], ""
    for cell in reversed(source.cells):  # a stub depends on the check that comes after it
        checked = cell.source if "check" in cell.tags else checked
        if not {"solution", "instructor"} & set(cell.tags):
            cells.append((cell, blank(cell.source, checked)))
    return _notebook(source, reversed(cells))


def solved(source: Source) -> NotebookNode:
    """The solved notebook before it is run; its metadata holds the hash of the code to be run."""
    cells = [
        (cell, _unmarked(cell.source)) for cell in source.cells if "instructor" not in cell.tags
    ]
    notebook = _notebook(source, cells)
    notebook.metadata.embedlab["code_sha256"] = code_hash(notebook)
    return notebook


def blank(code: str, check: str = "") -> str:
    r"""Replace what stands between the markers by a stub.

    A value that the check asks for keeps its name, so that the check can run: `share = ...`.

    >>> blank("### BEGIN SOLUTION\nshare = 5 / 10\n### END SOLUTION", 'check("1.2", share)')
    'share = ...  # your code'
    """
    lines: list[str] = []
    solution: list[str] | None = None
    indent = ""
    for line in code.splitlines():
        if line.strip() == BEGIN:
            solution, indent = [], line[: line.index("#")]
        elif line.strip() == END and solution is not None:
            names = (
                [] if indent else sorted(_names(solution, ast.Store) & _names([check], ast.Load))
            )
            lines += [f"{name} = {STUB}" for name in names] or [indent + STUB]
            solution = None
        else:
            (lines if solution is None else solution).append(line)
    return "\n".join(lines)


def _names(lines: list[str], context: type) -> set[str]:
    """The names that some code gives (ast.Store) or reads (ast.Load)."""
    nodes = ast.walk(ast.parse("\n".join(lines)))
    return {node.id for node in nodes if isinstance(node, ast.Name) and type(node.ctx) is context}


def _unmarked(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if line.strip() not in (BEGIN, END))


def _notebook(source: Source, cells: Iterable[tuple[Cell, str]]) -> NotebookNode:
    seen: Counter[str] = Counter()
    made = []
    for cell, text in cells:
        content = json.dumps([source.stem, cell.kind, text])
        seen[content] += 1  # two equal cells need two ids
        identity = hashlib.sha256(f"{content}{seen[content]}".encode()).hexdigest()[:16]
        new = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
        made.append(new[cell.kind](text, id=identity))
        if cell.tags:
            made[-1].metadata["tags"] = list(cell.tags)
    metadata = {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
        "embedlab": {"generated_from": f"solutions/{source.stem}.py"},
    }
    return nbformat.v4.new_notebook(cells=made, metadata=metadata)


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def code_hash(notebook: NotebookNode) -> str:
    """sha256 of the sources of the code cells, in order."""
    sources = [cell.source for cell in code_cells(notebook)]
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def keep_outputs(notebook: NotebookNode, stored: NotebookNode) -> bool:
    """Give the notebook the outputs of a stored run of the same code; False if the code differs."""
    if stored.metadata.get("embedlab", {}).get("code_sha256") != code_hash(notebook):
        return False
    if len(code_cells(stored)) != len(code_cells(notebook)):
        return False
    for cell, ran in zip(code_cells(notebook), code_cells(stored), strict=True):
        cell.outputs, cell.execution_count = ran.outputs, ran.execution_count
    return True


def execute(notebook: NotebookNode) -> None:
    """Run the notebook in place with strict checks, in an empty folder, with this very Python."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    own_python = KernelSpecManager(kernel_dirs=[])  # a kernel installed elsewhere must not answer
    client = NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=own_python),
        timeout=300,
        record_timing=False,
        coalesce_streams=True,
    )
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")]))
    metadata = notebook.metadata.copy()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = {**os.environ, "EMBEDLAB_STRICT": "1", "PYTHONPATH": path}
        quiet = subprocess.DEVNULL  # the kernel's own log; what cells print to stderr is kept
        client.execute(cwd=folder, env=environment, stderr=quiet, cleanup_kc=True)
    notebook.metadata = metadata  # nbclient adds this machine's versions and the widgets' state
    for cell in code_cells(notebook):
        cell.metadata.pop("execution", None)
        for output in cell.outputs:
            _normalise(output, Path(folder).resolve())


def _normalise(output: NotebookNode, folder: Path) -> None:
    """Leave out what differs at every run: memory addresses, the folder, the ids of widgets."""
    data = output.get("data", {})
    data.pop(_WIDGET, None)
    for holder in (output, data):
        for key in holder:
            if key == "text" or key.startswith("text/"):
                parts = _PICTURE.split(holder[key])  # every second one is a picture
                parts[::2] = [
                    _ADDRESS.sub("0x...", part).replace(str(folder), "my_work")
                    for part in parts[::2]
                ]
                holder[key] = "".join(parts)

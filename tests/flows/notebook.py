"""The notebook of the documentation, run cell by cell as a reader would."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[2] / "docs" / "questions.ipynb"
SAMPLE_FILE = "data/sample/dateline.duckdb"


def run_notebook(published: Path) -> dict[str, Any]:
    """Return the notebook with the outputs that its cells give on a published file."""
    notebook: dict[str, Any] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            printed = io.StringIO()
            with redirect_stdout(printed):
                exec("".join(cell["source"]).replace(SAMPLE_FILE, str(published)), names)
            lines = printed.getvalue().splitlines(keepends=True)
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []
    names["archive"].close()  # what stays open keeps others of the process from opening the file
    return notebook


def write_notebook(notebook: dict[str, Any]) -> None:
    """Write the notebook as Jupyter does."""
    NOTEBOOK.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

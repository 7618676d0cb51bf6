"""What a run can be asked for: these models are the forms in the Prefect UI and the arguments of the flows."""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, Field


class Archive(BaseModel):
    """Inputs of one run."""

    inputs: list[Path] = Field(
        default=[],
        title="Inputs",
        description="WARC, WACZ, HTML, text, JSONL or NewsML files, or folders of them, on the machine that runs the "
        "flow. Empty: the raw store, where captures are kept.",
    )
    shard_documents: int = Field(
        default=0,
        ge=0,
        title="Records per shard",
        description="Unit of work and restart; 0 takes the value of config/pipeline.toml.",
    )


class Outlets(BaseModel):
    """Whom one run captures."""

    sources: list[str] = Field(
        default=[],
        title="Sources",
        description="Names of files in config/sources, without the ending. Empty: every source that is enabled.",
    )
    since: date | None = Field(
        default=None,
        title="Since",
        description="Follow sitemaps back to this day, in the place of each source's max_age_days. Empty: do not.",
    )

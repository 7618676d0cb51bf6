"""Everything that was read, read anew with the code in force; the old stays published until the new passes."""

import logging

from prefect import flow

from flows.ingest import ingest
from flows.lake.locks import refuse_if_busy
from flows.parameters import Archive
from flows.serving.endings import alert_failure, tell_plainly
from flows.serving.naming import name_night
from flows.serving.reports import RunReport
from flows.settings import read_settings
from flows.warehouse.healing import list_inputs
from flows.warehouse.published import WarehouseError

log = logging.getLogger("dateline")


@flow(name="reprocess", flow_run_name=name_night, on_failure=[alert_failure], on_crashed=[alert_failure])
@tell_plainly
def reprocess() -> RunReport:
    """Read every input of the published file again, shard by shard; what other code has made is made anew.

    A shard that the code in force has made already is kept, so that a run that was killed goes on where it was. What
    came from an input that is gone stays as it is. Raises WarehouseError when nothing is published or all are gone.
    """
    settings = read_settings()
    refuse_if_busy(settings.data)
    inputs, gone = list_inputs(settings)
    if gone:
        log.warning(f"{len(gone)} inputs are gone, and what they brought stays as it is: {gone[0]}")
    if not inputs:
        raise WarehouseError("there is nothing to read again: nothing is published, or its inputs are gone")
    return ingest(Archive(inputs=inputs))

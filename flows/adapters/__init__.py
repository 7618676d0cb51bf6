"""Everything that touches disk, network, processes or the database; knows no Prefect."""

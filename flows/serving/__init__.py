"""The local Prefect server, its deployments and runners, and what runs leave on its pages."""

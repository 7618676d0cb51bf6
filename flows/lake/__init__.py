"""From documents to Parquet: workers, shards, and the manifests that tell what is done."""

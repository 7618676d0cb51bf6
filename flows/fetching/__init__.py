"""Polite HTTP to WARC: sources, discovery, robots and opt-outs, visits, the raw store and its ledger."""

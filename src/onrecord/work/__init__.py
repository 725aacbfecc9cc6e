"""Many reports: a pool of reader processes with limits, retries and quarantine."""

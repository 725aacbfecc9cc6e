"""Many reports: a process pool with limits, resume and quarantine."""

"""How a reading is scored against one of the gold: alignment, one module per record family, table.

Every family has `ROWS`, the lines it adds to the table, and `score`, which counts one report.
Counts are additive, so the table of a corpus is that of the sum. Which records stand against
which is decided by maximum overlap, one to one (`alignment`); a field is then compared over the
records that stand against each other.
"""

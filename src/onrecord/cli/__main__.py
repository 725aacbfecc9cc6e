"""`python -m onrecord.cli`: the same program as `onrecord`."""

from onrecord.cli.entry import main

main()

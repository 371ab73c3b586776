"""`python -m localsheets`: the same commands as `bin/localsheets`."""

from localsheets.cli import main

main()

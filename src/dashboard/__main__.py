"""`python -m dashboard`: the command line for the person who keeps the data."""

import sys

from dashboard.command.cli import main

if __name__ == "__main__":
    sys.exit(main())

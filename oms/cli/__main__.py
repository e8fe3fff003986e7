"""`python -m oms.cli`: the same as the command `oms`."""

import sys

from oms.cli import main

sys.exit(main())

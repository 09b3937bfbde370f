"""``python -m kzgraph``."""

import sys

from kzgraph.cli.main import main

sys.exit(main())

"""``python -m gazetteer``."""

from gazetteer.cli import main

main()

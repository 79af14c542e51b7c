"""`python -m deckbuilder` is the command `deckbuilder`."""

from deckbuilder.cli import main

main(prog_name="deckbuilder")

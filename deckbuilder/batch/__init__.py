"""Many decks from one template: a row of data in, one deck out, in processes or on a cluster.

    rows ──▶ Jobs, less what the manifest has ──▶ executor ──▶ Entries ──▶ manifest

The same function builds a row in this process, in a pool's and on a cluster's worker; a row that
fails is an entry of the manifest and stops nothing.
"""

from __future__ import annotations

from deckbuilder.batch.manifest import Entry
from deckbuilder.batch.rows import Row, read_rows
from deckbuilder.batch.running import Batch, check_template, manifest_of, run_batch

__all__ = ["Batch", "Entry", "Row", "check_template", "manifest_of", "read_rows", "run_batch"]

"""Office files as parts and XML, for reading decks and for patching them.

A package comes in as bytes; parts, relationships and elements go out. Nothing here knows what a
slide means.
"""

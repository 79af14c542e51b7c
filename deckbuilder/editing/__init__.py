"""Changing a spec's file in place: ids written into it, and what a person did to the deck.

spec.yaml ──ids.py──▶ the same file with an id in every slide
deck.pptx ──diff.py──▶ what was changed since the build ──pull.py──▶ the same file with the changes

Every change keeps comments and layout of the file, and the file is replaced in one step.
"""

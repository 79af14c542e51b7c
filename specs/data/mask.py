"""Masks phone numbers and e-mail addresses in a line of a log."""

import re

PHONE = re.compile(r"(1[3-9]\d)\d{4}(\d{4})")
EMAIL = re.compile(r"\b[\w.+-]+(@[\w.-]+)")


def mask(line: str) -> str:
    line = PHONE.sub(r"\1****\2", line)
    return EMAIL.sub(r"***\1", line)

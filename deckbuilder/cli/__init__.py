"""The command: its arguments, what it prints, its exit codes.

`commands.py` has all commands, made with click. A plain `build` needs no more than `arguments.py`,
`building.py` and `console.py`, which import nothing heavy.
"""

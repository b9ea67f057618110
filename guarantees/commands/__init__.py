"""The commands of ``python -m guarantees``, one module each.

A module has ``add_arguments(parser)`` and ``run(options)``, whose docstring is the command's help and which returns the
exit code: 0 no problems, 1 problems.
"""

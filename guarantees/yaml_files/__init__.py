"""From files to validated records: the strict YAML reader, its positions and its messages."""

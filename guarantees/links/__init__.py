"""The codecs of the pages' links, and the addresses of the pages."""

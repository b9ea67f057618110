"""The files that pages offer: a table of formats, and a module for each that writes sheets in one."""

"""The static twin: the whole site as files, for any web server, a CDN or a USB stick (decision 50)."""

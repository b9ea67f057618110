"""Views of the pages for other sites: framed without the rest of the site, and how such sites request them (oEmbed)."""
